#pragma once

#include "atlas/dictionary.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace psoas {

/// What one language calls structures, groups, landmarks and views. What it has no name for bears its English one, and
/// has() says so; a name that a pack made up itself stays as the pack has it. Immutable; any thread.
class Names {
public:
    /// English: what the dictionary and the atlas say.
    explicit Names(const Dictionary& dictionary);
    /// Those of a language's folder, which bears its code ("assets/content/es"): language.yaml, and names.yaml where
    /// there is one. Problems are named, and the rest holds.
    static std::shared_ptr<const Names> load(const std::filesystem::path& folder, const Dictionary& dictionary,
                                             std::vector<Problem>& problems);

    const std::string& language() const { return m_language; } ///< "en", "es", "la"
    const std::string& title() const { return m_title; }       ///< what the language calls itself: "Español"
    bool namesOnly() const { return m_namesOnly; }             ///< nothing else is in this language, as in Latin

    /// Whether the name is of this language.
    bool has(const Structure& structure) const;
    bool has(const Group& group) const;
    bool has(const Landmark& landmark) const;
    /// With its side: "Psoas mayor izquierdo".
    std::string of(const Structure& structure) const;
    std::string of(const Landmark& landmark) const;
    std::string of(const Group& group) const;
    std::string of(const NamedView& view) const;
    std::string of(const DictionaryEntry& entry) const; ///< without a side: "Psoas mayor"
    std::string withoutSide(const Structure& structure) const;
    std::string withoutSide(const Landmark& landmark) const;
    /// As it is written within a sentence, without a side: "psoas mayor".
    std::string inText(const Structure& structure) const;
    /// Whether the name means something else in most sentences ("recto", "atlas") and is no link there.
    bool isCommonWord(const Structure& structure) const;
    /// Other words of this language for the structure or landmark with this base key.
    std::vector<std::string> synonymsOf(std::string_view baseKey) const;
    /// What names.yaml calls the thing `key` among `what`, which is "poses", "joints", "layers", "stops" or "slips";
    /// `english` where it does not.
    std::string called(std::string_view what, std::string_view key, std::string_view english) const;
    /// What is named here and nowhere in the dictionary: keys of landmarks and views, for who knows the atlas.
    std::vector<std::string> landmarkKeys() const;
    std::vector<std::string> viewKeys() const;
    /// The keys among `what` of called() that are named here.
    std::vector<std::string> keysAmong(std::string_view what) const;

private:
    struct Name {
        std::string text;   ///< as within a sentence
        std::string gender; ///< one of those of the sides; empty: that of its first word
        std::vector<std::string> synonyms;
        bool isCommonWord = false;
    };
    using Table = std::map<std::string, Name, std::less<>>;

    void readLanguage(const std::filesystem::path& file, std::vector<Problem>& problems);
    void readNames(const std::filesystem::path& file, const Dictionary& dictionary, std::vector<Problem>& problems);
    std::string genderOf(const Name& name) const; ///< empty if not known
    std::string sided(const Name& name, Side side) const;
    const Name* nameFor(const Structure& structure, Name& latin) const;
    const Name* nameFor(const Landmark& landmark, Name& latin) const;

    std::string m_language = "en";
    std::string m_title = "English";
    bool m_namesOnly = false;
    bool m_isLatin = false;   ///< names are those that the dictionary and the atlas have in Latin
    bool m_sideFirst = false; ///< "left psoas major", not "psoas mayor izquierdo"
    std::map<Side, std::map<std::string, std::string>> m_sides; ///< by gender
    std::map<std::string, std::string, std::less<>> m_genders;  ///< of first words
    std::map<Kind, std::string> m_attachments;                  ///< words for origin and insertion
    std::map<std::string, std::string, std::less<>> m_english;  ///< by base key, as in the dictionary
    std::map<std::string, std::string, std::less<>> m_latin;    ///< the same in Latin
    Table m_structures, m_groups, m_landmarks, m_views;
    std::map<std::string, Table, std::less<>> m_others; ///< what called() knows, by `what`
};

/// The name with its first letter a capital one.
std::string capitalised(std::string name);

} // namespace psoas
