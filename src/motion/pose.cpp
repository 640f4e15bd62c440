#include "motion/pose.h"

namespace psoas {
namespace {

constexpr std::string_view leftEnd = "-left";
constexpr std::string_view rightEnd = "-right";

/// Joints of the middle that are named after the side they turn to.
bool isOfTheMiddle(std::string_view joint)
{
    return joint.starts_with("lumbar-");
}

void set(Pose& pose, std::string_view joint, double radians)
{
    const auto found = pose.angles.find(joint);
    if (radians == 0) {
        if (found != pose.angles.end()) {
            pose.angles.erase(found);
        }
    } else if (found != pose.angles.end()) {
        found->second = radians;
    } else {
        pose.angles.emplace(joint, radians);
    }
}

Held otherSide(Held held)
{
    return held == Held::leftThigh ? Held::rightThigh : held == Held::rightThigh ? Held::leftThigh : Held::pelvis;
}

} // namespace

double Pose::angle(std::string_view joint) const
{
    const auto found = angles.find(joint);
    return found == angles.end() ? 0 : found->second;
}

Pose turned(Pose pose, std::string_view joint, double radians)
{
    pose.key.clear();
    pose.heldBefore = Held::pelvis;
    pose.passed = 1;
    set(pose, joint, radians);
    return pose;
}

Pose blended(const Pose& from, const Pose& to, double t)
{
    if (t <= 0) {
        return from;
    }
    if (t >= 1) {
        return to;
    }
    Pose pose;
    pose.held = to.held;
    if (from.held != to.held) {
        pose.heldBefore = from.held;
        pose.passed = t;
    }
    for (const auto& [joint, angle] : from.angles) {
        set(pose, joint, (1 - t) * angle + t * to.angle(joint));
    }
    for (const auto& [joint, angle] : to.angles) {
        if (!from.angles.contains(joint)) {
            set(pose, joint, t * angle);
        }
    }
    return pose;
}

std::string otherSide(std::string_view key)
{
    if (key.ends_with(leftEnd)) {
        return std::string{key.substr(0, key.size() - leftEnd.size())} + std::string{rightEnd};
    }
    if (key.ends_with(rightEnd)) {
        return std::string{key.substr(0, key.size() - rightEnd.size())} + std::string{leftEnd};
    }
    return std::string{key};
}

Pose mirrored(const Pose& pose)
{
    Pose other;
    other.key = otherSide(pose.key);
    other.held = otherSide(pose.held);
    other.heldBefore = otherSide(pose.heldBefore);
    other.passed = pose.passed;
    for (const auto& [joint, angle] : pose.angles) {
        const bool middle = isOfTheMiddle(joint);
        set(other, middle ? joint : otherSide(joint), middle && joint.ends_with(leftEnd) ? -angle : angle);
    }
    return other;
}

} // namespace psoas
