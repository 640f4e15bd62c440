#include "modeller/disc.h"

#include "modeller/context.h"
#include "modeller/spine.h"

#include <algorithm>

namespace psoas::modeller {

namespace {

constexpr const char* discNames[] = {"t12-l1", "l1-l2", "l2-l3", "l3-l4", "l4-l5", "l5-s1"};

struct DiscPlan {
    glm::vec2 bulge{0}; ///< front and sides, back
    float inset = 0;
};

/// A point as one of the two endplates sees it.
struct Seen {
    glm::vec3 local;
    float above; ///< mm from the endplate's plane, into the disc
};

BodyShape mixed(const BodyShape& a, const BodyShape& b, float t)
{
    return {glm::mix(a.front, b.front, t), glm::mix(a.back, b.back, t), glm::mix(a.widest, b.widest, t)};
}

FieldPtr discSolid(const LevelPlan& upper, const LevelPlan& lower, const DiscPlan& plan)
{
    const glm::mat4 upper_from_atlas = glm::inverse(upper.atlas_from_level);
    const glm::mat4 lower_from_atlas = glm::inverse(lower.atlas_from_level);
    const bool onSacrum = lower.name == "s1";
    // The frame of s1 lies on its endplate.
    const float lowerHalf = onSacrum ? 0.f : lower.body.meanHeight() / 2;
    const float lowerSlope = onSacrum ? 0.f : lower.body.slope();
    const auto fromAbove = [=, half = upper.body.meanHeight() / 2, slope = upper.body.slope()](const glm::vec3& p) {
        const glm::vec3 local{upper_from_atlas * glm::vec4{p, 1}};
        return Seen{local, -local.y - half - slope * local.z};
    };
    const auto fromBelow = [=](const glm::vec3& p) {
        const glm::vec3 local{lower_from_atlas * glm::vec4{p, 1}};
        return Seen{local, local.y - lowerHalf - lowerSlope * local.z};
    };
    const Outline above = upper.body.lower();
    const Outline below = lower.body.upper();
    // It reaches into both bodies, which are then taken away from it.
    constexpr float reach = 4;
    const auto value = [=](const glm::vec3& p) {
        const Seen a = fromAbove(p);
        const Seen b = fromBelow(p);
        const float total = std::max(a.above + b.above, 1.f);
        const float t = std::clamp(b.above / total, 0.f, 1.f);
        const glm::vec3 local = glm::mix(b.local, a.local, t);
        const float swell = 4 * t * (1 - t);
        const float bulge =
            swell * (local.z > 0 ? plan.bulge.x : glm::mix(plan.bulge.x, plan.bulge.y, std::min(1.f, -local.z / 12)));
        Outline outline{glm::mix(below.halfWidth, above.halfWidth, t) - plan.inset + bulge,
                        glm::mix(below.halfDepth, above.halfDepth, t) - plan.inset + bulge,
                        glm::mix(below.notch, above.notch, t), mixed(below.shape, above.shape, t),
                        glm::mix(below.centre, above.centre, t)};
        return smoothMax(outline.distance(local.x, local.z), std::max(-a.above, -b.above) - reach, 1.f);
    };
    const glm::vec3 middle = 0.5f * (glm::vec3{upper.atlas_from_level[3]} + glm::vec3{lower.atlas_from_level[3]});
    const float wide = std::max(above.halfWidth, below.halfWidth) + 4;
    return solidFrom(value, {middle - wide, middle + wide});
}

Result<FieldPtr> solidOf(const std::string& key, Context& context, bool fitted)
{
    const Result<SpinePlan> spine = spineFrom(context);
    if (!spine) {
        return spine.error();
    }
    Result<Table> table = context.table("discs");
    if (!table) {
        return table.error();
    }
    DiscPlan plan;
    for (const char* name : discNames) {
        Row& row = table.value().row("disc", name);
        const glm::vec2 bulge = row.pair("bulge");
        const float inset = row.number("inset");
        if (bulge.x < 0 || bulge.y < 0 || inset < 0 || inset > 6) {
            row.refuse("bulge must not be negative, and inset must lie between 0 and 6");
        }
        if (key == std::string{"disc-"} + name) {
            plan = {bulge, inset};
        }
    }
    if (Result<void> sound = table.value().finish(); !sound) {
        return sound.error();
    }
    const std::string names = key.substr(std::string{"disc-"}.size());
    const std::size_t upper = spine.value().indexOf(names.substr(0, names.find('-')));
    FieldPtr solid = discSolid(spine.value().levels[upper], spine.value().levels[upper + 1], plan);
    if (!fitted) {
        return solid;
    }
    const std::string prefix = "vertebra-";
    for (const std::string& neighbour :
         {prefix + spine.value().levels[upper].name,
          names == "l5-s1" ? std::string{"sacrum"} : prefix + spine.value().levels[upper + 1].name}) {
        Result<FieldPtr> bone = context.solid(neighbour);
        if (!bone) {
            return bone.error();
        }
        solid = carved(solid, finished(bone.value(), {.step = 0.7f, .blur = 0.5f}, solid->bounds()), 0.1f, 0.8f);
    }
    return solid;
}

Result<FieldPtr> fittedDisc(const std::string& key, Context& context)
{
    return solidOf(key, context, true);
}

Result<FieldPtr> unfittedDisc(const std::string& key, Context& context)
{
    return solidOf(key, context, false);
}

} // namespace

Family discFamily()
{
    Family family{{}, fittedDisc, {.step = 0.6f, .blur = 0.5f, .triangles = 5000, .error = 0.08f}, {}};
    for (const char* name : discNames) {
        family.keys.push_back(std::string{"disc-"} + name);
    }
    family.unfitted = unfittedDisc;
    return family;
}

} // namespace psoas::modeller
