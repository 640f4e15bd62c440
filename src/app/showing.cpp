#include "app/showing.h"

#include "scene/verbs.h"
#include "scene/views.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>

namespace psoas {
namespace {

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
    static const std::vector<std::string> unsettling{"forces", "chain", "tight-psoas-flatter", "tight-psoas-deeper",
                                                     "slice"};
    if (std::ranges::find(unsettling, showing.overlay) != unsettling.end()) {
        showing.overlay.clear();
    }
    return showing;
}

} // namespace psoas
