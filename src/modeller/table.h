#pragma once

#include "core/frames.h"
#include "core/problem.h"
#include "core/result.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace psoas::modeller {

/// One line of a table: a keyword, a name where the keyword takes one, and labelled values in any order, as in
/// `landmark asis 43.0 74.9 52.1 half 6.0 edge 2.4`. Reading never fails on the spot: what is wrong is noted with file
/// and line, a harmless value is returned, and Table::finish() tells.
class Row {
public:
    const std::string& keyword() const { return m_words.front(); }
    const std::string& file() const { return m_file; }
    int line() const { return m_line; }

    /// The second word.
    std::string name();
    bool has(std::string_view label) const;
    /// Whether the bare word `label` stands in the row; it counts as read.
    bool flag(std::string_view label);

    /// The numbers after `label`, or right after the name where `label` is empty.
    float number(std::string_view label);
    float number(std::string_view label, float fallback);
    float positive(std::string_view label);
    float positive(std::string_view label, float fallback);
    glm::vec2 pair(std::string_view label);
    glm::vec2 pair(std::string_view label, glm::vec2 fallback);
    glm::vec3 point(std::string_view label);
    glm::vec3 point(std::string_view label, glm::vec3 fallback);
    /// As many numbers as stand there.
    std::vector<float> numbers(std::string_view label);
    /// The one word after `label`.
    std::string word(std::string_view label);
    std::string word(std::string_view label, std::string_view fallback);

    /// Every word after the name (or the keyword, `afterName` false), with ':' ';' ',' as words of their own.
    std::vector<std::string> rest(bool afterName = true);

    /// Notes what is wrong with this row: what was found and what was expected.
    void refuse(const std::string& problem) const;

private:
    friend class Table;
    std::size_t find(std::string_view label) const;
    std::vector<float> values(std::string_view label, std::size_t count, bool required);

    std::string m_file;
    int m_line = 0;
    std::vector<std::string> m_words;
    std::vector<char> m_read;
    std::shared_ptr<std::vector<Problem>> m_problems;
};

/// A parameter table: rows of words, `#` starts a comment.
class Table {
public:
    static Result<Table> read(const std::filesystem::path& path);
    static Table parse(std::string_view text, const std::string& file);

    const std::string& file() const { return m_file; }
    std::vector<Row>& rows() { return m_rows; }
    std::vector<Row*> rowsOf(std::string_view keyword);
    /// The one row `keyword name`; if there is none or a second, that is noted and a row without values returned.
    Row& row(std::string_view keyword, std::string_view name);
    /// Whether there is a row `keyword name`.
    bool contains(std::string_view keyword, std::string_view name) const;

    /// The rows from `keyword name` to the next row of that keyword, as a table of its own; problems are noted there.
    /// If there is none or a second, that is noted.
    Table block(std::string_view keyword, std::string_view name) const;

    /// Notes something wrong with the table as a whole.
    void refuse(const std::string& problem) const;

    /// Fails with every problem noted so far, a line each: "FILE:LINE: what is wrong and what was expected".
    /// Words that nobody read are problems too, unless `unreadWordsAreWrong` is false.
    Result<void> finish(bool unreadWordsAreWrong = true);

private:
    std::string m_file;
    std::vector<Row> m_rows;
    std::vector<std::unique_ptr<Row>> m_missing;
    std::shared_ptr<std::vector<Problem>> m_problems = std::make_shared<std::vector<Problem>>();
};

} // namespace psoas::modeller
