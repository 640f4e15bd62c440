#include "atlas/mesh_tree.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

// Binned surface-area heuristic (Wald 2007, "On fast Construction of SAH-based Bounding Volume Hierarchies");
// triangles by Möller and Trumbore 1997, in double precision so that a ray through an edge meets one of its two sides.

namespace psoas {
namespace {

constexpr std::size_t leafSize = 4;
constexpr int binCount = 12;

float halfArea(const Box& box)
{
    const glm::vec3 size = box.size();
    return size.x * size.y + size.y * size.z + size.z * size.x;
}

/// Distance at which the ray enters the box, or infinity.
float entry(const glm::vec3& lower, const glm::vec3& upper, const glm::vec3& origin, const glm::vec3& inverse,
            float limit)
{
    const glm::vec3 a = (lower - origin) * inverse;
    const glm::vec3 b = (upper - origin) * inverse;
    float near = 0;
    float far = limit;
    for (int axis = 0; axis < 3; ++axis) {
        near = std::max(near, std::min(a[axis], b[axis]));
        far = std::min(far, std::max(a[axis], b[axis]));
    }
    return near <= far ? near : std::numeric_limits<float>::infinity();
}

/// One over each component, finite, so that no box gives 0 * inf.
glm::vec3 inverseOf(const glm::vec3& direction)
{
    glm::vec3 inverse;
    for (int axis = 0; axis < 3; ++axis) {
        inverse[axis] = std::abs(direction[axis]) > 1e-30f ? 1 / direction[axis] : 1e30f;
    }
    return inverse;
}

} // namespace

const std::vector<std::uint32_t>& MeshTree::triangles() const
{
    return m_level == 0 ? m_mesh->triangles : m_mesh->levels[m_level - 1].triangles;
}

MeshTree::MeshTree(std::shared_ptr<const Mesh> mesh, std::size_t level) : m_mesh{std::move(mesh)}, m_level{level}
{
    const std::vector<std::uint32_t>& corners = triangles();
    const std::size_t count = corners.size() / 3;
    auto sharedOrder = std::make_shared<std::vector<std::uint32_t>>(count);
    std::vector<std::uint32_t>& order = *sharedOrder;
    m_order = sharedOrder;
    std::vector<Box> boxes(count);
    std::vector<glm::vec3> centres(count);
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t k = 0; k < 3; ++k) {
            boxes[i].add(m_mesh->positions[corners[3 * i + k]]);
        }
        centres[i] = boxes[i].centre();
        m_bounds.add(boxes[i]);
    }
    std::iota(order.begin(), order.end(), 0u);
    if (count == 0) {
        return;
    }
    m_nodes.reserve(count);

    struct Job {
        std::size_t begin, end;
        std::uint32_t parent; // whose right child this is; ~0 for a left child or the root
    };
    std::vector<Job> jobs{{0, count, ~0u}};
    while (!jobs.empty()) {
        const Job job = jobs.back();
        jobs.pop_back();
        const auto index = static_cast<std::uint32_t>(m_nodes.size());
        if (job.parent != ~0u) {
            m_nodes[job.parent].first = index;
        }
        Box box;
        Box centreBox;
        for (std::size_t i = job.begin; i < job.end; ++i) {
            box.add(boxes[order[i]]);
            centreBox.add(centres[order[i]]);
        }
        // A little wider than the triangles: a ray in the plane of a flat box must not miss it by rounding.
        const glm::vec3 margin = 1e-4f + 1e-6f * glm::max(glm::abs(box.lower), glm::abs(box.upper));
        box.lower -= margin;
        box.upper += margin;
        m_nodes.push_back({box.lower, static_cast<std::uint32_t>(job.begin), box.upper,
                           static_cast<std::uint32_t>(job.end - job.begin)});
        if (job.end - job.begin <= leafSize) {
            continue;
        }
        const glm::vec3 extent = centreBox.size();
        const int axis = extent.x >= extent.y && extent.x >= extent.z ? 0 : extent.y >= extent.z ? 1 : 2;
        std::size_t middle = (job.begin + job.end) / 2;
        if (extent[axis] > 0) {
            const float scale = static_cast<float>(binCount) / extent[axis];
            const auto binOf = [&](std::uint32_t triangle) {
                return std::clamp(static_cast<int>((centres[triangle][axis] - centreBox.lower[axis]) * scale), 0,
                                  binCount - 1);
            };
            std::array<Box, binCount> binBox;
            std::array<std::size_t, binCount> binSize{};
            for (std::size_t i = job.begin; i < job.end; ++i) {
                const int bin = binOf(order[i]);
                binBox[bin].add(boxes[order[i]]);
                ++binSize[bin];
            }
            std::array<float, binCount> rightCost{};
            Box gathered;
            std::size_t gatheredSize = 0;
            for (int bin = binCount - 1; bin > 0; --bin) {
                gathered.add(binBox[bin]);
                gatheredSize += binSize[bin];
                rightCost[bin] = gatheredSize > 0 ? halfArea(gathered) * static_cast<float>(gatheredSize) : 0;
            }
            gathered = {};
            gatheredSize = 0;
            float best = std::numeric_limits<float>::max();
            int bestBin = -1;
            for (int bin = 0; bin + 1 < binCount; ++bin) {
                gathered.add(binBox[bin]);
                gatheredSize += binSize[bin];
                if (gatheredSize == 0 || gatheredSize == job.end - job.begin) {
                    continue;
                }
                const float cost = halfArea(gathered) * static_cast<float>(gatheredSize) + rightCost[bin + 1];
                if (cost < best) {
                    best = cost;
                    bestBin = bin;
                }
            }
            if (bestBin >= 0) {
                const auto split = std::partition(order.begin() + static_cast<std::ptrdiff_t>(job.begin),
                                                  order.begin() + static_cast<std::ptrdiff_t>(job.end),
                                                  [&](std::uint32_t triangle) { return binOf(triangle) <= bestBin; });
                middle = static_cast<std::size_t>(split - order.begin());
            }
        }
        m_nodes[index].count = 0;
        jobs.push_back({middle, job.end, index});
        jobs.push_back({job.begin, middle, ~0u}); // popped next, so the left child follows its parent
    }
}

MeshTree::MeshTree(std::shared_ptr<const Mesh> mesh, std::shared_ptr<const Shape> shape)
    : m_mesh{std::move(mesh)}, m_shape{std::move(shape)}, m_level{m_shape->level}, m_bounds{m_shape->bounds}
{
    const glm::vec3 margin = 1e-4f + 1e-6f * glm::max(glm::abs(m_bounds.lower), glm::abs(m_bounds.upper));
    const std::size_t count = triangles().size() / 3;
    if (count > 0) {
        m_nodes.push_back({m_bounds.lower - margin, 0, m_bounds.upper + margin, static_cast<std::uint32_t>(count)});
    }
}

MeshTree MeshTree::boundsOnly(std::shared_ptr<const Mesh> mesh)
{
    MeshTree tree;
    tree.m_mesh = std::move(mesh);
    for (const std::uint32_t corner : tree.m_mesh->triangles) {
        tree.m_bounds.add(tree.m_mesh->positions[corner]);
    }
    return tree;
}

std::shared_ptr<const MeshTree> MeshTree::refitted(std::shared_ptr<const Shape> shape) const
{
    auto tree = std::make_shared<MeshTree>(*this);
    tree->m_shape = std::move(shape);
    tree->m_bounds = tree->m_shape->bounds;
    const std::vector<std::uint32_t>& corners = triangles();
    const std::vector<glm::vec3>& places = tree->m_shape->positions;
    // Children come after their parents.
    for (std::size_t index = tree->m_nodes.size(); index-- > 0;) {
        Node& node = tree->m_nodes[index];
        if (node.count > 0) {
            Box box;
            for (std::uint32_t i = node.first; i < node.first + node.count; ++i) {
                const std::uint32_t* corner = &corners[3 * std::size_t{(*m_order)[i]}];
                box.add(places[corner[0]]);
                box.add(places[corner[1]]);
                box.add(places[corner[2]]);
            }
            const glm::vec3 margin = 1e-4f + 1e-6f * glm::max(glm::abs(box.lower), glm::abs(box.upper));
            node.lower = box.lower - margin;
            node.upper = box.upper + margin;
        } else {
            const Node& left = tree->m_nodes[index + 1];
            const Node& right = tree->m_nodes[node.first];
            node.lower = glm::min(left.lower, right.lower);
            node.upper = glm::max(left.upper, right.upper);
        }
    }
    return tree;
}

std::optional<MeshTree::Hit> MeshTree::nearest(const Ray& ray, float limit) const
{
    if (m_nodes.empty()) {
        return std::nullopt;
    }
    const std::vector<std::uint32_t>& corners = triangles();
    const std::vector<glm::vec3>& places = positions();
    const glm::vec3 inverse = inverseOf(ray.direction);
    const glm::dvec3 origin{ray.origin};
    const glm::dvec3 direction{ray.direction};
    constexpr float infinity = std::numeric_limits<float>::infinity();
    std::optional<Hit> best;

    // Degenerate splits (all centres equal) halve, so the depth stays logarithmic there; 128 is far above any real
    // tree.
    struct Waiting {
        std::uint32_t node;
        float distance;
    };
    std::array<Waiting, 128> stack;
    std::size_t size = 0;
    const float root = entry(m_nodes[0].lower, m_nodes[0].upper, ray.origin, inverse, limit);
    if (root < infinity) {
        stack[size++] = {0, root};
    }
    while (size > 0) {
        const Waiting waiting = stack[--size];
        if (waiting.distance >= limit) {
            continue;
        }
        const Node& node = m_nodes[waiting.node];
        if (node.count > 0) {
            for (std::uint32_t i = node.first; i < node.first + node.count; ++i) {
                const std::uint32_t triangle = m_order ? (*m_order)[i] : i;
                const glm::dvec3 a{places[corners[3 * triangle]]};
                const glm::dvec3 ab = glm::dvec3{places[corners[3 * triangle + 1]]} - a;
                const glm::dvec3 ac = glm::dvec3{places[corners[3 * triangle + 2]]} - a;
                const glm::dvec3 p = glm::cross(direction, ac);
                const double determinant = glm::dot(ab, p);
                if (determinant == 0) {
                    continue;
                }
                const glm::dvec3 t = origin - a;
                const double u = glm::dot(t, p) / determinant;
                const glm::dvec3 q = glm::cross(t, ab);
                const double v = glm::dot(direction, q) / determinant;
                const double distance = glm::dot(ac, q) / determinant;
                if (u >= 0 && v >= 0 && u + v <= 1 && distance > 0 && distance < static_cast<double>(limit)) {
                    limit = static_cast<float>(distance);
                    best = Hit{limit, triangle, corners[3 * triangle]};
                }
            }
            continue;
        }
        const std::uint32_t left = waiting.node + 1;
        const std::uint32_t right = node.first;
        const float toLeft = entry(m_nodes[left].lower, m_nodes[left].upper, ray.origin, inverse, limit);
        const float toRight = entry(m_nodes[right].lower, m_nodes[right].upper, ray.origin, inverse, limit);
        const bool leftFirst = toLeft <= toRight;
        const Waiting nearer = leftFirst ? Waiting{left, toLeft} : Waiting{right, toRight};
        const Waiting farther = leftFirst ? Waiting{right, toRight} : Waiting{left, toLeft};
        if (farther.distance < infinity && size < stack.size()) {
            stack[size++] = farther;
        }
        if (nearer.distance < infinity && size < stack.size()) {
            stack[size++] = nearer;
        }
    }
    return best;
}

} // namespace psoas
