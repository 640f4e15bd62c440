#include "render/gl/program.h"
#include "render/passes/full_screen.h"
#include "render/passes/pass.h"

#include <optional>

namespace psoas {
namespace {

/// A quiet gradient, drawn once for a size and copied under each picture.
class BackgroundPass final : public Pass {
public:
    explicit BackgroundPass(gl::Program program) : m_program{std::move(program)} {}

    void draw(Frame& frame) override
    {
        const gl::Target& target = frame.target();
        gl::Target& image = frame.atRest ? frame.images.restBackground : frame.images.draftBackground;
        std::optional<Look>& drawn = frame.atRest ? m_restLook : m_draftLook;
        const Look look{frame.block.backgroundTop, frame.block.backgroundBottom};
        if (!image) {
            image =
                gl::makeTarget(frame.width, frame.height, {frame.atRest ? GLenum{GL_RGBA16F} : GLenum{GL_RGBA8}}, 0);
            drawn.reset();
        }
        glDisable(GL_BLEND);
        glDisable(GL_DEPTH_TEST);
        if (!(drawn == look)) {
            glBindFramebuffer(GL_FRAMEBUFFER, image.framebuffer.name());
            glViewport(0, 0, image.width, image.height);
            m_program.use();
            m_triangle.draw();
            drawn = look;
        }
        glBindFramebuffer(GL_READ_FRAMEBUFFER, image.framebuffer.name());
        glBindFramebuffer(GL_DRAW_FRAMEBUFFER, target.colourOnly.name());
        const glm::ivec4 at = frame.covered;
        glBlitFramebuffer(at.x, at.y, at.x + at.z, at.y + at.w, at.x, at.y, at.x + at.z, at.y + at.w,
                          GL_COLOR_BUFFER_BIT, GL_NEAREST);
    }

private:
    struct Look {
        glm::vec4 top;
        glm::vec4 bottom;
        friend bool operator==(const Look&, const Look&) = default;
    };
    gl::Program m_program;
    FullScreen m_triangle;
    std::optional<Look> m_draftLook;
    std::optional<Look> m_restLook;
};

} // namespace

Result<std::unique_ptr<Pass>> makeBackgroundPass()
{
    Result<gl::Program> program = gl::Program::create({"full.vert", "background.frag", {}, {}, {"Frame"}, {}});
    if (!program) {
        return program.error();
    }
    return std::unique_ptr<Pass>{std::make_unique<BackgroundPass>(std::move(program).value())};
}

} // namespace psoas
