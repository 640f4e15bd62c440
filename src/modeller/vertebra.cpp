#include "modeller/vertebra.h"

#include "modeller/context.h"
#include "modeller/solids.h"
#include "modeller/spine.h"

#include <cmath>

namespace psoas::modeller {

namespace {

constexpr glm::vec3 up{0, 1, 0};

/// Middle of the left pedicle at its narrowest, in the level's frame.
glm::vec3 isthmusOf(const LevelPlan& level)
{
    return {level.canal.x / 2 + level.pedicle.x / 2 + 0.1f, level.body.height.y / 2 - level.below - level.pedicle.y / 2,
            level.body.back() - 4};
}

FieldPtr pedicle(const LevelPlan& level)
{
    const glm::vec3 isthmus = isthmusOf(level);
    const StationPlan& pars = level.station("pars");
    const float halfWidth = level.pedicle.x / 2;
    const float halfHeight = level.pedicle.y / 2;
    const glm::vec3 forward{-std::tan(level.medial), 0, 1};
    return sweep({{isthmus + 10.f * forward, up, halfHeight + 0.5f, halfWidth + 1.f},
                  {isthmus + 4.f * forward, up, halfHeight + 0.3f, halfWidth + 0.4f},
                  {isthmus, up, halfHeight, halfWidth},
                  {isthmus - 4.f * forward - glm::vec3{0, 0.5f, 0}, up, halfHeight, halfWidth},
                  {pars.at, up, pars.half.x, pars.half.y}},
                 2.3f, 0.6f);
}

/// The direction of a section's first half axis, where it stands upright but for its turn.
glm::vec3 upright(float turn)
{
    return {0, std::cos(turn), std::sin(turn)};
}

/// The same where it lies level, turned from the median plane outwards.
glm::vec3 level(float turn)
{
    return {-std::sin(turn), 0, std::cos(turn)};
}

Station stationOf(const StationPlan& plan, glm::vec3 (*direction)(float))
{
    return {plan.at, direction(plan.turn), plan.half.x, plan.half.y};
}

FieldPtr superiorProcess(const LevelPlan& plan)
{
    const FieldPtr process =
        sweep({stationOf(plan.station("superior-foot"), level), stationOf(plan.station("superior-low"), level),
               stationOf(plan.station("superior-middle"), level), stationOf(plan.station("superior-top"), level)},
              2.4f, 1.f);
    // Its facet is hollowed from side to side.
    const JointPlan& joint = plan.joint;
    return carved(process, endlessCylinder(joint.centre + joint.curve * joint.normal, joint.up, joint.curve), 0, 1.f);
}

FieldPtr inferiorProcess(const LevelPlan& plan)
{
    return sweep({stationOf(plan.station("inferior-start"), level), stationOf(plan.station("inferior-upper"), level),
                  stationOf(plan.station("inferior-middle"), level), stationOf(plan.station("inferior-tip"), level)},
                 2.4f, 0.9f);
}

FieldPtr lamina(const LevelPlan& plan)
{
    return sweep({stationOf(plan.station("lamina-start"), upright), stationOf(plan.station("lamina-side"), upright),
                  stationOf(plan.station("lamina-middle"), upright), stationOf(plan.station("lamina-ridge"), upright)},
                 2.5f, 0.5f);
}

FieldPtr spinousProcess(const LevelPlan& plan)
{
    // Its back end is given by its two corners; it is a little thicker there.
    const float half = 0.5f * (plan.spinousEnd.x - plan.spinousEnd.y);
    const Station end{{0, 0.5f * (plan.spinousEnd.x + plan.spinousEnd.y), plan.spinousEnd.z + 2.2f},
                      upright(plan.station("spinous-far").turn),
                      half,
                      plan.station("spinous-far").half.y * 1.1f};
    return sweep({stationOf(plan.station("spinous-root"), upright), stationOf(plan.station("spinous-near"), upright),
                  stationOf(plan.station("spinous-middle"), upright), stationOf(plan.station("spinous-far"), upright),
                  end},
                 2.4f, 0.7f);
}

FieldPtr transverseProcess(const LevelPlan& plan)
{
    const StationPlan& far = plan.station("transverse-far");
    const glm::vec3 last = plan.tip - glm::normalize(plan.tip - far.at) * (0.8f * plan.end.x);
    return sweep({stationOf(plan.station("transverse-root"), upright),
                  stationOf(plan.station("transverse-neck"), upright),
                  stationOf(plan.station("transverse-middle"), upright),
                  stationOf(far, upright),
                  {last, upright(far.turn), plan.end.y * 0.82f, plan.end.x * 0.88f}},
                 2.3f, 0.9f);
}

/// What carries the facet for a rib's head: a low boss with a flat, slightly hollowed face.
FieldPtr costalBoss(const CostalPlan& costal)
{
    constexpr float hollowRadius = 20;
    constexpr float hollowDepth = 0.5f;
    const FieldPtr boss =
        common(roundCone(costal.centre - 5.f * costal.normal, costal.radius, costal.centre, costal.radius),
               halfSpace(costal.centre, costal.normal), 0.8f);
    return carved(boss, sphere(costal.centre + (hollowRadius - hollowDepth) * costal.normal, hollowRadius), 0, 0.6f);
}

FieldPtr inLevel(const SpinePlan& spine, std::size_t index)
{
    const LevelPlan& level = spine.levels[index];

    std::vector<Blended> half;
    half.push_back({pedicle(level), 0});
    half.push_back({transverseProcess(level), 5});
    half.push_back({lamina(level), 4});
    half.push_back({superiorProcess(level), 3.5f});
    half.push_back({inferiorProcess(level), 5});
    // Mammillary process behind the facet's outer border, accessory process at the back of the transverse root.
    const KnobPlan& mammillary = level.knob("mammillary");
    half.push_back({roundCone(glm::mix(mammillary.at, level.station("superior-low").at, 0.5f), mammillary.radius,
                              mammillary.at, mammillary.radius),
                    3});
    const KnobPlan& accessory = level.knob("accessory");
    half.push_back({roundCone(glm::mix(accessory.at, level.station("transverse-root").at, 0.5f),
                              accessory.radius + 0.8f, accessory.at, accessory.radius),
                    3});

    if (level.costal.radius > 0) {
        half.push_back({costalBoss(level.costal), 1.8f});
    }

    std::vector<Blended> parts;
    parts.push_back({bodySolid(level.body), 0});
    parts.push_back({bilateral(blended(std::move(half)), 2.5f), 4.5f});
    parts.push_back({spinousProcess(level), 5});
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
            return smoothMax(smoothMax(side, -z, 6), smoothMax(slant, z - wide.y, 5), 3);
        },
        {glm::vec3{-1e3f}, glm::vec3{1e3f}});
    solid = carved(solid, canal, 0, 2.5f);

    std::vector<Feature> features;
    const float back = level.body.back();
    for (float side : {-1.f, 1.f}) {
        // Holes of the basivertebral veins, in the middle of the back wall, and nutrient holes in the sides.
        features.push_back({{{side * 1.6f, 0, back + level.body.notch}}, -1.6f, 2.2f});
    }
    return featured(solid, std::move(features));
}

Result<FieldPtr> unfittedSolidOf(const std::string& key, Context& context)
{
    const Result<SpinePlan> spine = spineFrom(context);
    if (!spine) {
        return spine.error();
    }
    return uncarvedVertebra(spine.value(), spine.value().indexOf(key.substr(std::string{"vertebra-"}.size())));
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
    Family family{{"vertebra-t12", "vertebra-l1", "vertebra-l2", "vertebra-l3", "vertebra-l4", "vertebra-l5"},
                  solidOf,
                  {.step = 0.7f, .blur = 0.5f, .triangles = 12000, .error = 0.1f},
                  {}};
    family.unfitted = unfittedSolidOf;
    return family;
}

} // namespace psoas::modeller
