#include "modeller/context.h"
#include "modeller/course.h"
#include "support/catch.h"
#include "support/paths.h"
#include "support/temporary_folder.h"

#include <glm/glm.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

using namespace psoas;
using namespace psoas::modeller;

namespace {

constexpr const char* bone = "structure bone-left step 1 triangles 800\n"
                             "strand shaft\n"
                             "at top 50 40 0 half 8 8\n"
                             "at end 50 0 0 half 8 8\n";

std::string refusal(const std::string& rows)
{
    test::TemporaryFolder folder;
    folder.write("bone.table", bone);
    folder.write("nerve.table", "structure nerve-left step 0.8 triangles 400\n" + rows);
    Context context{folder.path()};
    const Result<Mesh> mesh = context.make("nerve-left");
    return mesh ? "" : mesh.error().what;
}

std::string textOf(const std::filesystem::path& path)
{
    std::ifstream file{path};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

} // namespace

TEST_CASE("A nerve that runs through bone is refused with file, line, what and where")
{
    const std::string beside = "tube trunk through 62 40 0 1.5 ; 62 20 0 1.5 ; 62 0 0 1.5\n";
    const std::string through = "tube trunk through 62 40 0 1.5 ; 52 20 0 1.5 ; 62 0 0 1.5\n";
    CHECK(refusal(beside + "clear-of bone-left\n") == "");
    const std::string what = refusal(through + "clear-of bone-left\n");
    CHECK_THAT(what,
               ContainsSubstring("nerve.table:3: nerve-left: \"trunk\" runs through bone-left at (52.0, 20.0, 0.0)"));
    CHECK_THAT(what, ContainsSubstring("7.5 mm too close"));
    CHECK(refusal(through) == "");
    // A wide way is felt at its rim, not at its middle.
    CHECK_THAT(refusal("tube trunk through 68 40 0 11 ; 68 0 0 11\nclear-of bone-left\n"),
               ContainsSubstring("runs through bone-left"));
    CHECK_THAT(refusal(beside + "clear-of bone-left by 4\n"), ContainsSubstring("1.5 mm too close"));
}

TEST_CASE("A nerve is held to the inside and the outside of a muscle, between heights")
{
    const std::string leaving = "tube trunk through 50 35 0 1.5 ; 50 20 0 1.5 ; 66 5 0 1.5\n";
    CHECK(refusal(leaving + "inside bone-left tube trunk above 18\noutside bone-left tube trunk below 8\n") == "");
    CHECK_THAT(refusal(leaving + "inside bone-left tube trunk\n"),
               ContainsSubstring("nerve.table:3") && ContainsSubstring("8.0 mm outside"));
    CHECK_THAT(refusal(leaving + "outside bone-left\n"), ContainsSubstring("mm inside bone-left"));
    CHECK_THAT(refusal(leaving + "inside bone-left tube trunk above 60\n"),
               ContainsSubstring("no point between the heights"));
    CHECK_THAT(refusal(leaving + "inside bone-left tube twig\n"), ContainsSubstring("no tube or strand \"twig\""));
    CHECK_THAT(refusal(leaving + "clear-of femur\n"), ContainsSubstring("\"femur\" is not a structure"));
}

TEST_CASE("What has a right side of its own is not mirrored")
{
    test::TemporaryFolder folder;
    folder.write("vein.table", "structure vein-left step 1 triangles 300\n"
                               "tube trunk through 20 40 0 2 ; 20 0 0 2\n"
                               "structure vein-right step 1 triangles 300\n"
                               "tube trunk through -35 40 0 2 ; -35 0 0 2\n");
    Context context{folder.path()};
    const std::vector<std::string> keys = context.keys();
    CHECK(std::count(keys.begin(), keys.end(), "vein-right") == 1);
    const Result<Mesh> right = context.make("vein-right");
    REQUIRE(right);
    const auto byX = [](const glm::vec3& a, const glm::vec3& b) { return a.x < b.x; };
    const auto [least, most] = std::minmax_element(right.value().positions.begin(), right.value().positions.end(), byX);
    CHECK(least->x > -37.5f);
    CHECK(most->x < -32.5f);
}

TEST_CASE("The nerves of the atlas keep out of bone, and in psoas or out of it as they should")
{
    const std::filesystem::path tables = test::sourceDir() / "assets/atlas/tables";
    Context context{tables};
    for (const char* key :
         {"lumbar-plexus-left", "nerve-subcostal-left", "nerve-iliohypogastric-left", "nerve-ilioinguinal-left",
          "nerve-genitofemoral-left", "nerve-lateral-femoral-cutaneous-left", "nerve-femoral-left",
          "nerve-obturator-left", "lumbosacral-trunk-left", "sacral-plexus-left", "nerve-sciatic-left",
          "sympathetic-trunk-left", "dural-sac", "lumbar-veins-left", "external-iliac-artery-left"}) {
        const Result<FieldPtr> solid = context.solid(key);
        INFO((solid ? std::string{} : solid.error().what));
        CHECK(solid);
    }
    // The rules are what tells: with the root of L3 a centimetre higher it runs through the pedicle.
    test::TemporaryFolder folder;
    for (const auto& entry : std::filesystem::directory_iterator{tables}) {
        if (entry.path().extension() == ".table" && entry.path().filename() != "nerves.table") {
            folder.write(entry.path().filename().string(), textOf(entry.path()));
        }
    }
    std::string nerves = textOf(tables / "nerves.table");
    const std::string point = "15.5 190.2 -24.8";
    const std::size_t at = nerves.find(point);
    REQUIRE(at != std::string::npos);
    nerves.replace(at, point.size(), "15.5 200.2 -24.8");
    folder.write("nerves.table", nerves);
    Context wrong{folder.path()};
    const Result<FieldPtr> moved = wrong.solid("lumbar-plexus-left");
    REQUIRE_FALSE(moved);
    CHECK_THAT(moved.error().what,
               ContainsSubstring("nerves.table:") && ContainsSubstring("\"l3\" runs through vertebra-l3"));
}
