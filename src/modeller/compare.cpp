#include "modeller/compare.h"

#include "atlas/dictionary.h"
#include "modeller/person.h"
#include "modeller/structures.h"
#include "modeller/surface.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace psoas::modeller {

namespace {

constexpr int finer = 2;          ///< pixels of the drawing for one of the sheet, each way
constexpr int longest = 1800;     ///< pixels of the sheet's longer side
constexpr float rim = 4;          ///< mm around each surface
constexpr float most = 6;         ///< pixels of the sheet for a millimetre
constexpr float background = 250; ///< of 255

/// Where a side is seen from: the picture's right, its up, and towards the eye; all in the atlas frame.
struct Side {
    glm::vec3 right, up, eye;
};

constexpr std::array<Side, 6> sides{{
    {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},   // from before: the subject's left on the right
    {{-1, 0, 0}, {0, 1, 0}, {0, 0, -1}}, // from behind
    {{0, 0, -1}, {0, 1, 0}, {1, 0, 0}},  // from the left
    {{0, 0, 1}, {0, 1, 0}, {-1, 0, 0}},  // from the right
    {{1, 0, 0}, {0, 0, -1}, {0, 1, 0}},  // from above
    {{1, 0, 0}, {0, 0, 1}, {0, -1, 0}},  // from below
}};

/// What a camera at infinity sees: depth towards the eye and the normal at each pixel.
class Drawing {
public:
    Drawing(int width, int height)
        : m_width{width},
          m_height{height},
          m_depth(static_cast<std::size_t>(width * height), nothing),
          m_normal(m_depth.size(), glm::vec3{0})
    {}

    /// `origin` comes to the middle; `scale` pixels for a millimetre.
    void draw(const Mesh& mesh, const Side& side, const glm::vec3& origin, float scale)
    {
        const auto seen = [&](std::uint32_t index) {
            const glm::vec3 p = mesh.positions[index] - origin;
            return glm::vec3{0.5f * static_cast<float>(m_width) + scale * glm::dot(p, side.right),
                             0.5f * static_cast<float>(m_height) - scale * glm::dot(p, side.up),
                             scale * glm::dot(p, side.eye)};
        };
        const auto turned = [&](std::uint32_t index) {
            const glm::vec3& n = mesh.normals[index];
            return glm::vec3{glm::dot(n, side.right), glm::dot(n, side.up), glm::dot(n, side.eye)};
        };
        for (std::size_t t = 0; t + 2 < mesh.triangles.size(); t += 3) {
            const std::array<std::uint32_t, 3> corner{mesh.triangles[t], mesh.triangles[t + 1], mesh.triangles[t + 2]};
            const glm::vec3 a = seen(corner[0]);
            const glm::vec3 b = seen(corner[1]);
            const glm::vec3 c = seen(corner[2]);
            const float twice = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
            if (std::abs(twice) < 1e-9f) {
                continue;
            }
            const int left = std::max(0, static_cast<int>(std::floor(std::min({a.x, b.x, c.x}))));
            const int right = std::min(m_width - 1, static_cast<int>(std::ceil(std::max({a.x, b.x, c.x}))));
            const int top = std::max(0, static_cast<int>(std::floor(std::min({a.y, b.y, c.y}))));
            const int low = std::min(m_height - 1, static_cast<int>(std::ceil(std::max({a.y, b.y, c.y}))));
            for (int y = top; y <= low; ++y) {
                for (int x = left; x <= right; ++x) {
                    const float px = static_cast<float>(x) + 0.5f;
                    const float py = static_cast<float>(y) + 0.5f;
                    const float v = ((px - a.x) * (c.y - a.y) - (py - a.y) * (c.x - a.x)) / twice;
                    const float w = ((b.x - a.x) * (py - a.y) - (b.y - a.y) * (px - a.x)) / twice;
                    const float u = 1 - v - w;
                    if (u < 0 || v < 0 || w < 0) {
                        continue;
                    }
                    const float depth = u * a.z + v * b.z + w * c.z;
                    const std::size_t pixel = static_cast<std::size_t>(y * m_width + x);
                    if (depth > m_depth[pixel]) {
                        m_depth[pixel] = depth;
                        m_normal[pixel] = u * turned(corner[0]) + v * turned(corner[1]) + w * turned(corner[2]);
                    }
                }
            }
        }
    }

    /// Grey of a pixel, 0 to 1; below 0 where nothing is.
    float shade(int x, int y, float reach) const
    {
        const std::size_t pixel = static_cast<std::size_t>(y * m_width + x);
        if (m_depth[pixel] <= nothing) {
            return -1;
        }
        glm::vec3 n = glm::normalize(m_normal[pixel] + 1e-9f);
        if (n.z < 0) {
            n = -n;
        }
        const float key = std::max(0.f, glm::dot(n, glm::normalize(glm::vec3{-0.4f, 0.5f, 0.77f})));
        const float fill = std::max(0.f, glm::dot(n, glm::normalize(glm::vec3{0.8f, -0.2f, 0.5f})));
        // Hollows are darker: the share of what is about that stands higher.
        float higher = 0;
        constexpr int rays = 12;
        for (int ray = 0; ray < rays; ++ray) {
            const float turn = 6.2831853f * static_cast<float>(ray) / rays;
            float steepest = 0;
            for (const float part : {0.25f, 0.5f, 1.f}) {
                const int sx = x + static_cast<int>(std::lround(part * reach * std::cos(turn)));
                const int sy = y + static_cast<int>(std::lround(part * reach * std::sin(turn)));
                if (sx >= 0 && sy >= 0 && sx < m_width && sy < m_height) {
                    const float rise = m_depth[static_cast<std::size_t>(sy * m_width + sx)] - m_depth[pixel];
                    steepest = std::max(steepest, rise > 0 ? rise / std::hypot(rise, part * reach) : 0);
                }
            }
            higher += steepest / rays;
        }
        return std::clamp((0.32f + 0.66f * key + 0.24f * fill) * (1 - 0.7f * higher), 0.f, 1.f);
    }

private:
    static constexpr float nothing = -1e9f;
    int m_width;
    int m_height;
    std::vector<float> m_depth;
    std::vector<glm::vec3> m_normal;
};

glm::ivec2 pixelsOf(const glm::vec2& size, float scale)
{
    return glm::ivec2{glm::ceil(scale * (size + 2 * rim))};
}

struct Layout {
    float scale = 0;                     ///< pixels for a millimetre
    std::array<glm::ivec2, 6> corners{}; ///< of each pair, from the top left
    glm::ivec2 pixels{0};
};

/// `columns` pairs beside each other; one that leaves room below it has the next there.
Layout arranged(const std::array<glm::vec2, 6>& sizes, int columns, float scale)
{
    Layout layout{scale, {}, {}};
    int top = 0;
    for (std::size_t i = 0; i < 6;) {
        int left = 0;
        int height = 0;
        for (int column = 0; column < columns && i < 6; ++column) {
            const glm::ivec2 cell = pixelsOf(sizes[i], scale);
            height = std::max(height, cell.y);
            layout.corners[i++] = {left, top};
            int width = cell.x;
            for (int used = cell.y; i < 6 && used + pixelsOf(sizes[i], scale).y <= height; ++i) {
                layout.corners[i] = {left, top + used};
                used += pixelsOf(sizes[i], scale).y;
                width = std::max(width, pixelsOf(sizes[i], scale).x);
            }
            left += 2 * width;
            layout.pixels.x = std::max(layout.pixels.x, left);
        }
        top += height;
    }
    layout.pixels.y = top;
    return layout;
}

/// As many pairs beside each other as make the drawing greatest.
Layout layoutOf(const std::array<glm::vec2, 6>& sizes)
{
    Layout best;
    for (const int columns : {1, 2, 3, 6}) {
        const glm::vec2 size = arranged(sizes, columns, 1).pixels;
        const float scale = std::min(most, static_cast<float>(longest) / std::max(size.x, 1.6f * size.y));
        if (scale > best.scale) {
            best = arranged(sizes, columns, scale);
        }
    }
    return best;
}

} // namespace

Picture comparisonSheet(const Mesh& ours, const Mesh& person)
{
    const Similarity ours_from_person = aligned(person, ours, true);
    Mesh laid = person;
    for (glm::vec3& p : laid.positions) {
        p = ours_from_person(p);
    }
    computeNormals(laid);
    Box box = boundsOf(ours);
    const Box other = boundsOf(laid);
    box.add(other.lower);
    box.add(other.upper);
    const glm::vec3 middle = 0.5f * (box.lower + box.upper);
    std::array<glm::vec2, 6> sizes;
    for (std::size_t i = 0; i < sides.size(); ++i) {
        sizes[i] = {glm::dot(box.size(), glm::abs(sides[i].right)), glm::dot(box.size(), glm::abs(sides[i].up))};
    }
    const Layout layout = layoutOf(sizes);
    Picture picture{layout.pixels.x, layout.pixels.y, {}};
    picture.rgba.assign(static_cast<std::size_t>(4 * picture.width * picture.height), 255);
    for (std::size_t i = 0; i < picture.rgba.size(); ++i) {
        picture.rgba[i] = i % 4 == 3 ? 255 : static_cast<std::uint8_t>(background);
    }
    const std::array<glm::vec3, 2> colours{{{250, 238, 212}, {214, 226, 242}}};
    for (std::size_t i = 0; i < sides.size(); ++i) {
        const glm::ivec2 cell = pixelsOf(sizes[i], layout.scale);
        glm::ivec2 corner = layout.corners[i];
        for (std::size_t which = 0; which < 2; ++which) {
            Drawing drawing{finer * cell.x, finer * cell.y};
            drawing.draw(which == 0 ? ours : laid, sides[i], middle, finer * layout.scale);
            for (int y = 0; y < cell.y; ++y) {
                for (int x = 0; x < cell.x; ++x) {
                    glm::vec3 sum{0};
                    for (int k = 0; k < finer * finer; ++k) {
                        const float grey =
                            drawing.shade(finer * x + k % finer, finer * y + k / finer, 5 * layout.scale * finer);
                        sum += grey < 0 ? glm::vec3{background} : grey * colours[which];
                    }
                    const std::size_t pixel =
                        4 * static_cast<std::size_t>((corner.y + y) * picture.width + corner.x + x);
                    for (int channel = 0; channel < 3; ++channel) {
                        picture.rgba[pixel + static_cast<std::size_t>(channel)] =
                            static_cast<std::uint8_t>(std::lround(sum[channel] / (finer * finer)));
                    }
                }
            }
            corner.x += cell.x;
        }
    }
    return picture;
}

Result<Mesh> personOf(const std::string& key, const std::filesystem::path& reference,
                      const std::filesystem::path& dictionary)
{
    std::error_code failed;
    if (!std::filesystem::is_directory(reference, failed)) {
        return personFrom(reference);
    }
    std::vector<Problem> problems;
    const Dictionary names = Dictionary::load(dictionary, problems);
    const auto part = names.findKey(key);
    if (!part) {
        return Error{"There is no structure \"" + key + "\" in " + (dictionary / "structures.yaml").string() + ".", {}};
    }
    const auto fileOf = [&](const std::string& fma) {
        std::filesystem::path found;
        if (fma.empty()) {
            return found;
        }
        std::filesystem::recursive_directory_iterator entries{reference, failed};
        for (const auto& entry : entries) {
            const std::string name = "_" + entry.path().stem().string() + "_";
            if (entry.path().extension() == ".obj" && name.find("_FMA" + fma + "_") != std::string::npos &&
                (found.empty() || entry.path() < found)) {
                found = entry.path();
            }
        }
        return found;
    };
    const DictionaryEntry& entry = *part->entry;
    const bool right = part->side == psoas::Side::right;
    const std::string own = !entry.sided ? entry.fma : right ? entry.fmaRight : entry.fmaLeft;
    if (const std::filesystem::path file = fileOf(own); !file.empty()) {
        return personFrom(file);
    }
    if (entry.sided) {
        if (const std::filesystem::path file = fileOf(right ? entry.fmaLeft : entry.fmaRight); !file.empty()) {
            Result<Mesh> person = personFrom(file);
            return person ? Result<Mesh>{mirrored(person.value())} : person;
        }
    }
    return Error{reference.string() + ": no OBJ file named with FMA" + (own.empty() ? " number" : own) + " for \"" +
                     key + "\" lies there; name the file itself.",
                 {}};
}

} // namespace psoas::modeller
