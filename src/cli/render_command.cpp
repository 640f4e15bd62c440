#include "cli/picture_file.h"
#include "cli/view_options.h"

namespace psoas::cli {
namespace {

struct Options {
    std::string output;
    ViewOptions view;
};

int run(const Invocation& invocation, const Options& options)
{
    auto loaded = load(invocation, options.view.labels); // labels look for what is in sight
    if (!loaded) {
        return fail(loaded.error());
    }
    auto picture = pictureOf(*loaded.value().atlas, options.view);
    if (!picture) {
        return fail(picture.error());
    }
    const auto written = writePicture(*loaded.value().atlas, picture.value(), options.output);
    return written ? 0 : fail(written.error());
}

} // namespace

void addRender(CLI::App& app, Invocation& invocation)
{
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("render", "Draw one picture; needs no window and no display");
    command->add_option("-o,--output", options->output, "The PNG file to write")
        ->type_name("FILE.png")
        ->check(checkNamed)
        ->required();
    addViewOptions(*command, options->view);
    command->callback(
        [&invocation, options] { invocation.run = [&invocation, options] { return run(invocation, *options); }; });
}

} // namespace psoas::cli
