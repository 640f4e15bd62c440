#include "support/catch.h"
#include "support/paths.h"
#include "support/process.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <map>

#include <sys/stat.h>

using namespace psoas::test;
using Json = nlohmann::json;
namespace fs = std::filesystem;

namespace {

const fs::path models = dataDir() / "models";

std::string quoted(const fs::path& path)
{
    std::string result = "'";
    for (const char c : path.string()) {
        result += c == '\'' ? std::string{"'\\''"} : std::string{c};
    }
    return result + "'";
}

/// The program with a cache of its own, ended with status 124 if it hangs.
Finished program(const std::string& arguments, const fs::path& cache = {})
{
    static const ScratchFolder shared;
    return runShell("ulimit -c 0; XDG_CACHE_HOME=" + quoted(cache.empty() ? shared.path() : cache) +
                    " timeout 60 '" PSOAS_PROGRAM "' " + arguments);
}

void write(const fs::path& file, const std::string& bytes)
{
    fs::create_directories(file.parent_path());
    std::ofstream{file, std::ios::binary} << bytes;
}

std::string replaced(std::string text, const std::string& from, const std::string& to)
{
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

/// Opening `path` fails with 1 and one sentence on standard error, which is returned.
std::string refusal(const fs::path& path)
{
    const Finished finished = program("list structures --json --atlas " + quoted(path));
    CAPTURE(path.string(), finished.output, finished.errors);
    CHECK(finished.status == 1);
    CHECK(finished.output.empty());
    CHECK(std::ranges::count(finished.errors, '\n') == 1);
    CHECK(finished.errors.starts_with("psoas-atlas: "));
    CHECK(finished.errors.ends_with(".\n"));
    CHECK(finished.errors.find("..\n") == std::string::npos);
    return finished.errors;
}

Json listed(const fs::path& path, std::string* errors = nullptr)
{
    const Finished finished = program("list structures --json --atlas " + quoted(path));
    CAPTURE(path.string(), finished.errors);
    REQUIRE(finished.status == 0);
    if (errors != nullptr) {
        *errors = finished.errors;
    }
    return Json::parse(finished.output);
}

const char* const seeds[] = {"box.dae",       "box.fbx",       "box.glb",        "box_embedded.gltf", "box.obj",
                             "box_ascii.ply", "box_ascii.stl", "box_binary.ply", "box_binary.stl"};

/// A file cut so early that nothing of it can be shown.
std::string cut(const std::string& seed)
{
    const std::string whole = contentOf(models / seed);
    return whole.substr(0, seed == "box_ascii.stl" ? 60 : whole.size() / 4);
}

std::map<std::string, std::string> filesUnder(const fs::path& folder)
{
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator{folder}) {
        if (entry.is_regular_file()) {
            files[entry.path().lexically_relative(folder).string()] = contentOf(entry.path());
        }
    }
    return files;
}

/// A command line that runs as somebody whom permissions hold; empty if there is no way to.
std::string asNobody()
{
    if (geteuid() != 0) {
        return "env";
    }
    return std::system("command -v setpriv >/dev/null") == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups env"
                                                             : "";
}

void openToAll(const fs::path& folder)
{
    fs::permissions(folder, fs::perms::others_read | fs::perms::others_exec, fs::perm_options::add);
}

} // namespace

TEST_CASE("What is there but no model is named in one sentence")
{
    const ScratchFolder folder;
    CHECK_THAT(refusal(folder / "no.obj"), ContainsSubstring("no.obj does not exist"));
    fs::create_directory(folder / "x.obj");
    CHECK_THAT(refusal(folder / "x.obj"), ContainsSubstring("holds no model"));
    write(folder / "notes.txt", "x");
    CHECK_THAT(refusal(folder / "notes.txt"), ContainsSubstring("expected glTF"));
    CHECK_THAT(refusal(folder / "notes.txt" / "x.obj"), ContainsSubstring("x.obj"));
    REQUIRE(::mkfifo((folder / "pipe.obj").c_str(), 0600) == 0);
    CHECK_THAT(refusal(folder / "pipe.obj"), ContainsSubstring("pipe.obj is not a file"));
    fs::create_symlink("/dev/zero", folder / "zero.obj");
    CHECK_THAT(refusal(folder / "zero.obj"), ContainsSubstring("zero.obj is not a file"));
    fs::create_symlink("loop.obj", folder / "loop.obj");
    CHECK_THAT(refusal(folder / "loop.obj"), ContainsSubstring("loop.obj cannot be opened"));
    // A pipe in place of the manifest must not be waited for.
    fs::create_directory(folder / "pack");
    REQUIRE(::mkfifo((folder / "pack" / "pack.yaml").c_str(), 0600) == 0);
    CHECK_THAT(refusal(folder / "pack"), ContainsSubstring("pack.yaml"));
}

TEST_CASE("What may not be read says so")
{
    const std::string before = asNobody();
    if (before.empty()) {
        WARN("skipped: root may read anything and setpriv is not here");
        return;
    }
    const ScratchFolder folder;
    openToAll(folder.path());
    fs::copy_file(models / "box.obj", folder / "x.obj");
    fs::permissions(folder / "x.obj", fs::perms::none);
    fs::create_directory(folder / "closed");
    fs::permissions(folder / "closed", fs::perms::none);
    for (const fs::path& path : {folder / "x.obj", folder / "closed", folder.path()}) {
        const Finished finished = runShell(
            before + " XDG_CACHE_HOME=/nonexistent '" PSOAS_PROGRAM "' list structures --json --atlas " + quoted(path));
        CAPTURE(path.string(), finished.errors);
        CHECK(finished.status == 1);
        CHECK(finished.output.empty());
        CHECK(std::ranges::count(finished.errors, '\n') == 1);
        CHECK_THAT(finished.errors, ContainsSubstring("permission"));
    }
    fs::permissions(folder / "closed", fs::perms::owner_all);
}

TEST_CASE("Names with anything in them are opened, and told on one line")
{
    const ScratchFolder folder;
    for (const std::string name : {"two\nlines", "Lendenmuskel \xE8\x85\xB0 \xC3\xBC", "  spaces  ", "bad\xff\xfe",
                                   "\x1b[31mred", "-dash", "quote'\""}) {
        CAPTURE(name);
        const fs::path file = folder / (name + ".obj");
        fs::copy_file(models / "box.obj", file);
        CHECK(listed(file).size() == 1);
        write(file, "junk");
        const std::string said = refusal(file);
        CHECK(said.find('\x1b') == std::string::npos);
        const Finished check = program("check --json " + quoted(file));
        CHECK(check.status == 1);
        CHECK(Json::parse(check.output).size() == 1);
    }
}

TEST_CASE("Empty, cut, random and wrong files of every format end in a sentence")
{
    const ScratchFolder folder;
    std::string random;
    for (std::uint32_t i = 0, state = 7; i < 3000; ++i) {
        state = state * 1664525u + 1013904223u;
        random += static_cast<char>(state >> 24);
    }
    for (const char* seed : seeds) {
        const fs::path file = folder / seed;
        const std::string whole = contentOf(models / seed);
        for (const std::string& bytes :
             {std::string{}, whole.substr(0, 20), cut(seed), random, std::string(3000, '\0')}) {
            write(file, bytes);
            CHECK_THAT(refusal(file), ContainsSubstring(file.string()));
        }
    }
}

TEST_CASE("A folder of broken models shows the sound ones and names the rest once each")
{
    const ScratchFolder folder;
    for (const char* seed : seeds) {
        write(folder / ("half-" + std::string{seed}), cut(seed));
    }
    fs::copy_file(models / "box.obj", folder / "sacrum.obj");
    fs::create_directory(folder / "folder.obj");
    fs::create_symlink("/dev/zero", folder / "zero.obj");
    fs::create_symlink(".", folder / "loop");
    std::string errors;
    const Json rows = listed(folder.path(), &errors);
    CHECK(rows.size() == 1);
    CHECK(rows[0]["key"] == "sacrum");
    CHECK(std::ranges::count(errors, '\n') == static_cast<std::ptrdiff_t>(std::size(seeds)));
    for (const char* seed : seeds) {
        CHECK_THAT(errors, ContainsSubstring("half-" + std::string{seed} + ": cannot be read as a model"));
    }
}

TEST_CASE("Counts that overflow and claims of gigabytes are refused")
{
    const ScratchFolder folder;
    const auto refused = [&](const char* name, const std::string& bytes) {
        write(folder / name, bytes);
        return refusal(folder / name);
    };
    const std::string ply = contentOf(models / "box_binary.ply");
#ifdef __SANITIZE_ADDRESS__
    const char* const why = "cannot be read as a model"; // its own memory leaves no room for a limit to the child's
#else
    const char* const why = "needs more memory";
#endif
    for (const char* count : {"4294967295", "18446744073709551615", "200000000"}) {
        CHECK_THAT(refused("a.ply", replaced(ply, "element vertex 8", std::string{"element vertex "} + count)),
                   ContainsSubstring(why));
    }
    CHECK_THAT(refused("noend.ply", ply.substr(0, ply.find("end_header"))), ContainsSubstring("header"));
    std::string stl = contentOf(models / "box_binary.stl");
    std::memset(stl.data() + 80, 0xff, 4);
    refused("a.stl", stl);
    std::string glb = contentOf(models / "box.glb");
    std::memset(glb.data() + 12, 0xff, 4);
    refused("a.glb", glb);
    const Json gltf = Json::parse(contentOf(models / "box_embedded.gltf"));
    for (const auto& [pointer, value] : std::map<std::string, Json>{{"/accessors/0/count", 4294967295u},
                                                                    {"/accessors/1/count", -1},
                                                                    {"/buffers/0/byteLength", std::int64_t{1} << 40},
                                                                    {"/bufferViews/1/byteOffset", 4294967290u},
                                                                    {"/nodes/0/mesh", 99}}) {
        Json changed = gltf;
        changed[Json::json_pointer{pointer}] = value;
        CAPTURE(pointer);
        refused("a.gltf", changed.dump());
    }
    std::ofstream{folder / "giant.stl"};
    fs::resize_file(folder / "giant.stl", std::uintmax_t{5} << 30);
    CHECK_THAT(refusal(folder / "giant.stl"), ContainsSubstring("larger than 4 GiB"));
}

TEST_CASE("Numbers that are none, bad indices and slivers leave the sound triangles and a note")
{
    const ScratchFolder folder;
    const std::string head = "ply\nformat ascii 1.0\nelement vertex 6\nproperty float x\nproperty float y\n"
                             "property float z\nelement face 3\nproperty list uchar int vertex_indices\nend_header\n";
    const std::string points = "0 0 0\n10 0 0\n0 10 0\nnan 0 0\n1e30 0 0\n20 0 0\n";
    for (const auto& [face, said] : std::map<std::string, std::string>{{"3 0 1 3\n", "not a number"},
                                                                       {"3 0 1 4\n", "farther than a kilometre"},
                                                                       {"3 0 1 99\n", "not in the file"},
                                                                       {"3 0 1 5\n", "without area"}}) {
        CAPTURE(face);
        write(folder / "a.ply", head + points + "3 0 1 2\n3 0 2 5\n" + face);
        std::string errors;
        const Json rows = listed(folder / "a.ply", &errors);
        REQUIRE(rows.size() == 1);
        CHECK(rows[0]["triangles"] == 2);
        CHECK_THAT(errors, ContainsSubstring(said));
        write(folder / "a.ply", head + points + face + face + face);
        CHECK_THAT(refusal(folder / "a.ply"), ContainsSubstring(said));
    }
}

TEST_CASE("Deep nesting, circles and entities that multiply do not take the program along")
{
    const ScratchFolder folder;
    const Json gltf = Json::parse(contentOf(models / "box_embedded.gltf"));
    Json self = gltf;
    self["nodes"][0]["children"] = {0};
    write(folder / "self.gltf", self.dump());
    CHECK_THAT(refusal(folder / "self.gltf"), ContainsSubstring("self.gltf"));
    Json chain = gltf;
    chain["nodes"] = Json::array();
    for (int i = 0; i < 20000; ++i) {
        chain["nodes"].push_back({{"children", {i + 1}}});
    }
    chain["nodes"].push_back({{"mesh", 0}});
    write(folder / "chain.gltf", chain.dump());
    refusal(folder / "chain.gltf");
    write(folder / "brackets.gltf", std::string(200'000, '['));
    refusal(folder / "brackets.gltf");
    std::string nested = "; FBX 7.3.0 project file\n";
    for (int i = 0; i < 100'000; ++i) {
        nested += "A: {";
    }
    write(folder / "nested.fbx", nested);
    refusal(folder / "nested.fbx");
    std::string bomb = "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"ha\">";
    for (char c = 'b'; c < 'm'; ++c) {
        bomb += std::string{"<!ENTITY "} + c + " \"";
        for (int i = 0; i < 10; ++i) {
            bomb += std::string{"&"} + static_cast<char>(c - 1) + ";";
        }
        bomb += "\">";
    }
    write(folder / "bomb.dae", bomb + "]><COLLADA version=\"1.4.1\"><asset><up_axis>&l;</up_axis></asset></COLLADA>");
    refusal(folder / "bomb.dae");
}

TEST_CASE("A glTF file reaches nothing outside its folder")
{
    const ScratchFolder folder;
    fs::copy_file(models / "box.bin", folder / "outside.bin");
    const Json gltf = Json::parse(contentOf(models / "box.gltf"));
    fs::create_directory(folder / "in");
    fs::create_symlink(folder / "outside.bin", folder / "in" / "link.bin");
    REQUIRE(::mkfifo((folder / "in" / "pipe.bin").c_str(), 0600) == 0);
    for (const std::string uri :
         {"../outside.bin", "link.bin", "pipe.bin", "../../../../etc/passwd", "/etc/passwd", "/dev/zero",
          "file:///etc/passwd", "http://127.0.0.1:9/x.bin", "..%2foutside.bin", "missing.bin"}) {
        Json changed = gltf;
        changed["buffers"][0]["uri"] = uri;
        write(folder / "in" / "a.gltf", changed.dump());
        CAPTURE(uri);
        CHECK_THAT(refusal(folder / "in" / "a.gltf"), ContainsSubstring(uri));
    }
    fs::copy_file(models / "box.bin", folder / "in" / "box.bin");
    write(folder / "in" / "a.gltf", gltf.dump());
    CHECK(listed(folder / "in" / "a.gltf").size() == 1);
}

TEST_CASE("Each mistake in a pack is told with file and line; the other parts load")
{
    struct Mistake {
        std::string text;
        int line;
        std::string said;
    };
    const std::string good = "name: test\nunit: m\nparts:\n  - key: sacrum\n    mesh: box.obj\n";
    const Mistake mistakes[] = {
        {replaced(good, "unit: m", "unit: furlong"), 2, "expected mm, cm, m or in"},
        {good + "colour: red\n", 6, "“colour” is not a field"},
        {good + "name: again\n", 6, "second time"},
        {good + "  - {key: sacrum, mesh: box.glb}\n", 6, "is used above"},
        {good + "  - {key: vertebra-l1, mesh: none.glb}\n", 6, "is missing"},
        {good + "  - {key: vertebra-l1, mesh: ../box.obj}\n", 6, "leads out"},
        {good + "  - {key: vertebra-l1, mesh: out.obj}\n", 6, "by a link"},
        {good + "  - {key: vertebra-l1, mesh: loop.obj}\n", 6, "is missing"},
        {good + "  - {key: vertebra-l1, mesh: box.glb, node: nope}\n", 6, "has no node named “nope”"},
        {good + "  - {key: vertebra-l1, mesh: box.glb, group: moon}\n", 6, "“moon”, which is not there"},
        {good + "  - {key: vertebra-l1, mesh: box.glb, segment: moon}\n", 6, "“moon”, which is not there"},
        {good + "groups:\n  - {key: a, name: a, parent: a}\n", 7, "hangs under “a”"},
        {good + "views:\n  - {key: w, name: w, frame: [moon]}\n", 7, "frames “moon”"},
        {good + "views: all\n", 6, "expected a list"},
    };
    const ScratchFolder folder;
    for (const char* file : {"box.obj", "box.glb"}) {
        fs::copy_file(models / file, folder / file);
    }
    fs::create_symlink(models / "box.obj", folder / "out.obj");
    fs::create_symlink("loop.obj", folder / "loop.obj");
    for (const Mistake& mistake : mistakes) {
        CAPTURE(mistake.text);
        write(folder / "pack.yaml", mistake.text);
        const Json rows = listed(folder.path());
        CHECK(std::ranges::any_of(rows, [](const Json& row) { return row["key"] == "sacrum"; }));
        const Finished check = program("check --json " + quoted(folder.path()));
        CAPTURE(check.output);
        CHECK(check.status == 1);
        const Json problems = Json::parse(check.output);
        REQUIRE(problems.size() == 1);
        CHECK(problems[0]["file"] == (folder / "pack.yaml").string());
        CHECK(problems[0]["line"] == mistake.line);
        CHECK_THAT(problems[0]["problem"].get<std::string>(), ContainsSubstring(mistake.said));
    }
}

TEST_CASE("A pack of which nothing can be used is refused with its line")
{
    const ScratchFolder folder;
    fs::copy_file(models / "box.obj", folder / "box.obj");
    const std::string good = "name: test\nparts:\n  - {key: sacrum, mesh: box.obj}\n";
    for (const auto& [text, line] : std::map<std::string, int>{{good + "licence: \"\xff\"\n", 4},
                                                               {"a: &a [x, x]\nb: [*a, *a]\n" + good, 1},
                                                               {"name: x\nparts: " + std::string(10'000, '['), 2},
                                                               {"name: !!python/object x\n", 1},
                                                               {"name: x\n\tparts: []\n", 2},
                                                               {good + std::string{"credits: a\0b\n", 13}, 4},
                                                               {"- a\n", 1}}) {
        CAPTURE(text.substr(0, 100));
        write(folder / "pack.yaml", text);
        CHECK_THAT(refusal(folder.path()), ContainsSubstring("pack.yaml, line " + std::to_string(line)));
        const Finished check = program("check --json " + quoted(folder.path()));
        CHECK(check.status == 1);
        const Json problems = Json::parse(check.output);
        REQUIRE(problems.size() == 1);
        CHECK(problems[0]["file"] == (folder / "pack.yaml").string());
        CHECK(problems[0]["line"] == line);
    }
}

TEST_CASE("A damaged cache is rebuilt in silence, and one that cannot be used is done without")
{
    const ScratchFolder folder;
    const std::string command = "list structures --json --atlas " + quoted(models);
    const std::string expected = program(command, folder.path()).output;
    REQUIRE_FALSE(expected.empty());
    const auto kept = filesUnder(folder.path());
    REQUIRE(kept.size() > 5);
    const auto withEach = [&](const auto& damage) {
        for (const auto& [name, bytes] : kept) {
            const fs::path file = folder.path() / name;
            fs::remove_all(file);
            damage(file, bytes);
        }
        const Finished finished = program(command, folder.path());
        CHECK(finished.status == 0);
        CHECK(finished.output == expected);
        CHECK(finished.errors == program(command).errors);
    };
    withEach([](const fs::path& file, const std::string& bytes) { write(file, bytes.substr(0, bytes.size() / 2)); });
    CHECK(filesUnder(folder.path()) == kept);
    withEach([](const fs::path& file, std::string bytes) {
        bytes[bytes.size() * 2 / 3] = static_cast<char>(bytes[bytes.size() * 2 / 3] ^ 0x10);
        write(file, bytes);
    });
    CHECK(filesUnder(folder.path()) == kept);
    withEach([](const fs::path& file, std::string bytes) { // of another version
        bytes[8] = static_cast<char>(bytes[8] ^ 3);
        write(file, bytes);
    });
    CHECK(filesUnder(folder.path()) == kept);
    withEach([](const fs::path& file, const std::string& bytes) { write(file, std::string(bytes.size(), '\0')); });
    withEach([](const fs::path& file, const std::string&) { write(file, ""); });
    withEach([](const fs::path& file, const std::string&) { fs::create_symlink("/dev/zero", file); });
    withEach([](const fs::path& file, const std::string&) { REQUIRE(::mkfifo(file.c_str(), 0600) == 0); });
    withEach([](const fs::path& file, const std::string&) { fs::create_directory(file); });
    write(folder / "file", "in the way");
    const Finished finished = program(command, folder / "file");
    CHECK(finished.status == 0);
    CHECK(finished.output == expected);
}

TEST_CASE("What cannot be written leaves the old file and nothing beside it")
{
    // A size limit stops a write in the middle, as a full disk does.
    const ScratchFolder folder;
    const fs::path model = models / "box.obj";
    const std::string full = "trap '' XFSZ; ulimit -c 0; ulimit -f 0; XDG_CACHE_HOME=/nonexistent '" PSOAS_PROGRAM
                             "' --atlas " +
                             quoted(model) + " ";
    write(folder / "old.png", "old");
    write(folder / "old.glb", "old");
    write(folder.path() / "folder" / "box.obj", "old");
    const auto before = filesUnder(folder.path());
    for (const std::string& command : {"render --size 64x64 -o " + quoted(folder / "old.png"),
                                       "render --size 64x64 -o " + quoted(folder / "new.png"),
                                       "export --all --format glb -o " + quoted(folder / "old.glb"),
                                       "export --structure box --format obj -o " + quoted(folder / "new.obj"),
                                       "export --all --format obj -o " + quoted(folder / "folder"),
                                       "export --all --format stl -o " + quoted(folder / "new")}) {
        CAPTURE(command);
        // The messages go through a pipe: a file would be stopped by the limit too.
        const Finished finished = runShell("{ (" + full + command + ") 2>&1 >/dev/null; echo \"status $?\"; } | cat");
        CHECK_THAT(finished.output, ContainsSubstring("could not be written") && ContainsSubstring("status 1"));
        CHECK(std::ranges::count(finished.output, '\n') == 2);
        CHECK(filesUnder(folder.path()) == before);
        CHECK_FALSE(fs::exists(folder / "new"));
    }
    CHECK(program("render --size 16x16 -o ''").status == 2);
    const Finished large = program("render --size 16384x16384 -o " + quoted(folder / "new.png"));
    CHECK(large.status == 1);
    CHECK_THAT(large.errors, ContainsSubstring("16384 x 16384"));
    const Finished device = program("list structures --json >/dev/full");
    CHECK(device.status == 1);
    CHECK_THAT(device.errors, ContainsSubstring("standard output"));
}
