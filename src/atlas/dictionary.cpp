#include "atlas/dictionary.h"

#include "atlas/yaml_value.h"

#include <algorithm>
#include <set>

namespace psoas {
namespace {

bool isDigits(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool isKey(std::string_view text)
{
    return !text.empty() && text.front() != '-' && text.back() != '-' && text.find("--") == std::string_view::npos &&
           std::ranges::all_of(text,
                               [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

std::string sidedKey(const std::string& baseKey, Side side)
{
    return side == Side::none ? baseKey : baseKey + "-" + std::string{nameOf(side)};
}

std::string capitalised(std::string text)
{
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    }
    return text;
}

std::string readKey(YamlFields& fields, std::set<std::string>& taken)
{
    std::string key = fields.text("key", Need::required);
    if (!key.empty() && !isKey(key)) {
        fields.complain(fields.lineOf("key"),
                        "“" + key + "” is not a key: expected small letters, digits and hyphens, such as psoas-major");
    } else if (!key.empty() && !taken.insert(key).second) {
        fields.complain(fields.lineOf("key"), "the key “" + key + "” is used above: give each entry a key of its own");
    }
    return key;
}

/// The list `name` that is all of the file `folder/file`; null if there is none, with its problem.
const YamlValue* onlyList(std::optional<YamlValue>& document, std::string_view name, const std::string& file,
                          std::vector<Problem>& problems)
{
    if (!document) {
        return nullptr;
    }
    YamlFields fields{*document, "the file", file, problems};
    const YamlValue* list = fields.list(name, Need::required);
    fields.finish();
    return list;
}

} // namespace

Dictionary Dictionary::load(const std::filesystem::path& folder, std::vector<Problem>& problems)
{
    Dictionary dictionary;
    std::set<std::string> groupKeys;
    const std::string groupsFile = (folder / "groups.yaml").string();
    auto document = readYaml(groupsFile, problems);
    if (const YamlValue* list = onlyList(document, "groups", groupsFile, problems)) {
        for (const YamlValue& item : list->items) {
            YamlFields fields{item, "a group", groupsFile, problems};
            Group group;
            group.key = readKey(fields, groupKeys);
            group.name = fields.text("name", Need::required);
            group.latin = fields.text("latin", Need::optional);
            group.parent = fields.text("parent", Need::optional);
            // Parents stand above their children, so the groups cannot run in a circle.
            if (!group.parent.empty() &&
                std::ranges::find(dictionary.m_groups, group.parent, &Group::key) == dictionary.m_groups.end()) {
                fields.complain(fields.lineOf("parent"),
                                "there is no group “" + group.parent + "” above this one: expected the key of one");
            }
            if (fields.finish()) {
                dictionary.m_groups.push_back(std::move(group));
            }
        }
    }

    const std::string file = (folder / "structures.yaml").string();
    document = readYaml(file, problems);
    const YamlValue* list = onlyList(document, "structures", file, problems);
    if (list == nullptr) {
        return dictionary;
    }
    std::set<std::string> taken;
    struct Reference {
        std::string segment;
        int line;
    };
    std::vector<Reference> segments;
    for (const YamlValue& item : list->items) {
        YamlFields fields{item, "a structure", file, problems};
        DictionaryEntry entry;
        entry.key = readKey(fields, taken);
        entry.sided = fields.flag("sided", false);
        entry.name = fields.text("name", Need::required);
        entry.latin = fields.text("latin", Need::optional);
        entry.synonyms = fields.texts("synonyms", Need::optional);
        entry.ta2 = fields.text("ta2", Need::optional);
        entry.group = fields.text("group", Need::required);
        entry.segment = fields.text("segment", Need::optional);
        entry.variant = fields.flag("variant", false);
        const std::string kind = fields.text("kind", Need::required);
        if (const auto known = kindFrom(kind); known && !isAttachment(*known)) {
            entry.kind = *known;
        } else if (!kind.empty()) {
            fields.complain(fields.lineOf("kind"),
                            "“" + kind +
                                "” is no kind: expected bone, disc, cartilage, ligament, muscle, "
                                "tendon, nerve, vessel, bursa, fascia, organ, skin or other");
        }
        if (!entry.ta2.empty() && !isDigits(entry.ta2)) {
            fields.complain(fields.lineOf("ta2"),
                            "“" + entry.ta2 + "” is not a TA2 number: expected digits, such as 2595");
        }
        if (!entry.group.empty() &&
            std::ranges::find(dictionary.m_groups, entry.group, &Group::key) == dictionary.m_groups.end()) {
            fields.complain(fields.lineOf("group"),
                            "there is no group “" + entry.group + "” in groups.yaml: expected the key of one");
        }
        if (groupKeys.contains(entry.key)) {
            fields.complain(fields.lineOf("key"),
                            "“" + entry.key + "” is the key of a group: give the structure another");
        }
        std::vector<std::pair<std::string, Side>> numbers;
        if (const YamlValue* fma = fields.any("fma", Need::optional)) {
            if (entry.sided) {
                YamlFields sides{*fma, "the FMA numbers of a sided structure", file, problems};
                entry.fmaLeft = sides.text("left", Need::optional);
                entry.fmaRight = sides.text("right", Need::optional);
                entry.fma = sides.text("both", Need::optional);
                if (!sides.finish()) {
                    fields.complain(fma->line, "“fma” of “" + entry.key +
                                                   "” was not understood: expected {left: ..., right: ..., both: ...}");
                }
            } else {
                entry.fma = fields.text("fma", Need::optional);
            }
            for (const auto& [number, side] :
                 {std::pair{entry.fmaLeft, Side::left}, {entry.fmaRight, Side::right}, {entry.fma, Side::none}}) {
                if (number.empty()) {
                    continue;
                }
                if (!isDigits(number)) {
                    fields.complain(fma->line, "“" + number + "” is not an FMA number: expected digits, such as 22343");
                } else if (const auto other = dictionary.findFma(number)) {
                    fields.complain(fma->line, "the FMA number " + number + " belongs to “" + other->entry->key +
                                                   "” already: check both");
                } else {
                    numbers.emplace_back(number, side);
                }
            }
        }
        if (!fields.finish()) {
            continue;
        }
        if (!entry.segment.empty()) {
            segments.push_back({entry.segment, fields.lineOf("segment")});
        }
        const std::size_t index = dictionary.m_entries.size();
        for (const auto& [number, side] : numbers) {
            dictionary.m_byFma.emplace(number, Place{index, side});
        }
        for (const Side side : entry.sided ? std::vector{Side::left, Side::right} : std::vector{Side::none}) {
            dictionary.m_byKey.emplace(sidedKey(entry.key, side), Place{index, side});
        }
        dictionary.m_byBaseKey.emplace(entry.key, index);
        dictionary.m_entries.push_back(std::move(entry));
    }
    for (const auto& [segment, line] : segments) {
        if (!dictionary.m_byBaseKey.contains(segment)) {
            problems.push_back(
                {file, line, "there is no structure “" + segment + "” to move with: expected the base key of a bone"});
        }
    }
    return dictionary;
}

const DictionaryEntry* Dictionary::find(std::string_view baseKey) const
{
    const auto it = m_byBaseKey.find(baseKey);
    return it == m_byBaseKey.end() ? nullptr : &m_entries[it->second];
}

std::optional<Dictionary::Part> Dictionary::at(const std::map<std::string, Place, std::less<>>& places,
                                               std::string_view name) const
{
    const auto it = places.find(name);
    return it == places.end() ? std::nullopt : std::optional{Part{&m_entries[it->second.entry], it->second.side}};
}

std::optional<Dictionary::Part> Dictionary::findKey(std::string_view key) const
{
    return at(m_byKey, key);
}
std::optional<Dictionary::Part> Dictionary::findFma(std::string_view digits) const
{
    return at(m_byFma, digits);
}

Structure Dictionary::describe(const DictionaryEntry& entry, Side side) const
{
    Structure structure;
    structure.key = sidedKey(entry.key, side);
    structure.baseKey = entry.key;
    structure.name =
        side == Side::none ? capitalised(entry.name) : capitalised(std::string{nameOf(side)}) + " " + entry.name;
    structure.latin = entry.latin;
    structure.synonyms = entry.synonyms;
    structure.ta2 = entry.ta2;
    structure.fma = side == Side::left ? entry.fmaLeft : side == Side::right ? entry.fmaRight : entry.fma;
    structure.kind = entry.kind;
    structure.side = side;
    structure.group = entry.group;
    structure.hiddenByDefault = entry.variant;
    if (const DictionaryEntry* bone = find(entry.segment)) {
        structure.segment = sidedKey(bone->key, bone->sided ? side : Side::none);
    }
    return structure;
}

} // namespace psoas
