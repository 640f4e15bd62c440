#include "render/passes/surfaces.h"

namespace psoas {

void aimAt(const gl::Target& target)
{
    glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer.name());
    glViewport(0, 0, target.width, target.height);
    glDisable(GL_BLEND);
    glEnable(GL_DEPTH_TEST);
    glDepthFunc(GL_LESS);
    glDepthMask(GL_TRUE);
}

void drawWith(const gl::Program& program, const Frame& frame, const DrawList& list)
{
    if (list.isEmpty()) {
        return;
    }
    program.use();
    frame.scene.bind(tableUnit);
    list.draw(frame.scene, program.location(0));
}

Result<LitProgram> LitProgram::create(std::string_view vertex, std::string_view fragment,
                                      const std::vector<std::string_view>& maps)
{
    const std::vector<std::string_view> blocks{"Frame", "Materials"};
    Result<gl::Program> plain = gl::Program::create({vertex, fragment, {"firstRow"}, {"table"}, blocks, {}});
    if (!plain) {
        return plain.error();
    }
    std::vector<std::string_view> textures{"table"};
    textures.insert(textures.end(), maps.begin(), maps.end());
    Result<gl::Program> fine = gl::Program::create({vertex, fragment, {"firstRow"}, textures, blocks, {"FINE"}});
    if (!fine) {
        return fine.error();
    }
    return LitProgram{std::move(plain).value(), std::move(fine).value(), maps.size()};
}

void LitProgram::draw(const Frame& frame, const DrawList& list) const
{
    if (frame.atRest) {
        const gl::Target* maps[] = {&frame.images.keyMap, &frame.images.skyMap};
        for (std::size_t i = 0; i < m_maps; ++i) {
            gl::bindTexture(tableUnit + 1 + static_cast<unsigned>(i), GL_TEXTURE_2D, maps[i]->depth.name());
        }
    }
    drawWith(frame.atRest ? m_fine : m_plain, frame, list);
}

} // namespace psoas
