#include "atlas/dictionary.h"
#include "cli/invocation.h"
#include "cli/json.h"
#include "content/tour.h"
#include "motion/muscle_paths.h"
#include "scene/views.h"

#include <algorithm>
#include <iostream>

namespace psoas::cli {
namespace {

struct Options {
    std::string path;
    bool json = false;
};

/// Names entries that look from views, or cut at places, which are not there.
void checkViews(const Library& library, const Atlas& atlas, std::vector<Problem>& problems)
{
    const auto views = allViews(atlas);
    const auto check = [&](const std::string& file, const Showing& showing) {
        if (!showing.view.empty() && std::ranges::find(views, showing.view, &NamedView::key) == views.end()) {
            problems.push_back(
                {file, showing.viewLine,
                 "there is no view “" + showing.view + "”: expected one of those that “psoas-atlas list views” names"});
        }
    };
    const auto checkSections = [&](const std::string& file, const Showing& showing) {
        for (const std::string& plane : showing.section) {
            const std::string place = plane.substr(0, plane.size() - 1);
            const bool axis = plane.size() > 2 && (plane[1] == '<' || plane[1] == '>');
            if (!axis &&
                std::ranges::find(atlas.sectionStops(), place, &SectionStop::key) == atlas.sectionStops().end()) {
                problems.push_back(
                    {file, showing.sectionLine,
                     "there is no place “" + place + "” to cut at: expected one of sections.yaml, such as l3-l4"});
            }
        }
    };
    for (const Entry& entry : library.entries()) {
        check(entry.file, entry.show);
        checkSections(entry.file, entry.show);
        for (const Showing& step : entry.steps) {
            check(entry.file, step);
            checkSections(entry.file, step);
        }
    }
    for (const Tour& tour : library.tours()) {
        for (const TourStop& stop : tour.stops) {
            check(tour.file, stop.show);
            checkSections(tour.file, stop.show);
        }
    }
}

int run(const Invocation& invocation, const Options& options)
{
    namespace fs = std::filesystem;
    const LoadOptions where = loadOptions();
    const std::string path = options.path.empty() ? invocation.atlasPath : options.path;
    fs::path content = where.assets.content;
    bool atlasToo = true;
    if (!path.empty() && fs::exists(fs::path{path} / "sources.yaml")) { // a folder of content alone
        content = path;
        atlasToo = false;
    }
    const fs::path motion = path.empty() ? where.assets.atlas : fs::path{path};
    const bool motionToo = path.empty() || fs::exists(motion / "joints.yaml");
    if (motionToo && !path.empty() && !fs::exists(motion / "pack.yaml")) { // a folder of tables of motion alone
        atlasToo = false;
    }
    std::vector<Problem> problems;
    if (atlasToo) {
        problems = checkAtlas(path.empty() ? where.assets.atlas : fs::path{path}, where);
    }
    if (motionToo) {
        readMotionTables(motion, problems);
    }
    std::vector<Problem> reported; // the atlas's own part of the check names these
    const auto library = Library::load(content, Dictionary::load(where.assets.atlas, reported), problems);
    if (atlasToo && path.empty()) {
        if (const auto loaded = loadBuiltInAtlas(where)) {
            checkViews(*library, *loaded.value().atlas, problems);
        }
    }

    if (options.json) {
        nlohmann::ordered_json rows = nlohmann::ordered_json::array();
        for (const Problem& problem : problems) {
            rows.push_back({{"file", problem.file}, {"line", problem.line}, {"problem", problem.problem}});
        }
        print(rows);
    } else {
        for (const Problem& problem : problems) {
            // Some concern a file as a whole.
            std::cout << oneLine(problem.file) << (problem.line > 0 ? ":" + std::to_string(problem.line) : "") << ": "
                      << oneLine(problem.problem) << '\n';
        }
    }
    if (!problems.empty()) {
        std::cerr << "psoas-atlas: " << problems.size() << (problems.size() == 1 ? " problem" : " problems")
                  << " found.\n";
    }
    return problems.empty() ? 0 : 1;
}

} // namespace

void addCheck(CLI::App& app, Invocation& invocation)
{
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("check", "Check an atlas and its content: every problem with file and line");
    command->add_option(
        "PATH", options->path,
        "A pack, folder, model file, or folder of content or of tables of motion (default: what is built in)");
    command->add_flag("--json", options->json, "One JSON document on standard output");
    command->callback(
        [&invocation, options] { invocation.run = [&invocation, options] { return run(invocation, *options); }; });
}

} // namespace psoas::cli
