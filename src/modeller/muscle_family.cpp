#include "modeller/muscle_family.h"

#include "modeller/solids.h"

#include <algorithm>

namespace psoas::modeller {

namespace {

constexpr float muscleStep = 0.8f; // of the sampling grid, mm
constexpr float cutFillet = 1.2f;  // mm; thins no flesh but takes the paper-thin rims that a grid cannot hold

/// What the table says besides the shape itself.
struct Surroundings {
    struct Cut {
        std::string structure;
        float clearance = 0.2f; ///< mm
    };
    struct Arch {
        std::vector<Station> stations;
    };
    std::vector<Cut> cuts;
    std::vector<Arch> arches;
};

Surroundings surroundings(Table& table)
{
    Surroundings result;
    for (Row* row : table.rowsOf("lies-on")) {
        const std::string structure = row->name();
        if (madeBy(structure).family == nullptr) {
            row->refuse("\"" + structure + "\" is not a structure; one of those of psoas-modeller --list was expected");
            continue;
        }
        result.cuts.push_back({structure, row->positive("clearance", 0.2f)});
    }
    for (Row* row : table.rowsOf("arch")) {
        row->name();
        const glm::vec2 half = row->pair("half");
        const std::vector<float> numbers = row->numbers("through");
        if (numbers.size() < 6 || numbers.size() % 3 != 0 || half.x <= 0 || half.y <= 0) {
            row->refuse("\"half\" with two positive numbers and \"through\" with two points or more were expected");
            continue;
        }
        Surroundings::Arch arch;
        for (std::size_t i = 0; i + 2 < numbers.size(); i += 3) {
            arch.stations.push_back({{numbers[i], numbers[i + 1], numbers[i + 2]}, {0, 1, 0}, half.y, half.x});
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
    MuscleTable result{nullptr, surroundings(table.value())};
    if (Result<void> done = table.value().finish(); !done) {
        return done.error();
    }
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
        solid = carved(solid, sweep(arch.stations), 0, 1.2f);
    }
    const MuscleShape& shape = *muscle.value().shape;
    for (const Surroundings::Cut& cut : muscle.value().surroundings.cuts) {
        if (isMuscle(cut.structure)) {
            // What bones take from the other muscle they take from this one too.
            Result<MuscleTable> other = readMuscle(baseOf(cut.structure), context);
            if (!other) {
                return other.error();
            }
            solid = carved(solid, other.value().shape, cut.clearance, 0.4f);
            continue;
        }
        const Family& family = *madeBy(cut.structure).family;
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
        options.step = std::max(options.step, muscleStep);
        // Only the bone's surface within the muscle and a little around it is worth sampling.
        const FieldPtr met = common(grown(muscle.value().shape, 3), other.value(), 0);
        solid = carved(solid, finished(met, options, near), cut.clearance, cutFillet);
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

Family muscleFamily(const std::string& key, std::size_t triangles)
{
    return {
        {key}, muscleSolid, {.step = muscleStep, .blur = 0.5f, .triangles = triangles, .error = 0.1f}, muscleFinish};
}

} // namespace

MusclePlan musclePlan(Table& table)
{
    MusclePlan plan;
    for (Row* row : table.rowsOf("level")) {
        row->name();
        BellyLevel level{row->number("up"), row->pair("centre"), row->pair("half"), row->number("angle", 0)};
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
            row->refuse("\"top\", \"foot\" and \"merge\" were expected to fall in this order");
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
            row->refuse("two places or more, three numbers each, and as many as in the rows before were expected after "
                        "\"places\"");
            continue;
        }
        for (std::size_t i = 0; i + 2 < numbers.size(); i += 3) {
            if (numbers[i + 2] <= 0) {
                row->refuse("a positive half thickness was expected as every third number of \"places\"");
            }
            level.places.push_back({{numbers[i], numbers[i + 1]}, numbers[i + 2]});
        }
        plan.fan.push_back(std::move(level));
    }
    for (Row* row : table.rowsOf("crown")) {
        plan.crown = row->numbers("up");
        plan.crownTaper = row->positive("taper");
        if (!plan.fan.empty() && plan.crown.size() != plan.fan.front().places.size()) {
            row->refuse("as many heights as the rows \"fan\" have places were expected after \"up\"");
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
    for (Row* row : table.rowsOf("bundle")) {
        plan.bundle = row->positive("width");
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
    return muscleFamily("psoas-major-left", 20000);
}

Family psoasMinorFamily()
{
    return muscleFamily("psoas-minor-left", 5000);
}

Family iliacusFamily()
{
    return muscleFamily("iliacus-left", 14000);
}

} // namespace psoas::modeller
