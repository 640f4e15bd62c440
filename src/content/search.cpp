// Slips of typing are counted as in Damerau 1964, "A technique for computer detection and correction of spelling
// errors": one letter wrong, missing, too many, or two changed places.

#include "content/search.h"

#include "content/entry.h"
#include "core/text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <functional>
#include <map>
#include <optional>
#include <set>

namespace psoas {
namespace {

constexpr std::size_t longestQuery = 200; ///< bytes; the rest is not looked at
constexpr std::size_t mostQueryWords = 12;
constexpr std::size_t longestSlipWord = 32;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
bool isWordByte(char c)
{
    return (c >= 'a' && c <= 'z') || isDigit(c) || static_cast<unsigned char>(c) >= 0x80;
}

/// The words of `text`, folded: letters and digits; everything else parts them, dashes and typographic quotes too.
std::vector<std::string> wordsOf(std::string_view text)
{
    std::vector<std::string> words;
    std::string word;
    const std::string plain = folded(text);
    for (std::size_t i = 0; i <= plain.size(); ++i) {
        // U+2000 .. U+206F, general punctuation, is E2 80 xx and E2 81 xx.
        const bool isPunctuation =
            i + 2 < plain.size() && plain[i] == '\xE2' && (plain[i + 1] == '\x80' || plain[i + 1] == '\x81');
        if (i < plain.size() && isWordByte(plain[i]) && !isPunctuation) {
            word += plain[i];
            continue;
        }
        if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
        i += isPunctuation ? 2 : 0;
    }
    return words;
}

bool isNumber(std::string_view word)
{
    return !word.empty() && std::ranges::all_of(word, isDigit);
}
bool hasDigit(std::string_view word)
{
    return std::ranges::any_of(word, isDigit);
}

/// Words that say nothing of what is looked for, in the languages of the texts.
bool isFiller(std::string_view word)
{
    static const std::set<std::string_view> fillers{
        "a",     "an",  "and",  "are",  "at",   "by",  "can", "do",  "does",  "for", "from", "how",  "i",
        "in",    "is",  "it",   "me",   "my",   "of",  "on",  "or",  "the",   "to",  "what", "when", "where",
        "which", "why", "with", "al",   "como", "con", "de",  "del", "donde", "el",  "en",   "es",   "la",
        "las",   "los", "mi",   "para", "por",  "que", "se",  "un",  "una",   "y"};
    return fillers.contains(word);
}

/// "12th" is 12, as in "rib 12".
std::string withoutOrdinal(const std::string& word)
{
    if (word.size() > 2 && isNumber(std::string_view{word}.substr(0, word.size() - 2))) {
        for (const char* ending : {"st", "nd", "rd", "th"}) {
            if (word.ends_with(ending)) {
                return word.substr(0, word.size() - 2);
            }
        }
    }
    return word;
}

/// The words of a query, without fillers unless there is nothing else; "fma 22342", "FMA:22342" and "ta2 2595" become
/// one word each, as they are in the index.
std::vector<std::string> queryWords(std::string_view text)
{
    text = text.substr(0, longestQuery);
    std::vector<std::string> words;
    for (std::string& word : wordsOf(cleaned(text))) {
        const bool afterPrefix =
            !words.empty() && (words.back() == "fma" || words.back() == "ta2" || words.back() == "ta");
        if (afterPrefix && isNumber(word)) {
            words.back() = (words.back() == "fma" ? "fma" : "ta2:") + word;
        } else if (words.size() < mostQueryWords && std::ranges::find(words, word) == words.end()) {
            words.push_back(withoutOrdinal(word));
        }
    }
    if (!std::ranges::all_of(words, isFiller)) {
        std::erase_if(words, isFiller);
    }
    return words;
}

struct Slips {
    int whole;  ///< to make the whole word
    int prefix; ///< to make some beginning of it
};

/// How many slips of typing part `typed` from `word`, and from the nearest beginning of it. Byte by byte, which counts
/// a wrong letter outside ASCII twice.
Slips slipsBetween(std::string_view typed, std::string_view word)
{
    std::array<std::array<int, longestSlipWord + 1>, 3> rows{};
    word = word.substr(0, longestSlipWord);
    for (std::size_t j = 0; j <= word.size(); ++j) {
        rows[0][j] = static_cast<int>(j);
    }
    for (std::size_t i = 1; i <= typed.size(); ++i) {
        auto& row = rows[i % 3];
        const auto& above = rows[(i + 2) % 3];
        const auto& twoAbove = rows[(i + 1) % 3];
        row[0] = static_cast<int>(i);
        for (std::size_t j = 1; j <= word.size(); ++j) {
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (typed[i - 1] == word[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && typed[i - 1] == word[j - 2] && typed[i - 2] == word[j - 1]) {
                row[j] = std::min(row[j], twoAbove[j - 2] + 1);
            }
        }
    }
    const auto& last = rows[typed.size() % 3];
    return {last[word.size()],
            *std::min_element(last.begin(), last.begin() + static_cast<std::ptrdiff_t>(word.size()) + 1)};
}

/// How well `typed` names `word`: 1 is exactly, 0 not at all.
double likeness(std::string_view typed, std::string_view word)
{
    if (typed == word) {
        return 1;
    }
    if (word.starts_with(typed)) {
        const bool isId = word.starts_with("ta2:") || word.starts_with("fma");
        if (typed.size() < (isId ? 4u : 1u) || (isNumber(typed) && typed.size() < 3)) {
            return 0;
        }
        return 0.65 + 0.25 * static_cast<double>(typed.size()) / static_cast<double>(word.size());
    }
    if (hasDigit(typed) || hasDigit(word) || typed.size() < 4 || typed.size() > longestSlipWord) {
        return 0;
    }
    const int allowed = typed.size() >= 8 ? 2 : 1;
    const bool longEnough = word.size() + static_cast<std::size_t>(allowed) >= typed.size();
    const Slips slips = longEnough ? slipsBetween(typed, word) : Slips{allowed + 1, allowed + 1};
    if (slips.whole == 1) {
        return 0.6;
    }
    if (word.find(typed) != std::string_view::npos) {
        return 0.5;
    }
    if (slips.whole <= allowed) {
        return 0.4;
    }
    return slips.prefix <= allowed && typed.size() >= 5 ? (slips.prefix == 1 ? 0.4 : 0.25) : 0;
}

/// Where words of `text` stand that `typed` (folded) names.
SearchHit::Marks marksIn(const std::string& text, const std::vector<std::string>& typed)
{
    SearchHit::Marks marks;
    const auto isPart = [&](std::size_t i) {
        const auto c = static_cast<unsigned char>(text[i]);
        const bool isDash = c == 0xE2 && i + 1 < text.size() && text[i + 1] == '\x80';
        const bool endsDash = i >= 2 && text[i - 2] == '\xE2' && text[i - 1] == '\x80';
        const bool inDash = i >= 1 && text[i - 1] == '\xE2' && text[i] == '\x80';
        return std::isalnum(c) != 0 || (c >= 0x80 && !isDash && !endsDash && !inDash);
    };
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        while (end < text.size() && isPart(end)) {
            ++end;
        }
        if (end > i) {
            const auto words = wordsOf(std::string_view{text}.substr(i, end - i));
            const bool isMeant = std::ranges::any_of(words, [&](const std::string& word) {
                return std::ranges::any_of(typed, [&](const std::string& query) { return likeness(query, word) > 0; });
            });
            if (isMeant) {
                marks.emplace_back(i, end - i);
            }
        }
        i = std::max(end, i + 1);
    }
    return marks;
}

/// Some words of `text` around the first one that begins like `word` (folded).
std::string excerptOf(const std::string& text, std::string_view word)
{
    constexpr std::size_t before = 40;
    constexpr std::size_t longest = 120;
    if (text.size() <= longest) {
        return text;
    }
    std::size_t at = 0;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t end = std::min(text.find(' ', i), text.size());
        const auto here = wordsOf(std::string_view{text}.substr(i, end - i));
        if (std::ranges::any_of(here, [&](const std::string& w) { return likeness(word, w) > 0; })) {
            at = i;
            break;
        }
        i = end + 1;
    }
    std::size_t first = at > before ? text.find(' ', at - before) + 1 : 0;
    first = std::min(first, at);
    std::size_t last = std::min(first + longest, text.size());
    if (last < text.size()) {
        last = text.rfind(' ', last);
    }
    if (last == std::string::npos || last <= first) {
        last = text.size();
    }
    return (first > 0 ? "… " : "") + text.substr(first, last - first) + (last < text.size() ? " …" : "");
}

} // namespace

std::uint32_t SearchIndex::addField(std::string shown, const char* matched, double weight)
{
    m_fields.push_back({std::move(shown), matched, weight, {}});
    return static_cast<std::uint32_t>(m_fields.size() - 1);
}

SearchIndex::SearchIndex(const Atlas& atlas, const Library& library, const Names& names)
{
    // The name that is shown, and those of the other languages. Latin has fields of its own.
    const auto addNames = [&](std::vector<std::uint32_t>& fields, const auto& named, double weight) {
        const std::string shown = names.of(named);
        fields.push_back(addField(shown, "name", weight));
        for (const auto& language : library.languages()) {
            const std::string other = language->of(named);
            if (other != shown && language->has(named) && (!language->namesOnly() || named.latin.empty())) {
                fields.push_back(addField(other, "another language", 0.9 * weight));
            }
        }
    };
    std::map<std::string, std::vector<std::uint32_t>> sharedOf;
    for (const Structure& structure : atlas.structures()) {
        Entry entry;
        entry.hit = {SearchHit::What::structure,
                     structure.key,
                     names.of(structure),
                     std::string{nameOf(structure.kind)},
                     {},
                     {},
                     0};
        if (isAttachment(structure.kind)) { // found by its own name, and after the muscle by the muscle's
            addNames(entry.own, structure, 7);
            entry.own.push_back(addField(structure.key, "key", 4));
            m_entries.push_back(std::move(entry));
            continue;
        }
        addNames(entry.own, structure, 10);
        entry.own.push_back(addField(structure.key, "key", 5));
        if (!structure.fma.empty()) {
            entry.own.push_back(addField("FMA" + structure.fma, "FMA", 10));
        }
        auto [shared, isNew] = sharedOf.try_emplace(structure.baseKey);
        if (isNew) {
            const auto add = [&, &list = shared->second](const std::string& text, const char* matched, double weight) {
                if (!text.empty()) {
                    list.push_back(addField(text, matched, weight));
                }
            };
            add(structure.latin, "Latin", 7);
            if (!structure.ta2.empty()) {
                add("TA2 " + structure.ta2, "TA2", 10);
            }
            std::set<std::string> synonyms{structure.synonyms.begin(), structure.synonyms.end()};
            const Facts* facts = library.factsOf(structure.baseKey);
            if (facts != nullptr) {
                synonyms.insert(facts->synonyms.begin(), facts->synonyms.end());
            }
            for (const auto& language : library.languages()) {
                const std::vector<std::string> words = language->synonymsOf(structure.baseKey);
                synonyms.insert(words.begin(), words.end());
            }
            for (const std::string& synonym : synonyms) {
                add(synonym, "synonym", 8);
            }
            const DictionaryEntry* named = library.dictionary().find(structure.baseKey);
            if (named != nullptr && named->sided && !named->fma.empty()) {
                add("FMA" + named->fma, "FMA", 10);
            }
            if (facts != nullptr) {
                for (const auto* statements :
                     {&facts->about, &facts->origin, &facts->insertion, &facts->nerve, &facts->blood, &facts->action}) {
                    for (const Statement& statement : *statements) {
                        add(statement.text, "text", 1.5);
                    }
                }
            }
        }
        entry.shared = shared->second;
        m_entries.push_back(std::move(entry));
    }
    for (const Group* group : atlas.usedGroups()) {
        Entry entry;
        entry.hit = {SearchHit::What::group, group->key, names.of(*group), "group", {}, {}, 0};
        addNames(entry.own, *group, 9.5);
        entry.own.push_back(addField(group->key, "key", 5));
        if (!group->latin.empty()) {
            entry.own.push_back(addField(group->latin, "Latin", 7));
        }
        m_entries.push_back(std::move(entry));
    }

    for (const psoas::Entry& said : library.entries()) {
        Entry entry;
        entry.hit = {SearchHit::What::entry, said.key, said.title, std::string{nameOf(said.kind).one}, {}, {}, 0};
        // A structure comes before the word for it.
        const bool isAside = said.kind == EntryKind::word || said.kind == EntryKind::note;
        const std::string hitKind{nameOf(said.kind).one};
        const double ofTitle = isAside ? 4 : 6.5;
        const double ofText = isAside ? 1.2 : 1.4;
        const double ofCaption = 1.8;
        entry.own.push_back(addField(said.title, "name", ofTitle));
        entry.own.push_back(addField(said.key, "key", isAside ? 3.5 : 5));
        if (said.number > 0) {
            entry.own.push_back(addField(hitKind + " " + std::to_string(said.number), "key", 8));
        }
        if (!said.patientTitle.empty()) {
            entry.own.push_back(addField(said.patientTitle, "name", ofTitle));
        }
        for (const auto* statements :
             {&said.text, &said.fair, &said.setup, &said.stop, &said.precautions, &said.ours, &said.elsewhere}) {
            for (const Statement& statement : *statements) {
                entry.own.push_back(addField(statement.text, "text", ofText));
            }
        }
        // "Walking." is more to the point than a sentence in which somebody walks.
        std::vector<std::string> captions{said.show.caption, said.dose, said.pronunciation};
        for (const Showing& step : said.steps) {
            captions.push_back(step.caption);
        }
        for (const ChainLink& link : said.chain) {
            captions.insert(captions.end(), {link.from, link.to});
        }
        for (const std::string& text : captions) {
            if (!text.empty()) {
                entry.own.push_back(addField(text, "text", ofCaption));
            }
        }
        for (const std::string& paragraph : said.patientText) {
            entry.own.push_back(addField(paragraph, "text", ofText));
        }
        m_entries.push_back(std::move(entry));
    }

    for (const Landmark& landmark : atlas.landmarks()) {
        Entry entry;
        entry.hit = {SearchHit::What::landmark, landmark.key, names.of(landmark), "landmark", {}, {}, 0};
        addNames(entry.own, landmark, 9);
        entry.own.push_back(addField(landmark.key, "key", 5));
        if (!landmark.latin.empty()) {
            entry.own.push_back(addField(landmark.latin, "Latin", 6.5));
        }
        std::vector<std::string> synonyms = landmark.synonyms;
        for (const auto& language : library.languages()) {
            for (std::string& synonym : language->synonymsOf(landmark.baseKey)) {
                synonyms.push_back(std::move(synonym));
            }
        }
        for (std::string& synonym : synonyms) {
            entry.own.push_back(addField(std::move(synonym), "synonym", 8));
        }
        if (!landmark.ta2.empty()) {
            entry.own.push_back(addField("TA2 " + landmark.ta2, "TA2", 10));
        }
        if (!landmark.fma.empty()) {
            entry.own.push_back(addField("FMA" + landmark.fma, "FMA", 10));
        }
        m_entries.push_back(std::move(entry));
    }

    std::map<std::string, std::uint32_t> numberOf;
    for (Field& field : m_fields) {
        std::vector<std::string> words = wordsOf(field.shown);
        if (field.matched == std::string_view{"TA2"}) {
            words = {"ta2:" + words.back(), words.back()};
        } else if (field.matched == std::string_view{"FMA"}) {
            words.push_back(words.back().substr(3));
        }
        for (std::string& word : words) {
            field.words.push_back(
                numberOf.try_emplace(std::move(word), static_cast<std::uint32_t>(numberOf.size())).first->second);
        }
    }
    m_words.resize(numberOf.size());
    for (const auto& [word, number] : numberOf) {
        m_words[number] = word;
    }
}

std::vector<SearchHit> SearchIndex::find(std::string_view text, std::size_t limit) const
{
    const std::vector<std::string> typed = queryWords(text);
    if (typed.empty()) {
        return {};
    }
    std::vector<std::vector<double>> likenesses;
    for (const std::string& word : typed) {
        auto& row = likenesses.emplace_back(m_words.size());
        for (std::size_t i = 0; i < m_words.size(); ++i) {
            row[i] = likeness(word, m_words[i]);
        }
    }

    // What one field gives for every word typed, worked out once however many sides share it.
    struct Match {
        double score = 0;
        std::size_t word = 0; ///< which of the typed ones was matched best
        std::vector<double> byWord;
    };
    std::vector<std::optional<Match>> matches(m_fields.size());
    const auto matchOf = [&](std::uint32_t number) -> const Match& {
        auto& match = matches[number];
        if (match) {
            return *match;
        }
        match.emplace().byWord.resize(typed.size());
        const Field& field = m_fields[number];
        std::size_t found = 0;
        for (std::size_t t = 0; t < typed.size(); ++t) {
            double best = 0;
            for (const std::uint32_t word : field.words) {
                best = std::max(best, likenesses[t][word]);
            }
            found += best > 0 ? 1 : 0;
            // A field that is little more than what was typed is meant more likely than a long one.
            const double fullness =
                std::min(1.0, static_cast<double>(typed.size()) / static_cast<double>(field.words.size()));
            match->byWord[t] = best * field.weight * (0.75 + 0.25 * fullness);
            if (match->byWord[t] > match->byWord[match->word]) {
                match->word = t;
            }
        }
        const double together = found < typed.size() ? 1.0 : field.words.size() > typed.size() ? 1.25 : 1.6;
        for (const double score : match->byWord) {
            match->score += score * together;
        }
        return *match;
    };

    struct Found {
        double score;
        std::size_t entry;
        std::uint32_t field;
        std::size_t word;
        bool all;
    };
    std::vector<Found> found;
    for (std::size_t e = 0; e < m_entries.size(); ++e) {
        std::vector<double> best(typed.size());
        double bestField = 0;
        double together = 0;
        Found hit{0, e, 0, 0, true};
        for (const auto* fields : {&m_entries[e].own, &m_entries[e].shared}) {
            for (const std::uint32_t number : *fields) {
                const Match& match = matchOf(number);
                for (std::size_t t = 0; t < typed.size(); ++t) {
                    best[t] = std::max(best[t], match.byWord[t]);
                }
                if (match.score > bestField) {
                    bestField = match.score;
                    hit.field = number;
                    hit.word = match.word;
                }
            }
        }
        for (const double score : best) {
            together += score;
            hit.all = hit.all && score > 0;
        }
        hit.score = std::max(together, bestField) / static_cast<double>(typed.size());
        if (hit.score > 0) {
            found.push_back(hit);
        }
    }
    // Only where nothing bears all the words is a part of them good enough.
    if (std::ranges::any_of(found, &Found::all)) {
        std::erase_if(found, [](const Found& hit) { return !hit.all; });
    }
    std::ranges::stable_sort(found, std::ranges::greater{}, &Found::score);
    found.resize(std::min(found.size(), limit));

    std::vector<SearchHit> hits;
    for (const Found& hit : found) {
        const Field& field = m_fields[hit.field];
        SearchHit result = m_entries[hit.entry].hit;
        result.matched = field.matched;
        result.excerpt = excerptOf(field.shown, typed[hit.word]);
        result.score = hit.score;
        result.inName = marksIn(result.name, typed);
        result.inExcerpt = marksIn(result.excerpt, typed);
        hits.push_back(std::move(result));
    }
    return hits;
}

} // namespace psoas
