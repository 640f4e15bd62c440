#include "modeller/course.h"

#include <glm/gtc/constants.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <optional>

namespace psoas::modeller {

namespace {

/// By how much a bone may be touched, mm; smoothing takes as much off the thinnest tubes.
constexpr float touch = 0.2f;

std::string rounded(float value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", static_cast<double>(value));
    return text;
}

std::string placed(const glm::vec3& point)
{
    return "(" + rounded(point.x) + ", " + rounded(point.y) + ", " + rounded(point.z) + ")";
}

/// The solid to be asked; for a muscle the flesh before bones cut into it, which costs far less.
Result<FieldPtr> asked(const std::string& structure, Context& context)
{
    const Made made = context.madeBy(structure);
    Result<FieldPtr> solid =
        made.family->unfitted ? made.family->unfitted(made.tabledKey, context) : context.solid(made.tabledKey);
    if (solid && made.mirror) {
        return mirrored(solid.value());
    }
    return solid;
}

/// How far the section keeps from the solid: mm between them, negative where it reaches in.
float gapOf(const Field& solid, const Station& section, const glm::vec3& along)
{
    if (std::max(section.halfAcross, section.halfOther) < 3) {
        return solid.at(section.centre) - std::min(section.halfAcross, section.halfOther);
    }
    // Fields tell distances near surfaces only, so wide sections are felt around their rims.
    constexpr int places = 16;
    const glm::vec3 other = glm::cross(along, section.across);
    float gap = solid.at(section.centre);
    for (int i = 0; i < places; ++i) {
        const float turn = glm::two_pi<float>() * static_cast<float>(i) / places;
        gap = std::min(gap, solid.at(section.centre + std::cos(turn) * section.halfAcross * section.across +
                                     std::sin(turn) * section.halfOther * other));
    }
    return gap;
}

bool isNear(const Box& box, const glm::vec3& point, float distance)
{
    return glm::all(glm::greaterThan(point, box.lower - distance)) &&
           glm::all(glm::lessThan(point, box.upper + distance));
}

/// What is wrong with the course under the rule; nothing if all is well.
std::optional<std::string> broken(const CourseRule& rule, const Course& course, const Field& solid)
{
    const Box box = solid.bounds();
    float worst = 0;
    glm::vec3 at{0};
    bool met = false;
    for (std::size_t i = 0; i < course.sections.size(); ++i) {
        const Station& section = course.sections[i];
        if (section.centre.y <= rule.above || section.centre.y >= rule.below) {
            continue;
        }
        met = true;
        const glm::vec3 along = glm::normalize(course.sections[std::min(i + 1, course.sections.size() - 1)].centre -
                                               course.sections[i > 0 ? i - 1 : 0].centre);
        float excess = 0;
        if (rule.kind == CourseRule::Kind::inside) {
            excess = solid.at(section.centre);
        } else if (isNear(box, section.centre, std::max(section.halfAcross, section.halfOther) + rule.by)) {
            excess = rule.kind == CourseRule::Kind::outside ? -solid.at(section.centre)
                                                            : rule.by - touch - gapOf(solid, section, along);
        }
        if (excess > worst) {
            worst = excess;
            at = section.centre;
        }
    }
    const std::string who = "\"" + course.name + "\"";
    if (!met && !rule.course.empty()) {
        return who + " has no point between the heights given; heights that it passes were expected";
    }
    if (worst <= 0) {
        return {};
    }
    switch (rule.kind) {
    case CourseRule::Kind::inside:
        return who + " runs " + rounded(worst) + " mm outside " + rule.structure + " at " + placed(at) +
               "; a way inside was expected";
    case CourseRule::Kind::outside:
        return who + " runs " + rounded(worst) + " mm inside " + rule.structure + " at " + placed(at) +
               "; a way outside was expected";
    case CourseRule::Kind::clearOf:
        break;
    }
    return who + " runs through " + rule.structure + " at " + placed(at) + ", " + rounded(worst + touch) +
           " mm too close; a way clear of it was expected";
}

} // namespace

std::vector<CourseRule> courseRules(Table& table, const std::vector<std::string>& courseNames, const Context& context)
{
    std::vector<CourseRule> rules;
    const auto add = [&](Row& row, CourseRule rule) {
        if (context.madeBy(rule.structure).family == nullptr) {
            row.refuse("\"" + rule.structure +
                       "\" is not a structure; one of those of psoas-modeller --list was expected");
            return;
        }
        rule.where = row.file() + ":" + std::to_string(row.line());
        rules.push_back(std::move(rule));
    };
    for (Row* row : table.rowsOf("clear-of")) {
        CourseRule rule;
        rule.by = row->number("by", 0);
        std::vector<std::string> keys = row->rest(false);
        if (const auto label = std::find(keys.begin(), keys.end(), "by"); label != keys.end()) {
            keys.erase(label, std::min(label + 2, keys.end()));
        }
        if (keys.empty()) {
            row->refuse("the key of a structure was expected");
        }
        for (const std::string& key : keys) {
            rule.structure = key;
            add(*row, rule);
        }
    }
    for (const auto& [keyword, kind] :
         {std::pair{"inside", CourseRule::Kind::inside}, std::pair{"outside", CourseRule::Kind::outside}}) {
        for (Row* row : table.rowsOf(keyword)) {
            CourseRule rule;
            rule.kind = kind;
            rule.structure = row->name();
            rule.course = row->has("tube") ? row->word("tube") : std::string{};
            rule.above = row->number("above", rule.above);
            rule.below = row->number("below", rule.below);
            if (!rule.course.empty() &&
                std::find(courseNames.begin(), courseNames.end(), rule.course) == courseNames.end()) {
                row->refuse("no tube or strand \"" + rule.course +
                            "\" in this structure; the name of one was expected");
                continue;
            }
            add(*row, rule);
        }
    }
    return rules;
}

Result<void> keepsTo(const std::vector<CourseRule>& rules, const std::vector<Course>& courses, const std::string& key,
                     Context& context)
{
    std::map<std::string, FieldPtr> solids;
    std::string problems;
    for (const CourseRule& rule : rules) {
        FieldPtr& solid = solids[rule.structure];
        if (!solid) {
            Result<FieldPtr> made = asked(rule.structure, context);
            if (!made) {
                return made.error();
            }
            solid = made.value();
        }
        for (const Course& course : courses) {
            if (!rule.course.empty() && rule.course != course.name) {
                continue;
            }
            if (const std::optional<std::string> problem = broken(rule, course, *solid)) {
                problems += (problems.empty() ? "" : "\n") + rule.where + ": " + key + ": " + *problem;
            }
        }
    }
    if (!problems.empty()) {
        return Error{problems, {}};
    }
    return {};
}

} // namespace psoas::modeller
