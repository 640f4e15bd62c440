#pragma once

#include "modeller/context.h"
#include "modeller/solids.h"
#include "modeller/table.h"

#include <limits>
#include <string>
#include <vector>

namespace psoas::modeller {

/// The named way of a nerve or a vessel: sections close together, as drawn() makes them.
struct Course {
    std::string name;
    std::vector<Station> sections;
};

/// Where courses may not run, or must.
struct CourseRule {
    enum class Kind { clearOf, inside, outside };
    Kind kind = Kind::clearOf;
    std::string structure;
    std::string course;                                 ///< empty: every one
    float above = std::numeric_limits<float>::lowest(); ///< only where higher than this, mm
    float below = std::numeric_limits<float>::max();
    float by = 0;      ///< mm
    std::string where; ///< "FILE:LINE"
};

/// Reads the rows
///   clear-of KEY KEY ... [by MM]    no course of the block may run through these structures, or nearer to them than MM
///   inside KEY [tube NAME] [above Y] [below Y]    the middle of the course lies in the structure
///   outside KEY [tube NAME] [above Y] [below Y]   it does not
/// What is wrong is noted with the table.
std::vector<CourseRule> courseRules(Table& table, const std::vector<std::string>& courseNames, const Context& context);

/// Fails with a line for every rule that is broken: where it stands, what runs where, and by how much.
Result<void> keepsTo(const std::vector<CourseRule>& rules, const std::vector<Course>& courses, const std::string& key,
                     Context& context);

} // namespace psoas::modeller
