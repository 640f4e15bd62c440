#pragma once

#include "render/scene_buffers.h"

#include <cstdint>
#include <vector>

namespace psoas {

/// How much of the sky each vertex sees, 255 all of it, between the solid drawables of `scene`: one list per slot,
/// empty for slots without any. A mesh that is drawn more than once takes that of its first place.
std::vector<std::vector<std::uint8_t>> opennessOf(const SceneBuffers& scene);

} // namespace psoas
