#include "modeller/sacrum.h"

#include "modeller/bone.h"
#include "modeller/context.h"
#include "modeller/solids.h"
#include "modeller/spine.h"
#include "modeller/vertebra.h"

#include <glm/gtc/matrix_transform.hpp>

namespace psoas::modeller {

namespace {

constexpr glm::vec3 left{1, 0, 0};

/// Rows `canal N at y z half W D`: sections of the canal on the median plane, from above down.
std::vector<Station> canalFrom(Table& table)
{
    std::vector<Station> stations;
    for (Row* row : table.rowsOf("canal")) {
        row->name();
        const glm::vec3 at{0, row->pair("at")};
        const glm::vec2 half = row->pair("half");
        if (!(half.x > 0 && half.y > 0)) {
            row->refuse("two half axes greater than 0 were expected after \"half\"");
        }
        stations.push_back({at, left, half.x, half.y});
    }
    if (stations.size() < 2) {
        table.refuse("two or more rows of \"canal\" were expected");
    }
    return stations;
}

FieldPtr superiorProcess(const LevelPlan& level, const glm::vec3& root)
{
    const glm::mat3 turn{level.atlas_from_level};
    const JointPlan& joint = level.joint;
    const glm::vec3 normal = turn * joint.normal;
    const glm::vec3 along = turn * joint.up;
    const glm::vec3 across = glm::cross(along, normal);
    const float halfWidth = joint.size.x / 2;
    const float halfHeight = joint.size.y / 2;
    const glm::vec3 middle = glm::vec3{level.atlas_from_level * glm::vec4{joint.centre, 1}} - 3.2f * normal;
    return sweep({{root, across, halfWidth * 1.1f, 6.f},
                  {middle - halfHeight * along, across, halfWidth * 1.02f, 4.8f},
                  {middle, across, halfWidth, 4.3f},
                  {middle + (halfHeight - 7) * along, across, halfWidth * 0.72f, 2.9f}},
                 2.4f, 1.f);
}

/// The upper end of the first body, as the disc above needs it.
FieldPtr upperEnd(const LevelPlan& level, float depth)
{
    const FieldPtr body = placed(bodySolid(level.body),
                                 glm::translate(level.atlas_from_level, glm::vec3{0, -level.body.meanHeight() / 2, 0}));
    const glm::vec3 down = -glm::normalize(glm::vec3{level.atlas_from_level[1]});
    return common(body, halfSpace(glm::vec3{level.atlas_from_level[3]} + depth * down, down), 3);
}

Result<FieldPtr> solidOf(const std::string&, Context& context)
{
    const Result<SpinePlan> spine = spineFrom(context);
    if (!spine) {
        return spine.error();
    }
    Result<Table> read = context.table("sacrum");
    if (!read) {
        return read.error();
    }
    Table& table = read.value();
    const LevelPlan& level = spine.value().levels.back();
    const float upper = table.row("upper", "end").positive("depth");
    const glm::vec3 root = table.row("process", "superior").point("root");
    const float hipSpace = table.row("space", "hip").positive("hip");
    const FieldPtr canal = sweep(canalFrom(table), 2.3f, 1.f);
    FieldPtr solid = boneFrom(table, {{upperEnd(level, upper), 2}, {bilateral(superiorProcess(level, root), 0), 5}});
    if (Result<void> sound = table.finish(); !sound) {
        return sound.error();
    }
    solid = carved(solid, canal, 0, 3);
    solid =
        carved(solid, uncarvedVertebra(spine.value(), spine.value().levels.size() - 2), spine.value().jointSpace, 0.8f);
    // The auricular surface is the one that the hip bone leaves free.
    Result<FieldPtr> hip = context.solid("hip-bone-left");
    if (!hip) {
        return hip.error();
    }
    return carved(solid, bilateral(hip.value(), 0), hipSpace, 2.0f);
}

} // namespace

Family sacrumFamily()
{
    return {{"sacrum"}, solidOf, {.step = 0.8f, .blur = 0.5f, .triangles = 16000, .error = 0.12f}, {}};
}

} // namespace psoas::modeller
