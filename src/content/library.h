#pragma once

#include "atlas/dictionary.h"
#include "content/names.h"
#include "core/problem.h"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace psoas {

/// On whose authority something is said.
struct Source {
    std::string key;
    std::string authors; ///< empty if not known
    std::string year;    ///< empty if not known
    std::string title;
    std::string where;      ///< journal, book or site
    std::string identifier; ///< DOI, PubMed number or web address; empty if not known
    std::string seen;       ///< how it was read: "seen", "transcription", "computed" or "to be checked"
};

/// One thing said, and who says it.
struct Statement {
    std::string text;
    std::vector<std::string> sources; ///< keys of Source; never empty
    bool toBeChecked = false;         ///< not yet confirmed in a source that has been seen: shown as "to be checked"
};

/// What is said of a structure, for both its sides.
struct Facts {
    std::string key;                   ///< base key of the structure: "psoas-major"
    std::string name;                  ///< English, without a side: "Psoas major"
    std::string latin;                 ///< in full: "musculus psoas major"
    std::string pronunciation;         ///< respelled: "SOH-as MAY-jer"
    std::string ta2;                   ///< digits; empty if not known
    std::string fma;                   ///< digits, of the structure without a side; empty if not known
    std::vector<std::string> synonyms; ///< those of the dictionary and of the entry
    std::vector<Statement> about;      ///< never empty
    std::vector<Statement> origin, insertion, nerve, blood, action; ///< all of them, and of muscles only
    std::string file;                                               ///< where it is written
    bool isFallback = false;                                        ///< in English, for want of a translation
};

struct Entry;
struct Tour;

/// All that is said: immutable, shared by all threads.
class Library {
public:
    /// Reads every entry under `folder` (assets/content): sources.yaml, structures/KEY.md, and a folder for each kind
    /// of entry (entry.h) and for tours (tour.h), which may be missing; then every language, a folder with
    /// language.yaml and beside it what is translated, in the same tree. Entries with problems are left out,
    /// translations with problems are English, and both are named in `problems`; the rest load. A missing folder is one
    /// problem.
    static std::shared_ptr<const Library> load(const std::filesystem::path& folder, Dictionary dictionary,
                                               std::vector<Problem>& problems);
    /// The same with the dictionary of the folder "atlas" beside `folder`, whose problems are named too unless they
    /// are there already.
    static std::shared_ptr<const Library> load(const std::filesystem::path& folder, std::vector<Problem>& problems);

    /// By base key; null if nothing is said of it.
    const Facts* factsOf(std::string_view baseKey) const;
    const std::map<std::string, Facts, std::less<>>& facts() const { return m_facts; }
    /// Points, symptoms and so on, kind by kind, by number and then by key.
    const std::vector<Entry>& entries() const { return m_entries; }
    /// By key, "point-07"; null if there is none.
    const Entry* entry(std::string_view key) const;
    /// In the order in which they are offered.
    const std::vector<Tour>& tours() const { return m_tours; }
    const Tour* tour(std::string_view key) const; ///< null if there is none
    /// Those that concern the structure with this base key, in order; groups count for what hangs under them.
    std::vector<const Entry*> entriesFor(std::string_view baseKey) const;
    const Source* source(std::string_view key) const;
    const std::map<std::string, Source, std::less<>>& sources() const { return m_sources; }
    const Dictionary& dictionary() const { return m_dictionary; }

    /// The same in another language ("es"), with everything that lacks there in English and marked isFallback; lives
    /// as long as this one. Null if nothing is written in that language, and for "en" where this is English itself.
    const Library* translation(std::string_view language) const;
    /// The names of the language in which this is said.
    const Names& names() const { return *m_names; }
    /// The names in every language there is, English first.
    const std::vector<std::shared_ptr<const Names>>& languages() const { return m_languages; }
    /// Those in `language`, or else in English.
    const Names& namesIn(std::string_view language) const;

    Library();
    ~Library();
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;

private:
    void loadEntries(const std::filesystem::path& folder, std::vector<Problem>& problems);
    void loadTours(const std::filesystem::path& folder, std::vector<Problem>& problems);
    void loadLanguages(const std::filesystem::path& folder, std::vector<Problem>& problems);
    void translateFrom(const std::filesystem::path& folder, std::vector<Problem>& problems);

    Dictionary m_dictionary;
    std::vector<Entry> m_entries;
    std::vector<Tour> m_tours;
    std::map<std::string, Facts, std::less<>> m_facts;
    std::map<std::string, Source, std::less<>> m_sources;
    std::shared_ptr<const Names> m_names;
    std::vector<std::shared_ptr<const Names>> m_languages;
    std::vector<std::shared_ptr<const Library>> m_translations;
};

/// One entry as it is written in `text`; none, and its problems, if anything is wrong with it.
std::optional<Facts> readFacts(std::string_view text, const std::string& file, const Dictionary& dictionary,
                               const std::map<std::string, Source, std::less<>>& sources,
                               std::vector<Problem>& problems);

} // namespace psoas
