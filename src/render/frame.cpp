#include "render/frame.h"

#include <algorithm>
#include <cmath>

namespace psoas {

std::size_t Images::bytes() const
{
    const auto pixels = [](const gl::Target& target, std::size_t bytesPerPixel) {
        return target ? static_cast<std::size_t>(target.width) * static_cast<std::size_t>(target.height) * bytesPerPixel
                      : std::size_t{0};
    };
    return pixels(draft, 8) + pixels(draftBackground, 4) + pixels(restBackground, 8) + pixels(rest, 14) +
           pixels(sum, 16) + pixels(marks, 4) + pixels(marksSum, 4) + pixels(keyMap, 4) + pixels(skyMap, 4) +
           pixels(identity, 8);
}

glm::ivec4 coveredBy(const SceneBuffers& scene, const Viewpoint& view, int width, int height, int margin,
                     const std::function<bool(const Placed&)>& wanted)
{
    glm::vec2 lower{1};
    glm::vec2 upper{-1};
    for (const Placed& one : scene.placed()) {
        if (!wanted(one) || !isInView(one.bounds, view.clip_from_atlas)) {
            continue;
        }
        for (int corner = 0; corner < 8; ++corner) {
            const glm::vec3 at{(corner & 1) != 0 ? one.bounds.upper.x : one.bounds.lower.x,
                               (corner & 2) != 0 ? one.bounds.upper.y : one.bounds.lower.y,
                               (corner & 4) != 0 ? one.bounds.upper.z : one.bounds.lower.z};
            const glm::vec4 clip = view.clip_from_atlas * glm::vec4{at, 1};
            if (clip.w <= 0.01f) {
                return {0, 0, width, height};
            }
            lower = glm::min(lower, glm::vec2{clip} / clip.w);
            upper = glm::max(upper, glm::vec2{clip} / clip.w);
        }
    }
    const glm::vec2 size{width, height};
    const glm::vec2 from = glm::clamp((lower * 0.5f + 0.5f) * size - static_cast<float>(margin), glm::vec2{0}, size);
    const glm::vec2 to = glm::clamp((upper * 0.5f + 0.5f) * size + static_cast<float>(margin), glm::vec2{0}, size);
    if (to.x <= from.x || to.y <= from.y) {
        return {0, 0, 0, 0};
    }
    const glm::ivec2 first{static_cast<int>(std::floor(from.x)), static_cast<int>(std::floor(from.y))};
    const glm::ivec2 last{static_cast<int>(std::ceil(to.x)), static_cast<int>(std::ceil(to.y))};
    return {first, last - first};
}

} // namespace psoas
