#pragma once

#include "atlas/atlas.h"
#include "scene/overlay.h"
#include "scene/view_state.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
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
    std::string hoveredLandmark; ///< key; empty: none
    float scale = 1;             ///< of letters; 1: for a picture 800 pixels high
    float clearBelow = 0;        ///< part of the picture's height at its foot that no label may lie in
    /// Parts of the picture that panels lie over: x, y, width, height from the top left, 0 .. 1. No label may lie
    /// there.
    std::vector<glm::vec4> covered;
};

struct CutFace;

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
    bool faded = false;     ///< drawn as a glass hull; still picked
    bool hull = false;      ///< the glass that is there by default: a click goes through it
    bool lit = false;       ///< seen through what lies before it
    Wash wash = Wash::none; ///< what its surface says
    std::uint8_t cutBy = 0; ///< of a cut face: number of its plane, from 1; 0: a surface of the body
};

/// A landmark to show.
struct Pin {
    std::string key;
    std::string name;
    glm::vec3 at{0};                 ///< atlas frame, mm
    std::optional<glm::vec3> facing; ///< out of the bone, unit length; none where it is not on a surface
    StructureIndex bone;
    bool chosen = false;
    bool hovered = false;
};

/// What a label may say of a structure.
struct Caption {
    StructureIndex structure;
    std::string text;
    std::string of; ///< base key: one label says it of both sides
    bool selected = false;
};

/// Everything a picture needs, as one value; immutable once shared.
struct SceneSnapshot {
    Camera camera;
    std::vector<Drawable> drawables;
    Box bounds; ///< of all drawables, atlas frame
    Presentation presentation;
    std::vector<Pin> pins;
    std::vector<Caption> captions;                        ///< empty where no labels are wanted
    std::vector<SectionPlane> sections;                   ///< what lies on their other sides is not seen
    std::vector<std::shared_ptr<const CutFace>> cutFaces; ///< what a later snapshot may take over
    std::vector<StructureIndex> leftOpen;                 ///< cut, but with holes too wide to show a whole face
    Overlay overlay;
};

/// The flat list of what `state` shows of `atlas`, as `body` has it; null: in the rest pose. `body` is of this atlas.
/// What is costly and unchanged is taken over from `before`; null: all is made anew.
SceneSnapshot compose(const Atlas& atlas, const ViewState& state, const Presentation& presentation,
                      const Body* body = nullptr, const SceneSnapshot* before = nullptr);

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
