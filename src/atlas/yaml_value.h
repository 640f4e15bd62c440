#pragma once

#include "core/problem.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace psoas {

struct YamlField;

/// One value of a YAML file that people edit, and where it stands. Numbers and truth values are text here.
struct YamlValue {
    enum class Type { nothing, text, list, map };
    Type type = Type::nothing;
    int line = 0; ///< from 1
    std::string text;
    std::vector<YamlValue> items;  ///< of a list
    std::vector<YamlField> fields; ///< of a map, in the order of the file; keys are unique
};

struct YamlField {
    std::string key;
    int line = 0; ///< of the key, from 1
    YamlValue value;
};

/// Reads one YAML document; an empty one is `nothing`. Whatever is not plain data is a problem, not a value: anchors,
/// aliases, tags, a second document, nesting deeper than 32, more than 200,000 values, what isPlainText() refuses.
/// Duplicate keys are a problem each and the first one counts; anything else yields no value. `firstLine` is the line
/// of the file on which `text` starts.
std::optional<YamlValue> parseYaml(std::string_view text, const std::string& file, std::vector<Problem>& problems,
                                   int firstLine = 1);

/// Whether `text` can be a file that people edit: at most 1 MiB of valid UTF-8 without control characters and without
/// brackets opened hundreds deep. If not, one problem says where.
bool isPlainText(std::string_view text, const std::string& file, std::vector<Problem>& problems, int firstLine = 1);

/// The text of a file that people edit; none, and a problem, if it cannot be read or is not plain text.
std::optional<std::string> readTextFile(const std::filesystem::path& file, std::vector<Problem>& problems);

std::optional<YamlValue> readYaml(const std::filesystem::path& file, std::vector<Problem>& problems);

enum class Need { required, optional };

/// Reads the fields of one map strictly: what is missing or of the wrong type becomes a problem with its line, and so
/// does, in finish(), every field that was not asked for. Keeps references to its arguments.
class YamlFields {
public:
    /// `what` completes "... of": "a structure", "the entry".
    YamlFields(const YamlValue& map, std::string what, const std::string& file, std::vector<Problem>& problems);

    std::string text(std::string_view key, Need need);             ///< not blank if required; empty if there is none
    std::optional<double> number(std::string_view key, Need need); ///< finite
    bool flag(std::string_view key, bool otherwise);
    std::vector<std::string> texts(std::string_view key, Need need); ///< none of them blank
    const YamlValue* list(std::string_view key, Need need);          ///< null if there is none
    const YamlValue* map(std::string_view key, Need need);           ///< null if there is none
    const YamlValue* any(std::string_view key, Need need);           ///< null if there is none

    /// The line of a field, or of the map where the field is missing.
    int lineOf(std::string_view key) const;
    void complain(int line, std::string problem);

    /// Names the fields that were not asked for; whether there was no problem at all.
    bool finish();

private:
    const YamlValue* find(std::string_view key, Need need, std::string_view expected);

    const YamlValue& m_map;
    std::string m_what;
    const std::string& m_file;
    std::vector<Problem>& m_problems;
    std::vector<std::string> m_asked;
    bool m_sound = true;
};

} // namespace psoas
