#include "modeller/spine.h"

#include <glm/gtc/matrix_transform.hpp>

#include <algorithm>
#include <cmath>

namespace psoas::modeller {

namespace {

constexpr const char* levelNames[] = {"t12", "l1", "l2", "l3", "l4", "l5", "s1"};

// Sections of the left half: those without "half" have it from another row.
struct StationName {
    const char* name;
    bool hasHalf;
};
constexpr StationName stationNames[] = {
    {"pars", true},           {"transverse-root", false}, {"transverse-neck", true}, {"transverse-middle", false},
    {"transverse-far", true}, {"superior-foot", true},    {"superior-low", true},    {"superior-middle", true},
    {"superior-top", true},   {"inferior-start", true},   {"inferior-upper", true},  {"inferior-middle", true},
    {"inferior-tip", true},   {"lamina-start", true},     {"lamina-side", true},     {"lamina-middle", true},
    {"lamina-ridge", true}};
// Sections of the spinous process between its root and its end: which share of the way lies behind them.
struct MedianName {
    const char* name;
    float share;
    bool hasHalf;
};
constexpr MedianName medianNames[] = {
    {"spinous-near", 0.32f, true}, {"spinous-middle", 0.62f, false}, {"spinous-far", 0.85f, true}};
constexpr const char* knobNames[] = {"mammillary", "accessory"};

glm::vec2 positivePair(Row& row, const char* label)
{
    const glm::vec2 pair = row.pair(label);
    if (row.has(label) && !(pair.x > 0 && pair.y > 0)) {
        row.refuse(std::string{"the numbers after \""} + label + "\" must be greater than 0");
    }
    return pair;
}

BodyPlan bodyFrom(Table& table, const std::string& name)
{
    Row& row = table.row("body", name);
    BodyPlan body;
    body.width = positivePair(row, "width");
    body.depth = positivePair(row, "depth");
    body.waist = row.positive("waist");
    body.height = positivePair(row, "height");
    body.dish = row.pair("dish");
    body.notch = row.number("notch");
    if (name != "s1") {
        Row& shape = table.row("shape", name);
        body.shape.front = shape.positive("front");
        body.shape.back = shape.positive("back");
        body.shape.widest = shape.number("widest");
        body.shape.offset = shape.number("offset");
        body.shape.pinch = shape.pair("pinch");
        if (std::min(body.shape.front, body.shape.back) < 1.5f || std::max(body.shape.front, body.shape.back) > 8 ||
            std::abs(body.shape.widest) > 0.5f) {
            shape.refuse("\"front\" and \"back\" between 1.5 and 8, and \"widest\" between -0.5 and 0.5 were expected");
        }
    }
    if (body.waist > std::min(body.width.x, body.width.y)) {
        row.refuse("the waist is wider than an endplate; less than both widths was expected");
    }
    if (4 * std::max(body.dish.x, body.dish.y) > std::min(body.height.x, body.height.y)) {
        row.refuse("the endplates' hollows are deeper than a quarter of the height");
    }
    return body;
}

JointPlan jointFrom(Table& table, const std::string& name)
{
    Row& row = table.row("joint", name);
    JointPlan joint;
    joint.centre = row.point("at");
    const float angle = glm::radians(row.number("angle"));
    const float lean = glm::radians(row.number("lean"));
    joint.size = positivePair(row, "size");
    joint.curve = row.positive("curve", joint.curve);
    if (row.has("at") && !(joint.centre.x > 0)) {
        row.refuse("the left facet must lie on the left: a first number greater than 0 was expected after \"at\"");
    }
    const glm::vec3 level{-std::cos(angle), 0, -std::sin(angle)};
    joint.normal = glm::normalize(std::cos(lean) * level + glm::vec3{0, std::sin(lean), 0});
    joint.up = glm::normalize(glm::vec3{0, 1, 0} - joint.normal.y * joint.normal);
    return joint;
}

CostalPlan costalFrom(Table& table, const std::string& name)
{
    Row& row = table.row("facet", name);
    CostalPlan costal;
    costal.centre = row.point("at");
    const float back = glm::radians(row.number("turn"));
    costal.normal = {std::cos(back), 0, -std::sin(back)};
    costal.radius = row.positive("radius");
    if (row.has("at") && !(costal.centre.x > 0)) {
        row.refuse("the left facet must lie on the left: a first number greater than 0 was expected after \"at\"");
    }
    return costal;
}

void archFrom(Table& table, LevelPlan& level)
{
    Row& pedicle = table.row("pedicle", level.name);
    level.pedicle = positivePair(pedicle, "size");
    level.medial = glm::radians(pedicle.number("medial"));
    level.below = pedicle.number("below");
    level.canal = positivePair(pedicle, "canal");
    Row& transverse = table.row("transverse", level.name);
    level.tip = transverse.point("tip");
    level.root = positivePair(transverse, "root");
    level.mid = positivePair(transverse, "mid");
    level.end = positivePair(transverse, "end");
    if (transverse.has("tip") && level.tip.x < level.canal.x / 2 + level.pedicle.x) {
        transverse.refuse("the tip of the transverse process lies inside the pedicle; a greater x was expected");
    }
    Row& spinous = table.row("spinous", level.name);
    level.spinousEnd = spinous.point("end");
    level.spinousHeight = spinous.positive("height");
    level.spinousThick = spinous.positive("thick");
    if (spinous.has("end") && level.spinousEnd.z > level.body.back() - level.canal.y - 5) {
        spinous.refuse("the spinous process ends in the canal; a lower z was expected");
    }
    if (spinous.has("end") && level.spinousEnd.x <= level.spinousEnd.y) {
        spinous.refuse("the upper corner of the spinous process must come first and lie higher than the lower one");
    }
}

void stationsFrom(Table& table, LevelPlan& level)
{
    for (const auto& [name, hasHalf] : stationNames) {
        Row& row = table.row("station", level.name + "-" + name);
        StationPlan& station = level.stations[name];
        station.at = row.point("at");
        station.half = hasHalf ? positivePair(row, "half") : glm::vec2{0};
        station.turn = glm::radians(row.number("turn", 0));
    }
    Row& rootRow = table.row("median", level.name + "-spinous-root");
    StationPlan& root = level.stations["spinous-root"];
    const glm::vec2 place = rootRow.pair("at");
    root.at = {0, place.x, place.y};
    root.half = positivePair(rootRow, "half");
    root.turn = glm::radians(rootRow.number("lean"));
    if (rootRow.has("at") && root.at.z < level.spinousEnd.z + 8) {
        rootRow.refuse("the root of the spinous process lies less than 8 mm before its end; a higher z was expected");
    }
    for (const auto& [name, share, hasHalf] : medianNames) {
        Row& row = table.row("median", level.name + "-" + name);
        StationPlan& station = level.stations[name];
        station.at = {0, row.number("up"), glm::mix(root.at.z, level.spinousEnd.z + 2.2f, share)};
        station.half = hasHalf ? positivePair(row, "half") : glm::vec2{0};
        station.turn = glm::radians(row.number("lean"));
    }
    for (const char* name : knobNames) {
        Row& row = table.row("knob", level.name + "-" + name);
        level.knobs[name] = {row.point("at"), row.positive("radius")};
    }
    level.stations["spinous-middle"].half = {level.spinousHeight / 2, level.spinousThick / 2};
    level.stations["transverse-root"].half = {level.root.y, level.root.x};
    level.stations["transverse-middle"].half = {level.mid.y, level.mid.x};
}

} // namespace

float Outline::distance(float x, float z, float* share) const
{
    z -= centre;
    const float shift = shape.widest * halfDepth;
    const bool front = z > shift;
    const float hollow = notch * std::exp(-x * x / (0.11f * halfWidth * halfWidth));
    const float depth = front ? halfDepth - shift : halfDepth + shift - hollow;
    const float u = std::abs(x) / halfWidth;
    const float w = std::abs(z - shift) / depth;
    const float power = front ? shape.front : shape.back;
    const float r = std::pow(std::pow(u, power) + std::pow(w, power), 1 / power);
    if (share != nullptr) {
        *share = r;
    }
    if (r < 1e-3f) {
        return -std::min(halfWidth, depth);
    }
    const float slope =
        std::pow(r, 1 - power) * std::hypot(std::pow(u, power - 1) / halfWidth, std::pow(w, power - 1) / depth);
    return (r - 1) / std::max(slope, 0.7f / std::max(halfWidth, depth));
}

std::size_t SpinePlan::indexOf(std::string_view name) const
{
    return static_cast<std::size_t>(
        std::find_if(levels.begin(), levels.end(), [&](const LevelPlan& level) { return level.name == name; }) -
        levels.begin());
}

Result<SpinePlan> spineFrom(Context& context)
{
    Result<Table> read = context.table("vertebrae");
    if (!read) {
        return read.error();
    }
    Table& table = read.value();
    SpinePlan spine;
    for (const char* name : levelNames) {
        LevelPlan level;
        level.name = name;
        level.body = bodyFrom(table, name);
        level.joint = jointFrom(table, name);
        if (level.name == "t12") {
            level.costal = costalFrom(table, name);
        }
        if (level.name != "s1") {
            archFrom(table, level);
            stationsFrom(table, level);
        }
        Row& stack = table.row("stack", name);
        const glm::vec2 at = stack.pair("at");
        // The tilt is that of the upper endplate; the body's own axes lie half its wedge from it.
        const float wedge = level.name == "s1" ? 0.f : std::atan(level.body.slope());
        const float tilt = glm::radians(stack.number("tilt")) + wedge;
        level.atlas_from_level = glm::rotate(glm::translate(glm::mat4{1}, glm::vec3{0, at.x, at.y}), tilt, {1, 0, 0});
        if (!spine.levels.empty() && stack.has("at") && at.x >= spine.levels.back().atlas_from_level[3].y) {
            stack.refuse(
                "this level stands higher than the one above it; a lower first number was expected after \"at\"");
        }
        spine.levels.push_back(std::move(level));
    }
    spine.jointSpace = table.row("space", "joint").positive("joint");
    if (Result<void> sound = table.finish(); !sound) {
        return sound.error();
    }
    return spine;
}

FieldPtr bodySolid(const BodyPlan& body)
{
    const float reach = 0.5f * std::max({body.width.x, body.width.y, body.depth.x, body.depth.y}) +
                        0.5f * std::abs(body.shape.offset) + 2;
    const float top = 0.5f * std::max(body.height.x, body.height.y) + 2;
    return solidFrom(
        [body](const glm::vec3& p) {
            const float half = body.meanHeight() / 2 + body.slope() * p.z;
            const float s = std::clamp(p.y / half, -1.f, 1.f);
            const float rim = std::pow(std::abs(s), 2.6f);
            const auto between = [&](const glm::vec2& pair) { return glm::mix(pair.y, pair.x, 0.5f + 0.5f * s); };
            Outline outline;
            outline.halfWidth = glm::mix(body.waist, between(body.width), rim) / 2;
            outline.halfDepth = between(body.depth) / 2 - 0.5f * (body.shape.pinch.x + body.shape.pinch.y) * (1 - rim);
            outline.notch = body.notch;
            outline.shape = body.shape;
            outline.centre =
                0.5f * s * body.shape.offset - 0.5f * (body.shape.pinch.x - body.shape.pinch.y) * (1 - rim);
            float share = 0;
            const float side = outline.distance(p.x, p.z, &share);
            // A flat ring carries the rim; inside it the endplate is hollowed, deepest behind the middle.
            const float centred = std::clamp((share - 0.15f) / 0.7f, 0.f, 1.f);
            const float dish = 1 - centred * centred * (3 - 2 * centred);
            const float ends = std::max(p.y - half + body.dish.x * dish, -p.y - half + body.dish.y * dish);
            return smoothMax(side, ends, 2.2f);
        },
        {{-reach, -top, -reach}, {reach, top, reach}});
}

} // namespace psoas::modeller
