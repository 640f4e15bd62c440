#include "render/gl/program.h"
#include "render/passes/full_screen.h"
#include "render/passes/pass.h"

namespace psoas {
namespace {

/// Only how far away what is opaque is, in the covered part, for lines drawn anew over a picture that is done.
class DepthPass final : public Pass {
public:
    explicit DepthPass(gl::Program program) : m_program{std::move(program)} {}

    void draw(Frame& frame) override
    {
        const gl::Target& target = frame.target();
        glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer.name());
        glViewport(0, 0, target.width, target.height);
        const Scissor scissor{frame.covered};
        glDisable(GL_BLEND);
        glEnable(GL_DEPTH_TEST);
        glDepthFunc(GL_LESS);
        glDepthMask(GL_TRUE);
        glClear(GL_DEPTH_BUFFER_BIT);
        if (frame.solid.isEmpty() && frame.faces.isEmpty()) {
            return;
        }
        glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_FALSE);
        m_program.use();
        frame.scene.bind(tableUnit);
        frame.solid.draw(frame.scene, m_program.location(0));
        frame.faces.draw(frame.scene, m_program.location(0));
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
