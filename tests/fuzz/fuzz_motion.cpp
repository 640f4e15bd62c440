// Spoilt tables of motion and poses as text: each gives tables or problems with their file and line, never a crash or a
// hang, and no angle or place that is not a number.
#include "motion/muscle_paths.h"

#include "fuzz/mutate.h"

#include <cmath>
#include <fstream>

using namespace psoas;
namespace fs = std::filesystem;

namespace {

void write(const fs::path& path, const std::string& bytes)
{
    std::ofstream{path, std::ios::binary} << bytes;
}

/// Whether every number is one, and every pose within the ranges of its joints.
bool isSound(const MotionTables& tables)
{
    for (const Joint& joint : tables.joints) {
        if (!(joint.least <= 0 && joint.most >= 0)) {
            return false;
        }
        for (const JointTurn& turn : joint.turns) {
            if (!(std::abs(glm::length(turn.axis) - 1) < 1e-6) || !std::isfinite(turn.share[0]) ||
                !std::isfinite(turn.share[1])) {
                return false;
            }
        }
    }
    for (const NamedPose& named : tables.poses) {
        if (withinRange(tables, named.pose) != named.pose) {
            return false;
        }
        for (int step = 0; named.loop && step < 10; ++step) {
            for (const auto& [joint, angle] : poseAt(*named.loop, named.loop->seconds * step / 10).angles) {
                if (!std::isfinite(angle)) {
                    return false;
                }
            }
        }
    }
    for (const MusclePath& muscle : tables.paths->muscles) {
        for (const SlipPath& slip : muscle.slips) {
            if (!(slip.area > 0) || !std::isfinite(slip.area) || slip.points.size() < 2) {
                return false;
            }
        }
    }
    return true;
}

} // namespace

int main(int argc, char* argv[])
{
    const test::ScratchFolder folder;
    const fs::path shipped = test::assetsDir() / "atlas";
    fs::create_directories(folder / "poses");
    const std::vector<fs::path> poses = fuzz::filesUnder(shipped / "poses");
    std::vector<std::string> seeds{test::contentOf(shipped / "joints.yaml"), test::contentOf(shipped / "paths.yaml"),
                                   "sit,hip-flexion-left=30,knee-flexion-left=60.5,lumbar-flexion=-0"};
    for (const fs::path& pose : poses) {
        seeds.push_back(test::contentOf(pose));
    }
    const std::vector<std::string> whole = seeds;
    std::vector<Problem> none;
    const auto good = readMotionTables(shipped, none);
    fuzz::Mutator mutator{argc, argv, std::move(seeds)};
    const fuzz::Clock clock{fuzz::seconds(argc, argv)};
    std::size_t inputs = 0;
    std::size_t sound = 0;
    std::size_t told = 0;
    for (; !clock.isOver(); ++inputs) {
        const std::size_t seed = mutator.pick(whole.size());
        const std::string bytes = mutator.next(seed);
        if (seed == 2) {
            const auto pose = poseFrom(*good, bytes);
            if (pose ? withinRange(*good, pose.value()) != pose.value() : pose.error().what.empty()) {
                std::printf("a pose out of range, or refused without a word: %s\n", bytes.c_str());
                return 1;
            }
            ++(pose ? sound : told);
            continue;
        }
        write(folder / "joints.yaml", seed == 0 ? bytes : whole[0]);
        write(folder / "paths.yaml", seed == 1 ? bytes : whole[1]);
        write(folder / "poses" / "own.yaml", seed > 2 ? bytes : whole[3]);
        std::vector<Problem> problems;
        const auto tables = readMotionTables(folder.path(), problems);
        for (const Problem& problem : problems) {
            if (problem.file.empty() || problem.problem.empty() || problem.line < 0) {
                std::printf("a problem without place or words: %s\n", problem.problem.c_str());
                return 1;
            }
        }
        if (!isSound(*tables)) {
            std::printf("tables that are not sound were taken:\n%s\n", bytes.c_str());
            return 1;
        }
        ++(problems.empty() ? sound : told);
    }
    std::printf("motion: %zu inputs, %zu sound, %zu with problems, no crash\n", inputs, sound, told);
    return 0;
}
