#include "motion/tables.h"
#include "support/catch.h"

#include <glm/trigonometric.hpp>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <set>

using namespace psoas;

namespace {

const std::filesystem::path shipped = std::filesystem::path{PSOAS_SOURCE_DIR} / "assets/atlas";

std::shared_ptr<const MotionTables> tables()
{
    std::vector<Problem> problems;
    auto read = readMotionTables(shipped, problems);
    for (const Problem& problem : problems) {
        UNSCOPED_INFO(problem.file << ":" << problem.line << ": " << problem.problem);
    }
    REQUIRE(problems.empty());
    return read;
}

/// The problems of a folder whose joints are the shipped ones and whose one pose is `text`.
std::vector<Problem> problemsOf(const std::string& text)
{
    const std::filesystem::path folder = std::filesystem::temp_directory_path() / "psoas-motion-test";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder / "poses");
    std::filesystem::copy_file(shipped / "joints.yaml", folder / "joints.yaml");
    std::filesystem::copy_file(shipped / "paths.yaml", folder / "paths.yaml");
    std::ofstream{folder / "poses" / "own.yaml"} << text;
    std::vector<Problem> problems;
    readMotionTables(folder, problems);
    std::filesystem::remove_all(folder);
    return problems;
}

} // namespace

TEST_CASE("what is wrong with how soft structures follow is named with its line")
{
    const std::filesystem::path folder = std::filesystem::temp_directory_path() / "psoas-motion-soft-test";
    const auto problemOf = [&](const std::string& row) {
        std::filesystem::remove_all(folder);
        std::filesystem::create_directories(folder / "poses");
        std::filesystem::copy_file(shipped / "joints.yaml", folder / "joints.yaml");
        std::filesystem::copy_file(shipped / "paths.yaml", folder / "paths.yaml");
        std::ofstream{folder / "joints.yaml", std::ios::app} << "  - " << row << "\n";
        std::vector<Problem> problems;
        readMotionTables(folder, problems);
        std::filesystem::remove_all(folder);
        REQUIRE(problems.size() == 1);
        CHECK(problems[0].line > 100);
        return problems[0].problem;
    };
    CHECK_THAT(problemOf("{structures: [iliacus], line: iliacus}"), Catch::Contains("stands above already"));
    CHECK_THAT(problemOf("{structures: [gracile], line: own, straight: {from: pelvis, to: thigh-left, towards: "
                         "leg-left, share: 0.5}}"),
               Catch::Contains("either"));
    CHECK_THAT(problemOf("{structures: [gracile]}"), Catch::Contains("either"));
    CHECK_THAT(problemOf("{structures: [gracile], line: own, trunk: true}"), Catch::Contains("either"));
    CHECK_THAT(problemOf("{structures: [gracile], straight: {from: tail, to: thigh-left, towards: leg-left, share: "
                         "0.5}}"),
               Catch::Contains("“tail”"));
    CHECK_THAT(problemOf("{structures: [gracile], straight: {from: pelvis, to: thigh-left, towards: leg-left, share: "
                         "1.5}}"),
               Catch::Contains("share"));
}

TEST_CASE("a ball of a line of pull that is none is named with its line")
{
    const std::filesystem::path folder = std::filesystem::temp_directory_path() / "psoas-motion-ball-test";
    for (const char* ball :
         {"[85, 0, 0]", "[85, 0, 0, 100]", "[85, 0, 0, -1]", "[85, 0, nan, 30]", "[85, 0, 0, wide]"}) {
        std::filesystem::remove_all(folder);
        std::filesystem::create_directories(folder / "poses");
        std::filesystem::copy_file(shipped / "joints.yaml", folder / "joints.yaml");
        std::ofstream{folder / "paths.yaml"}
            << "standing: {pelvis: [0, 0, 0]}\npaths:\n  - muscle: own\n    pelvic: " << ball
            << "\n    slips: [{key: one, area: 1, points: [[pelvis, 0, 0, 0], "
               "[pelvis, 0, 1, 0]]}]\n";
        std::vector<Problem> problems;
        readMotionTables(folder, problems);
        std::filesystem::remove_all(folder);
        CAPTURE(ball);
        REQUIRE(problems.size() == 1);
        CHECK(problems[0].line == 4);
        CHECK_THAT(problems[0].problem, Catch::Contains("0 to 100"));
    }
}

TEST_CASE("every pose that ships lies within the ranges of its joints, loops at every moment")
{
    const auto read = tables();
    REQUIRE(read->poses.size() == 21);
    for (const NamedPose& named : read->poses) {
        INFO(named.key);
        CHECK_FALSE(named.name.empty());
        CHECK(named.pose.key == named.key);
        CHECK(withinRange(*read, named.pose) == named.pose);
        for (int step = 0; named.loop && step < 200; ++step) {
            const Pose pose = poseAt(*named.loop, named.loop->seconds * step / 200);
            CHECK(withinRange(*read, pose) == pose);
        }
    }
}

TEST_CASE("a loop returns to its beginning without a jump")
{
    const auto read = tables();
    for (const NamedPose& named : read->poses) {
        if (!named.loop) {
            continue;
        }
        INFO(named.key);
        Pose before = poseAt(*named.loop, 0);
        for (int step = 1; step <= 400; ++step) {
            const Pose now = poseAt(*named.loop, named.loop->seconds * step / 400);
            std::set<std::string> joints;
            for (const Joint& joint : read->joints) {
                CHECK(std::abs(now.angle(joint.key) - before.angle(joint.key)) < glm::radians(2.5));
            }
            before = now;
        }
    }
}

TEST_CASE("a pose reads as it is written")
{
    const auto read = tables();
    const auto pose = poseFrom(*read, "hip-flexion-left=30,knee-flexion-left=60.5");
    REQUIRE(pose);
    CHECK(pose.value().angle("hip-flexion-left") == Approx(glm::radians(30.0)));
    CHECK(pose.value().angle("knee-flexion-left") == Approx(glm::radians(60.5)));
    CHECK(pose.value().angle("hip-flexion-right") == 0);
    CHECK(textOf(pose.value()) == "hip-flexion-left=30,knee-flexion-left=60.5");
    CHECK(poseFrom(*read, "sit").value().key == "sit");
    CHECK(poseFrom(*read, "stand").value().isRest());
    const auto changed = poseFrom(*read, "sit,lumbar-flexion=0");
    REQUIRE(changed);
    CHECK(changed.value().key.empty());
    CHECK(changed.value().angle("lumbar-flexion") == 0);
    CHECK(changed.value().angle("pelvic-tilt") == Approx(glm::radians(-18.0)));
}

TEST_CASE("a pose that cannot be is refused in one sentence with the range")
{
    const auto read = tables();
    const auto refusal = [&](const char* text) {
        const auto pose = poseFrom(*read, text);
        REQUIRE_FALSE(pose);
        return pose.error().what;
    };
    CHECK_THAT(refusal("hip-flexion-left=121"), Catch::Contains("-20 to 120 degrees"));
    CHECK_THAT(refusal("hip-flexion-left=nan"), Catch::Contains("-20 to 120 degrees"));
    CHECK_THAT(refusal("hip-flexion-left=inf"), Catch::Contains("-20 to 120 degrees"));
    CHECK_THAT(refusal("hip-flexion-left=1e999"), Catch::Contains("-20 to 120 degrees"));
    CHECK_THAT(refusal("hip-flexion=10"), Catch::Contains("hip-flexion-left"));
    CHECK_THAT(refusal("squat"), Catch::Contains("squat"));
    CHECK_THAT(refusal("knee-flexion-left=10,sit"), Catch::Contains("sit"));
    CHECK(isPoseText("hip-flexion-left=10,sit"));
    CHECK_FALSE(isPoseText("hip-flexion-left="));
    CHECK_FALSE(isPoseText("hip-flexion-left=ten"));
    CHECK_FALSE(isPoseText(""));
    CHECK_FALSE(isPoseText("sit,"));
}

TEST_CASE("a pose's file that is wrong says where and what was expected")
{
    const auto first = [](const std::string& text) {
        const auto problems = problemsOf(text);
        REQUIRE(problems.size() == 1);
        return problems.front();
    };
    const Problem range = first("key: own\nname: Own\nangles:\n  hip-flexion-left: 150\n");
    CHECK(range.line == 4);
    CHECK_THAT(range.problem, Catch::Contains("-20 to 120"));
    CHECK(first("key: own\nname: Own\nangles: {hip: 3}\n").line == 3);
    CHECK_THAT(first("key: own\nname: Own\nangles: {}\nknees: 3\n").problem, Catch::Contains("knees"));
    CHECK_THAT(first("key: own\nname: Own\nfigure: sofa\nangles: {}\n").problem, Catch::Contains("chair"));
    CHECK_THAT(first("key: own\nname: Own\nangles: {hip-flexion-left: .nan}\n").problem, Catch::Contains("-20 to 120"));
    CHECK(problemsOf("key: own\nname: Own\nangles: {hip-flexion-left: 15}\n").empty());
}

TEST_CASE("the mirror exchanges the sides and turns what bends to a side")
{
    const auto read = tables();
    for (const NamedPose& named : read->poses) {
        CHECK(mirrored(mirrored(named.pose)) == named.pose);
    }
    const Pose bent = read->findPose("bend-left")->pose;
    CHECK(mirrored(bent) == read->findPose("bend-right")->pose);
    CHECK(mirrored(bent).angle("lumbar-bend-left") == -bent.angle("lumbar-bend-left"));
}

TEST_CASE("blending goes from one pose to the other")
{
    const auto read = tables();
    const Pose sit = read->findPose("sit")->pose;
    CHECK(blended({}, sit, 0).isRest());
    CHECK(blended({}, sit, 1) == sit);
    CHECK(blended({}, sit, 0.5).angle("hip-flexion-left") == Approx(sit.angle("hip-flexion-left") / 2));
}

TEST_CASE("the lumbar joints share their angles as published")
{
    const auto read = tables();
    const auto shares = [&](const char* joint, int sign) {
        std::vector<double> found;
        for (const JointTurn& turn : read->findJoint(joint)->turns) {
            found.push_back(turn.share[sign]);
        }
        return found;
    };
    const double flexion[] = {.15, .19, .23, .25, .17}; // Pearcy 1984, L1/2 to L5/S1
    const double extension[] = {5, 3, 1, 2, 5};         // degrees of 16
    double whole = 0;
    for (std::size_t i = 0; i < 5; ++i) {
        CHECK(shares("lumbar-flexion", 0)[i] == Approx(flexion[i]).margin(0.005));
        CHECK(shares("lumbar-flexion", 1)[i] == Approx(extension[i] / 16).margin(0.001));
        whole += shares("lumbar-flexion", 0)[i];
    }
    CHECK(whole == Approx(1).margin(0.001));
}
