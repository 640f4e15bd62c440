// A string over a ball: two tangents and the arc between them in the plane of the ball's centre and the two ends, as in
// Garner and Pandy, "The Obstacle-Set Method for Representing Muscle Paths in Musculoskeletal Models" (2000). Length
// and lever arm go over into the straight line without a jump, because the tangents meet where the string leaves the
// ball. Over several balls each arc in turn is laid between its neighbours, until none moves.

#include "motion/slip_string.h"

#include <algorithm>
#include <cmath>

namespace psoas {
namespace {

struct Arc {
    SlipString::Contact contact;
    double angle = 0; ///< radians
};

Arc arcBetween(const glm::dvec3& from, const glm::dvec3& to, const Ball& ball)
{
    const glm::dvec3 a = from - ball.centre;
    const glm::dvec3 b = to - ball.centre;
    const double la = glm::length(a);
    const double lb = glm::length(b);
    const double radius = ball.radius;
    if (radius <= 0 || la <= radius || lb <= radius) {
        return {};
    }
    const glm::dvec3 across = glm::cross(a, b);
    const double between = std::atan2(glm::length(across), glm::dot(a, b));
    const double offA = std::acos(radius / la);
    const double offB = std::acos(radius / lb);
    const double arc = between - offA - offB;
    if (arc <= 0 || glm::length(across) < 1e-9 * la * lb) {
        return {};
    }
    const glm::dvec3 ahead = a / la;
    const glm::dvec3 aside = glm::cross(glm::normalize(across), ahead);
    const auto onBall = [&](double angle) {
        return ball.centre + radius * (std::cos(angle) * ahead + std::sin(angle) * aside);
    };
    return {{true, onBall(offA), onBall(between - offB)}, arc};
}

} // namespace

SlipString stretched(const glm::dvec3& from, const glm::dvec3& to, std::span<const Ball> balls, bool points)
{
    std::vector<Arc> arcs(balls.size());
    const auto before = [&](std::size_t i) {
        while (i > 0 && !arcs[i - 1].contact.touches) {
            --i;
        }
        return i > 0 ? arcs[i - 1].contact.last : from;
    };
    const auto after = [&](std::size_t i) {
        while (i + 1 < arcs.size() && !arcs[i + 1].contact.touches) {
            ++i;
        }
        return i + 1 < arcs.size() ? arcs[i + 1].contact.first : to;
    };
    constexpr int most = 200;
    constexpr double still = 1e-8; // mm
    bool moved = true;
    for (int round = 0; moved && round < (balls.size() > 1 ? most : 1); ++round) {
        moved = false;
        for (std::size_t i = 0; i < balls.size(); ++i) {
            const Arc arc = arcBetween(before(i), after(i), balls[i]);
            moved = moved || arc.contact.touches != arcs[i].contact.touches ||
                    glm::distance(arc.contact.first, arcs[i].contact.first) > still ||
                    glm::distance(arc.contact.last, arcs[i].contact.last) > still;
            arcs[i] = arc;
        }
    }
    SlipString result;
    glm::dvec3 place = from;
    for (std::size_t i = 0; i < balls.size(); ++i) {
        const auto& [contact, angle] = arcs[i];
        result.contacts.push_back(contact);
        if (!contact.touches) {
            continue;
        }
        result.length += glm::distance(place, contact.first) + balls[i].radius * angle;
        place = contact.last;
        const int steps = std::max(1, static_cast<int>(std::ceil(angle / 0.08)));
        const glm::dvec3 a = contact.first - balls[i].centre;
        const glm::dvec3 b = contact.last - balls[i].centre;
        const double sine = std::sin(angle);
        for (int step = 0; points && step <= steps; ++step) {
            const double t = static_cast<double>(step) / steps;
            result.between.push_back(
                sine < 1e-6 ? contact.first
                            : balls[i].centre + (std::sin((1 - t) * angle) * a + std::sin(t * angle) * b) / sine);
        }
    }
    result.length += glm::distance(place, to);
    return result;
}

} // namespace psoas
