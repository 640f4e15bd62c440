#include "render/gl/program.h"
#include "render/passes/full_screen.h"
#include "render/passes/pass.h"

namespace psoas {
namespace {

/// A line around what is selected or hovered, thick where it is in sight, thin where something is before it, and a
/// tint. At rest they are gathered apart from the picture, so that marking something does not begin it anew.
class OutlinePass final : public Pass {
public:
    OutlinePass(gl::Program marks, gl::Program lines, gl::Program gather)
        : m_marks{std::move(marks)}, m_lines{std::move(lines)}, m_gather{std::move(gather)}
    {}

    void draw(Frame& frame) override
    {
        if (frame.marked.isEmpty() || (frame.atRest && frame.marksShare <= 0)) {
            return;
        }
        const gl::Target& target = frame.target();
        gl::Target& marks = frame.images.marks;
        if (!marks) {
            marks = gl::makeTarget(frame.width, frame.height, {GL_RGBA8}, 0);
        }
        glBindFramebuffer(GL_FRAMEBUFFER, marks.framebuffer.name());
        glViewport(0, 0, target.width, target.height);
        // All of it: the lines look a little beyond the scissor, where an earlier frame may have left marks.
        const float nothing[4] = {0, 0, 0, 0};
        glClearBufferfv(GL_COLOR, 0, nothing);
        const Scissor scissor{coveredBy(frame.scene, frame.view, frame.width, frame.height, outlineReach,
                                        [](const Placed& one) { return one.selected || one.hovered; })};
        glDisable(GL_DEPTH_TEST);
        glDepthMask(GL_FALSE);
        glEnable(GL_BLEND);
        glBlendEquation(GL_MAX);
        glBlendFunc(GL_ONE, GL_ONE);
        m_marks.use();
        gl::bindTexture(1, GL_TEXTURE_2D, frame.images.depth());
        frame.scene.bind(tableUnit);
        frame.marked.draw(frame.scene, m_marks.location(0));

        glBlendEquation(GL_FUNC_ADD);
        if (frame.atRest) {
            glBindFramebuffer(GL_FRAMEBUFFER, frame.images.marksSum.framebuffer.name());
            glBlendFunc(GL_ONE, GL_ONE);
            m_gather.use();
            glUniform1f(m_gather.location(0), frame.marksShare);
        } else {
            glBindFramebuffer(GL_FRAMEBUFFER, target.colourOnly.name());
            glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
            m_lines.use();
        }
        gl::bindTexture(0, GL_TEXTURE_2D, marks.colours[0].name());
        m_triangle.draw();
        glDisable(GL_BLEND);
    }

private:
    gl::Program m_marks;
    gl::Program m_lines;
    gl::Program m_gather;
    FullScreen m_triangle;
};

} // namespace

Result<std::unique_ptr<Pass>> makeOutlinePass()
{
    Result<gl::Program> marks =
        gl::Program::create({"marks.vert", "marks.frag", {"firstRow"}, {"table", "depths"}, {"Frame"}, {}});
    if (!marks) {
        return marks.error();
    }
    Result<gl::Program> lines = gl::Program::create({"full.vert", "outline.frag", {}, {"marks"}, {"Frame"}, {}});
    if (!lines) {
        return lines.error();
    }
    Result<gl::Program> gather =
        gl::Program::create({"full.vert", "outline.frag", {"share"}, {"marks"}, {"Frame"}, {"FINE"}});
    if (!gather) {
        return gather.error();
    }
    return std::unique_ptr<Pass>{
        std::make_unique<OutlinePass>(std::move(marks).value(), std::move(lines).value(), std::move(gather).value())};
}

} // namespace psoas
