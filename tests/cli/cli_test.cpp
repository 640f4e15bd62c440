#include "formats/png_file.h"
#include "support/catch.h"
#include "support/paths.h"
#include "support/process.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <set>

using namespace psoas;
using namespace psoas::test;
using Json = nlohmann::json;

namespace {

/// The program with a cache of its own that lasts for this test program.
Finished program(const std::string& arguments, const std::string& before = "")
{
    static const ScratchFolder cache;
    return runShell(before + " XDG_CACHE_HOME='" + cache.path().string() + "' '" PSOAS_PROGRAM "' " + arguments);
}

Json json(const std::string& arguments)
{
    const Finished finished = program(arguments + " --json");
    INFO(finished.errors);
    REQUIRE(finished.status == 0);
    return Json::parse(finished.output);
}

std::size_t lineCount(const std::string& text)
{
    return static_cast<std::size_t>(std::ranges::count(text, '\n'));
}

std::string realPack()
{
    const auto reference = referenceDir();
    return reference ? (*reference / "bp3d-4.0").string() : std::string{};
}

const std::string tinyPack = (dataDir() / "models").string();

} // namespace

TEST_CASE("Wrong usage ends with 2 and one line on standard error")
{
    for (const char* arguments : {"nonsense",
                                  "render",
                                  "render -o a.png --nonsense",
                                  "render -o a.png --size 12",
                                  "render -o a.png --size 0x4",
                                  "render -o a.png --size axb",
                                  "render -o a.png --theme blue",
                                  "render -o a.png --quality best",
                                  "render -o a.png --section y=4",
                                  "render -o a.png --section 'y<'",
                                  "render -o a.png --section 'w<4'",
                                  "render -o a.png --section 'y<1e9'",
                                  "render -o a.png --section 'y<1' --section 'x<1' --section 'z<1' --section 'x>0'",
                                  "render -o a.png --peel -1",
                                  "render -o a.png --peel 1.5",
                                  "render -o a.png --peel all",
                                  "render -o a.png --camera 1,2",
                                  "render -o a.png --camera 1,nan,3",
                                  "pick",
                                  "pick --at 3",
                                  "pick --at 1,2,3",
                                  "list",
                                  "list moons",
                                  "info",
                                  "search",
                                  "export --all --format obj",
                                  "export --format obj -o a",
                                  "export --all --structure sacrum --format obj -o a",
                                  "export --all --format doc -o a",
                                  "bench --copies 0",
                                  "bench --frames x",
                                  "--atlas"}) {
        const Finished finished = program(arguments);
        CAPTURE(arguments, finished.errors, finished.output);
        CHECK(finished.status == 2);
        CHECK(lineCount(finished.errors) == 1);
        CHECK(finished.output.empty());
    }
}

TEST_CASE("Bad input ends with 1 and one line that names it")
{
    const ScratchFolder folder;
    std::filesystem::create_directory(folder / "empty");
    const std::string picture = "render -o " + (folder / "a.png").string();
    const std::pair<std::string, std::string> cases[] = {
        {picture + " --atlas /no/such/thing.obj", "/no/such/thing.obj"},
        {picture + " --atlas " + (folder / "empty").string(), "empty"},
        {picture + " --view sideways", "sideways"},
        {picture + " --select moon", "moon"},
        {picture + " --frame moon", "moon"},
        {picture + " --camera 0,91,500", "0,91,500"},
        {"info moon", "moon"},
        {"pick --at 5000,1", "5000,1"},
        {"export --structure moon --format obj -o " + (folder / "x.obj").string(), "moon"},
        {"render -o /no/such/folder/a.png", "/no/such/folder/a.png"},
    };
    for (const auto& [arguments, named] : cases) {
        const Finished finished = program(arguments);
        CAPTURE(arguments, finished.errors);
        CHECK(finished.status == 1);
        CHECK(lineCount(finished.errors) == 1);
        CHECK_THAT(finished.errors, ContainsSubstring(named));
        CHECK(finished.output.empty());
    }
    CHECK_FALSE(std::filesystem::exists(folder / "a.png"));
}

TEST_CASE("Help and version speak on standard output")
{
    CHECK_THAT(program("--version").output, ContainsSubstring(PSOAS_VERSION));
    for (const char* command :
         {"", "render", "list", "info", "search", "pick", "measure", "export", "check", "bench"}) {
        const Finished finished = program(std::string{command} + " --help");
        CAPTURE(command);
        CHECK(finished.status == 0);
        CHECK(finished.errors.empty());
        CHECK_THAT(finished.output, ContainsSubstring("psoas-atlas"));
    }
}

TEST_CASE("The built-in atlas lists its structures and groups")
{
    const Json structures = json("list structures");
    std::set<std::string> keys;
    for (const Json& row : structures) {
        CHECK(keys.insert(row["key"]).second);
        CHECK_FALSE(row["name"].get<std::string>().empty());
        CHECK_FALSE(row["kind"].get<std::string>().empty());
        CHECK(row["triangles"].get<int>() > 100);
    }
    for (const std::string key :
         {"vertebra-t12",      "vertebra-l1",  "vertebra-l2",      "vertebra-l3",       "vertebra-l4",
          "vertebra-l5",       "disc-t12-l1",  "disc-l1-l2",       "disc-l2-l3",        "disc-l3-l4",
          "disc-l4-l5",        "disc-l5-s1",   "sacrum",           "hip-bone-left",     "hip-bone-right",
          "femur-left",        "femur-right",  "psoas-major-left", "psoas-major-right", "psoas-minor-left",
          "psoas-minor-right", "iliacus-left", "iliacus-right"}) {
        CAPTURE(key);
        CHECK(keys.contains(key));
    }
    const Json groups = json("list groups");
    CHECK(std::ranges::any_of(groups, [](const Json& row) { return row["key"] == "iliopsoas"; }));
    CHECK(std::ranges::any_of(groups, [](const Json& row) { return row["key"] == "psoas-major"; }));
}

TEST_CASE("A muscle's facts come with their sources")
{
    const Json info = json("info psoas-major-left");
    CHECK(info["key"] == "psoas-major-left");
    CHECK(info["latin"] == "musculus psoas major");
    CHECK(info["ta2"] == "2595");
    CHECK(info["fma"] == "22343");
    CHECK(info["kind"] == "muscle");
    CHECK(info["side"] == "left");
    for (const char* section : {"origin", "insertion", "nerve", "blood", "action"}) {
        CAPTURE(section);
        REQUIRE_FALSE(info[section].empty());
        for (const Json& statement : info[section]) {
            CHECK_FALSE(statement["text"].get<std::string>().empty());
            CHECK_FALSE(statement["sources"].empty());
        }
    }
    for (const char* later : {"points", "symptoms", "exercises", "attachments", "landmarks"}) {
        CHECK(info[later].is_array());
    }
    CHECK(json("info psoas-major")["structures"].size() == 2);
    CHECK(json("info iliopsoas")["structures"].size() >= 6);
}

TEST_CASE("Search finds by number, by ear and with slips")
{
    for (const std::string text : {"2595", "FMA18060", "soas", "psaos major", "musculus psoas major"}) {
        const Json hits = json("search " + text);
        CAPTURE(text);
        REQUIRE_FALSE(hits.empty());
        const std::string first = hits[0]["key"];
        CHECK(first.starts_with("psoas-m"));
    }
    CHECK(json("search L2")[0]["key"] == "vertebra-l2");
    CHECK(json("search zzzzqqq").empty());
}

TEST_CASE("Points, symptoms, exercises and answers are listed and told")
{
    struct Row {
        const char* what;
        std::size_t count;
    };
    for (const Row& row : {Row{"points", 23}, Row{"symptoms", 8}, Row{"exercises", 5}, Row{"causes", 2},
                           Row{"benefits", 3}, Row{"conditions", 14}}) {
        const Finished finished = program(std::string{"list "} + row.what + " --json");
        INFO(row.what);
        REQUIRE(finished.status == 0);
        const Json rows = Json::parse(finished.output);
        CHECK(rows.size() == row.count);
        CHECK(rows[0].contains("key"));
        CHECK(rows[0].contains("name"));
    }
    const Json point = Json::parse(program("info point-22 --json").output);
    for (const char* field : {"key", "name", "text", "patient_text", "article", "structures", "view", "pose", "verdict",
                              "fair", "sources"}) {
        INFO(field);
        CHECK(point.contains(field));
    }
    CHECK(point["verdict"] == Json{"partly", "unsupported"});
    CHECK(point["pose"] == "supine-pillow");
    CHECK(std::ranges::count(point["structures"], Json("psoas-major-left")) == 1);
    const Json found = Json::parse(program("search pillow --json").output);
    CHECK(found[0]["key"] == "point-22");
    const Json psoas = Json::parse(program("info psoas-major-left --json").output);
    CHECK(psoas["points"].size() == 23);
    CHECK_FALSE(psoas["symptoms"].empty());
    CHECK_FALSE(psoas["exercises"].empty());
    CHECK_FALSE(psoas["attachments"].empty());
}

TEST_CASE("A picture is written whole, of the size asked for, with something in it")
{
    const ScratchFolder folder;
    const std::string path = (folder / "a.png").string();
    REQUIRE(program("render -o " + path + " --size 320x200 --transparent --quality draft").status == 0);
    const auto picture = readPng(path);
    REQUIRE(picture);
    CHECK(picture.value().width == 320);
    CHECK(picture.value().height == 200);
    std::size_t opaque = 0;
    for (std::size_t i = 3; i < picture.value().rgba.size(); i += 4) {
        opaque += picture.value().rgba[i] > 200 ? 1u : 0u;
    }
    CHECK(opaque > 3000);
    CHECK(opaque < 320 * 200 / 2);
}

TEST_CASE("A picture that cannot be written leaves the old file as it was")
{
    if (geteuid() == 0 && system("command -v setpriv >/dev/null") != 0) {
        WARN("skipped: root may write anywhere and setpriv is not here");
        return;
    }
    const ScratchFolder folder;
    const std::string path = (folder / "a.png").string();
    std::ofstream{path} << "old";
    std::filesystem::permissions(folder.path(),
                                 std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec |
                                     std::filesystem::perms::others_read | std::filesystem::perms::others_exec);
    // Root is not held by permissions: step down to nobody for this.
    const std::string as = geteuid() == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups " : "";
    const Finished finished =
        runShell(as + "env XDG_CACHE_HOME=/nonexistent '" PSOAS_PROGRAM "' render --size 64x64 -o " + path);
    std::filesystem::permissions(folder.path(), std::filesystem::perms::owner_all);
    CAPTURE(finished.errors);
    CHECK(finished.status == 1);
    CHECK_THAT(finished.errors, ContainsSubstring(path));
    CHECK(contentOf(path) == "old");
    CHECK(std::distance(std::filesystem::directory_iterator{folder.path()}, {}) == 1);
}

TEST_CASE("A full disk ends in one sentence and leaves the old file as it was")
{
    // /dev/full cannot stand in for a folder; a file size limit of nothing fails every write the same way.
    const ScratchFolder folder;
    const std::string path = (folder / "a.png").string();
    std::ofstream{path} << "old";
    const Finished finished = program("render --size 64x64 -o " + path, "trap '' XFSZ; ulimit -f 0; env");
    CHECK(finished.status != 0);
    CHECK(contentOf(path) == "old");
}

TEST_CASE("Pick says what a click would hit, and nothing beside the body")
{
    const Json hit = json("pick --frame psoas-major-left --isolate psoas-major-left --at 640,400 --size 1280x800");
    if (!hit.is_null()) { // the middle of a curved muscle's box may be beside it
        CHECK(hit["structure"] == "psoas-major-left");
        CHECK(hit["point_mm"].size() == 3);
    }
    const Json sacrum = json("pick --frame vertebra-l3 --isolate vertebra-l3 --at 640,400");
    REQUIRE_FALSE(sacrum.is_null());
    CHECK(sacrum["structure"] == "vertebra-l3");
    CHECK(std::abs(sacrum["point_mm"][0].get<double>()) < 30);
    CHECK(json("pick --at 0,0").is_null());
}

TEST_CASE("Export writes every format, and what it writes opens again at the same place")
{
    const ScratchFolder folder;
    REQUIRE(program("export --all --format glb -o " + (folder / "all.glb").string()).status == 0);
    const Json there = json("list structures");
    const Json back = json("list structures --atlas " + (folder / "all.glb").string());
    CHECK(back.size() == there.size());
    std::set<std::string> keys;
    for (const Json& row : back) {
        keys.insert(row["key"]);
    }
    CHECK(keys.contains("psoas-major-right"));
    for (const std::string format : {"obj", "stl"}) {
        CAPTURE(format);
        const std::string file = (folder / ("l3." + format)).string();
        REQUIRE(program("export --structure vertebra-l3 --format " + format + " -o " + file).status == 0);
        const std::string view = " --view anterior --size 200x200 --at 100,100";
        const Json ours = json("pick --isolate vertebra-l3" + view);
        const Json again = json("pick --atlas " + file + view);
        REQUIRE_FALSE(again.is_null());
        for (std::size_t axis = 0; axis < 3; ++axis) {
            CHECK_THAT(again["point_mm"][axis].get<double>(), WithinAbs(ours["point_mm"][axis].get<double>(), 0.05));
        }
        REQUIRE(
            program("export --structure psoas-major --format " + format + " -o " + (folder / format).string()).status ==
            0);
        CHECK(std::filesystem::exists(folder / format / ("psoas-major-left." + format)));
        CHECK(std::filesystem::exists(folder / format / ("psoas-major-right." + format)));
    }
}

TEST_CASE("Check finds nothing wrong with what is shipped")
{
    const Finished finished = program("check --json");
    INFO(finished.output);
    CHECK(finished.status == 0);
    CHECK(Json::parse(finished.output).empty());
}

TEST_CASE("Check names file and line")
{
    const ScratchFolder folder;
    std::ofstream{folder / "pack.yaml"}
        << "name: broken\nparts:\n  - key: sacrum\n    mesh: missing.obj\n    colour: red\n";
    const Finished finished = program("check --json " + folder.path().string());
    INFO(finished.output);
    CHECK(finished.status == 1);
    const Json problems = Json::parse(finished.output);
    REQUIRE_FALSE(problems.empty());
    CHECK(std::ranges::any_of(problems, [](const Json& problem) {
        return problem["line"].get<int>() > 0 && problem["file"].get<std::string>().ends_with("pack.yaml");
    }));
}

TEST_CASE("Check names file, line and what was expected in the tables of motion")
{
    const ScratchFolder folder;
    const auto shipped = test::assetsDir() / "atlas";
    for (const char* file : {"joints.yaml", "paths.yaml"}) {
        std::filesystem::copy_file(shipped / file, folder / file);
    }
    std::filesystem::create_directories(folder / "poses");
    CHECK(program("check --json " + folder.path().string()).status == 0);
    std::ofstream{folder / "poses" / "own.yaml"} << "key: own\nname: Own\nangles:\n  hip-flexion-left: 150\n";
    const Finished finished = program("check --json " + folder.path().string());
    CHECK(finished.status == 1);
    const Json problems = Json::parse(finished.output);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0]["line"] == 4);
    CHECK(problems[0]["file"].get<std::string>().ends_with("own.yaml"));
    CHECK(problems[0]["problem"].get<std::string>().find("-20 to 120 degrees") != std::string::npos);
}

TEST_CASE("An attachment area on several bones is exported as its bones lie in the pose")
{
    const ScratchFolder folder;
    const auto highest = [&](const std::string& pose) {
        const std::string file = (folder / "area.obj").string();
        REQUIRE(program("export --structure psoas-major-left/origin --format obj " + pose + " -o " + file).status == 0);
        std::ifstream in{file};
        double most = -1e9;
        std::size_t vertices = 0;
        for (std::string word; in >> word;) {
            if (word == "v") {
                double x = 0;
                double y = 0;
                double z = 0;
                in >> x >> y >> z;
                most = std::max(most, y);
                ++vertices;
            }
        }
        return std::pair{most, vertices};
    };
    const auto standing = highest("");
    const auto bent = highest("--pose lumbar-flexion=52,pelvic-tilt=30");
    CHECK(standing.second > 100);
    CHECK(bent.first < standing.first - 20); // the upper vertebrae have come forward and down
}

TEST_CASE("Bench prints every figure of the contract")
{
    const Json figures = json("bench --frames 4 --size 320x200 --copies 2");
    for (const char* key : {"structures", "triangles", "load_ms", "first_frame_ms", "frame_median_ms", "frame_p95_ms",
                            "rest_ms", "peak_mib", "renderer"}) {
        CAPTURE(key);
        CHECK(figures.contains(key));
    }
    CHECK(figures["structures"] == 2 * json("list structures").size());
}

TEST_CASE("Where there is no display a bare start says so and writes a picture")
{
    const ScratchFolder folder;
    const Finished finished =
        program("", "cd '" + folder.path().string() + "'; unset DISPLAY WAYLAND_DISPLAY QT_QPA_PLATFORM; env");
    INFO(finished.errors);
    CHECK(finished.status == 0);
    CHECK_THAT(finished.errors, ContainsSubstring("no display"));
    CHECK(readPng(folder / "psoas-atlas.png"));
    const ScratchFolder other;
    const Finished dead =
        program("", "cd '" + other.path().string() + "'; unset WAYLAND_DISPLAY QT_QPA_PLATFORM; env DISPLAY=:987");
    CHECK(dead.status == 0);
    CHECK(readPng(other / "psoas-atlas.png"));
}

TEST_CASE("The real pack opens with every part under its own name")
{
    if (realPack().empty()) {
        WARN("SKIPPED: no reference data (PSOAS_REFERENCE_DIR)");
        return;
    }
    const std::string atlas = " --atlas '" + realPack() + "'";
    const Json structures = json("list structures" + atlas);
    CHECK(structures.size() == 117);
    std::size_t triangles = 0;
    for (const Json& row : structures) {
        triangles += row["triangles"].get<std::size_t>();
        CHECK(row["group"] != "other");
    }
    CHECK(triangles > 741'000);
    const Json ours = json("info psoas-major-right");
    const Json theirs = json("info psoas-major-right" + atlas);
    CHECK(ours["origin"] == theirs["origin"]);
    CHECK(ours["latin"] == theirs["latin"]);
    CHECK(theirs["fma"] == "22342");
    // The right frame: the right psoas lies on the subject's right (-x) of the spine, above the hip.
    const Json hit =
        json("pick --isolate psoas-major-right --frame psoas-major-right --camera 0,0,900 --size 400x400 --at 200,200" +
             atlas);
    if (!hit.is_null()) {
        CHECK(hit["point_mm"][0].get<double>() < 0);
    }
    const Json head = json("pick --isolate femur --view superior --at 640,400" + atlas);
    CHECK((head.is_null() || std::abs(head["point_mm"][0].get<double>()) < 250));
}

TEST_CASE("A section is cut where it is asked for, and a pick hits its face")
{
    // Down onto the level of L3/4: the disc in the middle, psoas beside it.
    const std::string view = "--view superior --section 'y<184' --frame lumbar-spine psoas-major ";
    const Json middle = json("pick --at 640,400 " + view);
    CHECK(middle.at("point_mm").at(1).get<double>() < 184.5);
    const auto at = [&](const std::string& where) { return json("pick --at " + where + " " + view); };
    bool onFace = false;
    for (const char* where : {"560,400", "540,400", "520,400", "500,400", "540,380", "540,420", "520,380"}) {
        const Json hit = at(where);
        if (!hit.is_null() && hit.at("structure").get<std::string>().starts_with("psoas-major")) {
            // Beside its face, lower down, it stands out farther than at the cut.
            const double height = hit.at("point_mm").at(1).get<double>();
            CHECK(height < 184.6);
            onFace = onFace || std::abs(height - 184) < 0.6;
        }
    }
    CHECK(onFace);
    // What is above is not there any more.
    const Json above = json("pick --at 640,400 --view anterior --frame vertebra-l1 --section 'y<184'");
    CHECK((above.is_null() || above.at("point_mm").at(1).get<double>() <= 184.5));
}

TEST_CASE("Peeled layers are not hit, and too many are refused")
{
    const std::string view = "pick --at 640,400 --view anterior --frame vertebra-l3 ";
    CHECK(json(view + "--peel 0").at("structure") == "skin");
    const std::string under = json(view + "--peel 1").at("structure").get<std::string>();
    CHECK(under != "skin");
    const std::string last = json(view + "--peel 11").at("structure").get<std::string>();
    CHECK((last.starts_with("vertebra-") || last.starts_with("disc-") || last.starts_with("psoas-")));
    CHECK(json(view + "--peel 11 --show skin").at("structure") == "skin");
    const Finished finished = program(view + "--peel 99");
    CHECK(finished.status == 1);
    CHECK(lineCount(finished.errors) == 1);
    CHECK_THAT(finished.errors, ContainsSubstring("at most 11"));
}

TEST_CASE("Labels change the picture, in both themes, and not the hits")
{
    const ScratchFolder folder;
    const auto picture = [&](const std::string& name, const std::string& options) {
        const Finished finished =
            program("render --quality draft --size 640x400 -o " + (folder / name).string() + " " + options);
        INFO(finished.errors);
        REQUIRE(finished.status == 0);
        return readPng(folder / name).value().rgba;
    };
    for (const std::string theme : {"light", "dark"}) {
        const auto without = picture("a.png", "--theme " + theme);
        const auto with = picture("b.png", "--labels --theme " + theme);
        std::size_t changed = 0;
        for (std::size_t i = 0; i < with.size(); i += 4) {
            changed += std::abs(with[i] - without[i]) > 40 ? 1 : 0;
        }
        CHECK(changed > 500);   // some words
        CHECK(changed < 20000); // on the same picture
    }
    CHECK(json("pick --at 640,400 --labels") == json("pick --at 640,400"));
}
