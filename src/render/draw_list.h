#pragma once

#include "render/scene_buffers.h"

#include <array>
#include <cstddef>
#include <functional>
#include <vector>

namespace psoas {

/// Where something is drawn from: for leaving out what is not in view and for choosing levels of detail.
struct Viewpoint {
    glm::mat4 clip_from_atlas{1};
    /// Pixels that a millimetre at unit depth is wide; with `orthographic` at any depth.
    float pixelsPerMillimetre = 1;
    bool orthographic = false;
};

/// What is drawn together: a few multi-draws, near things first within each.
class DrawList {
public:
    /// `errorLimit` is in pixels; 0 asks for the full surfaces. Only what `wanted` and is in view is added.
    void fill(const SceneBuffers& scene, const Viewpoint& view, float errorLimit,
              const std::function<bool(const Placed&)>& wanted);

    bool isEmpty() const { return m_triangles == 0; }
    std::size_t triangles() const { return m_triangles; }

    /// Draws everything; `firstRow` is the program's uniform of that name. The scene is bound, the program in use.
    /// Leaves culling off.
    void draw(const SceneBuffers& scene, GLint firstRow) const;

private:
    struct Batch {
        std::vector<GLsizei> counts;
        std::vector<const void*> offsets;
        std::vector<GLint> baseVertices;
    };
    std::vector<std::array<Batch, facesCount>> m_rounds; ///< by Faces
    std::size_t m_triangles = 0;
};

/// Whether some of `box` may be seen.
bool isInView(const Box& box, const glm::mat4& clip_from_atlas);

} // namespace psoas
