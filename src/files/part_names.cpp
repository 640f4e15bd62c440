#include "files/part_names.h"

#include "core/text.h"

#include <algorithm>

namespace psoas {
namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}
bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}
bool isWordByte(char c)
{
    return isDigit(c) || isLower(c) || isUpper(c) || static_cast<unsigned char>(c) >= 0x80;
}

std::string lower(std::string text)
{
    std::ranges::transform(text, text.begin(),
                           [](char c) { return isUpper(c) ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

// The digits of "FMA22342" or "FJ1431M" after the letters `prefix` (lower case); empty if `word` is something else.
std::string numberAfter(std::string_view prefix, const std::string& word, bool mayEndWithM)
{
    std::string text = lower(word);
    if (!text.starts_with(prefix)) {
        return {};
    }
    text.erase(0, prefix.size());
    if (mayEndWithM && text.size() > 1 && text.back() == 'm') {
        text.back() = 'M';
    }
    const std::string digits = text.substr(0, text.size() - (text.ends_with('M') ? 1 : 0));
    return !digits.empty() && std::ranges::all_of(digits, isDigit) ? text : std::string{};
}

std::vector<std::string> wordsOf(std::string_view name)
{
    std::vector<std::string> words;
    std::string word;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        if (!word.empty() && (!isWordByte(c) || (isUpper(c) && isLower(word.back())))) {
            words.push_back(std::move(word));
            word.clear();
        }
        if (isWordByte(c)) {
            word += c;
        }
    }
    if (!word.empty()) {
        words.push_back(std::move(word));
    }
    return words;
}

std::string capitalised(std::string text)
{
    if (!text.empty() && isLower(text.front())) {
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    }
    return text;
}

} // namespace

NameParts namePartsOf(std::string_view name)
{
    NameParts parts;
    const std::string clean = cleaned(name);
    const std::vector<std::string> words = wordsOf(clean);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        const std::string small = lower(word);
        const bool atEdge = words.size() > 1 && (i == 0 || i + 1 == words.size());
        if (const std::string fma = numberAfter("fma", word, false); !fma.empty()) {
            parts.fma = fma;
        } else if (const std::string part = numberAfter("fj", word, true); !part.empty()) {
            parts.part = "FJ" + part;
        } else if (!numberAfter("bp", word, false).empty()) {
            continue; // a third number of the same collection, which says no more
        } else if (parts.side == Side::none && (small == "left" || (atEdge && small == "l"))) {
            parts.side = Side::left;
        } else if (parts.side == Side::none && (small == "right" || (atEdge && small == "r"))) {
            parts.side = Side::right;
        } else {
            parts.words.push_back(word);
        }
    }
    return parts;
}

std::string kebab(const std::vector<std::string>& words)
{
    std::string key;
    for (const std::string& word : words) {
        std::string part;
        for (const char c : lower(folded(word))) {
            if (isLower(c) || isDigit(c)) {
                part += c;
            } else if (c == ' ' && !part.empty() && part.back() != '-') {
                part += '-';
            }
        }
        while (part.ends_with('-')) {
            part.pop_back();
        }
        if (!part.empty()) {
            key += (key.empty() ? "" : "-") + part;
        }
    }
    return key;
}

Recogniser::Recogniser(const Dictionary& dictionary) : m_dictionary{dictionary}
{
    // Keys go before names and names before synonyms; among equals the first entry wins.
    const auto add = [this](const std::string& name, const DictionaryEntry& entry) {
        if (std::string key = kebab(wordsOf(name)); !key.empty()) {
            m_byWords.emplace(std::move(key), &entry);
        }
    };
    for (const DictionaryEntry& entry : dictionary.entries()) {
        add(entry.key, entry);
    }
    for (const DictionaryEntry& entry : dictionary.entries()) {
        add(entry.name, entry);
        add(entry.latin, entry);
    }
    for (const DictionaryEntry& entry : dictionary.entries()) {
        for (const std::string& synonym : entry.synonyms) {
            add(synonym, entry);
        }
    }
}

std::optional<Structure> Recogniser::find(const NameParts& name, std::string_view fma) const
{
    const auto part = m_dictionary.findFma(name.fma.empty() ? fma : name.fma);
    const DictionaryEntry* entry = part ? part->entry : nullptr;
    Side side = part ? part->side : Side::none;
    if (entry == nullptr) {
        const auto it = m_byWords.find(kebab(name.words));
        entry = it == m_byWords.end() || (!it->second->sided && name.side != Side::none) ? nullptr : it->second;
    }
    if (entry == nullptr) {
        return std::nullopt;
    }
    if (entry->sided && side == Side::none) {
        side = name.side;
    }
    return m_dictionary.describe(*entry, side);
}

Structure Recogniser::unknown(const NameParts& name)
{
    Structure structure;
    structure.side = name.side;
    structure.baseKey = kebab(name.words);
    if (structure.baseKey.empty()) {
        structure.baseKey = "part";
    }
    structure.key = structure.baseKey;
    std::string text;
    for (const std::string& word : name.words) {
        text += (text.empty() ? "" : " ") + word;
    }
    if (text.empty()) {
        text = "part";
    }
    if (name.side != Side::none) {
        const std::string sideName{nameOf(name.side)};
        structure.key += "-" + sideName;
        text = sideName + " " + text;
    }
    structure.name = capitalised(text);
    structure.fma = name.fma;
    structure.group = "other";
    return structure;
}

} // namespace psoas
