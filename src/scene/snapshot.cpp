#include "scene/snapshot.h"

#include "motion/body.h"
#include "scene/cut_faces.h"

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
    for (Drawable& drawable : snapshot.drawables) {
        const auto washed =
            std::ranges::find(overlay.washes, drawable.structure, &std::pair<StructureIndex, Wash>::first);
        drawable.wash = washed != overlay.washes.end() ? washed->second : Wash::none;
        drawable.lit = std::ranges::find(overlay.lit, drawable.structure) != overlay.lit.end();
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
    if (shown.hidden.contains(structure.key)) {
        return false;
    }
    if (shown.peel && structure.layer >= 0 && !shown.revealed.contains(structure.key)) {
        return structure.layer >= *shown.peel; // the layers say what is there
    }
    return !structure.hiddenByDefault || shown.revealed.contains(structure.key);
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

namespace {

/// "Left psoas major" without its side.
std::string plainName(const Structure& structure)
{
    std::string name = structure.name;
    for (const std::string_view side : {"Left ", "Right "}) {
        if (structure.side != Side::none && name.starts_with(side)) {
            name.erase(0, side.size());
            if (!name.empty() && name[0] >= 'a' && name[0] <= 'z') {
                name[0] = static_cast<char>(name[0] - 'a' + 'A');
            }
        }
    }
    return name;
}

void addPins(SceneSnapshot& snapshot, const Atlas& atlas, const Shown& shown)
{
    if (!shown.pins && shown.landmark.empty()) {
        return;
    }
    for (const Landmark& landmark : atlas.landmarks()) {
        const bool chosen = landmark.key == shown.landmark;
        const auto bone = atlas.find(landmark.bone);
        if ((!shown.pins && !chosen) || !bone) {
            continue;
        }
        const auto drawn = std::ranges::find(snapshot.drawables, *bone, &Drawable::structure);
        if (drawn == snapshot.drawables.end()) {
            continue; // it goes with its bone
        }
        const glm::mat4 atlas_from_rest = drawn->atlas_from_mesh * glm::inverse(atlas.at(*bone).atlas_from_mesh);
        const glm::vec3 at{atlas_from_rest * glm::vec4{landmark.point, 1}};
        if (std::ranges::any_of(shown.sections, [&](const SectionPlane& plane) { return keptSide(plane, at) < 0; })) {
            continue;
        }
        Pin pin{landmark.key,
                landmark.name,
                at,
                std::nullopt,
                *bone,
                chosen,
                landmark.key == snapshot.presentation.hoveredLandmark};
        if (landmark.facing) {
            pin.facing = glm::normalize(glm::mat3{atlas_from_rest} * *landmark.facing);
        }
        snapshot.pins.push_back(std::move(pin));
    }
}

void addCaptions(SceneSnapshot& snapshot, const Atlas& atlas, const Shown& shown)
{
    if (!shown.labels) {
        return;
    }
    std::vector<bool> named(atlas.structures().size());
    for (const Drawable& drawable : snapshot.drawables) {
        if (drawable.hull || named[drawable.structure.value] || (isAttachment(drawable.kind) && !drawable.selected)) {
            continue;
        }
        named[drawable.structure.value] = true;
        const Structure& structure = atlas.at(drawable.structure);
        snapshot.captions.push_back({drawable.structure, plainName(structure), structure.baseKey, drawable.selected});
    }
}

} // namespace

SceneSnapshot compose(const Atlas& atlas, const ViewState& state, const Presentation& presentation, const Body* body,
                      const SceneSnapshot* before)
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
        // The first layer to come off is to be seen as long as it is on.
        drawable.faded = state.shown.faded.contains(structure.key) && !(state.shown.peel && structure.glassByDefault);
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
    addPins(snapshot, atlas, state.shown);
    snapshot.sections = state.shown.sections;
    cutThrough(snapshot, before);
    addCaptions(snapshot, atlas, state.shown);
    return snapshot;
}

} // namespace psoas
