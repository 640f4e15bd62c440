#include "files/manifest.h"

#include "support/catch.h"
#include "support/paths.h"
#include "support/process.h"

#include <algorithm>

using namespace psoas;
namespace fs = std::filesystem;

namespace {

struct Reading {
    std::optional<Pack> pack;
    std::vector<Problem> problems;

    /// "LINE: problem", one per line.
    std::string said() const
    {
        std::string text;
        for (const Problem& problem : problems) {
            text += std::to_string(problem.line) + ": " + problem.problem + "\n";
        }
        return text;
    }
};

class PackFolder {
public:
    PackFolder()
    {
        fs::copy_file(test::dataDir() / "models" / "box.obj", m_folder / "box.obj");
        fs::create_directory(m_folder / "more");
        fs::copy_file(test::dataDir() / "models" / "box.obj", m_folder.path() / "more" / "box.obj");
    }
    Reading read(const std::string& text) const
    {
        std::ofstream{m_folder / "pack.yaml", std::ios::binary} << text;
        Reading reading;
        reading.pack = readPack(m_folder / "pack.yaml", reading.problems);
        for (const Problem& problem : reading.problems) {
            CHECK(problem.file == (m_folder / "pack.yaml").string());
        }
        return reading;
    }
    const fs::path& path() const { return m_folder.path(); }

private:
    test::ScratchFolder m_folder;
};

} // namespace

TEST_CASE("A pack states frame, parts, groups and views")
{
    const PackFolder folder;
    const Reading reading = folder.read(R"(name: My pack
licence: CC BY 4.0
credits: me
axes: {x: left, y: back, z: up}
unit: cm
origin: [1, -2.5, 3e1]
parts:
  - key: psoas-major-left
    mesh: box.obj
  - key: thing
    mesh: more/box.obj
    node: box
    name: A thing
    latin: res
    synonyms: [stuff, object]
    ta2: 12
    fma: 34
    side: left
    kind: organ
    group: mine
    segment: femur-left
    variant: true
    unit: mm
groups:
  - {key: mine, name: Mine, latin: mea}
views:
  - {key: hip, name: The hip, yaw: -30, pitch: 15.5, frame: [thing]}
)");
    CHECK(reading.said().empty());
    REQUIRE(reading.pack);
    const Pack& pack = *reading.pack;
    CHECK(pack.name == "My pack");
    CHECK(pack.licence == "CC BY 4.0");
    CHECK(pack.credits == "me");
    const Conversion conversion = pack.frame.conversion();
    CHECK(conversion.atlas_from_file * glm::vec3{1, 2, 3} == glm::vec3{1, 3, -2});
    CHECK(conversion.millimetresPerUnit == 10);
    CHECK(conversion.origin == glm::dvec3{1, -2.5, 30});
    CHECK(pack.listsParts);
    REQUIRE(pack.parts.size() == 2);
    CHECK(pack.parts[0].line == 8);
    CHECK(pack.parts[0].mesh == folder.path() / "box.obj");
    CHECK_FALSE(pack.parts[0].name);
    const PackPart& thing = pack.parts[1];
    CHECK(thing.mesh == folder.path() / "more" / "box.obj");
    CHECK(thing.node == "box");
    CHECK(thing.name == "A thing");
    CHECK(thing.latin == "res");
    CHECK(thing.synonyms == std::vector<std::string>{"stuff", "object"});
    CHECK(thing.ta2 == "12");
    CHECK(thing.fma == "34");
    CHECK(thing.side == Side::left);
    CHECK(thing.kind == Kind::organ);
    CHECK(thing.group == "mine");
    CHECK(thing.segment == "femur-left");
    CHECK(thing.variant == true);
    CHECK(thing.frame.over(pack.frame).conversion().millimetresPerUnit == 1);
    CHECK(thing.frame.over(pack.frame).conversion().origin == glm::dvec3{1, -2.5, 30});
    REQUIRE(pack.groups.size() == 1);
    CHECK(pack.groups[0].name == "Mine");
    REQUIRE(pack.views.size() == 1);
    CHECK(pack.views[0].yaw == -30);
    CHECK(pack.views[0].pitch == 15.5);
    CHECK(pack.views[0].frame == std::vector<std::string>{"thing"});
}

TEST_CASE("A pack without a list of parts takes all models of its folder")
{
    const PackFolder folder;
    const Reading reading = folder.read("name: All of it\n");
    CHECK(reading.said().empty());
    REQUIRE(reading.pack);
    CHECK_FALSE(reading.pack->listsParts);
}

TEST_CASE("Each mistake in a pack is named with its line and what was expected; the rest loads")
{
    struct Mistake {
        std::string part; ///< fields of the part, from line 3
        int line;
        std::string said;
    };
    const PackFolder folder;
    fs::create_symlink("/etc", folder.path() / "etc");
    fs::create_symlink("/proc/self/exe", folder.path() / "exe.obj");
    fs::create_directory(folder.path() / "folder.obj");
    const Mistake mistake = GENERATE(values<Mistake>({
        {"    mesh: box.obj\n", 3, "“key” is missing"},
        {"    key: a\n", 3, "“mesh” is missing"},
        {"    key: Psoas Major\n    mesh: box.obj\n", 3, "is not a key: expected small letters"},
        {"    key: a\n    mesh: none.obj\n", 4, "“none.obj” is missing: expected this model file"},
        {"    key: a\n    mesh: box.txt\n", 4, "is not a model file: expected .gltf"},
        {"    key: a\n    mesh: ../box.obj\n", 4, "leads out of the pack's folder"},
        {"    key: a\n    mesh: more/../../x/box.obj\n", 4, "leads out of the pack's folder"},
        {"    key: a\n    mesh: /etc/box.obj\n", 4, "leads out of the pack's folder"},
        {"    key: a\n    mesh: exe.obj\n", 4, "leads out of the pack's folder by a link"},
        {"    key: a\n    mesh: folder.obj\n", 4, "is not a file"},
        {"    key: a\n    mesh: [box.obj]\n", 4, "“mesh” is a list: expected text"},
        {"    key: a\n    mesh: box.obj\n    colour: red\n", 5, "“colour” is not a field of a part: expected one of"},
        {"    key: a\n    mesh: box.obj\n    kind: meat\n", 5, "“meat” is no kind: expected bone"},
        {"    key: a\n    mesh: box.obj\n    side: up\n", 5, "“up” is no side: expected left, right or none"},
        {"    key: a\n    mesh: box.obj\n    variant: maybe\n", 5, "neither true nor false"},
        {"    key: a\n    mesh: box.obj\n    fma: FMA12\n", 5, "expected digits"},
        {"    key: a\n    mesh: box.obj\n    unit: ell\n", 5, "“ell” is no unit: expected mm, cm, m or in"},
        {"    key: a\n    mesh: box.obj\n    origin: [1, 2]\n", 5, "“origin” is not a point: expected three numbers"},
        {"    key: a\n    mesh: box.obj\n    origin: [1, 2, nan]\n", 5, "“origin” is not a point"},
        {"    key: a\n    mesh: box.obj\n    axes: {x: left, y: up}\n", 5, "“z” is missing"},
        {"    key: a\n    mesh: box.obj\n    axes: {x: left, y: up, z: north}\n", 5, "“north” is no direction"},
        {"    key: a\n    mesh: box.obj\n    axes: {x: left, y: right, z: up}\n", 5,
         "two axes run along the same line"},
        {"    key: sound\n    mesh: box.obj\n", 3, ""},
        {"    key: a\n    key: b\n    mesh: box.obj\n", 4, "“key” stands here for the second time"},
        {"    text\n", 3, "expected a part with fields"},
    }));
    std::string text = "name: Pack\nparts:\n  -" + mistake.part.substr(3);
    const Reading reading = folder.read(text + "  - key: last\n    mesh: box.obj\n");
    INFO(text);
    INFO(reading.said());
    REQUIRE(reading.pack);
    CHECK(std::ranges::count(reading.pack->parts, "last", &PackPart::key) == 1);
    if (mistake.said.empty()) {
        CHECK(reading.problems.empty());
    } else {
        CHECK(std::ranges::any_of(reading.problems, [&](const Problem& problem) {
            return problem.line == mistake.line && problem.problem.find(mistake.said) != std::string::npos;
        }));
    }
}

TEST_CASE("Keys used twice, unknown fields and bad views are named")
{
    const PackFolder folder;
    const Reading reading = folder.read(R"(name: Pack
author: me
parts:
  - {key: a, mesh: box.obj}
  - {key: a, mesh: box.obj}
views:
  - {key: v, name: V, yaw: 1000}
  - {key: w, name: W}
  - {key: w, name: W}
groups: none
)");
    REQUIRE(reading.pack);
    CHECK(reading.pack->parts.size() == 1);
    CHECK(reading.pack->views.size() == 1);
    CHECK_THAT(reading.said(), ContainsSubstring("2: “author” is not a field of a pack"));
    CHECK_THAT(reading.said(), ContainsSubstring("5: the key “a” is used above"));
    CHECK_THAT(reading.said(), ContainsSubstring("7: the view looks from nowhere"));
    CHECK_THAT(reading.said(), ContainsSubstring("9: the key “w” is used above"));
    CHECK_THAT(reading.said(), ContainsSubstring("10: “groups” is text: expected a list"));
}

TEST_CASE("A pack made to do harm is refused in a sentence")
{
    const PackFolder folder;
    std::string bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n";
    for (char c = 'b'; c < 'k'; ++c) {
        bomb += std::string{c} + ": &" + c + " [";
        for (int i = 0; i < 9; ++i) {
            bomb += std::string{"*"} + static_cast<char>(c - 1) + (i < 8 ? "," : "]\n");
        }
    }
    std::string dashes;
    for (int i = 0; i < 100'000; ++i) {
        dashes += "- ";
    }
    const std::string text = GENERATE_REF(values<std::string>(
        {bomb, std::string(100'000, '['), std::string(100'000, '{'), dashes + "x", std::string(5 << 20, 'x'),
         std::string{"name: \xff\xfe"}, std::string{"name: a\0b", 9}, std::string{"name: !!python/object:os.system x"},
         std::string{"name: \"unfinished"}, std::string{"name: a\n---\nname: b\n"}, std::string{"- a\n- b\n"},
         std::string{"just text"}, std::string{}, std::string{"? [a]\n: b\n"}, std::string{"\t\t- x"}}));
    const Reading reading = folder.read(text);
    INFO(text.substr(0, 60));
    INFO(reading.said().substr(0, 300));
    CHECK_FALSE(reading.pack);
    CHECK_FALSE(reading.problems.empty());
}

TEST_CASE("The recipe of BodyParts3D is sound and knows its parts")
{
    std::vector<Problem> problems;
    const auto recipe = readRecipe(test::assetsDir() / "recipes" / "bodyparts3d.yaml", problems);
    CHECK(problems.empty());
    REQUIRE(recipe);
    CHECK(recipe->fmaOfPart.size() == 117);
    CHECK(recipe->fmaOfPart.at("FJ1431") == "22342");
    CHECK(recipe->fmaOfPart.at("FJ1431M") == "22343");
    CHECK(recipe->frame.conversion().atlas_from_file * glm::vec3{1, 2, 3} == glm::vec3{1, 3, -2});
    CHECK_FALSE(recipe->credits.empty());
}

TEST_CASE("Mistakes in a recipe are named")
{
    const test::ScratchFolder folder;
    std::ofstream{folder / "r.yaml"} << "name: R\nparts:\n  FJ1: 22\n  FJ2: x\nunit: mile\n";
    std::vector<Problem> problems;
    const auto recipe = readRecipe(folder / "r.yaml", problems);
    REQUIRE(recipe);
    CHECK(recipe->fmaOfPart.size() == 1);
    REQUIRE(problems.size() == 2);
    CHECK(problems[0].line == 5);
    CHECK(problems[1].line == 4);
}

TEST_CASE("The pack of the built-in atlas is sound")
{
    std::vector<Problem> problems;
    const auto pack = readPack(test::assetsDir() / "atlas" / "pack.yaml", problems);
    CHECK(problems.empty());
    REQUIRE(pack);
    CHECK_FALSE(pack->licence.empty());
    CHECK_FALSE(pack->listsParts);
    CHECK(pack->frame.conversion() == Conversion{});
}
