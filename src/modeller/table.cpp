#include "modeller/table.h"

#include "core/text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <optional>
#include <sstream>

namespace psoas::modeller {

namespace {

std::optional<float> numberFrom(const std::string& word)
{
    float value = 0;
    const char* first = word.data() + (word.size() > 1 && word[0] == '+' ? 1 : 0);
    const auto [end, failure] = std::from_chars(first, word.data() + word.size(), value);
    if (failure != std::errc{} || end != word.data() + word.size() || !std::isfinite(value) || std::abs(value) > 1e5f) {
        return std::nullopt;
    }
    return value;
}

std::string inQuotes(std::string_view word)
{
    std::string text{'"'};
    text += cleaned(word);
    text += '"';
    return text;
}

std::string labelText(std::string_view label)
{
    return label.empty() ? "after the name" : "after " + inQuotes(label);
}

std::vector<std::string> wordsOf(std::string_view line)
{
    std::vector<std::string> words;
    std::string word;
    const auto flush = [&] {
        if (!word.empty()) {
            words.push_back(std::move(word));
        }
        word.clear();
    };
    for (char c : line) {
        if (c == '#') {
            break;
        }
        if (c == ' ' || c == '\t' || c == '\r') {
            flush();
        } else if (c == ':' || c == ';' || c == ',') {
            flush();
            words.emplace_back(1, c);
        } else {
            word += c;
        }
    }
    flush();
    return words;
}

} // namespace

std::size_t Row::find(std::string_view label) const
{
    if (label.empty()) {
        return std::min<std::size_t>(1, m_words.size() - 1);
    }
    const auto found = std::find(m_words.begin() + 1, m_words.end(), label);
    return found == m_words.end() ? 0 : static_cast<std::size_t>(found - m_words.begin());
}

std::string Row::name()
{
    if (m_words.size() < 2) {
        refuse("a name was expected after " + inQuotes(keyword()));
        return {};
    }
    m_read[1] = 1;
    return m_words[1];
}

bool Row::has(std::string_view label) const
{
    return find(label) != 0;
}

bool Row::flag(std::string_view label)
{
    const std::size_t at = find(label);
    if (at != 0) {
        m_read[at] = 1;
    }
    return at != 0;
}

std::vector<float> Row::values(std::string_view label, std::size_t count, bool required)
{
    std::vector<float> result;
    const std::size_t at = find(label);
    if (at == 0 && !label.empty()) {
        if (required) {
            refuse(inQuotes(label) + " with " + std::to_string(count) + (count == 1 ? " number" : " numbers") +
                   " was expected in this row");
        }
        return result;
    }
    m_read[at] = 1;
    for (std::size_t i = at + 1; i <= at + count; ++i) {
        if (i >= m_words.size()) {
            refuse(std::to_string(count) + (count == 1 ? " number was" : " numbers were") + " expected " +
                   labelText(label) + ", but the row ends");
            return {};
        }
        const std::optional<float> value = numberFrom(m_words[i]);
        if (!value) {
            refuse(std::to_string(count) + (count == 1 ? " number was" : " numbers were") + " expected " +
                   labelText(label) + ", not " + inQuotes(m_words[i]));
            m_read[i] = 1;
            return {};
        }
        m_read[i] = 1;
        result.push_back(*value);
    }
    return result;
}

float Row::number(std::string_view label)
{
    const std::vector<float> found = values(label, 1, true);
    return found.empty() ? 0 : found[0];
}

float Row::number(std::string_view label, float fallback)
{
    return has(label) ? number(label) : fallback;
}

float Row::positive(std::string_view label)
{
    const std::vector<float> found = values(label, 1, true);
    if (!found.empty() && !(found[0] > 0)) {
        refuse("the number " + labelText(label) + " must be greater than 0");
    }
    return found.empty() || !(found[0] > 0) ? 1 : found[0];
}

float Row::positive(std::string_view label, float fallback)
{
    return has(label) ? positive(label) : fallback;
}

glm::vec2 Row::pair(std::string_view label)
{
    const std::vector<float> found = values(label, 2, true);
    return found.empty() ? glm::vec2{0} : glm::vec2{found[0], found[1]};
}

glm::vec2 Row::pair(std::string_view label, glm::vec2 fallback)
{
    return has(label) ? pair(label) : fallback;
}

glm::vec3 Row::point(std::string_view label)
{
    const std::vector<float> found = values(label, 3, true);
    return found.empty() ? glm::vec3{0} : glm::vec3{found[0], found[1], found[2]};
}

glm::vec3 Row::point(std::string_view label, glm::vec3 fallback)
{
    return has(label) ? point(label) : fallback;
}

std::vector<float> Row::numbers(std::string_view label)
{
    const std::size_t at = find(label);
    if (at == 0 && !label.empty()) {
        refuse(inQuotes(label) + " with numbers was expected in this row");
        return {};
    }
    std::size_t count = 0;
    while (at + 1 + count < m_words.size() && numberFrom(m_words[at + 1 + count])) {
        ++count;
    }
    if (count == 0) {
        refuse("numbers were expected " + labelText(label));
        return {};
    }
    return values(label, count, true);
}

std::string Row::word(std::string_view label)
{
    const std::size_t at = find(label);
    if (at == 0 || at + 1 >= m_words.size()) {
        refuse(inQuotes(label) + " followed by a word was expected in this row");
        return {};
    }
    m_read[at] = m_read[at + 1] = 1;
    return m_words[at + 1];
}

std::string Row::word(std::string_view label, std::string_view fallback)
{
    return has(label) ? word(label) : std::string{fallback};
}

std::vector<std::string> Row::rest(bool afterName)
{
    std::vector<std::string> words;
    for (std::size_t i = afterName ? 2 : 1; i < m_words.size(); ++i) {
        m_read[i] = 1;
        words.push_back(m_words[i]);
    }
    return words;
}

void Row::refuse(const std::string& problem) const
{
    const Problem noted{m_file, m_line, problem};
    if (std::find(m_problems->begin(), m_problems->end(), noted) == m_problems->end()) {
        m_problems->push_back(noted);
    }
}

Result<Table> Table::read(const std::filesystem::path& path)
{
    std::ifstream file{path, std::ios::binary};
    std::stringstream text;
    text << file.rdbuf();
    if (!file || std::filesystem::is_directory(path)) {
        return Error{path.string() + ": cannot be read; a parameter table was expected there.", {}};
    }
    return parse(text.str(), path.string());
}

Table Table::parse(std::string_view text, const std::string& file)
{
    Table table;
    table.m_file = file;
    int line = 0;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view content = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        ++line;
        Row row;
        row.m_file = file;
        row.m_line = line;
        row.m_problems = table.m_problems;
        if (!isUtf8(content)) {
            row.refuse("the line is not UTF-8 text");
            continue;
        }
        row.m_words = wordsOf(content);
        if (row.m_words.empty()) {
            continue;
        }
        row.m_read.assign(row.m_words.size(), 0);
        row.m_read[0] = 1;
        table.m_rows.push_back(std::move(row));
    }
    return table;
}

std::vector<Row*> Table::rowsOf(std::string_view keyword)
{
    std::vector<Row*> found;
    for (Row& row : m_rows) {
        if (row.keyword() == keyword) {
            found.push_back(&row);
        }
    }
    return found;
}

Row& Table::row(std::string_view keyword, std::string_view name)
{
    Row* found = nullptr;
    for (Row& row : m_rows) {
        if (row.keyword() != keyword || row.m_words.size() < 2 || row.m_words[1] != name) {
            continue;
        }
        if (found != nullptr) {
            row.refuse("a second row \"" + std::string{keyword} + " " + std::string{name} +
                       "\"; one was expected (line " + std::to_string(found->m_line) + " has the first)");
            continue;
        }
        found = &row;
        found->m_read[1] = 1;
    }
    if (found == nullptr) {
        refuse("a row \"" + std::string{keyword} + " " + std::string{name} + "\" was expected");
        auto missing = std::make_unique<Row>();
        missing->m_file = m_file;
        missing->m_words = {std::string{keyword}, std::string{name}};
        missing->m_read = {1, 1};
        // Its own problems would only repeat that it is missing.
        missing->m_problems = std::make_shared<std::vector<Problem>>();
        m_missing.push_back(std::move(missing));
        return *m_missing.back();
    }
    return *found;
}

bool Table::contains(std::string_view keyword, std::string_view name) const
{
    return std::any_of(m_rows.begin(), m_rows.end(), [&](const Row& row) {
        return row.keyword() == keyword && row.m_words.size() > 1 && row.m_words[1] == name;
    });
}

Table Table::block(std::string_view keyword, std::string_view name) const
{
    Table found;
    found.m_file = m_file;
    bool inside = false;
    for (const Row& row : m_rows) {
        if (row.keyword() == keyword) {
            inside = row.m_words.size() > 1 && row.m_words[1] == name;
            if (inside && !found.m_rows.empty()) {
                found.m_problems->push_back({m_file, row.m_line,
                                             "a second row \"" + std::string{keyword} + " " + std::string{name} +
                                                 "\"; one was expected (line " +
                                                 std::to_string(found.m_rows.front().m_line) + " has the first)"});
                inside = false;
            }
        }
        if (inside) {
            found.m_rows.push_back(row);
            found.m_rows.back().m_problems = found.m_problems;
        }
    }
    if (found.m_rows.empty()) {
        found.refuse("a row \"" + std::string{keyword} + " " + std::string{name} + "\" was expected");
    }
    return found;
}

void Table::refuse(const std::string& problem) const
{
    m_problems->push_back({m_file, 0, problem});
}

Result<void> Table::finish(bool unreadWordsAreWrong)
{
    for (const Row& row : m_rows) {
        const auto unread = std::find(row.m_read.begin(), row.m_read.end(), char{0});
        if (unreadWordsAreWrong && unread != row.m_read.end()) {
            row.refuse("unknown word " + inQuotes(row.m_words[static_cast<std::size_t>(unread - row.m_read.begin())]) +
                       " in a row of \"" + row.keyword() + "\"");
        }
    }
    if (m_problems->empty()) {
        return {};
    }
    std::stable_sort(m_problems->begin(), m_problems->end(),
                     [](const Problem& a, const Problem& b) { return a.line < b.line; });
    std::string text;
    for (const Problem& problem : *m_problems) {
        text += (text.empty() ? "" : "\n") + problem.file + ":" + std::to_string(problem.line) + ": " +
                problem.problem + ".";
    }
    return Error{text, {}};
}

} // namespace psoas::modeller
