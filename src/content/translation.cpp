#include "content/translation.h"

#include "content/statements.h"

#include <algorithm>

namespace psoas {
namespace {

struct Paragraph {
    std::string text;
    int line = 0;
};

/// One translated file, cut into its fields and paragraphs.
class Reader {
public:
    /// `allFields`: no front matter, the file is YAML as a whole.
    Reader(std::string_view text, const std::string& file, std::vector<Problem>& problems, bool allFields = false)
        : m_file{file}, m_problems{problems}, m_before{problems.size()}
    {
        if (!isPlainText(text, file, problems)) {
            return;
        }
        if (text.starts_with("\xEF\xBB\xBF")) {
            text.remove_prefix(3);
        }
        if (allFields) {
            m_document = parseYaml(text, file, problems);
            if (m_document) {
                m_fields.emplace(*m_document, "the translation", m_file, m_problems);
            }
            return;
        }
        const auto written = cutEntry(text);
        if (!written) {
            complain(1, "no front matter: expected a line “---”, the fields, and another line “---”");
            return;
        }
        m_document = parseYaml(written->frontMatter, file, problems, 2);
        if (m_document && m_document->type == YamlValue::Type::nothing) {
            m_document->type = YamlValue::Type::map; // a structure may have paragraphs alone
            m_document->line = 1;
        }
        if (m_document) {
            m_fields.emplace(*m_document, "the translation", m_file, m_problems);
        }
        m_bodyLine = written->bodyLine;
        cutParagraphs(written->body);
    }

    bool isReadable() const { return m_fields.has_value(); }
    bool isSound() const { return m_problems.size() == m_before; }

    /// A text that is there in English too, or in neither.
    void text(std::string_view key, std::string& of)
    {
        if (!of.empty()) {
            of = m_fields->text(key, Need::required);
        }
    }

    void list(std::string_view key, const std::vector<std::string*>& of)
    {
        if (of.empty()) {
            return;
        }
        const YamlValue* list = m_fields->list(key, Need::required);
        if (list == nullptr) {
            return;
        }
        if (list->items.size() != of.size()) {
            m_fields->complain(list->line, inQuotes(key) + " has " + std::to_string(list->items.size()) +
                                               (list->items.size() == 1 ? " text" : " texts") + ": expected " +
                                               std::to_string(of.size()) + ", as in English");
            return;
        }
        for (std::size_t i = 0; i < of.size(); ++i) {
            const YamlValue& item = list->items[i];
            if (item.type != YamlValue::Type::text || trimmed(item.text).empty()) {
                m_fields->complain(item.line, "this item of " + inQuotes(key) + " is no text: expected one");
            } else {
                *of[i] = trimmed(item.text);
            }
        }
    }

    void statements(std::string_view key, std::vector<Statement>& of)
    {
        std::vector<std::string*> texts;
        for (Statement& statement : of) {
            texts.push_back(&statement.text);
        }
        list(key, texts);
    }

    void chain(std::vector<ChainLink>& of)
    {
        const YamlValue* list = of.empty() ? nullptr : m_fields->list("chain", Need::required);
        if (list == nullptr) {
            return;
        }
        if (list->items.size() != of.size()) {
            m_fields->complain(list->line, "“chain” has " + std::to_string(list->items.size()) + " links: expected " +
                                               std::to_string(of.size()) + ", as in English");
            return;
        }
        for (std::size_t i = 0; i < of.size(); ++i) {
            YamlFields parts{list->items[i], "a link of the chain", m_file, m_problems};
            of[i].from = parts.text("from", Need::required);
            of[i].to = parts.text("to", Need::required);
            parts.finish();
        }
    }

    void paragraphs(std::vector<Statement>& of)
    {
        if (count(m_paragraphs, of.size(), "of the paragraphs")) {
            for (std::size_t i = 0; i < of.size(); ++i) {
                of[i].text = m_paragraphs[i].text;
            }
        }
    }

    void forPatients(std::vector<std::string>& of)
    {
        if (count(m_forPatients, of.size(), "of the paragraphs for patients")) {
            for (std::size_t i = 0; i < of.size(); ++i) {
                of[i] = m_forPatients[i].text;
            }
        }
    }

    void finish() { m_fields->finish(); }

private:
    void complain(int line, std::string problem) { m_problems.push_back({m_file, line, std::move(problem)}); }

    bool count(const std::vector<Paragraph>& found, std::size_t expected, const std::string& what)
    {
        if (found.size() != expected) {
            complain(found.size() > expected ? found[expected].line : m_bodyLine,
                     std::to_string(found.size()) + " " + what + " here: expected " + std::to_string(expected) +
                         ", as in English");
        }
        return found.size() == expected;
    }

    void cutParagraphs(std::string_view body)
    {
        std::vector<Paragraph>* into = &m_paragraphs;
        bool open = false;
        for (int line = m_bodyLine; !body.empty(); ++line) {
            const std::size_t end = std::min(body.find('\n'), body.size());
            const std::string_view words = trimmed(body.substr(0, end));
            if (words.starts_with("## ")) {
                into = &m_forPatients;
                open = false;
            } else if (words.empty()) {
                open = false;
            } else if (open) {
                into->back().text += ' ' + std::string{words};
            } else {
                into->push_back({std::string{words}, line});
                open = true;
            }
            body.remove_prefix(std::min(end + 1, body.size()));
        }
        for (const Paragraph& paragraph : m_paragraphs) {
            if (paragraph.text.back() == ']') {
                complain(paragraph.line, "this paragraph ends with brackets: expected no sources here, they are those "
                                         "of the English file");
            }
        }
    }

    const std::string& m_file;
    std::vector<Problem>& m_problems;
    std::size_t m_before;
    std::optional<YamlValue> m_document;
    std::optional<YamlFields> m_fields;
    int m_bodyLine = 0;
    std::vector<Paragraph> m_paragraphs;
    std::vector<Paragraph> m_forPatients;
};

} // namespace

bool translate(Entry& entry, std::string_view text, const std::string& file, std::vector<Problem>& problems)
{
    Reader reader{text, file, problems};
    if (!reader.isReadable()) {
        return false;
    }
    Entry spoken = entry;
    reader.text("title", spoken.title);
    reader.text("patient_title", spoken.patientTitle);
    reader.text("caption", spoken.show.caption);
    std::vector<std::string*> captions;
    for (Showing& step : spoken.steps) {
        captions.push_back(&step.caption);
    }
    reader.list("steps", captions);
    std::vector<std::string*> claims;
    for (JudgedClaim& claim : spoken.verdict) {
        if (!claim.of.empty()) {
            claims.push_back(&claim.of);
        }
    }
    reader.list("verdict", claims);
    reader.statements("fair", spoken.fair);
    reader.statements("elsewhere", spoken.elsewhere);
    reader.statements("setup", spoken.setup);
    reader.text("dose", spoken.dose);
    reader.statements("stop", spoken.stop);
    reader.statements("precautions", spoken.precautions);
    reader.statements("ours", spoken.ours);
    reader.chain(spoken.chain);
    reader.finish();
    reader.paragraphs(spoken.text);
    reader.forPatients(spoken.patientText);
    if (reader.isSound()) {
        entry = std::move(spoken);
    }
    return reader.isSound();
}

bool translate(Tour& tour, std::string_view text, const std::string& file, std::vector<Problem>& problems)
{
    Reader reader{text, file, problems, true};
    if (!reader.isReadable()) {
        return false;
    }
    Tour spoken = tour;
    std::vector<std::string*> captions;
    std::vector<std::string*> forPatients;
    for (TourStop& stop : spoken.stops) {
        if (!stop.caption.empty()) {
            captions.push_back(&stop.caption);
        }
        if (!stop.patientCaption.empty()) {
            forPatients.push_back(&stop.patientCaption);
        }
    }
    reader.text("title", spoken.title);
    reader.text("patient_title", spoken.patientTitle);
    reader.text("about", spoken.about);
    reader.list("captions", captions);
    reader.list("patient_captions", forPatients);
    reader.finish();
    if (reader.isSound()) {
        tour = std::move(spoken);
    }
    return reader.isSound();
}

bool translate(Facts& facts, std::string_view text, const std::string& file, std::vector<Problem>& problems)
{
    Reader reader{text, file, problems};
    if (!reader.isReadable()) {
        return false;
    }
    Facts spoken = facts;
    reader.statements("origin", spoken.origin);
    reader.statements("insertion", spoken.insertion);
    reader.statements("nerve", spoken.nerve);
    reader.statements("blood", spoken.blood);
    reader.statements("action", spoken.action);
    reader.finish();
    reader.paragraphs(spoken.about);
    std::vector<std::string> none;
    reader.forPatients(none);
    if (reader.isSound()) {
        facts = std::move(spoken);
    }
    return reader.isSound();
}

} // namespace psoas
