// Spoilt entries and source lists of the content: each gives facts or problems with their file, never a crash or a
// hang.
#include "content/library.h"

#include "fuzz/mutate.h"

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
            usable = readFacts(mutator.next(seed), names[seed], dictionary, library->sources(), problems).has_value();
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
