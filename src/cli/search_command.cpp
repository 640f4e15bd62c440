#include "cli/invocation.h"
#include "cli/json.h"
#include "cli/language.h"
#include "content/search.h"

#include <iostream>

namespace psoas::cli {
namespace {

struct Options {
    std::vector<std::string> words;
    std::string language;
    bool json = false;
};

int run(const Invocation& invocation, const Options& options)
{
    auto loaded = load(invocation);
    if (!loaded) {
        return fail(loaded.error());
    }
    std::vector<Problem> problems; // “check” reports these
    const auto library = Library::load(loadOptions().assets.content, problems);
    std::string text;
    for (const std::string& word : options.words) {
        text += (text.empty() ? "" : " ") + word;
    }
    const auto spoken = spokenIn(*library, options.language);
    if (!spoken) {
        return fail(spoken.error());
    }
    const auto hits = SearchIndex{*loaded.value().atlas, *spoken.value().library, *spoken.value().names}.find(text);
    nlohmann::ordered_json rows = nlohmann::ordered_json::array();
    for (const SearchHit& hit : hits) {
        rows.push_back({{"key", hit.key},
                        {"name", hit.name},
                        {"kind", hit.kind},
                        {"matched", hit.matched},
                        {"excerpt", hit.excerpt},
                        {"score", hit.score}});
        if (!options.json) {
            std::cout << hit.key << '\t' << hit.name << '\t' << hit.matched << '\n';
        }
    }
    if (options.json) {
        print(rows);
    } else if (hits.empty()) {
        std::cerr << "psoas-atlas: nothing was found for “" << text << "”.\n";
    }
    return 0;
}

} // namespace

void addSearch(CLI::App& app, Invocation& invocation)
{
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("search", "Find structures by name, Latin, synonym, id or text; best first");
    command->add_option("TEXT", options->words, "What to look for")->required();
    addLanguage(*command, options->language);
    command->add_flag("--json", options->json, "One JSON document on standard output");
    command->callback(
        [&invocation, options] { invocation.run = [&invocation, options] { return run(invocation, *options); }; });
}

} // namespace psoas::cli
