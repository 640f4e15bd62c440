#include "motion/skin_bytes.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace psoas {
namespace {

bool isShare(float value)
{
    return value >= 0 && value <= 1.001f; // false for a NaN
}

} // namespace

void append(std::string& bytes, const Skin& skin)
{
    append(bytes, skin.segments);
    append(bytes, skin.weights);
    append(bytes, skin.guided);
    append(bytes, skin.strands);
    append(bytes, skin.ends);
    append(bytes, skin.sunk);
    append(bytes, skin.loose);
    append(bytes, skin.swelling);
}

std::optional<Skin> takeSkin(std::string_view& bytes, std::shared_ptr<const Mesh> mesh, bool flesh,
                             std::size_t segments, std::size_t guides)
{
    Skin skin;
    skin.mesh = std::move(mesh);
    const std::size_t count = skin.mesh->positions.size();
    if (!take(bytes, skin.segments, count) || !take(bytes, skin.weights, count) || !take(bytes, skin.guided, count) ||
        !take(bytes, skin.strands, count) || !take(bytes, skin.ends) || !take(bytes, skin.sunk, count) ||
        !take(bytes, skin.loose, count) || !take(bytes, skin.swelling, count) || skin.segments.size() != count ||
        skin.weights.size() != count || (!skin.guided.empty() && skin.guided.size() != count) ||
        (!skin.strands.empty() && skin.strands.size() != count) || skin.sunk.size() != skin.loose.size() ||
        (!skin.sunk.empty() && skin.sunk.size() != count) || skin.ends[0] >= segments || skin.ends[1] >= segments ||
        skin.swelling.size() != (flesh ? count : 0)) {
        return std::nullopt;
    }
    const bool sound =
        std::ranges::all_of(skin.segments,
                            [&](const auto& four) {
                                return std::ranges::all_of(four, [&](std::uint8_t s) { return s < segments; });
                            }) &&
        std::ranges::all_of(skin.weights,
                            [](const auto& four) { return four[0] > 0 && std::ranges::all_of(four, isShare); }) &&
        std::ranges::all_of(skin.guided,
                            [&](const Skin::Guided& guided) {
                                return isShare(guided.share) && isShare(guided.at) &&
                                       (guided.share == 0 || guided.guide < guides) &&
                                       std::isfinite(guided.off.x + guided.off.y + guided.off.z);
                            }) &&
        std::ranges::all_of(skin.strands,
                            [](const Skin::Strand& strand) {
                                return isShare(strand.share) && isShare(strand.at) &&
                                       std::isfinite(strand.along.x + strand.along.y + strand.along.z);
                            }) &&
        std::ranges::all_of(skin.sunk, [](float depth) { return depth >= 0 && depth <= BoneField::inner + 1; }) &&
        std::ranges::all_of(skin.loose, isShare) && std::ranges::all_of(skin.swelling, isShare);
    if (!sound) {
        return std::nullopt;
    }
    measure(skin, flesh);
    return skin;
}

} // namespace psoas
