#include "modeller/solids.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace psoas::modeller {

namespace {

class Sphere final : public Field {
public:
    Sphere(const glm::vec3& centre, float radius) : m_centre{centre}, m_radius{radius} {}
    float at(const glm::vec3& point) const override { return glm::distance(point, m_centre) - m_radius; }
    Box bounds() const override { return {m_centre - m_radius, m_centre + m_radius}; }

private:
    glm::vec3 m_centre;
    float m_radius;
};

class Ellipsoid final : public Field {
public:
    Ellipsoid(const glm::vec3& centre, const glm::mat3& axes, const glm::vec3& half)
        : m_centre{centre}, m_axes{axes}, m_half{half}
    {}
    float at(const glm::vec3& point) const override
    {
        const glm::vec3 local = (point - m_centre) * m_axes;
        const float k0 = glm::length(local / m_half);
        const float k1 = glm::length(local / (m_half * m_half));
        const float least = std::min({m_half.x, m_half.y, m_half.z});
        return k1 > 1e-6f ? k0 * (k0 - 1) / k1 : -least;
    }
    Box bounds() const override
    {
        glm::vec3 reach;
        for (int i = 0; i < 3; ++i) {
            reach[i] = glm::length(glm::vec3{m_axes[0][i], m_axes[1][i], m_axes[2][i]} * m_half);
        }
        return {m_centre - reach, m_centre + reach};
    }

private:
    glm::vec3 m_centre;
    glm::mat3 m_axes;
    glm::vec3 m_half;
};

class RoundedBox final : public Field {
public:
    RoundedBox(const glm::vec3& centre, const glm::mat3& axes, const glm::vec3& half, float radius)
        : m_centre{centre}, m_axes{axes}, m_half{half}, m_radius{radius}
    {}
    float at(const glm::vec3& point) const override
    {
        const glm::vec3 local = glm::abs((point - m_centre) * m_axes) - m_half + m_radius;
        return glm::length(glm::max(local, glm::vec3{0})) + std::min(std::max({local.x, local.y, local.z}), 0.f) -
               m_radius;
    }
    Box bounds() const override
    {
        glm::vec3 reach{0};
        for (int i = 0; i < 3; ++i) {
            reach += glm::abs(m_axes[i]) * m_half[i];
        }
        return {m_centre - reach, m_centre + reach};
    }

private:
    glm::vec3 m_centre;
    glm::mat3 m_axes;
    glm::vec3 m_half;
    float m_radius;
};

class RoundCone final : public Field {
public:
    RoundCone(const glm::vec3& a, float radiusA, const glm::vec3& b, float radiusB)
        : m_a{a}, m_along{b - a}, m_radiusA{radiusA}, m_radiusB{radiusB}, m_length2{glm::dot(m_along, m_along)}
    {}
    // The exact distance: in the plane of axis and point the cone is two circles and their common tangent.
    float at(const glm::vec3& point) const override
    {
        const glm::vec3 from = point - m_a;
        const float length = std::sqrt(m_length2);
        const float fall = m_radiusA - m_radiusB;
        if (!(length > std::abs(fall))) {
            return std::min(glm::length(from) - m_radiusA, glm::distance(point, m_a + m_along) - m_radiusB);
        }
        const float x = glm::dot(from, m_along) / length;
        const float y = std::sqrt(std::max(glm::dot(from, from) - x * x, 0.f));
        const float sine = fall / length;
        const float cosine = std::sqrt(1 - sine * sine);
        const float t = x - y * sine / cosine;
        if (t <= 0) {
            return std::sqrt(x * x + y * y) - m_radiusA;
        }
        if (t >= length) {
            return std::sqrt((x - length) * (x - length) + y * y) - m_radiusB;
        }
        return y * cosine + x * sine - m_radiusA;
    }
    Box bounds() const override
    {
        Box box{m_a - m_radiusA, m_a + m_radiusA};
        box.add(Box{m_a + m_along - m_radiusB, m_a + m_along + m_radiusB});
        return box;
    }

private:
    glm::vec3 m_a;
    glm::vec3 m_along;
    float m_radiusA;
    float m_radiusB;
    float m_length2;
};

const Box& everywhere()
{
    static const Box box{glm::vec3{-1e4f}, glm::vec3{1e4f}};
    return box;
}

/// With a dome lower than this part of the half axis the ends of a sweep are flat.
constexpr float leastDome = 0.02f;

/// Into how many angles an outline is drawn out.
constexpr std::size_t outlineCount = 96;

class Sweep final : public Field {
public:
    struct Section {
        glm::vec3 centre;
        glm::vec3 along;
        glm::vec3 across;
        glm::vec3 other;
        float halfAcross;
        float halfOther;
        float rim;                  ///< greatest distance of its rim from its centre
        float reach;                ///< the same with room for domes and for how distances are estimated
        std::vector<float> outline; ///< as outlineCount values; empty for an ellipse
    };

    using Sections = std::shared_ptr<const std::vector<Section>>;

    /// `pieces`: those between a section and the next that count.
    Sweep(Sections sections, std::vector<std::size_t> pieces, float squareness, float dome)
        : m_sections{std::move(sections)}, m_pieces{std::move(pieces)}, m_squareness{squareness}, m_dome{dome}
    {
        for (const Section& section : *m_sections) {
            m_bounds.add(section.centre - section.reach);
            m_bounds.add(section.centre + section.reach);
        }
    }

    float at(const glm::vec3& point) const override
    {
        float best = std::numeric_limits<float>::max();
        // Between the planes of two sections every point belongs to this piece and to no other, so that a bent
        // sweep has neither gaps nor doubled corners. That piece first: few of the others can be nearer.
        for (std::size_t i : m_pieces) {
            if (beyond(i, point) == 0 && least(i, point) <= best) {
                best = std::min(best, pieceAt(i, point));
            }
        }
        for (std::size_t i : m_pieces) {
            const float away = beyond(i, point);
            if (away > 0 && (isEnd(i) ? least(i, point) : std::max(away, leastOfRim(i, point))) <= best) {
                best = std::min(best, pieceAt(i, point));
            }
        }
        return m_dome > leastDome ? best : std::max(best, behindFlatEnds(point));
    }

    Box bounds() const override { return m_bounds; }

    FieldPtr near(const glm::vec3& centre, float radius) const override
    {
        const float limit = at(centre) + 2 * fieldSlope * radius;
        std::vector<std::size_t> kept;
        for (std::size_t i : m_pieces) {
            if (least(i, centre) <= limit && (beyond(i, centre) <= std::max(limit, radius) || isEnd(i))) {
                kept.push_back(i);
            }
        }
        return kept.size() == m_pieces.size()
                   ? nullptr
                   : std::make_shared<Sweep>(m_sections, std::move(kept), m_squareness, m_dome);
    }

private:
    /// No point of the piece after section `i` is nearer than this.
    float least(std::size_t i, const glm::vec3& point) const
    {
        const Section& a = (*m_sections)[i];
        const Section& b = (*m_sections)[i + 1];
        return glm::distance(point, 0.5f * (a.centre + b.centre)) - 0.5f * glm::distance(a.centre, b.centre) -
               std::max(a.reach, b.reach);
    }

    /// The same for a piece without a dome.
    float leastOfRim(std::size_t i, const glm::vec3& point) const
    {
        const Section& a = (*m_sections)[i];
        const Section& b = (*m_sections)[i + 1];
        return glm::distance(point, 0.5f * (a.centre + b.centre)) - 0.5f * glm::distance(a.centre, b.centre) -
               std::max(a.rim, b.rim);
    }

    /// How far the point is before or behind the piece after section `i`, which is as near as that piece can be; ends
    /// with a dome excepted.
    float beyond(std::size_t i, const glm::vec3& point) const
    {
        const Section& a = (*m_sections)[i];
        const Section& b = (*m_sections)[i + 1];
        const float afterA = glm::dot(point - a.centre, a.along);
        const float beforeB = glm::dot(b.centre - point, b.along);
        return std::max(-std::min(afterA, beforeB), 0.f);
    }

    /// Inside, by how much an end cut off flat is nearer than the side: minus its distance, near that end.
    float behindFlatEnds(const glm::vec3& point) const
    {
        const Section& first = m_sections->front();
        const Section& last = m_sections->back();
        float behind = std::numeric_limits<float>::lowest();
        if (glm::distance(point, first.centre) < first.reach) {
            behind = glm::dot(first.centre - point, first.along);
        }
        if (glm::distance(point, last.centre) < last.reach) {
            behind = std::max(behind, glm::dot(point - last.centre, last.along));
        }
        return behind;
    }

    bool isEnd(std::size_t i) const { return i == 0 || i + 2 == m_sections->size(); }

    float pieceAt(std::size_t i, const glm::vec3& point) const
    {
        const std::size_t last = m_sections->size() - 1;
        const Section& a = (*m_sections)[i];
        const Section& b = (*m_sections)[i + 1];
        const float afterA = glm::dot(point - a.centre, a.along);
        const float beforeB = glm::dot(b.centre - point, b.along);
        const bool inside = afterA >= 0 && beforeB >= 0;
        const float span = afterA + beforeB;
        const float t = inside && span > 1e-6f ? afterA / span : afterA < beforeB ? 0.f : 1.f;
        const float outside = inside ? 0.f : -std::min(afterA, beforeB);
        const bool atEnd = (afterA < 0 && i == 0) || (beforeB < 0 && i + 1 == last);
        const glm::vec3 offset = point - glm::mix(a.centre, b.centre, t);
        const float u = glm::dot(offset, glm::normalize(glm::mix(a.across, b.across, t)));
        const float v = glm::dot(offset, glm::normalize(glm::mix(a.other, b.other, t)));
        const float halfU = glm::mix(a.halfAcross, b.halfAcross, t);
        const float halfV = glm::mix(a.halfOther, b.halfOther, t);
        const float rim = a.outline.empty() ? 1 : outlineAt(a, b, t, std::atan2(v / halfV, u / halfU));
        return rim * distance(u / rim, v / rim, outside / rim, halfU, halfV, atEnd ? m_dome : 0);
    }

    float distance(float u, float v, float outside, float halfU, float halfV, float doming) const
    {
        const float smaller = std::min(halfU, halfV);
        const float dome = doming * smaller;
        if (outside > 0 && doming > leastDome) {
            const float w = outside / dome;
            const float k0 = norm(std::abs(u) / halfU, std::abs(v) / halfV, w);
            const float gradient =
                std::sqrt(sq(u / (halfU * halfU)) + sq(v / (halfV * halfV)) + sq(w / dome)) / std::max(k0, 1e-4f);
            return std::max((k0 - 1) / std::max(gradient, 1 / std::max({halfU, halfV, dome})),
                            k0 < 1 ? -smaller : -1e3f);
        }
        const float k0 = norm(std::abs(u) / halfU, std::abs(v) / halfV, 0);
        if (k0 < 1e-4f) {
            return std::max(-smaller, outside > 0 ? outside : -smaller);
        }
        const float gradient = std::sqrt(sq(u / (halfU * halfU)) + sq(v / (halfV * halfV))) / k0;
        const float side = std::max((k0 - 1) / std::max(gradient, 1 / std::max(halfU, halfV)), -smaller);
        return outside > 0 ? (side > 0 ? std::sqrt(side * side + outside * outside) : outside) : side;
    }

    static float sq(float x) { return x * x; }

    static float outlineAt(const Section& a, const Section& b, float t, float angle)
    {
        constexpr float turn = 6.2831853f;
        const float place = (angle < 0 ? angle + turn : angle) / turn * static_cast<float>(outlineCount);
        const auto index = static_cast<std::size_t>(place);
        const float part = place - static_cast<float>(index);
        const std::size_t i = index % outlineCount;
        const std::size_t j = (index + 1) % outlineCount;
        return glm::mix(glm::mix(a.outline[i], a.outline[j], part), glm::mix(b.outline[i], b.outline[j], part), t);
    }

    float norm(float a, float b, float c) const
    {
        if (m_squareness == 2) {
            return std::sqrt(a * a + b * b + c * c);
        }
        const float plane = std::pow(std::pow(a, m_squareness) + std::pow(b, m_squareness), 1 / m_squareness);
        return c > 0 ? std::sqrt(plane * plane + c * c) : plane;
    }

    Sections m_sections;
    std::vector<std::size_t> m_pieces;
    float m_squareness;
    float m_dome;
    Box m_bounds;
};

/// Of the longest step between the sections that are drawn, the part of the smaller half axis where sections are large.
constexpr float stepOfHalf = 0.15f;

template<class T>
T catmullRom(const T& a, const T& b, const T& c, const T& d, float t)
{
    return 0.5f *
           (2.f * b + t * (c - a) + t * t * (2.f * a - 5.f * b + 4.f * c - d) + t * t * t * (3.f * (b - c) + d - a));
}

/// A closed smooth curve through the values of a station's outline, at outlineCount angles; 1 where it has none.
std::vector<float> drawnOutline(const std::vector<float>& outline)
{
    std::vector<float> drawn(outlineCount, 1.f);
    const std::size_t count = outline.size();
    for (std::size_t i = 0; count > 0 && i < outlineCount; ++i) {
        const float place = static_cast<float>(i * count) / static_cast<float>(outlineCount);
        const auto k = static_cast<std::size_t>(place);
        drawn[i] = std::max(catmullRom(outline[(k + count - 1) % count], outline[k % count], outline[(k + 1) % count],
                                       outline[(k + 2) % count], place - static_cast<float>(k)),
                            0.1f);
    }
    return drawn;
}

/// Direction of the path through the sections at one of them.
glm::vec3 pathAt(const std::vector<Station>& sections, std::size_t i)
{
    return glm::normalize(sections[std::min(i + 1, sections.size() - 1)].centre - sections[i > 0 ? i - 1 : 0].centre);
}

} // namespace

FieldPtr sphere(const glm::vec3& centre, float radius)
{
    return std::make_shared<Sphere>(centre, radius);
}

FieldPtr ellipsoid(const glm::vec3& centre, const glm::mat3& axes, const glm::vec3& half)
{
    return std::make_shared<Ellipsoid>(centre, axes, half);
}

FieldPtr roundCone(const glm::vec3& a, float radiusA, const glm::vec3& b, float radiusB)
{
    return std::make_shared<RoundCone>(a, radiusA, b, radiusB);
}

FieldPtr roundedBox(const glm::vec3& centre, const glm::mat3& axes, const glm::vec3& half, float radius)
{
    return std::make_shared<RoundedBox>(centre, axes, half, radius);
}

FieldPtr halfSpace(const glm::vec3& point, const glm::vec3& normal)
{
    const glm::vec3 unit = glm::normalize(normal);
    const float level = glm::dot(point, unit);
    return solidFrom([unit, level](const glm::vec3& p) { return glm::dot(p, unit) - level; }, everywhere());
}

FieldPtr endlessCylinder(const glm::vec3& point, const glm::vec3& axis, float radius)
{
    const glm::vec3 unit = glm::normalize(axis);
    return solidFrom(
        [=](const glm::vec3& p) {
            const glm::vec3 from = p - point;
            return glm::length(from - glm::dot(from, unit) * unit) - radius;
        },
        everywhere());
}

glm::mat3 axesAlong(const glm::vec3& first, const glm::vec3& second)
{
    const glm::vec3 a = glm::normalize(first);
    const glm::vec3 b = glm::normalize(second - glm::dot(second, a) * a);
    return {a, b, glm::cross(a, b)};
}

std::vector<Station> drawn(const std::vector<Station>& stations)
{
    const auto station = [&](std::size_t i, int step) -> const Station& {
        const auto wanted = static_cast<std::ptrdiff_t>(i) + step;
        return stations[static_cast<std::size_t>(
            std::clamp<std::ptrdiff_t>(wanted, 0, static_cast<std::ptrdiff_t>(stations.size()) - 1))];
    };
    const bool outlined =
        std::any_of(stations.begin(), stations.end(), [](const Station& each) { return !each.outline.empty(); });
    std::vector<Station> sections;
    for (std::size_t i = 0; i + 1 < stations.size(); ++i) {
        const Station& a = station(i, -1);
        const Station& b = stations[i];
        const Station& c = stations[i + 1];
        const Station& d = station(i, 2);
        const float longest =
            outlined ? std::max(2.5f, stepOfHalf * std::min({b.halfAcross, b.halfOther, c.halfAcross, c.halfOther}))
                     : 2.5f;
        const int steps = std::max(1, static_cast<int>(std::ceil(glm::distance(b.centre, c.centre) / longest)));
        const int count = i + 2 == stations.size() ? steps + 1 : steps;
        std::vector<float> outlines[4];
        for (int k = 0; outlined && k < 4; ++k) {
            outlines[k] = drawnOutline(station(i, k - 1).outline);
        }
        for (int k = 0; k < count; ++k) {
            const float t = static_cast<float>(k) / static_cast<float>(steps);
            std::vector<float> outline;
            for (std::size_t n = 0; outlined && n < outlineCount; ++n) {
                outline.push_back(
                    std::max(catmullRom(outlines[0][n], outlines[1][n], outlines[2][n], outlines[3][n], t), 0.1f));
            }
            sections.push_back({catmullRom(a.centre, b.centre, c.centre, d.centre, t), glm::mix(b.across, c.across, t),
                                std::max(catmullRom(a.halfAcross, b.halfAcross, c.halfAcross, d.halfAcross, t), 0.1f),
                                std::max(catmullRom(a.halfOther, b.halfOther, c.halfOther, d.halfOther, t), 0.1f),
                                std::move(outline)});
        }
    }
    for (std::size_t i = 0; i < sections.size(); ++i) {
        const glm::vec3 along = pathAt(sections, i);
        Station& section = sections[i];
        section.across = glm::normalize(section.across - glm::dot(section.across, along) * along);
    }
    return sections;
}

FieldPtr sweep(const std::vector<Station>& stations, float squareness, float dome)
{
    const std::vector<Station> fine = drawn(stations);
    std::vector<Sweep::Section> sections;
    for (std::size_t i = 0; i < fine.size(); ++i) {
        Sweep::Section section{};
        section.centre = fine[i].centre;
        section.across = fine[i].across;
        section.halfAcross = fine[i].halfAcross;
        section.halfOther = fine[i].halfOther;
        section.along = pathAt(fine, i);
        section.other = glm::cross(section.along, section.across);
        // beyond an ellipse the corners of a square section stand out
        section.rim = squareness > 2 ? std::hypot(section.halfAcross, section.halfOther)
                                     : std::max(section.halfAcross, section.halfOther);
        section.reach = 1.2f * std::hypot(section.halfAcross, section.halfOther);
        section.outline = fine[i].outline;
        if (!section.outline.empty()) {
            const float most = std::max(1.f, *std::max_element(section.outline.begin(), section.outline.end()));
            section.rim *= most;
            section.reach *= most;
        }
        sections.push_back(std::move(section));
    }
    std::vector<std::size_t> pieces(sections.size() - 1);
    std::iota(pieces.begin(), pieces.end(), std::size_t{0});
    return std::make_shared<Sweep>(std::make_shared<const std::vector<Sweep::Section>>(std::move(sections)),
                                   std::move(pieces), squareness, dome);
}

} // namespace psoas::modeller
