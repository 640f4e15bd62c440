#include "render/passes/full_screen.h"

namespace psoas {

void FullScreen::draw() const
{
    glBindVertexArray(m_vertexArray.name());
    glDrawArrays(GL_TRIANGLES, 0, 3);
}

Scissor::Scissor(const glm::ivec4& rectangle)
{
    glEnable(GL_SCISSOR_TEST);
    glScissor(rectangle.x, rectangle.y, rectangle.z, rectangle.w);
}

Scissor::~Scissor()
{
    glDisable(GL_SCISSOR_TEST);
}

} // namespace psoas
