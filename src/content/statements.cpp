#include "content/statements.h"

#include "core/text.h"

#include <algorithm>

namespace psoas {
namespace {

constexpr std::string_view toBeChecked = "to be checked";

/// What is wrong with who says it; empty if all is well.
std::string wrongWith(const Statement& statement, const Sources& sources)
{
    if (statement.sources.empty()) {
        return "names no source: expected keys of sources.yaml";
    }
    bool seen = false;
    for (const std::string& key : statement.sources) {
        const auto source = sources.find(key);
        if (source == sources.end()) {
            return "names the source " + inQuotes(key) + ", which is not in sources.yaml: expected the key of one";
        }
        if (std::ranges::count(statement.sources, key) > 1) {
            return "names the source " + inQuotes(key) + " twice: once is enough";
        }
        seen = seen || source->second.seen != toBeChecked;
    }
    if (!seen && !statement.toBeChecked) {
        return "rests on sources nobody has seen: expected “to be checked” with it";
    }
    return {};
}

} // namespace

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first == std::string_view::npos ? std::string_view{}
                                           : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::string inQuotes(std::string_view text)
{
    return "“" + cleaned(text) + "”";
}

std::vector<Statement> readStatements(YamlFields& fields, std::string_view key, Need need, const std::string& file,
                                      const Sources& sources, std::vector<Problem>& problems)
{
    std::vector<Statement> statements;
    const YamlValue* list = fields.list(key, need);
    if (list == nullptr) {
        return statements;
    }
    if (list->items.empty()) {
        fields.complain(list->line, inQuotes(key) + " is empty: expected at least one statement");
    }
    for (const YamlValue& item : list->items) {
        YamlFields parts{item, "a statement of " + inQuotes(key), file, problems};
        Statement statement;
        statement.text = trimmed(parts.text("text", Need::required));
        statement.sources = parts.texts("sources", Need::required);
        const std::string status = parts.text("status", Need::optional);
        statement.toBeChecked = status == toBeChecked;
        if (!status.empty() && !statement.toBeChecked) {
            parts.complain(parts.lineOf("status"),
                           inQuotes(status) + " is no status: expected “to be checked”, or no status at all");
        }
        if (!parts.finish()) {
            continue;
        }
        if (const std::string wrong = wrongWith(statement, sources); !wrong.empty()) {
            parts.complain(parts.lineOf("sources"), "this statement of " + inQuotes(key) + " " + wrong);
        } else {
            statements.push_back(std::move(statement));
        }
    }
    return statements;
}

void readParagraphs(std::string_view body, int firstLine, const std::string& file, const Sources& sources,
                    std::vector<Problem>& problems, std::vector<Statement>& statements)
{
    std::string paragraph;
    int paragraphLine = firstLine;
    const auto finish = [&] {
        if (paragraph.empty()) {
            return;
        }
        const auto complain = [&](const std::string& problem) { problems.push_back({file, paragraphLine, problem}); };
        const std::size_t bracket = paragraph.rfind('[');
        if (bracket == std::string::npos || paragraph.back() != ']') {
            complain(
                "this paragraph names no source: expected it to end with keys of sources.yaml, such as [key, key]");
        } else {
            std::string_view names = std::string_view{paragraph}.substr(bracket + 1, paragraph.size() - bracket - 2);
            Statement statement;
            statement.text = trimmed(std::string_view{paragraph}.substr(0, bracket));
            if (const std::size_t semicolon = names.find(';'); semicolon != std::string_view::npos) {
                const std::string_view status = trimmed(names.substr(semicolon + 1));
                statement.toBeChecked = status == toBeChecked;
                if (!statement.toBeChecked) {
                    complain(inQuotes(status) + " is no status: expected “to be checked” after the semicolon");
                }
                names = names.substr(0, semicolon);
            }
            while (!trimmed(names).empty()) {
                const std::size_t comma = std::min(names.find(','), names.size());
                statement.sources.emplace_back(trimmed(names.substr(0, comma)));
                names.remove_prefix(std::min(comma + 1, names.size()));
            }
            if (statement.text.empty()) {
                complain("this paragraph says nothing: expected text before its sources");
            } else if (const std::string wrong = wrongWith(statement, sources); !wrong.empty()) {
                complain("this paragraph " + wrong);
            } else {
                statements.push_back(std::move(statement));
            }
        }
        paragraph.clear();
    };
    for (int line = firstLine; !body.empty(); ++line) {
        const std::size_t end = std::min(body.find('\n'), body.size());
        const std::string_view text = trimmed(body.substr(0, end));
        if (text.empty()) {
            finish();
        } else {
            if (paragraph.empty()) {
                paragraphLine = line;
            } else {
                paragraph += ' ';
            }
            paragraph += text;
        }
        body.remove_prefix(std::min(end + 1, body.size()));
    }
    finish();
}

std::optional<EntryText> cutEntry(std::string_view text)
{
    EntryText entry;
    std::size_t at = 0;
    int line = 0;
    std::size_t start = 0;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const bool isMark = text.substr(at, end - at) == "---" || text.substr(at, end - at) == "---\r";
        ++line;
        if (line == 1 && !isMark) {
            return std::nullopt;
        }
        const std::size_t next = std::min(end + 1, text.size());
        if (line == 1) {
            start = next;
        } else if (isMark) {
            entry.frontMatter = text.substr(start, at - start);
            entry.body = text.substr(next);
            entry.bodyLine = line + 1;
            return entry;
        }
        at = next;
    }
    return std::nullopt;
}

} // namespace psoas
