#include "modeller/grid.h"

#include "core/work.h"

#include <algorithm>
#include <cmath>

namespace psoas::modeller {

namespace {

constexpr int blockCells = 8;
constexpr int wideBlocks = 4;  ///< blocks along a side of what is pruned at once
constexpr int cellsAtOnce = 2; ///< along a side of what is no longer divided

class GridField final : public Field {
public:
    explicit GridField(Grid grid) : m_grid{std::move(grid)} {}
    float at(const glm::vec3& point) const override
    {
        const Box box = bounds();
        const glm::vec3 inside = glm::clamp(point, box.lower, box.upper);
        return valueAt(m_grid, inside) + glm::distance(inside, point);
    }
    Box bounds() const override { return {m_grid.origin, m_grid.origin + m_grid.step * glm::vec3{m_grid.size - 1}}; }

private:
    Grid m_grid;
};

struct Filler {
    Grid& grid;

    float margin() const { return 4 * grid.step; }

    void fill(const glm::ivec3& first, const glm::ivec3& last, float value) const
    {
        for (int z = first.z; z < last.z; ++z) {
            for (int y = first.y; y < last.y; ++y) {
                std::fill_n(&grid.at(first.x, y, z), last.x - first.x, value);
            }
        }
    }

    struct Reach {
        glm::vec3 centre;
        float radius;
    };
    Reach around(const glm::ivec3& first, const glm::ivec3& last) const
    {
        const glm::vec3 lower = grid.position(first.x, first.y, first.z);
        const glm::vec3 upper = grid.position(last.x - 1, last.y - 1, last.z - 1);
        return {0.5f * (lower + upper), 0.5f * glm::distance(lower, upper) + 0.01f};
    }

    /// Fills what is far from the surface with one value, and divides the rest down to `cellsAtOnce`; `side` is the
    /// block's, in nodes.
    void block(const FieldPtr& wide, const glm::ivec3& first, const glm::ivec3& last, int side) const
    {
        const Reach reach = around(first, last);
        const float centre = wide->at(reach.centre);
        if (std::abs(centre) > fieldSlope * reach.radius + margin()) {
            fill(first, last, centre);
            return;
        }
        if (side == cellsAtOnce) {
            for (int z = first.z; z < last.z; ++z) {
                for (int y = first.y; y < last.y; ++y) {
                    for (int x = first.x; x < last.x; ++x) {
                        grid.at(x, y, z) = wide->at(grid.position(x, y, z));
                    }
                }
            }
            return;
        }
        const FieldPtr near = nearOr(wide, reach.centre, reach.radius);
        const int part = side > blockCells ? blockCells : side / 2;
        for (int z = first.z; z < last.z; z += part) {
            for (int y = first.y; y < last.y; y += part) {
                for (int x = first.x; x < last.x; x += part) {
                    const glm::ivec3 from{x, y, z};
                    block(near, from, glm::min(from + part, last), part);
                }
            }
        }
    }
};

} // namespace

Grid sampled(const FieldPtr& field, const Box& box, float step)
{
    Grid grid;
    grid.step = step;
    grid.origin = box.lower - 4 * step;
    grid.size = glm::ivec3{glm::ceil((box.upper - box.lower) / step)} + 9;
    grid.values.resize(static_cast<std::size_t>(grid.size.x) * static_cast<std::size_t>(grid.size.y) *
                       static_cast<std::size_t>(grid.size.z));
    const int side = blockCells * wideBlocks;
    const glm::ivec3 count = (grid.size + side - 1) / side;
    const Filler filler{grid};
    parallelFor(
        static_cast<std::size_t>(count.x) * static_cast<std::size_t>(count.y) * static_cast<std::size_t>(count.z),
        [&](std::size_t index) {
            const int i = static_cast<int>(index);
            const glm::ivec3 first = side * glm::ivec3{i % count.x, i / count.x % count.y, i / count.x / count.y};
            filler.block(field, first, glm::min(first + side, grid.size), side);
        });
    return grid;
}

void blur(Grid& grid, float sigma)
{
    const float cells = sigma / grid.step;
    if (!(cells > 0.05f)) {
        return;
    }
    const int radius = std::min(3, static_cast<int>(std::ceil(2.5f * cells)));
    std::vector<float> weights;
    float sum = 0;
    for (int k = -radius; k <= radius; ++k) {
        const float x = static_cast<float>(k) / cells;
        weights.push_back(std::exp(-0.5f * x * x));
        sum += weights.back();
    }
    for (float& weight : weights) {
        weight /= sum;
    }
    const std::ptrdiff_t strides[] = {1, grid.size.x, static_cast<std::ptrdiff_t>(grid.size.x) * grid.size.y};
    std::vector<float> result = grid.values;
    for (int axis = 0; axis < 3; ++axis) {
        const std::ptrdiff_t stride = strides[axis];
        parallelFor(static_cast<std::size_t>(grid.size.z), [&](std::size_t slice) {
            const int z = static_cast<int>(slice);
            for (int y = 0; y < grid.size.y; ++y) {
                for (int x = 0; x < grid.size.x; ++x) {
                    const int along = axis == 0 ? x : axis == 1 ? y : z;
                    if (along < radius || along + radius >= grid.size[axis]) {
                        continue;
                    }
                    const std::size_t here = grid.index(x, y, z);
                    // Far from the surface nothing is read again.
                    if (std::abs(grid.values[here]) > 6 * grid.step) {
                        result[here] = grid.values[here];
                        continue;
                    }
                    float value = 0;
                    for (int k = -radius; k <= radius; ++k) {
                        value += weights[static_cast<std::size_t>(k + radius)] *
                                 grid.values[static_cast<std::size_t>(static_cast<std::ptrdiff_t>(here) + k * stride)];
                    }
                    result[here] = value;
                }
            }
        });
        grid.values = result;
    }
}

namespace {

struct Corner {
    glm::ivec3 cell;
    glm::vec3 fraction;
};

Corner cornerOf(const Grid& grid, const glm::vec3& point)
{
    const glm::vec3 local =
        glm::clamp((point - grid.origin) / grid.step, glm::vec3{0}, glm::vec3{grid.size - 1} - 0.001f);
    const glm::ivec3 cell{local};
    return {cell, local - glm::vec3{cell}};
}

} // namespace

float valueAt(const Grid& grid, const glm::vec3& point)
{
    const auto [c, f] = cornerOf(grid, point);
    const auto along = [&](int y, int z) { return glm::mix(grid.at(c.x, y, z), grid.at(c.x + 1, y, z), f.x); };
    return glm::mix(glm::mix(along(c.y, c.z), along(c.y + 1, c.z), f.y),
                    glm::mix(along(c.y, c.z + 1), along(c.y + 1, c.z + 1), f.y), f.z);
}

glm::vec3 gradientAt(const Grid& grid, const glm::vec3& point)
{
    const float h = 0.7f * grid.step;
    const auto slope = [&](const glm::vec3& d) {
        return (valueAt(grid, point + d) - valueAt(grid, point - d)) / (2 * h);
    };
    return {slope({h, 0, 0}), slope({0, h, 0}), slope({0, 0, h})};
}

FieldPtr fieldOf(Grid grid)
{
    return std::make_shared<GridField>(std::move(grid));
}

} // namespace psoas::modeller
