#include "app/overlay_words.h"

#include "app/overlay_model.h"
#include "app/pose_mover.h"
#include "app/showing.h"
#include "content/names.h"
#include "scene/dissection.h"
#include "scene/snapshot.h"

#include <glm/trigonometric.hpp>

#include <algorithm>
#include <cmath>

namespace psoas {
namespace {

constexpr float sameLevel = 2; // mm

std::string utf8(const QString& text)
{
    return text.toStdString();
}

QString sliceCaption(const Atlas& atlas, const std::vector<SectionPlane>& sections)
{
    if (sections.empty()) {
        return {};
    }
    const SectionPlane& plane = sections.back();
    QString level;
    for (const SectionStop& stop : atlas.sectionStops()) {
        if (stop.axis == static_cast<int>(plane.axis) && std::abs(placeOf(stop, atlas, {}) - plane.at) < sameLevel) {
            level = QString::fromStdString(stop.name);
            break;
        }
    }
    if (plane.axis != Axis::y) {
        return level.isEmpty() ? OverlayModel::tr("Cut across") : OverlayModel::tr("Cut across: %1").arg(level);
    }
    const QString from = plane.keepsBelow ? OverlayModel::tr("seen from above") : OverlayModel::tr("seen from below");
    return level.isEmpty() ? OverlayModel::tr("A level cut, %1").arg(from)
                           : OverlayModel::tr("A level cut at %1, %2").arg(level, from);
}

} // namespace

QString claimWords()
{
    return OverlayModel::tr("Illustration of the article’s idea");
}

std::array<QString, 2> ideaCaptions()
{
    return {OverlayModel::tr("First article: a tight psoas flattens the low back"),
            OverlayModel::tr("Second article: a tight psoas hollows the low back")};
}

OverlayTexts overlayTexts(const Names& names)
{
    OverlayTexts texts;
    texts.lineOfPull = utf8(OverlayModel::tr("Line of pull"));
    texts.jointCentre = utf8(OverlayModel::tr("Centre of the hip joint"));
    texts.leverArm = utf8(OverlayModel::tr("Lever arm: %1 mm, of the model"));
    texts.notMeasured = utf8(OverlayModel::tr("Lever arm: not measured past 95°"));
    texts.language = names.language();
    texts.nameOf = [&names](const Structure& structure) { return names.withoutSide(structure); };
    return texts;
}

OverlaySpeech speechOf(const MotionModel& model, const Pose& pose, const Shown& shown,
                       const std::vector<OverlayLink>& links)
{
    const std::string& overlay = shown.overlay;
    const Side side = shown.pose.key.ends_with("-right") ? Side::right : Side::left;
    OverlaySpeech speech;
    const auto key = [&](const QString& text, std::optional<Tint> line, Wash wash = Wash::none) {
        speech.key.push_back({utf8(text), false, line, wash});
    };
    if (overlay == "thigh-trunk-angle") {
        const double angle = glm::degrees(angleAtTheFront(model, pose, side));
        speech.caption = OverlayModel::tr("Thigh to trunk: %1°; 180° is a straight line").arg(std::lround(angle));
    } else if (overlay == "length") {
        speech.caption = OverlayModel::tr("Length against standing, of the model");
        key(OverlayModel::tr("Shorter: dots"), {}, Wash::shorter);
        key(OverlayModel::tr("Longer: stripes"), {}, Wash::longer);
    } else if (overlay == "forces") {
        speech.caption = OverlayModel::tr(
            "The line along which the muscle pulls on spine and thigh, of the model; an arrow’s length is no force");
    } else if (overlay == "lever-arm") {
        speech.caption =
            OverlayModel::tr("How far the line of pull of psoas passes from the centre of the hip: its lever arm");
    } else if (overlay == "nerves") {
        speech.caption = OverlayModel::tr("Nerves are drawn through what lies before them");
        const auto isThere = [&](Wash wash) {
            return std::ranges::any_of(model.atlas().structures(), [&](const Structure& structure) {
                return structure.kind == Kind::muscle && supplyOf(structure.baseKey) == wash &&
                       isShown(structure, shown);
            });
        };
        if (isThere(Wash::lumbar)) {
            key(OverlayModel::tr("Muscles supplied from the lumbar plexus"), {}, Wash::lumbar);
        }
        if (isThere(Wash::sacral)) {
            key(OverlayModel::tr("Muscles supplied from the sacral plexus"), {}, Wash::sacral);
        }
    } else if (overlay == "layers") {
        speech.caption = OverlayModel::tr("Outlines of skin and muscles at L3/4, from outside in");
        key(OverlayModel::tr("Psoas"), Tint::accent);
    } else if (overlay == "slice") {
        speech.caption = sliceCaption(model.atlas(), shown.sections);
    } else if (overlay == "chain") {
        speech.claim = true;
        speech.caption = OverlayModel::tr("What the articles think leads to what");
        key(OverlayModel::tr("Evidence is weak or missing"), Tint::weak);
        if (!std::ranges::all_of(links, &OverlayLink::weak)) {
            key(OverlayModel::tr("There is evidence"), Tint::accent);
        }
    } else if (overlay == "tight-psoas") {
        speech.claim = true;
        speech.caption = OverlayModel::tr("The articles disagree on what a tight psoas does to the low back");
        key(OverlayModel::tr("Lumbar curve in this pose"), Tint::weak);
        key(OverlayModel::tr("Lumbar curve by the article’s idea"), Tint::accent);
    }
    return speech;
}

OverlaySpeech speechOf(const Session& session)
{
    const Shown& shown = session.viewState().shown;
    const bool leftOut = session.settings().patient() && !isCalm(shown.overlay);
    if (shown.overlay.empty() || leftOut || !session.motion()) {
        return {};
    }
    return speechOf(*session.motion(), session.mover()->pose(), shown, session.wishedOverlay().links);
}

std::vector<OverlayRow> rowsOf(const OverlaySpeech& speech)
{
    std::vector<OverlayRow> rows;
    if (speech.claim) {
        rows.push_back({utf8(claimWords()), true, {}, Wash::none});
    }
    if (!speech.caption.isEmpty()) {
        rows.push_back({utf8(speech.caption), false, {}, Wash::none});
    }
    rows.insert(rows.end(), speech.key.begin(), speech.key.end());
    return rows;
}

} // namespace psoas
