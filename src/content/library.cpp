#include "content/library.h"

#include "atlas/yaml_value.h"
#include "content/entry.h"
#include "content/statements.h"
#include "content/tour.h"
#include "content/translation.h"

#include <algorithm>
#include <array>
#include <system_error>

namespace psoas {
namespace {

constexpr std::array<std::string_view, 4> waysOfSeeing{"seen", "transcription", "computed", "to be checked"};

/// What lies in `folder`, in order of the names. One that cannot be read is a problem; so is one that is not there,
/// where it is needed.
std::vector<std::filesystem::path> filesIn(const std::filesystem::path& folder, Need need,
                                           std::vector<Problem>& problems)
{
    std::vector<std::filesystem::path> files;
    std::error_code error;
    if (need == Need::optional && !std::filesystem::is_directory(folder, error)) {
        return files;
    }
    for (std::filesystem::directory_iterator it{folder, error}, end; !error && it != end; it.increment(error)) {
        files.push_back(it->path());
    }
    if (error) {
        problems.push_back({folder.string(), 0, "cannot be read: " + error.message()});
    }
    std::ranges::sort(files);
    return files;
}

/// How the files of one kind are called.
struct FileKind {
    const char* one;       ///< "an entry"
    const char* its;       ///< "the entry of", before the key in it
    const char* extension; ///< ".md"
};
constexpr FileKind entryFiles{"an entry", "the entry of", ".md"};
constexpr FileKind tourFiles{"a tour", "the tour", ".yaml"};

/// Gives `keep` what `read` makes of the text and the path of each file of `folder` that bears the name of its key.
template<class Read, class Keep>
void readEach(const std::filesystem::path& folder, Need need, const FileKind& kind, std::vector<Problem>& problems,
              const Read& read, const Keep& keep)
{
    for (const std::filesystem::path& path : filesIn(folder, need, problems)) {
        if (path.extension() != kind.extension) {
            problems.push_back(
                {path.string(), 0,
                 std::string{"not "} + kind.one + ": expected files named KEY" + kind.extension + " here"});
            continue;
        }
        const auto text = readTextFile(path, problems);
        if (!text) {
            continue;
        }
        auto said = read(*text, path.string());
        if (said && said->key != path.stem()) {
            problems.push_back({path.string(), 0,
                                kind.its + (" " + inQuotes(said->key)) + " under another name: expected the file " +
                                    inQuotes(said->key + kind.extension)});
        } else if (said) {
            keep(std::move(*said));
        }
    }
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

/// Puts the titles of `path` in the place of those that say in our words what was read, and places likewise.
void translateSources(Sources& sources, const std::filesystem::path& path, std::vector<Problem>& problems)
{
    const std::string file = path.string();
    const auto document = readYaml(path, problems);
    if (!document) {
        return;
    }
    YamlFields whole{*document, "the file", file, problems};
    const YamlValue* list = whole.map("sources", Need::required);
    whole.finish();
    for (const YamlField& field : list != nullptr ? list->fields : std::vector<YamlField>{}) {
        const auto source = sources.find(field.key);
        if (source == sources.end()) {
            problems.push_back({file, field.line,
                                "there is no source " + inQuotes(field.key) +
                                    " in the English sources.yaml: expected the key of one"});
            continue;
        }
        Source said = source->second;
        if (field.value.type == YamlValue::Type::text) {
            said.title = field.value.text;
        } else {
            YamlFields parts{field.value, "the source " + inQuotes(field.key), file, problems};
            const std::string title = parts.text("title", Need::optional);
            const std::string where = parts.text("where", Need::optional);
            if (!parts.finish()) {
                continue;
            }
            said.title = title.empty() ? said.title : title;
            said.where = where.empty() ? said.where : where;
        }
        source->second = std::move(said);
    }
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
    const auto entry = cutEntry(text);
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
    library->m_names = std::make_shared<const Names>(library->m_dictionary);
    library->m_languages = {library->m_names};
    std::error_code error;
    if (!std::filesystem::is_directory(folder, error)) {
        problems.push_back(
            {folder.string(), 0, "there is no such folder: expected the one with sources.yaml and structures"});
        return library;
    }
    library->m_sources = readSources(folder / "sources.yaml", problems);
    readEach(
        folder / "structures", Need::required, entryFiles, problems,
        [&](const std::string& text, const std::string& file) {
            return readFacts(text, file, library->m_dictionary, library->m_sources, problems);
        },
        [&](Facts facts) {
            std::string key = facts.key;
            library->m_facts.emplace(std::move(key), std::move(facts));
        });
    library->loadEntries(folder, problems);
    library->loadTours(folder, problems);
    library->loadLanguages(folder, problems);
    return library;
}

Library::Library() : m_names{std::make_shared<const Names>(Dictionary{})}, m_languages{m_names} {}
Library::~Library() = default;

void Library::loadEntries(const std::filesystem::path& folder, std::vector<Problem>& problems)
{
    for (const EntryKindName& kind : entryKinds()) {
        const std::size_t first = m_entries.size();
        readEach(
            folder / kind.many, Need::optional, entryFiles, problems,
            [&](const std::string& text, const std::string& file) {
                return readEntry(kind.kind, text, file, m_dictionary, m_sources, problems);
            },
            [&](Entry entry) { m_entries.push_back(std::move(entry)); });
        std::ranges::stable_sort(m_entries.begin() + static_cast<std::ptrdiff_t>(first), m_entries.end(), {},
                                 &Entry::number);
    }
    for (const Entry& entry : m_entries) {
        for (const std::string& help : entry.help) {
            const Entry* note = this->entry(help);
            if (note == nullptr || note->kind != EntryKind::note) {
                problems.push_back({entry.file, entry.helpLine,
                                    "there is no note " + inQuotes(help) + " for “help”: expected the key of one"});
            }
        }
    }
}

void Library::loadTours(const std::filesystem::path& folder, std::vector<Problem>& problems)
{
    readEach(
        folder / "tours", Need::optional, tourFiles, problems,
        [&](const std::string& text, const std::string& file) { return readTour(text, file, *this, problems); },
        [&](Tour tour) { m_tours.push_back(std::move(tour)); });
    std::ranges::stable_sort(m_tours, {}, &Tour::number);
}

const Tour* Library::tour(std::string_view key) const
{
    const auto found = std::ranges::find(m_tours, key, &Tour::key);
    return found == m_tours.end() ? nullptr : &*found;
}

void Library::loadLanguages(const std::filesystem::path& folder, std::vector<Problem>& problems)
{
    std::vector<std::filesystem::path> folders;
    std::error_code error;
    for (std::filesystem::directory_iterator it{folder, error}, end; !error && it != end; it.increment(error)) {
        std::error_code none;
        if (std::filesystem::exists(it->path() / "language.yaml", none)) {
            folders.push_back(it->path());
        }
    }
    std::ranges::sort(folders);
    for (const std::filesystem::path& language : folders) {
        m_languages.push_back(Names::load(language, m_dictionary, problems));
    }
    for (std::size_t i = 0; i < folders.size(); ++i) {
        if (m_languages[i + 1]->namesOnly()) {
            continue;
        }
        auto spoken = std::make_shared<Library>();
        spoken->m_dictionary = m_dictionary;
        spoken->m_entries = m_entries;
        spoken->m_tours = m_tours;
        spoken->m_facts = m_facts;
        spoken->m_sources = m_sources;
        spoken->m_names = m_languages[i + 1];
        spoken->m_languages = m_languages;
        spoken->translateFrom(folders[i], problems);
        m_translations.push_back(std::move(spoken));
    }
}

void Library::translateFrom(const std::filesystem::path& folder, std::vector<Problem>& problems)
{
    // The file of `key` within `kind`, if it is there, put into `said`.
    const auto put = [&](std::string_view kind, const std::string& key, auto& said, const char* extension = ".md") {
        const std::filesystem::path path = folder / kind / (key + extension);
        std::error_code error;
        said.isFallback = true;
        if (std::filesystem::exists(path, error)) {
            const auto text = readTextFile(path, problems);
            said.isFallback = !text || !translate(said, *text, path.string(), problems);
        }
    };
    for (auto& [key, facts] : m_facts) {
        put("structures", key, facts);
        if (const DictionaryEntry* named = m_dictionary.find(key)) {
            facts.name = m_names->of(*named);
        }
        if (std::vector<std::string> synonyms = m_names->synonymsOf(key); !synonyms.empty()) {
            facts.synonyms = std::move(synonyms);
        }
    }
    for (Entry& entry : m_entries) {
        put(nameOf(entry.kind).many, entry.key, entry);
    }
    for (Tour& tour : m_tours) {
        put("tours", tour.key, tour, ".yaml");
    }
    std::error_code none;
    if (std::filesystem::exists(folder / "sources.yaml", none)) {
        translateSources(m_sources, folder / "sources.yaml", problems);
    }
    // What is translated and is not there in English.
    std::vector<std::string> kinds{"structures", "tours"};
    for (const EntryKindName& kind : entryKinds()) {
        kinds.emplace_back(kind.many);
    }
    for (const std::string& kind : kinds) {
        for (const std::filesystem::path& path : filesIn(folder / kind, Need::optional, problems)) {
            // One that is left out in English has its own problem there.
            if (path.extension() != (kind == "tours" ? ".yaml" : ".md") ||
                !std::filesystem::exists(folder.parent_path() / kind / path.filename(), none)) {
                problems.push_back({path.string(), 0,
                                    "translates nothing: expected a file of the same name in " +
                                        inQuotes((folder.parent_path() / kind).string())});
            }
        }
    }
}

const Library* Library::translation(std::string_view language) const
{
    const auto found = std::ranges::find_if(m_translations,
                                            [&](const auto& spoken) { return spoken->names().language() == language; });
    return found == m_translations.end() ? nullptr : found->get();
}

const Names& Library::namesIn(std::string_view language) const
{
    const auto found =
        std::ranges::find_if(m_languages, [&](const auto& names) { return names->language() == language; });
    return found == m_languages.end() ? *m_languages.front() : **found;
}

const Entry* Library::entry(std::string_view key) const
{
    const auto found = std::ranges::find(m_entries, key, &Entry::key);
    return found == m_entries.end() ? nullptr : &*found;
}

std::vector<const Entry*> Library::entriesFor(std::string_view baseKey) const
{
    // The structure itself, either side of it, and every heading above it.
    std::vector<std::string> ids{std::string{baseKey}, std::string{baseKey} + "-left", std::string{baseKey} + "-right"};
    if (const DictionaryEntry* named = m_dictionary.find(baseKey)) {
        std::string group = named->group;
        for (std::size_t steps = 0; steps <= m_dictionary.groups().size() && !group.empty(); ++steps) {
            ids.push_back(group);
            const auto heading = std::ranges::find(m_dictionary.groups(), group, &Group::key);
            group = heading == m_dictionary.groups().end() ? std::string{} : heading->parent;
        }
    }
    std::vector<const Entry*> found;
    for (const Entry& entry : m_entries) {
        if (std::ranges::any_of(entry.structures,
                                [&](const std::string& id) { return std::ranges::find(ids, id) != ids.end(); })) {
            found.push_back(&entry);
        }
    }
    return found;
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
