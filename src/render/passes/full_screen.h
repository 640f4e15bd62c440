#pragma once

#include "render/gl/handle.h"

#include <glm/glm.hpp>

namespace psoas {

/// One triangle over the whole of the viewport; shaders/full.vert needs no attributes.
class FullScreen {
public:
    FullScreen() : m_vertexArray{gl::makeVertexArray()} {}
    void draw() const;

private:
    gl::VertexArray m_vertexArray;
};

/// Limits drawing to x, y, width, height while it lives.
class Scissor {
public:
    explicit Scissor(const glm::ivec4& rectangle);
    ~Scissor();
    Scissor(const Scissor&) = delete;
    Scissor& operator=(const Scissor&) = delete;
};

} // namespace psoas
