#pragma once

#include "core/frames.h"

#include <cstddef>

namespace psoas {

enum class Axis { x, y, z };

/// A plane across one axis of the atlas frame: what lies on its other side is cut away.
struct SectionPlane {
    Axis axis = Axis::y;
    float at = 0;           ///< mm along the axis
    bool keepsBelow = true; ///< keeps what has the smaller coordinate

    friend bool operator==(const SectionPlane&, const SectionPlane&) = default;
};

inline constexpr std::size_t mostSections = 3;

} // namespace psoas
