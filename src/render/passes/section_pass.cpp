#include "render/gl/program.h"
#include "render/passes/pass.h"

namespace psoas {
namespace {

/// The insides of what section planes cut.
class SectionPass final : public Pass {
public:
    SectionPass(gl::Program plain, gl::Program fine) : m_plain{std::move(plain)}, m_fine{std::move(fine)} {}

    void draw(Frame& frame) override
    {
        if (frame.faces.isEmpty()) {
            return;
        }
        const gl::Target& target = frame.target();
        glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer.name());
        glViewport(0, 0, target.width, target.height);
        glDisable(GL_BLEND);
        glEnable(GL_DEPTH_TEST);
        glDepthFunc(GL_LESS);
        glDepthMask(GL_TRUE);
        const gl::Program& program = frame.atRest ? m_fine : m_plain;
        program.use();
        if (frame.atRest) {
            gl::bindTexture(1, GL_TEXTURE_2D, frame.images.keyMap.depth.name());
        }
        frame.scene.bind(tableUnit);
        frame.faces.draw(frame.scene, program.location(0));
    }

private:
    gl::Program m_plain;
    gl::Program m_fine;
};

} // namespace

Result<std::unique_ptr<Pass>> makeSectionPass()
{
    Result<gl::Program> plain =
        gl::Program::create({"section.vert", "section.frag", {"firstRow"}, {"table"}, {"Frame", "Materials"}, {}});
    if (!plain) {
        return plain.error();
    }
    Result<gl::Program> fine = gl::Program::create(
        {"section.vert", "section.frag", {"firstRow"}, {"table", "keyMap"}, {"Frame", "Materials"}, {"FINE"}});
    if (!fine) {
        return fine.error();
    }
    return std::unique_ptr<Pass>{std::make_unique<SectionPass>(std::move(plain).value(), std::move(fine).value())};
}

} // namespace psoas
