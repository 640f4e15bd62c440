#include "render/gl/target.h"

namespace psoas::gl {
namespace {

struct Transfer {
    GLenum format;
    GLenum type;
};

Transfer transferOf(GLenum internal)
{
    switch (internal) {
    case GL_R16UI:
    case GL_R32UI:
        return {GL_RED_INTEGER, GL_UNSIGNED_INT};
    case GL_DEPTH_COMPONENT16:
    case GL_DEPTH_COMPONENT24:
    case GL_DEPTH_COMPONENT32F:
        return {GL_DEPTH_COMPONENT, GL_FLOAT};
    case GL_R8:
    case GL_R16F:
        return {GL_RED, GL_FLOAT};
    case GL_RG8:
        return {GL_RG, GL_FLOAT};
    case GL_RGBA8:
        return {GL_RGBA, GL_UNSIGNED_BYTE};
    default:
        return {GL_RGBA, GL_FLOAT};
    }
}

Texture makeImage(int width, int height, GLenum internal, bool compares)
{
    Texture texture = makeTexture();
    glBindTexture(GL_TEXTURE_2D, texture.name());
    const Transfer transfer = transferOf(internal);
    glTexImage2D(GL_TEXTURE_2D, 0, static_cast<GLint>(internal), width, height, 0, transfer.format, transfer.type,
                 nullptr);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, 0);
    const GLint filter = compares ? GL_LINEAR : GL_NEAREST;
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, filter);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, filter);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    if (compares) {
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_COMPARE_MODE, GL_COMPARE_REF_TO_TEXTURE);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_COMPARE_FUNC, GL_LEQUAL);
    }
    glBindTexture(GL_TEXTURE_2D, 0);
    return texture;
}

void assemble(Target& target, GLuint depth)
{
    target.framebuffer = makeFramebuffer();
    glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer.name());
    std::vector<GLenum> drawn;
    for (const Texture& colour : target.colours) {
        const auto attachment = static_cast<GLenum>(GL_COLOR_ATTACHMENT0 + drawn.size());
        glFramebufferTexture2D(GL_FRAMEBUFFER, attachment, GL_TEXTURE_2D, colour.name(), 0);
        drawn.push_back(attachment);
    }
    if (depth != 0) {
        glFramebufferTexture2D(GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_TEXTURE_2D, depth, 0);
    }
    if (drawn.empty()) {
        glDrawBuffer(GL_NONE);
        glReadBuffer(GL_NONE);
    } else {
        glDrawBuffers(static_cast<GLsizei>(drawn.size()), drawn.data());
        glReadBuffer(GL_COLOR_ATTACHMENT0);
    }
    const bool complete = glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
    if (!drawn.empty() && depth != 0) {
        target.colourOnly = makeFramebuffer();
        glBindFramebuffer(GL_FRAMEBUFFER, target.colourOnly.name());
        glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, target.colours[0].name(), 0);
        target.overDepth = makeFramebuffer();
        glBindFramebuffer(GL_FRAMEBUFFER, target.overDepth.name());
        glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, target.colours[0].name(), 0);
        glFramebufferTexture2D(GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_TEXTURE_2D, depth, 0);
    }
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    if (!complete) {
        target = Target{};
    }
}

} // namespace

Target makeTarget(int width, int height, const std::vector<GLenum>& colours, GLenum depth)
{
    Target target;
    target.width = width;
    target.height = height;
    for (GLenum internal : colours) {
        target.colours.push_back(makeImage(width, height, internal, false));
    }
    if (depth != 0) {
        target.depth = makeImage(width, height, depth, colours.empty());
    }
    assemble(target, target.depth.name());
    return target;
}

Target makeTargetOver(const Target& other, const std::vector<GLenum>& colours)
{
    Target target;
    target.width = other.width;
    target.height = other.height;
    for (GLenum internal : colours) {
        target.colours.push_back(makeImage(other.width, other.height, internal, false));
    }
    assemble(target, other.depth.name());
    return target;
}

void bindTexture(unsigned unit, GLenum kind, GLuint texture)
{
    glActiveTexture(GL_TEXTURE0 + unit);
    glBindTexture(kind, texture);
    glActiveTexture(GL_TEXTURE0);
}

} // namespace psoas::gl
