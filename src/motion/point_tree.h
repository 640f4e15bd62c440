#pragma once

#include "core/frames.h"

#include <cstdint>
#include <vector>

namespace psoas {

/// Points, for the distance to the nearest of them. Immutable; any thread.
class PointTree {
public:
    PointTree() = default;
    explicit PointTree(std::vector<glm::vec3> points);

    bool isEmpty() const { return m_points.empty(); }
    /// To the nearest point, at most `limit`; in the unit of the points.
    float distance(const glm::vec3& point, float limit) const;

private:
    struct Split {
        float at = 0;
        std::uint8_t axis = 0;
    };
    std::vector<glm::vec3> m_points; ///< those of one leaf beside one another
    std::vector<Split> m_splits;     ///< the root is 1, the halves of i are 2 i and 2 i + 1
};

} // namespace psoas
