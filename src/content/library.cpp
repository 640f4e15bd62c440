#include "content/library.h"

#include "atlas/yaml_value.h"
#include "core/text.h"

#include <algorithm>
#include <array>
#include <system_error>

namespace psoas {
namespace {

using Sources = std::map<std::string, Source, std::less<>>;

constexpr std::array<std::string_view, 4> waysOfSeeing{"seen", "transcription", "computed", "to be checked"};
constexpr std::string_view toBeChecked = "to be checked";

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

Sources readSources(const std::filesystem::path& path, std::vector<Problem>& problems)
{
    Sources sources;
    const std::string file = path.string();
    const auto document = readYaml(path, problems);
    if (!document) {
        return sources;
    }
    YamlFields whole{*document, "the file", file, problems};
    const YamlValue* list = whole.list("sources", Need::required);
    whole.finish();
    for (const YamlValue& item : list != nullptr ? list->items : std::vector<YamlValue>{}) {
        YamlFields fields{item, "a source", file, problems};
        Source source;
        source.key = fields.text("key", Need::required);
        source.authors = fields.text("authors", Need::optional);
        source.year = fields.text("year", Need::optional);
        source.title = fields.text("title", Need::required);
        source.where = fields.text("where", Need::required);
        source.identifier = fields.text("identifier", Need::optional);
        source.seen = fields.text("seen", Need::required);
        if (!source.seen.empty() && std::ranges::find(waysOfSeeing, source.seen) == waysOfSeeing.end()) {
            fields.complain(fields.lineOf("seen"),
                            inQuotes(source.seen) +
                                " is no way of seeing: expected seen, transcription, computed or to be checked");
        }
        if (sources.contains(source.key)) {
            fields.complain(fields.lineOf("key"),
                            "the source " + inQuotes(source.key) + " stands above: give each a key of its own");
        }
        if (fields.finish()) {
            sources.emplace(source.key, source);
        }
    }
    return sources;
}

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

/// The paragraphs below the front matter: each is a statement that ends with its sources, "... [key, key]" or
/// "... [key; to be checked]".
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

/// A file cut at its "---" lines.
struct Entry {
    std::string_view frontMatter; ///< starts on line 2
    std::string_view body;
    int bodyLine = 0;
};

std::optional<Entry> cut(std::string_view text)
{
    Entry entry;
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

std::string capitalised(std::string text)
{
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    }
    return text;
}

} // namespace

std::optional<Facts> readFacts(std::string_view text, const std::string& file, const Dictionary& dictionary,
                               const Sources& sources, std::vector<Problem>& problems)
{
    if (!isPlainText(text, file, problems)) {
        return std::nullopt;
    }
    if (text.starts_with("\xEF\xBB\xBF")) {
        text.remove_prefix(3);
    }
    const auto entry = cut(text);
    if (!entry) {
        problems.push_back({file, 1, "no front matter: expected a line “---”, the fields, and another line “---”"});
        return std::nullopt;
    }
    const auto document = parseYaml(entry->frontMatter, file, problems, 2);
    if (!document) {
        return std::nullopt;
    }
    const std::size_t before = problems.size();
    YamlFields fields{*document, "the entry", file, problems};
    Facts facts;
    facts.file = file;
    facts.key = fields.text("key", Need::required);
    facts.pronunciation = fields.text("pronunciation", Need::required);
    const DictionaryEntry* named = dictionary.find(facts.key);
    if (named == nullptr) {
        if (!facts.key.empty()) {
            fields.complain(fields.lineOf("key"), "there is no structure " + inQuotes(facts.key) +
                                                      " in structures.yaml: expected a base key, such as psoas-major");
        }
    } else {
        facts.name = capitalised(named->name);
        facts.latin = named->latin;
        facts.ta2 = named->ta2;
        facts.fma = named->fma;
        facts.synonyms = named->synonyms;
    }
    for (std::string& synonym : fields.texts("synonyms", Need::optional)) {
        if (std::ranges::find(facts.synonyms, synonym) == facts.synonyms.end()) {
            facts.synonyms.push_back(std::move(synonym));
        }
    }
    const bool isMuscle = named != nullptr && named->kind == Kind::muscle;
    const Need need = isMuscle ? Need::required : Need::optional;
    for (const auto& [key, list] : {std::pair{"origin", &Facts::origin},
                                    {"insertion", &Facts::insertion},
                                    {"nerve", &Facts::nerve},
                                    {"blood", &Facts::blood},
                                    {"action", &Facts::action}}) {
        facts.*list = readStatements(fields, key, need, file, sources, problems);
        if (named != nullptr && !isMuscle && !(facts.*list).empty()) {
            fields.complain(fields.lineOf(key), inQuotes(key) + " is for muscles: " + inQuotes(facts.key) + " is none");
        }
    }
    fields.finish();
    readParagraphs(entry->body, entry->bodyLine, file, sources, problems, facts.about);
    if (facts.about.empty() && problems.size() == before) {
        problems.push_back(
            {file, entry->bodyLine, "nothing is said below the fields: expected at least one paragraph"});
    }
    return problems.size() == before ? std::optional{std::move(facts)} : std::nullopt;
}

std::shared_ptr<const Library> Library::load(const std::filesystem::path& folder, std::vector<Problem>& problems)
{
    std::vector<Problem> ofDictionary;
    Dictionary dictionary = Dictionary::load(folder.parent_path() / "atlas", ofDictionary);
    for (Problem& problem : ofDictionary) {
        if (std::ranges::find(problems, problem) == problems.end()) {
            problems.push_back(std::move(problem));
        }
    }
    return load(folder, std::move(dictionary), problems);
}

std::shared_ptr<const Library> Library::load(const std::filesystem::path& folder, Dictionary dictionary,
                                             std::vector<Problem>& problems)
{
    auto library = std::make_shared<Library>();
    library->m_dictionary = std::move(dictionary);
    std::error_code error;
    if (!std::filesystem::is_directory(folder, error)) {
        problems.push_back(
            {folder.string(), 0, "there is no such folder: expected the one with sources.yaml and structures"});
        return library;
    }
    library->m_sources = readSources(folder / "sources.yaml", problems);
    std::vector<std::filesystem::path> files;
    const std::filesystem::path entries = folder / "structures";
    for (std::filesystem::directory_iterator it{entries, error}, end; !error && it != end; it.increment(error)) {
        files.push_back(it->path());
    }
    if (error) {
        problems.push_back({entries.string(), 0, "cannot be read: " + error.message()});
    }
    std::ranges::sort(files);
    for (const std::filesystem::path& path : files) {
        if (path.extension() != ".md") {
            problems.push_back({path.string(), 0, "not an entry: expected files named KEY.md here"});
            continue;
        }
        const auto text = readTextFile(path, problems);
        auto facts =
            text ? readFacts(*text, path.string(), library->m_dictionary, library->m_sources, problems) : std::nullopt;
        if (facts && facts->key != path.stem()) {
            problems.push_back({path.string(), 0,
                                "the entry of " + inQuotes(facts->key) + " under another name: expected the file " +
                                    inQuotes(facts->key + ".md")});
        } else if (facts) {
            std::string key = facts->key;
            library->m_facts.emplace(std::move(key), std::move(*facts));
        }
    }
    return library;
}

const Facts* Library::factsOf(std::string_view baseKey) const
{
    const auto it = m_facts.find(baseKey);
    return it == m_facts.end() ? nullptr : &it->second;
}

const Source* Library::source(std::string_view key) const
{
    const auto it = m_sources.find(key);
    return it == m_sources.end() ? nullptr : &it->second;
}

} // namespace psoas
