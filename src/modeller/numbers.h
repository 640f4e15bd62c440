#pragma once

#include "core/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace psoas::modeller {

/// A number where it stands in a table's text.
struct TableNumber {
    std::size_t offset = 0; ///< of its first character in the text
    std::size_t length = 0; ///< characters
    float value = 0;
    std::size_t row = 0; ///< index of its row among those that are not empty
    int line = 0;
    std::string keyword;   ///< of its row, "landmark"
    std::string name;      ///< of its row, "asis"; empty where a number follows the keyword at once
    std::string label;     ///< the word before it, "half", ";"; empty right after the name
    std::size_t index = 0; ///< how many numbers stand between it and its label
};

/// Every number of a table as the table's readers see it: none of comments, keywords and names.
std::vector<TableNumber> numbersOf(std::string_view table);

/// The table with other `values`, one for each of its `numbers`; rounded to `decimals`, all else to the letter as it
/// was.
std::string withNumbers(std::string_view table, const std::vector<TableNumber>& numbers,
                        const std::vector<float>& values, int decimals = 2);

/// The table whose every number is the mean of those in `tables`, which must hold the same words. `names` stand for the
/// tables in messages.
Result<std::string> averaged(const std::vector<std::string>& tables, const std::vector<std::string>& names);

} // namespace psoas::modeller
