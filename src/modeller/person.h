#pragma once

#include "atlas/mesh.h"
#include "core/result.h"

#include <array>
#include <filesystem>
#include <string_view>
#include <vector>

namespace psoas::modeller {

/// A surface measured on a person: the vertices and faces of an OBJ file, in its own frame; polygons are fanned.
/// Triangles are turned outward.
Result<Mesh> personFrom(const std::filesystem::path& obj);

/// The same for the text of a file; `name` stands for it in messages.
Result<Mesh> personFrom(std::string_view text, const std::string& name);

struct SurfacePoint {
    glm::vec3 position{0};
    glm::vec3 normal{0}; ///< unit length, outward
};

/// Points spread evenly over a surface; the same on every run.
std::vector<SurfacePoint> spreadOver(const Mesh& mesh, std::size_t count);

/// mm2
double areaOf(const Mesh& mesh);

/// Finds the nearest of many points.
class Neighbours {
public:
    explicit Neighbours(std::vector<SurfacePoint> points);
    const SurfacePoint& nearest(const glm::vec3& to) const;

private:
    void arrange(std::size_t begin, std::size_t end, int axis);
    std::vector<SurfacePoint> m_points; ///< as a tree: of every range the middle one divides along one axis
};

/// p -> scale * rotation * p + shift
struct Similarity {
    float scale = 1;
    glm::mat3 rotation{1};
    glm::vec3 shift{0};

    glm::vec3 operator()(const glm::vec3& point) const { return scale * (rotation * point) + shift; }
    SurfacePoint operator()(const SurfacePoint& point) const
    {
        return {(*this)(point.position), rotation * point.normal};
    }
};

/// Lays `from` onto `to` by iterative closest points, both ways. Where `anyAxes`, it starts from the 24 orientations
/// along the axes and keeps the best; otherwise from the orientation as given.
Similarity aligned(const Mesh& from, const Mesh& to, bool anyAxes);

} // namespace psoas::modeller
