#include "render/gl/program.h"
#include "render/passes/full_screen.h"
#include "render/passes/pass.h"

namespace psoas {
namespace {

/// Adds the sample to those before it.
class AccumulatePass final : public Pass {
public:
    explicit AccumulatePass(gl::Program program) : m_program{std::move(program)} {}

    void draw(Frame& frame) override
    {
        if (!frame.atRest) {
            return;
        }
        const gl::Target& sum = frame.images.sum;
        glBindFramebuffer(GL_FRAMEBUFFER, sum.framebuffer.name());
        glViewport(0, 0, sum.width, sum.height);
        glDisable(GL_DEPTH_TEST);
        glEnable(GL_BLEND);
        glBlendEquation(GL_FUNC_ADD);
        glBlendFunc(GL_ONE, GL_ONE);
        const Scissor scissor{frame.covered};
        m_program.use();
        gl::bindTexture(0, GL_TEXTURE_2D, frame.images.rest.colours[0].name());
        m_triangle.draw();
        glDisable(GL_BLEND);
    }

private:
    gl::Program m_program;
    FullScreen m_triangle;
};

} // namespace

Result<std::unique_ptr<Pass>> makeAccumulatePass()
{
    Result<gl::Program> program = gl::Program::create({"full.vert", "accumulate.frag", {}, {"sampled"}, {}, {}});
    if (!program) {
        return program.error();
    }
    return std::unique_ptr<Pass>{std::make_unique<AccumulatePass>(std::move(program).value())};
}

} // namespace psoas
