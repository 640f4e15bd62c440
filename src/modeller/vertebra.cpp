#include "modeller/vertebra.h"

#include "modeller/context.h"
#include "modeller/solids.h"
#include "modeller/spine.h"

#include <cmath>

namespace psoas::modeller {

namespace {

constexpr glm::vec3 up{0, 1, 0};

/// The joint below a level, seen from that level.
JointPlan jointBelow(const SpinePlan& spine, std::size_t level)
{
    const LevelPlan& lower = spine.levels[level + 1];
    const glm::mat4 level_from_lower = glm::inverse(spine.levels[level].atlas_from_level) * lower.atlas_from_level;
    JointPlan joint = lower.joint;
    joint.centre = glm::vec3{level_from_lower * glm::vec4{joint.centre, 1}};
    joint.normal = glm::mat3{level_from_lower} * joint.normal;
    joint.up = glm::mat3{level_from_lower} * joint.up;
    return joint;
}

/// Where the parts of the arch meet, on the left, in the level's frame.
struct Arch {
    glm::vec3 isthmus; ///< middle of the pedicle at its narrowest
    glm::vec3 knot;    ///< where pedicle, transverse and articular processes and lamina meet
    glm::vec3 ridge;   ///< median junction of the laminae
};

Arch archOf(const LevelPlan& level)
{
    Arch arch;
    const float height = level.body.height.y / 2 - level.below - level.pedicle.y / 2;
    const float back = level.body.back();
    arch.isthmus = {level.canal.x / 2 + level.pedicle.x / 2 + 0.1f, height, back - 4};
    arch.knot = arch.isthmus + glm::vec3{8 * std::tan(level.medial) * 0.6f, -2.0f, -8};
    arch.ridge = {0, -level.body.height.y * 0.24f, back - level.canal.y - 4.2f};
    return arch;
}

FieldPtr pedicle(const LevelPlan& level, const Arch& arch)
{
    const float halfWidth = level.pedicle.x / 2;
    const float halfHeight = level.pedicle.y / 2;
    const glm::vec3 forward{-std::tan(level.medial), 0, 1};
    return sweep({{arch.isthmus + 10.f * forward, up, halfHeight + 0.5f, halfWidth + 1.f},
                  {arch.isthmus + 4.f * forward, up, halfHeight + 0.3f, halfWidth + 0.4f},
                  {arch.isthmus, up, halfHeight, halfWidth},
                  {arch.isthmus - 4.f * forward - glm::vec3{0, 0.5f, 0}, up, halfHeight, halfWidth},
                  {arch.knot, up, halfHeight - 0.5f, halfWidth * 0.9f}},
                 2.3f, 0.6f);
}

FieldPtr superiorProcess(const LevelPlan& level, const Arch& arch)
{
    const JointPlan& joint = level.joint;
    const glm::vec3 across = glm::cross(joint.up, joint.normal);
    const float halfWidth = joint.size.x / 2;
    const glm::vec3 foot = joint.centre - 3.8f * joint.normal - (joint.size.y / 2) * joint.up;
    return sweep(
        {{glm::mix(arch.knot, foot, 0.35f) - glm::vec3{0, 3, 0}, across, halfWidth * 0.75f, 4.2f},
         {foot + 2.f * joint.up, across, halfWidth * 0.95f, 5.0f},
         {joint.centre - 3.6f * joint.normal, across, halfWidth * 1.08f, 5.2f},
         {joint.centre - 3.5f * joint.normal + (joint.size.y / 2 - 1.6f) * joint.up, across, halfWidth * 0.9f, 4.2f}},
        2.4f, 1.f);
}

FieldPtr inferiorProcess(const Arch& arch, const JointPlan& joint)
{
    const glm::vec3 across = glm::cross(joint.up, joint.normal);
    const float halfWidth = joint.size.x / 2;
    const glm::vec3 start{joint.centre.x * 0.80f, arch.ridge.y + 5, glm::mix(arch.knot.z, arch.ridge.z, 0.35f)};
    const glm::vec3 middle = joint.centre + 3.7f * joint.normal;
    return sweep(
        {{start, across, halfWidth * 0.72f, 4.4f},
         {glm::mix(start, middle, 0.5f), across, halfWidth * 0.82f, 4.4f},
         {middle, across, halfWidth, 4.3f},
         {middle - (joint.size.y / 2 - 4.f) * joint.up - 0.3f * joint.normal, across, halfWidth * 0.72f, 3.0f}},
        2.4f, 0.9f);
}

FieldPtr lamina(const LevelPlan& level, const Arch& arch, const JointPlan& below)
{
    // The plate leans: its upper edge lies in front of its lower one. Both plates meet in a V. Between the articular
    // processes it is drawn in (the isthmus that a stress fracture goes through).
    const glm::vec3 lean = glm::normalize(glm::vec3{0, 1, 0.36f});
    const float tall = 0.5f * (arch.ridge.y - below.centre.y) + 5.f;
    const glm::vec3 outer{glm::min(0.84f * below.centre.x, arch.knot.x - 2.5f), arch.ridge.y + 2.f, arch.knot.z - 1.6f};
    return sweep({{arch.knot + glm::vec3{-1.5f, -1, 0.5f}, lean, level.pedicle.y * 0.32f, 3.8f},
                  {outer, lean, tall * 0.74f, 3.9f},
                  {glm::mix(outer, arch.ridge, 0.5f) + glm::vec3{0, -1.f, 0.f}, lean, tall * 0.92f, 3.5f},
                  {arch.ridge + glm::vec3{-2, -1.5f, -1}, lean, tall * 0.92f, 3.6f}},
                 2.5f, 0.5f);
}

FieldPtr spinousProcess(const LevelPlan& level, const Arch& arch)
{
    const glm::vec3 end = level.spinousEnd;
    const float middle = 0.5f * (end.x + end.y);
    const float half = 0.5f * (end.x - end.y);
    const float thick = level.spinousThick / 2;
    const glm::vec3 first = arch.ridge + glm::vec3{0, -3.0f, 2};
    const glm::vec3 last{0, middle, end.z + 2.2f};
    const float tall = level.spinousHeight / 2;
    const glm::vec3 lean = glm::normalize(glm::vec3{0, 1, 0.1f});
    return sweep({{first, lean, tall * 0.70f, thick + 2.6f},
                  {glm::mix(first, last, 0.3f), lean, tall * 0.88f, thick + 0.6f},
                  {glm::mix(first, last, 0.62f) - glm::vec3{0, 0.5f, 0}, lean, tall * 0.94f, thick * 0.9f},
                  {glm::mix(first, last, 0.88f), lean, glm::mix(tall, half, 0.7f), thick * 1.15f},
                  {last, lean, half, thick * 1.32f}},
                 2.4f, 0.7f);
}

FieldPtr transverseProcess(const LevelPlan& level, const Arch& arch)
{
    const glm::vec3 tip = level.tip;
    const glm::vec3 start = arch.knot + glm::vec3{-1, 1.0f, 1.8f};
    const glm::vec3 last = tip - glm::normalize(tip - start) * (0.8f * level.end.x);
    // It leaves sideways and then bends back and a little up.
    const auto at = [&](float t, float bow) { return glm::mix(start, last, t) + glm::vec3{0, -0.7f * bow, bow}; };
    const glm::vec3 across = glm::normalize(glm::vec3{0, 1, -0.2f});
    return sweep({{start, across, level.root.y, level.root.x},
                  {at(0.28f, 1.2f), across, glm::mix(level.root.y, level.mid.y, 0.65f),
                   glm::mix(level.root.x, level.mid.x, 0.65f)},
                  {at(0.58f, 2.0f), across, level.mid.y, level.mid.x},
                  {at(0.86f, 1.0f), across, level.end.y * 1.05f, level.end.x},
                  {last, across, level.end.y * 0.82f, level.end.x * 0.88f}},
                 2.3f, 0.9f);
}

FieldPtr inLevel(const SpinePlan& spine, std::size_t index)
{
    const LevelPlan& level = spine.levels[index];
    const Arch arch = archOf(level);
    const JointPlan below = jointBelow(spine, index);
    const bool thoracic = level.name == "t12";

    std::vector<Blended> half;
    half.push_back({pedicle(level, arch), 0});
    half.push_back({transverseProcess(level, arch), 5});
    half.push_back({lamina(level, arch, below), 4});
    half.push_back({superiorProcess(level, arch), 3.5f});
    half.push_back({inferiorProcess(arch, below), 6});
    // Mammillary process behind the facet's outer border, accessory process at the back of the transverse root.
    const JointPlan& joint = level.joint;
    const glm::vec3 outward = glm::cross(joint.up, joint.normal);
    const glm::vec3 behind = outward.z < 0 ? outward : -outward;
    const glm::vec3 mammillary = joint.centre - 4.2f * joint.normal + (0.5f * joint.size.x) * behind;
    half.push_back(
        {roundCone(mammillary - 4.f * joint.up - 2.f * behind, 3.4f, mammillary + 1.f * joint.up + 1.2f * behind, 3.4f),
         3.5f});
    const glm::vec3 accessory =
        glm::mix(arch.knot, level.tip, thoracic ? 0.45f : 0.18f) + glm::vec3{0, -level.root.y * 0.7f, -3.0f};
    half.push_back({roundCone(glm::mix(accessory, arch.knot, 0.5f), 2.6f, accessory, 1.7f), 3.5f});

    std::vector<Blended> parts;
    parts.push_back({bodySolid(level.body), 0});
    parts.push_back({bilateral(blended(std::move(half)), 2.5f), 4.5f});
    parts.push_back({spinousProcess(level, arch), 5});
    FieldPtr solid = blended(std::move(parts));

    // The canal stays open: a tunnel, flat in front and drawn to a blunt peak behind.
    const glm::vec2 wide{level.canal.x / 2 + 0.4f, level.canal.y};
    const float front = level.body.back() + level.body.notch;
    const FieldPtr canal = solidFrom(
        [=](const glm::vec3& p) {
            const float z = front - p.z + 0.10f * p.y; // how far behind the body
            const float third = 0.36f * wide.y;
            const float side = std::abs(p.x) - wide.x;
            const float slant = (std::abs(p.x) * (wide.y - third) + (z - third) * (wide.x * 0.86f)) /
                                    std::hypot(wide.y - third, wide.x * 0.86f) -
                                wide.x * (wide.y - third) / std::hypot(wide.y - third, wide.x * 0.86f);
            return smoothMax(smoothMax(side, -z, 6), smoothMax(slant, z - wide.y, 5), 8);
        },
        {glm::vec3{-1e3f}, glm::vec3{1e3f}});
    solid = carved(solid, canal, 0, 2.5f);

    std::vector<Feature> features;
    const float back = level.body.back();
    for (float side : {-1.f, 1.f}) {
        if (thoracic) {
            // The facet for the twelfth rib's head, on the root of the pedicle.
            features.push_back(
                {{arch.isthmus * glm::vec3{side, 1, 1} + glm::vec3{side * level.pedicle.x / 2, 1, 5}}, -1.8f, 4.2f});
        }
        // Holes of the basivertebral veins, in the middle of the back wall, and nutrient holes in the sides.
        features.push_back({{{side * 1.6f, 0, back + level.body.notch}}, -1.6f, 2.2f});
    }
    return featured(solid, std::move(features));
}

Result<FieldPtr> solidOf(const std::string& key, Context& context)
{
    const Result<SpinePlan> spine = spineFrom(context);
    if (!spine) {
        return spine.error();
    }
    const std::size_t index = spine.value().indexOf(key.substr(std::string{"vertebra-"}.size()));
    FieldPtr solid = uncarvedVertebra(spine.value(), index);
    if (index > 0) {
        solid = carved(solid, uncarvedVertebra(spine.value(), index - 1), spine.value().jointSpace, 0.8f);
    }
    return solid;
}

} // namespace

FieldPtr uncarvedVertebra(const SpinePlan& spine, std::size_t level)
{
    return placed(inLevel(spine, level), spine.levels[level].atlas_from_level);
}

Family vertebraFamily()
{
    return {{"vertebra-t12", "vertebra-l1", "vertebra-l2", "vertebra-l3", "vertebra-l4", "vertebra-l5"},
            solidOf,
            {.step = 0.7f, .blur = 0.5f, .triangles = 12000, .error = 0.1f},
            {}};
}

} // namespace psoas::modeller
