// Spoilt packs, recipes and dictionaries: each gives a pack or problems with their file, never a crash or a hang.
#include "atlas/dictionary.h"
#include "atlas/yaml_value.h"
#include "files/manifest.h"
#include "files/part_names.h"
#include "files/surface_marks.h"

#include "fuzz/mutate.h"

using namespace psoas;
namespace fs = std::filesystem;

namespace {

constexpr const char* fullPack = R"(name: Test pack
licence: CC0
credits: me
axes: {x: left, y: back, z: up}
unit: cm
origin: [1, -2.5, 3e1]
parts:
  - {key: vertebra-l3, mesh: a.obj}
  - key: thing
    mesh: a.obj
    node: box
    name: "A \"thing\""
    synonyms: [stuff, object]
    ta2: 12
    fma: 34
    side: left
    kind: organ
    group: mine
    variant: true
    unit: mm
groups:
  - {key: mine, name: Mine, latin: mea}
views:
  - {key: hip, name: The hip, yaw: -30, pitch: 15.5, frame: [thing]}
)";

constexpr const char* landmarks = R"(landmarks:
  - {key: asis-left, name: "Left anterior superior iliac spine", latin: spina, synonyms: ["ASIS"], ta2: 1327, on: hip-bone-left, at: [121.2, 78.9, 53.4], facing: [0.3, 0, 0.95]}
  - {key: promontory, name: Promontory, on: sacrum, at: [0, 101, -11]}
)";
constexpr const char* attachments = R"(attachments:
  - {key: psoas-major-left/origin, on: [vertebra-l1, disc-l1-l2], area: 1234.5}
  - {key: diaphragm/insertion, on: [rib-7-left]}
)";

void write(const fs::path& path, const std::string& bytes)
{
    std::ofstream{path, std::ios::binary} << bytes;
}

} // namespace

int main(int argc, char* argv[])
{
    const test::ScratchFolder folder;
    write(folder / "a.obj", "");
    const fs::path dictionary = test::dataDir() / "dictionary";
    std::vector<std::string> seeds{fullPack,
                                   test::contentOf(test::assetsDir() / "atlas" / "pack.yaml"),
                                   test::contentOf(test::assetsDir() / "recipes" / "bodyparts3d.yaml"),
                                   test::contentOf(dictionary / "structures.yaml"),
                                   test::contentOf(dictionary / "groups.yaml"),
                                   landmarks,
                                   attachments};
    fuzz::Mutator mutator{argc, argv, std::move(seeds)};
    const fuzz::Clock clock{fuzz::seconds(argc, argv)};
    std::size_t inputs = 0;
    std::size_t sound = 0;
    std::size_t told = 0;
    for (; !clock.isOver(); ++inputs) {
        const std::size_t seed = mutator.pick(7);
        const std::string bytes = mutator.next(seed);
        std::vector<Problem> problems;
        bool usable = true;
        switch (seed) {
        case 0:
        case 1:
            write(folder / "pack.yaml", bytes);
            usable = readPack(folder / "pack.yaml", problems).has_value();
            break;
        case 2:
            write(folder / "recipe.yaml", bytes);
            usable = readRecipe(folder / "recipe.yaml", problems).has_value();
            break;
        case 5:
            write(folder / "landmarks.yaml", bytes);
            readLandmarks(folder / "landmarks.yaml", problems);
            break;
        case 6:
            write(folder / "attachments.yaml", bytes);
            readAttachmentBones(folder / "attachments.yaml", problems);
            break;
        default:
            write(folder / "structures.yaml", seed == 3 ? bytes : test::contentOf(dictionary / "structures.yaml"));
            write(folder / "groups.yaml", seed == 4 ? bytes : test::contentOf(dictionary / "groups.yaml"));
            const Dictionary read = Dictionary::load(folder.path(), problems);
            const Recogniser recogniser{read};
            recogniser.find(namePartsOf(bytes.substr(0, 200)));
            break;
        }
        if (!usable && problems.empty()) {
            std::printf("refused without a word:\n%s\n", bytes.c_str());
            return 1;
        }
        for (const Problem& problem : problems) {
            if (problem.file.empty() || problem.problem.empty() || problem.line < 0) {
                std::printf("a problem without place or words: %s\n", problem.problem.c_str());
                return 1;
            }
        }
        ++(problems.empty() ? sound : told);
    }
    std::printf("manifests: %zu inputs, %zu sound, %zu with problems, no crash\n", inputs, sound, told);
    return 0;
}
