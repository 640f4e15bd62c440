#include "render/passes/pass.h"
#include "render/passes/surfaces.h"

namespace psoas {
namespace {

/// Depth as seen from the key light and from a piece of the sky.
class ShadowPass final : public Pass {
public:
    explicit ShadowPass(gl::Program program) : m_program{std::move(program)} {}

    void draw(Frame& frame) override
    {
        if (frame.makeKeyMap) {
            map(frame, frame.images.keyMap, frame.keyCasters, frame.block.key_from_atlas);
        }
        if (frame.makeSkyMap) {
            map(frame, frame.images.skyMap, frame.skyCasters, frame.block.sky_from_atlas);
        }
    }

private:
    void map(const Frame& frame, const gl::Target& target, const DrawList& casters, const glm::mat4& map_from_atlas)
    {
        aimAt(target);
        glClear(GL_DEPTH_BUFFER_BIT);
        m_program.use();
        glUniformMatrix4fv(m_program.location(1), 1, GL_FALSE, &map_from_atlas[0][0]);
        drawWith(m_program, frame, casters);
    }

    gl::Program m_program;
};

} // namespace

Result<std::unique_ptr<Pass>> makeShadowPass()
{
    Result<gl::Program> program =
        gl::Program::create({"shadow.vert", "shadow.frag", {"firstRow", "map_from_atlas"}, {"table"}, {"Frame"}, {}});
    if (!program) {
        return program.error();
    }
    return std::unique_ptr<Pass>{std::make_unique<ShadowPass>(std::move(program).value())};
}

} // namespace psoas
