#include "cli/invocation.h"
#include "cli/json.h"
#include "scene/views.h"

#include <cctype>
#include <iostream>
#include <set>

namespace psoas::cli {
namespace {

struct Options {
    std::string what;
    bool json = false;
};

/// "Psoas major" for "Left psoas major".
std::string nameWithoutSide(const Structure& structure)
{
    std::string name = structure.name;
    for (const std::string_view side : {"Left ", "Right "}) {
        if (name.starts_with(side) && name.size() > side.size()) {
            name.erase(0, side.size());
            name[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(name[0])));
        }
    }
    return name;
}

int run(const Invocation& invocation, const Options& options)
{
    if (options.what != "structures" && options.what != "groups" && options.what != "views") {
        return notYet("list " + options.what);
    }
    auto loaded = load(invocation);
    if (!loaded) {
        return fail(loaded.error());
    }
    const Atlas& atlas = *loaded.value().atlas;
    nlohmann::ordered_json rows = nlohmann::ordered_json::array();
    if (options.what == "structures") {
        for (const Structure& structure : atlas.structures()) {
            nlohmann::ordered_json row{{"key", structure.key},
                                       {"name", structure.name},
                                       {"kind", nameOf(structure.kind)},
                                       {"side", nameOf(structure.side)},
                                       {"group", structure.group},
                                       {"triangles", structure.mesh->triangleCount()},
                                       {"hidden_by_default", structure.hiddenByDefault}};
            if (!structure.fma.empty()) {
                row["fma"] = structure.fma;
            }
            if (!structure.note.empty()) {
                row["note"] = structure.note;
            }
            rows.push_back(std::move(row));
        }
    } else if (options.what == "groups") {
        for (const Group* group : atlas.usedGroups()) {
            nlohmann::ordered_json keys = nlohmann::ordered_json::array();
            for (const StructureIndex index : atlas.resolve(group->key)) {
                keys.push_back(atlas.at(index).key);
            }
            rows.push_back({{"key", group->key},
                            {"name", group->name},
                            {"kind", "group"},
                            {"parent", group->parent},
                            {"structures", std::move(keys)}});
        }
        // A base key stands for both sides.
        std::set<std::string> pairs;
        for (const Structure& structure : atlas.structures()) {
            if (structure.side != Side::none && atlas.findGroup(structure.baseKey) == nullptr &&
                pairs.insert(structure.baseKey).second) {
                nlohmann::ordered_json keys = nlohmann::ordered_json::array();
                for (const StructureIndex index : atlas.resolve(structure.baseKey)) {
                    keys.push_back(atlas.at(index).key);
                }
                rows.push_back({{"key", structure.baseKey},
                                {"name", nameWithoutSide(structure)},
                                {"kind", "pair"},
                                {"parent", structure.group},
                                {"structures", std::move(keys)}});
            }
        }
    } else {
        for (const NamedView& view : allViews(atlas)) {
            rows.push_back({{"key", view.key},
                            {"name", view.name},
                            {"kind", "view"},
                            {"yaw_degrees", view.yaw},
                            {"pitch_degrees", view.pitch}});
        }
    }
    if (options.json) {
        print(rows);
    } else {
        for (const auto& row : rows) {
            std::cout << row["key"].get<std::string>() << '\t' << row["name"].get<std::string>() << '\n';
        }
    }
    return 0;
}

} // namespace

void addList(CLI::App& app, Invocation& invocation)
{
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("list", "List structures, groups or views");
    command->add_option("WHAT", options->what, "structures, groups or views")
        ->required()
        ->check(
            CLI::IsMember({"structures", "groups", "points", "symptoms", "exercises", "answers", "poses", "views"}));
    command->add_flag("--json", options->json, "One JSON document on standard output");
    command->callback(
        [&invocation, options] { invocation.run = [&invocation, options] { return run(invocation, *options); }; });
}

} // namespace psoas::cli
