#include "modeller/sacrum.h"

#include "modeller/sheet.h"
#include "modeller/solids.h"
#include "modeller/spine.h"
#include "modeller/vertebra.h"

#include <glm/gtc/matrix_transform.hpp>

namespace psoas::modeller {

namespace {

constexpr glm::vec3 left{1, 0, 0};

struct Knob {
    std::string name;
    glm::vec3 from{0};
    glm::vec3 to{0};
    glm::vec2 radius{1};
};

struct Foramen {
    glm::vec4 canal{0};
    glm::vec4 front{0};
    glm::vec4 back{0};
};

struct Plan {
    std::vector<Station> segments;
    std::vector<Station> canal;
    std::vector<Station> roof;
    std::vector<Station> flank;
    SheetPlan lateral;
    std::vector<Knob> knobs;
    std::vector<Foramen> foramina;
    std::vector<Feature> lines;
    struct Bead {
        glm::vec3 centre{0};
        glm::vec3 half{1};
    };
    std::vector<Bead> coccyx;
    float hipSpace = 1;
    float coccyxSpace = 1;
};

/// Sections on the median plane (y z), or beside it (x y z).
std::vector<Station> stationsFrom(Table& table, const char* keyword, bool median)
{
    std::vector<Station> stations;
    for (Row* row : table.rowsOf(keyword)) {
        row->name();
        const glm::vec3 at = median ? glm::vec3{0, row->pair("at")} : row->point("at");
        const glm::vec2 half = row->pair("half");
        if (!(half.x > 0 && half.y > 0)) {
            row->refuse("two half axes greater than 0 were expected after \"half\"");
        }
        stations.push_back({at, left, half.x, half.y});
    }
    if (stations.size() < 2) {
        table.refuse(std::string{"two or more rows of \""} + keyword + "\" were expected");
    }
    return stations;
}

glm::vec4 ballFrom(Row& row, const char* label)
{
    const std::vector<float> numbers = row.numbers(label);
    if (numbers.size() != 4 || !(numbers[3] > 0)) {
        row.refuse(std::string{"a point and a radius greater than 0 (four numbers) were expected after \""} + label +
                   "\"");
        return {0, 0, 0, 1};
    }
    return {numbers[0], numbers[1], numbers[2], numbers[3]};
}

Result<Plan> planFrom(Context& context)
{
    Result<Table> read = context.table("sacrum");
    if (!read) {
        return read.error();
    }
    Table& table = read.value();
    Plan plan;
    plan.segments = stationsFrom(table, "segment", true);
    plan.canal = stationsFrom(table, "canal", true);
    plan.roof = stationsFrom(table, "roof", true);
    plan.flank = stationsFrom(table, "flank", false);
    const Landmarks landmarks = landmarksOf(table);
    plan.lateral = sheetFrom(table.row("sheet", "lateral"), landmarks);
    for (Row* row : table.rowsOf("knob")) {
        Knob knob;
        knob.name = row->name();
        knob.from = row->point("from");
        knob.to = row->point("to");
        knob.radius = row->pair("radius");
        if (!(knob.radius.x > 0 && knob.radius.y > 0)) {
            row->refuse("two radii greater than 0 were expected after \"radius\"");
        }
        plan.knobs.push_back(knob);
    }
    for (Row* row : table.rowsOf("foramen")) {
        row->name();
        plan.foramina.push_back({ballFrom(*row, "canal"), ballFrom(*row, "front"), ballFrom(*row, "back")});
    }
    for (Row* row : table.rowsOf("line")) {
        row->name();
        Feature feature;
        feature.height = row->number("height");
        feature.width = row->positive("width");
        const std::vector<float> numbers = row->numbers("points");
        if (numbers.empty() || numbers.size() % 3 != 0) {
            row->refuse("points of three numbers each were expected after \"points\"");
            continue;
        }
        for (std::size_t i = 0; i < numbers.size(); i += 3) {
            feature.line.emplace_back(numbers[i], numbers[i + 1], numbers[i + 2]);
        }
        plan.lines.push_back(std::move(feature));
    }
    for (Row* row : table.rowsOf("coccyx")) {
        row->name();
        const glm::vec2 at = row->pair("at");
        const glm::vec3 half = row->point("half");
        if (glm::any(glm::lessThanEqual(half, glm::vec3{0}))) {
            row->refuse("three half axes greater than 0 were expected after \"half\"");
        }
        plan.coccyx.push_back({{0, at.x, at.y}, half});
    }
    if (plan.coccyx.size() < 2) {
        table.refuse("two or more rows of \"coccyx\" were expected");
    }
    plan.hipSpace = table.row("space", "hip").positive("hip");
    plan.coccyxSpace = table.row("space", "coccyx").positive("coccyx");
    if (Result<void> sound = table.finish(); !sound) {
        return sound.error();
    }
    return plan;
}

FieldPtr knobSolid(const Knob& knob)
{
    return roundCone(knob.from, knob.radius.x, knob.to, knob.radius.y);
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
    const glm::vec3 middle = glm::vec3{level.atlas_from_level * glm::vec4{joint.centre, 1}} - 3.6f * normal;
    return sweep({{root, across, halfWidth * 1.1f, 6.f},
                  {middle - halfHeight * along, across, halfWidth * 1.05f, 5.4f},
                  {middle, across, halfWidth * 1.04f, 4.9f},
                  {middle + (halfHeight - 3) * along, across, halfWidth * 0.8f, 3.8f}},
                 2.4f, 1.f);
}

FieldPtr coccyxSolid(const Plan& plan)
{
    std::vector<Blended> parts;
    for (std::size_t i = 0; i < plan.coccyx.size(); ++i) {
        const glm::vec3 above = plan.coccyx[i > 0 ? i - 1 : 0].centre;
        const glm::vec3 below = plan.coccyx[std::min(i + 1, plan.coccyx.size() - 1)].centre;
        parts.push_back(
            {roundedBox(plan.coccyx[i].centre, axesAlong(left, above - below), plan.coccyx[i].half,
                        0.9f * std::min({plan.coccyx[i].half.x, plan.coccyx[i].half.y, plan.coccyx[i].half.z})),
             i > 0 ? 3.5f : 0.f});
        if (i > 0) {
            parts.push_back({roundCone(above, 2.4f, plan.coccyx[i].centre, 2.2f), 1.5f});
        }
    }
    parts.front().fillet = 0;
    for (const Knob& knob : plan.knobs) {
        if (knob.name.starts_with("coccyx-")) {
            parts.push_back({bilateral(knobSolid(knob), 0), 2.5f});
        }
    }
    return blended(std::move(parts));
}

Result<FieldPtr> solidOf(const std::string& key, Context& context)
{
    Result<Plan> read = planFrom(context);
    if (!read) {
        return read.error();
    }
    const Plan& plan = read.value();
    if (key == "coccyx") {
        Result<FieldPtr> sacrum = context.solid("sacrum");
        if (!sacrum) {
            return sacrum.error();
        }
        return carved(coccyxSolid(plan), sacrum.value(), plan.coccyxSpace, 0.5f);
    }
    const Result<SpinePlan> spine = spineFrom(context);
    if (!spine) {
        return spine.error();
    }
    const LevelPlan& level = spine.value().levels.back();
    const FieldPtr body = placed(bodySolid(level.body),
                                 glm::translate(level.atlas_from_level, glm::vec3{0, -level.body.meanHeight() / 2, 0}));
    std::vector<Blended> parts;
    parts.push_back({sweep(plan.segments, 2.3f, 0.7f), 0});
    parts.push_back({bilateral(sheet(plan.lateral), 2), 6});
    parts.push_back({sweep(plan.roof, 2.4f, 0.8f), 4});
    parts.push_back({bilateral(sweep(plan.flank, 2.3f, 0.8f), 0), 5});
    parts.push_back({body, 5});
    parts.push_back({bilateral(superiorProcess(level, plan.flank.front().centre), 0), 5});
    for (const Knob& knob : plan.knobs) {
        if (!knob.name.starts_with("coccyx-")) {
            parts.push_back({knob.from.x > 0 ? bilateral(knobSolid(knob), 0) : knobSolid(knob), 6});
        }
    }
    FieldPtr solid = featured(blended(std::move(parts)), plan.lines);

    std::vector<Blended> tunnels;
    tunnels.push_back({sweep(plan.canal, 2.3f, 1.f), 0});
    for (const Foramen& foramen : plan.foramina) {
        const FieldPtr front =
            roundCone(glm::vec3{foramen.canal}, foramen.canal.w, glm::vec3{foramen.front}, foramen.front.w);
        const FieldPtr back =
            roundCone(glm::vec3{foramen.canal}, foramen.canal.w, glm::vec3{foramen.back}, foramen.back.w);
        tunnels.push_back({bilateral(blended({{front, 0}, {back, 2}}), 0), 2});
    }
    solid = carved(solid, blended(std::move(tunnels)), 0, 3);
    solid =
        carved(solid, uncarvedVertebra(spine.value(), spine.value().levels.size() - 2), spine.value().jointSpace, 0.8f);
    // The auricular surface is the one that the hip bone leaves free.
    Result<FieldPtr> hip = context.solid("hip-bone-left");
    if (!hip) {
        return hip.error();
    }
    solid = carved(solid, bilateral(hip.value(), 0), plan.hipSpace, 2.0f);
    return solid;
}

} // namespace

Family sacrumFamily()
{
    return {{"sacrum", "coccyx"}, solidOf, {.step = 0.8f, .blur = 0.5f, .triangles = 16000, .error = 0.12f}, {}};
}

} // namespace psoas::modeller
