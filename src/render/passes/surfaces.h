#pragma once

#include "render/frame.h"
#include "render/gl/program.h"

namespace psoas {

/// Makes ready to draw surfaces that hide one another into `target`.
void aimAt(const gl::Target& target);

/// Draws what is in `list`; the first uniform of `program` is firstRow.
void drawWith(const gl::Program& program, const Frame& frame, const DrawList& list);

/// Surfaces lit at their vertices while something moves, at their pixels in a picture at rest.
class LitProgram {
public:
    /// `maps`: the samplers of the shadow maps that the pixels read, the key light's first.
    static Result<LitProgram> create(std::string_view vertex, std::string_view fragment,
                                     const std::vector<std::string_view>& maps);

    void draw(const Frame& frame, const DrawList& list) const;

private:
    LitProgram(gl::Program plain, gl::Program fine, std::size_t maps)
        : m_plain{std::move(plain)}, m_fine{std::move(fine)}, m_maps{maps}
    {}

    gl::Program m_plain;
    gl::Program m_fine;
    std::size_t m_maps;
};

} // namespace psoas
