#include "render/font.h"
#include "render/gl/program.h"
#include "render/materials.h"
#include "render/passes/pass.h"
#include "scene/labels.h"
#include "scene/pick.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace psoas {
namespace {

constexpr float letterSize = 13.5f; // pixels of a picture 800 pixels high
constexpr float lineWidth = 0.55f;  // half of it, the same
constexpr float dotRadius = 2.f;    // where a line ends
constexpr float pinShown = 0.68f;   // of what can be hit: a pin is easier to hit than it looks
constexpr int sheetWidth = 1024;

struct Corner {
    glm::vec2 corner;
    glm::vec2 within;
    glm::vec2 shape;
    glm::vec4 colour;
};

/// Names with their lines, and pins: over the finished picture.
class LabelPass final : public Pass {
public:
    explicit LabelPass(gl::Program program) : m_program{std::move(program)} {}

    void draw(Frame& frame) override
    {
        const SceneSnapshot& snapshot = frame.snapshot;
        const Overlay& overlay = snapshot.overlay;
        const bool words = !overlay.notes.empty() || !overlay.rows.empty() || !overlay.captions.empty();
        if (snapshot.captions.empty() && snapshot.pins.empty() && !words) {
            m_plan = LabelPlan{};
            return;
        }
        const float scale = snapshot.presentation.scale;
        m_font.setSize(letterSize * scale);
        const auto measure = [&](const std::string& text) {
            return glm::vec2{m_font.widthOf(text), m_font.lineHeight()};
        };
        std::vector<Label> labels = m_plan.update(snapshot, frame.width, frame.height, measure);
        const std::vector<Label> notes = notesBeside(snapshot, frame.width, frame.height, measure);
        labels.insert(labels.end(), notes.begin(), notes.end());
        const std::size_t pointing = labels.size(); // the rest have no line to what they name
        const std::vector<OverlayWords> said = wordsOn(snapshot, frame.width, frame.height, measure);
        for (const OverlayWords& one : said) {
            labels.push_back(one.label);
        }
        write(labels, scale);

        const bool dark = snapshot.presentation.theme == Theme::dark;
        const glm::vec3 ink = dark ? glm::vec3{0.92f, 0.94f, 0.95f} : glm::vec3{0.10f, 0.13f, 0.15f};
        const glm::vec3 paper = dark ? glm::vec3{0.09f, 0.10f, 0.12f} : glm::vec3{0.98f, 0.98f, 0.975f};
        const glm::vec3 strong = dark ? glm::vec3{0.45f, 0.86f, 0.97f} : glm::vec3{0.00f, 0.36f, 0.48f};
        m_corners.clear();
        addPins(frame, ink, strong);
        for (std::size_t i = 0; i < pointing; ++i) {
            const Label& label = labels[i];
            const glm::vec3 colour = label.strong ? strong : ink;
            const glm::vec2 from{label.onRight ? label.corner.x - 3 * scale : label.corner.x + label.size.x + 3 * scale,
                                 label.corner.y + 0.55f * label.size.y};
            line(from, label.anchor, lineWidth * scale * (label.strong ? 1.5f : 1.f), {colour, 0.8f});
            disc(label.anchor, dotRadius * scale, {colour, 1});
        }
        for (const OverlayWords& one : said) {
            sample(one, dark, scale);
        }
        for (const Label& label : labels) {
            letters(label, {label.strong ? strong : ink, 1});
        }
        if (m_corners.empty()) {
            return;
        }
        show(frame, paper);
    }

private:
    struct Place {
        glm::ivec2 at{0};
        glm::ivec2 size{0};
        int border = 0;
    };

    /// Draws texts that are not on the sheet yet; begins a new sheet when this one is full.
    void write(const std::vector<Label>& labels, float scale)
    {
        const bool known = scale == m_sheetScale && std::ranges::all_of(labels, [&](const Label& label) {
                               return m_places.contains(label.text);
                           });
        if (known) {
            return;
        }
        m_sheetScale = scale;
        m_places.clear();
        glm::ivec2 pen{0};
        int rowHeight = 0;
        std::vector<std::pair<Place, TextLine>> lines;
        for (const Label& label : labels) {
            if (m_places.contains(label.text)) {
                continue;
            }
            TextLine line = m_font.drawn(label.text);
            if (line.width == 0 || line.width > sheetWidth) {
                m_places[label.text] = {};
                continue;
            }
            if (pen.x + line.width > sheetWidth) {
                pen = {0, pen.y + rowHeight + 1};
                rowHeight = 0;
            }
            const Place place{pen, {line.width, line.height}, line.border};
            m_places[label.text] = place;
            rowHeight = std::max(rowHeight, line.height);
            pen.x += line.width + 1;
            lines.emplace_back(place, std::move(line));
        }
        m_sheetHeight = std::max(1, pen.y + rowHeight);
        if (!m_sheet) {
            m_sheet = gl::makeTexture();
        }
        glBindTexture(GL_TEXTURE_2D, m_sheet.name());
        const std::vector<std::uint8_t> blank(static_cast<std::size_t>(sheetWidth * m_sheetHeight * 2), 0);
        glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RG8, sheetWidth, m_sheetHeight, 0, GL_RG, GL_UNSIGNED_BYTE, blank.data());
        for (const auto& [place, line] : lines) {
            glTexSubImage2D(GL_TEXTURE_2D, 0, place.at.x, place.at.y, line.width, line.height, GL_RG, GL_UNSIGNED_BYTE,
                            line.inkAndEdge.data());
        }
        glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
        glBindTexture(GL_TEXTURE_2D, 0);
    }

    void quad(const glm::vec2 (&corners)[4], const glm::vec2 (&within)[4], const glm::vec2& shape,
              const glm::vec4& colour)
    {
        for (const int i : {0, 1, 2, 2, 1, 3}) {
            m_corners.push_back({corners[i], within[i], shape, colour});
        }
    }

    void line(const glm::vec2& from, const glm::vec2& to, float half, const glm::vec4& colour)
    {
        const float length = glm::distance(from, to);
        if (length < 0.5f) {
            return;
        }
        const float wide = half + 3;
        const glm::vec2 along = (to - from) / length;
        const glm::vec2 across = glm::vec2{-along.y, along.x} * wide;
        quad({from - across, from + across, to - across, to + across},
             {{0, -wide}, {0, wide}, {length, -wide}, {length, wide}}, {1, half}, colour);
    }

    void disc(const glm::vec2& middle, float radius, const glm::vec4& colour)
    {
        const float wide = radius + 3;
        quad({middle + glm::vec2{-wide, -wide}, middle + glm::vec2{wide, -wide}, middle + glm::vec2{-wide, wide},
              middle + glm::vec2{wide, wide}},
             {{-wide, -wide}, {wide, -wide}, {-wide, wide}, {wide, wide}}, {2, radius}, colour);
    }

    void letters(const Label& label, const glm::vec4& colour)
    {
        const Place& place = m_places[label.text];
        if (place.size.x == 0) {
            return;
        }
        // Whole pixels keep letters crisp.
        const glm::vec2 corner = glm::floor(label.corner + 0.5f) - static_cast<float>(place.border);
        const glm::vec2 size{place.size};
        const glm::vec2 sheet{sheetWidth, m_sheetHeight};
        const glm::vec2 from = glm::vec2{place.at} / sheet;
        const glm::vec2 to = (glm::vec2{place.at} + size) / sheet;
        quad({corner, {corner.x + size.x, corner.y}, {corner.x, corner.y + size.y}, corner + size},
             {from, {to.x, from.y}, {from.x, to.y}, to}, {0, 0}, colour);
    }

    /// What a row of words is the key to: a piece of the line, or a patch of the surface with its pattern.
    void sample(const OverlayWords& row, bool dark, float scale)
    {
        const float y = row.label.anchor.y;
        const float left = row.label.anchor.x;
        const float right = left + sampleWidth * scale;
        if (row.line) {
            const Paint paint = paintOf(*row.line);
            const glm::vec4 colour{dark ? paint.dark : paint.light, 1};
            const float step = paint.drawn > 0 ? (paint.drawn + paint.left) * scale : right - left;
            for (float x = left; x < right; x += step) {
                line({x, y}, {std::min(right, x + (paint.drawn > 0 ? paint.drawn * scale : step)), y}, 1.6f * scale,
                     colour);
            }
        } else if (row.wash != Wash::none) {
            const glm::vec3 colour = colourOf(row.wash);
            const float half = 0.32f * row.label.size.y;
            line({left, y}, {right, y}, half, {colour, 1});
            const bool dots = row.wash == Wash::shorter || row.wash == Wash::sacral;
            for (float x = left + 0.5f * half; x < right; x += 1.5f * half) {
                if (dots) {
                    disc({x, y}, 0.34f * half, {colour * 0.55f, 1});
                } else {
                    line({x - 0.5f * half, y + half}, {x + 0.5f * half, y - half}, 0.22f * half,
                         {glm::mix(colour, glm::vec3{0.96f}, 0.75f), 1});
                }
            }
        }
    }

    void addPins(const Frame& frame, const glm::vec3& ink, const glm::vec3& strong)
    {
        const SceneSnapshot& snapshot = frame.snapshot;
        const glm::vec3 eye = eyeOf(snapshot.camera);
        const float radius =
            pinShown * pinRadius * static_cast<float>(frame.height) / (2 * std::tan(verticalFieldOfView / 2));
        for (const Pin& pin : snapshot.pins) {
            const glm::vec4 clip = frame.block.clip_from_atlas * glm::vec4{pin.at, 1};
            if (clip.w <= 0.01f || std::abs(clip.x) > clip.w || std::abs(clip.y) > clip.w ||
                !isInSight(snapshot, eye, pin)) {
                continue;
            }
            const glm::vec2 at{(clip.x / clip.w * 0.5f + 0.5f) * static_cast<float>(frame.width),
                               (0.5f - clip.y / clip.w * 0.5f) * static_cast<float>(frame.height)};
            const bool marked = pin.chosen || pin.hovered;
            disc(at, radius * (marked ? 1.25f : 1.f), {marked ? strong : ink, 1});
            disc(at, radius * 0.45f, {marked ? glm::vec3{1} : glm::vec3{0.96f, 0.80f, 0.30f}, 1});
        }
    }

    void show(const Frame& frame, const glm::vec3& paper)
    {
        if (!m_vertexArray) {
            m_vertexArray = gl::makeVertexArray();
            m_buffer = gl::makeBuffer();
            glBindVertexArray(m_vertexArray.name());
            glBindBuffer(GL_ARRAY_BUFFER, m_buffer.name());
            const auto attribute = [](GLuint index, GLint size, std::size_t offset) {
                glEnableVertexAttribArray(index);
                glVertexAttribPointer(index, size, GL_FLOAT, GL_FALSE, sizeof(Corner),
                                      reinterpret_cast<const void*>(offset));
            };
            attribute(0, 2, offsetof(Corner, corner));
            attribute(1, 2, offsetof(Corner, within));
            attribute(2, 2, offsetof(Corner, shape));
            attribute(3, 4, offsetof(Corner, colour));
        }
        glBindVertexArray(m_vertexArray.name());
        glBindBuffer(GL_ARRAY_BUFFER, m_buffer.name());
        glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(m_corners.size() * sizeof(Corner)), m_corners.data(),
                     GL_STREAM_DRAW);
        glBindBuffer(GL_ARRAY_BUFFER, 0);
        glBindFramebuffer(GL_FRAMEBUFFER, frame.shownIn);
        glViewport(0, 0, frame.width, frame.height);
        glDisable(GL_DEPTH_TEST);
        glEnable(GL_BLEND);
        glBlendEquation(GL_FUNC_ADD);
        glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
        m_program.use();
        glUniform3fv(m_program.location(0), 1, &paper[0]);
        gl::bindTexture(0, GL_TEXTURE_2D, m_sheet.name());
        glDrawArrays(GL_TRIANGLES, 0, static_cast<GLsizei>(m_corners.size()));
        glDisable(GL_BLEND);
    }

    gl::Program m_program;
    Font m_font;
    LabelPlan m_plan;
    gl::Texture m_sheet;
    int m_sheetHeight = 1;
    float m_sheetScale = 0;
    std::map<std::string, Place> m_places;
    std::vector<Corner> m_corners;
    gl::VertexArray m_vertexArray;
    gl::Buffer m_buffer;
};

} // namespace

Result<std::unique_ptr<Pass>> makeLabelPass()
{
    Result<gl::Program> program =
        gl::Program::create({"label.vert", "label.frag", {"paper"}, {"letters"}, {"Frame"}, {}});
    if (!program) {
        return program.error();
    }
    return std::unique_ptr<Pass>{std::make_unique<LabelPass>(std::move(program).value())};
}

} // namespace psoas
