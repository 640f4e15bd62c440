#include "render/font.h"

#include "core/log.h"

#include <ft2build.h>
#include FT_FREETYPE_H

#include <algorithm>
#include <cmath>

namespace psoas {
namespace {

/// Where the distribution puts it, and where it was when the program was built.
constexpr const char* places[] = {PSOAS_LABEL_FONT, "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
                                  "/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf",
                                  "/usr/share/fonts/TTF/DejaVuSans.ttf"};
constexpr float edgeWidth = 0.17f; // of an em

/// The code points of a text; what is not UTF-8 is passed over.
std::vector<FT_ULong> codesOf(std::string_view utf8)
{
    std::vector<FT_ULong> codes;
    for (std::size_t i = 0; i < utf8.size();) {
        const auto first = static_cast<unsigned char>(utf8[i++]);
        int more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc0 ? 1 : 0;
        FT_ULong code = more == 0 ? first : first & (0x3fu >> more);
        for (; more > 0 && i < utf8.size(); --more) {
            code = code << 6 | (static_cast<unsigned char>(utf8[i++]) & 0x3fu);
        }
        codes.push_back(code);
    }
    return codes;
}

} // namespace

struct Font::State {
    FT_Library library = nullptr;
    FT_Face face = nullptr;

    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State()
    {
        if (face != nullptr) {
            FT_Done_Face(face);
        }
        if (library != nullptr) {
            FT_Done_FreeType(library);
        }
    }
};

Font::Font() : m_state{std::make_unique<State>()}
{
    if (FT_Init_FreeType(&m_state->library) != 0) {
        m_state->library = nullptr;
    }
    for (const char* place : places) {
        if (m_state->library != nullptr && m_state->face == nullptr &&
            FT_New_Face(m_state->library, place, 0, &m_state->face) != 0) {
            m_state->face = nullptr;
        }
    }
    if (!isThere()) {
        log::warning("No names can be written into the picture, because the font DejaVu Sans is missing: install the "
                     "package fonts-dejavu-core");
    }
}

Font::~Font() = default;

bool Font::isThere() const
{
    return m_state->face != nullptr;
}

void Font::setSize(float pixels)
{
    if (isThere()) {
        FT_Set_Char_Size(m_state->face, 0, static_cast<FT_F26Dot6>(std::max(4.f, pixels) * 64), 72, 72);
    }
}

int Font::lineHeight() const
{
    return isThere()
               ? static_cast<int>((m_state->face->size->metrics.ascender - m_state->face->size->metrics.descender) >> 6)
               : 0;
}

int Font::widthOf(std::string_view utf8)
{
    FT_Pos width = 0;
    for (const FT_ULong code : codesOf(utf8)) {
        if (isThere() && FT_Load_Char(m_state->face, code, FT_LOAD_TARGET_LIGHT) == 0) {
            width += m_state->face->glyph->advance.x;
        }
    }
    return static_cast<int>((width + 63) >> 6);
}

TextLine Font::drawn(std::string_view utf8)
{
    TextLine line;
    if (!isThere()) {
        return line;
    }
    const FT_Size_Metrics& metrics = m_state->face->size->metrics;
    const float radius = edgeWidth * static_cast<float>(metrics.y_ppem);
    line.border = static_cast<int>(std::ceil(radius));
    line.width = widthOf(utf8) + 2 * line.border;
    line.height = lineHeight() + 2 * line.border;
    line.inkAndEdge.assign(static_cast<std::size_t>(line.width) * static_cast<std::size_t>(line.height) * 2, 0);
    const auto at = [&](int x, int y) -> std::uint8_t* {
        return &line.inkAndEdge[(static_cast<std::size_t>(y) * static_cast<std::size_t>(line.width) +
                                 static_cast<std::size_t>(x)) *
                                2];
    };
    const int base = line.border + static_cast<int>(metrics.ascender >> 6);
    FT_Pos pen = static_cast<FT_Pos>(line.border) << 6;
    for (const FT_ULong code : codesOf(utf8)) {
        if (FT_Load_Char(m_state->face, code, FT_LOAD_RENDER | FT_LOAD_TARGET_LIGHT) != 0) {
            continue;
        }
        const FT_GlyphSlot glyph = m_state->face->glyph;
        const FT_Bitmap& bitmap = glyph->bitmap;
        for (int y = 0; y < static_cast<int>(bitmap.rows); ++y) {
            for (int x = 0; x < static_cast<int>(bitmap.width); ++x) {
                const int toX = static_cast<int>((pen + 32) >> 6) + glyph->bitmap_left + x;
                const int toY = base - glyph->bitmap_top + y;
                if (toX >= 0 && toY >= 0 && toX < line.width && toY < line.height) {
                    std::uint8_t& ink = at(toX, toY)[0];
                    ink = std::max(ink, bitmap.buffer[y * bitmap.pitch + x]);
                }
            }
        }
        pen += glyph->advance.x;
    }
    for (int y = 0; y < line.height; ++y) {
        for (int x = 0; x < line.width; ++x) {
            float edge = 0;
            for (int dy = -line.border; dy <= line.border; ++dy) {
                for (int dx = -line.border; dx <= line.border; ++dx) {
                    if (x + dx < 0 || y + dy < 0 || x + dx >= line.width || y + dy >= line.height) {
                        continue;
                    }
                    const float off = std::sqrt(static_cast<float>(dx * dx + dy * dy)) / (radius + 0.5f);
                    edge = std::max(edge, static_cast<float>(at(x + dx, y + dy)[0]) * (1 - off * off));
                }
            }
            at(x, y)[1] = static_cast<std::uint8_t>(edge);
        }
    }
    return line;
}

} // namespace psoas
