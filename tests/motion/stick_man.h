#pragma once

#include "motion/model.h"

#include <memory>
#include <string>
#include <vector>

namespace psoas {

/// An atlas of small cubes where the built-in one has its bones, discs and muscles: joints lie as in the man for whom
/// paths.yaml was written.
inline std::shared_ptr<const Atlas> stickMan()
{
    std::vector<Structure> structures;
    const auto add = [&](const std::string& key, Kind kind, glm::vec3 at, glm::vec3 half = {2, 2, 2}) {
        auto mesh = std::make_shared<Mesh>();
        for (int corner = 0; corner < 8; ++corner) {
            mesh->positions.push_back(at + half * glm::vec3{(corner & 1) != 0 ? 1 : -1, (corner & 2) != 0 ? 1 : -1,
                                                            (corner & 4) != 0 ? 1 : -1});
        }
        mesh->triangles = {0, 2, 1, 1, 2, 3, 4, 5, 6, 5, 7, 6, 0, 1, 4, 1, 5, 4,
                           2, 6, 3, 3, 6, 7, 0, 4, 2, 2, 4, 6, 1, 3, 5, 3, 7, 5};
        computeNormals(*mesh);
        Structure structure;
        structure.key = key;
        structure.baseKey = key;
        structure.name = key;
        structure.kind = kind;
        structure.group = kind == Kind::bone && key.starts_with("vertebra-t") ? "thoracic-spine" : "other";
        structure.mesh = mesh;
        structure.tree = std::make_shared<const MeshTree>(mesh);
        structures.push_back(std::move(structure));
    };
    add("sacrum", Kind::bone, {0, 80, -40});
    add("disc-l5-s1", Kind::disc, {0, 108.69f, -18.15f});
    add("vertebra-l5", Kind::bone, {0, 127, -12});
    add("disc-l4-l5", Kind::disc, {0, 143.99f, -4.96f});
    add("vertebra-l4", Kind::bone, {0, 165, -4});
    add("disc-l3-l4", Kind::disc, {0, 184.30f, -1.34f});
    add("vertebra-l3", Kind::bone, {0, 204, -4});
    add("disc-l2-l3", Kind::disc, {0, 222.83f, -5.04f});
    add("vertebra-l2", Kind::bone, {0, 241, -10});
    add("disc-l1-l2", Kind::disc, {0, 258.41f, -12.94f});
    add("vertebra-l1", Kind::bone, {0, 276, -18});
    add("disc-t12-l1", Kind::disc, {0, 291.28f, -21.92f});
    add("vertebra-t12", Kind::bone, {0, 308, -27});
    std::vector<Landmark> landmarks;
    for (const auto& [side, sign] : {std::pair{"left", 1.f}, std::pair{"right", -1.f}}) {
        const std::string end = std::string{"-"} + side;
        add("hip-bone" + end, Kind::bone, {sign * 90, 60, 0});
        add("femur" + end, Kind::bone, {sign * 95, -200, 0}, {10, 190, 10});
        add("tibia" + end, Kind::bone, {sign * 75, -600, 0}, {8, 170, 8});
        add("talus" + end, Kind::bone, {sign * 75, -800, 10});
        add("psoas-major" + end, Kind::muscle, {sign * 50, 120, 0}, {15, 150, 15});
        add("psoas-minor" + end, Kind::muscle, {sign * 40, 150, 10}, {5, 100, 3});
        add("iliacus" + end, Kind::muscle, {sign * 100, 40, 20}, {20, 80, 8});
        const auto mark = [&](const std::string& key, glm::vec3 at) {
            Landmark landmark;
            landmark.key = key + end;
            landmark.bone = "femur" + end;
            landmark.point = at;
            landmarks.push_back(landmark);
        };
        mark("femoral-head-centre", {sign * 85, 0, 0});
        mark("lateral-epicondyle", {sign * 113.6f, -411.2f, -2.4f});
        mark("medial-epicondyle", {sign * 29.5f, -412.5f, -0.5f});
    }
    auto atlas = Atlas::create("stick man", std::move(structures),
                               {{"other", "Other", "", ""}, {"thoracic-spine", "Thoracic spine", "", ""}}, {},
                               std::move(landmarks));
    return std::move(atlas).value();
}

} // namespace psoas
