#include "cli/entry_json.h"
#include "cli/invocation.h"
#include "cli/json.h"
#include "cli/language.h"
#include "cli/marks_json.h"
#include "content/citation.h"

#include <cstdio>
#include <iostream>

namespace psoas::cli {
namespace {

struct Options {
    std::string id;
    std::string language;
    bool json = false;
};

constexpr std::pair<const char*, std::vector<Statement> Facts::*> sections[] = {
    {"about", &Facts::about}, {"origin", &Facts::origin}, {"insertion", &Facts::insertion},
    {"nerve", &Facts::nerve}, {"blood", &Facts::blood},   {"action", &Facts::action}};

nlohmann::ordered_json statements(const Library& library, const std::vector<Statement>& list)
{
    nlohmann::ordered_json result = nlohmann::ordered_json::array();
    for (const Statement& statement : list) {
        nlohmann::ordered_json sources = nlohmann::ordered_json::array();
        for (const std::string& key : statement.sources) {
            const Source* source = library.source(key);
            sources.push_back(source != nullptr ? citationOf(*source) : key);
        }
        nlohmann::ordered_json entry{{"text", statement.text}, {"sources", std::move(sources)}};
        if (statement.toBeChecked) {
            entry["to_be_checked"] = true;
        }
        result.push_back(std::move(entry));
    }
    return result;
}

void printReadable(const nlohmann::ordered_json& document)
{
    for (const auto& [key, value] : document.items()) {
        if (value.is_string() && !value.get<std::string>().empty()) {
            std::cout << key << ": " << value.get<std::string>() << '\n';
        } else if (value.is_array() && !value.empty()) {
            std::cout << key << ":\n";
            for (const auto& item : value) {
                if (item.is_string()) {
                    std::cout << "  " << item.get<std::string>() << '\n';
                    continue;
                }
                if (item.contains("key")) {
                    std::cout << "  " << item["key"].get<std::string>() << '\t' << item["name"].get<std::string>()
                              << '\n';
                    continue;
                }
                if (!item.contains("text")) {
                    std::cout << "  " << item.dump() << '\n';
                    continue;
                }
                std::cout << "  " << item["text"].get<std::string>()
                          << (item.contains("to_be_checked") ? " (to be checked)" : "") << '\n';
                for (const auto& source : item["sources"]) {
                    std::cout << "      [" << source.get<std::string>() << "]\n";
                }
            }
        }
    }
}

int run(const Invocation& invocation, const Options& options)
{
    auto loaded = load(invocation);
    if (!loaded) {
        return fail(loaded.error());
    }
    const Atlas& atlas = *loaded.value().atlas;
    std::vector<Problem> problems; // “check” reports these
    const auto english = Library::load(loadOptions().assets.content, problems);
    const auto spoken = spokenIn(*english, options.language);
    if (!spoken) {
        return fail(spoken.error());
    }
    const Library* library = spoken.value().library;
    const Names& names = *spoken.value().names;
    const auto found = atlas.resolve(options.id);
    if (const Landmark* landmark = atlas.findLandmark(options.id); found.empty() && landmark != nullptr) {
        const nlohmann::ordered_json document = landmarkJson(*landmark);
        if (options.json) {
            print(document);
        } else {
            printReadable(document);
            std::printf("at: %.1f %.1f %.1f mm\n", static_cast<double>(landmark->point.x),
                        static_cast<double>(landmark->point.y), static_cast<double>(landmark->point.z));
        }
        return 0;
    }
    if (const Entry* entry = library->entry(options.id); found.empty() && entry != nullptr) {
        const nlohmann::ordered_json document = entryJson(*entry, *library, atlas);
        options.json ? print(document) : printReadable(document);
        return 0;
    }
    if (const Tour* tour = library->tour(options.id); found.empty() && tour != nullptr) {
        const nlohmann::ordered_json document = tourJson(*tour, *library, atlas);
        options.json ? print(document) : printReadable(document);
        return 0;
    }
    if (found.empty()) {
        return fail({"Nothing is called “" + options.id + "” in " + atlas.name() +
                         ": see “psoas-atlas list structures” or “psoas-atlas search”.",
                     {}});
    }
    const Structure& first = atlas.at(found.front());
    const bool exact = first.key == options.id;
    const Group* group = exact ? nullptr : atlas.findGroup(options.id);
    nlohmann::ordered_json document;
    if (group != nullptr) {
        document = {{"key", group->key},
                    {"name", names.of(*group)},
                    {"latin", group->latin},
                    {"kind", "group"},
                    {"parent", group->parent}};
    } else {
        const Facts* facts = library->factsOf(first.baseKey);
        document = {{"key", options.id},          {"name", exact ? names.of(first) : first.baseKey},
                    {"latin", first.latin},       {"pronunciation", facts != nullptr ? facts->pronunciation : ""},
                    {"ta2", first.ta2},           {"fma", first.fma},
                    {"kind", nameOf(first.kind)}, {"side", exact ? nameOf(first.side) : "none"},
                    {"parent", first.group}};
        // The number of the structure without a side stands in where none is known for this side.
        if (facts != nullptr && first.fma.empty()) {
            document["fma"] = facts->fma;
        }
        if (!exact && facts != nullptr) {
            document["name"] =
                facts->name.empty() ? document["name"] : nlohmann::ordered_json(names.withoutSide(first));
            document["fma"] = facts->fma;
        }
        for (const auto& [name, member] : sections) {
            document[name] = facts != nullptr ? statements(*library, facts->*member) : nlohmann::ordered_json::array();
        }
        const auto concerned = library->entriesFor(first.baseKey);
        for (const EntryKindName& kind : entryKinds()) {
            const bool always =
                kind.kind == EntryKind::point || kind.kind == EntryKind::symptom || kind.kind == EntryKind::exercise;
            nlohmann::ordered_json keys = nlohmann::ordered_json::array();
            for (const Entry* entry : concerned) {
                if (entry->kind == kind.kind) {
                    keys.push_back(entry->key);
                }
            }
            if (always || !keys.empty()) {
                document[std::string{kind.many}] = std::move(keys);
            }
        }
        for (const char* list : {"attachments", "landmarks"}) {
            document[list] = nlohmann::ordered_json::array();
        }
        for (const StructureIndex index : found) {
            for (const StructureIndex area : atlas.attachmentsOf(atlas.at(index).key)) {
                document["attachments"].push_back(attachmentJson(atlas.at(area)));
            }
            for (const Landmark* landmark : atlas.landmarksOf(atlas.at(index).key)) {
                document["landmarks"].push_back(landmarkJson(*landmark));
            }
        }
        if (exact && isAttachment(first.kind)) {
            document["muscle"] = first.muscle;
            document["on"] = first.bones;
            document["area_mm2"] = attachmentJson(first)["area_mm2"];
        }
        if (!first.note.empty()) {
            document["note"] = first.note;
        }
    }
    if (!exact) {
        for (const StructureIndex index : found) {
            document["structures"].push_back(atlas.at(index).key);
        }
    }
    if (options.json) {
        print(document);
    } else {
        printReadable(document);
    }
    return 0;
}

} // namespace

void addInfo(CLI::App& app, Invocation& invocation)
{
    auto options = std::make_shared<Options>();
    CLI::App* command =
        app.add_subcommand("info", "All that is known of one structure, group, attachment area or landmark");
    command->add_option("ID", options->id, "A key such as psoas-major-left, psoas-major or iliopsoas")->required();
    addLanguage(*command, options->language);
    command->add_flag("--json", options->json, "One JSON document on standard output");
    command->callback(
        [&invocation, options] { invocation.run = [&invocation, options] { return run(invocation, *options); }; });
}

} // namespace psoas::cli
