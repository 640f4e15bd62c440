#include "scene/dissection.h"

#include <algorithm>

namespace psoas {

std::optional<SectionPlane> sectionAcross(const Shown& shown, Axis axis)
{
    const auto found = std::ranges::find(shown.sections, axis, &SectionPlane::axis);
    return found == shown.sections.end() ? std::nullopt : std::optional{*found};
}

Shown sectioned(Shown shown, const SectionPlane& plane)
{
    const auto found = std::ranges::find(shown.sections, plane.axis, &SectionPlane::axis);
    if (found != shown.sections.end()) {
        *found = plane;
    } else if (shown.sections.size() < mostSections) {
        shown.sections.push_back(plane);
    }
    return shown;
}

Shown sectionRemoved(Shown shown, Axis axis)
{
    std::erase_if(shown.sections, [axis](const SectionPlane& plane) { return plane.axis == axis; });
    return shown;
}

Shown sectionFlipped(Shown shown, Axis axis)
{
    for (SectionPlane& plane : shown.sections) {
        if (plane.axis == axis) {
            plane.keepsBelow = !plane.keepsBelow;
        }
    }
    return shown;
}

float placeOf(const SectionStop& stop, const Atlas& atlas, const SceneSnapshot& snapshot)
{
    double sum = 0;
    int count = 0;
    const auto mean = [&](const Mesh& mesh, const Shape* shape, const glm::mat4& atlas_from_mesh) {
        double along = 0;
        std::size_t number = 0;
        const auto add = [&](const glm::vec3& position) {
            along += static_cast<double>((atlas_from_mesh * glm::vec4{position, 1})[stop.axis]);
            ++number;
        };
        std::ranges::for_each(shape != nullptr ? shape->positions : mesh.positions, add);
        sum += along / static_cast<double>(std::max<std::size_t>(1, number));
        ++count;
    };
    for (const std::string& id : stop.through) {
        if (const Landmark* landmark = atlas.findLandmark(id)) {
            const auto bone = atlas.find(landmark->bone);
            const auto drawn = std::ranges::find_if(
                snapshot.drawables, [&](const Drawable& each) { return bone == each.structure && each.cutBy == 0; });
            glm::vec3 point = landmark->point;
            if (drawn != snapshot.drawables.end()) {
                point = glm::vec3{drawn->atlas_from_mesh * glm::inverse(atlas.at(*bone).atlas_from_mesh) *
                                  glm::vec4{point, 1}};
            }
            sum += static_cast<double>(point[stop.axis]);
            ++count;
            continue;
        }
        for (const StructureIndex index : atlas.resolve(id)) {
            const auto drawn = std::ranges::find_if(
                snapshot.drawables, [&](const Drawable& each) { return each.structure == index && each.cutBy == 0; });
            const Structure& structure = atlas.at(index);
            if (drawn != snapshot.drawables.end()) {
                mean(*drawn->mesh, drawn->shape.get(), drawn->atlas_from_mesh);
            } else {
                mean(*structure.mesh, nullptr, structure.atlas_from_mesh);
            }
        }
    }
    return count > 0 ? static_cast<float>(sum / count) : 0;
}

bool isPeeledOff(const Structure& structure, const Shown& shown)
{
    return shown.peel && structure.layer >= 0 && structure.layer < *shown.peel &&
           !shown.revealed.contains(structure.key);
}

Shown peeled(Shown shown, const Atlas& atlas, std::optional<int> depth)
{
    const int before = shown.peel.value_or(-1);
    shown.peel = depth;
    if (depth) {
        *shown.peel = std::clamp(*depth, 0, static_cast<int>(atlas.layers().size()));
        for (const Structure& structure : atlas.structures()) {
            if (structure.layer >= std::max(0, before) && structure.layer < *shown.peel) {
                shown.revealed.erase(structure.key);
            }
        }
        std::erase_if(shown.selection, [&](const std::string& key) {
            const auto index = atlas.find(key);
            return index && isPeeledOff(atlas.at(*index), shown);
        });
    }
    return shown;
}

} // namespace psoas
