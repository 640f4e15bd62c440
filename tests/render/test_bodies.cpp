#include "render/test_bodies.h"

#include <glm/gtc/constants.hpp>
#include <glm/gtc/matrix_transform.hpp>

#include <array>
#include <cmath>

namespace psoas::test {

std::shared_ptr<const Mesh> ellipsoid(const glm::vec3& radii, int rings, bool fibres)
{
    auto mesh = std::make_shared<Mesh>();
    const int columns = 2 * rings;
    mesh->positions.push_back({0, radii.y, 0});
    for (int ring = 1; ring < rings; ++ring) {
        const float down = glm::pi<float>() * static_cast<float>(ring) / static_cast<float>(rings);
        for (int column = 0; column < columns; ++column) {
            const float round = glm::two_pi<float>() * static_cast<float>(column) / static_cast<float>(columns);
            mesh->positions.push_back(
                radii * glm::vec3{std::sin(down) * std::sin(round), std::cos(down), std::sin(down) * std::cos(round)});
        }
    }
    mesh->positions.push_back({0, -radii.y, 0});
    const auto index = [&](int ring, int column) {
        return static_cast<std::uint32_t>(1 + (ring - 1) * columns + column % columns);
    };
    const auto last = static_cast<std::uint32_t>(mesh->positions.size() - 1);
    for (int column = 0; column < columns; ++column) {
        mesh->triangles.insert(mesh->triangles.end(), {0, index(1, column), index(1, column + 1)});
        for (int ring = 1; ring + 1 < rings; ++ring) {
            mesh->triangles.insert(mesh->triangles.end(),
                                   {index(ring, column), index(ring + 1, column), index(ring + 1, column + 1),
                                    index(ring, column), index(ring + 1, column + 1), index(ring, column + 1)});
        }
        mesh->triangles.insert(mesh->triangles.end(), {index(rings - 1, column), last, index(rings - 1, column + 1)});
    }
    computeNormals(*mesh);
    if (fibres) {
        mesh->fibres.assign(mesh->positions.size(), glm::vec3{0, 1, 0});
    }
    return mesh;
}

std::shared_ptr<const Mesh> pipe(float radius, float length)
{
    auto mesh = std::make_shared<Mesh>();
    constexpr std::uint32_t columns = 32;
    for (std::uint32_t column = 0; column < columns; ++column) {
        const float round = glm::two_pi<float>() * static_cast<float>(column) / static_cast<float>(columns);
        const glm::vec3 rim{radius * std::sin(round), length / 2, radius * std::cos(round)};
        mesh->positions.push_back(rim);
        mesh->positions.push_back({rim.x, -rim.y, rim.z});
    }
    for (std::uint32_t column = 0; column < columns; ++column) {
        const std::uint32_t a = 2 * column;
        const std::uint32_t b = 2 * ((column + 1) % columns);
        mesh->triangles.insert(mesh->triangles.end(), {a, a + 1, b + 1, a, b + 1, b});
    }
    computeNormals(*mesh);
    return mesh;
}

std::shared_ptr<const Mesh> wedge(const glm::vec3& size)
{
    auto mesh = std::make_shared<Mesh>();
    const glm::vec3 half = size / 2.f;
    const float thin = 0.2f * half.z;
    // Each face has corners of its own, so that the edges stay sharp; wound from outside.
    const std::array<glm::vec3, 8> corner{glm::vec3{-half.x, -half.y, -thin}, {half.x, -half.y, -half.z},
                                          {half.x, half.y, -half.z},          {-half.x, half.y, -thin},
                                          {-half.x, -half.y, thin},           {half.x, -half.y, half.z},
                                          {half.x, half.y, half.z},           {-half.x, half.y, thin}};
    const std::array<std::array<std::size_t, 4>, 6> faces{
        {{4, 5, 6, 7}, {1, 0, 3, 2}, {5, 1, 2, 6}, {0, 4, 7, 3}, {7, 6, 2, 3}, {0, 1, 5, 4}}};
    for (const auto& face : faces) {
        const auto first = static_cast<std::uint32_t>(mesh->positions.size());
        for (std::size_t one : face) {
            mesh->positions.push_back(corner[one]);
        }
        mesh->triangles.insert(mesh->triangles.end(), {first, first + 1, first + 2, first, first + 2, first + 3});
    }
    computeNormals(*mesh);
    return mesh;
}

Drawable& add(SceneSnapshot& snapshot, const std::shared_ptr<const Mesh>& mesh, const glm::mat4& atlas_from_mesh,
              Kind kind)
{
    Drawable drawable;
    drawable.structure = {static_cast<std::uint32_t>(snapshot.drawables.size())};
    drawable.mesh = mesh;
    drawable.tree = std::make_shared<MeshTree>(mesh);
    drawable.atlas_from_mesh = atlas_from_mesh;
    drawable.kind = kind;
    for (const glm::vec3& position : mesh->positions) {
        drawable.bounds.add(glm::vec3{atlas_from_mesh * glm::vec4{position, 1}});
    }
    snapshot.bounds.add(drawable.bounds);
    snapshot.drawables.push_back(std::move(drawable));
    return snapshot.drawables.back();
}

void aim(SceneSnapshot& snapshot, float aspect)
{
    snapshot.camera.pitch = 0.2f;
    snapshot.camera.yaw = 0.15f;
    snapshot.camera = framed(snapshot.camera, snapshot.bounds, aspect);
}

SceneSnapshot smallScene()
{
    SceneSnapshot snapshot;
    add(snapshot, ellipsoid({30, 70, 24}, 32, true), at({-55, 0, 0}), Kind::muscle);
    add(snapshot, ellipsoid({34, 34, 34}, 32, false), at({30, 30, 0}), Kind::bone);
    add(snapshot, ellipsoid({44, 12, 36}, 24, false), at({30, -16, 4}), Kind::disc);
    add(snapshot, pipe(16, 70), at({-10, -30, 40}), Kind::vessel);
    add(snapshot, wedge({70, 50, 40}), at({36, -62, -6}), Kind::ligament);
    add(snapshot, ellipsoid({5, 60, 5}, 16, false), at({-14, 34, 34}), Kind::nerve);
    aim(snapshot, 1);
    return snapshot;
}

glm::mat4 at(const glm::vec3& place)
{
    return glm::translate(glm::mat4{1}, place);
}

glm::mat4 mirroredAt(const glm::vec3& place)
{
    return glm::scale(at(place), glm::vec3{-1, 1, 1});
}

} // namespace psoas::test
