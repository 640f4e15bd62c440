#include "motion/body.h"
#include "motion/muscle_paths.h"
#include "motion/stick_man.h"
#include "support/catch.h"
#include "support/paths.h"

#include <glm/trigonometric.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <sstream>

using namespace psoas;

namespace {

struct Man {
    std::shared_ptr<const MotionTables> tables;
    std::shared_ptr<const MotionModel> model;
    std::shared_ptr<const MusclePaths> paths;

    Pose pose(std::initializer_list<std::pair<const char*, double>> degrees) const
    {
        Pose pose;
        for (const auto& [joint, angle] : degrees) {
            REQUIRE(tables->findJoint(joint) != nullptr);
            pose = turned(std::move(pose), joint, glm::radians(angle));
        }
        return pose;
    }
    Measured at(const Pose& where, const char* key) const
    {
        const auto found = paths->measured(where, key);
        REQUIRE(found);
        return *found;
    }
};

const Man& man()
{
    static const Man made = [] {
        Man one;
        std::vector<Problem> problems;
        const std::filesystem::path shipped = std::filesystem::path{PSOAS_SOURCE_DIR} / "assets/atlas";
        one.tables = readMotionTables(shipped, problems);
        REQUIRE(problems.empty());
        one.model = MotionModel::create(stickMan(), one.tables);
        one.paths = std::make_shared<const MusclePaths>(one.model, *one.tables->paths);
        return one;
    }();
    return made;
}

/// Curves of lever arm over hip flexion: degrees to mm.
using Curve = std::map<double, double>;

std::vector<std::vector<std::string>> rowsOf(const std::filesystem::path& file)
{
    std::vector<std::vector<std::string>> rows;
    std::ifstream in{file};
    for (std::string line; std::getline(in, line);) {
        std::vector<std::string> cells;
        std::istringstream parts{line};
        for (std::string cell; std::getline(parts, cell, ',');) {
            cells.push_back(cell);
        }
        rows.push_back(std::move(cells));
    }
    return rows;
}

std::vector<Curve> publishedCurves(const std::filesystem::path& folder, const std::string& muscle)
{
    std::vector<Curve> curves;
    if (muscle == "psoas") {
        const auto rows = rowsOf(folder / "literature/arnold_2000_psoas_flexion_moment_arm.csv");
        for (std::size_t column = 1; column < 4; ++column) {
            Curve curve;
            for (std::size_t i = 1; i < rows.size(); ++i) {
                curve[std::stod(rows[i][0])] = 10 * std::stod(rows[i][column]);
            }
            curves.push_back(std::move(curve));
        }
    }
    for (const char* bound : {"ub", "lb"}) {
        Curve curve;
        for (const auto& row : rowsOf(folder / "literature/blemker_delp_2005_moment_arm_envelopes.csv")) {
            if (row[0] == "r_" + muscle && row[1] == "hip_flexion" && row[2] == bound) {
                curve[std::stod(row[3])] = 10 * std::stod(row[4]);
            }
        }
        curves.push_back(std::move(curve));
    }
    Curve gait;
    for (const auto& row : rowsOf(folder / "opensim/length_momentarm_vs_hip_flexion.csv")) {
        if (row[1] == muscle + "_r") {
            gait[std::stod(row[2])] = 1000 * std::stod(row[4]);
        }
    }
    curves.push_back(std::move(gait));
    return curves;
}

/// Between the curve's points; none beyond its ends by more than 2 degrees, where the digitised curves stop.
std::optional<double> valueAt(const Curve& curve, double degrees)
{
    if (curve.empty() || degrees < curve.begin()->first - 2 || degrees > curve.rbegin()->first + 2) {
        return std::nullopt;
    }
    const auto after = curve.lower_bound(degrees);
    if (after == curve.end()) {
        return curve.rbegin()->second;
    }
    if (after == curve.begin()) {
        return after->second;
    }
    const auto before = std::prev(after);
    const double t = (degrees - before->first) / (after->first - before->first);
    return (1 - t) * before->second + t * after->second;
}

} // namespace

TEST_CASE("lengths change with hip flexion as published, the shorter the more it bends")
{
    for (const char* side : {"left", "right"}) {
        const std::string flexion = std::string{"hip-flexion-"} + side;
        for (const auto& [muscle, least, most] :
             {std::tuple{"psoas-major-", -65.0, -29.0}, std::tuple{"iliacus-", -68.0, -37.0}}) {
            const std::string key = std::string{muscle} + side;
            const double bent = man().at(man().pose({{flexion.c_str(), 90}}), key.c_str()).change();
            CAPTURE(key, bent);
            CHECK(bent >= least);
            CHECK(bent <= most);
            double before = 1e9;
            for (int degrees = -15; degrees <= 120; ++degrees) {
                const double length =
                    man().at(man().pose({{flexion.c_str(), static_cast<double>(degrees)}}), key.c_str()).length;
                CHECK(length < before);
                before = length;
            }
        }
    }
}

TEST_CASE("the lever arm is the slope of the length, and adds up to its change")
{
    for (const char* key : {"psoas-major-left", "iliacus-left", "psoas-major-left/l1-tp", "iliacus-left/iliac-crest"}) {
        double sum = 0;
        const double step = 0.5;
        for (double degrees = -20; degrees <= 120; degrees += step) {
            const Pose pose = man().pose({{"hip-flexion-left", degrees}, {"hip-adduction-left", -10}});
            const double arm = man().at(pose, key).arm;
            CAPTURE(key, degrees);
            CHECK(arm == Approx(man().paths->armAbout(pose, key, "hip-flexion-left")).margin(0.2));
            const double weight = degrees == -20 || degrees == 120 ? 0.5 : 1;
            sum += weight * arm * glm::radians(step);
        }
        const double change =
            man().at(man().pose({{"hip-flexion-left", 120}, {"hip-adduction-left", -10}}), key).length -
            man().at(man().pose({{"hip-flexion-left", -20}, {"hip-adduction-left", -10}}), key).length;
        CHECK(-sum == Approx(change).margin(0.1));
    }
}

TEST_CASE("no length jumps while any joint sweeps its range")
{
    for (const Joint& joint : man().tables->joints) {
        if (!man().model->canTurn(joint)) {
            continue;
        }
        for (const double flexed : {0.0, 50.0, 100.0}) {
            const Pose base = man().pose({{"hip-flexion-left", flexed}});
            std::vector<Measured> before;
            std::vector<double> slope;
            constexpr int steps = 700;
            for (int step = 0; step <= steps; ++step) {
                const double angle = joint.least + (joint.most - joint.least) * step / steps;
                const auto now = man().paths->measured(turned(base, joint.key, angle));
                for (std::size_t i = 0; i < before.size(); ++i) {
                    CAPTURE(joint.key, now[i].key, glm::degrees(angle));
                    const double each = (now[i].length - before[i].length) / (joint.most - joint.least) * steps;
                    // No lever is longer than the trunk, and none jumps.
                    REQUIRE(std::abs(each) < 120);
                    if (!slope.empty()) {
                        const double wanted = 400 * (joint.most - joint.least) / steps + 0.5;
                        // At nought the shares of flexion and extension differ, and so do the levers.
                        const bool atNought = std::abs(angle) < 2.1 * (joint.most - joint.least) / steps;
                        REQUIRE((atNought || std::abs(each - slope[i]) < wanted));
                    }
                }
                if (!before.empty()) {
                    slope.resize(now.size());
                    for (std::size_t i = 0; i < now.size(); ++i) {
                        slope[i] = (now[i].length - before[i].length) / (joint.most - joint.least) * steps;
                    }
                }
                before = now;
            }
        }
    }
}

TEST_CASE("lengths depend on nothing but the pose, not on what is held or how the body lies")
{
    const Pose pose = man().pose({{"hip-flexion-left", 40}, {"lumbar-flexion", 20}});
    Pose held = pose;
    held.held = Held::leftThigh;
    const Pose lying = turned(pose, "body-pitch", glm::radians(-90.0));
    for (const Measured& each : man().paths->measured(pose)) {
        CAPTURE(each.key);
        CHECK(man().at(held, each.key.c_str()).length == Approx(each.length).margin(1e-6));
        CHECK(man().at(lying, each.key.c_str()).length == Approx(each.length).margin(1e-6));
        CHECK(man().at(lying, each.key.c_str()).arm == Approx(each.arm).margin(1e-6));
    }
}

TEST_CASE("mirrored poses give mirrored lengths")
{
    for (const NamedPose& named : man().tables->poses) {
        for (const Measured& each : man().paths->measured(named.pose)) {
            const std::size_t slash = each.key.find('/');
            const std::string other =
                otherSide(each.key.substr(0, slash)) + (slash == std::string::npos ? "" : each.key.substr(slash));
            const Measured opposite = man().at(mirrored(named.pose), other.c_str());
            CAPTURE(named.key, each.key);
            CHECK(opposite.length == Approx(each.length).margin(1e-6));
            CHECK(opposite.arm == Approx(each.arm).margin(1e-6));
        }
    }
}

TEST_CASE("psoas hardly turns the straight thigh, and turns it outwards when abducted")
{
    const double straight = man().paths->armAbout({}, "psoas-major-left", "hip-rotation-left");
    CHECK(std::abs(straight) <= 4);
    const Pose abducted = man().pose({{"hip-adduction-left", -20}});
    CHECK(man().paths->armAbout(abducted, "psoas-major-left", "hip-rotation-left") < 0);
}

TEST_CASE("lever arms lie within the published curves")
{
    for (const auto& [key, muscle] : {std::pair{"psoas-major-left", "psoas"}, std::pair{"iliacus-left", "iliacus"}}) {
        // Where no published curve is at hand, what the literature gives for four angles.
        const double arm = man().at(man().pose({{"hip-flexion-left", -15}}), key).arm;
        if (std::string{muscle} == "psoas") {
            CHECK(arm >= 14);
            CHECK(arm <= 36);
        }
        const auto folder = test::referenceDir();
        if (!folder || !std::filesystem::is_directory(*folder / "biomech")) {
            WARN("no reference data: the published curves were not looked at");
            continue;
        }
        const auto curves = publishedCurves(*folder / "biomech", muscle);
        for (int degrees = -5; degrees <= 90; degrees += 5) {
            double least = 1e9;
            double most = -1e9;
            for (const Curve& curve : curves) {
                if (const auto value = valueAt(curve, degrees)) {
                    least = std::min(least, *value);
                    most = std::max(most, *value);
                }
            }
            const double ours = man().at(man().pose({{"hip-flexion-left", static_cast<double>(degrees)}}), key).arm;
            CAPTURE(key, degrees, least, ours, most);
            CHECK(ours >= least);
            CHECK(ours <= most);
        }
    }
}

TEST_CASE("the rest pose gives back the rest meshes, and a turned thigh only turns what hangs on it")
{
    const Atlas& atlas = man().model->atlas();
    const auto rest = posed(*man().model, {});
    const auto bent = posed(*man().model, man().pose({{"hip-flexion-left", 90}}));
    for (std::uint32_t i = 0; i < atlas.structures().size(); ++i) {
        const Structure& structure = atlas.at({i});
        CAPTURE(structure.key);
        CHECK(rest->surface({i}).shape == nullptr);
        CHECK(rest->surface({i}).tree == structure.tree);
        CHECK(rest->surface({i}).atlas_from_mesh == structure.atlas_from_mesh);
        const bool moves =
            structure.key == "femur-left" || structure.key == "tibia-left" || structure.key == "talus-left";
        if (structure.kind == Kind::bone) {
            CHECK((bent->surface({i}).atlas_from_mesh != structure.atlas_from_mesh) == moves);
        }
    }
    // The knee comes before the hip, as high as it; a femur turns about the centre of its head.
    const auto femur = *atlas.find("femur-left");
    const glm::vec3 knee = posedPoint(*man().model, *bent, femur, {85, -400, 0});
    CHECK(knee.z == Approx(400).margin(0.01));
    CHECK(knee.y == Approx(0).margin(0.01));
}

TEST_CASE("poses hold the lordosis and the level thigh that postures have")
{
    const double standing = glm::radians(53.8); // L1 to S1 of the built-in spine
    const auto degrees = [&](const char* key) {
        return glm::degrees(lordosis(*man().model, man().tables->findPose(key)->pose, standing));
    };
    CHECK(degrees("stand") >= 50);
    CHECK(degrees("stand") <= 54);
    CHECK(degrees("supine") >= 47);
    CHECK(degrees("supine") <= 51);
    CHECK(degrees("supine-pillow") >= 37);
    CHECK(degrees("supine-pillow") <= 45);
    CHECK(degrees("sit") == Approx(35).margin(2));
    CHECK(degrees("slouch") == Approx(5).margin(2));
    const auto sit = posed(*man().model, man().tables->findPose("sit")->pose);
    const auto femur = *man().model->atlas().find("femur-left");
    const glm::vec3 knee = posedPoint(*man().model, *sit, femur, {85, -400, 0});
    const glm::vec3 hip = posedPoint(*man().model, *sit, femur, {85, 0, 0});
    CHECK(std::abs(knee.y - hip.y) < 400 * std::sin(glm::radians(3.0)));
    CHECK(glm::degrees(thighTrunkAngle(*man().model, sit->pose(), Side::left)) == Approx(90).margin(3));
}

TEST_CASE("held by the thigh, the thigh stays and the trunk moves")
{
    Pose pose = man().pose({{"hip-flexion-left", 30}});
    pose.held = Held::leftThigh;
    const auto body = posed(*man().model, pose);
    const Atlas& atlas = man().model->atlas();
    const glm::vec3 knee = posedPoint(*man().model, *body, *atlas.find("femur-left"), {85, -400, 0});
    CHECK(glm::distance(knee, glm::vec3{85, -400, 0}) < 1e-3f);
    const glm::vec3 head = posedPoint(*man().model, *body, *atlas.find("vertebra-t12"), {0, 308, -27});
    CHECK(head.z > 100);
}

TEST_CASE("how surfaces follow is kept and found again, and made anew where what was kept is damaged")
{
    struct Shelf : KeptBytes {
        mutable std::map<std::string, std::string> kept;
        mutable int found = 0;
        std::optional<std::string> find(std::string_view sources) const override
        {
            const auto at = kept.find(std::string{sources});
            found += at != kept.end() ? 1 : 0;
            return at == kept.end() ? std::nullopt : std::optional{at->second};
        }
        void keep(std::string_view sources, std::string_view bytes) const override
        {
            kept[std::string{sources}] = bytes;
        }
    };
    const Shelf shelf;
    const auto atlas = stickMan();
    const Pose pose = man().pose({{"hip-flexion-left", 70}, {"lumbar-flexion", 20}});
    const StructureIndex psoas = *atlas->find("psoas-major-left");
    const auto bent = [&](const KeptBytes* kept) {
        return posed(*MotionModel::create(atlas, man().tables, nullptr, kept), pose)->surface(psoas).shape->positions;
    };
    const auto before = bent(nullptr);
    CHECK(bent(&shelf) == before);
    REQUIRE(shelf.kept.size() == 1);
    CHECK(bent(&shelf) == before);
    CHECK(shelf.found == 1);
    const std::string whole = shelf.kept.begin()->second;
    for (std::size_t at = 0; at < whole.size(); at += 1 + whole.size() / 300) {
        std::string damaged = whole;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x5a);
        shelf.kept.begin()->second = damaged;
        const auto positions = bent(&shelf); // other numbers perhaps, but never a crash
        CHECK(positions.size() == before.size());
        shelf.kept.begin()->second = whole.substr(0, at);
        CHECK(bent(&shelf) == before);
        CHECK(shelf.kept.begin()->second == whole);
    }
}

TEST_CASE("the body glides from one hold to the other, and lies on while a thigh is held")
{
    const Pose bent = man().pose({{"hip-flexion-left", 60}, {"hip-adduction-left", -10}, {"body-pitch", -90}});
    Pose held = bent;
    held.held = Held::leftThigh;
    const Atlas& atlas = man().model->atlas();
    const auto places = [&](const Pose& pose) {
        const auto body = posed(*man().model, pose);
        return std::pair{posedPoint(*man().model, *body, *atlas.find("vertebra-t12"), {0, 308, -27}),
                         posedPoint(*man().model, *body, *atlas.find("femur-left"), {85, -400, 0})};
    };
    for (const auto& [from, to] : {std::pair{bent, held}, std::pair{held, bent}}) {
        auto before = places(from);
        for (int step = 1; step <= 100; ++step) {
            const auto now = places(blended(from, to, step / 100.0));
            CAPTURE(step);
            REQUIRE(glm::distance(now.first, before.first) < 8); // of some 400 mm in all
            REQUIRE(glm::distance(now.second, before.second) < 8);
            before = now;
        }
    }
    // Lying on the back with the thigh held, the thigh lies.
    const glm::vec3 knee = places(held).second;
    CHECK(knee.y == Approx(0).margin(0.01));
    CHECK(std::abs(knee.z) == Approx(400).margin(0.01));
    CHECK(turned(blended(bent, held, 0.5), "hip-flexion-left", 0).passed == 1);
}
