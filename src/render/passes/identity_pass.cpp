#include "render/gl/program.h"
#include "render/passes/pass.h"

namespace psoas {
namespace {

/// Structure numbers instead of colours.
class IdentityPass final : public Pass {
public:
    explicit IdentityPass(gl::Program program) : m_program{std::move(program)} {}

    void draw(Frame& frame) override
    {
        const gl::Target& target = frame.images.identity;
        glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer.name());
        glViewport(0, 0, target.width, target.height);
        glDisable(GL_BLEND);
        glEnable(GL_DEPTH_TEST);
        glDepthFunc(GL_LESS);
        glDepthMask(GL_TRUE);
        const GLuint nothing[4] = {0, 0, 0, 0};
        glClearBufferuiv(GL_COLOR, 0, nothing);
        glClear(GL_DEPTH_BUFFER_BIT);
        if (frame.solid.isEmpty()) {
            return;
        }
        m_program.use();
        frame.scene.bind(tableUnit);
        frame.solid.draw(frame.scene, m_program.location(0));
    }

private:
    gl::Program m_program;
};

} // namespace

Result<std::unique_ptr<Pass>> makeIdentityPass()
{
    Result<gl::Program> program =
        gl::Program::create({"identity.vert", "identity.frag", {"firstRow"}, {"table"}, {"Frame"}, {}});
    if (!program) {
        return program.error();
    }
    return std::unique_ptr<Pass>{std::make_unique<IdentityPass>(std::move(program).value())};
}

} // namespace psoas
