#pragma once

#include "scene/snapshot.h"

#include <map>
#include <memory>

namespace psoas {

/// Doubles of meshes: a picture has one shape for each mesh, so a body that is there twice needs its meshes twice. Kept
/// for as long as the mesh is.
class MeshDoubles {
public:
    std::shared_ptr<const Mesh> of(const std::shared_ptr<const Mesh>& mesh);

private:
    struct Double {
        std::weak_ptr<const Mesh> original;
        std::shared_ptr<const Mesh> copy;
    };
    std::map<const Mesh*, Double> m_doubles;
};

/// Two bodies in one picture of `aspect` (width / height): each in the middle of its half, both seen from where
/// `left`'s camera looks, whichever way it turns. Sections that are not level, and labels and pins of `right`, are left
/// out.
SceneSnapshot sideBySide(SceneSnapshot left, SceneSnapshot right, float aspect, MeshDoubles& doubles);

/// `state` as one of two bodies side by side shows it: without sections that are not level.
ViewState forOneOfTwo(ViewState state);

} // namespace psoas
