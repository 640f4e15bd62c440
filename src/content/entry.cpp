#include "content/entry.h"

#include "content/statements.h"
#include "core/text.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace psoas {
namespace {

constexpr std::string_view forPatients = "\n## For patients\n";

/// Whether `id` names a structure, both sides of one, or a heading of the dictionary.
bool isKnown(const Dictionary& dictionary, std::string_view id)
{
    return dictionary.find(id) != nullptr || dictionary.findKey(id).has_value() ||
           std::ranges::find(dictionary.groups(), id, &Group::key) != dictionary.groups().end();
}

/// Whether `plane` names a place worth a section, and the side that is kept: "l3-l4<".
bool isPlace(std::string_view plane)
{
    return plane.size() > 2 && (plane.back() == '<' || plane.back() == '>') &&
           std::ranges::all_of(plane.substr(0, plane.size() - 1),
                               [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

/// Reads one entry; what it needs to know travels along.
struct Reader {
    const std::string& file;
    const Dictionary& dictionary;
    const Sources& sources;
    std::vector<Problem>& problems;

    std::vector<std::string> ids(YamlFields& fields, std::string_view key, Need need) const
    {
        std::vector<std::string> found = fields.texts(key, need);
        for (const std::string& id : found) {
            if (!isKnown(dictionary, id)) {
                fields.complain(fields.lineOf(key), "there is no structure " + inQuotes(id) + " for " + inQuotes(key) +
                                                        ": expected a key, a base key or a group, such as "
                                                        "psoas-major");
            }
        }
        return found;
    }

    std::vector<Statement> statements(YamlFields& fields, std::string_view key, Need need) const
    {
        return readStatements(fields, key, need, file, sources, problems);
    }

    std::string oneOf(YamlFields& fields, std::string_view key, const std::vector<std::string_view>& names) const
    {
        std::string value = fields.text(key, Need::optional);
        if (!value.empty() && std::ranges::find(names, value) == names.end()) {
            std::string expected;
            for (const std::string_view name : names) {
                expected += (expected.empty() ? "" : ", ") + std::string{name};
            }
            fields.complain(fields.lineOf(key),
                            inQuotes(value) + " is no " + std::string{key} + ": expected one of " + expected);
        }
        return value;
    }

    Showing showing(const YamlValue& value, const std::string& what, Need caption) const
    {
        YamlFields fields{value, what, file, problems};
        Showing show;
        show.view = fields.text("view", Need::optional);
        show.viewLine = show.view.empty() ? 0 : fields.lineOf("view");
        show.frame = ids(fields, "frame", Need::optional);
        show.select = ids(fields, "select", Need::optional);
        show.isolate = ids(fields, "isolate", Need::optional);
        show.reveal = ids(fields, "reveal", Need::optional);
        show.hide = ids(fields, "hide", Need::optional);
        show.fade = ids(fields, "fade", Need::optional);
        show.attachments = ids(fields, "attachments", Need::optional);
        show.section = fields.texts("section", Need::optional);
        show.sectionLine = show.section.empty() ? 0 : fields.lineOf("section");
        for (const std::string& plane : show.section) {
            char* end = nullptr;
            const bool starts =
                plane.size() > 2 && plane[0] >= 'x' && plane[0] <= 'z' && (plane[1] == '<' || plane[1] == '>');
            const double at = starts ? std::strtod(plane.c_str() + 2, &end) : 0;
            const bool axis = starts && *end == '\0' && std::isfinite(at) && std::abs(at) <= 5000;
            if (!axis && !isPlace(plane)) {
                fields.complain(fields.lineOf("section"),
                                inQuotes(plane) + " is no section: expected an axis, < or > and mm, such as y<35, or "
                                                  "a place worth a section and < or >, such as l3-l4<");
            }
        }
        if (const auto layers = fields.number("peel", Need::optional)) {
            if (*layers != std::floor(*layers) || *layers < 0 || *layers > 99) {
                fields.complain(fields.lineOf("peel"), "no number of layers: expected a whole number from 0");
            } else {
                show.peel = static_cast<int>(*layers);
            }
        }
        show.labels = fields.flag("labels", false);
        show.pose = oneOf(fields, "pose", poseNames());
        show.overlay = oneOf(fields, "overlay", overlayNames());
        show.overlayLine = show.overlay.empty() ? 0 : fields.lineOf("overlay");
        show.caption = fields.text("caption", caption);
        show.patientCaption = fields.text("patient_caption", Need::optional);
        fields.finish();
        return show;
    }

    std::vector<JudgedClaim> verdict(YamlFields& fields, Need need) const
    {
        std::vector<JudgedClaim> claims;
        const YamlValue* list = fields.list("verdict", need);
        for (const YamlValue& item : list != nullptr ? list->items : std::vector<YamlValue>{}) {
            YamlFields parts{item, "a verdict", file, problems};
            JudgedClaim claim;
            claim.of = parts.text("of", Need::optional);
            const std::string is = parts.text("is", Need::required);
            static const std::vector<Verdict> all{Verdict::supported, Verdict::partly, Verdict::contested,
                                                  Verdict::unsupported};
            const auto found = std::ranges::find_if(all, [&](Verdict one) { return nameOf(one) == is; });
            if (found != all.end()) {
                claim.is = *found;
            } else if (!is.empty()) {
                parts.complain(parts.lineOf("is"),
                               inQuotes(is) + " is no verdict: expected supported, partly, contested or unsupported");
            }
            if (list->items.size() > 1 && claim.of.empty()) {
                parts.complain(item.line, "one of several verdicts does not say of what: expected “of” with it");
            }
            parts.finish();
            claims.push_back(std::move(claim));
        }
        if (list != nullptr && list->items.empty()) {
            fields.complain(list->line, "“verdict” is empty: expected at least one {of, is}");
        }
        return claims;
    }

    std::vector<ChainLink> chain(YamlFields& fields, Need need) const
    {
        std::vector<ChainLink> links;
        const YamlValue* list = fields.list("chain", need);
        for (const YamlValue& item : list != nullptr ? list->items : std::vector<YamlValue>{}) {
            YamlFields parts{item, "a link of the chain", file, problems};
            ChainLink link;
            link.from = parts.text("from", Need::required);
            link.to = parts.text("to", Need::required);
            link.evidence = parts.flag("evidence", false);
            parts.finish();
            links.push_back(std::move(link));
        }
        return links;
    }

    /// Paragraphs in plain words, below the heading for patients.
    std::vector<std::string> patientText(std::string_view body) const
    {
        std::vector<std::string> paragraphs;
        bool open = false;
        while (!body.empty()) {
            const std::size_t end = std::min(body.find('\n'), body.size());
            const std::string_view line = trimmed(body.substr(0, end));
            if (line.empty()) {
                open = false;
            } else if (open) {
                paragraphs.back() += ' ' + std::string{line};
            } else {
                paragraphs.emplace_back(line);
                open = true;
            }
            body.remove_prefix(std::min(end + 1, body.size()));
        }
        return paragraphs;
    }
};

} // namespace

const std::vector<EntryKindName>& entryKinds()
{
    static const std::vector<EntryKindName> kinds{
        {EntryKind::point, "point", "points", "Points"},
        {EntryKind::symptom, "symptom", "symptoms", "Symptoms"},
        {EntryKind::exercise, "exercise", "exercises", "Exercises"},
        {EntryKind::answer, "answer", "answers", "Answers"},
        {EntryKind::cause, "cause", "causes", "Causes"},
        {EntryKind::benefit, "benefit", "benefits", "Benefits"},
        {EntryKind::condition, "condition", "conditions", "Conditions"},
        {EntryKind::word, "word", "words", "Words"},
        {EntryKind::note, "note", "notes", "Notes"},
    };
    return kinds;
}

const EntryKindName& nameOf(EntryKind kind)
{
    return *std::ranges::find(entryKinds(), kind, &EntryKindName::kind);
}

std::string_view nameOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::supported:
        return "supported";
    case Verdict::partly:
        return "partly";
    case Verdict::contested:
        return "contested";
    case Verdict::unsupported:
        return "unsupported";
    }
    return "";
}

std::string_view meaningOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::supported:
        return "Studies and textbooks agree with this.";
    case Verdict::partly:
        return "Some of this holds, within limits.";
    case Verdict::contested:
        return "Studies do not agree on this.";
    case Verdict::unsupported:
        return "We found no good studies that show this.";
    }
    return "";
}

const std::vector<std::string_view>& poseNames()
{
    static const std::vector<std::string_view> names{
        "stand",
        "sit",
        "slouch",
        "supine",
        "supine-pillow",
        "march-left",
        "march-right",
        "leg-raise-left",
        "leg-raise-right",
        "hip-extension-left",
        "hip-extension-right",
        "lunge-left",
        "lunge-right",
        "table-edge-left",
        "table-edge-right",
        "bridge",
        "walk",
        "run",
        "bend-forward",
        "bend-left",
        "bend-right",
    };
    return names;
}

const std::vector<std::string_view>& overlayNames()
{
    static const std::vector<std::string_view> names{
        "length", "lever-arm", "forces", "thigh-trunk-angle", "nerves", "slice", "chain", "tight-psoas", "layers"};
    return names;
}

Showing readShowing(const YamlValue& value, const std::string& what, Need caption, const std::string& file,
                    const Dictionary& dictionary, std::vector<Problem>& problems)
{
    static const Sources none;
    Showing show = Reader{file, dictionary, none, problems}.showing(value, what, caption);
    if (show.overlay == "chain") {
        problems.push_back({file, show.overlayLine,
                            "the overlay “chain” has nothing to draw here: expected an entry "
                            "that has a “chain”"});
    } else if (show.overlay == "slice" && show.section.empty()) {
        problems.push_back(
            {file, show.overlayLine, "the overlay “slice” has nothing to draw: expected a “section” with it"});
    }
    return show;
}

std::optional<Entry> readEntry(EntryKind kind, std::string_view text, const std::string& file,
                               const Dictionary& dictionary, const Sources& sources, std::vector<Problem>& problems)
{
    if (!isPlainText(text, file, problems)) {
        return std::nullopt;
    }
    if (text.starts_with("\xEF\xBB\xBF")) {
        text.remove_prefix(3);
    }
    const auto written = cutEntry(text);
    if (!written) {
        problems.push_back({file, 1, "no front matter: expected a line “---”, the fields, and another line “---”"});
        return std::nullopt;
    }
    const auto document = parseYaml(written->frontMatter, file, problems, 2);
    if (!document) {
        return std::nullopt;
    }
    const std::size_t before = problems.size();
    const Reader reader{file, dictionary, sources, problems};
    YamlFields fields{*document, "the entry", file, problems};
    const auto needIf = [](bool needed) { return needed ? Need::required : Need::optional; };
    const bool isClaim = kind == EntryKind::point || kind == EntryKind::symptom || kind == EntryKind::exercise ||
                         kind == EntryKind::cause || kind == EntryKind::benefit || kind == EntryKind::condition;
    Entry entry;
    entry.kind = kind;
    entry.file = file;
    entry.key = fields.text("key", Need::required);
    const std::string prefix = std::string{nameOf(kind).one} + "-";
    if (!entry.key.empty() && (!entry.key.starts_with(prefix) || entry.key.size() == prefix.size())) {
        fields.complain(fields.lineOf("key"), inQuotes(entry.key) + " is no key of a " + std::string{nameOf(kind).one} +
                                                  ": expected " + inQuotes(prefix + (isClaim ? "01" : "...")));
    }
    if (const auto number = fields.number("number", needIf(isClaim && kind != EntryKind::condition))) {
        entry.number = static_cast<int>(std::clamp(*number, 0.0, 999.0));
        const std::string digits = std::to_string(entry.number);
        if (*number != std::floor(*number) || *number < 1 ||
            entry.key != prefix + (digits.size() < 2 ? "0" : "") + digits) {
            fields.complain(fields.lineOf("number"), "the number " + digits + " does not go with the key " +
                                                         inQuotes(entry.key) + ": expected the number in the key");
        }
    }
    entry.title = fields.text("title", Need::required);
    entry.patientTitle = fields.text("patient_title", Need::optional);
    entry.article = fields.text("article", Need::optional);
    if (!entry.article.empty() && !sources.contains(entry.article)) {
        fields.complain(fields.lineOf("article"),
                        "the article " + inQuotes(entry.article) + " is not in sources.yaml: expected the key of one");
    }
    entry.breaksOff = fields.flag("breaks_off", false);
    entry.structures = reader.ids(fields, "structures", needIf(kind != EntryKind::word && kind != EntryKind::note));
    if (const YamlValue* show = fields.map("show", Need::optional)) {
        entry.show = reader.showing(*show, "“show”", Need::optional);
    }
    if (const YamlValue* steps = fields.list("steps", Need::optional)) {
        for (const YamlValue& step : steps->items) {
            entry.steps.push_back(reader.showing(step, "a step", Need::required));
        }
    }
    entry.verdict = reader.verdict(fields, needIf(kind == EntryKind::point));
    entry.fair = reader.statements(fields, "fair", needIf(!entry.verdict.empty()));
    if (kind == EntryKind::symptom) {
        entry.elsewhere = reader.statements(fields, "elsewhere", Need::required);
        entry.help = fields.texts("help", Need::required);
        entry.helpLine = fields.lineOf("help");
    }
    if (kind == EntryKind::exercise) {
        entry.setup = reader.statements(fields, "setup", Need::required);
        entry.dose = fields.text("dose", Need::optional);
        entry.stop = reader.statements(fields, "stop", Need::optional);
        entry.precautions = reader.statements(fields, "precautions", Need::optional);
        entry.ours = reader.statements(fields, "ours", Need::optional);
        entry.lengthens = reader.ids(fields, "lengthens", Need::optional);
        entry.loads = reader.ids(fields, "loads", Need::optional);
        entry.help = fields.texts("help", Need::required);
        entry.helpLine = fields.lineOf("help");
    }
    if (kind == EntryKind::condition || kind == EntryKind::point) {
        entry.chain = reader.chain(fields, needIf(kind == EntryKind::condition));
    }
    // An overlay that would draw nothing.
    Showing whole;
    const auto drawn = [&](const Showing& showing) {
        whole.section = showing.section.empty() ? whole.section : showing.section;
        if (showing.overlay == "chain" && entry.chain.empty()) {
            fields.complain(showing.overlayLine, "the overlay “chain” has nothing to draw: expected a “chain”");
        } else if (showing.overlay == "slice" && whole.section.empty()) {
            fields.complain(showing.overlayLine,
                            "the overlay “slice” has nothing to draw: expected a “section” with it");
        }
    };
    drawn(entry.show);
    std::ranges::for_each(entry.steps, drawn);
    if (kind == EntryKind::word) {
        entry.pronunciation = fields.text("pronunciation", Need::optional);
    }
    fields.finish();

    std::string_view body = written->body;
    if (const std::size_t heading = body.find(forPatients); heading != std::string_view::npos) {
        entry.patientText = reader.patientText(body.substr(heading + forPatients.size()));
        body = body.substr(0, heading);
    }
    readParagraphs(body, written->bodyLine, file, sources, problems, entry.text);
    if (entry.text.empty() && problems.size() == before) {
        problems.push_back(
            {file, written->bodyLine, "nothing is said below the fields: expected at least one paragraph"});
    }
    if (entry.patientText.empty() && problems.size() == before) {
        problems.push_back({file, written->bodyLine,
                            "nothing is said for patients: expected a line “## For patients” and a paragraph below"});
    }
    return problems.size() == before ? std::optional{std::move(entry)} : std::nullopt;
}

} // namespace psoas
