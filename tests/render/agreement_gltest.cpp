// What the mouse hits is what is drawn there.

#include "core/work.h"
#include "render/golden.h"
#include "render/test_bodies.h"
#include "scene/cut_faces.h"
#include "scene/pick.h"
#include "support/catch.h"
#include "support/paths.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>

using namespace psoas;
using namespace psoas::test;

namespace {

/// Compares every `step`-th pixel away from edges; returns how many were compared.
int checkAgreement(const SceneSnapshot& snapshot, int width, int height, int step)
{
    const std::vector<std::uint32_t> seen = offscreen().renderer().structuresSeen(snapshot, width, height);
    const auto at = [&](int x, int y) {
        return seen[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
    };
    const float aspect = static_cast<float>(width) / static_cast<float>(height);
    int compared = 0;
    int wrong = 0;
    for (int y = 1; y + 1 < height; y += step) {
        for (int x = 1; x + 1 < width; x += step) {
            bool edge = false;
            for (int i = 0; i < 9; ++i) {
                edge = edge || at(x + i % 3 - 1, y + i / 3 - 1) != at(x, y);
            }
            if (edge) {
                continue;
            }
            const glm::vec2 point{(static_cast<float>(x) + 0.5f) / static_cast<float>(width),
                                  (static_cast<float>(y) + 0.5f) / static_cast<float>(height)};
            const auto hit = pick(snapshot, rayThrough(snapshot.camera, point, aspect));
            const std::uint32_t picked = hit ? hit->structure.value + 1 : 0;
            ++compared;
            wrong += picked != at(x, y) ? 1 : 0;
        }
    }
    CHECK(wrong == 0);
    return compared;
}

std::shared_ptr<Mesh> readObj(const std::filesystem::path& path)
{
    auto mesh = std::make_shared<Mesh>();
    std::ifstream file{path};
    for (std::string line; std::getline(file, line);) {
        const char* text = line.c_str() + 2;
        char* end = nullptr;
        if (line.starts_with("v ")) {
            const float x = std::strtof(text, &end);
            const float y = std::strtof(end, &end);
            const float z = std::strtof(end, &end);
            mesh->positions.push_back({x, z - 811.42f, -y - 78.74f});
        } else if (line.starts_with("f ")) {
            for (int i = 0; i < 3; ++i) {
                mesh->triangles.push_back(static_cast<std::uint32_t>(std::strtoul(text, &end, 10)) - 1);
                text = end;
                while (*text != ' ' && *text != '\0') {
                    ++text;
                }
            }
        }
    }
    computeNormals(*mesh);
    return mesh;
}

} // namespace

TEST_CASE("picking agrees with the picture in a small scene")
{
    SceneSnapshot snapshot = smallScene();
    snapshot.drawables[1].faded = true; // still picked
    add(snapshot, wedge({40, 30, 40}), mirroredAt({-20, -70, -30}), Kind::other);
    for (float yaw : {0.f, 1.3f, 2.9f, -1.9f}) {
        snapshot.camera.yaw = yaw;
        snapshot.camera = framed(snapshot.camera, snapshot.bounds, 1.5f);
        CHECK(checkAgreement(snapshot, 300, 200, 3) > 1000);
    }
}

TEST_CASE("picking agrees with the picture where planes cut")
{
    for (const bool keepsBelow : {true, false}) {
        SceneSnapshot snapshot = smallScene();
        snapshot.drawables[1].faded = true;
        add(snapshot, ellipsoid({6, 50, 6}, 16, false), at({-55, 0, 6}), Kind::nerve);
        add(snapshot, wedge({40, 30, 40}), mirroredAt({-20, -70, -30}), Kind::other);
        snapshot.sections = {{Axis::y, 5, keepsBelow}, {Axis::x, 44, true}, {Axis::z, 50, true}};
        cutThrough(snapshot, nullptr);
        for (const auto& [yaw, pitch] :
             {std::pair{0.f, 0.9f}, {1.3f, 0.4f}, {2.9f, -0.8f}, {-1.9f, -0.3f}, {0.f, 1.5f}}) {
            snapshot.camera.yaw = yaw;
            snapshot.camera.pitch = pitch;
            snapshot.camera = framed(snapshot.camera, snapshot.bounds, 1.5f);
            CHECK(checkAgreement(snapshot, 300, 200, 3) > 1000);
        }
    }
}

TEST_CASE("picking agrees with the picture on the real surfaces")
{
    const auto reference = referenceDir();
    if (!reference || !std::filesystem::is_directory(*reference / "bp3d-4.0" / "obj")) {
        WARN("SKIPPED: no reference data (bp3d-4.0)");
        return;
    }
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator{*reference / "bp3d-4.0" / "obj"}) {
        files.push_back(entry.path());
    }
    std::ranges::sort(files);
    std::vector<std::shared_ptr<const Mesh>> meshes(files.size());
    std::vector<std::shared_ptr<const MeshTree>> trees(files.size());
    parallelFor(files.size(), [&](std::size_t i) {
        meshes[i] = readObj(files[i]);
        trees[i] = std::make_shared<MeshTree>(meshes[i]);
    });
    SceneSnapshot snapshot;
    for (std::size_t i = 0; i < files.size(); ++i) {
        Drawable drawable;
        drawable.structure = {static_cast<std::uint32_t>(i)};
        drawable.mesh = meshes[i];
        drawable.tree = trees[i];
        drawable.bounds = trees[i]->bounds();
        snapshot.bounds.add(drawable.bounds);
        snapshot.drawables.push_back(std::move(drawable));
    }
    REQUIRE(snapshot.drawables.size() >= 100);
    const SceneSnapshot whole = snapshot;
    for (float yaw : {0.f, 1.6f, 3.1f, 0.7f}) {
        snapshot = whole;
        if (yaw == 0.7f) {
            snapshot.sections = {{Axis::y, 170, true}};
            cutThrough(snapshot, nullptr);
        }
        snapshot.camera.yaw = yaw;
        snapshot.camera.pitch = yaw == 0.7f ? 0.8f : 0.2f;
        snapshot.camera = framed(snapshot.camera, snapshot.bounds, 1);
        snapshot.camera.distance *= 0.5f;
        const int compared = checkAgreement(snapshot, 500, 500, 4);
        CHECK(compared > 1000);
        std::cout << "agreement: " << compared << " pixels\n";
    }
}
