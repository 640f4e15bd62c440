#include "cli/json.h"
#include "cli/view_options.h"
#include "motion/muscle_paths.h"

#include <cmath>
#include <cstdio>

namespace psoas::cli {
namespace {

struct Options {
    std::string pose;
    bool json = false;
};

double rounded(double millimetres)
{
    return std::round(millimetres * 1000) / 1000;
}

int run(const Invocation& invocation, const Options& options)
{
    const auto tables = motionTables();
    if (!tables) {
        return fail(tables.error());
    }
    const auto pose = options.pose.empty() ? Result<Pose>{Pose{}} : poseFrom(*tables.value(), options.pose);
    if (!pose) {
        return fail(pose.error());
    }
    auto loaded = load(invocation);
    if (!loaded) {
        return fail(loaded.error());
    }
    const std::vector<bool> none(loaded.value().atlas->structures().size(), false);
    const auto model = MotionModel::create(loaded.value().atlas, tables.value(), &none);
    const MusclePaths paths{model, *tables.value()->paths};
    if (paths.muscles().empty()) {
        return fail({loaded.value().atlas->name() +
                         " has none of the muscles, or not the bones, that are measured: "
                         "psoas major, psoas minor and iliacus on T12 to L5, pelvis and femur.",
                     {}});
    }
    nlohmann::ordered_json rows = nlohmann::ordered_json::array();
    for (const Measured& each : paths.measured(pose.value())) {
        if (options.json) {
            rows.push_back({{"key", each.key},
                            {"length_mm", rounded(each.length)},
                            {"change_mm", rounded(each.change())},
                            {"change_percent", rounded(each.changePercent())},
                            {"moment_arm_mm", rounded(each.arm)}});
        } else {
            std::printf("%-34s %7.1f mm %+7.1f mm %+6.1f %%   lever arm %5.1f mm\n", each.key.c_str(), each.length,
                        each.change(), each.changePercent(), each.arm);
        }
    }
    if (options.json) {
        print(rows);
    } else {
        std::printf("Of the model: length, change from standing, lever arm of hip flexion.\n");
    }
    return 0;
}

} // namespace

void addMeasure(CLI::App& app, Invocation& invocation)
{
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("measure", "Lengths and lever arms of psoas and iliacus in a pose");
    addPoseOption(*command, options->pose);
    command->add_flag("--json", options->json, "One JSON document on standard output");
    command->callback(
        [&invocation, options] { invocation.run = [&invocation, options] { return run(invocation, *options); }; });
}

} // namespace psoas::cli
