#include "render/gl/program.h"
#include "render/passes/pass.h"

namespace psoas {
namespace {

/// What is opaque, lit.
class SolidPass final : public Pass {
public:
    SolidPass(gl::Program plain, gl::Program fine) : m_plain{std::move(plain)}, m_fine{std::move(fine)} {}

    void draw(Frame& frame) override
    {
        const gl::Target& target = frame.target();
        glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer.name());
        glViewport(0, 0, target.width, target.height);
        glDisable(GL_BLEND);
        glEnable(GL_DEPTH_TEST);
        glDepthFunc(GL_LESS);
        glDepthMask(GL_TRUE);
        glClear(GL_DEPTH_BUFFER_BIT);
        if (frame.atRest) {
            const GLuint nothing[4] = {0, 0, 0, 0};
            glClearBufferuiv(GL_COLOR, 1, nothing);
        }
        if (frame.solid.isEmpty()) {
            return;
        }
        const gl::Program& program = frame.atRest ? m_fine : m_plain;
        program.use();
        if (frame.atRest) {
            gl::bindTexture(1, GL_TEXTURE_2D, frame.images.keyMap.depth.name());
            gl::bindTexture(2, GL_TEXTURE_2D, frame.images.skyMap.depth.name());
        }
        frame.scene.bind(tableUnit);
        frame.solid.draw(frame.scene, program.location(0));
    }

private:
    gl::Program m_plain;
    gl::Program m_fine;
};

} // namespace

Result<std::unique_ptr<Pass>> makeSolidPass()
{
    Result<gl::Program> plain =
        gl::Program::create({"solid.vert", "solid.frag", {"firstRow"}, {"table"}, {"Frame", "Materials"}, {}});
    if (!plain) {
        return plain.error();
    }
    Result<gl::Program> fine = gl::Program::create(
        {"solid.vert", "solid.frag", {"firstRow"}, {"table", "keyMap", "skyMap"}, {"Frame", "Materials"}, {"FINE"}});
    if (!fine) {
        return fine.error();
    }
    return std::unique_ptr<Pass>{std::make_unique<SolidPass>(std::move(plain).value(), std::move(fine).value())};
}

} // namespace psoas
