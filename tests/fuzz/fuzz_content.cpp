// Spoilt entries, tours, source lists and files of kept views: each gives what it says or problems with their file,
// never a crash or a hang.
#include "content/tour.h"
#include "scene/saved_views.h"

#include "fuzz/mutate.h"

#include <algorithm>

using namespace psoas;
namespace fs = std::filesystem;

int main(int argc, char* argv[])
{
    const fs::path content = test::assetsDir() / "content";
    std::vector<Problem> problems;
    const Dictionary dictionary = Dictionary::load(test::assetsDir() / "atlas", problems);
    problems.clear();
    const auto library = Library::load(content, dictionary, problems);
    std::vector<std::string> seeds;
    std::vector<std::string> names;
    for (const fs::path& file : fuzz::filesUnder(content / "structures")) {
        seeds.push_back(test::contentOf(file));
        names.push_back(file.filename().string());
    }
    if (seeds.empty()) {
        std::printf("SKIPPED: there is no content to start from\n");
        return 0;
    }
    const std::size_t structures = seeds.size();
    for (const EntryKindName& kind : entryKinds()) {
        for (const fs::path& file : fuzz::filesUnder(content / kind.many)) {
            seeds.push_back(test::contentOf(file));
            names.push_back(file.filename().string());
        }
    }
    const std::size_t said = seeds.size();
    for (const fs::path& file : fuzz::filesUnder(content / "tours")) {
        seeds.push_back(test::contentOf(file));
        names.push_back(file.filename().string());
    }
    const std::size_t tours = seeds.size();
    SavedTour kept{"Kept", {{"One", "Seen.", {}}, {"Two", "", {}}}};
    kept.views[0].state.shown.selection = {"psoas-major-left"};
    kept.views[1].state.shown.sections = {{}};
    kept.views[1].state.shown.pose.angles = {{"hip-flexion-left", 1.0}};
    seeds.push_back(tourText(kept));
    names.emplace_back("kept.tour.yaml");
    const std::size_t entries = seeds.size();
    seeds.push_back(test::contentOf(content / "sources.yaml"));
    const test::ScratchFolder folder;
    fuzz::Mutator mutator{argc, argv, std::move(seeds)};
    const fuzz::Clock clock{fuzz::seconds(argc, argv)};
    std::size_t inputs = 0;
    std::size_t sound = 0;
    for (; !clock.isOver(); ++inputs) {
        problems.clear();
        bool usable = true;
        if (mutator.pick(20) == 0) {
            std::ofstream{folder / "sources.yaml", std::ios::binary} << mutator.next(entries);
            usable = Library::load(folder.path(), dictionary, problems) != nullptr;
        } else {
            const std::size_t seed = mutator.pick(entries);
            const std::string text = mutator.next(seed);
            const auto kind = std::ranges::find_if(entryKinds(), [&](const EntryKindName& each) {
                return names[seed].starts_with(std::string{each.one} + "-");
            });
            if (seed < structures) {
                usable = readFacts(text, names[seed], dictionary, library->sources(), problems).has_value();
            } else if (seed < said) {
                usable = readEntry(kind == entryKinds().end() ? EntryKind::point : kind->kind, text, names[seed],
                                   dictionary, library->sources(), problems)
                             .has_value();
            } else if (seed < tours) {
                usable = readTour(text, names[seed], *library, problems).has_value();
            } else {
                usable = readSavedTour(text, names[seed], problems).has_value();
            }
        }
        if (!usable && problems.empty()) {
            std::printf("refused without a word\n");
            return 1;
        }
        for (const Problem& problem : problems) {
            if (problem.file.empty() || problem.problem.empty() || problem.line < 0) {
                std::printf("a problem without place or words: %s\n", problem.problem.c_str());
                return 1;
            }
        }
        sound += problems.empty() ? 1 : 0;
    }
    std::printf("content: %zu inputs, %zu sound, no crash\n", inputs, sound);
    return 0;
}
