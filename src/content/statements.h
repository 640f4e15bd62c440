#pragma once

#include "atlas/yaml_value.h"
#include "content/library.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace psoas {

// What entries of every kind are written in.

using Sources = std::map<std::string, Source, std::less<>>;

std::string_view trimmed(std::string_view text);
std::string inQuotes(std::string_view text);

/// The list `key` of statements, each {text, sources, status}.
std::vector<Statement> readStatements(YamlFields& fields, std::string_view key, Need need, const std::string& file,
                                      const Sources& sources, std::vector<Problem>& problems);

/// Paragraphs below the front matter: each is a statement that ends with its sources, "... [key, key]" or
/// "... [key; to be checked]".
void readParagraphs(std::string_view body, int firstLine, const std::string& file, const Sources& sources,
                    std::vector<Problem>& problems, std::vector<Statement>& statements);

/// A file cut at its "---" lines.
struct EntryText {
    std::string_view frontMatter; ///< starts on line 2
    std::string_view body;
    int bodyLine = 0;
};
std::optional<EntryText> cutEntry(std::string_view text);

} // namespace psoas
