#include "modeller/muscle_family.h"

#include "modeller/context.h"
#include "modeller/spine.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <string_view>

namespace psoas::modeller {

namespace {

constexpr float boneStep = 1; // mm, of the grid in which bones are sampled to be cut out

/// What the table says besides the shape itself.
struct Surroundings {
    struct Cut {
        std::string structure;
        float clearance = 0.05f; ///< mm
        float fillet = 0.6f;     ///< mm; thins no flesh but takes the paper-thin rims
                                 ///< that a grid cannot hold
    };
    struct Arch {
        std::vector<glm::vec3> line;
        glm::vec2 half{1}; ///< out from the bone and along it, mm
    };
    std::vector<Cut> cuts;
    std::vector<Arch> arches;
};

Surroundings surroundings(Table& table, const Context& context)
{
    Surroundings result;
    for (Row* row : table.rowsOf("lies-on")) {
        const std::string structure = row->name();
        if (context.madeBy(structure).family == nullptr) {
            row->refuse("\"" + structure +
                        "\" is not a structure; one of those of psoas-modeller "
                        "--list was expected");
            continue;
        }
        result.cuts.push_back({structure, row->positive("clearance", 0.05f), row->positive("fillet", 0.6f)});
    }
    for (Row* row : table.rowsOf("arch")) {
        row->name();
        const glm::vec2 half = row->pair("half");
        const std::vector<float> numbers = row->numbers("through");
        if (numbers.size() < 6 || numbers.size() % 3 != 0 || half.x <= 0 || half.y <= 0) {
            row->refuse("\"half\" with two positive numbers and \"through\" with two "
                        "points or more were expected");
            continue;
        }
        Surroundings::Arch arch{{}, half};
        for (std::size_t i = 0; i + 2 < numbers.size(); i += 3) {
            arch.line.emplace_back(numbers[i], numbers[i + 1], numbers[i + 2]);
        }
        result.arches.push_back(std::move(arch));
    }
    return result;
}

template<class T>
void expectFalling(Table& table, const std::vector<T>& levels, std::string_view keyword)
{
    const std::vector<Row*> rows = table.rowsOf(keyword);
    for (std::size_t i = 1; i < levels.size(); ++i) {
        if (levels[i].up >= levels[i - 1].up) {
            rows[i]->refuse("a height below that of the row before was expected after \"up\"");
        }
    }
}

/// The room under an arch: a tube along its line, stretched upright.
FieldPtr under(const Surroundings::Arch& arch)
{
    const glm::vec3 squeeze{1, arch.half.x / arch.half.y, 1};
    std::vector<glm::vec3> line;
    Box box;
    for (const glm::vec3& point : arch.line) {
        line.push_back(squeeze * point);
        box.add(point - glm::max(arch.half.x, arch.half.y));
        box.add(point + glm::max(arch.half.x, arch.half.y));
    }
    return solidFrom(
        [line, squeeze, half = arch.half.x](const glm::vec3& point) {
            const glm::vec3 p = squeeze * point;
            float nearest = std::numeric_limits<float>::max();
            for (std::size_t i = 0; i + 1 < line.size(); ++i) {
                const glm::vec3 way = line[i + 1] - line[i];
                const float t =
                    std::clamp(glm::dot(p - line[i], way) / std::max(glm::dot(way, way), 1e-6f), 0.0f, 1.0f);
                const glm::vec3 offset = p - line[i] - t * way;
                nearest = std::min(nearest, glm::dot(offset, offset));
            }
            return std::sqrt(nearest) - half;
        },
        box);
}

/// A place on a bone where it was when the table was written, and by how far it
/// has moved since.
struct Anchor {
    glm::vec3 place{0};
    glm::vec3 moved{0};
};

/// Where the place `name` is now: "vertebra-l3" is the middle of the body,
/// "vertebra-l3/transverse-tip" its process, "hip-bone-left/asis" a landmark of
/// the bone's table.
std::optional<glm::vec3> placeOf(const std::string& name, Row& row, Context& context)
{
    const std::size_t slash = name.find('/');
    const std::string key = name.substr(0, slash);
    const std::string point = slash == std::string::npos ? std::string{} : name.substr(slash + 1);
    constexpr std::string_view vertebra = "vertebra-";
    if (key.starts_with(vertebra)) {
        const Result<SpinePlan> spine = spineFrom(context);
        if (!spine) {
            row.refuse(spine.error().what);
            return std::nullopt;
        }
        const std::size_t index = spine.value().indexOf(key.substr(vertebra.size()));
        if (index < spine.value().levels.size() && (point.empty() || point == "transverse-tip")) {
            const LevelPlan& level = spine.value().levels[index];
            const glm::vec3 local = point.empty() ? glm::vec3{0} : level.tip;
            return glm::vec3{level.atlas_from_level * glm::vec4{local, 1}};
        }
    } else if (key.ends_with("-left") && !point.empty()) {
        Result<Table> bone = context.table(key.substr(0, key.size() - 5));
        if (!bone) {
            row.refuse(bone.error().what);
            return std::nullopt;
        }
        for (Row* landmark : bone.value().rowsOf("landmark")) {
            if (landmark->name() == point) {
                return landmark->point(point);
            }
        }
    }
    row.refuse("\"" + name +
               "\" is no place to hold on to; a vertebra, "
               "\"vertebra-l3/transverse-tip\" or a bone's " +
               "landmark like \"hip-bone-left/asis\" was expected");
    return std::nullopt;
}

/// The rows `anchor PLACE x y z`: where the bones were that the table's numbers
/// were given for.
std::vector<Anchor> anchors(Table& table, Context& context)
{
    std::vector<Anchor> result;
    for (Row* row : table.rowsOf("anchor")) {
        const std::string name = row->name();
        const glm::vec3 place = row->point(name);
        if (const std::optional<glm::vec3> now = placeOf(name, *row, context)) {
            result.push_back({place, *now - place});
        }
    }
    return result;
}

/// How far a muscle's point moves along with its bones: their mean by nearness
/// (Shepard 1968).
glm::vec3 carriedBy(const std::vector<Anchor>& anchors, const glm::vec3& point)
{
    glm::vec3 sum{0};
    float weights = 0;
    for (const Anchor& anchor : anchors) {
        const glm::vec3 offset = point - anchor.place;
        const float squared = std::max(glm::dot(offset, offset), 1.0f);
        const float weight = 1 / (squared * std::sqrt(squared));
        sum += weight * anchor.moved;
        weights += weight;
    }
    return weights > 0 ? sum / weights : glm::vec3{0};
}

/// Moves sections, slips and arches with the bones that they were given for.
void carry(MusclePlan& plan, Surroundings& around, const std::vector<Anchor>& anchors)
{
    if (std::all_of(anchors.begin(), anchors.end(),
                    [](const Anchor& anchor) { return glm::length(anchor.moved) < 0.02f; })) {
        return;
    }
    const auto move = [&](glm::vec2& plan2, float& up) {
        const glm::vec3 by = carriedBy(anchors, {plan2.x, up, plan2.y});
        plan2 += glm::vec2{by.x, by.z};
        up += by.y;
    };
    for (BellyLevel& level : plan.belly) {
        move(level.centre, level.up);
    }
    for (Slip& slip : plan.slips) {
        glm::vec2 merging = slip.footCentre;
        move(merging, slip.merge);
        move(slip.topCentre, slip.top);
        move(slip.footCentre, slip.foot);
    }
    for (FanLevel& level : plan.fan) {
        float rise = 0;
        for (FanLevel::Place& place : level.places) {
            float up = level.up;
            move(place.plan, up);
            rise += (up - level.up) / static_cast<float>(level.places.size());
        }
        level.up += rise;
    }
    for (std::size_t i = 0; i < plan.crown.size() && !plan.fan.empty(); ++i) {
        // Which section the crown meets there matters little: what moves, moves
        // widely.
        const auto nearest = std::min_element(plan.fan.begin(), plan.fan.end(), [&](const auto& a, const auto& b) {
            return std::abs(a.up - plan.crown[i]) < std::abs(b.up - plan.crown[i]);
        });
        glm::vec2 place = nearest->places[i].plan;
        move(place, plan.crown[i]);
    }
    for (Surroundings::Arch& arch : around.arches) {
        for (glm::vec3& point : arch.line) {
            point += carriedBy(anchors, point);
        }
    }
}

struct MuscleTable {
    std::shared_ptr<const MuscleShape> shape;
    Surroundings surroundings;
};

Result<MuscleTable> readMuscle(const std::string& base, Context& context)
{
    Result<Table> table = context.table(base);
    if (!table) {
        return table.error();
    }
    MusclePlan plan = musclePlan(table.value());
    MuscleTable result{nullptr, surroundings(table.value(), context)};
    const std::vector<Anchor> held = anchors(table.value(), context);
    if (Result<void> done = table.value().finish(); !done) {
        return done.error();
    }
    carry(plan, result.surroundings, held);
    result.shape = std::make_shared<MuscleShape>(std::move(plan));
    return result;
}

std::string baseOf(const std::string& key)
{
    return key.substr(0, key.rfind('-'));
}

bool isMuscle(const std::string& key)
{
    return key == "psoas-major-left" || key == "psoas-minor-left" || key == "iliacus-left";
}

Result<FieldPtr> muscleSolid(const std::string& key, Context& context)
{
    Result<MuscleTable> muscle = readMuscle(baseOf(key), context);
    if (!muscle) {
        return muscle.error();
    }
    FieldPtr solid = muscle.value().shape;
    for (const Surroundings::Arch& arch : muscle.value().surroundings.arches) {
        solid = carved(solid, under(arch), 0, 1.2f);
    }
    const MuscleShape& shape = *muscle.value().shape;
    for (const Surroundings::Cut& cut : muscle.value().surroundings.cuts) {
        if (isMuscle(cut.structure)) {
            // What bones take from the other muscle they take from this one too.
            Result<MuscleTable> other = readMuscle(baseOf(cut.structure), context);
            if (!other) {
                return other.error();
            }
            solid = carved(solid, other.value().shape, cut.clearance, cut.fillet);
            continue;
        }
        const Family& family = *context.madeBy(cut.structure).family;
        Result<FieldPtr> other =
            family.unfitted ? family.unfitted(cut.structure, context) : context.solid(cut.structure);
        if (!other) {
            return other.error();
        }
        const Box whole = other.value()->bounds();
        Box near = shape.boundsBetween(whole.lower.y - 2, whole.upper.y + 2);
        if (near.isEmpty()) {
            continue;
        }
        near.lower -= 3.0f;
        near.upper += 3.0f;
        SurfaceOptions options = family.surface;
        options.step = std::max(options.step, boneStep);
        // Only the bone's surface within the muscle and a little around it is worth
        // sampling.
        const FieldPtr met = common(grown(muscle.value().shape, 3), other.value(), 0);
        solid = carved(solid, finished(met, options, near), cut.clearance, cut.fillet);
    }
    return solid;
}

Result<void> muscleFinish(const std::string& key, Context& context, Mesh& mesh)
{
    Result<MuscleTable> muscle = readMuscle(baseOf(key), context);
    if (!muscle) {
        return muscle.error();
    }
    labelMuscle(mesh, *muscle.value().shape);
    return {};
}

Family muscleFamily(const std::string& key, float step, std::size_t triangles)
{
    Family family{
        {key}, muscleSolid, {.step = step, .blur = 0.5f, .triangles = triangles, .error = 0.1f}, muscleFinish};
    family.unfitted = [](const std::string& made, Context& context) -> Result<FieldPtr> {
        Result<MuscleTable> muscle = readMuscle(baseOf(made), context);
        if (!muscle) {
            return muscle.error();
        }
        return FieldPtr{muscle.value().shape};
    };
    return family;
}

} // namespace

MusclePlan musclePlan(Table& table)
{
    MusclePlan plan;
    for (Row* row : table.rowsOf("level")) {
        row->name();
        BellyLevel level{row->number("up"), row->pair("centre"), row->pair("half"), row->number("angle", 0),
                         row->number("bend", 0)};
        if (level.half.x <= 0 || level.half.y <= 0) {
            row->refuse("two positive half axes were expected after \"half\"");
            level.half = glm::vec2{1};
        }
        plan.belly.push_back(level);
    }
    for (Row* row : table.rowsOf("slip")) {
        Slip slip;
        slip.key = row->name();
        slip.top = row->number("top");
        slip.topCentre = row->pair("at");
        slip.foot = row->number("foot");
        slip.footCentre = row->pair("to");
        slip.half = row->pair("half");
        slip.angle = row->number("angle", 0);
        slip.merge = row->number("merge");
        slip.site = row->pair("site");
        slip.share = row->positive("share");
        if (!(slip.top > slip.foot && slip.foot > slip.merge)) {
            row->refuse("\"top\", \"foot\" and \"merge\" were expected to fall in "
                        "this order");
        }
        if (slip.half.x <= 0 || slip.half.y <= 0) {
            row->refuse("two positive half axes were expected after \"half\"");
            slip.half = glm::vec2{1};
        }
        plan.slips.push_back(std::move(slip));
    }
    for (Row* row : table.rowsOf("fan")) {
        row->name();
        FanLevel level;
        level.up = row->number("up");
        const std::vector<float> numbers = row->numbers("places");
        if (numbers.size() < 6 || numbers.size() % 3 != 0 ||
            (!plan.fan.empty() && numbers.size() != 3 * plan.fan.front().places.size())) {
            row->refuse("two places or more, three numbers each, and as many as in "
                        "the rows before were expected after "
                        "\"places\"");
            continue;
        }
        for (std::size_t i = 0; i + 2 < numbers.size(); i += 3) {
            if (numbers[i + 2] <= 0) {
                row->refuse("a positive half thickness was expected as every third "
                            "number of \"places\"");
            }
            level.places.push_back({{numbers[i], numbers[i + 1]}, numbers[i + 2]});
        }
        plan.fan.push_back(std::move(level));
    }
    for (Row* row : table.rowsOf("crown")) {
        plan.crown = row->numbers("up");
        plan.crownTaper = row->positive("taper");
        if (!plan.fan.empty() && plan.crown.size() != plan.fan.front().places.size()) {
            row->refuse("as many heights as the rows \"fan\" have places were "
                        "expected after \"up\"");
            plan.crown.clear();
        }
    }
    float from = 0;
    for (Row* row : table.rowsOf("strip")) {
        FanStrip strip{row->name(), from, row->number("to")};
        from = strip.to;
        plan.strips.push_back(std::move(strip));
    }
    for (Row* row : table.rowsOf("relief")) {
        plan.relief.push_back({row->number("up"), row->number("depth"), row->positive("width"), row->number("ripple"),
                               row->number("swell")});
    }
    for (Row* row : table.rowsOf("tendon")) {
        plan.tendon = TendonStart{row->number("from"), row->number("to"), row->pair("facing", glm::vec2{0})};
        if (plan.tendon->to > plan.tendon->from) {
            row->refuse("a height after \"to\" that is not above the one after "
                        "\"from\" was expected");
        }
    }
    for (Row* row : table.rowsOf("bundle")) {
        plan.bundle = row->positive("width");
    }
    if (plan.tendon && plan.slips.empty() && plan.strips.empty()) {
        table.refuse("rows \"slip\" or \"strip\" were expected beside the row \"tendon\"");
    }
    if (plan.belly.size() < 2 && plan.fan.size() < 2) {
        table.refuse("two rows \"level\" or two rows \"fan\" were expected at least");
    }
    if (plan.belly.size() < 2 && !plan.slips.empty()) {
        table.refuse("rows \"level\" were expected for the slips to run to");
    }
    expectFalling(table, plan.belly, "level");
    expectFalling(table, plan.relief, "relief");
    if (plan.fan.size() == table.rowsOf("fan").size()) {
        expectFalling(table, plan.fan, "fan");
    }
    return plan;
}

Family psoasMajorFamily()
{
    return muscleFamily("psoas-major-left", 1, 19600);
}

Family psoasMinorFamily()
{
    return muscleFamily("psoas-minor-left", 0.8f, 5000);
}

Family iliacusFamily()
{
    return muscleFamily("iliacus-left", 0.9f, 14000);
}

} // namespace psoas::modeller
