#include "app/showing.h"

#include "scene/verbs.h"
#include "scene/views.h"

#include <algorithm>
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

Showing stepOf(const Entry& entry, std::size_t step)
{
    Showing sum = entry.show;
    for (std::size_t i = 0; i < std::min(step, entry.steps.size()); ++i) {
        const Showing& next = entry.steps[i];
        const auto take = [](auto& into, const auto& from) {
            if (!from.empty()) {
                into = from;
            }
        };
        take(sum.view, next.view);
        take(sum.frame, next.frame);
        take(sum.select, next.select);
        take(sum.isolate, next.isolate);
        take(sum.reveal, next.reveal);
        take(sum.hide, next.hide);
        take(sum.fade, next.fade);
        take(sum.pose, next.pose);
        take(sum.overlay, next.overlay);
        sum.caption = next.caption;
    }
    return sum;
}

} // namespace psoas
