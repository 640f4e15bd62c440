#include "cli/entry_json.h"

#include "content/citation.h"

#include <algorithm>

namespace psoas::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string joined(const std::vector<Statement>& statements, const char* between)
{
    std::string text;
    for (const Statement& statement : statements) {
        text += (text.empty() ? "" : between) + statement.text;
    }
    return text;
}

Json keysOf(const std::vector<std::string>& ids, const Atlas& atlas)
{
    Json keys = Json::array();
    for (const std::string& id : ids) {
        for (const StructureIndex index : atlas.resolve(id)) {
            const std::string& key = atlas.at(index).key;
            if (std::find(keys.begin(), keys.end(), key) == keys.end()) {
                keys.push_back(key);
            }
        }
    }
    return keys;
}

Json verdictsOf(const Entry& entry)
{
    Json verdicts = Json::array();
    for (const JudgedClaim& claim : entry.verdict) {
        if (std::find(verdicts.begin(), verdicts.end(), nameOf(claim.is)) == verdicts.end()) {
            verdicts.push_back(nameOf(claim.is));
        }
    }
    return verdicts;
}

Json statementsOf(const std::vector<Statement>& statements, const Library& library)
{
    Json list = Json::array();
    for (const Statement& statement : statements) {
        Json sources = Json::array();
        for (const std::string& key : statement.sources) {
            const Source* source = library.source(key);
            sources.push_back(source != nullptr ? citationOf(*source) : key);
        }
        Json row{{"text", statement.text}, {"sources", std::move(sources)}};
        if (statement.toBeChecked) {
            row["to_be_checked"] = true;
        }
        list.push_back(std::move(row));
    }
    return list;
}

} // namespace

Json entryJson(const Entry& entry, const Library& library, const Atlas& atlas)
{
    std::string patient;
    for (const std::string& paragraph : entry.patientText) {
        patient += (patient.empty() ? "" : "\n\n") + paragraph;
    }
    Json sources = Json::array();
    for (const auto* list : {&entry.text, &entry.fair}) {
        for (const Statement& statement : *list) {
            for (const std::string& key : statement.sources) {
                const Source* source = library.source(key);
                const std::string citation = source != nullptr ? citationOf(*source) : key;
                if (std::find(sources.begin(), sources.end(), citation) == sources.end()) {
                    sources.push_back(citation);
                }
            }
        }
    }
    Json document{{"key", entry.key},
                  {"name", entry.title},
                  {"kind", nameOf(entry.kind).one},
                  {"number", entry.number},
                  {"text", joined(entry.text, "\n\n")},
                  {"patient_text", patient},
                  {"article", entry.article},
                  {"structures", keysOf(entry.structures, atlas)},
                  {"view", entry.show.view},
                  {"pose", entry.show.pose},
                  {"overlay", entry.show.overlay},
                  {"verdict", verdictsOf(entry)},
                  {"fair", joined(entry.fair, " ")},
                  {"sources", std::move(sources)}};
    if (entry.number == 0) {
        document.erase("number");
    }
    if (entry.breaksOff) {
        document["breaks_off"] = true;
    }
    if (entry.verdict.size() > 1) {
        for (const JudgedClaim& claim : entry.verdict) {
            document["claims"].push_back({{"of", claim.of}, {"is", nameOf(claim.is)}});
        }
    }
    for (const Showing& step : entry.steps) {
        document["steps"].push_back(step.caption);
    }
    for (const auto& [name, list] : {std::pair{"setup", &entry.setup},
                                     {"stop", &entry.stop},
                                     {"precautions", &entry.precautions},
                                     {"our_precautions", &entry.ours},
                                     {"elsewhere", &entry.elsewhere}}) {
        if (!list->empty()) {
            document[name] = statementsOf(*list, library);
        }
    }
    if (entry.kind == EntryKind::exercise) {
        document["dose"] = entry.dose;
        document["lengthens"] = keysOf(entry.lengthens, atlas);
        document["loads"] = keysOf(entry.loads, atlas);
    }
    for (const ChainLink& link : entry.chain) {
        document["chain"].push_back({{"from", link.from}, {"to", link.to}, {"evidence", link.evidence}});
    }
    if (!entry.help.empty()) {
        document["help"] = entry.help;
    }
    if (!entry.pronunciation.empty()) {
        document["pronunciation"] = entry.pronunciation;
    }
    return document;
}

Json tourRow(const Tour& tour, const Library& library)
{
    double seconds = 0;
    const auto frames = framesOf(tour, library);
    for (const TourFrame& frame : frames) {
        seconds += frame.seconds;
    }
    return {{"key", tour.key}, {"name", tour.title}, {"kind", "tour"}, {"stops", frames.size()}, {"seconds", seconds}};
}

Json tourJson(const Tour& tour, const Library& library, const Atlas& atlas)
{
    Json document = tourRow(tour, library);
    document["about"] = tour.about;
    document["stops"] = Json::array();
    for (const TourFrame& frame : framesOf(tour, library)) {
        Json sources = Json::array();
        for (const std::string& key : frame.sources) {
            const Source* source = library.source(key);
            sources.push_back(source != nullptr ? citationOf(*source) : key);
        }
        Json stop{{"text", frame.caption}, {"patient_text", frame.patientCaption}, {"sources", std::move(sources)}};
        if (frame.entry != nullptr) {
            stop["entry"] = frame.entry->key;
            stop["step"] = frame.step;
        }
        stop["view"] = frame.show.view;
        stop["pose"] = frame.show.pose;
        stop["select"] = keysOf(frame.show.select, atlas);
        stop["seconds"] = frame.seconds;
        document["stops"].push_back(std::move(stop));
    }
    return document;
}

Json entryRow(const Entry& entry, const Atlas& atlas)
{
    Json row{{"key", entry.key}, {"name", entry.title}, {"kind", nameOf(entry.kind).one}};
    if (entry.number > 0) {
        row["number"] = entry.number;
    }
    row["article"] = entry.article;
    row["verdict"] = verdictsOf(entry);
    row["structures"] = keysOf(entry.structures, atlas);
    return row;
}

} // namespace psoas::cli
