#include "render/passes/pass.h"
#include "render/passes/surfaces.h"

namespace psoas {
namespace {

/// What is opaque, lit.
class SolidPass final : public Pass {
public:
    SolidPass(LitProgram lit, gl::Program areas) : m_lit{std::move(lit)}, m_areas{std::move(areas)} {}

    void draw(Frame& frame) override
    {
        aimAt(frame.target());
        glClear(GL_DEPTH_BUFFER_BIT);
        if (frame.atRest) {
            const GLuint nothing[4] = {0, 0, 0, 0};
            glClearBufferuiv(GL_COLOR, 1, nothing);
        }
        m_lit.draw(frame, frame.solid);
        drawWith(m_areas, frame, frame.areas);
    }

private:
    LitProgram m_lit;
    gl::Program m_areas; ///< lit at the vertices, with the areas' patterns
};

} // namespace

Result<std::unique_ptr<Pass>> makeSolidPass()
{
    Result<LitProgram> lit = LitProgram::create("solid.vert", "solid.frag", {"keyMap", "skyMap"});
    if (!lit) {
        return lit.error();
    }
    Result<gl::Program> areas =
        gl::Program::create({"solid.vert", "solid.frag", {"firstRow"}, {"table"}, {"Frame", "Materials"}, {"AREAS"}});
    if (!areas) {
        return areas.error();
    }
    return std::unique_ptr<Pass>{std::make_unique<SolidPass>(std::move(lit).value(), std::move(areas).value())};
}

} // namespace psoas
