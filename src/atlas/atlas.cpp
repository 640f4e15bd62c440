#include "atlas/atlas.h"

#include <algorithm>
#include <array>
#include <set>

namespace psoas {
namespace {

constexpr std::array<std::string_view, 16> kindNames{"bone",  "disc",   "cartilage", "ligament", "muscle", "tendon",
                                                     "nerve", "vessel", "vein",      "bursa",    "fascia", "organ",
                                                     "skin",  "other",  "origin",    "insertion"};
constexpr std::array<std::string_view, 3> sideNames{"none", "left", "right"};

} // namespace

std::string_view nameOf(Kind kind)
{
    return kindNames[static_cast<std::size_t>(kind)];
}
std::string_view nameOf(Side side)
{
    return sideNames[static_cast<std::size_t>(side)];
}

std::optional<Kind> kindFrom(std::string_view name)
{
    const auto it = std::ranges::find(kindNames, name);
    return it == kindNames.end() ? std::nullopt : std::optional{static_cast<Kind>(it - kindNames.begin())};
}

std::optional<Side> sideFrom(std::string_view name)
{
    const auto it = std::ranges::find(sideNames, name);
    return it == sideNames.end() ? std::nullopt : std::optional{static_cast<Side>(it - sideNames.begin())};
}

Result<std::shared_ptr<const Atlas>> Atlas::create(std::string name, std::vector<Structure> structures,
                                                   std::vector<Group> groups, std::vector<NamedView> views,
                                                   std::vector<Landmark> landmarks, Dissection dissection)
{
    std::shared_ptr<Atlas> atlas{new Atlas};
    atlas->m_name = std::move(name);
    atlas->m_groups = std::move(groups);
    atlas->m_views = std::move(views);
    for (const Group& group : atlas->m_groups) {
        const Group* above = &group;
        for (std::size_t steps = 0; above != nullptr; ++steps) {
            if (steps > atlas->m_groups.size()) {
                return Error{"The group “" + group.name + "” lies inside itself: give it another parent.", group.key};
            }
            above = above->parent.empty() ? nullptr : atlas->findGroup(above->parent);
        }
    }
    for (Structure& structure : structures) {
        if (atlas->findGroup(structure.group) == nullptr) {
            structure.group = "other";
            if (atlas->findGroup("other") == nullptr) {
                atlas->m_groups.push_back({"other", "Other", "", ""});
            }
        }
    }
    atlas->m_structures = std::move(structures);
    for (std::size_t i = 0; i < atlas->m_structures.size(); ++i) {
        const Structure& structure = atlas->m_structures[i];
        if (!atlas->m_byKey.emplace(structure.key, StructureIndex{static_cast<std::uint32_t>(i)}).second) {
            return Error{"The atlas lists “" + structure.key + "” twice: give each part a key of its own.",
                         structure.name};
        }
        const Box& box = structure.tree->bounds();
        for (int corner = 0; !box.isEmpty() && corner < 8; ++corner) {
            const glm::vec3 point{(corner & 1) != 0 ? box.upper.x : box.lower.x,
                                  (corner & 2) != 0 ? box.upper.y : box.lower.y,
                                  (corner & 4) != 0 ? box.upper.z : box.lower.z};
            atlas->m_bounds.add(glm::vec3{structure.atlas_from_mesh * glm::vec4{point, 1}});
        }
    }
    std::erase_if(landmarks, [&](const Landmark& landmark) { return !atlas->find(landmark.bone); });
    atlas->m_landmarks = std::move(landmarks);
    std::erase_if(dissection.stops, [&](const SectionStop& stop) {
        return std::ranges::none_of(stop.through, [&](const std::string& id) {
            return atlas->findLandmark(id) != nullptr || !atlas->resolve(id).empty();
        });
    });
    int number = 0;
    std::erase_if(dissection.layers, [&](const Layer& layer) {
        bool used = false;
        for (const std::string& id : layer.ids) {
            for (const StructureIndex index : atlas->resolve(id)) {
                Structure& structure = atlas->m_structures[index.value];
                if (structure.layer < 0 && !isAttachment(structure.kind)) {
                    structure.layer = number;
                    used = true;
                }
            }
        }
        number += used ? 1 : 0;
        return !used;
    });
    atlas->m_dissection = std::move(dissection);
    return std::shared_ptr<const Atlas>{std::move(atlas)};
}

std::optional<StructureIndex> Atlas::find(std::string_view key) const
{
    const auto it = m_byKey.find(key);
    return it == m_byKey.end() ? std::nullopt : std::optional{it->second};
}

const Group* Atlas::findGroup(std::string_view key) const
{
    const auto it = std::ranges::find(m_groups, key, &Group::key);
    return it == m_groups.end() ? nullptr : &*it;
}

const Landmark* Atlas::findLandmark(std::string_view key) const
{
    const auto it = std::ranges::find(m_landmarks, key, &Landmark::key);
    return it == m_landmarks.end() ? nullptr : &*it;
}

std::vector<const Landmark*> Atlas::landmarksOf(std::string_view bone) const
{
    std::vector<const Landmark*> found;
    for (const Landmark& landmark : m_landmarks) {
        if (landmark.bone == bone) {
            found.push_back(&landmark);
        }
    }
    return found;
}

std::vector<StructureIndex> Atlas::attachmentsOf(std::string_view key) const
{
    std::vector<StructureIndex> found;
    for (std::size_t i = 0; i < m_structures.size(); ++i) {
        const Structure& area = m_structures[i];
        if (isAttachment(area.kind) && (area.muscle == key || std::ranges::find(area.bones, key) != area.bones.end())) {
            found.push_back({static_cast<std::uint32_t>(i)});
        }
    }
    return found;
}

std::size_t Atlas::partCount() const
{
    return static_cast<std::size_t>(
        std::ranges::count_if(m_structures, [](const Structure& each) { return !isAttachment(each.kind); }));
}

std::vector<StructureIndex> Atlas::resolve(std::string_view id) const
{
    if (const auto exact = find(id)) {
        return {*exact};
    }
    std::set<std::string, std::less<>> inside;
    if (findGroup(id) != nullptr) {
        inside.emplace(id);
        for (bool grown = true; grown;) {
            grown = false;
            for (const Group& group : m_groups) {
                grown |= inside.contains(group.parent) && inside.insert(group.key).second;
            }
        }
    }
    std::vector<StructureIndex> found;
    for (std::size_t i = 0; i < m_structures.size(); ++i) {
        const bool area = isAttachment(m_structures[i].kind);
        if (m_structures[i].baseKey == id || (area ? id == "attachments" : inside.contains(m_structures[i].group))) {
            found.push_back({static_cast<std::uint32_t>(i)});
        }
    }
    return found;
}

std::vector<const Group*> Atlas::usedGroups() const
{
    std::set<std::string, std::less<>> used;
    for (const Structure& structure : m_structures) {
        for (const Group* group = findGroup(structure.group); group != nullptr; group = findGroup(group->parent)) {
            used.insert(group->key);
        }
    }
    std::vector<const Group*> result;
    const auto addUnder = [&](const auto& self, const std::string& parent) -> void {
        for (const Group& group : m_groups) {
            if (group.parent == parent && used.contains(group.key)) {
                result.push_back(&group);
                self(self, group.key);
            }
        }
    };
    addUnder(addUnder, "");
    return result;
}

std::size_t Atlas::triangleCount() const
{
    std::size_t count = 0;
    for (const Structure& structure : m_structures) {
        count += structure.mesh->triangleCount();
    }
    return count;
}

} // namespace psoas
