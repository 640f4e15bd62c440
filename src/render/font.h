#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace psoas {

/// A line of text in pixels: how much of each is ink, and how much of each a soft edge about the ink covers.
struct TextLine {
    int width = 0;
    int height = 0;
    int border = 0;                       ///< pixels on each side that only the soft edge reaches
    std::vector<std::uint8_t> inkAndEdge; ///< two bytes a pixel, rows from the top
};

/// Letters of DejaVu Sans, which comes with the distribution: the same in every picture. One thread.
class Font {
public:
    Font();
    ~Font();
    Font(const Font&) = delete;
    Font& operator=(const Font&) = delete;

    /// False where the font is not installed; then nothing can be written.
    bool isThere() const;
    /// `pixels`: height of an em, at least 4.
    void setSize(float pixels);
    int lineHeight() const; ///< pixels
    int widthOf(std::string_view utf8);
    TextLine drawn(std::string_view utf8);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace psoas
