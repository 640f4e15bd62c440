#pragma once

#include "atlas/atlas.h"
#include "content/library.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace psoas {

struct SearchHit {
    enum class What { structure, group, landmark, entry };
    What what = What::structure;
    std::string key;
    std::string name;
    std::string kind; ///< "muscle", "bone" ..., "group", "landmark", "point", "symptom" ...
    /// What was found: "name", "Latin", "synonym", "TA2", "FMA", "key", "text", or the name in "another language".
    std::string matched;
    std::string excerpt; ///< the words around it
    using Marks = std::vector<std::pair<std::size_t, std::size_t>>;
    double score = 0;  ///< greater is better
    Marks inName{};    ///< what was typed, as found in `name`: first byte and how many, in order
    Marks inExcerpt{}; ///< the same in `excerpt`
};

/// Finds structures, attachment areas, landmarks, groups and entries by names, Latin, synonyms, ids and what is said;
/// accents, case and small slips of typing are forgiven, and the last word may be unfinished. Immutable; any thread.
class SearchIndex {
public:
    /// What is found bears its name from `names`; those of all other languages are found as well, and the texts in the
    /// language of `library`.
    SearchIndex(const Atlas& atlas, const Library& library, const Names& names);
    SearchIndex(const Atlas& atlas, const Library& library) : SearchIndex{atlas, library, library.names()} {}

    /// Best first; nothing for a text without letters or digits.
    std::vector<SearchHit> find(std::string_view text, std::size_t limit = 50) const;

private:
    /// A name, number or statement, as numbers of words in m_words.
    struct Field {
        std::string shown;
        const char* matched = "";
        double weight = 1;
        std::vector<std::uint32_t> words;
    };
    struct Entry {
        SearchHit hit;
        std::vector<std::uint32_t> own;    ///< fields of this side alone, in m_fields
        std::vector<std::uint32_t> shared; ///< fields of both sides
    };

    std::uint32_t addField(std::string shown, const char* matched, double weight);

    std::vector<std::string> m_words; ///< every word once, folded
    std::vector<Field> m_fields;
    std::vector<Entry> m_entries;
};

} // namespace psoas
