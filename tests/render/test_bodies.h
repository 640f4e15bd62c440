#pragma once

#include "scene/snapshot.h"

#include <functional>
#include <memory>

namespace psoas::test {

/// An ellipsoid about the origin; `fibres` run along y.
std::shared_ptr<const Mesh> ellipsoid(const glm::vec3& radii, int rings, bool fibres);
/// A pipe along y, open at both ends.
std::shared_ptr<const Mesh> pipe(float radius, float length);
/// A wedge that differs from its mirror image: thick at +x.
std::shared_ptr<const Mesh> wedge(const glm::vec3& size);

/// Adds `mesh` to `snapshot` as the next structure.
Drawable& add(SceneSnapshot& snapshot, const std::shared_ptr<const Mesh>& mesh, const glm::mat4& atlas_from_mesh,
              Kind kind);

/// Looks at all of it from the front, a little from above.
void aim(SceneSnapshot& snapshot, float aspect);

/// A few bodies beside, before and behind one another, of several kinds.
SceneSnapshot smallScene();

glm::mat4 at(const glm::vec3& place);
glm::mat4 mirroredAt(const glm::vec3& place);

} // namespace psoas::test
