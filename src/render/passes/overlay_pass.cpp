#include "render/gl/program.h"
#include "render/passes/pass.h"

#include <cmath>
#include <vector>

namespace psoas {
namespace {

constexpr float behindStrength = 0.35f;  // of a line where something lies before it
constexpr float pointingStrength = 0.6f; // the same, of a line that points something out
constexpr float nearest = 1;             // mm before the eye; what is nearer is cut off
constexpr float figureStrength = 0.55f;
constexpr float litStrength = 0.62f; // of what is seen through other things

struct Corner {
    glm::vec4 place; ///< clip space
    glm::vec4 paint;
    glm::vec4 pen{0};
};

/// Lines, arrows and plain shapes that explain. Depth is kept for the shapes, so that they hide one another.
class OverlayPass final : public Pass {
public:
    OverlayPass(gl::Program program, gl::Program lit)
        : m_program{std::move(program)},
          m_lit{std::move(lit)},
          m_array{gl::makeVertexArray()},
          m_buffer{gl::makeBuffer()}
    {
        glBindVertexArray(m_array.name());
        glBindBuffer(GL_ARRAY_BUFFER, m_buffer.name());
        for (GLuint i = 0; i < 3; ++i) {
            glEnableVertexAttribArray(i);
            glVertexAttribPointer(i, 4, GL_FLOAT, GL_FALSE, sizeof(Corner),
                                  reinterpret_cast<const void*>(i * sizeof(glm::vec4)));
        }
        glBindVertexArray(0);
        glBindBuffer(GL_ARRAY_BUFFER, 0);
    }

    void draw(Frame& frame) override
    {
        const Overlay& overlay = frame.snapshot.overlay;
        if (overlay.lines.empty() && overlay.figure.empty() && frame.lit.isEmpty()) {
            return;
        }
        m_corners.clear();
        addFigure(frame, overlay.figure);
        const auto figure = static_cast<GLsizei>(m_corners.size());
        // What is pointed at lies within the body mostly: it shows through more.
        const auto pointing = [](const OverlayLine& line) {
            return line.tint == Tint::accent || line.tint == Tint::pull;
        };
        for (const OverlayLine& line : overlay.lines) {
            if (!pointing(line)) {
                addLine(frame, line);
            }
        }
        const auto plain = static_cast<GLsizei>(m_corners.size()) - figure;
        for (const OverlayLine& line : overlay.lines) {
            if (pointing(line)) {
                addLine(frame, line);
            }
        }
        const auto lines = static_cast<GLsizei>(m_corners.size()) - figure;
        showThrough(frame);
        if (m_corners.empty()) {
            return;
        }

        const gl::Target& target = frame.target();
        glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer.name());
        glViewport(0, 0, target.width, target.height);
        glColorMaski(1, GL_FALSE, GL_FALSE, GL_FALSE, GL_FALSE); // identities stay as they are
        glEnable(GL_DEPTH_TEST);
        glBindVertexArray(m_array.name());
        glBindBuffer(GL_ARRAY_BUFFER, m_buffer.name());
        glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(m_corners.size() * sizeof(Corner)), m_corners.data(),
                     GL_STREAM_DRAW);
        m_program.use();
        if (figure > 0) {
            // The front of it only: its depth first, then its colour once.
            glDisable(GL_BLEND);
            glColorMaski(0, GL_FALSE, GL_FALSE, GL_FALSE, GL_FALSE);
            glDepthFunc(GL_LESS);
            glDepthMask(GL_TRUE);
            glUniform1f(m_program.location(0), 1);
            glDrawArrays(GL_TRIANGLES, 0, figure);
            glColorMaski(0, GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
        }
        glEnable(GL_BLEND);
        glBlendEquation(GL_FUNC_ADD);
        glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
        glDepthMask(GL_FALSE);
        if (figure > 0) {
            glDepthFunc(GL_EQUAL);
            glUniform1f(m_program.location(0), figureStrength);
            glDrawArrays(GL_TRIANGLES, 0, figure);
        }
        if (lines > 0) {
            glDepthFunc(GL_GREATER);
            glUniform1f(m_program.location(0), behindStrength);
            glDrawArrays(GL_TRIANGLES, figure, plain);
            glUniform1f(m_program.location(0), pointingStrength);
            glDrawArrays(GL_TRIANGLES, figure + plain, lines - plain);
            glDepthFunc(GL_LEQUAL);
            glUniform1f(m_program.location(0), 1);
            glDrawArrays(GL_TRIANGLES, figure, lines);
        }
        glBindVertexArray(0);
        glBindBuffer(GL_ARRAY_BUFFER, 0);
        glDepthFunc(GL_LESS);
        glDepthMask(GL_TRUE);
        glDisable(GL_BLEND);
        glColorMaski(1, GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    }

private:
    /// What is lit, where something lies before it.
    void showThrough(Frame& frame)
    {
        if (frame.lit.isEmpty()) {
            return;
        }
        const gl::Target& target = frame.target();
        glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer.name());
        glViewport(0, 0, target.width, target.height);
        glColorMaski(1, GL_FALSE, GL_FALSE, GL_FALSE, GL_FALSE);
        glEnable(GL_DEPTH_TEST);
        glDepthFunc(GL_GREATER);
        glDepthMask(GL_FALSE);
        glEnable(GL_BLEND);
        glBlendEquation(GL_FUNC_ADD);
        glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
        m_lit.use();
        glUniform1f(m_lit.location(1), litStrength);
        frame.scene.bind(tableUnit);
        frame.lit.draw(frame.scene, m_lit.location(0));
        glBindVertexArray(0);
        glDepthFunc(GL_LESS);
        glDepthMask(GL_TRUE);
        glDisable(GL_BLEND);
        glColorMaski(1, GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    }

    void addFigure(const Frame& frame, const std::vector<glm::vec3>& corners)
    {
        const bool dark = frame.block.look.y > 0.5f;
        const glm::vec3 colour = dark ? glm::vec3{0.42f, 0.46f, 0.48f} : glm::vec3{0.66f, 0.69f, 0.70f};
        for (std::size_t i = 0; i + 2 < corners.size(); i += 3) {
            const glm::vec3 across = glm::cross(corners[i + 1] - corners[i], corners[i + 2] - corners[i]);
            const float size = glm::length(across);
            const glm::vec3 normal = size > 0 ? across / size : glm::vec3{0, 1, 0};
            const float lit = 0.72f + 0.28f * std::abs(glm::dot(normal, glm::vec3{frame.block.towardsKey}));
            for (std::size_t k = i; k < i + 3; ++k) {
                m_corners.push_back({frame.block.clip_from_atlas * glm::vec4{corners[k], 1}, {colour * lit, 1}});
            }
        }
    }

    void addLine(const Frame& frame, const OverlayLine& line)
    {
        const glm::vec2 half{0.5f * static_cast<float>(frame.width), 0.5f * static_cast<float>(frame.height)};
        const float scale = static_cast<float>(frame.height) / 800;
        const Paint paint = paintOf(line.tint);
        const glm::vec4 colour{frame.block.look.y > 0.5f ? paint.dark : paint.light, 1};
        const glm::vec2 dashes = scale * glm::vec2{paint.drawn, paint.left};
        const float width = 0.5f * line.width * scale + 0.5f;
        float along = 0;
        for (std::size_t i = 0; i + 1 < line.points.size(); ++i) {
            const glm::vec4 a = frame.block.clip_from_atlas * glm::vec4{line.points[i], 1};
            const glm::vec4 b = frame.block.clip_from_atlas * glm::vec4{line.points[i + 1], 1};
            if (a.w < nearest || b.w < nearest) {
                continue;
            }
            const glm::vec2 from = glm::vec2{a} / a.w * half;
            const glm::vec2 to = glm::vec2{b} / b.w * half;
            const float length = glm::distance(from, to);
            if (length < 1e-3f) {
                continue;
            }
            const glm::vec2 forward = (to - from) / length;
            const glm::vec2 aside{-forward.y, forward.x};
            const bool last = i + 2 == line.points.size();
            const float head = line.arrow && last ? 5 * width : 0;
            const auto at = [&](const glm::vec4& clip, const glm::vec2& shift) {
                return glm::vec4{glm::vec2{clip} + shift / half * clip.w, clip.z, clip.w};
            };
            const auto quad = [&](float start, float end, float begin, float finish) {
                // Along the line by pixels, each a little longer than it is, so that bends close.
                const auto corner = [&](const glm::vec4& clip, float forth, float across, float sign, float place) {
                    m_corners.push_back({at(clip, forward * forth + aside * (across * sign)),
                                         colour,
                                         {along + place, sign * (across > 0 ? 1.f : 0.f), dashes}});
                };
                corner(a, start, begin, -1, 0);
                corner(a, start, begin, 1, 0);
                corner(b, end, finish, 1, length);
                corner(a, start, begin, -1, 0);
                corner(b, end, finish, 1, length);
                corner(b, end, finish, -1, length);
            };
            quad(i == 0 ? 0.f : -0.2f * width, last && line.arrow ? -head * 0.8f : 0.2f * width, width, width);
            if (head > 0) {
                const auto tip = [&](float forth, float across) {
                    m_corners.push_back({at(b, forward * forth + aside * across), colour, {0, 0, 0, 0}});
                };
                tip(-head, -0.55f * head);
                tip(-head, 0.55f * head);
                tip(0.3f * width, 0);
            }
            along += length;
        }
    }

    gl::Program m_program;
    gl::Program m_lit;
    gl::VertexArray m_array;
    gl::Buffer m_buffer;
    std::vector<Corner> m_corners;
};

} // namespace

Result<std::unique_ptr<Pass>> makeOverlayPass()
{
    Result<gl::Program> program =
        gl::Program::create({"overlay.vert", "overlay.frag", {"strength"}, {}, {"Frame"}, {}});
    if (!program) {
        return program.error();
    }
    Result<gl::Program> lit =
        gl::Program::create({"lit.vert", "lit.frag", {"firstRow", "strength"}, {"table"}, {"Frame", "Materials"}, {}});
    if (!lit) {
        return lit.error();
    }
    return std::unique_ptr<Pass>{std::make_unique<OverlayPass>(std::move(program).value(), std::move(lit).value())};
}

} // namespace psoas
