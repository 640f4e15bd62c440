#include "atlas/yaml_value.h"

#include "core/text.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <system_error>

namespace psoas {
namespace {

constexpr std::size_t deepest = 32;
constexpr std::size_t mostValues = 200'000;
constexpr std::uintmax_t mostBytes = 1u << 20u;
constexpr int mostOpenBrackets = 300;
constexpr const char* tooLarge = "larger than 1 MiB: expected a small text file";

struct Refused : std::runtime_error {
    Refused(int atLine, const std::string& message) : std::runtime_error{message}, line{atLine} {}
    int line;
};

/// Builds YamlValue from the parser's events. The library's own node tree is not used: it follows aliases and tags.
class Builder : public YAML::EventHandler {
public:
    explicit Builder(int firstLine) : m_firstLine{firstLine} {}

    YamlValue take() { return std::move(m_root); }
    const std::vector<std::pair<int, std::string>>& duplicates() const { return m_duplicates; }

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override
    {
        refuseAnchor(mark, anchor);
        put({YamlValue::Type::nothing, lineOf(mark), {}, {}, {}});
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override
    {
        throw Refused{lineOf(mark), "references (*name) are not allowed here: write the value out"};
    }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override
    {
        refuseAnchor(mark, anchor);
        refuseTag(mark, tag);
        put({YamlValue::Type::text, lineOf(mark), value, {}, {}});
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override
    {
        refuseAnchor(mark, anchor);
        refuseTag(mark, tag);
        open({YamlValue::Type::list, lineOf(mark), {}, {}, {}});
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override
    {
        refuseAnchor(mark, anchor);
        refuseTag(mark, tag);
        open({YamlValue::Type::map, lineOf(mark), {}, {}, {}});
    }
    void OnMapEnd() override
    {
        noteDuplicates(m_open.back().value.fields);
        close();
    }

private:
    struct Open {
        YamlValue value;
        bool awaitsKey = true; ///< of a map
    };

    int lineOf(const YAML::Mark& mark) const { return m_firstLine + std::max(mark.line, 0); }

    void refuseAnchor(const YAML::Mark& mark, YAML::anchor_t anchor) const
    {
        if (anchor != 0) {
            throw Refused{lineOf(mark), "anchors (&name) are not allowed here: write the value out"};
        }
    }
    void refuseTag(const YAML::Mark& mark, const std::string& tag) const
    {
        if (!tag.empty() && tag != "?" && tag != "!") {
            throw Refused{lineOf(mark), "types (" + tag + ") are not allowed here: write plain values"};
        }
    }
    void open(YamlValue value)
    {
        if (m_open.size() >= deepest) {
            throw Refused{value.line, "values are nested deeper than " + std::to_string(deepest) + " levels"};
        }
        if (!m_open.empty() && m_open.back().value.type == YamlValue::Type::map && m_open.back().awaitsKey) {
            throw Refused{value.line, "expected a name before the colon, found a list or map"};
        }
        m_open.push_back({std::move(value), true});
    }
    void close()
    {
        YamlValue value = std::move(m_open.back().value);
        m_open.pop_back();
        put(std::move(value));
    }
    void put(YamlValue value)
    {
        if (++m_count > mostValues) {
            throw Refused{value.line, "more than " + std::to_string(mostValues) + " values in one file"};
        }
        if (m_open.empty()) {
            m_root = std::move(value);
            return;
        }
        Open& parent = m_open.back();
        if (parent.value.type == YamlValue::Type::list) {
            parent.value.items.push_back(std::move(value));
        } else if (parent.awaitsKey) {
            if (value.type != YamlValue::Type::text || value.text.empty()) {
                throw Refused{value.line, "expected a name before the colon"};
            }
            parent.value.fields.push_back({std::move(value.text), value.line, {}});
            parent.awaitsKey = false;
        } else {
            parent.value.fields.back().value = std::move(value);
            parent.awaitsKey = true;
        }
    }
    /// Drops every field whose key was there before, and remembers it.
    void noteDuplicates(std::vector<YamlField>& fields)
    {
        std::vector<std::size_t> order(fields.size());
        for (std::size_t i = 0; i < order.size(); ++i) {
            order[i] = i;
        }
        std::ranges::stable_sort(order, {}, [&](std::size_t i) -> const std::string& { return fields[i].key; });
        std::vector<bool> drop(fields.size());
        bool any = false;
        for (std::size_t i = 1; i < order.size(); ++i) {
            const YamlField& again = fields[order[i]];
            if (again.key == fields[order[i - 1]].key) {
                m_duplicates.emplace_back(again.line, again.key);
                drop[order[i]] = any = true;
            }
        }
        if (any) {
            std::vector<YamlField> kept;
            for (std::size_t i = 0; i < fields.size(); ++i) {
                if (!drop[i]) {
                    kept.push_back(std::move(fields[i]));
                }
            }
            fields = std::move(kept);
        }
    }

    int m_firstLine;
    YamlValue m_root;
    std::vector<Open> m_open;
    std::vector<std::pair<int, std::string>> m_duplicates;
    std::size_t m_count = 0;
};

std::string_view nameOf(YamlValue::Type type)
{
    switch (type) {
    case YamlValue::Type::nothing:
        return "nothing";
    case YamlValue::Type::text:
        return "text";
    case YamlValue::Type::list:
        return "a list";
    case YamlValue::Type::map:
        return "a map";
    }
    return "";
}

bool isBlank(std::string_view text)
{
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

} // namespace

bool isPlainText(std::string_view text, const std::string& file, std::vector<Problem>& problems, int firstLine)
{
    const auto refuse = [&](int line, const char* problem) {
        problems.push_back({file, line, problem});
        return false;
    };
    if (text.size() > mostBytes) {
        return refuse(0, tooLarge);
    }
    int openBrackets = 0;
    for (int line = firstLine; !text.empty(); ++line) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view current = text.substr(0, end);
        if (!isUtf8(current)) {
            return refuse(line, "not valid UTF-8: save the file with UTF-8 encoding");
        }
        for (const char c : current) {
            if ((static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\r') || c == 0x7f) {
                return refuse(line, "an invisible control character: remove it");
            }
            openBrackets += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
        }
        // The YAML scanner keeps every token of an unclosed bracket in memory.
        if (openBrackets > mostOpenBrackets) {
            return refuse(line, "hundreds of brackets are opened and not closed: close them");
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return true;
}

std::optional<YamlValue> parseYaml(std::string_view text, const std::string& file, std::vector<Problem>& problems,
                                   int firstLine)
{
    if (!isPlainText(text, file, problems, firstLine)) {
        return std::nullopt;
    }
    Builder builder{firstLine};
    try {
        std::istringstream stream{std::string{text}};
        YAML::Parser parser{stream};
        if (!parser.HandleNextDocument(builder)) {
            return YamlValue{YamlValue::Type::nothing, firstLine, {}, {}, {}};
        }
        YamlValue value = builder.take();
        Builder rest{firstLine};
        if (parser.HandleNextDocument(rest)) {
            problems.push_back({file, 0, "holds more than one YAML document: expected one"});
            return std::nullopt;
        }
        for (const auto& [line, key] : builder.duplicates()) {
            problems.push_back(
                {file, line, "“" + cleaned(key) + "” stands here for the second time: keep one of the two"});
        }
        return value;
    } catch (const Refused& refused) {
        problems.push_back({file, refused.line, refused.what()});
    } catch (const YAML::Exception& exception) {
        problems.push_back({file, firstLine + std::max(exception.mark.line, 0), "not valid YAML: " + exception.msg});
    } catch (const std::exception& exception) {
        problems.push_back({file, 0, std::string{"cannot be read as YAML: "} + exception.what()});
    }
    return std::nullopt;
}

std::optional<std::string> readTextFile(const std::filesystem::path& file, std::vector<Problem>& problems)
{
    std::error_code error;
    const auto status = std::filesystem::status(file, error);
    const char* reason = nullptr;
    if (!std::filesystem::exists(status)) {
        reason = "there is no such file";
    } else if (!std::filesystem::is_regular_file(status)) {
        reason = "expected a file, found a folder or device";
    } else if (std::filesystem::file_size(file, error) > mostBytes || error) {
        reason = tooLarge;
    }
    std::string text;
    if (reason == nullptr) {
        std::ifstream stream{file, std::ios::binary};
        std::ostringstream bytes;
        bytes << stream.rdbuf();
        text = std::move(bytes).str();
        if (!stream.is_open() || stream.bad()) {
            reason = "cannot be read: check its permissions";
        }
    }
    if (reason != nullptr) {
        problems.push_back({file.string(), 0, reason});
        return std::nullopt;
    }
    if (!isPlainText(text, file.string(), problems)) {
        return std::nullopt;
    }
    return text;
}

std::optional<YamlValue> readYaml(const std::filesystem::path& file, std::vector<Problem>& problems)
{
    const auto text = readTextFile(file, problems);
    return text ? parseYaml(*text, file.string(), problems) : std::nullopt;
}

YamlFields::YamlFields(const YamlValue& map, std::string what, const std::string& file, std::vector<Problem>& problems)
    : m_map{map}, m_what{std::move(what)}, m_file{file}, m_problems{problems}
{
    if (map.type != YamlValue::Type::map) {
        complain(map.line, "expected " + m_what + " with fields (“key: ...”), found " + std::string{nameOf(map.type)});
    }
}

const YamlValue* YamlFields::find(std::string_view key, Need need, std::string_view expected)
{
    m_asked.emplace_back(key);
    const auto field = std::ranges::find(m_map.fields, key, &YamlField::key);
    if (field != m_map.fields.end() && field->value.type != YamlValue::Type::nothing) {
        return &field->value;
    }
    if (field != m_map.fields.end()) {
        complain(field->line, "“" + std::string{key} + "” is empty: expected " + std::string{expected});
    } else if (need == Need::required && m_map.type == YamlValue::Type::map) {
        complain(m_map.line,
                 "“" + std::string{key} + "” is missing in " + m_what + ": expected " + std::string{expected});
    }
    return nullptr;
}

const YamlValue* YamlFields::any(std::string_view key, Need need)
{
    return find(key, need, "a value");
}

const YamlValue* YamlFields::list(std::string_view key, Need need)
{
    const YamlValue* value = find(key, need, "a list");
    if (value != nullptr && value->type != YamlValue::Type::list) {
        complain(value->line,
                 "“" + std::string{key} + "” is " + std::string{nameOf(value->type)} + ": expected a list");
        return nullptr;
    }
    return value;
}

const YamlValue* YamlFields::map(std::string_view key, Need need)
{
    const YamlValue* value = find(key, need, "a map");
    if (value != nullptr && value->type != YamlValue::Type::map) {
        complain(value->line, "“" + std::string{key} + "” is " + std::string{nameOf(value->type)} + ": expected a map");
        return nullptr;
    }
    return value;
}

std::string YamlFields::text(std::string_view key, Need need)
{
    const YamlValue* value = find(key, need, "text");
    if (value == nullptr) {
        return {};
    }
    if (value->type != YamlValue::Type::text) {
        complain(value->line, "“" + std::string{key} + "” is " + std::string{nameOf(value->type)} + ": expected text");
        return {};
    }
    if (need == Need::required && isBlank(value->text)) {
        complain(value->line, "“" + std::string{key} + "” is empty: expected text");
    }
    return value->text;
}

std::optional<double> YamlFields::number(std::string_view key, Need need)
{
    const YamlValue* value = find(key, need, "a number");
    if (value == nullptr) {
        return std::nullopt;
    }
    double number = 0;
    const char* end = value->text.data() + value->text.size();
    const auto read = std::from_chars(value->text.data(), end, number);
    if (value->type != YamlValue::Type::text || read.ec != std::errc{} || read.ptr != end || !std::isfinite(number)) {
        complain(value->line, "“" + std::string{key} + "” is not a number: expected one such as 12.5");
        return std::nullopt;
    }
    return number;
}

bool YamlFields::flag(std::string_view key, bool otherwise)
{
    const YamlValue* value = find(key, Need::optional, "true or false");
    if (value == nullptr) {
        return otherwise;
    }
    if (value->text != "true" && value->text != "false") {
        complain(value->line, "“" + std::string{key} + "” is neither true nor false: expected one of them");
        return otherwise;
    }
    return value->text == "true";
}

std::vector<std::string> YamlFields::texts(std::string_view key, Need need)
{
    std::vector<std::string> result;
    const YamlValue* value = list(key, need);
    if (value == nullptr) {
        return result;
    }
    if (value->items.empty() && need == Need::required) {
        complain(value->line, "“" + std::string{key} + "” is empty: expected a list of texts");
    }
    for (const YamlValue& item : value->items) {
        if (item.type != YamlValue::Type::text || isBlank(item.text)) {
            complain(item.line,
                     "“" + std::string{key} + "” holds " +
                         std::string{item.type == YamlValue::Type::text ? "an empty text" : nameOf(item.type)} +
                         ": expected a list of texts");
        } else {
            result.push_back(item.text);
        }
    }
    return result;
}

int YamlFields::lineOf(std::string_view key) const
{
    const auto field = std::ranges::find(m_map.fields, key, &YamlField::key);
    return field != m_map.fields.end() ? field->line : m_map.line;
}

void YamlFields::complain(int line, std::string problem)
{
    m_problems.push_back({m_file, line, std::move(problem)});
    m_sound = false;
}

bool YamlFields::finish()
{
    for (const YamlField& field : m_map.fields) {
        if (std::ranges::find(m_asked, field.key) == m_asked.end()) {
            std::string known;
            for (const std::string& name : m_asked) {
                known += (known.empty() ? "" : ", ") + name;
            }
            complain(field.line,
                     "“" + cleaned(field.key) + "” is not a field of " + m_what + ": expected one of " + known);
        }
    }
    return m_sound;
}

} // namespace psoas
