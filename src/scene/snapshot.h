#pragma once

#include "atlas/atlas.h"
#include "scene/overlay.h"
#include "scene/view_state.h"

#include <memory>
#include <optional>
#include <vector>

namespace psoas {

class Body;

enum class Theme { light, dark };

/// `draft` is what is drawn while something moves, `final` the picture at rest, `standard` a quick one in between.
enum class Quality { draft, standard, final };

/// How the picture is to look, beside what the user chose to see.
struct Presentation {
    Theme theme = Theme::light;
    Quality quality = Quality::standard;
    bool transparentBackground = false;
    std::optional<StructureIndex> hovered;
};

/// One surface to draw or to pick.
struct Drawable {
    StructureIndex structure;
    std::shared_ptr<const Mesh> mesh;
    std::shared_ptr<const Shape> shape; ///< how a pose has bent the mesh; null: not at all
    std::shared_ptr<const MeshTree> tree;
    glm::mat4 atlas_from_mesh{1}; ///< rigid, possibly mirrored or uniformly scaled
    Box bounds;                   ///< atlas frame
    Kind kind = Kind::other;
    bool selected = false;
    bool hovered = false;
    bool faded = false; ///< drawn as a glass hull; still picked
    bool hull = false;  ///< the glass that is there by default: a click goes through it
};

/// Everything a picture needs, as one value; immutable once shared.
struct SceneSnapshot {
    Camera camera;
    std::vector<Drawable> drawables;
    Box bounds; ///< of all drawables, atlas frame
    Presentation presentation;
    Overlay overlay;
};

/// The flat list of what `state` shows of `atlas`, as `body` has it; null: in the rest pose. `body` is of this atlas.
SceneSnapshot compose(const Atlas& atlas, const ViewState& state, const Presentation& presentation,
                      const Body* body = nullptr);

/// Adds what explains the picture to a snapshot that is not shared yet.
void addOverlay(SceneSnapshot& snapshot, Overlay overlay);

/// The box of a structure as `body` has it, atlas frame; null: in the rest pose.
Box boundsOf(const Atlas& atlas, StructureIndex index, const Body* body);

/// The box of a structure in the rest pose, atlas frame.
Box boundsOf(const Structure& structure);

/// By structure, whether it is shown: what a pose has to bend.
std::vector<bool> shownOf(const Atlas& atlas, const Shown& shown);

/// Whether `structure` is shown in `shown`.
bool isShown(const Structure& structure, const Shown& shown);

} // namespace psoas
