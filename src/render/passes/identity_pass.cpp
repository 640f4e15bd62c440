#include "render/passes/pass.h"
#include "render/passes/surfaces.h"

namespace psoas {
namespace {

/// Structure numbers instead of colours.
class IdentityPass final : public Pass {
public:
    explicit IdentityPass(gl::Program program) : m_program{std::move(program)} {}

    void draw(Frame& frame) override
    {
        aimAt(frame.images.identity);
        const GLuint nothing[4] = {0, 0, 0, 0};
        glClearBufferuiv(GL_COLOR, 0, nothing);
        glClear(GL_DEPTH_BUFFER_BIT);
        drawWith(m_program, frame, frame.solid);
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
