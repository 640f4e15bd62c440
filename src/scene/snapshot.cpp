#include "scene/snapshot.h"

#include "motion/body.h"

#include <algorithm>

namespace psoas {
namespace {

Box transformed(const Box& box, const glm::mat4& target_from_source)
{
    Box result;
    for (int corner = 0; !box.isEmpty() && corner < 8; ++corner) {
        const glm::vec3 point{(corner & 1) != 0 ? box.upper.x : box.lower.x,
                              (corner & 2) != 0 ? box.upper.y : box.lower.y,
                              (corner & 4) != 0 ? box.upper.z : box.lower.z};
        result.add(glm::vec3{target_from_source * glm::vec4{point, 1}});
    }
    return result;
}

} // namespace

Box boundsOf(const Structure& structure)
{
    return transformed(structure.tree->bounds(), structure.atlas_from_mesh);
}

Box boundsOf(const Atlas& atlas, StructureIndex index, const Body* body)
{
    const Structure& structure = atlas.at(index);
    if (body == nullptr) {
        return boundsOf(structure);
    }
    Box box;
    for (std::size_t i = 0; i < structure.patches.size(); ++i) {
        const PosedSurface& patch = body->patch(index, i);
        box.add(transformed(patch.tree->bounds(), patch.atlas_from_mesh));
    }
    if (structure.patches.empty()) {
        const PosedSurface& surface = body->surface(index);
        box = transformed(surface.tree->bounds(), surface.atlas_from_mesh);
    }
    return box;
}

void addOverlay(SceneSnapshot& snapshot, Overlay overlay)
{
    for (const OverlayLine& line : overlay.lines) {
        for (const glm::vec3& point : line.points) {
            snapshot.bounds.add(point); // nothing may be cut off before the eye or far away
        }
    }
    for (const glm::vec3& corner : overlay.figure) {
        snapshot.bounds.add(corner);
    }
    snapshot.overlay = std::move(overlay);
}

std::vector<bool> shownOf(const Atlas& atlas, const Shown& shown)
{
    std::vector<bool> wanted;
    wanted.reserve(atlas.structures().size());
    for (const Structure& structure : atlas.structures()) {
        wanted.push_back(isShown(structure, shown));
    }
    return wanted;
}

bool isShown(const Structure& structure, const Shown& shown)
{
    if (!shown.isolated.empty()) {
        return shown.isolated.contains(structure.key) && !shown.hidden.contains(structure.key);
    }
    return !shown.hidden.contains(structure.key) &&
           (!structure.hiddenByDefault || shown.revealed.contains(structure.key));
}

namespace {

/// Whether an attachment area has a bone to lie on: none floats.
bool liesOnShown(const Atlas& atlas, const Structure& area, const Shown& shown)
{
    return area.bones.empty() || std::ranges::any_of(area.bones, [&](const std::string& key) {
               const auto bone = atlas.find(key);
               return bone && isShown(atlas.at(*bone), shown);
           });
}

} // namespace

SceneSnapshot compose(const Atlas& atlas, const ViewState& state, const Presentation& presentation, const Body* body)
{
    SceneSnapshot snapshot;
    snapshot.camera = state.camera;
    snapshot.presentation = presentation;
    snapshot.drawables.reserve(atlas.structures().size());
    for (std::size_t i = 0; i < atlas.structures().size(); ++i) {
        const Structure& structure = atlas.structures()[i];
        if (!isShown(structure, state.shown) ||
            (isAttachment(structure.kind) && !liesOnShown(atlas, structure, state.shown))) {
            continue;
        }
        const StructureIndex index{static_cast<std::uint32_t>(i)};
        Drawable drawable;
        drawable.structure = index;
        drawable.mesh = structure.mesh;
        drawable.tree = structure.tree;
        drawable.atlas_from_mesh = structure.atlas_from_mesh;
        if (body != nullptr && structure.patches.empty()) {
            drawable.shape = body->surface(index).shape;
            drawable.tree = body->surface(index).tree;
            drawable.atlas_from_mesh = body->surface(index).atlas_from_mesh;
        }
        drawable.bounds = transformed(drawable.tree->bounds(), drawable.atlas_from_mesh);
        drawable.kind = structure.kind;
        drawable.selected = std::ranges::find(state.shown.selection, structure.key) != state.shown.selection.end();
        drawable.hovered = presentation.hovered == index;
        drawable.faded = state.shown.faded.contains(structure.key);
        drawable.hull = drawable.faded && structure.glassByDefault;
        if (!structure.patches.empty()) { // each patch goes with its bone
            for (std::size_t k = 0; k < structure.patches.size(); ++k) {
                const BonePatch& patch = structure.patches[k];
                const auto bone = atlas.find(patch.bone);
                if (bone && isShown(atlas.at(*bone), state.shown)) {
                    drawable.mesh = patch.mesh;
                    drawable.tree = patch.tree;
                    if (body != nullptr) {
                        drawable.shape = body->patch(index, k).shape;
                        drawable.tree = body->patch(index, k).tree;
                        drawable.atlas_from_mesh = body->patch(index, k).atlas_from_mesh;
                    }
                    drawable.bounds = transformed(drawable.tree->bounds(), drawable.atlas_from_mesh);
                    snapshot.bounds.add(drawable.bounds);
                    snapshot.drawables.push_back(drawable);
                }
            }
            continue;
        }
        snapshot.bounds.add(drawable.bounds);
        snapshot.drawables.push_back(std::move(drawable));
    }
    return snapshot;
}

} // namespace psoas
