#include "content/names.h"

#include "atlas/yaml_value.h"
#include "content/entry.h"
#include "content/statements.h"

#include <algorithm>

namespace psoas {
namespace {

/// The key of a muscle without its side.
std::string withoutSuffix(std::string_view key)
{
    for (const std::string_view side : {"-left", "-right"}) {
        if (key.ends_with(side)) {
            return std::string{key.substr(0, key.size() - side.size())};
        }
    }
    return std::string{key};
}

/// "Psoas major" for "Left psoas major".
std::string cutSide(std::string name, Side side)
{
    const std::string_view prefix = side == Side::left ? "Left " : side == Side::right ? "Right " : "";
    return !prefix.empty() && name.size() > prefix.size() && name.starts_with(prefix)
               ? capitalised(name.substr(prefix.size()))
               : name;
}

std::string firstWord(std::string_view text)
{
    return std::string{text.substr(0, text.find(' '))};
}

} // namespace

std::string capitalised(std::string name)
{
    if (!name.empty() && name[0] >= 'a' && name[0] <= 'z') {
        name[0] = static_cast<char>(name[0] - 'a' + 'A');
    } else if (name.size() > 1 && name[0] == '\xC3' && static_cast<unsigned char>(name[1]) >= 0xA0 &&
               static_cast<unsigned char>(name[1]) != 0xB7) { // U+00E0 .. U+00FE: "á" and its like
        name[1] = static_cast<char>(static_cast<unsigned char>(name[1]) - 0x20);
    }
    return name;
}

Names::Names(const Dictionary& dictionary)
{
    for (const DictionaryEntry& entry : dictionary.entries()) {
        m_english.emplace(entry.key, entry.name);
        m_latin.emplace(entry.key, entry.latin);
    }
}

std::shared_ptr<const Names> Names::load(const std::filesystem::path& folder, const Dictionary& dictionary,
                                         std::vector<Problem>& problems)
{
    auto names = std::make_shared<Names>(dictionary);
    names->m_language = folder.filename().string();
    names->m_title = names->m_language;
    names->readLanguage(folder / "language.yaml", problems);
    std::error_code error;
    if (std::filesystem::exists(folder / "names.yaml", error)) {
        names->readNames(folder / "names.yaml", dictionary, problems);
    }
    const std::string file = (folder / (names->m_isLatin ? "language.yaml" : "names.yaml")).string();
    for (const DictionaryEntry& entry : dictionary.entries()) {
        const auto named = names->m_structures.find(entry.key);
        const Name name = named != names->m_structures.end() ? named->second
                          : names->m_isLatin                 ? Name{entry.latin, {}, {}, false}
                                                             : Name{};
        if (entry.sided && !name.text.empty() && names->genderOf(name).empty()) {
            problems.push_back({file, 0,
                                "the gender of " + inQuotes(name.text) + " (" + entry.key +
                                    ") is not known: expected “gender” with it, or its first word under “genders”"});
        }
    }
    return names;
}

void Names::readLanguage(const std::filesystem::path& path, std::vector<Problem>& problems)
{
    const std::string file = path.string();
    const auto document = readYaml(path, problems);
    if (!document) {
        return;
    }
    YamlFields fields{*document, "the language", file, problems};
    m_title = fields.text("name", Need::required);
    m_namesOnly = fields.flag("names_only", false);
    m_isLatin = fields.flag("latin", false);
    m_sideFirst = fields.flag("side_first", false);
    if (const YamlValue* sides = fields.map("sides", Need::required)) {
        YamlFields both{*sides, "the sides", file, problems};
        for (const Side side : {Side::left, Side::right}) {
            if (const YamlValue* forms = both.map(nameOf(side), Need::required)) {
                for (const YamlField& form : forms->fields) {
                    m_sides[side][form.key] = form.value.text;
                }
            }
        }
        both.finish();
    }
    if (const YamlValue* genders = fields.map("genders", Need::optional)) {
        for (const YamlField& gender : genders->fields) {
            if (!m_sides[Side::left].contains(gender.key) || !m_sides[Side::right].contains(gender.key)) {
                problems.push_back({file, gender.line,
                                    "the sides have no form for the gender " + inQuotes(gender.key) +
                                        ": expected it under left and right of “sides”"});
            }
            for (const YamlValue& word : gender.value.items) {
                m_genders.emplace(word.text, gender.key);
            }
        }
    }
    if (const YamlValue* attachments = fields.map("attachments", Need::required)) {
        YamlFields both{*attachments, "the attachments", file, problems};
        for (const Kind kind : {Kind::origin, Kind::insertion}) {
            m_attachments[kind] = both.text(nameOf(kind), Need::required);
        }
        both.finish();
    }
    fields.finish();
}

void Names::readNames(const std::filesystem::path& path, const Dictionary& dictionary, std::vector<Problem>& problems)
{
    const std::string file = path.string();
    const auto document = readYaml(path, problems);
    if (!document) {
        return;
    }
    YamlFields fields{*document, "the names", file, problems};
    const auto read = [&](std::string_view what, Table& table, const auto& isKnown, const char* where) {
        const YamlValue* all = fields.map(what, Need::optional);
        for (const YamlField& field : all != nullptr ? all->fields : std::vector<YamlField>{}) {
            Name name;
            if (!isKnown(field.key)) {
                problems.push_back({file, field.line,
                                    "there is nothing called " + inQuotes(field.key) + " among the " +
                                        std::string{what} + ": expected a key of " + where});
                continue;
            }
            if (field.value.type == YamlValue::Type::text) {
                name.text = field.value.text;
            } else {
                YamlFields parts{field.value, "the name of " + inQuotes(field.key), file, problems};
                name.text = parts.text("name", Need::required);
                name.gender = parts.text("gender", Need::optional);
                name.synonyms = parts.texts("synonyms", Need::optional);
                name.isCommonWord = parts.flag("common_word", false);
                if (!name.gender.empty() && !m_sides[Side::left].contains(name.gender)) {
                    parts.complain(parts.lineOf("gender"), inQuotes(name.gender) + " is no gender of " +
                                                               inQuotes(m_title) +
                                                               ": expected one that “sides” of language.yaml has");
                }
                if (!parts.finish()) {
                    continue;
                }
            }
            table.emplace(field.key, std::move(name));
        }
    };
    const auto any = [](const std::string&) { return true; };
    read(
        "structures", m_structures, [&](const std::string& key) { return dictionary.find(key) != nullptr; },
        "structures.yaml");
    read(
        "groups", m_groups,
        [&](const std::string& key) {
            return std::ranges::find(dictionary.groups(), key, &Group::key) != dictionary.groups().end();
        },
        "groups.yaml");
    read("landmarks", m_landmarks, any, "the landmarks");
    read("views", m_views, any, "the views");
    read(
        "poses", m_others["poses"],
        [](const std::string& key) { return std::ranges::find(poseNames(), key) != poseNames().end(); }, "a pose");
    read("joints", m_others["joints"], any, "the joints");
    read("layers", m_others["layers"], any, "layers.yaml");
    read("stops", m_others["stops"], any, "sections.yaml");
    read("slips", m_others["slips"], any, "paths.yaml");
    fields.finish();
}

std::string Names::genderOf(const Name& name) const
{
    if (!name.gender.empty()) {
        return name.gender;
    }
    const auto found = m_genders.find(firstWord(name.text));
    return found == m_genders.end() ? std::string{} : found->second;
}

std::string Names::sided(const Name& name, Side side) const
{
    const auto forms = m_sides.find(side);
    if (side == Side::none || forms == m_sides.end() || forms->second.empty()) {
        return name.text;
    }
    auto form = forms->second.find(genderOf(name));
    if (form == forms->second.end()) {
        form = forms->second.begin();
    }
    return m_sideFirst ? form->second + " " + name.text : name.text + " " + form->second;
}

/// Null if this language has none. `latin` is room for one that is made here.
const Names::Name* Names::nameFor(const Structure& structure, Name& latin) const
{
    const std::string key = isAttachment(structure.kind) ? withoutSuffix(structure.muscle) : structure.baseKey;
    const auto english = m_english.find(key);
    if (english == m_english.end() && !m_isLatin) {
        return nullptr;
    }
    const auto found = m_structures.find(key);
    if (isAttachment(structure.kind)) {
        if (const auto muscle = m_latin.find(key);
            m_isLatin && found == m_structures.end() && muscle != m_latin.end()) {
            latin.text = muscle->second; // areas have no Latin of their own
            return latin.text.empty() ? nullptr : &latin;
        }
    } else if (m_isLatin && found == m_structures.end()) {
        latin.text = structure.latin;
        if (latin.text.empty() && english != m_english.end() &&
            cutSide(structure.name, structure.side) == psoas::capitalised(english->second)) {
            latin.text = m_latin.at(key); // the dictionary knows what the pack does not say
        }
        return latin.text.empty() ? nullptr : &latin;
    } else if (english == m_english.end() ||
               cutSide(structure.name, structure.side) != psoas::capitalised(english->second)) {
        return nullptr;
    }
    return found == m_structures.end() ? nullptr : &found->second;
}

const Names::Name* Names::nameFor(const Landmark& landmark, Name& latin) const
{
    const auto found = m_landmarks.find(landmark.baseKey);
    if (found == m_landmarks.end() && m_isLatin && !landmark.latin.empty()) {
        latin.text = landmark.latin;
        return &latin;
    }
    return found == m_landmarks.end() ? nullptr : &found->second;
}

bool Names::has(const Structure& structure) const
{
    Name latin;
    return m_language == "en" || nameFor(structure, latin) != nullptr;
}

bool Names::has(const Group& group) const
{
    return m_language == "en" || m_groups.contains(group.key) || (m_isLatin && !group.latin.empty());
}

bool Names::has(const Landmark& landmark) const
{
    Name latin;
    return m_language == "en" || nameFor(landmark, latin) != nullptr;
}

std::string Names::of(const Structure& structure) const
{
    Name latin;
    const Name* name = nameFor(structure, latin);
    if (name == nullptr) {
        return structure.name;
    }
    const auto end = m_attachments.find(structure.kind);
    return capitalised(sided(*name, structure.side) +
                       (end == m_attachments.end() ? std::string{} : ", " + end->second));
}

std::string Names::inText(const Structure& structure) const
{
    Name latin;
    if (const Name* name = nameFor(structure, latin)) {
        const auto end = m_attachments.find(structure.kind);
        return name->text + (end == m_attachments.end() ? std::string{} : ", " + end->second);
    }
    const std::string name = cutSide(structure.name, structure.side);
    const auto english = m_english.find(structure.baseKey);
    return english != m_english.end() && capitalised(english->second) == name ? english->second : name;
}

std::string Names::withoutSide(const Structure& structure) const
{
    return capitalised(inText(structure));
}

std::string Names::of(const Landmark& landmark) const
{
    Name latin;
    const Name* name = nameFor(landmark, latin);
    return name == nullptr ? landmark.name : capitalised(sided(*name, landmark.side));
}

std::string Names::withoutSide(const Landmark& landmark) const
{
    Name latin;
    const Name* name = nameFor(landmark, latin);
    return name == nullptr ? cutSide(landmark.name, landmark.side) : capitalised(name->text);
}

std::string Names::of(const Group& group) const
{
    const auto found = m_groups.find(group.key);
    if (found != m_groups.end()) {
        return capitalised(found->second.text);
    }
    return m_isLatin && !group.latin.empty() ? capitalised(group.latin) : group.name;
}

std::string Names::of(const NamedView& view) const
{
    const auto found = m_views.find(view.key);
    return found == m_views.end() ? view.name : capitalised(found->second.text);
}

std::string Names::called(std::string_view what, std::string_view key, std::string_view english) const
{
    const auto table = m_others.find(what);
    if (table == m_others.end()) {
        return std::string{english};
    }
    const auto found = table->second.find(key);
    return found == table->second.end() ? std::string{english} : capitalised(found->second.text);
}

std::string Names::of(const DictionaryEntry& entry) const
{
    const auto found = m_structures.find(entry.key);
    return capitalised(found != m_structures.end()         ? found->second.text
                       : m_isLatin && !entry.latin.empty() ? entry.latin
                                                           : entry.name);
}

std::vector<std::string> Names::synonymsOf(std::string_view baseKey) const
{
    for (const Table* table : {&m_structures, &m_landmarks}) {
        if (const auto found = table->find(baseKey); found != table->end()) {
            return found->second.synonyms;
        }
    }
    return {};
}

bool Names::isCommonWord(const Structure& structure) const
{
    const auto found = m_structures.find(structure.baseKey);
    return found != m_structures.end() && found->second.isCommonWord;
}

std::vector<std::string> Names::landmarkKeys() const
{
    std::vector<std::string> keys;
    for (const auto& [key, name] : m_landmarks) {
        keys.push_back(key);
    }
    return keys;
}

std::vector<std::string> Names::viewKeys() const
{
    std::vector<std::string> keys;
    for (const auto& [key, name] : m_views) {
        keys.push_back(key);
    }
    return keys;
}

std::vector<std::string> Names::keysAmong(std::string_view what) const
{
    std::vector<std::string> keys;
    if (const auto table = m_others.find(what); table != m_others.end()) {
        for (const auto& [key, name] : table->second) {
            keys.push_back(key);
        }
    }
    return keys;
}

} // namespace psoas
