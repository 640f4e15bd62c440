#include "cli/invocation.h"
#include "cli/json.h"
#include "content/citation.h"

#include <iostream>
#include <set>

namespace psoas::cli {
namespace {

struct Options {
    std::string id;
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
    const auto library = Library::load(loadOptions().assets.content, problems);
    const auto found = atlas.resolve(options.id);
    if (found.empty()) {
        static const std::set<std::string> later{"point", "symptom", "exercise", "answer"};
        const std::string kind = options.id.substr(0, options.id.find('-'));
        if (later.contains(kind)) {
            return notYet("info on points, symptoms, exercises and answers");
        }
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
                    {"name", group->name},
                    {"latin", group->latin},
                    {"kind", "group"},
                    {"parent", group->parent}};
    } else {
        const Facts* facts = library->factsOf(first.baseKey);
        document = {{"key", options.id},          {"name", exact ? first.name : first.baseKey},
                    {"latin", first.latin},       {"pronunciation", facts != nullptr ? facts->pronunciation : ""},
                    {"ta2", first.ta2},           {"fma", first.fma},
                    {"kind", nameOf(first.kind)}, {"side", exact ? nameOf(first.side) : "none"},
                    {"parent", first.group}};
        // The number of the structure without a side stands in where none is known for this side.
        if (facts != nullptr && first.fma.empty()) {
            document["fma"] = facts->fma;
        }
        if (!exact && facts != nullptr) {
            document["name"] = facts->name.empty() ? document["name"] : nlohmann::ordered_json(facts->name);
            document["fma"] = facts->fma;
        }
        for (const auto& [name, member] : sections) {
            document[name] = facts != nullptr ? statements(*library, facts->*member) : nlohmann::ordered_json::array();
        }
        for (const char* later : {"points", "symptoms", "exercises", "attachments", "landmarks"}) {
            document[later] = nlohmann::ordered_json::array();
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
    CLI::App* command = app.add_subcommand("info", "All that is known of one structure or group");
    command->add_option("ID", options->id, "A key such as psoas-major-left, psoas-major or iliopsoas")->required();
    command->add_flag("--json", options->json, "One JSON document on standard output");
    command->callback(
        [&invocation, options] { invocation.run = [&invocation, options] { return run(invocation, *options); }; });
}

} // namespace psoas::cli
