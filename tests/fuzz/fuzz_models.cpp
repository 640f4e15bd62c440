// Spoilt model files of every format through the import child. Its deaths are counted and allowed; ours are not, and
// whatever comes back must be sound.
#include "files/assimp_reader.h"
#include "files/import_child.h"
#include "files/import_parent.h"

#include "fuzz/mutate.h"

#include <atomic>
#include <map>

using namespace psoas;
namespace fs = std::filesystem;

int main(int argc, char* argv[])
{
    if (const int status = runImportChild(argc, argv); status >= 0) {
        return status;
    }
    constexpr std::size_t batch = 8;
    constexpr std::uint64_t secondsPerFile = 2;
    const test::ScratchFolder folder;
    std::vector<std::string> seeds;
    std::vector<std::string> extensions;
    for (const fs::path& file : fuzz::filesUnder(test::dataDir() / "models")) {
        if (isModelExtension(lowerExtension(file))) {
            seeds.push_back(test::contentOf(file));
            extensions.push_back(lowerExtension(file));
        } else {
            fs::copy_file(file, folder / file.filename().string());
        }
    }
    const std::size_t count = seeds.size();
    fuzz::Mutator mutator{argc, argv, std::move(seeds)};
    const fuzz::Clock clock{fuzz::seconds(argc, argv)};
    std::map<std::string, std::array<std::size_t, 3>> tally; // inputs, read, deaths
    std::atomic<bool> unsound{false};
    std::size_t inputs = 0;
    while (!clock.isOver() && !unsound) {
        const std::size_t seed = mutator.pick(count);
        const std::string& extension = extensions[seed];
        std::vector<ImportJob> jobs;
        for (std::size_t i = 0; i < batch; ++i) {
            jobs.push_back({folder / (std::to_string(i) + extension), {}});
            const std::string bytes = mutator.next(seed);
            std::ofstream{jobs.back().file, std::ios::binary} << bytes;
        }
        const std::size_t before = importChildDeaths();
        std::atomic<std::size_t> read{0};
        importModels(
            jobs, {{}, nullptr, secondsPerFile}, [&](std::size_t job, Result<CheckedModels> models, std::string) {
                if (!models) {
                    unsound = unsound || models.error().what.find(jobs[job].file.string()) == std::string::npos;
                    return;
                }
                ++read;
                for (const Model& model : models.value().models) {
                    unsound = unsound || !faultOf(model.mesh).empty();
                }
            });
        auto& [files, sound, deaths] = tally[extension];
        files += batch;
        sound += read;
        deaths += importChildDeaths() - before;
        inputs += batch;
    }
    for (const auto& [extension, row] : tally) {
        std::printf("%s: %zu inputs, %zu read, %zu deaths of the child\n", extension.c_str(), row[0], row[1], row[2]);
    }
    std::printf("models: %zu inputs, %zu deaths of the child, none of ours\n", inputs, importChildDeaths());
    if (unsound) {
        std::printf("an unsound mesh or a nameless error came back\n");
    }
    return unsound ? 1 : 0;
}
