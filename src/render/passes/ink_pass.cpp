#include "render/gl/program.h"
#include "render/passes/full_screen.h"
#include "render/passes/pass.h"

namespace psoas {
namespace {

/// Thin dark lines where one structure ends before another; at rest only.
class InkPass final : public Pass {
public:
    explicit InkPass(gl::Program program) : m_program{std::move(program)} {}

    void draw(Frame& frame) override
    {
        if (!frame.atRest || (frame.solid.isEmpty() && frame.faces.isEmpty())) {
            return;
        }
        const gl::Target& target = frame.target();
        const glm::ivec4 covered = coveredBy(frame.scene, frame.view, frame.width, frame.height, 2,
                                             [](const Placed& one) { return !one.faded; });
        if (covered.z == 0) {
            return;
        }
        glBindFramebuffer(GL_FRAMEBUFFER, target.colourOnly.name());
        glViewport(0, 0, target.width, target.height);
        glDisable(GL_DEPTH_TEST);
        glEnable(GL_BLEND);
        glBlendEquation(GL_FUNC_ADD);
        glBlendFuncSeparate(GL_ZERO, GL_SRC_COLOR, GL_ZERO, GL_ONE);
        m_program.use();
        gl::bindTexture(0, GL_TEXTURE_2D, target.colours[1].name());
        gl::bindTexture(1, GL_TEXTURE_2D, frame.images.depth());
        {
            const Scissor scissor{covered};
            m_triangle.draw();
        }
        glDisable(GL_BLEND);
    }

private:
    gl::Program m_program;
    FullScreen m_triangle;
};

} // namespace

Result<std::unique_ptr<Pass>> makeInkPass()
{
    Result<gl::Program> program =
        gl::Program::create({"full.vert", "ink.frag", {}, {"identities", "depths"}, {"Frame"}, {}});
    if (!program) {
        return program.error();
    }
    return std::unique_ptr<Pass>{std::make_unique<InkPass>(std::move(program).value())};
}

} // namespace psoas
