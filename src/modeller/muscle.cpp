#include "modeller/muscle.h"

#include <algorithm>
#include <cmath>

namespace psoas::modeller {

namespace {

constexpr float sliceStep = 1;  // mm of height between cached sections
constexpr float capLength = 7;  // mm of height over which a belly and the lower end of a slip close
constexpr float fibreStep = 2;  // mm of height over which a fibre's direction is taken
constexpr int fanSegments = 30; // per section
constexpr float turn = 6.2831853f;
constexpr float farOut = 3; // mm from the surface; nothing that shapes it reaches farther

/// A symmetric 2x2 matrix: unlike half axes with an angle, it passes through a
/// circle without a turn, so that what has its place in a section keeps it.
struct Symmetric {
    float xx = 1;
    float xy = 0;
    float yy = 1;

    glm::vec2 operator*(const glm::vec2& v) const { return {xx * v.x + xy * v.y, xy * v.x + yy * v.y}; }
    Symmetric operator*(float s) const { return {xx * s, xy * s, yy * s}; }
    Symmetric operator+(const Symmetric& o) const { return {xx + o.xx, xy + o.xy, yy + o.yy}; }
    Symmetric inverse() const
    {
        const float determinant = std::max(xx * yy - xy * xy, 1e-6f);
        return {yy / determinant, -xy / determinant, xx / determinant};
    }
    float smaller() const
    {
        const float mean = 0.5f * (xx + yy);
        return mean - std::hypot(0.5f * (xx - yy), xy);
    }
};

Symmetric ellipse(const glm::vec2& half, float degrees)
{
    const float angle = glm::radians(degrees);
    const float c = std::cos(angle);
    const float s = std::sin(angle);
    return {half.x * c * c + half.y * s * s, (half.x - half.y) * c * s, half.x * s * s + half.y * c * c};
}

/// Cubic through (up, value) pairs of falling height, without overshoot where
/// `clamped` (Fritsch and Carlson 1980); held beyond the ends.
class Curve {
public:
    void add(float up, float value)
    {
        m_up.push_back(-up);
        m_value.push_back(value);
    }

    void finish(bool clamped)
    {
        const std::size_t n = m_up.size();
        m_slope.assign(n, 0);
        if (n < 2) {
            return;
        }
        const auto secant = [&](std::size_t i) { return (m_value[i + 1] - m_value[i]) / (m_up[i + 1] - m_up[i]); };
        m_slope[0] = secant(0);
        m_slope[n - 1] = secant(n - 2);
        for (std::size_t i = 1; i + 1 < n; ++i) {
            const float before = secant(i - 1);
            const float after = secant(i);
            const float left = m_up[i] - m_up[i - 1];
            const float right = m_up[i + 1] - m_up[i];
            if (!clamped) {
                m_slope[i] = (before * right + after * left) / (left + right);
            } else if (before * after > 0) {
                m_slope[i] = 3 * (left + right) / ((2 * right + left) / before + (right + 2 * left) / after);
            }
        }
    }

    float at(float up) const
    {
        const float t = -up;
        if (m_up.empty()) {
            return 0;
        }
        if (t <= m_up.front()) {
            return m_value.front();
        }
        if (t >= m_up.back()) {
            return m_value.back();
        }
        const auto i = static_cast<std::size_t>(std::upper_bound(m_up.begin(), m_up.end(), t) - m_up.begin()) - 1;
        const float length = m_up[i + 1] - m_up[i];
        const float s = (t - m_up[i]) / length;
        const float s2 = s * s;
        const float s3 = s2 * s;
        return (2 * s3 - 3 * s2 + 1) * m_value[i] + (s3 - 2 * s2 + s) * length * m_slope[i] +
               (3 * s2 - 2 * s3) * m_value[i + 1] + (s3 - s2) * length * m_slope[i + 1];
    }

private:
    std::vector<float> m_up; // negated heights, rising
    std::vector<float> m_value;
    std::vector<float> m_slope;
};

/// An ellipse that moves and changes with height.
struct Tube {
    glm::vec2 centre{0};
    Symmetric shape;
    float scale = 1;   ///< below 1 where it closes
    float slant = 1;   ///< from a distance in the section to a distance in space
    glm::vec2 bend{0}; ///< by how much the ends of the axis square to it are shifted, mm

    /// The shift, at `offset` from the centre of the unbent ellipse; it leaves
    /// the centre of area in place.
    glm::vec2 shiftAt(const glm::vec2& offset) const
    {
        const float length = glm::length(bend);
        if (length < 0.02f) {
            return glm::vec2{0};
        }
        const glm::vec2 along{-bend.y / length, bend.x / length};
        const float place = std::clamp(glm::dot(offset, along) / glm::length(shape * along), -1.5f, 1.5f);
        return bend * (place * place - 0.25f);
    }
    glm::vec2 at(const glm::vec2& place) const
    {
        const glm::vec2 offset = shape * place;
        return centre + offset + shiftAt(offset);
    }
};

Tube between(const Tube& a, const Tube& b, float t)
{
    return {glm::mix(a.centre, b.centre, t), a.shape * (1 - t) + b.shape * t, glm::mix(a.scale, b.scale, t),
            glm::mix(a.slant, b.slant, t), glm::mix(a.bend, b.bend, t)};
}

struct TubeHit {
    float distance = 0; ///< mm, along the section
    float relative = 0; ///< 0 at the axis, 1 at the surface
    float radius = 1;   ///< of the ellipse towards the point, mm
    glm::vec2 place{0}; ///< in units of the ellipse
};

/// Distance to an ellipse, to first order (after Quilez 2013, ellipsoid
/// bounds).
TubeHit hit(const Tube& tube, const glm::vec2& point, float fill)
{
    const Symmetric inverse = tube.shape.inverse();
    const glm::vec2 bent = point - tube.centre;
    const glm::vec2 offset = bent - tube.shiftAt(bent);
    TubeHit result;
    result.place = inverse * offset;
    result.relative = glm::length(result.place);
    const float length = glm::length(offset);
    result.radius = result.relative > 1e-4f ? length / result.relative : tube.shape.smaller();
    const float size = std::max(fill * tube.scale, 0.02f);
    const float k0 = result.relative / size;
    const float k1 = glm::length(inverse * result.place) / (size * size);
    const float inner = tube.shape.smaller() * size;
    result.distance = k1 > 1e-5f ? std::max(k0 * (k0 - 1) / k1, -inner) : -inner;
    return result;
}

/// The size of a section near the ends, `topLength` mm from the upper and
/// capLength from the lower one: an ellipsoid's.
float closing(float up, float top, float bottom, float topLength)
{
    const auto end = [](float distance, float length) {
        const float t = std::clamp(1 - distance / length, 0.0f, 1.0f);
        return std::sqrt(1 - t * t);
    };
    return std::max(std::min(end(top - up, topLength), end(up - bottom, capLength)), 0.02f);
}

float beyond(float up, float top, float bottom)
{
    return std::max({up - top, bottom - up, 0.0f});
}

struct TubeTrack {
    float top = 0;
    float bottom = 0;
    std::vector<Tube> slices; // from the muscle's bottom upwards
};

struct FanSlice {
    std::vector<glm::vec3> places; // x, z, half thickness
};

struct FanHit {
    float distance = 1e6f;
    float along = 0; // 0..1
    float aside = 0; // mm to the left of the way
};

} // namespace

struct MuscleShape::Slices {
    MusclePlan plan;
    float top = -1e6f;
    float bottom = 1e6f;
    Box box;
    std::vector<Box> boxes; // of each slice
    TubeTrack belly;
    std::vector<TubeTrack> slips;
    float fanTop = 0;
    float fanBottom = 0;
    std::vector<FanSlice> fan;
    std::vector<float> fanSlant;
    Curve depth;
    Curve width;
    Curve ripple;
    Curve swell;

    std::size_t count() const { return static_cast<std::size_t>(std::ceil((top - bottom) / sliceStep)) + 1; }
    float heightOf(std::size_t slice) const { return bottom + sliceStep * static_cast<float>(slice); }

    /// The slice at or below `up`, and the part of the way to the next.
    std::pair<std::size_t, float> sliceAt(float up, std::size_t slices) const
    {
        const float position = std::clamp((up - bottom) / sliceStep, 0.0f, static_cast<float>(slices - 1) - 1e-3f);
        const auto slice = static_cast<std::size_t>(position);
        return {slice, position - static_cast<float>(slice)};
    }

    Tube tubeAt(const TubeTrack& track, float up) const
    {
        const auto [slice, t] = sliceAt(up, track.slices.size());
        return between(track.slices[slice], track.slices[slice + 1], t);
    }

    void build();
    void buildBelly();
    void buildSlip(const Slip& slip);
    void buildFan();
    FanHit fanHit(const glm::vec3& point) const;
    glm::vec2 fanPlace(float up, float along) const;

    struct SlipHits {
        std::size_t first = 0;
        std::size_t second = 0;
        TubeHit firstHit;
        TubeHit secondHit;
        float nearest = 1e6f; // distance to the nearest slip in space, mm
        int found = 0;
    };
    SlipHits slipHits(const glm::vec3& point, float fill, const std::vector<std::size_t>& among) const;
    float slipDistance(std::size_t slip, const glm::vec3& point) const;
    float at(const glm::vec3& point, const std::vector<std::size_t>& among) const;
    std::vector<std::size_t> all; // every slip
};

MuscleShape::MuscleShape(MusclePlan plan)
{
    auto slices = std::make_shared<Slices>();
    slices->plan = std::move(plan);
    slices->build();
    for (const Slip& slip : slices->plan.slips) {
        m_partKeys.push_back(slip.key);
    }
    for (const FanStrip& strip : slices->plan.strips) {
        m_partKeys.push_back(strip.key);
    }
    if (slices->plan.tendon) {
        m_partKeys.emplace_back("tendon");
    }
    m_slices = std::move(slices);
}

MuscleShape::~MuscleShape() = default;

Box MuscleShape::bounds() const
{
    return m_slices->box;
}

Box MuscleShape::boundsBetween(float low, float high) const
{
    Box result;
    for (const Box& box : m_slices->boxes) {
        if (box.upper.y >= low && box.lower.y <= high) {
            result.add(box);
        }
    }
    return result;
}

void MuscleShape::Slices::build()
{
    for (const BellyLevel& level : plan.belly) {
        top = std::max(top, level.up);
        bottom = std::min(bottom, level.up);
    }
    for (const Slip& slip : plan.slips) {
        top = std::max(top, slip.top);
    }
    for (const FanLevel& level : plan.fan) {
        top = std::max(top, level.up);
        bottom = std::min(bottom, level.up);
    }
    for (const Relief& relief : plan.relief) {
        depth.add(relief.up, relief.depth);
        width.add(relief.up, relief.width);
        ripple.add(relief.up, relief.ripple);
        swell.add(relief.up, relief.swell);
    }
    for (Curve* curve : {&depth, &width, &ripple, &swell}) {
        curve->finish(true);
    }
    boxes.resize(count());
    if (!plan.belly.empty()) {
        buildBelly();
    }
    for (const Slip& slip : plan.slips) {
        all.push_back(all.size());
        buildSlip(slip);
    }
    if (!plan.fan.empty()) {
        buildFan();
    }
    for (const Box& slice : boxes) {
        if (!slice.isEmpty()) {
            box.add(slice);
        }
    }
}

namespace {

/// How much shorter a distance across a surface is than along a section that
/// the surface leans against.
void setSlants(std::vector<Tube>& slices)
{
    for (std::size_t i = 0; i < slices.size(); ++i) {
        const std::size_t before = i > 0 ? i - 1 : i;
        const std::size_t after = std::min(i + 1, slices.size() - 1);
        const float run = glm::length(slices[after].centre - slices[before].centre);
        const float rise = sliceStep * static_cast<float>(after - before);
        slices[i].slant = rise / std::hypot(rise, run);
    }
}

void include(Box& box, const Tube& tube, float up)
{
    const glm::vec2 half = glm::vec2{tube.shape.xx + std::abs(tube.shape.xy), tube.shape.yy + std::abs(tube.shape.xy)} +
                           glm::length(tube.bend);
    box.add(glm::vec3{tube.centre.x - half.x - 2, up - 2, tube.centre.y - half.y - 2});
    box.add(glm::vec3{tube.centre.x + half.x + 2, up + 2, tube.centre.y + half.y + 2});
}

} // namespace

void MuscleShape::Slices::buildBelly()
{
    Curve x;
    Curve z;
    Curve xx;
    Curve xy;
    Curve yy;
    Curve bendX;
    Curve bendZ;
    for (const BellyLevel& level : plan.belly) {
        const Symmetric shape = ellipse(level.half, level.angle);
        x.add(level.up, level.centre.x);
        z.add(level.up, level.centre.y);
        xx.add(level.up, shape.xx);
        xy.add(level.up, shape.xy);
        yy.add(level.up, shape.yy);
        bendX.add(level.up, -std::sin(glm::radians(level.angle)) * level.bend);
        bendZ.add(level.up, std::cos(glm::radians(level.angle)) * level.bend);
    }
    for (Curve* curve : {&x, &z, &xx, &xy, &yy, &bendX, &bendZ}) {
        curve->finish(false);
    }
    belly.top = plan.belly.front().up;
    belly.bottom = plan.belly.back().up;
    for (std::size_t i = 0; i < count(); ++i) {
        const float up = heightOf(i);
        Tube tube{{x.at(up), z.at(up)},
                  {xx.at(up), xy.at(up), yy.at(up)},
                  closing(up, belly.top, belly.bottom, capLength),
                  1,
                  {bendX.at(up), bendZ.at(up)}};
        belly.slices.push_back(tube);
        include(boxes[i], tube, up);
    }
    setSlants(belly.slices);
}

void MuscleShape::Slices::buildSlip(const Slip& slip)
{
    // Above `merge` a curve through the origin and the first two places within
    // the belly; below it the place itself.
    const auto inBelly = [&](float up) { return tubeAt(belly, up).at(slip.site); };
    Curve x;
    Curve z;
    const auto add = [&](float up, const glm::vec2& centre) {
        x.add(up, centre.x);
        z.add(up, centre.y);
    };
    add(slip.top, slip.topCentre);
    add(slip.foot, slip.footCentre);
    for (const float up : {slip.merge, slip.merge - 8, slip.merge - 16}) {
        add(up, inBelly(up));
    }
    x.finish(false);
    z.finish(false);

    const Symmetric atOrigin = ellipse(slip.half, slip.angle);
    TubeTrack track;
    track.top = slip.top;
    track.bottom = bottom;
    for (std::size_t i = 0; i < count(); ++i) {
        const float up = heightOf(i);
        const Symmetric shared = tubeAt(belly, up).shape * slip.share;
        Tube tube;
        if (up <= slip.merge) {
            tube.centre = inBelly(up);
            tube.shape = shared;
        } else {
            const float t = glm::smoothstep(slip.merge, slip.foot, up);
            tube.centre = {x.at(up), z.at(up)};
            tube.shape = shared * (1 - t) + atOrigin * t;
        }
        tube.scale = closing(up, track.top, track.bottom, slip.top - slip.foot);
        track.slices.push_back(tube);
        if (up <= track.top) {
            include(boxes[i], tube, up);
        }
    }
    setSlants(track.slices);
    slips.push_back(std::move(track));
}

void MuscleShape::Slices::buildFan()
{
    const std::size_t places = plan.fan.front().places.size();
    std::vector<Curve> x(places);
    std::vector<Curve> z(places);
    std::vector<Curve> half(places);
    for (const FanLevel& level : plan.fan) {
        for (std::size_t i = 0; i < places; ++i) {
            x[i].add(level.up, level.places[i].plan.x);
            z[i].add(level.up, level.places[i].plan.y);
            half[i].add(level.up, level.places[i].half);
        }
    }
    for (std::size_t i = 0; i < places; ++i) {
        x[i].finish(false);
        z[i].finish(false);
        half[i].finish(true);
    }
    fanTop = plan.fan.front().up;
    fanBottom = plan.fan.back().up;
    Curve crown;
    for (std::size_t i = 0; i < plan.crown.size(); ++i) {
        crown.add(-static_cast<float>(i), plan.crown[i]);
    }
    crown.finish(false);
    for (std::size_t slice = 0; slice < count(); ++slice) {
        const float up = std::clamp(heightOf(slice), fanBottom, fanTop);
        Curve alongX;
        Curve alongZ;
        Curve alongHalf;
        for (std::size_t i = 0; i < places; ++i) {
            alongX.add(-static_cast<float>(i), x[i].at(up));
            alongZ.add(-static_cast<float>(i), z[i].at(up));
            alongHalf.add(-static_cast<float>(i), half[i].at(up));
        }
        alongX.finish(false);
        alongZ.finish(false);
        alongHalf.finish(true);
        FanSlice section;
        for (int k = 0; k <= fanSegments; ++k) {
            const float at = -static_cast<float>(k) * static_cast<float>(places - 1) / fanSegments;
            section.places.emplace_back(alongX.at(at), alongZ.at(at), alongHalf.at(at));
            glm::vec3& place = section.places.back();
            if (!plan.crown.empty()) {
                // Above the crown the sheet's lines go on, so that fibres do not bend
                // there, but without flesh.
                const float below = (crown.at(at) - up) / plan.crownTaper;
                const float grown = std::min(below, 1.0f);
                place.z = below > 0 ? place.z * grown * (2 - grown) : 0.5f * below * plan.crownTaper;
            }
            const float reach = place.z + 2;
            if (reach < 0) {
                continue;
            }
            boxes[slice].add(glm::vec3{place.x - reach, up - 2, place.y - reach});
            boxes[slice].add(glm::vec3{place.x + reach, up + 2, place.y + reach});
        }
        fan.push_back(std::move(section));
    }
    // The lean of the sheet against its sections, from the shift of each
    // section's middle square to its chord.
    for (std::size_t slice = 0; slice < fan.size(); ++slice) {
        const FanSlice& below = fan[slice > 0 ? slice - 1 : 0];
        const FanSlice& above = fan[std::min(slice + 1, fan.size() - 1)];
        const glm::vec2 chord = glm::vec2{fan[slice].places.back() - fan[slice].places.front()};
        const glm::vec2 square =
            glm::length(chord) > 1e-3f ? glm::normalize(glm::vec2{-chord.y, chord.x}) : glm::vec2{0};
        const glm::vec2 shift = glm::vec2{above.places[fanSegments / 2] - below.places[fanSegments / 2]};
        const float run = std::abs(glm::dot(shift, square));
        fanSlant.push_back(2 * sliceStep / std::hypot(2 * sliceStep, run));
    }
}

FanHit MuscleShape::Slices::fanHit(const glm::vec3& point) const
{
    const auto [slice, t] = sliceAt(point.y, fan.size());
    const FanSlice& below = fan[slice];
    const FanSlice& above = fan[slice + 1];
    const glm::vec2 plan2{point.x, point.z};
    FanHit best;
    glm::vec3 a = glm::mix(below.places[0], above.places[0], t);
    for (int k = 0; k < fanSegments; ++k) {
        const glm::vec3 b = glm::mix(below.places[k + 1], above.places[k + 1], t);
        const glm::vec2 way = glm::vec2{b - a};
        const glm::vec2 offset = plan2 - glm::vec2{a};
        const float squared = std::max(glm::dot(way, way), 1e-8f);
        const float s = std::clamp(glm::dot(offset, way) / squared, 0.0f, 1.0f);
        const float distance = glm::length(offset - s * way) - glm::mix(a.z, b.z, s);
        if (distance < best.distance) {
            best.distance = distance;
            best.along = (static_cast<float>(k) + s) / fanSegments;
            best.aside = (way.x * offset.y - way.y * offset.x) / std::sqrt(squared);
        }
        a = b;
    }
    return best;
}

glm::vec2 MuscleShape::Slices::fanPlace(float up, float along) const
{
    const auto [slice, t] = sliceAt(std::clamp(up, fanBottom, fanTop), fan.size());
    const float position = std::clamp(along * fanSegments, 0.0f, fanSegments - 1e-3f);
    const auto k = static_cast<std::size_t>(position);
    const float s = position - static_cast<float>(k);
    const glm::vec3 below = glm::mix(fan[slice].places[k], fan[slice].places[k + 1], s);
    const glm::vec3 above = glm::mix(fan[slice + 1].places[k], fan[slice + 1].places[k + 1], s);
    return glm::vec2{glm::mix(below, above, t)};
}

/// mm in space, of the slip as it fills its share.
float MuscleShape::Slices::slipDistance(std::size_t slip, const glm::vec3& point) const
{
    const TubeTrack& track = slips[slip];
    const Tube tube = tubeAt(track, std::clamp(point.y, track.bottom, track.top));
    const float across = hit(tube, {point.x, point.z}, 1).distance * tube.slant;
    return std::hypot(std::max(across, 0.0f), beyond(point.y, track.top, track.bottom));
}

MuscleShape::Slices::SlipHits MuscleShape::Slices::slipHits(const glm::vec3& point, float fill,
                                                            const std::vector<std::size_t>& among) const
{
    SlipHits result;
    const glm::vec2 plan2{point.x, point.z};
    for (const std::size_t i : among) {
        const float gap = beyond(point.y, slips[i].top, slips[i].bottom);
        const Tube tube = tubeAt(slips[i], std::clamp(point.y, slips[i].bottom, slips[i].top));
        const TubeHit here = hit(tube, plan2, fill);
        const float across = here.distance * tube.slant;
        result.nearest = std::min(result.nearest, gap > 0 ? std::hypot(std::max(across, 0.0f), gap) : across);
        if (gap > 0) {
            continue;
        }
        // Where a slip begins it holds little of its share, so that its neighbours'
        // furrows open on it gradually.
        TubeHit ranked = here;
        ranked.relative = here.relative / std::max(tube.scale, 0.05f);
        if (result.found == 0 || ranked.relative < result.firstHit.relative) {
            result.second = result.first;
            result.secondHit = result.firstHit;
            result.first = i;
            result.firstHit = ranked;
        } else if (result.found == 1 || ranked.relative < result.secondHit.relative) {
            result.second = i;
            result.secondHit = ranked;
        }
        ++result.found;
    }
    return result;
}

float MuscleShape::at(const glm::vec3& point) const
{
    return m_slices->at(point, m_slices->all);
}

FieldPtr MuscleShape::near(const glm::vec3& centre, float radius) const
{
    // A slip this far off neither reaches the surface here nor shapes its
    // furrows.
    const float reach = 1.9f * radius + 14;
    std::vector<std::size_t> among;
    for (const std::size_t slip : m_slices->all) {
        if (m_slices->slipDistance(slip, centre) < reach) {
            among.push_back(slip);
        }
    }
    if (among.size() == m_slices->all.size()) {
        return nullptr;
    }
    return solidFrom([slices = m_slices, among](const glm::vec3& point) { return slices->at(point, among); }, bounds());
}

float MuscleShape::Slices::at(const glm::vec3& point, const std::vector<std::size_t>& among) const
{
    float distance = 1e6f;
    if (!belly.slices.empty()) {
        const float up = std::clamp(point.y, belly.bottom, belly.top);
        const float gap = beyond(point.y, belly.top, belly.bottom);
        const Tube tube = tubeAt(belly, up);
        const float across = hit(tube, {point.x, point.z}, 1).distance * tube.slant;
        distance = gap > 0 ? std::hypot(std::max(across, 0.0f), gap) : across;
    }
    if (!among.empty()) {
        const SlipHits hits = slipHits(point, swell.at(point.y), among);
        distance = smoothMin(distance, hits.nearest, 3);
        // Far from the surface neither furrows nor ripples matter.
        if (std::abs(distance) < 6 && hits.found > 0) {
            float furrow = 0;
            if (hits.found > 1) {
                const float gap = (hits.secondHit.relative - hits.firstHit.relative) /
                                  (1 / hits.firstHit.radius + 1 / hits.secondHit.radius);
                const float furrowWidth = std::max(width.at(point.y), 0.1f);
                furrow = std::exp(-gap * gap / (furrowWidth * furrowWidth));
                distance += depth.at(point.y) * furrow;
            }
            const float height = ripple.at(point.y) * (1 - furrow);
            if (height > 0) {
                const glm::vec2 place = hits.firstHit.place * (hits.firstHit.radius * turn / plan.bundle);
                const float phase = 1.7f * static_cast<float>(hits.first);
                distance += 0.5f * height * (std::cos(place.x + phase) + std::cos(place.y + 2 * phase));
            }
        }
    }
    if (!fan.empty()) {
        const float up = std::clamp(point.y, fanBottom, fanTop);
        const float gap = beyond(point.y, fanTop, fanBottom);
        const FanHit nearest = fanHit({point.x, up, point.z});
        const auto [slice, t] = sliceAt(up, fan.size());
        const float across = nearest.distance * glm::mix(fanSlant[slice], fanSlant[slice + 1], t);
        float sheet = gap > 0 ? std::hypot(std::max(across, 0.0f), gap) : across;
        const float height = ripple.at(point.y);
        if (std::abs(sheet) < 6 && height > 0) {
            // As many bundles as fit where the fan is widest; they narrow with it.
            const float phase = nearest.along * turn * 60 / plan.bundle;
            sheet += height * 0.5f * (std::cos(phase) + 0.6f * std::cos(0.37f * phase + 1));
        }
        distance = smoothMin(distance, sheet, 3);
    }
    // Far out, distances along slanting sections grow too fast.
    return distance > farOut ? farOut + 0.6f * (distance - farOut) : distance;
}

float MuscleShape::tendonStartAt(const glm::vec3& point) const
{
    const Slices& s = *m_slices;
    const TendonStart& tendon = *s.plan.tendon;
    float side = 0;
    if (!s.belly.slices.empty()) {
        const Tube tube = s.tubeAt(s.belly, std::clamp(point.y, s.belly.bottom, s.belly.top));
        const glm::vec2 place = hit(tube, {point.x, point.z}, 1).place;
        if (glm::length(tendon.facing) > 1e-3f && glm::length(place) > 1e-3f) {
            side = 0.5f - 0.5f * glm::dot(glm::normalize(place), glm::normalize(tendon.facing));
        }
    } else if (!s.fan.empty()) {
        side = s.fanHit(point).along;
    }
    return glm::mix(tendon.from, tendon.to, side);
}

std::uint16_t MuscleShape::partAt(const glm::vec3& point) const
{
    const Slices& s = *m_slices;
    if (s.plan.tendon && point.y < tendonStartAt(point)) {
        return static_cast<std::uint16_t>(m_partKeys.size() - 1);
    }
    if (!s.slips.empty()) {
        const glm::vec3 inside{point.x, std::clamp(point.y, s.bottom, s.slips.front().top - 0.01f), point.z};
        return static_cast<std::uint16_t>(s.slipHits(inside, 1, s.all).first);
    }
    const float along = s.fan.empty() ? 0 : s.fanHit(point).along;
    for (std::size_t i = 0; i < s.plan.strips.size(); ++i) {
        if (along <= s.plan.strips[i].to) {
            return static_cast<std::uint16_t>(i);
        }
    }
    return static_cast<std::uint16_t>(s.plan.strips.empty() ? 0 : s.plan.strips.size() - 1);
}

glm::vec3 MuscleShape::fibreAt(const glm::vec3& point) const
{
    const Slices& s = *m_slices;
    const auto downFrom = [](const glm::vec2& from, const glm::vec2& to) {
        return glm::normalize(glm::vec3{to.x - from.x, -2 * fibreStep, to.y - from.y});
    };
    if (!s.slips.empty()) {
        const float up = std::clamp(point.y, s.bottom + fibreStep, s.top - fibreStep);
        const Slices::SlipHits slips = s.slipHits(point, 1, s.all);
        const auto along = [&](std::size_t slip) {
            const TubeTrack& track = s.slips[slip];
            const glm::vec2 place = hit(s.tubeAt(track, point.y), {point.x, point.z}, 1).place;
            const auto at = [&](float height) {
                const Tube tube = s.tubeAt(track, std::min(height, track.top));
                return tube.centre + tube.shape * place;
            };
            return downFrom(at(up + fibreStep), at(up - fibreStep));
        };
        if (slips.found == 0) {
            return along(0);
        }
        if (slips.found == 1) {
            return along(slips.first);
        }
        // Half and half on the furrow, so that the direction does not jump there.
        const float weight = 0.5f * std::exp(-6 * (slips.secondHit.relative - slips.firstHit.relative));
        return glm::normalize(glm::mix(along(slips.first), along(slips.second), weight));
    }
    if (!s.fan.empty()) {
        const float along = s.fanHit(point).along;
        const float up = std::clamp(point.y, s.fanBottom + fibreStep, s.fanTop - fibreStep);
        return downFrom(s.fanPlace(up + fibreStep, along), s.fanPlace(up - fibreStep, along));
    }
    if (!s.belly.slices.empty()) {
        const float up = std::clamp(point.y, s.bottom + fibreStep, s.top - fibreStep);
        return downFrom(s.tubeAt(s.belly, up + fibreStep).centre, s.tubeAt(s.belly, up - fibreStep).centre);
    }
    return {0, -1, 0};
}

void labelMuscle(Mesh& mesh, const MuscleShape& shape)
{
    mesh.partKeys = shape.partKeys();
    mesh.parts.clear();
    mesh.fibres.clear();
    mesh.parts.reserve(mesh.positions.size());
    mesh.fibres.reserve(mesh.positions.size());
    for (std::size_t i = 0; i < mesh.positions.size(); ++i) {
        mesh.parts.push_back(shape.partAt(mesh.positions[i]));
        const glm::vec3 fibre = shape.fibreAt(mesh.positions[i]);
        const glm::vec3 normal = i < mesh.normals.size() ? mesh.normals[i] : glm::vec3{0};
        const glm::vec3 along = fibre - glm::dot(fibre, normal) * normal;
        mesh.fibres.push_back(glm::length(along) > 0.05f ? glm::normalize(along) : fibre);
    }
}

} // namespace psoas::modeller
