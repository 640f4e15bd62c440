#pragma once

#include "render/gl/gl.h"

#include <utility>

namespace psoas::gl {

/// Owns one GL name. Create, use and destroy with the same context current.
template<void (*Destroy)(GLuint)>
class Handle {
public:
    Handle() = default;
    explicit Handle(GLuint name) : m_name{name} {}
    Handle(Handle&& other) noexcept : m_name{std::exchange(other.m_name, 0)} {}
    Handle& operator=(Handle&& other) noexcept
    {
        Handle moved{std::move(other)};
        std::swap(m_name, moved.m_name);
        return *this;
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle()
    {
        if (m_name != 0) {
            Destroy(m_name);
        }
    }

    GLuint name() const { return m_name; }
    explicit operator bool() const { return m_name != 0; }

private:
    GLuint m_name = 0;
};

inline void destroyBuffer(GLuint name)
{
    glDeleteBuffers(1, &name);
}
inline void destroyVertexArray(GLuint name)
{
    glDeleteVertexArrays(1, &name);
}
inline void destroyTexture(GLuint name)
{
    glDeleteTextures(1, &name);
}
inline void destroyFramebuffer(GLuint name)
{
    glDeleteFramebuffers(1, &name);
}
inline void destroyShader(GLuint name)
{
    glDeleteShader(name);
}
inline void destroyProgram(GLuint name)
{
    glDeleteProgram(name);
}

using Buffer = Handle<destroyBuffer>;
using VertexArray = Handle<destroyVertexArray>;
using Texture = Handle<destroyTexture>;
using Framebuffer = Handle<destroyFramebuffer>;
using Shader = Handle<destroyShader>;
using ProgramName = Handle<destroyProgram>;

inline Buffer makeBuffer()
{
    GLuint name = 0;
    glGenBuffers(1, &name);
    return Buffer{name};
}
inline VertexArray makeVertexArray()
{
    GLuint name = 0;
    glGenVertexArrays(1, &name);
    return VertexArray{name};
}
inline Texture makeTexture()
{
    GLuint name = 0;
    glGenTextures(1, &name);
    return Texture{name};
}
inline Framebuffer makeFramebuffer()
{
    GLuint name = 0;
    glGenFramebuffers(1, &name);
    return Framebuffer{name};
}

} // namespace psoas::gl
