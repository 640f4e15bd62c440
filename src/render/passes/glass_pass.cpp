#include "render/gl/program.h"
#include "render/passes/pass.h"

namespace psoas {
namespace {

/// What is faded. Each layer multiplies what is behind it (on a light page), or screens it (on a dark one): both come
/// to the same in any order, so nothing is sorted and nothing flickers. Over a page that is not there neither would be
/// seen: there the layers are films, one over the other as they come.
class GlassPass final : public Pass {
public:
    GlassPass(gl::Program glass, gl::Program film) : m_glass{std::move(glass)}, m_film{std::move(film)} {}

    void draw(Frame& frame) override
    {
        if (frame.glass.isEmpty()) {
            return;
        }
        const gl::Target& target = frame.target();
        glBindFramebuffer(GL_FRAMEBUFFER, frame.atRest ? target.overDepth.name() : target.framebuffer.name());
        glViewport(0, 0, target.width, target.height);
        glEnable(GL_DEPTH_TEST);
        glDepthFunc(GL_LESS);
        glDepthMask(GL_FALSE);
        glEnable(GL_BLEND);
        glBlendEquation(GL_FUNC_ADD);
        const bool film = frame.snapshot.presentation.transparentBackground;
        if (film) {
            glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
        } else if (frame.block.look.y > 0.5f) {
            glBlendFuncSeparate(GL_ONE, GL_ONE_MINUS_SRC_COLOR, GL_ZERO, GL_ONE);
        } else {
            glBlendFuncSeparate(GL_ZERO, GL_SRC_COLOR, GL_ZERO, GL_ONE);
        }
        const gl::Program& program = film ? m_film : m_glass;
        program.use();
        frame.scene.bind(tableUnit);
        frame.glass.draw(frame.scene, program.location(0));
        glDisable(GL_BLEND);
        glDepthMask(GL_TRUE);
    }

private:
    gl::Program m_glass;
    gl::Program m_film;
};

} // namespace

Result<std::unique_ptr<Pass>> makeGlassPass()
{
    Result<gl::Program> glass =
        gl::Program::create({"glass.vert", "glass.frag", {"firstRow"}, {"table"}, {"Frame", "Materials"}, {}});
    if (!glass) {
        return glass.error();
    }
    Result<gl::Program> film =
        gl::Program::create({"glass.vert", "glass.frag", {"firstRow"}, {"table"}, {"Frame", "Materials"}, {"FILM"}});
    if (!film) {
        return film.error();
    }
    return std::unique_ptr<Pass>{std::make_unique<GlassPass>(std::move(glass).value(), std::move(film).value())};
}

} // namespace psoas
