#include "modeller/numbers.h"

#include "core/text.h"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace psoas::modeller {

namespace {

struct Word {
    std::string_view text;
    std::size_t offset = 0;
    bool isNumber = false;
    float value = 0;
};

bool readNumber(Word& word)
{
    const char* first = word.text.data() + (word.text.size() > 1 && word.text[0] == '+' ? 1 : 0);
    const char* last = word.text.data() + word.text.size();
    const auto [end, failure] = std::from_chars(first, last, word.value);
    return failure == std::errc{} && end == last && std::isfinite(word.value);
}

/// The words of one line by the rules of Table::parse().
std::vector<Word> wordsOf(std::string_view line, std::size_t offset)
{
    line = line.substr(0, line.find('#'));
    std::vector<Word> words;
    std::size_t begin = 0;
    const auto flush = [&](std::size_t end) {
        if (end > begin) {
            words.push_back({line.substr(begin, end - begin), offset + begin});
        }
        begin = end + 1;
    };
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (c == ' ' || c == '\t' || c == '\r') {
            flush(i);
        } else if (c == ':' || c == ';' || c == ',') {
            flush(i);
            words.push_back({line.substr(i, 1), offset + i});
        }
    }
    flush(line.size());
    for (Word& word : words) {
        word.isNumber = readNumber(word);
    }
    return words;
}

/// Calls `each(words, line number)` for every line that holds a word.
template<class Each>
void forRows(std::string_view table, Each each)
{
    std::size_t offset = 0;
    for (int line = 1; offset < table.size(); ++line) {
        const std::size_t end = std::min(table.find('\n', offset), table.size());
        const std::vector<Word> words = wordsOf(table.substr(offset, end - offset), offset);
        if (!words.empty()) {
            each(words, line);
        }
        offset = end + 1;
    }
}

std::string rounded(float value, int decimals)
{
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", decimals, static_cast<double>(value));
    std::string result{text};
    if (result.find('.') != std::string::npos) {
        result.erase(result.find_last_not_of('0') + 1);
        if (result.back() == '.') {
            result.pop_back();
        }
    }
    return result == "-0" ? "0" : result;
}

} // namespace

std::vector<TableNumber> numbersOf(std::string_view table)
{
    std::vector<TableNumber> numbers;
    std::size_t row = 0;
    forRows(table, [&](const std::vector<Word>& words, int line) {
        std::string name;
        std::string label;
        std::size_t index = 0;
        for (std::size_t i = 1; i < words.size(); ++i) {
            const Word& word = words[i];
            if (word.isNumber) {
                numbers.push_back({word.offset, word.text.size(), word.value, row, line, std::string{words[0].text},
                                   name, label, index});
                ++index;
                continue;
            }
            (i == 1 ? name : label) = word.text;
            index = 0;
        }
        ++row;
    });
    return numbers;
}

std::string withNumbers(std::string_view table, const std::vector<TableNumber>& numbers,
                        const std::vector<float>& values, int decimals)
{
    assert(numbers.size() == values.size());
    std::string result;
    std::size_t done = 0;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const TableNumber& number = numbers[i];
        result += table.substr(done, number.offset - done);
        done = number.offset + number.length;
        if (values[i] == number.value) {
            result += table.substr(number.offset, number.length);
            continue;
        }
        std::string text = rounded(values[i], decimals);
        // Columns stay aligned: to the right where a blank stands before the number.
        std::size_t spare = text.size() < number.length ? number.length - text.size() : 0;
        result.append(spare, ' ');
        for (std::size_t over = text.size() > number.length ? text.size() - number.length : 0;
             over > 0 && result.ends_with("  "); --over) {
            result.pop_back();
        }
        result += text;
    }
    result += table.substr(done);
    return result;
}

Result<std::string> averaged(const std::vector<std::string>& tables, const std::vector<std::string>& names)
{
    assert(!tables.empty() && tables.size() == names.size());
    struct Plain {
        std::string text;
        int line;
    };
    const auto plainRows = [](const std::string& table) {
        std::vector<Plain> rows;
        forRows(table, [&](const std::vector<Word>& words, int line) {
            Plain row{{}, line};
            for (const Word& word : words) {
                row.text += word.isNumber ? std::string{"#"} : std::string{word.text};
                row.text += ' ';
            }
            rows.push_back(std::move(row));
        });
        return rows;
    };
    const std::vector<TableNumber> numbers = numbersOf(tables.front());
    const std::vector<Plain> wanted = plainRows(tables.front());
    std::vector<double> sums(numbers.size(), 0);
    for (std::size_t t = 0; t < tables.size(); ++t) {
        const std::vector<Plain> rows = plainRows(tables[t]);
        for (std::size_t i = 0; i < std::max(rows.size(), wanted.size()); ++i) {
            if (i >= rows.size() || i >= wanted.size() || rows[i].text != wanted[i].text) {
                return Error{cleaned(names[t]) + ":" + std::to_string(i < rows.size() ? rows[i].line : 0) +
                                 ": the row is not the one of " + cleaned(names.front()) + ":" +
                                 std::to_string(i < wanted.size() ? wanted[i].line : 0) +
                                 " with other numbers; tables of the same rows were expected.",
                             {}};
            }
        }
        const std::vector<TableNumber> own = numbersOf(tables[t]);
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            sums[i] += static_cast<double>(own[i].value);
        }
    }
    std::vector<float> means;
    for (double sum : sums) {
        means.push_back(static_cast<float>(sum / static_cast<double>(tables.size())));
    }
    return withNumbers(tables.front(), numbers, means);
}

} // namespace psoas::modeller
