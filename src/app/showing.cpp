#include "app/showing.h"

#include "app/overlay_words.h"
#include "motion/muscle_paths.h"
#include "scene/dissection.h"
#include "scene/snapshot.h"
#include "scene/verbs.h"
#include "scene/views.h"

#include <glm/trigonometric.hpp>

#include <algorithm>
#include <cstdlib>
#include <iterator>

namespace psoas {
namespace {

// Of the articles' ideas, degrees: as much as is plain to see.
constexpr double mostFlatter = 34;
constexpr double mostDeeper = 14;
constexpr double mostTilt = 16;
constexpr double leastTilt = 8;

std::vector<std::string> keysOf(const Atlas& atlas, const std::vector<std::string>& ids)
{
    std::vector<std::string> keys;
    for (const std::string& id : ids) {
        for (const StructureIndex index : atlas.resolve(id)) {
            keys.push_back(atlas.at(index).key);
        }
    }
    return keys;
}

bool isAxisSection(const std::string& plane)
{
    return plane.size() > 2 && plane[0] >= 'x' && plane[0] <= 'z' && (plane[1] == '<' || plane[1] == '>');
}

/// "l3-l4<" as a plane at that place of the atlas.
std::optional<SectionPlane> levelOf(const std::string& plane, const Atlas& atlas)
{
    const auto& stops = atlas.sectionStops();
    const auto stop = std::ranges::find(stops, plane.substr(0, plane.size() - 1), &SectionStop::key);
    if (stop == stops.end()) {
        return std::nullopt;
    }
    return SectionPlane{static_cast<Axis>(stop->axis), placeOf(*stop, atlas, {}), plane.back() == '<'};
}

} // namespace

Shown shownBy(const Showing& showing, const Atlas& atlas)
{
    Shown shown = openingShown(atlas);
    shown = revealed(std::move(shown), atlas, keysOf(atlas, showing.reveal));
    const auto meantBy = [&](const std::vector<std::string>& ids) {
        std::vector<std::string> keys;
        for (const std::string& id : ids) {
            std::ranges::copy(keysMeantBy(atlas, shown, id), std::back_inserter(keys));
        }
        return keys;
    };
    if (const auto keys = meantBy(showing.isolate); !keys.empty()) {
        shown = isolationToggled(std::move(shown), keys);
    }
    shown = hidden(std::move(shown), keysOf(atlas, showing.hide));
    for (const std::string& key : keysOf(atlas, showing.fade)) {
        shown.faded.insert(key);
    }
    if (!showing.attachments.empty()) {
        shown = attachmentsRevealed(std::move(shown), atlas, attachmentsOf(atlas, keysOf(atlas, showing.attachments)));
    }
    for (const std::string& plane : showing.section) { // as readShowing() let it through
        if (const auto stop = levelOf(plane, atlas)) {
            shown.sections.push_back(*stop);
            continue;
        }
        if (!isAxisSection(plane)) {
            continue; // a place that this atlas does not have
        }
        shown.sections.push_back({plane[0] == 'x'   ? Axis::x
                                  : plane[0] == 'y' ? Axis::y
                                                    : Axis::z,
                                  std::strtof(plane.c_str() + 2, nullptr), plane[1] == '<'});
    }
    shown.peel = showing.peel;
    shown.labels = showing.labels;
    // What is chosen is to be seen.
    const std::vector<std::string> selection = meantBy(showing.select);
    shown = revealed(std::move(shown), atlas, selection);
    return selected(std::move(shown), selection);
}

Pose tightened(Pose pose, std::string_view overlay, double amount)
{
    const bool flatter = overlay == "tight-psoas-flatter";
    if (!flatter && overlay != "tight-psoas-deeper") {
        return pose;
    }
    // The pelvis turns with the lumbar spine, the thighs stay where they are.
    const double bend = glm::radians((flatter ? mostFlatter : -mostDeeper) * amount);
    const double tilt = glm::radians((flatter ? -leastTilt : mostTilt) * amount);
    pose = turned(std::move(pose), "lumbar-flexion", pose.angle("lumbar-flexion") + bend);
    pose = turned(std::move(pose), "pelvic-tilt", pose.angle("pelvic-tilt") + tilt);
    for (const std::string_view hip : {"hip-flexion-left", "hip-flexion-right"}) {
        pose = turned(std::move(pose), hip, pose.angle(hip) + tilt);
    }
    return pose;
}

bool isCalm(std::string_view overlay)
{
    return overlay != "forces" && overlay != "chain" && !overlay.starts_with("tight-psoas");
}

bool isClaim(std::string_view overlay)
{
    return overlay == "chain" || overlay.starts_with("tight-psoas");
}

std::vector<OverlayLink> linksOf(const Entry& entry, const Entry& said)
{
    // The first word that is found decides.
    static const std::vector<std::pair<std::string_view, std::string_view>> regions{
        {"sciatic", "buttock"},
        {"gluteal", "buttock"},
        {"ribs", "ribs"},
        {"head forward", "head"},
        {"neck", "neck"},
        {"shoulder", "shoulder"},
        {"knee", "knee"},
        {"heel", "foot"},
        {"foot", "foot"},
        {"calf", "calf"},
        {"leg rolled", "thigh"},
        {"groin", "groin"},
        {"labrum", "hip"},
        {"tendon or", "hip"},
        {"hip extension", "hip"},
        {"lumbar plexus", "spine"},
        {"pelvis tipped", "pelvis"},
        {"back", "back"},
        {"disc", "spine"},
        {"compression", "spine"},
        {"bowel", "belly"},
        {"swayback", "spine"},
        {"psoas", "psoas"},
        {"hip flexors", "psoas"},
        {"gravity", "belly"},
    };
    const auto regionOf = [](const std::string& words) -> std::string {
        for (const auto& [word, region] : regions) {
            if (words.find(word) != std::string::npos) {
                return std::string{region};
            }
        }
        return {};
    };
    std::vector<OverlayLink> links;
    for (const ChainLink& link : entry.chain) {
        OverlayLink drawn{regionOf(link.from), regionOf(link.to), !link.evidence, {}, {}};
        if (const auto at = static_cast<std::size_t>(&link - entry.chain.data()); at < said.chain.size()) {
            drawn.fromWords = said.chain[at].from;
            drawn.toWords = said.chain[at].to;
        }
        if (!drawn.from.empty() && !drawn.to.empty() && drawn.from != drawn.to) {
            links.push_back(std::move(drawn));
        }
    }
    return links;
}

OverlayWish wishOf(const Shown& shown, const Atlas& atlas, const MotionTables& tables, const Entry* entry,
                   const Entry* said, bool patient, const Names& names)
{
    OverlayWish wish;
    wish.side = shown.pose.key.ends_with("-right") ? Side::right : Side::left;
    if (const NamedPose* named = tables.findPose(shown.pose.key)) {
        wish.figure = named->figure;
    }
    if (!patient || isCalm(shown.overlay)) {
        wish.overlay = shown.overlay;
    }
    if (wish.overlay == "slice") {
        wish.sections = shown.sections;
    }
    if (wish.overlay == "chain" && entry != nullptr) {
        wish.links = linksOf(*entry, said != nullptr ? *said : *entry);
    }
    for (const MusclePath& muscle : tables.paths->muscles) { // of one that is not there nothing is drawn
        const auto index = atlas.find(muscle.muscle);
        if (index && isShown(atlas.at(*index), shown)) {
            wish.muscles.push_back(muscle.muscle);
        }
    }
    wish.texts = overlayTexts(names);
    return wish;
}

std::optional<NamedView> viewOf(const Showing& showing, const Atlas& atlas)
{
    if (showing.view.empty() && showing.frame.empty()) {
        return std::nullopt;
    }
    NamedView view;
    const auto views = allViews(atlas);
    if (const auto found = std::ranges::find(views, showing.view, &NamedView::key); found != views.end()) {
        view = *found;
    }
    if (!showing.frame.empty()) {
        view.frame = showing.frame;
    }
    return view;
}

Showing calmed(Showing showing)
{
    if (!isCalm(showing.overlay)) {
        showing.overlay.clear();
    }
    return showing;
}

} // namespace psoas
