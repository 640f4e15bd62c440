#include "modeller/tabled.h"

#include "modeller/bone.h"
#include "modeller/context.h"
#include "modeller/course.h"
#include "modeller/sheet.h"
#include "modeller/solids.h"

#include <glm/gtc/constants.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <optional>

namespace psoas::modeller {

namespace {

/// Over what distance the fibres of two bundles that touch go over into each other, mm.
constexpr float fibreBlend = 1.5f;

/// Of the facets of a fan's middle surface, mm.
constexpr float fanFacet = 9;

struct Bundle {
    std::string name;
    std::vector<Station> stations;
    float fillet = 0;
    float squareness = 2;
    float dome = 1;
    float pennate = 0;    ///< tangent of the angle by which fibres leave the middle on their way along
    bool isStrand = true; ///< a tube otherwise, which has no fibres
    float ringLength = 0; ///< mm from one constriction to the next; 0: none
    float ringDepth = 0;  ///< part of the half axes that a constriction takes

    FieldPtr field() const { return sweep(ringLength > 0 ? ringed() : stations, squareness, dome); }

    /// With constrictions on its way, rounded between them.
    std::vector<Station> ringed() const
    {
        std::vector<Station> sections = drawn(stations);
        float way = 0;
        for (std::size_t i = 0; i < sections.size(); ++i) {
            way += i > 0 ? glm::distance(sections[i].centre, sections[i - 1].centre) : 0;
            const float place = way / ringLength;
            const float bulge = std::abs(std::sin(glm::pi<float>() * place));
            const float share = 1 - ringDepth * (1 - bulge);
            sections[i].halfAcross *= share;
            sections[i].halfOther *= share;
        }
        return sections;
    }
};

struct Flow {
    std::string name;
    std::vector<glm::vec3> points;
};

/// A sheet by its sections: each a line of places from one edge to the other.
struct Fan {
    std::string name;
    std::vector<std::vector<Landmark>> rows;
    float fillet = 0;
    float edge = 1;
    float slant = 0; ///< places by which a fibre moves on from one row to the next

    FieldPtr field() const
    {
        SheetPlan plan;
        const std::size_t width = rows.front().size();
        for (const std::vector<Landmark>& row : rows) {
            for (Landmark place : row) {
                place.edge = std::min(place.half, edge);
                plan.landmarks.push_back(place);
            }
        }
        for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
            for (std::size_t k = 0; k + 1 < width; ++k) {
                const auto a = static_cast<std::uint32_t>(i * width + k);
                const auto b = static_cast<std::uint32_t>(a + width);
                // Diagonals lean towards the middle from both sides, so that neither edge is favoured.
                if (2 * k + 1 < width) {
                    plan.triangles.insert(plan.triangles.end(), {{a, b, b + 1}, {a, b + 1, a + 1}});
                } else {
                    plan.triangles.insert(plan.triangles.end(), {{a, b, a + 1}, {b, b + 1, a + 1}});
                }
            }
        }
        float spacing = 0;
        for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
            spacing = std::max(spacing, glm::distance(rows[i][width / 2].position, rows[i + 1][width / 2].position));
        }
        const int rounds = std::clamp(static_cast<int>(std::ceil(std::log2(spacing / fanFacet))), 2, 4);
        return sheet(plan, rounds);
    }

    std::vector<Flow> flows() const
    {
        const auto last = static_cast<float>(rows.front().size() - 1);
        const float drift = slant * static_cast<float>(rows.size() - 1);
        std::vector<Flow> result;
        for (float start = std::min(0.f, -drift); start <= last + std::max(0.f, -drift) + 0.01f; start += 0.5f) {
            Flow flow{name, {}};
            for (std::size_t i = 0; i < rows.size(); ++i) {
                const float place = start + slant * static_cast<float>(i);
                if (place < -0.01f || place > last + 0.01f) {
                    continue;
                }
                const float low = std::clamp(std::floor(place), 0.f, last - 1);
                const auto k = static_cast<std::size_t>(low);
                flow.points.push_back(glm::mix(rows[i][k].position, rows[i][k + 1].position, place - low));
            }
            if (flow.points.size() >= 2) {
                result.push_back(std::move(flow));
            }
        }
        return result;
    }
};

struct Cut {
    std::string structure;
    float clearance = 0.2f;
    float fillet = 0.8f;
};

struct Block {
    SurfaceOptions surface;
    std::vector<Bundle> bundles;
    std::vector<Bundle> gaps;
    std::vector<Fan> fans;
    std::vector<Flow> flows;
    std::vector<Cut> cuts;
    std::vector<CourseRule> rules;
    FieldPtr base; ///< sheets and solids; may be null
    bool labelled = false;
};

std::string tableNameOf(const std::filesystem::path& file)
{
    return file.stem().string();
}

Bundle mirrored(Bundle bundle)
{
    for (Station& station : bundle.stations) {
        station.centre.x = -station.centre.x;
        station.across.x = -station.across.x;
        if (!station.outline.empty()) { // runs the other way round then
            std::reverse(station.outline.begin() + 1, station.outline.end());
        }
    }
    return bundle;
}

/// Reads "x y z r ; x y z r ..." after the word "through".
std::vector<Station> curveFrom(Row& row, const std::vector<std::string>& words)
{
    std::vector<Station> stations;
    std::vector<float> numbers;
    const auto close = [&] {
        if (numbers.size() == 4 && numbers[3] > 0) {
            stations.push_back({{numbers[0], numbers[1], numbers[2]}, {1, 0, 0}, numbers[3], numbers[3]});
        } else {
            row.refuse("a point of a curve is \"x y z radius\", with a radius greater than 0; found " +
                       std::to_string(numbers.size()) + " numbers" +
                       (numbers.size() == 4 ? " and a radius of " + std::to_string(numbers[3]) : ""));
        }
        numbers.clear();
    };
    for (const std::string& word : words) {
        if (word == ";" || word == ",") {
            close();
            continue;
        }
        char* end = nullptr;
        const float value = std::strtof(word.c_str(), &end);
        if (end == word.c_str() || *end != '\0' || !std::isfinite(value)) {
            row.refuse("\"" + word + "\" among the points of a curve; a number was expected");
        }
        numbers.push_back(value);
    }
    close();
    if (stations.size() < 2) {
        row.refuse("two points or more were expected after \"through\"");
        stations = {{{0, 0, 0}, {1, 0, 0}, 1, 1}, {{0, 1, 0}, {1, 0, 0}, 1, 1}};
    }
    for (std::size_t i = 0; i + 1 < stations.size(); ++i) {
        if (glm::distance(stations[i].centre, stations[i + 1].centre) < 0.01f) {
            row.refuse("two points of the curve in one place");
            stations[i + 1].centre.y += 1;
        }
    }
    // A direction across that turns with the path and never lies along it.
    glm::vec3 across{1, 0, 0};
    for (std::size_t i = 0; i < stations.size(); ++i) {
        const glm::vec3 along =
            glm::normalize(stations[std::min(i + 1, stations.size() - 1)].centre - stations[i > 0 ? i - 1 : 0].centre);
        glm::vec3 square = across - glm::dot(across, along) * along;
        if (glm::length(square) < 0.1f) {
            square = glm::cross(along, std::abs(along.y) < 0.9f ? glm::vec3{0, 1, 0} : glm::vec3{0, 0, 1});
        }
        across = glm::normalize(square);
        stations[i].across = across;
    }
    return stations;
}

Bundle curveBundle(Row& row)
{
    Bundle bundle;
    bundle.name = row.name();
    bundle.isStrand = false;
    bundle.fillet = std::max(row.number("fillet", 1), 0.f);
    std::vector<std::string> words = row.rest();
    const auto from = std::find(words.begin(), words.end(), "through");
    if (from == words.end()) {
        row.refuse("\"through x y z radius ; x y z radius ...\" was expected");
        words.clear();
    } else {
        words.erase(words.begin(), from + 1);
    }
    bundle.stations = curveFrom(row, words);
    return bundle;
}

void readBundles(Table& table, Block& block)
{
    std::vector<bool> both;
    Row* strand = nullptr;
    const auto close = [&] {
        if (strand == nullptr) {
            return;
        }
        Bundle& bundle = block.bundles.back();
        if (bundle.stations.size() < 2) {
            strand->refuse("a strand needs two rows \"at\" or more below it");
            bundle.stations = {{{0, 0, 0}, {1, 0, 0}, 1, 1}, {{0, 1, 0}, {1, 0, 0}, 1, 1}};
        }
        for (std::size_t i = 0; i < bundle.stations.size(); ++i) {
            const glm::vec3 path = bundle.stations[std::min(i + 1, bundle.stations.size() - 1)].centre -
                                   bundle.stations[i > 0 ? i - 1 : 0].centre;
            const glm::vec3 across = bundle.stations[i].across;
            if (glm::length(path) < 0.01f || glm::length(glm::cross(across, path)) < 0.05f * glm::length(path)) {
                strand->refuse("section " + std::to_string(i + 1) +
                               " of the strand has no path, or \"across\" lies along it; a direction square to the "
                               "path was expected");
                bundle.stations = {{{0, 0, 0}, {1, 0, 0}, 1, 1}, {{0, 1, 0}, {1, 0, 0}, 1, 1}};
                break;
            }
        }
        strand = nullptr;
    };
    const auto isMirrored = [](Row& row) {
        const std::vector<std::string> words = row.rest();
        return std::find(words.begin(), words.end(), "mirrored") != words.end();
    };
    for (Row& row : table.rows()) {
        if (row.keyword() == "at") {
            if (strand == nullptr) {
                row.refuse("a section without a strand; a row \"strand NAME\" was expected above it");
                continue;
            }
            Bundle& bundle = block.bundles.back();
            Station station;
            const std::string name = row.name();
            station.centre = row.point(name);
            const bool first = bundle.stations.empty();
            const glm::vec2 half = first || row.has("half")
                                       ? row.pair("half")
                                       : glm::vec2{bundle.stations.back().halfAcross, bundle.stations.back().halfOther};
            station.across = row.point("across", first ? glm::vec3{1, 0, 0} : bundle.stations.back().across);
            if (row.has("outline")) {
                station.outline = row.numbers("outline");
                const bool positive =
                    std::all_of(station.outline.begin(), station.outline.end(), [](float part) { return part > 0; });
                if (station.outline.size() < 4 || !positive) {
                    row.refuse("four or more parts greater than 0 were expected after \"outline\"");
                    station.outline.clear();
                }
            }
            if (half.x <= 0 || half.y <= 0) {
                row.refuse("two positive half axes were expected after \"half\"");
            }
            station.halfAcross = std::max(half.x, 0.1f);
            station.halfOther = std::max(half.y, 0.1f);
            if (glm::length(station.across) < 0.01f) {
                row.refuse("\"across\" without direction; three numbers that are not all 0 were expected");
                station.across = {1, 0, 0};
            }
            station.across = glm::normalize(station.across);
            bundle.stations.push_back(station);
            continue;
        }
        if (row.keyword() == "strand") {
            close();
            Bundle bundle;
            bundle.name = row.name();
            bundle.fillet = std::max(row.number("fillet", 3), 0.f);
            bundle.squareness = row.positive("squareness", 2);
            bundle.dome = std::max(row.number("dome", 0.8f), 0.f);
            bundle.pennate = std::tan(glm::radians(std::clamp(row.number("pennate", 0), -60.f, 60.f)));
            if (bundle.squareness < 2 || bundle.squareness > 8) {
                row.refuse("a squareness from 2 (round) to 8 (a box) was expected");
                bundle.squareness = 2;
            }
            if (row.has("rings")) {
                const glm::vec2 rings = row.pair("rings");
                if (!(rings.x > 2 && rings.y > 0 && rings.y < 0.5f)) {
                    row.refuse("a length over 2 mm and a depth from 0 to 0.5 were expected after \"rings\"");
                } else {
                    bundle.ringLength = rings.x;
                    bundle.ringDepth = rings.y;
                }
            }
            bundle.isStrand = !row.has("plain");
            both.push_back(row.has("mirrored"));
            if (both.back() || !bundle.isStrand) {
                isMirrored(row); // marks the words without values as read
            }
            block.bundles.push_back(std::move(bundle));
            strand = &row;
            continue;
        }
        close();
        if (row.keyword() == "tube") {
            block.bundles.push_back(curveBundle(row));
            both.push_back(isMirrored(row));
        } else if (row.keyword() == "gap") {
            block.gaps.push_back(curveBundle(row));
        }
    }
    close();
    const std::size_t own = block.bundles.size();
    for (std::size_t i = 0; i < own; ++i) {
        if (both[i]) {
            block.bundles.push_back(mirrored(block.bundles[i]));
        }
    }
}

/// Reads the groups of `size` numbers that stand after the name, divided by semicolons.
std::vector<std::vector<float>> groupsFrom(Row& row, std::size_t size)
{
    std::vector<std::vector<float>> groups(1);
    for (const std::string& word : row.rest()) {
        if (word == ";" || word == ",") {
            groups.emplace_back();
            continue;
        }
        char* end = nullptr;
        const float value = std::strtof(word.c_str(), &end);
        if (end == word.c_str() || *end != '\0' || !std::isfinite(value)) {
            row.refuse("\"" + word + "\" was found where a number was expected");
        }
        groups.back().push_back(value);
    }
    for (std::vector<float>& group : groups) {
        if (group.size() != size) {
            row.refuse("groups of " + std::to_string(size) + " numbers divided by semicolons were expected; one has " +
                       std::to_string(group.size()));
            group.resize(size, 1);
        }
    }
    return groups;
}

void readFans(Table& table, Block& block)
{
    Fan* fan = nullptr;
    Row* head = nullptr;
    const auto close = [&] {
        if (fan != nullptr && fan->rows.size() < 2) {
            head->refuse("a fan needs two rows \"row\" or more below it");
            block.fans.pop_back();
        }
        fan = nullptr;
    };
    for (Row& row : table.rows()) {
        if (row.keyword() == "fan") {
            close();
            block.fans.push_back({row.name(),
                                  {},
                                  std::max(row.number("fillet", 3), 0.f),
                                  row.positive("edge", 1),
                                  row.number("slant", 0)});
            fan = &block.fans.back();
            head = &row;
        } else if (row.keyword() != "row") {
            close();
        } else if (fan == nullptr) {
            row.refuse("a section without a fan; a row \"fan NAME\" was expected above it");
        } else {
            row.name();
            std::vector<Landmark> places;
            for (const std::vector<float>& group : groupsFrom(row, 4)) {
                if (!(group[3] > 0)) {
                    row.refuse("a half thickness greater than 0 was expected as every fourth number");
                }
                places.push_back({{group[0], group[1], group[2]}, std::max(group[3], 0.1f), {}, {}});
            }
            if (places.size() < 2 || (!fan->rows.empty() && places.size() != fan->rows.front().size())) {
                row.refuse("two places or more, and as many as in the row before, were expected");
                continue;
            }
            fan->rows.push_back(std::move(places));
        }
    }
    close();
    for (const Fan& each : block.fans) {
        for (Flow& flow : each.flows()) {
            block.flows.push_back(std::move(flow));
        }
    }
}

void readFlows(Table& table, const Landmarks& landmarks, Block& block)
{
    for (Row* row : table.rowsOf("flow")) {
        Flow flow{row->name(), {}};
        for (const std::string& word : row->rest()) {
            if (word == ":") {
                continue;
            }
            const auto found = landmarks.find(word);
            if (found == landmarks.end()) {
                row->refuse("no landmark \"" + word + "\" in this structure; the name of one was expected");
                continue;
            }
            flow.points.push_back(found->second.position);
        }
        if (flow.points.size() < 2) {
            row->refuse("two landmarks or more were expected after the colon");
            continue;
        }
        block.flows.push_back(std::move(flow));
    }
}

Result<Block> readBlock(const std::string& file, const std::string& key, Context& context)
{
    Result<Table> whole = context.table(file);
    if (!whole) {
        return whole.error();
    }
    Table table = whole.value().block("structure", key);
    Block block;
    Row& head = table.row("structure", key);
    block.surface.step = head.positive("step");
    block.surface.triangles = static_cast<std::size_t>(head.positive("triangles"));
    block.surface.blur = head.positive("blur", 0.7f * block.surface.step);
    block.surface.error = head.positive("error", 0.15f * block.surface.step);
    static const std::vector<std::string> known{
        "structure", "lies-on", "strand", "at",   "tube",  "gap", "landmark", "sheet",    "part",   "ball",
        "bowl",      "line",    "hollow", "flow", "parts", "fan", "row",      "clear-of", "inside", "outside"};
    bool solidRows = false;
    for (Row& row : table.rows()) {
        if (std::find(known.begin(), known.end(), row.keyword()) == known.end()) {
            row.refuse("unknown row \"" + row.keyword() + "\" in a structure");
        }
        solidRows = solidRows || row.keyword() == "part" || row.keyword() == "ball" || row.keyword() == "bowl";
    }
    for (Row* row : table.rowsOf("lies-on")) {
        Cut cut{row->name(), row->number("clearance", 0.2f), std::max(row->number("fillet", 0.8f), 0.f)};
        if (context.madeBy(cut.structure).family == nullptr) {
            row->refuse("\"" + cut.structure +
                        "\" is not a structure; one of those of psoas-modeller --list was expected");
            continue;
        }
        block.cuts.push_back(std::move(cut));
    }
    block.labelled = !table.rowsOf("parts").empty();
    readBundles(table, block);
    std::vector<std::string> courseNames;
    for (const Bundle& bundle : block.bundles) {
        courseNames.push_back(bundle.name);
    }
    block.rules = courseRules(table, courseNames, context);
    readFans(table, block);
    readFlows(table, landmarksOf(table), block);
    if (solidRows) {
        block.base = boneFrom(table);
    } else if (block.bundles.empty() && block.fans.empty()) {
        table.refuse("structure \"" + key +
                     "\" has nothing in it; a row \"strand\", \"tube\", \"part\" or \"ball\" "
                     "was expected at least");
    }
    if (Result<void> done = table.finish(); !done) {
        return done.error();
    }
    return block;
}

/// What the rows describe before anything cuts into it.
FieldPtr uncutSolid(const Block& block)
{
    std::vector<Blended> parts;
    if (block.base) {
        parts.push_back({block.base, 0});
    }
    for (const Fan& fan : block.fans) {
        parts.push_back({fan.field(), fan.fillet});
    }
    for (const Bundle& bundle : block.bundles) {
        parts.push_back({bundle.field(), bundle.fillet});
    }
    FieldPtr solid = blended(std::move(parts));
    for (const Bundle& gap : block.gaps) {
        solid = carved(std::move(solid), gap.field(), 0, gap.fillet);
    }
    return solid;
}

Result<FieldPtr> tabledUnfitted(const std::string& file, const std::string& key, Context& context)
{
    Result<Block> read = readBlock(file, key, context);
    if (!read) {
        return read.error();
    }
    return uncutSolid(read.value());
}

Result<FieldPtr> tabledSolid(const std::string& file, const std::string& key, Context& context)
{
    Result<Block> read = readBlock(file, key, context);
    if (!read) {
        return read.error();
    }
    const Block& block = read.value();
    if (!block.rules.empty()) {
        std::vector<Course> courses;
        for (const Bundle& bundle : block.bundles) {
            courses.push_back({bundle.name, drawn(bundle.stations)});
        }
        if (Result<void> kept = keepsTo(block.rules, courses, key, context); !kept) {
            return kept.error();
        }
    }
    FieldPtr solid = uncutSolid(block);
    for (const Cut& cut : block.cuts) {
        const Made made = context.madeBy(cut.structure);
        Result<FieldPtr> other =
            made.family->unfitted ? made.family->unfitted(made.tabledKey, context) : context.solid(made.tabledKey);
        if (!other) {
            return other.error();
        }
        const FieldPtr cutter = made.mirror ? psoas::modeller::mirrored(other.value()) : other.value();
        solid = carved(std::move(solid), cutter, cut.clearance, cut.fillet);
    }
    return solid;
}

/// A swept bundle's fibres: a point keeps its place within the section on the way along.
class BundleFibres {
public:
    explicit BundleFibres(const Bundle& bundle)
        : m_sections{drawn(bundle.stations)}, m_field{bundle.field()}, m_pennate{bundle.pennate}
    {}

    float distance(const glm::vec3& point) const { return m_field->at(point); }

    glm::vec3 at(const glm::vec3& point) const
    {
        std::size_t best = 0;
        float least = std::numeric_limits<float>::max();
        for (std::size_t i = 0; i + 1 < m_sections.size(); ++i) {
            const glm::vec3 middle = 0.5f * (m_sections[i].centre + m_sections[i + 1].centre);
            const float away = glm::distance(point, middle);
            if (away < least) {
                least = away;
                best = i;
            }
        }
        const Station& a = m_sections[best];
        const Station& b = m_sections[best + 1];
        const glm::vec3 along = glm::normalize(b.centre - a.centre);
        const auto other = [&](const Station& section) { return glm::normalize(glm::cross(along, section.across)); };
        const glm::vec3 offset = point - 0.5f * (a.centre + b.centre);
        const float u = std::clamp(glm::dot(offset, a.across) / a.halfAcross, -1.5f, 1.5f);
        const float v = std::clamp(glm::dot(offset, other(a)) / a.halfOther, -1.5f, 1.5f);
        const auto place = [&](const Station& section) {
            return section.centre + u * section.halfAcross * section.across + v * section.halfOther * other(section);
        };
        const glm::vec3 step = place(b) - place(a);
        const glm::vec3 straight = glm::length(step) > 1e-5f ? glm::normalize(step) : along;
        return glm::normalize(straight + m_pennate * u / std::sqrt(u * u + 0.02f) * a.across);
    }

private:
    std::vector<Station> m_sections;
    FieldPtr m_field;
    float m_pennate;
};

/// How far a point is from a line of points, and which way the line runs there.
struct Nearest {
    float distance = std::numeric_limits<float>::max();
    glm::vec3 along{0, -1, 0};
};

Nearest nearestOn(const std::vector<glm::vec3>& line, const glm::vec3& point)
{
    Nearest nearest;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const glm::vec3 step = line[i + 1] - line[i];
        const float length2 = std::max(glm::dot(step, step), 1e-6f);
        const float t = std::clamp(glm::dot(point - line[i], step) / length2, 0.f, 1.f);
        const float distance = glm::distance(point, line[i] + t * step);
        if (distance < nearest.distance) {
            nearest = {distance, step / std::sqrt(length2)};
        }
    }
    return nearest;
}

std::uint16_t indexOf(std::vector<std::string>& names, const std::string& name)
{
    const auto found = std::find(names.begin(), names.end(), name);
    const auto index = static_cast<std::uint16_t>(found - names.begin());
    if (found == names.end()) {
        names.push_back(name);
    }
    return index;
}

Result<void> tabledFinish(const std::string& file, const std::string& key, Context& context, Mesh& mesh)
{
    Result<Block> read = readBlock(file, key, context);
    if (!read) {
        return read.error();
    }
    const Block& block = read.value();
    std::vector<BundleFibres> bundles;
    std::vector<std::uint16_t> bundleParts;
    std::vector<std::uint16_t> flowParts;
    std::vector<std::string> names;
    bool hasStrands = false;
    for (const Bundle& bundle : block.bundles) {
        bundles.emplace_back(bundle);
        bundleParts.push_back(indexOf(names, bundle.name));
        hasStrands = hasStrands || bundle.isStrand;
    }
    for (const Flow& flow : block.flows) {
        flowParts.push_back(indexOf(names, flow.name));
    }
    const bool fibres = hasStrands || !block.flows.empty();
    if (!fibres && !block.labelled) {
        return {};
    }
    for (std::size_t i = 0; i < mesh.positions.size(); ++i) {
        const glm::vec3& point = mesh.positions[i];
        glm::vec3 sum{0};
        float least = std::numeric_limits<float>::max();
        std::uint16_t part = 0;
        for (std::size_t b = 0; b < bundles.size(); ++b) {
            const float distance = bundles[b].distance(point);
            if (distance < least) {
                least = distance;
                part = bundleParts[b];
            }
            if (fibres && block.bundles[b].isStrand && (distance < 4 * fibreBlend || block.flows.empty())) {
                sum += std::exp(-std::max(distance, 0.f) / fibreBlend) * bundles[b].at(point);
            }
        }
        // Away from every bundle it is a sheet, whose fibres follow the lines about.
        if (least > fibreBlend && !block.flows.empty()) {
            float nearest = std::numeric_limits<float>::max();
            for (std::size_t f = 0; f < block.flows.size(); ++f) {
                const Nearest on = nearestOn(block.flows[f].points, point);
                const float reach = on.distance + 2;
                sum += on.along / (reach * reach * reach);
                if (on.distance < nearest) {
                    nearest = on.distance;
                    part = flowParts[f];
                }
            }
        }
        if (fibres) {
            const glm::vec3 normal = i < mesh.normals.size() ? mesh.normals[i] : glm::vec3{0};
            const glm::vec3 fibre = glm::length(sum) > 1e-12f ? glm::normalize(sum) : glm::vec3{0, -1, 0};
            const glm::vec3 along = fibre - glm::dot(fibre, normal) * normal;
            mesh.fibres.push_back(glm::length(along) > 0.05f ? glm::normalize(along) : fibre);
        }
        if (block.labelled) {
            mesh.parts.push_back(part);
        }
    }
    if (block.labelled) {
        mesh.partKeys = names;
    }
    return {};
}

} // namespace

std::vector<Family> tabledFamilies(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> files;
    std::error_code failed;
    for (const auto& entry : std::filesystem::directory_iterator{folder, failed}) {
        if (entry.path().extension() == ".table") {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    std::vector<Family> families;
    for (const std::filesystem::path& path : files) {
        Result<Table> table = Table::read(path);
        if (!table) {
            continue; // whoever needs it says so
        }
        for (Row* row : table.value().rowsOf("structure")) {
            const std::string key = row->name();
            if (key.empty()) {
                continue;
            }
            Family family;
            family.keys = {key};
            family.surface.step = row->positive("step");
            family.surface.triangles = static_cast<std::size_t>(row->positive("triangles"));
            family.surface.blur = row->positive("blur", 0.7f * family.surface.step);
            family.surface.error = row->positive("error", 0.15f * family.surface.step);
            family.surface.even = false;
            family.solid = [file = tableNameOf(path)](const std::string& made, Context& context) {
                return tabledSolid(file, made, context);
            };
            family.unfitted = [file = tableNameOf(path)](const std::string& made, Context& context) {
                return tabledUnfitted(file, made, context);
            };
            family.finish = [file = tableNameOf(path)](const std::string& made, Context& context, Mesh& mesh) {
                return tabledFinish(file, made, context, mesh);
            };
            families.push_back(std::move(family));
        }
    }
    return families;
}

} // namespace psoas::modeller
