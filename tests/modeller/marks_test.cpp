#include "atlas/yaml_value.h"
#include "formats/atomic_file.h"
#include "formats/model_writer.h"
#include "modeller/attachments.h"
#include "modeller/landmarks.h"
#include "modeller/model_reader.h"
#include "modeller/solids.h"
#include "modeller/surface.h"
#include "support/catch.h"
#include "support/temporary_folder.h"

#include <cmath>

using namespace psoas;
using namespace psoas::modeller;

namespace {

Mesh ball(const glm::vec3& centre, float radius)
{
    Result<Mesh> mesh =
        surfaceOf(sphere(centre, radius), {.step = 1, .blur = 0, .triangles = 20000, .error = 0.02f}, "ball");
    REQUIRE(mesh);
    return std::move(mesh).value();
}

/// bone-left and bone-right, 20 mm balls 60 mm to either side; muscle-left and muscle-right, 10 mm balls 0.2 mm outside
/// of them.
class Models {
public:
    Models()
    {
        for (const bool left : {true, false}) {
            const std::string side = left ? "-left" : "-right";
            const float sign = left ? 1.f : -1.f;
            keep("bone" + side, ball({60 * sign, 0, 0}, 20));
            Mesh muscle = ball({90.2f * sign, 0, 0}, 10);
            muscle.partKeys = {"upper", "lower"};
            for (const glm::vec3& p : muscle.positions) {
                muscle.parts.push_back(p.y > 0 ? 0 : 1);
            }
            keep("muscle" + side, muscle);
        }
    }

    const std::filesystem::path& folder() const { return m_folder.path(); }

    std::string refusal(const std::string& rows) const
    {
        m_folder.write("tables/attachments.table", rows);
        const Result<void> done = writeAttachments(folder() / "tables", folder());
        return done ? std::string{} : done.error().what;
    }
    std::string landmarkRefusal(const std::string& entries) const
    {
        m_folder.write("tables/landmarks.yaml", "landmarks:\n" + entries);
        const Result<void> done = writeLandmarks(folder() / "tables", folder());
        return done ? std::string{} : done.error().what;
    }

private:
    void keep(const std::string& key, const Mesh& mesh)
    {
        REQUIRE(writeWhole(folder() / (key + ".glb"), glbBytes({{key, &mesh}})));
    }
    test::TemporaryFolder m_folder;
};

} // namespace

TEST_CASE("A point finds the nearest place of a surface, and which side it is on")
{
    const SurfaceTree tree{ball({0, 0, 0}, 10)};
    CHECK(tree.signedDistance({15, 0, 0}) == Approx(5).margin(0.1));
    CHECK(tree.signedDistance({0, -4, 0}) == Approx(-6).margin(0.1));
    CHECK(tree.nearest({0, 12, 0}).point.y == Approx(10).margin(0.1));
    CHECK(tree.nearest({30, 0, 0}, 5).distance > 1e6f); // farther than was asked for
}

TEST_CASE("Models that were written are read again with their parts")
{
    const Models models;
    const Result<Mesh> muscle = readOwnModel(models.folder() / "muscle-left.glb");
    REQUIRE(muscle);
    CHECK(muscle.value().partKeys == std::vector<std::string>{"upper", "lower"});
    CHECK(muscle.value().parts.size() == muscle.value().positions.size());
    CHECK(boundsOf(muscle.value()).upper.x == Approx(100.2f).margin(0.1));
    const Result<Mesh> none = readOwnModel(models.folder() / "nobody.glb");
    REQUIRE_FALSE(none);
    CHECK_THAT(none.error().what, ContainsSubstring("nobody.glb"));
    test::TemporaryFolder other;
    CHECK_FALSE(readOwnModel(other.write("short.glb", "glTF")));
}

TEST_CASE("An area is the part of the bone's own surface that the muscle touches")
{
    const Models models;
    CHECK(models.refusal("area muscle-left origin\non bone-left touch 2\n").empty());
    const auto areas = readOwnModels(models.folder() / "attachments.glb");
    REQUIRE(areas);
    REQUIRE(areas.value().size() == 2);
    CHECK(areas.value()[0].first == "muscle-left/origin");
    CHECK(areas.value()[1].first == "muscle-right/origin"); // by itself
    const SurfaceTree bone{ball({60, 0, 0}, 20)};
    const SurfaceTree muscle{ball({90.2f, 0, 0}, 10)};
    const Mesh& area = areas.value()[0].second;
    for (const glm::vec3& p : area.positions) {
        CHECK(bone.signedDistance(p) == Approx(attachmentLift).margin(0.03));
        CHECK(muscle.signedDistance(p) < 2);
    }
    // Gap 0.2 + r^2 / 2 (1/20 + 1/10) = 2 at r = 4.9 mm.
    CHECK(surfaceOf(area) == Approx(75).epsilon(0.08));
    CHECK(area.partKeys == std::vector<std::string>{"bone-left/upper", "bone-left/lower"});
    // Its rim is smooth: every point of it is about as far from the middle.
    float least = 1e6f;
    float most = 0;
    std::map<std::pair<std::uint32_t, std::uint32_t>, int> uses;
    for (std::size_t t = 0; t + 2 < area.triangles.size(); t += 3) {
        for (std::size_t k = 0; k < 3; ++k) {
            const std::uint32_t a = area.triangles[t + k];
            const std::uint32_t b = area.triangles[t + (k + 1) % 3];
            ++uses[{std::min(a, b), std::max(a, b)}];
        }
    }
    for (const auto& [edge, count] : uses) {
        CHECK(count <= 2);
        if (count == 1) {
            const glm::vec3& p = area.positions[edge.first];
            least = std::min(least, glm::length(glm::vec2{p.y, p.z}));
            most = std::max(most, glm::length(glm::vec2{p.y, p.z}));
        }
    }
    CHECK(most - least < 1);

    std::vector<Problem> problems;
    const auto list = readYaml(models.folder() / "attachments.yaml", problems);
    REQUIRE(list);
    CHECK(list->fields.at(0).value.items.size() == 2);
}

TEST_CASE("A line keeps an area to its surroundings, with the muscle or without")
{
    const Models models;
    CHECK(models.refusal("area muscle-left origin\non bone-left around 60 20 0  60 14.1 14.1 radius 5 untouched\n")
              .empty());
    const auto areas = readOwnModels(models.folder() / "attachments.glb");
    REQUIRE(areas);
    for (const glm::vec3& p : areas.value()[0].second.positions) {
        CHECK(p.y > 7);
    }
    // 15.3 mm long and 10 wide with round ends
    CHECK(surfaceOf(areas.value()[0].second) == Approx(15.7 * 10 + 78.5).epsilon(0.1));
    for (const glm::vec3& p : areas.value()[1].second.positions) {
        CHECK(p.x < 0);
    }
}

TEST_CASE("Wrong attachment tables are refused by line, and leave what was there")
{
    const Models models;
    REQUIRE(models.refusal("area muscle-left origin\non bone-left touch 2\n").empty());
    const auto written = std::filesystem::last_write_time(models.folder() / "attachments.glb");
    struct Wrong {
        const char* rows;
        const char* where;
        const char* told;
    };
    const Wrong all[] = {
        {"area nobody-left origin\non bone-left\n", "attachments.table:1: ", "no structure \"nobody-left\""},
        {"area muscle-left origin\non nothing\n", "attachments.table:2: ", "no structure \"nothing\""},
        {"area muscle-left\non bone-left\n", "attachments.table:1: ", "\"origin\" or \"insertion\""},
        {"area muscle-left origin\non bone-left touch -1\n", "attachments.table:2: ", "greater than 0"},
        {"area muscle-left origin\non bone-left around 1 2 3 radius -4\n", "attachments.table:2: ", "greater than 0"},
        {"area muscle-left origin\non bone-left around 1 2 radius 4\n", "attachments.table:2: ", "three numbers"},
        {"area muscle-left origin\non bone-left untouched\n", "attachments.table:2: ", "\"around\""},
        {"area muscle-left origin\non bone-left touches 2\n", "attachments.table:2: ", "unknown word \"touches\""},
        {"on bone-left\n", "attachments.table:1: ", "\"area\""},
        {"area muscle-left origin\non bone-left touch 2\narea muscle-left origin\non bone-left\n",
         "attachments.table:3: ", "a second area"},
        {"area muscle-left origin\nat bone-left\n", "attachments.table:2: ", "\"at\""},
        {"area muscle-left origin\non bone-left touch 0.1\n", "attachments.table:2: ", "0.2 mm from it"},
        {"area muscle-left origin\non bone-left around 60 200 0 radius 5\n",
         "attachments.table:2: ", "no part of the bone"},
        {"area muscle-left origin least 500\non bone-left touch 2\n", "attachments.table:1: ", "500.0 or more"},
    };
    for (const Wrong& wrong : all) {
        INFO(wrong.rows);
        const std::string told = models.refusal(wrong.rows);
        CHECK_THAT(told, ContainsSubstring(wrong.where));
        CHECK_THAT(told, ContainsSubstring(wrong.told));
    }
    CHECK(std::filesystem::last_write_time(models.folder() / "attachments.glb") == written);
    CHECK(models.refusal("area muscle-left origin\non bone-left touch 2\non bone-right touch 2 optional\n").empty());
}

TEST_CASE("Landmarks are found on their bones")
{
    const Models models;
    CHECK(models
              .landmarkRefusal(
                  "  - {key: top, sided: true, name: top of the bone, latin: apex, on: bone, near: [62, 17, 3], "
                  "within: 9, farthest: [0, 1, 0]}\n"
                  "  - {key: front, sided: true, name: front, on: bone, near: [60, 0, 21]}\n"
                  "  - {key: inside, sided: true, name: middle, on: bone, near: [60, 0, 0], within: 25, space: true}\n")
              .empty());
    std::vector<Problem> problems;
    std::vector<LandmarkPlan> plans = landmarkPlans(models.folder() / "tables" / "landmarks.yaml", problems);
    REQUIRE(problems.empty());
    REQUIRE(plans.size() == 3);
    FinishedModels finished{models.folder()};
    const auto top = foundLandmarks(plans[0], finished, "x", problems);
    REQUIRE(top.size() == 2);
    CHECK(top[0].key == "top-left");
    CHECK(top[0].name == "Left top of the bone");
    CHECK(top[0].bone == "bone-left");
    CHECK(glm::distance(top[0].point, {60, 20, 0}) < 1.5f);
    CHECK(top[0].facing.value().y > 0.95f);
    CHECK(top[1].point.x == Approx(-top[0].point.x).margin(1.5));
    const auto front = foundLandmarks(plans[1], finished, "x", problems);
    CHECK(glm::distance(front[0].point, {60, 0, 20}) < 0.1f);
    const auto inside = foundLandmarks(plans[2], finished, "x", problems);
    CHECK(inside[0].point == glm::vec3{60, 0, 0});
    CHECK_FALSE(inside[0].facing);
}

TEST_CASE("Wrong landmarks are refused by line, and leave no file")
{
    const Models models;
    const std::string good = "  - {key: front, name: front, on: bone-left, near: [60, 0, 21]}\n";
    struct Wrong {
        const char* entry;
        const char* told;
    };
    const Wrong all[] = {
        {"  - {key: a, name: a, on: bone-left, near: [60, 0, 40]}\n", "lies outside its bone: bone-left is 20.0 mm"},
        {"  - {key: a, name: a, on: skull, near: [60, 0, 20]}\n", "“skull”, which is not there"},
        {"  - {key: front, name: a, on: bone-left, near: [60, 0, 20]}\n", "used above"},
        {"  - {key: a, name: a, on: bone-left, near: [60, 0]}\n", "three numbers"},
        {"  - {key: a, name: a, on: bone-left, near: [60, 0, 20], within: -2}\n", "“within”"},
        {"  - {key: a, name: a, on: bone-left, near: [60, 0, 20], farthest: [0, 0, 0]}\n", "direction"},
        {"  - {key: a, on: bone-left, near: [60, 0, 20]}\n", "name"},
        {"  - {key: a, name: a, on: bone-left, near: [60, 0, 20], colour: red}\n", "colour"},
    };
    for (const Wrong& wrong : all) {
        INFO(wrong.entry);
        const std::string told = models.landmarkRefusal(good + wrong.entry);
        CHECK_THAT(told, ContainsSubstring("landmarks.yaml:3: "));
        CHECK_THAT(told, ContainsSubstring(wrong.told));
    }
    CHECK_FALSE(std::filesystem::exists(models.folder() / "landmarks.yaml"));
}
