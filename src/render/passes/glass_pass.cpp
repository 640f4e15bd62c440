// Order-independent glass: weighted blended transparency after McGuire and Bavoil, "Weighted Blended Order-Independent
// Transparency" (2013).

#include "render/gl/program.h"
#include "render/passes/full_screen.h"
#include "render/passes/pass.h"

namespace psoas {
namespace {

class GlassPass final : public Pass {
public:
    GlassPass(gl::Program gather, gl::Program settle) : m_gather{std::move(gather)}, m_settle{std::move(settle)} {}

    void draw(Frame& frame) override
    {
        if (frame.glass.isEmpty()) {
            return;
        }
        const gl::Target& target = frame.target();
        gl::Target& glass = frame.images.glass;
        if (!glass) {
            glass = gl::makeTargetOver(frame.images.draft, {GL_RGBA16F, GL_R16F});
        }
        const Scissor scissor{coveredBy(frame.scene, frame.view, frame.width, frame.height, 1,
                                        [](const Placed& one) { return one.faded; })};
        glBindFramebuffer(GL_FRAMEBUFFER, glass.framebuffer.name());
        glViewport(0, 0, target.width, target.height);
        const float everythingThrough[4] = {0, 0, 0, 1};
        const float nothing[4] = {0, 0, 0, 0};
        glClearBufferfv(GL_COLOR, 0, everythingThrough);
        glClearBufferfv(GL_COLOR, 1, nothing);
        glEnable(GL_DEPTH_TEST);
        glDepthFunc(GL_LESS);
        glDepthMask(GL_FALSE);
        glEnable(GL_BLEND);
        glBlendEquation(GL_FUNC_ADD);
        glBlendFuncSeparate(GL_ONE, GL_ONE, GL_ZERO, GL_ONE_MINUS_SRC_ALPHA);
        m_gather.use();
        frame.scene.bind(tableUnit);
        frame.glass.draw(frame.scene, m_gather.location(0));

        glBindFramebuffer(GL_FRAMEBUFFER, target.colourOnly.name());
        glDisable(GL_DEPTH_TEST);
        glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
        m_settle.use();
        gl::bindTexture(0, GL_TEXTURE_2D, glass.colours[0].name());
        gl::bindTexture(1, GL_TEXTURE_2D, glass.colours[1].name());
        m_triangle.draw();
        glDisable(GL_BLEND);
    }

private:
    gl::Program m_gather;
    gl::Program m_settle;
    FullScreen m_triangle;
};

} // namespace

Result<std::unique_ptr<Pass>> makeGlassPass()
{
    Result<gl::Program> gather =
        gl::Program::create({"glass.vert", "glass.frag", {"firstRow"}, {"table"}, {"Frame", "Materials"}, {}});
    if (!gather) {
        return gather.error();
    }
    Result<gl::Program> settle =
        gl::Program::create({"full.vert", "glass_settle.frag", {}, {"gathered", "weights"}, {}, {}});
    if (!settle) {
        return settle.error();
    }
    return std::unique_ptr<Pass>{std::make_unique<GlassPass>(std::move(gather).value(), std::move(settle).value())};
}

} // namespace psoas
