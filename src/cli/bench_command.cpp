#include "cli/json.h"
#include "cli/view_options.h"
#include "cli/window_command.h"
#include "render/offscreen.h"
#include "scene/pick.h"
#include "scene/verbs.h"
#include "ui/window_bench.h"

#include <glm/gtc/constants.hpp>
#include <glm/gtc/matrix_transform.hpp>

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>

namespace psoas::cli {
namespace {

struct Options {
    int copies = 1;
    int frames = 120;
    double minutes = 0;
    bool window = false;
    std::string moving;
    bool json = false;
    ViewOptions view;
};

struct Figures {
    double loadMs = 0;
    double firstFrameMs = 0; ///< from the start of the program
    std::vector<double> frameMs;
    double frameCpuMs = 0;          ///< of all threads together, mean
    std::size_t trianglesDrawn = 0; ///< by the last moving frame
    double restCpuMs = 0;           ///< of all threads together
    double restMs = 0;              ///< from the last moving frame to the picture at rest
    double restFirstMs = 0;         ///< to its first sample
    double clickMs = 0;             ///< from a click on what is in the middle to its outline
    double growthMib = 0;           ///< of resident memory from a quarter of the turn to its end
    std::size_t soakFrames = 0;     ///< drawn in the minutes asked for
    double soakGrowthMib = 0;       ///< of resident memory, from the end of the soak's second turn to its end
    double idleCpuMs = 0;           ///< in a second in which nothing moves; only in a window
    int idleFrames = 0;             ///< shown while nothing moved
    int bodies = 0;                 ///< poses bent while the joint moved
    int framesWithout = 0;          ///< shown between a click and its outline
    std::string renderer;
};

double since(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

/// `copies` of the atlas side by side: distinct structures that share meshes.
Result<std::shared_ptr<const Atlas>> copied(const Atlas& atlas, int copies)
{
    std::vector<Structure> structures;
    const float step = atlas.bounds().size().x + 40;
    for (int copy = 0; copy < copies; ++copy) {
        for (Structure structure : atlas.structures()) {
            if (copy > 0) {
                structure.key += "/copy-" + std::to_string(copy + 1);
                structure.atlas_from_mesh =
                    glm::translate(glm::mat4{1}, {step * static_cast<float>(copy), 0, 0}) * structure.atlas_from_mesh;
            }
            structures.push_back(std::move(structure));
        }
    }
    return Atlas::create(atlas.name(), std::move(structures), atlas.groups(), atlas.views());
}

/// Resident memory of this process, MiB.
double residentMib()
{
    std::ifstream statm{"/proc/self/statm"};
    double total = 0;
    double resident = 0;
    statm >> total >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1024 * 1024);
}

/// Of the whole process, milliseconds.
double processorTime()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto of = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
    };
    return of(usage.ru_utime) + of(usage.ru_stime);
}

double percentile(std::vector<double> values, double part)
{
    if (values.empty()) {
        return 0;
    }
    std::ranges::sort(values);
    const auto index = static_cast<std::size_t>(std::ceil(part * static_cast<double>(values.size()))) - 1;
    return values[std::min(index, values.size() - 1)];
}

Result<Figures> withoutWindow(const Invocation& invocation, const Options& options, const Atlas& atlas,
                              const Picture& picture)
{
    Figures figures;
    auto offscreen = Offscreen::create();
    if (!offscreen) {
        return offscreen.error();
    }
    figures.renderer = offscreen.value()->renderer().driver();
    ViewState state = picture.state;
    Presentation presentation = picture.presentation;
    const auto draw = [&](Quality quality) -> Result<void> {
        presentation.quality = quality;
        return offscreen.value()->frame(compose(atlas, state, presentation, picture.body.get()), picture.width,
                                        picture.height);
    };
    if (const auto drawn = draw(Quality::draft); !drawn) {
        return drawn.error();
    }
    figures.firstFrameMs = since(invocation.started);
    const double cpuBefore = processorTime();
    for (int frame = 0; frame < options.frames; ++frame) {
        state.camera = orbited(state.camera, glm::two_pi<float>() / static_cast<float>(options.frames), 0);
        const auto start = std::chrono::steady_clock::now();
        if (const auto drawn = draw(Quality::draft); !drawn) {
            return drawn.error();
        }
        figures.frameMs.push_back(since(start));
        if (frame == options.frames / 4) {
            figures.growthMib = -residentMib();
        }
    }
    figures.growthMib += residentMib();
    figures.frameCpuMs = (processorTime() - cpuBefore) / options.frames;
    figures.trianglesDrawn = offscreen.value()->renderer().trianglesDrawn();
    presentation.quality = Quality::final;
    const auto step = [&](const SceneSnapshot& snapshot) {
        return offscreen.value()->step(snapshot, picture.width, picture.height);
    };
    SceneSnapshot still = compose(atlas, state, presentation, picture.body.get());
    auto start = std::chrono::steady_clock::now();
    const double restCpuBefore = processorTime();
    for (bool first = true, more = true; more; first = false) {
        const auto drawn = step(still);
        if (!drawn) {
            return drawn.error();
        }
        more = drawn.value();
        if (first) {
            figures.restFirstMs = since(start);
        }
    }
    figures.restMs = since(start);
    figures.restCpuMs = processorTime() - restCpuBefore;
    start = std::chrono::steady_clock::now();
    const float aspect = static_cast<float>(picture.width) / static_cast<float>(picture.height);
    if (const auto hit = pick(still, rayThrough(state.camera, {0.5f, 0.5f}, aspect))) {
        const std::string key = atlas.at(hit->structure).key;
        state.shown = selected(std::move(state.shown), std::array{key});
        if (const auto drawn = step(compose(atlas, state, presentation, picture.body.get())); !drawn) {
            return drawn.error();
        }
        figures.clickMs = since(start);
    }
    // Turn after turn, with a rest after each and something else selected and faded, so that all that is made anew is.
    const auto soakStart = std::chrono::steady_clock::now();
    for (int turn = 0; since(soakStart) < options.minutes * 60'000; ++turn) {
        const auto number = static_cast<std::uint32_t>(turn) % static_cast<std::uint32_t>(atlas.structures().size());
        const std::string key = atlas.structures()[number].key;
        state.shown = selected(std::move(state.shown), std::array{key});
        state.shown.faded = {key};
        for (int frame = 0; frame < options.frames; ++frame, ++figures.soakFrames) {
            state.camera = orbited(state.camera, glm::two_pi<float>() / static_cast<float>(options.frames), 0);
            if (const auto drawn = draw(Quality::draft); !drawn) {
                return drawn.error();
            }
        }
        presentation.quality = Quality::final;
        const SceneSnapshot resting = compose(atlas, state, presentation, picture.body.get());
        for (int sample = 0; sample < 4; ++sample, ++figures.soakFrames) {
            if (const auto drawn = step(resting); !drawn) {
                return drawn.error();
            }
        }
        if (turn <= 1) {
            figures.soakGrowthMib = -residentMib();
        }
    }
    if (figures.soakFrames > 0) {
        figures.soakGrowthMib += residentMib();
    }
    return figures;
}

void report(const Options& options, const Atlas& atlas, const Figures& figures)
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    nlohmann::ordered_json document{{"structures", atlas.partCount()},
                                    {"triangles", atlas.triangleCount()},
                                    {"load_ms", figures.loadMs},
                                    {"first_frame_ms", figures.firstFrameMs},
                                    {"frame_median_ms", percentile(figures.frameMs, 0.5)},
                                    {"frame_p95_ms", percentile(figures.frameMs, 0.95)},
                                    {"frame_cpu_ms", figures.frameCpuMs},
                                    {"triangles_drawn", figures.trianglesDrawn},
                                    {"rest_first_ms", figures.restFirstMs},
                                    {"rest_ms", figures.restMs},
                                    {"rest_cpu_ms", figures.restCpuMs},
                                    {"click_ms", figures.clickMs},
                                    {"growth_mib", figures.growthMib},
                                    {"peak_mib", static_cast<double>(usage.ru_maxrss) / 1024},
                                    {"renderer", figures.renderer}};
    if (options.window) {
        document["idle_cpu_ms"] = figures.idleCpuMs;
        document["idle_frames"] = figures.idleFrames;
        document["click_frames"] = figures.framesWithout + 1;
    }
    if (!options.moving.empty()) {
        document["poses"] = figures.bodies;
    }
    if (options.minutes > 0) {
        document["soak_frames"] = figures.soakFrames;
        document["soak_growth_mib"] = figures.soakGrowthMib;
    }
    if (options.json) {
        print(document);
    } else {
        for (const auto& [key, value] : document.items()) {
            if (value.is_number_float()) {
                std::printf("%-16s %.1f\n", key.c_str(), value.get<double>());
            } else {
                std::printf("%-16s %s\n", key.c_str(),
                            value.is_string() ? value.get<std::string>().c_str() : value.dump().c_str());
            }
        }
    }
}

/// The same turn in the real window.
int runInWindow(const Invocation& invocation, const Options& options)
{
    if (!hasDisplay()) {
        return fail(
            {"There is no display to open a window on: leave out --window, or start it where there is one.", {}});
    }
    Figures figures;
    std::shared_ptr<const Atlas> shown;
    std::optional<Error> problem;
    WindowBench bench;
    // On a worker thread; the window waits for it, and this function for the window.
    bench.load = [&](const LoadOptions& where) -> Result<LoadedAtlas> {
        const auto start = std::chrono::steady_clock::now();
        auto loaded = invocation.atlasPath.empty() ? loadBuiltInAtlas(where) : loadAtlas(invocation.atlasPath, where);
        figures.loadMs = since(start);
        if (!loaded) {
            return loaded.error();
        }
        auto atlas = copied(*loaded.value().atlas, options.copies);
        if (!atlas) {
            return atlas.error();
        }
        shown = atlas.value();
        loaded.value().atlas = std::move(atlas).value();
        return loaded;
    };
    bench.initial = [&](const Atlas& atlas) {
        auto picture = pictureOf(atlas, options.view);
        if (!picture) {
            problem = picture.error();
            return ViewState{};
        }
        return picture.value().state;
    };
    bench.frames = options.frames;
    bench.moving = options.moving;
    const auto size = numbersOf(std::string{options.view.size}.replace(options.view.size.find('x'), 1, ","));
    bench.width = static_cast<int>(size[0]);
    bench.height = static_cast<int>(size[1]);
    bench.started = invocation.started;
    auto turned = benchWindow(invocation.argc, invocation.argv, bench);
    if (!turned || problem) {
        return fail(problem ? *problem : turned.error());
    }
    figures.firstFrameMs = turned.value().firstFrame;
    figures.frameMs = turned.value().frames;
    figures.restFirstMs = turned.value().rest;
    figures.restMs = turned.value().rest + turned.value().finished;
    figures.clickMs = turned.value().click;
    figures.idleCpuMs = turned.value().idleCpu;
    figures.idleFrames = turned.value().idleFrames;
    figures.bodies = turned.value().bodies;
    figures.framesWithout = turned.value().framesWithout;
    figures.renderer = turned.value().renderer;
    report(options, *shown, figures);
    return 0;
}

int run(const Invocation& invocation, const Options& options)
{
    if (options.window) {
        return runInWindow(invocation, options);
    }
    const auto start = std::chrono::steady_clock::now();
    auto loaded = load(invocation, true);
    if (!loaded) {
        return fail(loaded.error());
    }
    const double loadMs = since(start);
    auto atlas = copied(*loaded.value().atlas, options.copies);
    if (!atlas) {
        return fail(atlas.error());
    }
    auto picture = pictureOf(*atlas.value(), options.view);
    if (!picture) {
        return fail(picture.error());
    }
    auto figures = withoutWindow(invocation, options, *atlas.value(), picture.value());
    if (!figures) {
        return fail(figures.error());
    }
    figures.value().loadMs = loadMs;
    report(options, *atlas.value(), figures.value());
    return 0;
}

} // namespace

void addBench(CLI::App& app, Invocation& invocation)
{
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("bench", "Turn the camera once around the atlas and print the times");
    command->add_option("--copies", options->copies, "Atlases side by side")->check(CLI::Range(1, 1000));
    command->add_option("--frames", options->frames, "Steps of the turn")->check(CLI::Range(1, 100000));
    command->add_option("--minutes", options->minutes, "Then turn and rest for so long and print what memory grows by")
        ->check(CLI::Range(0.0, 1000.0))
        ->excludes(command->add_flag("--window", options->window, "In the real window instead of without one"));
    command
        ->add_option("--moving", options->moving,
                     "In the window, move this joint through its range and back instead of the camera")
        ->type_name("JOINT")
        ->needs("--window");
    command->add_flag("--json", options->json, "One JSON document on standard output");
    addViewOptions(*command, options->view);
    command->callback(
        [&invocation, options] { invocation.run = [&invocation, options] { return run(invocation, *options); }; });
}

} // namespace psoas::cli
