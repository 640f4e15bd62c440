#include "render/passes/full_screen.h"
#include "render/passes/pass.h"
#include "render/passes/surfaces.h"

namespace psoas {
namespace {

/// Only how far away what is opaque is, in the covered part, for lines drawn anew over a picture that is done.
class DepthPass final : public Pass {
public:
    explicit DepthPass(gl::Program program) : m_program{std::move(program)} {}

    void draw(Frame& frame) override
    {
        aimAt(frame.target());
        const Scissor scissor{frame.covered};
        glClear(GL_DEPTH_BUFFER_BIT);
        glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_FALSE);
        drawWith(m_program, frame, frame.solid);
        drawWith(m_program, frame, frame.faces);
        glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    }

private:
    gl::Program m_program;
};

} // namespace

Result<std::unique_ptr<Pass>> makeDepthPass()
{
    Result<gl::Program> program =
        gl::Program::create({"marks.vert", "shadow.frag", {"firstRow"}, {"table"}, {"Frame"}, {}});
    if (!program) {
        return program.error();
    }
    return std::unique_ptr<Pass>{std::make_unique<DepthPass>(std::move(program).value())};
}

} // namespace psoas
