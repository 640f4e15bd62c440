#include "app/showing.h"
#include "cli/picture_file.h"
#include "cli/view_options.h"
#include "motion/body.h"
#include "motion/tables.h"
#include "scene/verbs.h"

#include <glm/trigonometric.hpp>

#include <set>

namespace psoas::cli {
namespace {

struct Options {
    std::string output;
    std::string entry; ///< what “show me” shows of it; empty: what the other options say
    int step = 0;
    ViewOptions view;
};

/// The picture that the window shows of an entry.
Result<Picture> pictureOfEntry(const Atlas& atlas, const Options& options)
{
    std::vector<Problem> problems; // “check” reports these
    const auto library = Library::load(loadOptions().assets.content, problems);
    const Entry* entry = library->entry(options.entry);
    if (entry == nullptr) {
        return Error{"No point, symptom, exercise ... is called “" + options.entry +
                         "”: see “psoas-atlas list points” and its like.",
                     options.entry};
    }
    if (options.step > static_cast<int>(entry->steps.size())) {
        return Error{"“" + options.entry + "” has " + std::to_string(entry->steps.size()) +
                         " steps: give --step 0 to " + std::to_string(entry->steps.size()) + ".",
                     options.entry};
    }
    auto picture = pictureOf(atlas, options.view);
    if (!picture) {
        return picture;
    }
    const Showing showing = stepOf(*entry, static_cast<std::size_t>(options.step));
    ViewState& state = picture.value().state;
    state.shown = shownBy(showing, atlas);
    const auto view = viewOf(showing, atlas);
    std::set<std::string> toFrame;
    if (view) {
        state.camera.yaw = glm::radians(static_cast<float>(view->yaw));
        state.camera.pitch = glm::radians(static_cast<float>(view->pitch));
        for (const std::string& id : view->frame) {
            for (const StructureIndex index : atlas.resolve(id)) {
                toFrame.insert(atlas.at(index).key);
            }
        }
    }
    state.shown.overlay = showing.overlay;
    if (const auto posed = setPose(picture.value(), atlas, showing.pose); !posed) {
        return posed.error();
    }
    if (const auto tables = motionTables()) {
        picture.value().names = {library, &library->names()};
        picture.value().wish = wishOf(state.shown, atlas, *tables.value(), entry, entry, false, *picture.value().names);
    }
    Box framedBox;
    Box all;
    for (const Drawable& drawable :
         compose(atlas, state, picture.value().presentation, picture.value().body.get()).drawables) {
        if (toFrame.contains(atlas.at(drawable.structure).key)) {
            framedBox.add(drawable.bounds);
        }
        if (!drawable.hull) {
            all.add(drawable.bounds);
        }
    }
    state.camera = framed(state.camera, framedBox.isEmpty() ? all : framedBox, aspectOfBody(picture.value()));
    return picture;
}

int run(const Invocation& invocation, const Options& options)
{
    auto loaded = load(invocation, options.view.labels); // labels look for what is in sight
    if (!loaded) {
        return fail(loaded.error());
    }
    auto picture = options.entry.empty() ? pictureOf(*loaded.value().atlas, options.view)
                                         : pictureOfEntry(*loaded.value().atlas, options);
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
    CLI::Option* entry =
        command->add_option("--entry", options->entry, "What “show me” shows of a point, symptom, exercise ...")
            ->type_name("ID");
    command->add_option("--step", options->step, "The step of the entry (default 0, before its steps)")
        ->type_name("N")
        ->check(CLI::Range(0, 99))
        ->needs(entry);
    addViewOptions(*command, options->view);
    command->callback(
        [&invocation, options] { invocation.run = [&invocation, options] { return run(invocation, *options); }; });
}

} // namespace psoas::cli
