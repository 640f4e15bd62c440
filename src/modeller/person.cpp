#include "modeller/person.h"

#include "core/text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <limits>
#include <random>
#include <sstream>

namespace psoas::modeller {

namespace {

std::vector<std::string_view> wordsOf(std::string_view line)
{
    std::vector<std::string_view> words;
    std::size_t at = 0;
    while ((at = line.find_first_not_of(" \t\r", at)) != std::string_view::npos) {
        const std::size_t end = std::min(line.find_first_of(" \t\r", at), line.size());
        words.push_back(line.substr(at, end - at));
        at = end;
    }
    return words;
}

template<class Number>
bool read(std::string_view word, Number& number)
{
    const auto [end, failure] = std::from_chars(word.data(), word.data() + word.size(), number);
    return failure == std::errc{} && end == word.data() + word.size();
}

double volumeOf(const Mesh& mesh)
{
    double six = 0;
    for (std::size_t i = 0; i + 2 < mesh.triangles.size(); i += 3) {
        const glm::dvec3 a{mesh.positions[mesh.triangles[i]]};
        const glm::dvec3 b{mesh.positions[mesh.triangles[i + 1]]};
        const glm::dvec3 c{mesh.positions[mesh.triangles[i + 2]]};
        six += glm::dot(a, glm::cross(b, c));
    }
    return six / 6;
}

glm::vec3 doubleAreaOf(const Mesh& mesh, std::size_t triangle)
{
    const glm::vec3& a = mesh.positions[mesh.triangles[3 * triangle]];
    return glm::cross(mesh.positions[mesh.triangles[3 * triangle + 1]] - a,
                      mesh.positions[mesh.triangles[3 * triangle + 2]] - a);
}

/// The eigenvector of the greatest eigenvalue of a symmetric matrix, by Jacobi's rotations.
glm::dvec4 greatestOf(glm::dmat4 matrix)
{
    glm::dmat4 vectors{1};
    for (int round = 0; round < 30; ++round) {
        for (int p = 0; p < 3; ++p) {
            for (int q = p + 1; q < 4; ++q) {
                if (std::abs(matrix[p][q]) < 1e-14) {
                    continue;
                }
                const double angle = 0.5 * std::atan2(2 * matrix[p][q], matrix[q][q] - matrix[p][p]);
                glm::dmat4 turn{1};
                turn[p][p] = turn[q][q] = std::cos(angle);
                turn[q][p] = std::sin(angle);
                turn[p][q] = -std::sin(angle);
                matrix = glm::transpose(turn) * matrix * turn;
                vectors = vectors * turn;
            }
        }
    }
    int best = 0;
    for (int i = 1; i < 4; ++i) {
        best = matrix[i][i] > matrix[best][best] ? i : best;
    }
    return vectors[best];
}

/// The least-squares similarity between paired points (Horn 1987).
Similarity similarityOf(const std::vector<std::pair<glm::vec3, glm::vec3>>& pairs)
{
    glm::dvec3 from{0};
    glm::dvec3 to{0};
    for (const auto& [a, b] : pairs) {
        from += glm::dvec3{a};
        to += glm::dvec3{b};
    }
    const auto count = static_cast<double>(pairs.size());
    from /= count;
    to /= count;
    glm::dmat3 products{0}; // [column of b][row of a]
    double spread = 0;
    for (const auto& [a, b] : pairs) {
        const glm::dvec3 u = glm::dvec3{a} - from;
        const glm::dvec3 v = glm::dvec3{b} - to;
        products += glm::outerProduct(u, v);
        spread += glm::dot(u, u);
    }
    const auto s = [&](int a, int b) { return products[b][a]; };
    const glm::dmat4 quaternions{
        {s(0, 0) + s(1, 1) + s(2, 2), s(1, 2) - s(2, 1), s(2, 0) - s(0, 2), s(0, 1) - s(1, 0)},
        {s(1, 2) - s(2, 1), s(0, 0) - s(1, 1) - s(2, 2), s(0, 1) + s(1, 0), s(2, 0) + s(0, 2)},
        {s(2, 0) - s(0, 2), s(0, 1) + s(1, 0), -s(0, 0) + s(1, 1) - s(2, 2), s(1, 2) + s(2, 1)},
        {s(0, 1) - s(1, 0), s(2, 0) + s(0, 2), s(1, 2) + s(2, 1), -s(0, 0) - s(1, 1) + s(2, 2)}};
    const glm::dvec4 q = greatestOf(quaternions);
    const double w = q[0];
    const glm::dvec3 v{q[1], q[2], q[3]};
    glm::dmat3 rotation{0};
    for (int i = 0; i < 3; ++i) {
        glm::dvec3 axis{0};
        axis[i] = 1;
        rotation[i] = axis + 2.0 * glm::cross(v, glm::cross(v, axis) + w * axis);
    }
    double along = 0;
    for (int a = 0; a < 3; ++a) {
        for (int b = 0; b < 3; ++b) {
            along += rotation[a][b] * s(a, b);
        }
    }
    Similarity result;
    result.scale = static_cast<float>(spread > 0 ? along / spread : 1);
    result.rotation = glm::mat3{rotation};
    result.shift = glm::vec3{to} - result.scale * (result.rotation * glm::vec3{from});
    return result;
}

struct Fit {
    Similarity similarity;
    float error = std::numeric_limits<float>::max(); ///< mean distance, mm
};

/// `keep`: share of the pairs that count, nearest first.
Fit closestPoints(const std::vector<SurfacePoint>& from, const std::vector<SurfacePoint>& to, Fit fit, int rounds,
                  double keep)
{
    const Neighbours target{to};
    for (int round = 0; round <= rounds; ++round) {
        std::vector<SurfacePoint> moved;
        for (const SurfacePoint& point : from) {
            SurfacePoint there = fit.similarity(point);
            there.normal = point.position; // so that a neighbour leads back to where it came from
            moved.push_back(there);
        }
        struct Pair {
            float distance;
            glm::vec3 from;
            glm::vec3 to;
        };
        std::vector<Pair> pairs;
        for (const SurfacePoint& point : moved) {
            const glm::vec3 nearest = target.nearest(point.position).position;
            pairs.push_back({glm::distance(nearest, point.position), point.normal, nearest});
        }
        const Neighbours source{moved};
        for (const SurfacePoint& point : to) {
            const SurfacePoint& nearest = source.nearest(point.position);
            pairs.push_back({glm::distance(nearest.position, point.position), nearest.normal, point.position});
        }
        double sum = 0;
        for (const Pair& pair : pairs) {
            sum += static_cast<double>(pair.distance);
        }
        fit.error = static_cast<float>(sum / static_cast<double>(pairs.size()));
        if (round == rounds) {
            break;
        }
        std::sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.distance < b.distance; });
        pairs.resize(static_cast<std::size_t>(keep * static_cast<double>(pairs.size())));
        std::vector<std::pair<glm::vec3, glm::vec3>> kept;
        for (const Pair& pair : pairs) {
            kept.emplace_back(pair.from, pair.to);
        }
        fit.similarity = similarityOf(kept);
    }
    return fit;
}

std::vector<glm::mat3> orientations()
{
    std::vector<glm::mat3> found;
    std::array<int, 3> order{0, 1, 2};
    do {
        for (int signs = 0; signs < 8; ++signs) {
            glm::mat3 turn{0};
            for (int row = 0; row < 3; ++row) {
                turn[order[static_cast<std::size_t>(row)]][row] = (signs >> row & 1) != 0 ? -1.f : 1.f;
            }
            if (glm::determinant(turn) > 0) {
                found.push_back(turn);
            }
        }
    } while (std::next_permutation(order.begin(), order.end()));
    return found;
}

} // namespace

Result<Mesh> personFrom(const std::filesystem::path& obj)
{
    std::ifstream file{obj, std::ios::binary};
    std::stringstream text;
    text << file.rdbuf();
    if (!file || std::filesystem::is_directory(obj)) {
        return Error{obj.string() + ": cannot be read; an OBJ file was expected there.", {}};
    }
    return personFrom(text.view(), obj.string());
}

Result<Mesh> personFrom(std::string_view text, const std::string& name)
{
    Mesh mesh;
    int number = 0;
    const auto wrong = [&](const std::string& what) {
        return Error{name + ":" + std::to_string(number) + ": " + what + ".", {}};
    };
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        ++number;
        const std::vector<std::string_view> words = wordsOf(line);
        if (words.empty()) {
            continue;
        }
        if (words[0] == "v") {
            glm::vec3 position{0};
            if (words.size() < 4 || !read(words[1], position.x) || !read(words[2], position.y) ||
                !read(words[3], position.z) || !(glm::length(position) < 1e6f)) {
                return wrong("three numbers were expected after \"v\"");
            }
            mesh.positions.push_back(position);
        } else if (words[0] == "f") {
            std::vector<std::uint32_t> corners;
            for (std::size_t i = 1; i < words.size(); ++i) {
                long index = 0;
                const auto count = static_cast<long>(mesh.positions.size());
                const bool sound = read(words[i].substr(0, words[i].find('/')), index);
                index = index < 0 ? count + index : index - 1;
                if (!sound || index < 0 || index >= count) {
                    return wrong("\"" + cleaned(words[i]) + "\" names no vertex that stands above");
                }
                corners.push_back(static_cast<std::uint32_t>(index));
            }
            for (std::size_t i = 2; i < corners.size(); ++i) {
                mesh.triangles.insert(mesh.triangles.end(), {corners[0], corners[i - 1], corners[i]});
            }
        }
    }
    if (mesh.triangles.empty() || !(areaOf(mesh) > 0)) {
        return Error{name + ": holds no faces; a surface was expected.", {}};
    }
    if (volumeOf(mesh) < 0) {
        for (std::size_t i = 0; i + 2 < mesh.triangles.size(); i += 3) {
            std::swap(mesh.triangles[i + 1], mesh.triangles[i + 2]);
        }
    }
    return mesh;
}

double areaOf(const Mesh& mesh)
{
    double area = 0;
    for (std::size_t i = 0; i < mesh.triangleCount(); ++i) {
        area += 0.5 * static_cast<double>(glm::length(doubleAreaOf(mesh, i)));
    }
    return area;
}

std::vector<SurfacePoint> spreadOver(const Mesh& mesh, std::size_t count)
{
    // Even steps through the summed areas, so that every part of the surface has its share.
    std::minstd_rand random{1};
    const auto between = [&] {
        return static_cast<float>(random() - std::minstd_rand::min()) /
               static_cast<float>(std::minstd_rand::max() - std::minstd_rand::min());
    };
    const double step = areaOf(mesh) / static_cast<double>(count);
    std::vector<SurfacePoint> points;
    double sum = 0;
    for (std::size_t i = 0; i < mesh.triangleCount(); ++i) {
        const glm::vec3 twice = doubleAreaOf(mesh, i);
        const float length = glm::length(twice);
        sum += 0.5 * static_cast<double>(length);
        while (length > 0 && sum > (static_cast<double>(points.size()) + 0.5) * step) {
            float u = between();
            float v = between();
            if (u + v > 1) {
                u = 1 - u;
                v = 1 - v;
            }
            const glm::vec3& a = mesh.positions[mesh.triangles[3 * i]];
            points.push_back({a + u * (mesh.positions[mesh.triangles[3 * i + 1]] - a) +
                                  v * (mesh.positions[mesh.triangles[3 * i + 2]] - a),
                              twice / length});
        }
    }
    return points;
}

Neighbours::Neighbours(std::vector<SurfacePoint> points) : m_points{std::move(points)}
{
    arrange(0, m_points.size(), 0);
}

void Neighbours::arrange(std::size_t begin, std::size_t end, int axis)
{
    if (end - begin < 2) {
        return;
    }
    const std::size_t middle = begin + (end - begin) / 2;
    const auto at = [&](std::size_t i) { return m_points.begin() + static_cast<std::ptrdiff_t>(i); };
    std::nth_element(at(begin), at(middle), at(end), [axis](const SurfacePoint& a, const SurfacePoint& b) {
        return a.position[axis] < b.position[axis];
    });
    arrange(begin, middle, (axis + 1) % 3);
    arrange(middle + 1, end, (axis + 1) % 3);
}

const SurfacePoint& Neighbours::nearest(const glm::vec3& to) const
{
    struct Range {
        std::size_t begin;
        std::size_t end;
        int axis;
        float least; ///< squared distance to anything in it
    };
    std::array<Range, 64> stack;
    std::size_t depth = 0;
    stack[depth++] = {0, m_points.size(), 0, 0};
    std::size_t best = 0;
    float bestSquare = std::numeric_limits<float>::max();
    while (depth > 0) {
        const Range range = stack[--depth];
        if (range.begin >= range.end || range.least >= bestSquare) {
            continue;
        }
        const std::size_t middle = range.begin + (range.end - range.begin) / 2;
        const glm::vec3 offset = to - m_points[middle].position;
        if (const float square = glm::dot(offset, offset); square < bestSquare) {
            bestSquare = square;
            best = middle;
        }
        const float beyond = offset[range.axis];
        const int next = (range.axis + 1) % 3;
        const Range below{range.begin, middle, next, beyond > 0 ? beyond * beyond : 0};
        const Range above{middle + 1, range.end, next, beyond > 0 ? 0 : beyond * beyond};
        stack[depth++] = beyond > 0 ? below : above;
        stack[depth++] = beyond > 0 ? above : below;
    }
    return m_points[best];
}

Similarity aligned(const Mesh& from, const Mesh& to, bool anyAxes)
{
    const std::vector<SurfacePoint> coarseFrom = spreadOver(from, 1000);
    const std::vector<SurfacePoint> coarseTo = spreadOver(to, 1000);
    const auto centre = [](const std::vector<SurfacePoint>& points) {
        glm::vec3 sum{0};
        for (const SurfacePoint& point : points) {
            sum += point.position;
        }
        return sum / static_cast<float>(points.size());
    };
    const glm::vec3 middleFrom = centre(coarseFrom);
    const glm::vec3 middleTo = centre(coarseTo);
    Fit best;
    for (const glm::mat3& turn : anyAxes ? orientations() : std::vector<glm::mat3>{glm::mat3{1}}) {
        const Fit start{{1, turn, middleTo - turn * middleFrom}};
        const Fit fit = closestPoints(coarseFrom, coarseTo, start, 12, 1);
        best = fit.error < best.error ? fit : best;
    }
    return closestPoints(spreadOver(from, 5000), spreadOver(to, 5000), best, 30, 0.98).similarity;
}

} // namespace psoas::modeller
