#pragma once

#include "render/gl/handle.h"

#include <vector>

namespace psoas::gl {

/// A framebuffer with textures of its own, all of one size.
struct Target {
    int width = 0;
    int height = 0;
    std::vector<Texture> colours;
    Texture depth;
    Framebuffer framebuffer;
    Framebuffer colourOnly; ///< just the first colour, so that the rest can be read while drawing
    Framebuffer overDepth;  ///< the first colour and the depth

    explicit operator bool() const { return static_cast<bool>(framebuffer); }
};

/// `colours` are sized internal formats; `depth` 0 leaves it out. Nearest sampling, clamped; the depth texture of a
/// target without colours compares, with linear filtering. An incomplete target has no framebuffer.
Target makeTarget(int width, int height, const std::vector<GLenum>& colours, GLenum depth);

/// The same, with the depth texture of another target of that size.
Target makeTargetOver(const Target& other, const std::vector<GLenum>& colours);

/// Puts a texture on a unit.
void bindTexture(unsigned unit, GLenum kind, GLuint texture);

} // namespace psoas::gl
