#include "cli/json.h"
#include "cli/view_options.h"
#include "scene/pick.h"

#include <cmath>
#include <cstdio>
#include <iostream>

namespace psoas::cli {
namespace {

struct Options {
    std::string at;
    bool json = false;
    ViewOptions view;
};

int run(const Invocation& invocation, const Options& options)
{
    auto loaded = load(invocation, true);
    if (!loaded) {
        return fail(loaded.error());
    }
    const Atlas& atlas = *loaded.value().atlas;
    auto picture = pictureOf(atlas, options.view);
    if (!picture) {
        return fail(picture.error());
    }
    const auto at = numbersOf(options.at);
    const double width = picture.value().width;
    const double height = picture.value().height;
    if (at[0] < 0 || at[0] >= width || at[1] < 0 || at[1] >= height) {
        return fail({"The point " + options.at + " lies outside the picture of " + options.view.size + " pixels.", {}});
    }
    // The middle of the pixel, as the picture is drawn.
    const glm::vec2 point{(std::floor(at[0]) + 0.5) / width, (std::floor(at[1]) + 0.5) / height};
    const auto hit =
        pick(compose(atlas, picture.value().state, picture.value().presentation, picture.value().body.get()),
             rayThrough(picture.value().state.camera, point, static_cast<float>(width / height)));
    if (options.json) {
        nlohmann::ordered_json document = nullptr;
        if (hit) {
            document = nlohmann::ordered_json{{"structure", atlas.at(hit->structure).key},
                                              {"point_mm", {hit->position.x, hit->position.y, hit->position.z}}};
            if (!hit->part.empty()) {
                document["part"] = hit->part;
            }
        }
        print(document);
    } else if (hit) {
        std::printf("%s at %.1f %.1f %.1f mm%s%s\n", atlas.at(hit->structure).key.c_str(),
                    static_cast<double>(hit->position.x), static_cast<double>(hit->position.y),
                    static_cast<double>(hit->position.z), hit->part.empty() ? "" : ", slip ", hit->part.c_str());
    } else {
        std::printf("nothing\n");
    }
    return 0;
}

} // namespace

void addPick(CLI::App& app, Invocation& invocation)
{
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("pick", "Say what a click in the picture would hit");
    command->add_option("--at", options->at, "Pixels from the top left")
        ->type_name("X,Y")
        ->required()
        ->check([](const std::string& text) { return checkNumbers(text, 2); });
    command->add_flag("--json", options->json, "One JSON document on standard output");
    addViewOptions(*command, options->view);
    command->callback(
        [&invocation, options] { invocation.run = [&invocation, options] { return run(invocation, *options); }; });
}

} // namespace psoas::cli
