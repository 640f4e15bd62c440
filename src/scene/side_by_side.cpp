#include "scene/side_by_side.h"

#include <glm/gtc/matrix_transform.hpp>

#include <cmath>
#include <iterator>

namespace psoas {
namespace {

Box moved(const Box& box, const glm::mat4& move)
{
    Box result;
    for (int corner = 0; !box.isEmpty() && corner < 8; ++corner) {
        result.add(glm::vec3{move * glm::vec4{(corner & 1) != 0 ? box.upper.x : box.lower.x,
                                              (corner & 2) != 0 ? box.upper.y : box.lower.y,
                                              (corner & 4) != 0 ? box.upper.z : box.lower.z, 1}});
    }
    return result;
}

void move(SceneSnapshot& snapshot, const glm::mat4& by)
{
    const auto point = [&](glm::vec3& at) { at = glm::vec3{by * glm::vec4{at, 1}}; };
    for (Drawable& drawable : snapshot.drawables) {
        drawable.atlas_from_mesh = by * drawable.atlas_from_mesh;
        drawable.bounds = moved(drawable.bounds, by);
    }
    snapshot.bounds = moved(snapshot.bounds, by);
    for (Pin& pin : snapshot.pins) {
        point(pin.at);
        if (pin.facing) {
            pin.facing = glm::mat3{by} * *pin.facing;
        }
    }
    for (OverlayLine& line : snapshot.overlay.lines) {
        for (glm::vec3& at : line.points) {
            point(at);
        }
    }
    for (glm::vec3& corner : snapshot.overlay.figure) {
        point(corner);
    }
    for (OverlayNote& note : snapshot.overlay.notes) {
        point(note.at);
    }
}

} // namespace

std::shared_ptr<const Mesh> MeshDoubles::of(const std::shared_ptr<const Mesh>& mesh)
{
    std::erase_if(m_doubles, [](const auto& each) { return each.second.original.expired(); });
    Double& found = m_doubles[mesh.get()];
    if (!found.copy) {
        found = {mesh, std::make_shared<const Mesh>(*mesh)};
    }
    return found.copy;
}

ViewState forOneOfTwo(ViewState state)
{
    std::erase_if(state.shown.sections, [](const SectionPlane& plane) { return plane.axis != Axis::y; });
    return state;
}

SceneSnapshot sideBySide(SceneSnapshot left, SceneSnapshot right, float aspect, MeshDoubles& doubles)
{
    const Camera& camera = left.camera;
    const glm::vec3 aside{glm::vec3{glm::transpose(view_from_atlas(camera))[0]}}; // the camera's right
    const float off = camera.distance * std::tan(verticalFieldOfView / 2) * aspect / 2;
    // Turned towards the eye, so that both are seen from the same direction.
    const float turn = std::atan2(off, camera.distance);
    for (const float sign : {-1.f, 1.f}) {
        glm::mat4 by = glm::translate(glm::mat4{1}, camera.target + sign * off * aside);
        by = glm::rotate(by, -sign * turn, glm::vec3{0, 1, 0});
        move(sign < 0 ? left : right, glm::translate(by, -camera.target));
    }
    for (Drawable& drawable : right.drawables) {
        if (drawable.cutBy == 0) { // cut faces are meshes of their own
            drawable.mesh = doubles.of(drawable.mesh);
        }
    }
    SceneSnapshot both = std::move(left);
    const auto add = [](auto& to, auto& from) {
        to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
    };
    add(both.drawables, right.drawables);
    add(both.overlay.lines, right.overlay.lines);
    add(both.overlay.figure, right.overlay.figure);
    add(both.overlay.notes, right.overlay.notes);
    both.bounds.add(right.bounds);
    both.cutFaces.clear(); // they lie where the bodies would be without the other
    return both;
}

} // namespace psoas
