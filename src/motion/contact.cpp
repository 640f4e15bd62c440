#include "motion/contact.h"

#include <algorithm>
#include <cmath>

namespace psoas {
namespace {

constexpr float enough = 0.03f; // mm

/// The way out of the bones for each vertex; nothing for what is not in them.
bool findWaysOut(const Skin& skin, const std::vector<PosedBones>& bones, const Shape& shape,
                 std::vector<glm::vec3>& ways)
{
    bool any = false;
    for (std::size_t i = 0; i < shape.positions.size(); ++i) {
        if (skin.loose[i] == 0) {
            continue;
        }
        for (const PosedBones& each : bones) {
            const glm::vec3 point{each.rest_from_mesh * glm::vec4{shape.positions[i], 1}};
            if (!each.field->isNear(point)) {
                continue;
            }
            const BoneField::Sample sample = each.field->at(point);
            const float depth = -sample.distance - skin.sunk[i];
            if (depth > enough) {
                ways[i] += depth * skin.loose[i] * (each.mesh_from_rest * sample.away);
                any = true;
            }
        }
    }
    return any;
}

/// Lets neighbours give way with what is pushed out, less and less with the distance.
void spread(const Skin& skin, const std::vector<std::uint32_t>& triangles, std::vector<glm::vec3>& ways)
{
    constexpr int rounds = 12;
    const std::vector<glm::vec3> least = ways;
    std::vector<glm::vec4> sums(ways.size());
    for (int round = 0; round < rounds; ++round) {
        for (std::size_t i = 0; i < ways.size(); ++i) {
            sums[i] = glm::vec4{ways[i], 1};
        }
        for (std::size_t t = 0; t + 2 < triangles.size(); t += 3) {
            const std::uint32_t a = triangles[t];
            const std::uint32_t b = triangles[t + 1];
            const std::uint32_t c = triangles[t + 2];
            sums[a] += glm::vec4{ways[b], 1};
            sums[b] += glm::vec4{ways[c], 1};
            sums[c] += glm::vec4{ways[a], 1};
        }
        for (std::size_t i = 0; i < ways.size(); ++i) {
            glm::vec3 way = glm::vec3{sums[i]} * (skin.loose[i] / sums[i].w);
            const float length = glm::length(least[i]);
            if (length > 0) {
                const glm::vec3 out = least[i] / length;
                way += out * std::max(0.f, length - glm::dot(way, out));
            }
            ways[i] = way;
        }
    }
}

} // namespace

bool keepOut(const Skin& skin, const std::vector<PosedBones>& bones, bool smoothly, Shape& shape)
{
    if (bones.empty() || skin.sunk.empty()) {
        return false;
    }
    std::vector<glm::vec3> ways(shape.positions.size(), glm::vec3{0});
    if (!findWaysOut(skin, bones, shape, ways)) {
        return false;
    }
    if (smoothly) {
        spread(skin, shape.level == 0 ? skin.mesh->triangles : skin.mesh->levels[shape.level - 1].triangles, ways);
    }
    for (std::size_t i = 0; i < ways.size(); ++i) {
        shape.positions[i] += ways[i];
    }
    return true;
}

std::vector<float> sunkOf(const Mesh& mesh, const glm::mat4& atlas_from_mesh, const std::vector<BoneField>& fields)
{
    std::vector<float> sunk(mesh.positions.size(), 0.f);
    for (std::size_t i = 0; i < sunk.size(); ++i) {
        const glm::vec3 point{atlas_from_mesh * glm::vec4{mesh.positions[i], 1}};
        for (const BoneField& field : fields) {
            sunk[i] = std::max(sunk[i], -field.at(point).distance);
        }
    }
    return sunk;
}

} // namespace psoas
