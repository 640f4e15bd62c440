#include "modeller/bone.h"

#include "modeller/sheet.h"
#include "modeller/solids.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>

namespace psoas::modeller {

namespace {

/// Of the facets of a middle surface, mm: thick sheets show coarser ones.
constexpr float facetEdge = 2.6f;

struct Ball {
    glm::vec3 centre{0};
    glm::vec3 end{0}; ///< of its axis, where it is drawn out
    float radius = 1;
    float endRadius = 1;
    float fillet = 0;
    bool mirrored = false;

    FieldPtr bothSides(FieldPtr field) const { return mirrored ? bilateral(std::move(field), 0) : field; }
    FieldPtr field() const
    {
        return end == centre ? sphere(centre, radius) : roundCone(centre, radius, end, endRadius);
    }
};

Ball ballFrom(Row& row)
{
    Ball ball;
    ball.centre = row.point(row.name());
    ball.end = row.point("to", ball.centre);
    ball.radius = row.positive("radius");
    ball.endRadius = row.positive("end", ball.radius);
    ball.mirrored = row.flag("mirrored");
    ball.fillet = row.number("fillet", 0);
    if (ball.fillet < 0) {
        row.refuse("a fillet of " + std::to_string(ball.fillet) + " mm; 0 or more was expected");
    }
    return ball;
}

glm::vec3 acrossMedian(const glm::vec3& point)
{
    return {-point.x, point.y, point.z};
}

/// With its mirror image, of which it shares the landmarks on the median plane.
SheetPlan withMirrorImage(SheetPlan plan)
{
    std::vector<std::uint32_t> other(plan.landmarks.size());
    for (std::size_t i = 0; i < other.size(); ++i) {
        other[i] = static_cast<std::uint32_t>(i);
        if (plan.landmarks[i].position.x != 0) {
            other[i] = static_cast<std::uint32_t>(plan.landmarks.size());
            Landmark image = plan.landmarks[i];
            image.position = acrossMedian(image.position);
            plan.landmarks.push_back(image);
        }
    }
    const std::size_t own = plan.triangles.size();
    for (std::size_t i = 0; i < own; ++i) {
        const auto [a, b, c] = plan.triangles[i];
        plan.triangles.push_back({other[a], other[c], other[b]});
    }
    return plan;
}

/// The points of a `line` row, which stand after the colon, divided by semicolons.
std::vector<glm::vec3> pointsOf(Row& row)
{
    std::vector<glm::vec3> points;
    std::vector<float> numbers;
    bool begun = false;
    const auto close = [&] {
        if (numbers.size() == 3) {
            points.emplace_back(numbers[0], numbers[1], numbers[2]);
        } else if (!numbers.empty()) {
            row.refuse("a point of " + std::to_string(numbers.size()) + " numbers; three were expected: x y z");
        }
        numbers.clear();
    };
    for (const std::string& word : row.rest()) {
        if (word == ":") {
            begun = true;
        } else if (word == ";" || word == ",") {
            close();
        } else if (begun) {
            char* end = nullptr;
            const float value = std::strtof(word.c_str(), &end);
            if (end == word.c_str() || *end != '\0' || !std::isfinite(value)) {
                row.refuse("\"" + word + "\" among the points of a line; a number was expected");
            }
            numbers.push_back(value);
        }
    }
    close();
    if (points.empty()) {
        row.refuse("a line without points; \": x y z ; x y z ...\" was expected");
        points.emplace_back(0.f);
    }
    return points;
}

int roundsFor(const SheetPlan& plan)
{
    float sum = 0;
    for (const auto& t : plan.triangles) {
        sum += glm::distance(plan.landmarks[t[0]].position, plan.landmarks[t[1]].position) +
               glm::distance(plan.landmarks[t[1]].position, plan.landmarks[t[2]].position) +
               glm::distance(plan.landmarks[t[2]].position, plan.landmarks[t[0]].position);
    }
    const float mean = sum / static_cast<float>(3 * plan.triangles.size());
    return std::clamp(static_cast<int>(std::ceil(std::log2(mean / facetEdge))), 2, 4);
}

/// One sheet may stand in several rows: a landmark they share is one point.
void addTo(SheetPlan& whole, const SheetPlan& rowPlan)
{
    std::vector<std::uint32_t> place;
    for (const Landmark& landmark : rowPlan.landmarks) {
        const auto known = std::find_if(whole.landmarks.begin(), whole.landmarks.end(),
                                        [&](const Landmark& other) { return other.position == landmark.position; });
        place.push_back(static_cast<std::uint32_t>(known - whole.landmarks.begin()));
        if (known == whole.landmarks.end()) {
            whole.landmarks.push_back(landmark);
        }
    }
    for (const auto& [a, b, c] : rowPlan.triangles) {
        whole.triangles.push_back({place[a], place[b], place[c]});
    }
}

} // namespace

FieldPtr boneFrom(Table& table, std::vector<Blended> parts)
{
    const Landmarks landmarks = landmarksOf(table);
    std::map<std::string, SheetPlan, std::less<>> sheets;
    std::set<std::string, std::less<>> shells;
    for (const char* keyword : {"sheet", "shell"}) {
        for (Row* row : table.rowsOf(keyword)) {
            const bool isShell = std::string_view{keyword} == "shell";
            addTo(sheets[row->name()], sheetFrom(*row, landmarks, !isShell));
            if (isShell) {
                shells.insert(row->name());
            }
        }
    }
    std::vector<Blended> tabled;
    for (Row* row : table.rowsOf("part")) {
        const auto found = sheets.find(row->name());
        const float fillet = row->number("fillet");
        const bool mirrored = row->flag("mirrored");
        if (found == sheets.end() || found->second.triangles.empty()) {
            row->refuse("no sheet \"" + row->name() + "\" in this table; its row \"sheet " + row->name() +
                        " : ...\" was expected");
            continue;
        }
        const SheetPlan plan = mirrored ? withMirrorImage(found->second) : found->second;
        const bool isShell = shells.contains(row->name());
        if (isShell && !isClosed(plan)) {
            row->refuse("the shell \"" + row->name() + "\" is open; a second face at each of its edges was expected");
            continue;
        }
        const int rounds = roundsFor(plan);
        tabled.push_back({isShell ? shell(plan, rounds) : sheet(plan, rounds), std::max(fillet, 0.f)});
    }
    parts.insert(parts.begin(), tabled.begin(), tabled.end());
    for (Row* row : table.rowsOf("ball")) {
        const Ball ball = ballFrom(*row);
        parts.push_back({ball.bothSides(ball.field()), ball.fillet});
    }
    for (Row* row : table.rowsOf("bowl")) {
        const Ball ball = ballFrom(*row);
        const glm::vec3 axis = row->point("axis");
        const float height = row->number("height");
        if (!(glm::length(axis) > 0.01f)) {
            row->refuse("an axis without direction; three numbers that are not all 0 were expected");
            continue;
        }
        const glm::vec3 up = glm::normalize(axis);
        parts.push_back(
            {ball.bothSides(common(ball.field(), halfSpace(ball.centre + height * up, up), 2)), ball.fillet});
    }
    if (parts.empty()) {
        table.refuse("no part; at least one row \"part NAME fillet F\" or \"ball ...\" was expected");
        return sphere(glm::vec3{0}, 1);
    }
    FieldPtr bone = blended(std::move(parts));
    std::vector<Feature> features;
    for (Row* row : table.rowsOf("line")) {
        row->name(); // is for the reader of the table
        const bool mirrored = row->flag("mirrored");
        features.push_back({pointsOf(*row), row->number("height"), row->positive("width")});
        if (mirrored) {
            features.push_back(features.back());
            std::transform(features.back().line.begin(), features.back().line.end(), features.back().line.begin(),
                           acrossMedian);
        }
    }
    if (!features.empty()) {
        bone = featured(std::move(bone), std::move(features));
    }
    for (Row* row : table.rowsOf("hollow")) {
        const Ball ball = ballFrom(*row);
        bone = carved(std::move(bone), ball.bothSides(ball.field()), 0, ball.fillet);
    }
    return bone;
}

} // namespace psoas::modeller
