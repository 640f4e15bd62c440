#pragma once

#include "atlas/atlas.h"
#include "core/problem.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace psoas {

/// What one structure is called and where it belongs, for both its sides at once.
struct DictionaryEntry {
    std::string key; ///< base key: "psoas-major"
    bool sided = false;
    std::string name;  ///< English, lower case, without a side
    std::string latin; ///< in full; empty if not known
    std::vector<std::string> synonyms;
    std::string ta2;      ///< digits; empty if not known
    std::string fma;      ///< digits, of the structure without a side; empty if not known
    std::string fmaLeft;  ///< sided ones only
    std::string fmaRight; ///< sided ones only
    Kind kind = Kind::other;
    std::string group;    ///< key of a group
    std::string segment;  ///< base key of the bone it moves with; empty: none stated
    bool variant = false; ///< hidden until asked for
};

/// Every structure the program knows by name, whether the atlas at hand has it or not: assets/atlas/structures.yaml and
/// groups.yaml. Immutable once loaded.
class Dictionary {
public:
    /// An entry of a dictionary, and which of its sides is meant.
    struct Part {
        const DictionaryEntry* entry = nullptr; ///< lives as long as the dictionary
        Side side = Side::none;
    };

    /// Reads structures.yaml and groups.yaml in `folder`. Entries with problems are left out and named in `problems`.
    static Dictionary load(const std::filesystem::path& folder, std::vector<Problem>& problems);

    /// In the order in which they are listed.
    const std::vector<DictionaryEntry>& entries() const { return m_entries; }
    const std::vector<Group>& groups() const { return m_groups; }

    /// By base key; null if there is none.
    const DictionaryEntry* find(std::string_view baseKey) const;
    /// By key with side: "psoas-major-left", "sacrum".
    std::optional<Part> findKey(std::string_view key) const;
    /// By FMA number, digits only.
    std::optional<Part> findFma(std::string_view digits) const;

    /// All but the mesh: key, name ("Left psoas major"), ids, group and segment of that side.
    Structure describe(const DictionaryEntry& entry, Side side) const;

private:
    struct Place {
        std::size_t entry = 0;
        Side side = Side::none;
    };
    std::optional<Part> at(const std::map<std::string, Place, std::less<>>& places, std::string_view name) const;

    std::vector<DictionaryEntry> m_entries;
    std::vector<Group> m_groups;
    std::map<std::string, std::size_t, std::less<>> m_byBaseKey;
    std::map<std::string, Place, std::less<>> m_byKey;
    std::map<std::string, Place, std::less<>> m_byFma;
};

} // namespace psoas
