#include "files/atlas_loader.h"

#include "atlas/dictionary.h"
#include "files/import_parent.h"
#include "formats/model_writer.h"
#include "support/catch.h"
#include "support/paths.h"
#include "support/process.h"
#include "support/shapes.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstring>
#include <set>

using namespace psoas;
namespace fs = std::filesystem;

namespace {

void write(const fs::path& path, std::string_view bytes)
{
    fs::create_directories(path.parent_path());
    std::ofstream{path, std::ios::binary}.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

fs::path model(const std::string& name)
{
    return test::dataDir() / "models" / name;
}

LoadOptions options(const fs::path& cache = {})
{
    LoadOptions result;
    result.assets = {test::dataDir() / "dictionary", {}, test::assetsDir() / "recipes"};
    result.cacheFolder = cache;
    return result;
}

std::string keysOf(const Result<LoadedAtlas>& loaded)
{
    if (!loaded) {
        return loaded.error().what;
    }
    std::string keys;
    for (const Structure& structure : loaded.value().atlas->structures()) {
        keys += (keys.empty() ? "" : " ") + structure.key;
    }
    return keys;
}

std::string said(const std::vector<Problem>& problems)
{
    std::string text;
    for (const Problem& problem : problems) {
        text += problem.file + ":" + std::to_string(problem.line) + ": " + problem.problem + "\n";
    }
    return text;
}

std::vector<fs::path> filesIn(const fs::path& folder)
{
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator{folder}) {
        if (entry.is_regular_file()) {
            files.push_back(entry.path());
        }
    }
    return files;
}

/// The greatest x of all structures, which tells two boxes apart.
float rightmost(const Result<LoadedAtlas>& loaded)
{
    return loaded ? loaded.value().atlas->bounds().upper.x : -1;
}

std::string boxObj(float width)
{
    const Mesh box = *test::boxMesh({0, 0, 0}, {width, 10, 10});
    return objBytes({"box", &box});
}

} // namespace

TEST_CASE("One model file is an atlas of its own")
{
    const auto loaded = loadAtlas(model("box.obj"), options());
    REQUIRE(loaded);
    CHECK(keysOf(loaded) == "box");
    CHECK(loaded.value().atlas->name() == "box");
    CHECK(loaded.value().problems.empty());
    const Structure& box = loaded.value().atlas->structures()[0];
    CHECK(box.name == "Box");
    CHECK(box.group == "other");
    CHECK(box.tree->nearest({{10, 20, 1000}, {0, 0, -1}}, 1e6f)->distance == 940);
}

TEST_CASE("A folder is searched with its subfolders, each model under the name it is known by")
{
    const test::ScratchFolder folder;
    write(folder.path() / "bones" / "L3.obj", boxObj(10));
    write(folder.path() / "muscles" / "deep" / "Psoas_Major_L.STL", test::contentOf(model("box_binary.stl")));
    write(folder.path() / "muscles" / "right_psoas_minor.ply", test::contentOf(model("box_ascii.ply")));
    write(folder.path() / "FMA22342.obj", boxObj(10));
    write(folder.path() / "zebra.obj", boxObj(10));
    write(folder.path() / "again" / "zebra.obj", boxObj(10));
    write(folder.path() / "notes.txt", "not a model");
    const auto loaded = loadAtlas(folder.path(), options());
    REQUIRE(keysOf(loaded) == "psoas-major-left psoas-major-right psoas-minor-right vertebra-l3 zebra zebra-2");
    const Atlas& atlas = *loaded.value().atlas;
    CHECK(said(loaded.value().problems).empty());
    CHECK(atlas.name() == folder.path().filename().string());
    CHECK(atlas.structures()[0].name == "Left psoas major");
    CHECK(atlas.structures()[0].segment == "femur-left");
    CHECK(atlas.structures()[2].hiddenByDefault);
    CHECK(atlas.structures()[5].name == "Zebra (2)");
    CHECK(atlas.resolve("iliopsoas").size() == 3);
    CHECK(atlas.resolve("psoas-major").size() == 2);
    CHECK(atlas.resolve("other").size() == 2);
}

TEST_CASE("A file that we exported whole comes back with its keys")
{
    const Mesh box = *test::boxMesh({0, 0, 0}, {1, 2, 3});
    const test::ScratchFolder folder;
    write(folder / "all.glb", glbBytes({{"vertebra-l3", &box}, {"psoas-major-right", &box}, {"new-thing", &box}}));
    CHECK(keysOf(loadAtlas(folder / "all.glb", options())) == "psoas-major-right vertebra-l3 new-thing");
}

TEST_CASE("A collection is recognised by its part ids, alone or within the name")
{
    const test::ScratchFolder folder;
    write(folder / "FJ1431.obj", boxObj(10));
    write(folder / "left_psoas_major_FMA22343_FJ1431M.obj", boxObj(10));
    write(folder / "some_odd_thing_FJ9999.obj", boxObj(10));
    const auto loaded = loadAtlas(folder.path(), options());
    REQUIRE(keysOf(loaded) == "psoas-major-left psoas-major-right some-odd-thing");
    CHECK(loaded.value().atlas->name() == "BodyParts3D");
    CHECK_THAT(loaded.value().credits, ContainsSubstring("Database Center for Life Science"));
    // (0..10, 0..10, 0..10) of the file: x left, y back, z up, about the hip midpoint (0, -78.74, 811.42).
    const Box& box = loaded.value().atlas->bounds();
    CHECK_THAT(box.lower.y, WithinAbs(-811.42, 1e-3));
    CHECK_THAT(box.upper.z, WithinAbs(-78.74, 1e-3));
    CHECK_THAT(box.upper.x, WithinAbs(10, 1e-3));
    CHECK(loaded.value().atlas->structures()[2].group == "other");
    CHECK(loaded.value().atlas->structures()[2].name == "Some odd thing");

    write(folder / "a.obj", boxObj(10));
    write(folder / "b.obj", boxObj(10));
    write(folder / "c.obj", boxObj(10));
    write(folder / "d.obj", boxObj(10));
    const auto mixed = loadAtlas(folder.path(), options());
    REQUIRE(mixed);
    CHECK(mixed.value().atlas->bounds().lower.y == 0); // mostly something else: left where it lies
}

TEST_CASE("A pack gives its parts keys, names and frames; what it does not state the dictionary does")
{
    const test::ScratchFolder folder;
    write(folder / "a.obj", boxObj(10));
    fs::copy_file(model("two_sides.gltf"), folder / "two.gltf");
    fs::copy_file(model("box.bin"), folder / "box.bin");
    write(folder / "pack.yaml", R"(name: Test pack
licence: CC0
unit: cm
parts:
  - {key: vertebra-l3, mesh: a.obj}
  - {key: psoas-major-left, mesh: two.gltf, node: psoas-major-left, unit: m, name: My psoas}
  - {key: both, mesh: two.gltf, unit: m, group: mine, kind: muscle}
  - {key: lost, mesh: two.gltf, node: nobody, unit: m}
  - {key: gone, mesh: gone.obj}
groups:
  - {key: mine, name: Mine, parent: muscles}
  - {key: orphan, name: Orphan, parent: nowhere}
views:
  - {key: front, name: From the front}
)");
    const auto loaded = loadAtlas(folder.path(), options());
    REQUIRE(keysOf(loaded) == "psoas-major-left vertebra-l3 both");
    const Atlas& atlas = *loaded.value().atlas;
    CHECK(atlas.name() == "Test pack");
    CHECK(loaded.value().licence == "CC0");
    CHECK(atlas.views().size() == 1);
    CHECK(atlas.structures()[0].name == "My psoas");
    CHECK(atlas.structures()[0].fma == "22343");
    CHECK(atlas.structures()[0].mesh->triangleCount() == 12);
    CHECK(atlas.structures()[1].tree->bounds().upper == glm::vec3{100, 100, 100});
    CHECK(atlas.structures()[2].mesh->triangleCount() == 24);
    CHECK(atlas.structures()[2].group == "mine");
    const std::string text = said(loaded.value().problems);
    CHECK_THAT(text, ContainsSubstring("pack.yaml:8: the part “lost” is missing: two.gltf has no node named “nobody”"));
    CHECK_THAT(text, ContainsSubstring("pack.yaml:9: “gone.obj” is missing"));
    CHECK_THAT(text, ContainsSubstring("“orphan” hangs under “nowhere”"));
    CHECK(loaded.value().problems.size() == 3);
    CHECK(keysOf(loadAtlas(folder / "pack.yaml", options())) == keysOf(loaded));
    CHECK(said(checkAtlas(folder.path(), options())) == text);
}

TEST_CASE("One bad model is a problem, the others load")
{
    const test::ScratchFolder folder;
    write(folder / "good.obj", boxObj(10));
    write(folder / "bad.obj", "");
    write(folder / "worse.stl", "solid");
    const auto loaded = loadAtlas(folder.path(), options());
    REQUIRE(keysOf(loaded) == "good");
    REQUIRE(loaded.value().problems.size() == 2);
    CHECK_THAT(loaded.value().problems[0].problem, ContainsSubstring("cannot be read") && ContainsSubstring("empty"));
    CHECK(loaded.value().problems[0].file == (folder / "bad.obj").string());
}

TEST_CASE("What cannot be opened is one sentence that names it")
{
    const test::ScratchFolder folder;
    const auto sentence = [](const fs::path& path) {
        const auto loaded = loadAtlas(path, options());
        REQUIRE_FALSE(loaded);
        CHECK_THAT(loaded.error().what, ContainsSubstring(path.string()));
        CHECK(loaded.error().what.back() == '.');
        CHECK(loaded.error().what.find('\n') == std::string::npos);
        CHECK(checkAtlas(path, options()).size() == 1);
        return loaded.error().what;
    };
    CHECK_THAT(sentence(folder / "missing"), ContainsSubstring("does not exist"));
    CHECK_THAT(sentence(folder / "missing.obj"), ContainsSubstring("does not exist"));
    CHECK_THAT(sentence(folder.path()), ContainsSubstring("holds no model"));
    write(folder / "a.txt", "x");
    CHECK_THAT(sentence(folder / "a.txt"), ContainsSubstring("is not a model that can be opened"));
    CHECK_THAT(sentence(folder / "a.txt" / "b.obj"), ContainsSubstring("b.obj"));
    write(folder / "empty.glb", "");
    CHECK_THAT(sentence(folder / "empty.glb"), ContainsSubstring("is empty"));
    write(folder.path() / "pack" / "pack.yaml", "name: [");
    const auto pack = loadAtlas(folder / "pack", options());
    REQUIRE_FALSE(pack);
    CHECK_THAT(pack.error().what, ContainsSubstring("pack.yaml, line "));
    write(folder.path() / "pack" / "pack.yaml", "name: P\nparts: []\n");
    CHECK_THAT(sentence(folder / "pack"), ContainsSubstring("lists no part"));
    write(folder.path() / "pack" / "pack.yaml", "name: P\nparts: [{key: a, mesh: a.obj}]\n");
    CHECK_THAT(sentence(folder / "pack"), ContainsSubstring("“a.obj” is missing"));
    REQUIRE(::mkfifo((folder / "pipe.obj").c_str(), 0600) == 0);
    CHECK_THAT(sentence(folder / "pipe.obj"), ContainsSubstring("is not a file"));
    if (::geteuid() != 0) {
        write(folder / "secret.obj", boxObj(1));
        fs::permissions(folder / "secret.obj", fs::perms::none);
        CHECK_THAT(sentence(folder / "secret.obj"), ContainsSubstring("permission"));
        fs::create_directory(folder / "closed");
        fs::permissions(folder / "closed", fs::perms::none);
        CHECK_THAT(sentence(folder / "closed"), ContainsSubstring("permission"));
        fs::permissions(folder / "closed", fs::perms::owner_all);
    }
    LoadOptions bare = options();
    bare.assets.atlas = folder / "nowhere";
    const auto builtIn = loadBuiltInAtlas(bare);
    REQUIRE_FALSE(builtIn);
    CHECK_THAT(builtIn.error().what, ContainsSubstring("built-in atlas is missing"));
}

TEST_CASE("Links that run in a circle do not hold up the search")
{
    const test::ScratchFolder folder;
    write(folder.path() / "a" / "box.obj", boxObj(10));
    fs::create_directory_symlink(folder.path(), folder.path() / "a" / "round");
    CHECK(keysOf(loadAtlas(folder.path(), options())) == "box");
}

TEST_CASE("The second opening comes from the cache and is the same")
{
    const test::ScratchFolder folder;
    const test::ScratchFolder cache;
    for (const char* name : {"box.obj", "box.glb", "two_sides.gltf", "box.bin"}) {
        fs::copy_file(model(name), folder / name);
    }
    const auto first = loadAtlas(folder.path(), options(cache.path()));
    REQUIRE(first);
    CHECK_FALSE(first.value().fromCache);
    LoadOptions noChild = options(cache.path());
    noChild.importProgram = "/bin/false";
    const auto second = loadAtlas(folder.path(), noChild);
    REQUIRE(second);
    CHECK(second.value().fromCache);
    CHECK(keysOf(second) == keysOf(first));
    for (std::size_t i = 0; i < first.value().atlas->structures().size(); ++i) {
        const Mesh& a = *first.value().atlas->structures()[i].mesh;
        const Mesh& b = *second.value().atlas->structures()[i].mesh;
        CHECK(a.positions == b.positions);
        CHECK(a.triangles == b.triangles);
    }
    CHECK_FALSE(loadAtlas(folder.path(), options()).value().fromCache);
}

TEST_CASE("The cache is never stale")
{
    const test::ScratchFolder folder;
    const test::ScratchFolder cache;
    write(folder / "box.obj", boxObj(10));
    const auto written = fs::last_write_time(folder / "box.obj");
    CHECK(rightmost(loadAtlas(folder.path(), options(cache.path()))) == 10);

    SECTION("when a file changes within its size and time")
    {
        const auto size = fs::file_size(folder / "box.obj");
        write(folder / "box.obj", boxObj(20));
        fs::last_write_time(folder / "box.obj", written);
        REQUIRE(fs::file_size(folder / "box.obj") == size);
        const auto loaded = loadAtlas(folder.path(), options(cache.path()));
        CHECK(rightmost(loaded) == 20);
        CHECK_FALSE(loaded.value().fromCache);
    }
    SECTION("when a pack says something else of the same file")
    {
        write(folder / "pack.yaml", "name: P\nunit: cm\n");
        CHECK(rightmost(loadAtlas(folder.path(), options(cache.path()))) == 100);
        write(folder / "pack.yaml", "name: P\naxes: {x: right, y: up, z: front}\n");
        CHECK(rightmost(loadAtlas(folder.path(), options(cache.path()))) == 0);
        write(folder / "pack.yaml", "name: P\norigin: [1, 0, 0]\n");
        CHECK(rightmost(loadAtlas(folder.path(), options(cache.path()))) == 9);
    }
    SECTION("when the buffer of a glTF file changes")
    {
        const test::ScratchFolder other;
        fs::copy_file(model("box.gltf"), other / "box.gltf");
        fs::copy_file(model("box.bin"), other / "box.bin");
        CHECK(rightmost(loadAtlas(other.path(), options(cache.path()))) == 20);
        CHECK(loadAtlas(other.path(), options(cache.path())).value().fromCache);
        std::string bytes = test::contentOf(model("box.bin"));
        const float wide = 0.5f;
        std::memcpy(bytes.data() + 12, &wide, sizeof wide);
        write(other / "box.bin", bytes);
        CHECK(rightmost(loadAtlas(other.path(), options(cache.path()))) == 500);
        fs::remove(other / "box.bin");
        CHECK_FALSE(loadAtlas(other.path(), options(cache.path())));
    }
}

TEST_CASE("A damaged cache is rebuilt without a word")
{
    const test::ScratchFolder folder;
    const test::ScratchFolder cache;
    write(folder / "box.obj", boxObj(10));
    REQUIRE(loadAtlas(folder.path(), options(cache.path())));
    REQUIRE(filesIn(cache.path()).size() == 1);
    const fs::path kept = filesIn(cache.path())[0];
    const std::string sound = test::contentOf(kept);
    std::string flipped = sound;
    flipped[sound.size() / 2] = static_cast<char>(flipped[sound.size() / 2] ^ 1);
    std::string older = sound;
    older[8] = static_cast<char>(older[8] + 1); // the version
    for (const std::string& bytes : {std::string{}, sound.substr(0, sound.size() / 2), flipped, older, sound + "x"}) {
        write(kept, bytes);
        const auto loaded = loadAtlas(folder.path(), options(cache.path()));
        REQUIRE(loaded);
        CHECK_FALSE(loaded.value().fromCache);
        CHECK(loaded.value().problems.empty());
        CHECK(test::contentOf(kept) == sound);
        CHECK(loadAtlas(folder.path(), options(cache.path())).value().fromCache);
    }
    CHECK(filesIn(cache.path()).size() == 1);
}

TEST_CASE("A cache that cannot be written does no harm")
{
    const test::ScratchFolder folder;
    write(folder / "box.obj", boxObj(10));
    write(folder / "a-file", "x");
    for (const fs::path& cache :
         {folder / "a-file", folder.path() / "a-file" / "below", fs::path{"/proc/nothing"}, fs::path{"/dev/full"}}) {
        const auto loaded = loadAtlas(folder / "box.obj", options(cache));
        REQUIRE(loaded);
        CHECK_FALSE(loaded.value().fromCache);
        CHECK(loaded.value().problems.empty());
    }
}

TEST_CASE("Cancelling ends the loading with one word")
{
    const test::ScratchFolder folder;
    for (int i = 0; i < 30; ++i) {
        write(folder / (std::to_string(i) + ".obj"), boxObj(10));
    }
    LoadOptions stopped = options();
    stopped.cancel = std::make_shared<std::atomic<bool>>(true);
    CHECK(keysOf(loadAtlas(folder.path(), stopped)) == "cancelled");
    *stopped.cancel = false;
    std::atomic<std::size_t> steps{0};
    stopped.progress = [&](std::size_t, std::size_t, const std::string&) {
        ++steps;
        *stopped.cancel = true;
    };
    CHECK(keysOf(loadAtlas(folder.path(), stopped)) == "cancelled");
    CHECK(steps < 30);
}

TEST_CASE("Progress counts every model once")
{
    const test::ScratchFolder folder;
    for (int i = 0; i < 9; ++i) {
        write(folder / (std::to_string(i) + ".obj"), i == 4 ? std::string{} : boxObj(10));
    }
    std::vector<std::atomic<int>> told(10);
    LoadOptions watched = options();
    watched.progress = [&](std::size_t done, std::size_t total, const std::string& what) {
        if (total == 9 && done <= 9 && what.ends_with(".obj")) {
            ++told[done];
        }
    };
    REQUIRE(loadAtlas(folder.path(), watched));
    CHECK(told[0] == 0);
    for (std::size_t i = 1; i <= 9; ++i) {
        CHECK(told[i] == 1);
    }
}

TEST_CASE("Slivers are dropped with a note on the structure")
{
    const test::ScratchFolder folder;
    write(folder / "box.obj", test::contentOf(model("box.obj")) + "f 1 2 2\n");
    const auto loaded = loadAtlas(folder.path(), options());
    REQUIRE(loaded);
    CHECK_THAT(loaded.value().atlas->structures()[0].note, ContainsSubstring("1 triangle without area left out."));
    CHECK(loaded.value().problems.size() == 1);
}

TEST_CASE("The cache folder follows the environment")
{
    const char* before = std::getenv("XDG_CACHE_HOME");
    const std::string kept = before == nullptr ? "" : before;
    ::setenv("XDG_CACHE_HOME", "/somewhere", 1);
    CHECK(defaultCacheFolder() == "/somewhere/psoas-atlas");
    ::setenv("XDG_CACHE_HOME", "relative", 1);
    const char* home = std::getenv("HOME");
    if (home != nullptr && *home == '/') {
        CHECK(defaultCacheFolder() == fs::path{home} / ".cache" / "psoas-atlas");
    }
    before == nullptr ? ::unsetenv("XDG_CACHE_HOME") : ::setenv("XDG_CACHE_HOME", kept.c_str(), 1);
    ::setenv("PSOAS_ASSETS_DIR", "/assets", 1);
    CHECK(findAssets().atlas == "/assets/atlas");
    ::unsetenv("PSOAS_ASSETS_DIR");
    CHECK(findAssets().content.parent_path() ==
          fs::read_symlink("/proc/self/exe").parent_path().parent_path() / "share" / "psoas-atlas");
}

TEST_CASE("The 117 surfaces of BodyParts3D stand in the atlas frame under their names")
{
    const auto reference = test::referenceDir();
    if (!reference || !fs::exists(*reference / "bp3d-4.0")) {
        WARN("SKIPPED: the reference data is not there");
        return;
    }
    const test::ScratchFolder cache;
    LoadOptions real = options(cache.path());
    real.assets.atlas = test::assetsDir() / "atlas";
    const auto loaded = loadAtlas(*reference / "bp3d-4.0", real);
    REQUIRE(loaded);
    CHECK(said(loaded.value().problems).empty());
    const Atlas& atlas = *loaded.value().atlas;
    CHECK(atlas.structures().size() == 117);
    CHECK(atlas.triangleCount() == 741'552);
    CHECK(atlas.resolve("other").empty());
    const auto psoas = atlas.find("psoas-major-right");
    REQUIRE(psoas);
    CHECK(atlas.at(*psoas).fma == "22342");
    CHECK(atlas.at(*psoas).name == "Right psoas major");
    // Corners of the file, x left, y back, z up, are those of the part list: -113.8..-7.6, ..., 735.2..1098.7.
    const Box& box = atlas.at(*psoas).tree->bounds();
    CHECK_THAT(box.lower.y, WithinAbs(735.2 - 811.42, 0.1));
    CHECK_THAT(box.upper.y, WithinAbs(1098.7 - 811.42, 0.1));
    CHECK(box.upper.x < 0);
    std::set<std::string> groups;
    for (const Structure& structure : atlas.structures()) {
        groups.insert(structure.group);
        CHECK(structure.note.empty());
        CHECK((structure.side == Side::none || structure.key.ends_with(nameOf(structure.side))));
        CHECK((structure.mesh->triangleCount() < 256 || structure.mesh->levels.size() >= 3));
    }
    CHECK(groups.size() > 10);
    const auto again = loadAtlas(*reference / "bp3d-4.0", real);
    REQUIRE(again);
    CHECK(again.value().fromCache);
    CHECK(again.value().atlas->triangleCount() == 741'552);
}
