// Attachment areas and landmarks of the built-in atlas on the command line.
#include "formats/png_file.h"
#include "support/catch.h"
#include "support/paths.h"
#include "support/process.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

using namespace psoas;
using namespace psoas::test;
using Json = nlohmann::json;

namespace {

Finished program(const std::string& arguments)
{
    static const ScratchFolder cache;
    return runShell("XDG_CACHE_HOME='" + cache.path().string() + "' '" PSOAS_PROGRAM "' " + arguments);
}

Json json(const std::string& arguments)
{
    const Finished finished = program(arguments + " --json");
    INFO(finished.errors);
    REQUIRE(finished.status == 0);
    return Json::parse(finished.output);
}

std::set<std::string> keysOf(const Json& rows)
{
    std::set<std::string> keys;
    for (const Json& row : rows) {
        keys.insert(row["key"].get<std::string>());
    }
    return keys;
}

} // namespace

TEST_CASE("Attachment areas are listed by themselves, each with its muscle and its bones")
{
    const Json areas = json("list attachments");
    const std::set<std::string> structures = keysOf(json("list structures"));
    REQUIRE(areas.size() >= 12);
    for (const Json& area : areas) {
        INFO(area.dump());
        CHECK_FALSE(structures.contains(area["key"].get<std::string>()));
        CHECK(structures.contains(area["muscle"].get<std::string>()));
        CHECK(area["area_mm2"].get<double>() > 10);
        REQUIRE_FALSE(area["on"].empty());
        for (const Json& bone : area["on"]) {
            CHECK(structures.contains(bone.get<std::string>()));
        }
    }
    for (const char* key : {"psoas-major-left/origin", "psoas-major-right/insertion", "iliacus-left/origin",
                            "psoas-minor-left/insertion"}) {
        CHECK(keysOf(areas).contains(key));
    }
}

TEST_CASE("Muscle and area, bone and landmark are linked both ways")
{
    CHECK(keysOf(json("info psoas-major-left")["attachments"]) ==
          std::set<std::string>{"psoas-major-left/origin", "psoas-major-left/insertion"});
    const Json area = json("info psoas-major-left/insertion");
    CHECK(area["muscle"] == "psoas-major-left");
    CHECK(area["on"] == Json::array({"femur-left"}));
    CHECK(area["kind"] == "insertion");
    const Json femur = json("info femur-left");
    CHECK(keysOf(femur["attachments"]).contains("iliacus-left/insertion"));
    CHECK(keysOf(femur["landmarks"]).contains("lesser-trochanter-left"));
    CHECK_FALSE(keysOf(femur["landmarks"]).contains("lesser-trochanter-right"));
    const Json landmark = json("info lesser-trochanter-left");
    CHECK(landmark["on"] == "femur-left");
    CHECK(landmark["latin"] == "trochanter minor");
    CHECK(landmark["point_mm"].size() == 3);
    CHECK(json("list landmarks").size() > 150);
    CHECK(program("info asis-left").output.find("spina iliaca anterior superior") != std::string::npos);
    CHECK(program("info asis-middle").status == 1);
}

TEST_CASE("Search knows landmarks and areas")
{
    const auto first = [](const std::string& text) { return json("search " + text)[0]["key"].get<std::string>(); };
    CHECK(first("ASIS").starts_with("asis-"));
    CHECK(first("trochanter minor").starts_with("lesser-trochanter-"));
    CHECK(first("left psoas major insertion") == "psoas-major-left/insertion");
    CHECK(first("psoas major").starts_with("psoas-major-"));
    CHECK(first("psoas major").find('/') == std::string::npos);
}

TEST_CASE("An area is out of the picture until asked for, and then a click finds it")
{
    // From behind, the lesser trochanter and its area are in the middle of what is framed.
    const std::string view = " --view posterior --frame psoas-major-left/insertion --hide gluteal-muscles --isolate "
                             "femur-left --isolate psoas-major-left/insertion";
    const auto hits = [&](const std::string& options) {
        std::set<std::string> found;
        for (const char* at : {"640,400", "600,400", "680,400", "640,360", "640,440"}) {
            const Json hit = json(std::string{"pick --at "} + at + options);
            if (!hit.is_null()) {
                found.insert(hit["structure"].get<std::string>());
            }
        }
        return found;
    };
    CHECK_FALSE(hits(" --view posterior --frame psoas-major-left/insertion --isolate femur-left")
                    .contains("psoas-major-left/insertion"));
    CHECK(hits(view).contains("psoas-major-left/insertion"));

    const ScratchFolder folder;
    const auto picture = [&](const std::string& name, const std::string& options) {
        const std::filesystem::path file = folder / name;
        REQUIRE(
            program("render -o " + file.string() + " --size 300x200 --view anterior --isolate hip-bone-left" + options)
                .status == 0);
        return contentOf(file);
    };
    CHECK(picture("without.png", "") != picture("with.png", " --isolate iliacus-left/origin"));
    CHECK(program("render -o " + (folder / "x.png").string() + " --show nobody-left/origin").status == 1);
}

TEST_CASE("Psoas minor is there when asked for, its areas too")
{
    bool listed = false;
    for (const Json& row : json("list structures")) {
        listed = listed || (row["key"] == "psoas-minor-left" && row["hidden_by_default"] == true);
    }
    CHECK(listed);
    const ScratchFolder folder;
    const auto picture = [&](const std::string& options) {
        const std::filesystem::path file = folder / "a.png";
        REQUIRE(program("render -o " + file.string() + " --size 300x200 --frame psoas-major-left" + options).status ==
                0);
        return contentOf(file);
    };
    CHECK(picture("") != picture(" --show psoas-minor"));
    CHECK(picture("") == picture(" --show psoas-major")); // which is there already
    CHECK(keysOf(json("info psoas-minor-left")["attachments"]).size() == 2);
}

TEST_CASE("Areas and landmarks are not among all that is exported")
{
    const ScratchFolder folder;
    REQUIRE(program("export --all --format obj -o " + (folder / "all").string()).status == 0);
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{folder / "all"}) {
        files += entry.is_regular_file() ? 1 : 0;
        CHECK(entry.path().string().find("origin") == std::string::npos);
    }
    CHECK(files == json("list structures").size());
    CHECK(program("export --structure iliacus-left/origin --format stl -o " + (folder / "area.stl").string()).status ==
          0);
}
