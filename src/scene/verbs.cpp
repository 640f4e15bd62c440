#include "scene/verbs.h"

#include "scene/dissection.h"
#include "scene/snapshot.h"

#include <algorithm>

namespace psoas {
namespace {

void takeFrom(std::vector<std::string>& list, const std::string& key)
{
    list.erase(std::remove(list.begin(), list.end(), key), list.end());
}

} // namespace

Shown selected(Shown shown, std::span<const std::string> keys)
{
    shown.selection.assign(keys.begin(), keys.end());
    return shown;
}

Shown selectionToggled(Shown shown, std::span<const std::string> keys)
{
    const bool all = std::ranges::all_of(
        keys, [&](const std::string& key) { return std::ranges::find(shown.selection, key) != shown.selection.end(); });
    for (const std::string& key : keys) {
        takeFrom(shown.selection, key);
        if (!all) {
            shown.selection.push_back(key);
        }
    }
    return shown;
}

Shown hidden(Shown shown, std::span<const std::string> keys)
{
    for (const std::string& key : keys) {
        takeFrom(shown.selection, key);
        std::erase_if(shown.revealed, [&](const std::string& area) { return area.starts_with(key + "/"); });
        // A variant that was asked for is simply no longer asked for.
        if (shown.revealed.erase(key) == 0 || shown.isolated.contains(key) || shown.peel) {
            shown.hidden.insert(key);
        }
    }
    return shown;
}

Shown revealed(Shown shown, const Atlas& atlas, std::span<const std::string> keys)
{
    for (const std::string& key : keys) {
        shown.hidden.erase(key);
        if (!shown.isolated.empty()) {
            shown.isolated.insert(key);
        }
        const auto index = atlas.find(key);
        if (index && (atlas.at(*index).hiddenByDefault || isPeeledOff(atlas.at(*index), shown))) {
            shown.revealed.insert(key);
        }
    }
    return shown;
}

std::vector<std::string> attachmentsOf(const Atlas& atlas, std::span<const std::string> keys)
{
    std::vector<std::string> areas;
    const auto add = [&](StructureIndex index) {
        const std::string& key = atlas.at(index).key;
        if (std::ranges::find(areas, key) == areas.end()) {
            areas.push_back(key);
        }
    };
    for (const std::string& key : keys) {
        const auto index = atlas.find(key);
        if (index && isAttachment(atlas.at(*index).kind)) {
            add(*index);
        }
        std::ranges::for_each(atlas.attachmentsOf(key), add);
    }
    return areas;
}

Shown attachmentsRevealed(Shown shown, const Atlas& atlas, std::span<const std::string> areas)
{
    shown = revealed(std::move(shown), atlas, areas);
    for (const std::string& area : areas) {
        if (const auto index = atlas.find(area)) {
            shown.faded.insert(atlas.at(*index).muscle);
        }
    }
    return shown;
}

Shown attachmentsToggled(Shown shown, const Atlas& atlas, std::span<const std::string> keys)
{
    const std::vector<std::string> areas = attachmentsOf(atlas, keys);
    const bool all = std::ranges::all_of(
        areas, [&](const std::string& area) { return isShown(atlas.at(*atlas.find(area)), shown); });
    if (!all) {
        return attachmentsRevealed(std::move(shown), atlas, areas);
    }
    for (const std::string& area : areas) {
        shown.revealed.erase(area);
        takeFrom(shown.selection, area);
        const Structure& of = atlas.at(*atlas.find(area));
        const auto muscle = atlas.find(of.muscle);
        if (muscle && !atlas.at(*muscle).glassByDefault) {
            shown.faded.erase(of.muscle);
        }
    }
    return shown;
}

Shown isolationToggled(Shown shown, std::span<const std::string> keys)
{
    const std::set<std::string> wanted{keys.begin(), keys.end()};
    if (wanted.empty() || shown.isolated == wanted) {
        shown.isolated.clear();
        return shown;
    }
    shown.isolated = wanted;
    for (const std::string& key : wanted) {
        shown.hidden.erase(key);
    }
    return shown;
}

Shown fadeToggled(Shown shown, std::span<const std::string> keys)
{
    const bool all = std::ranges::all_of(keys, [&](const std::string& key) { return shown.faded.contains(key); });
    for (const std::string& key : keys) {
        if (all) {
            shown.faded.erase(key);
        } else {
            shown.faded.insert(key);
        }
    }
    return shown;
}

bool isUnaskedVariant(const Structure& structure, const Shown& shown)
{
    return structure.hiddenByDefault && !shown.revealed.contains(structure.key) &&
           !shown.isolated.contains(structure.key) && !(shown.peel && structure.layer >= 0);
}

std::vector<std::string> keysMeantBy(const Atlas& atlas, const Shown& shown, std::string_view id)
{
    const bool isGroup = atlas.findGroup(id) != nullptr;
    std::vector<std::string> seen;
    std::vector<std::string> unasked;
    for (const StructureIndex index : atlas.resolve(id)) {
        const Structure& structure = atlas.at(index);
        (isGroup && isUnaskedVariant(structure, shown) ? unasked : seen).push_back(structure.key);
    }
    return seen.empty() ? unasked : seen;
}

Shown openingShown(const Atlas& atlas)
{
    Shown shown;
    for (const Structure& structure : atlas.structures()) {
        if (structure.glassByDefault) {
            shown.faded.insert(structure.key);
        }
    }
    return shown;
}

Shown allShown(Shown shown, const Atlas& atlas)
{
    shown.hidden.clear();
    shown.isolated.clear();
    shown.faded = openingShown(atlas).faded;
    shown.sections.clear();
    shown.peel.reset();
    return shown;
}

bool isTakenAway(const Structure& structure, const Shown& shown)
{
    return !isUnaskedVariant(structure, shown) && !isShown(structure, shown) &&
           (!isPeeledOff(structure, shown) || shown.hidden.contains(structure.key));
}

std::size_t hiddenCount(const Atlas& atlas, const Shown& shown)
{
    return static_cast<std::size_t>(std::ranges::count_if(
        atlas.structures(), [&](const Structure& structure) { return isTakenAway(structure, shown); }));
}

} // namespace psoas
