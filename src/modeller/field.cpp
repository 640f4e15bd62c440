#include "modeller/field.h"

#include <algorithm>
#include <cmath>

namespace psoas::modeller {

namespace {

Box grownBox(Box box, float distance)
{
    box.lower -= glm::vec3{distance};
    box.upper += glm::vec3{distance};
    return box;
}

class Union final : public Field {
public:
    explicit Union(std::vector<Blended> parts) : m_parts{std::move(parts)}
    {
        for (const Blended& part : m_parts) {
            m_bounds.add(grownBox(part.field->bounds(), 0.25f * part.fillet));
        }
    }

    float at(const glm::vec3& point) const override
    {
        float value = m_parts.front().field->at(point);
        for (std::size_t i = 1; i < m_parts.size(); ++i) {
            value = smoothMin(value, m_parts[i].field->at(point), m_parts[i].fillet);
        }
        return value;
    }

    Box bounds() const override { return m_bounds; }

    FieldPtr near(const glm::vec3& centre, float radius) const override
    {
        std::vector<float> values;
        float least = std::numeric_limits<float>::max();
        for (const Blended& part : m_parts) {
            values.push_back(part.field->at(centre));
            least = std::min(least, values.back());
        }
        float widest = 0;
        for (const Blended& part : m_parts) {
            widest = std::max(widest, part.fillet);
        }
        std::vector<Blended> kept;
        for (std::size_t i = 0; i < m_parts.size(); ++i) {
            if (values[i] <= least + 2 * fieldSlope * radius + widest) {
                kept.push_back({nearOr(m_parts[i].field, centre, radius), m_parts[i].fillet});
            }
        }
        return std::make_shared<Union>(std::move(kept));
    }

private:
    std::vector<Blended> m_parts;
    Box m_bounds;
};

class Cut final : public Field {
public:
    Cut(FieldPtr base, FieldPtr cutter, float clearance, float fillet)
        : m_base{std::move(base)}, m_cutter{std::move(cutter)}, m_clearance{clearance}, m_fillet{fillet}
    {}

    float at(const glm::vec3& point) const override
    {
        const float base = m_base->at(point);
        // Well outside the cutter can only take away what is not there.
        return base > outside + m_fillet ? base : smoothMax(base, m_clearance - m_cutter->at(point), m_fillet);
    }
    Box bounds() const override { return m_base->bounds(); }
    FieldPtr near(const glm::vec3& centre, float radius) const override
    {
        FieldPtr base = nearOr(m_base, centre, radius);
        const float reach = fieldSlope * radius;
        if (m_clearance - m_cutter->at(centre) + reach + m_fillet < m_base->at(centre) - reach) {
            return base;
        }
        return std::make_shared<Cut>(std::move(base), nearOr(m_cutter, centre, radius), m_clearance, m_fillet);
    }

private:
    static constexpr float outside = 4; // mm

    FieldPtr m_base;
    FieldPtr m_cutter;
    float m_clearance;
    float m_fillet;
};

class Common final : public Field {
public:
    Common(FieldPtr a, FieldPtr b, float fillet) : m_a{std::move(a)}, m_b{std::move(b)}, m_fillet{fillet} {}

    float at(const glm::vec3& point) const override { return smoothMax(m_a->at(point), m_b->at(point), m_fillet); }
    Box bounds() const override
    {
        const Box a = m_a->bounds();
        const Box b = m_b->bounds();
        return {glm::max(a.lower, b.lower), glm::min(a.upper, b.upper)};
    }
    FieldPtr near(const glm::vec3& centre, float radius) const override
    {
        const float gap = m_a->at(centre) - m_b->at(centre);
        const float reach = 2 * fieldSlope * radius + m_fillet;
        if (gap > reach) {
            return nearOr(m_a, centre, radius);
        }
        if (gap < -reach) {
            return nearOr(m_b, centre, radius);
        }
        return std::make_shared<Common>(nearOr(m_a, centre, radius), nearOr(m_b, centre, radius), m_fillet);
    }

private:
    FieldPtr m_a;
    FieldPtr m_b;
    float m_fillet;
};

class Grown final : public Field {
public:
    Grown(FieldPtr field, float distance) : m_field{std::move(field)}, m_distance{distance} {}
    float at(const glm::vec3& point) const override { return m_field->at(point) - m_distance; }
    Box bounds() const override { return grownBox(m_field->bounds(), std::max(m_distance, 0.f)); }
    FieldPtr near(const glm::vec3& centre, float radius) const override
    {
        return std::make_shared<Grown>(nearOr(m_field, centre, radius), m_distance);
    }

private:
    FieldPtr m_field;
    float m_distance;
};

glm::vec3 acrossMedian(const glm::vec3& point)
{
    return {-point.x, point.y, point.z};
}

class Mirrored final : public Field {
public:
    explicit Mirrored(FieldPtr field) : m_field{std::move(field)} {}
    float at(const glm::vec3& point) const override { return m_field->at(acrossMedian(point)); }
    Box bounds() const override
    {
        const Box box = m_field->bounds();
        Box result;
        result.add(acrossMedian(box.lower));
        result.add(acrossMedian(box.upper));
        return result;
    }
    FieldPtr near(const glm::vec3& centre, float radius) const override
    {
        return std::make_shared<Mirrored>(nearOr(m_field, acrossMedian(centre), radius));
    }

private:
    FieldPtr m_field;
};

class Placed final : public Field {
public:
    Placed(FieldPtr field, const glm::mat4& to_outer)
        : m_field{std::move(field)}, outer_from_inner{to_outer}, inner_from_outer{glm::inverse(to_outer)}
    {}
    float at(const glm::vec3& point) const override { return m_field->at(inner(point)); }
    Box bounds() const override
    {
        const Box box = m_field->bounds();
        Box result;
        for (int corner = 0; corner < 8; ++corner) {
            const glm::vec3 point{(corner & 1) != 0 ? box.upper.x : box.lower.x,
                                  (corner & 2) != 0 ? box.upper.y : box.lower.y,
                                  (corner & 4) != 0 ? box.upper.z : box.lower.z};
            result.add(glm::vec3{outer_from_inner * glm::vec4{point, 1}});
        }
        return result;
    }
    FieldPtr near(const glm::vec3& centre, float radius) const override
    {
        return std::make_shared<Placed>(nearOr(m_field, inner(centre), radius), outer_from_inner);
    }

private:
    glm::vec3 inner(const glm::vec3& point) const { return glm::vec3{inner_from_outer * glm::vec4{point, 1}}; }

    FieldPtr m_field;
    glm::mat4 outer_from_inner;
    glm::mat4 inner_from_outer;
};

class ByFunction final : public Field {
public:
    ByFunction(std::function<float(const glm::vec3&)> function, const Box& bounds)
        : m_function{std::move(function)}, m_bounds{bounds}
    {}
    float at(const glm::vec3& point) const override { return m_function(point); }
    Box bounds() const override { return m_bounds; }

private:
    std::function<float(const glm::vec3&)> m_function;
    Box m_bounds;
};

float distanceToLine(const std::vector<glm::vec3>& line, const glm::vec3& point)
{
    float best = glm::distance(line.front(), point);
    for (std::size_t i = 1; i < line.size(); ++i) {
        const glm::vec3 along = line[i] - line[i - 1];
        const float length2 = glm::dot(along, along);
        const float t = length2 > 0 ? std::clamp(glm::dot(point - line[i - 1], along) / length2, 0.f, 1.f) : 0.f;
        best = std::min(best, glm::distance(point, line[i - 1] + t * along));
    }
    return best;
}

class Featured final : public Field {
public:
    Featured(FieldPtr field, std::vector<Feature> features) : m_field{std::move(field)}, m_features{std::move(features)}
    {
        for (const Feature& feature : m_features) {
            m_rise += std::max(feature.height, 0.f);
        }
    }
    float at(const glm::vec3& point) const override
    {
        float value = m_field->at(point);
        for (const Feature& feature : m_features) {
            const float ratio = distanceToLine(feature.line, point) / feature.width;
            if (ratio < 2.6f) {
                value -= feature.height * std::exp(-ratio * ratio);
            }
        }
        return value;
    }
    Box bounds() const override { return grownBox(m_field->bounds(), std::min(m_rise, 12.f)); }
    FieldPtr near(const glm::vec3& centre, float radius) const override
    {
        std::vector<Feature> kept;
        for (const Feature& feature : m_features) {
            if (distanceToLine(feature.line, centre) < radius + 2.6f * feature.width) {
                kept.push_back(feature);
            }
        }
        FieldPtr field = nearOr(m_field, centre, radius);
        return kept.empty() ? field : std::make_shared<Featured>(std::move(field), std::move(kept));
    }

private:
    FieldPtr m_field;
    std::vector<Feature> m_features;
    float m_rise = 0;
};

} // namespace

FieldPtr nearOr(const FieldPtr& field, const glm::vec3& centre, float radius)
{
    FieldPtr result = field->near(centre, radius);
    return result ? result : field;
}

float smoothMin(float a, float b, float fillet)
{
    const float h = fillet > 0 ? std::max(fillet - std::abs(a - b), 0.f) / fillet : 0.f;
    return std::min(a, b) - 0.25f * h * h * fillet;
}

float smoothMax(float a, float b, float fillet)
{
    return -smoothMin(-a, -b, fillet);
}

FieldPtr blended(std::vector<Blended> parts)
{
    return std::make_shared<Union>(std::move(parts));
}

FieldPtr carved(FieldPtr base, FieldPtr cutter, float clearance, float fillet)
{
    return std::make_shared<Cut>(std::move(base), std::move(cutter), clearance, fillet);
}

FieldPtr common(FieldPtr a, FieldPtr b, float fillet)
{
    return std::make_shared<Common>(std::move(a), std::move(b), fillet);
}

FieldPtr grown(FieldPtr field, float distance)
{
    return std::make_shared<Grown>(std::move(field), distance);
}

FieldPtr mirrored(FieldPtr field)
{
    return std::make_shared<Mirrored>(std::move(field));
}

FieldPtr bilateral(FieldPtr field, float fillet)
{
    FieldPtr other = mirrored(field);
    return blended({{std::move(field), 0}, {std::move(other), fillet}});
}

FieldPtr placed(FieldPtr field, const glm::mat4& outer_from_inner)
{
    return std::make_shared<Placed>(std::move(field), outer_from_inner);
}

FieldPtr solidFrom(std::function<float(const glm::vec3&)> function, const Box& bounds)
{
    return std::make_shared<ByFunction>(std::move(function), bounds);
}

FieldPtr featured(FieldPtr field, std::vector<Feature> features)
{
    if (features.empty()) {
        return field;
    }
    return std::make_shared<Featured>(std::move(field), std::move(features));
}

} // namespace psoas::modeller
