#include "cli/entry_json.h"
#include "cli/invocation.h"
#include "cli/json.h"
#include "cli/language.h"
#include "cli/marks_json.h"
#include "cli/view_options.h"
#include "content/citation.h"
#include "content/statements.h"
#include "motion/tables.h"
#include "scene/views.h"

#include <cmath>
#include <iostream>
#include <set>

namespace psoas::cli {
namespace {

struct Options {
    std::string what;
    std::string language;
    bool json = false;
};

std::vector<std::string> listed()
{
    std::vector<std::string> names{"structures", "groups", "attachments", "landmarks",
                                   "poses",      "views",  "tours",       "sources"};
    for (const EntryKindName& kind : entryKinds()) {
        names.emplace_back(kind.many);
    }
    return names;
}

int run(const Invocation& invocation, const Options& options)
{
    static const std::set<std::string> known{"structures", "groups", "views", "attachments",
                                             "landmarks",  "poses",  "tours", "sources"};
    const auto entries = std::ranges::find(entryKinds(), options.what, &EntryKindName::many);
    if (!known.contains(options.what) && entries == entryKinds().end()) {
        return notYet("list " + options.what);
    }
    auto loaded = load(invocation);
    if (!loaded) {
        return fail(loaded.error());
    }
    const Atlas& atlas = *loaded.value().atlas;
    nlohmann::ordered_json rows = nlohmann::ordered_json::array();
    std::shared_ptr<const Library> library = std::make_shared<const Library>(); // names are those of the atlas
    const bool saysWhatIsSaid = entries != entryKinds().end() || options.what == "tours" || options.what == "sources";
    if (saysWhatIsSaid || !options.language.empty()) {
        std::vector<Problem> problems; // “check” reports these
        library = Library::load(loadOptions().assets.content, problems);
    }
    const auto spoken = spokenIn(*library, options.language);
    if (!spoken) {
        return fail(spoken.error());
    }
    const Names& names = *spoken.value().names;
    if (entries != entryKinds().end()) {
        for (const Entry& entry : spoken.value().library->entries()) {
            if (entry.kind == entries->kind) {
                rows.push_back(entryRow(entry, atlas));
            }
        }
    } else if (options.what == "tours") {
        for (const Tour& tour : library->tours()) {
            rows.push_back(tourRow(tour, *library));
        }
    } else if (options.what == "sources") {
        for (const auto& [key, source] : library->sources()) {
            rows.push_back({{"key", key},
                            {"name", source.title},
                            {"kind", "source"},
                            {"citation", citationOf(source)},
                            {"seen", source.seen}});
        }
    } else if (options.what == "structures") {
        for (const Structure& structure : atlas.structures()) {
            if (isAttachment(structure.kind)) {
                continue;
            }
            nlohmann::ordered_json row{{"key", structure.key},
                                       {"name", names.of(structure)},
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
                            {"name", names.of(*group)},
                            {"kind", "group"},
                            {"parent", group->parent},
                            {"structures", std::move(keys)}});
        }
        // A base key stands for both sides.
        std::set<std::string> pairs;
        for (const Structure& structure : atlas.structures()) {
            if (structure.side != Side::none && !isAttachment(structure.kind) &&
                atlas.findGroup(structure.baseKey) == nullptr && pairs.insert(structure.baseKey).second) {
                nlohmann::ordered_json keys = nlohmann::ordered_json::array();
                for (const StructureIndex index : atlas.resolve(structure.baseKey)) {
                    keys.push_back(atlas.at(index).key);
                }
                rows.push_back({{"key", structure.baseKey},
                                {"name", names.withoutSide(structure)},
                                {"kind", "pair"},
                                {"parent", structure.group},
                                {"structures", std::move(keys)}});
            }
        }
    } else if (options.what == "attachments") {
        for (const StructureIndex index : atlas.resolve("attachments")) {
            rows.push_back(attachmentJson(atlas.at(index)));
        }
    } else if (options.what == "poses") {
        const auto tables = motionTables();
        if (!tables) {
            return fail(tables.error());
        }
        for (const NamedPose& pose : tables.value()->poses) {
            nlohmann::ordered_json angles = nlohmann::ordered_json::object();
            for (const auto& [joint, angle] : pose.pose.angles) {
                angles[joint] = std::round(glm::degrees(angle) * 100) / 100;
            }
            rows.push_back({{"key", pose.key},
                            {"name", pose.name},
                            {"kind", pose.loop ? "loop" : "pose"},
                            {"angles_degrees", std::move(angles)}});
            if (pose.loop) {
                rows.back()["loop_seconds"] = pose.loop->seconds;
            }
        }
    } else if (options.what == "landmarks") {
        for (const Landmark& landmark : atlas.landmarks()) {
            rows.push_back(landmarkJson(landmark));
        }
    } else {
        for (const NamedView& view : allViews(atlas)) {
            rows.push_back({{"key", view.key},
                            {"name", names.of(view)},
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
    CLI::App* command =
        app.add_subcommand("list", "List structures, groups, attachment areas, landmarks, entries, poses or views");
    command
        ->add_option(
            "WHAT", options->what,
            "structures, groups, attachments, landmarks, points, symptoms, exercises, answers, tours, poses, views ...")
        ->required()
        ->check(CLI::IsMember(listed()));
    addLanguage(*command, options->language);
    command->add_flag("--json", options->json, "One JSON document on standard output");
    command->callback(
        [&invocation, options] { invocation.run = [&invocation, options] { return run(invocation, *options); }; });
}

} // namespace psoas::cli
