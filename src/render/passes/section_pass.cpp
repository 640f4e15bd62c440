#include "render/passes/pass.h"
#include "render/passes/surfaces.h"

namespace psoas {
namespace {

/// The insides of what section planes cut.
class SectionPass final : public Pass {
public:
    explicit SectionPass(LitProgram lit) : m_lit{std::move(lit)} {}

    void draw(Frame& frame) override
    {
        if (!frame.faces.isEmpty()) {
            aimAt(frame.target());
            m_lit.draw(frame, frame.faces);
        }
    }

private:
    LitProgram m_lit;
};

} // namespace

Result<std::unique_ptr<Pass>> makeSectionPass()
{
    Result<LitProgram> lit = LitProgram::create("section.vert", "section.frag", {"keyMap"});
    if (!lit) {
        return lit.error();
    }
    return std::unique_ptr<Pass>{std::make_unique<SectionPass>(std::move(lit).value())};
}

} // namespace psoas
