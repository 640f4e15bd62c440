#include "cli/view_options.h"

#include "app/overlay_words.h"
#include "app/showing.h"
#include "app/two_ideas.h"
#include "files/bytes_cache.h"
#include "motion/body.h"
#include "motion/muscle_paths.h"
#include "scene/verbs.h"
#include "scene/views.h"

#include <glm/trigonometric.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <set>

namespace psoas::cli {
namespace {

std::optional<double> numberOf(std::string_view text)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) {
        return std::nullopt;
    }
    return value;
}

std::vector<std::string> splitAt(const std::string& text, char separator)
{
    std::vector<std::string> pieces{""};
    for (const char c : text) {
        if (c == separator) {
            pieces.emplace_back();
        } else {
            pieces.back() += c;
        }
    }
    return pieces;
}

constexpr int greatestSide = 16384;

std::optional<std::pair<int, int>> sizeOf(const std::string& text)
{
    int sides[2] = {};
    const auto pieces = splitAt(text, 'x');
    if (pieces.size() != 2) {
        return std::nullopt;
    }
    for (std::size_t i = 0; i < 2; ++i) {
        const std::string& piece = pieces[i];
        const auto [end, error] = std::from_chars(piece.data(), piece.data() + piece.size(), sides[i]);
        if (error != std::errc{} || end != piece.data() + piece.size() || sides[i] < 1 || sides[i] > greatestSide) {
            return std::nullopt;
        }
    }
    return std::pair{sides[0], sides[1]};
}

} // namespace

namespace {

constexpr float leastScale = 0.8f;       // of the words of an overlay: they are to be read in a small picture too
constexpr float farthestSection = 20000; // mm

std::optional<SectionPlane> sectionOf(const std::string& text)
{
    if (text.size() < 3 || (text[1] != '<' && text[1] != '>')) {
        return std::nullopt;
    }
    SectionPlane plane;
    switch (text[0]) {
    case 'x':
    case 'X':
        plane.axis = Axis::x;
        break;
    case 'y':
    case 'Y':
        plane.axis = Axis::y;
        break;
    case 'z':
    case 'Z':
        plane.axis = Axis::z;
        break;
    default:
        return std::nullopt;
    }
    const auto at = numberOf(text.substr(2));
    if (!at || std::abs(*at) > static_cast<double>(farthestSection)) {
        return std::nullopt;
    }
    plane.at = static_cast<float>(*at);
    plane.keepsBelow = text[1] == '<';
    return plane;
}

} // namespace

std::string checkLayers(const std::string& text)
{
    const auto number = numberOf(text);
    return number && *number >= 0 && *number <= 1000 && *number == std::floor(*number)
               ? std::string{}
               : "expected a number of layers, 0 or more";
}

std::string checkSection(const std::string& text)
{
    return sectionOf(text) ? std::string{}
                           : "expected an axis, < or >, and millimetres, -20000 to 20000, such as \"y<100\"";
}

std::string checkNamed(const std::string& text)
{
    return text.empty() ? "expected the name of a file" : "";
}

std::string checkSize(const std::string& text)
{
    return sizeOf(text) ? std::string{} : "expected WIDTHxHEIGHT in pixels, 1 to 16384 each, such as 1280x800";
}

std::string checkNumbers(const std::string& text, std::size_t count)
{
    const auto pieces = splitAt(text, ',');
    bool good = pieces.size() == count;
    for (const std::string& piece : pieces) {
        good = good && numberOf(piece);
    }
    return good ? std::string{} : "expected " + std::to_string(count) + " numbers with commas between them";
}

std::vector<double> numbersOf(const std::string& text)
{
    std::vector<double> numbers;
    for (const std::string& piece : splitAt(text, ',')) {
        numbers.push_back(numberOf(piece).value_or(0));
    }
    return numbers;
}

void addViewOptions(CLI::App& command, ViewOptions& options)
{
    command.add_option("--size", options.size, "Size of the picture in pixels (default 1280x800)")
        ->type_name("WxH")
        ->check(checkSize);
    command
        .add_option("--view", options.view,
                    "anterior, posterior, left, right, superior, inferior or a view of the atlas")
        ->type_name("NAME");
    command.add_option("--camera", options.camera, "Degrees, degrees, mm about the framed target")
        ->type_name("YAW,PITCH,DISTANCE")
        ->check([](const std::string& text) { return checkNumbers(text, 3); });
    const auto ids = [&](const char* name, std::vector<std::string>& into, const char* help) {
        command.add_option(name, into, help)->type_name("ID");
    };
    ids("--frame", options.frame, "Fit these into the picture");
    ids("--select", options.select, "Show these as selected");
    ids("--hide", options.hide, "Hide these");
    ids("--isolate", options.isolate, "Show nothing but these");
    ids("--fade", options.fade, "Show these as glass");
    ids("--show", options.show, "Show these, hidden by default; “attachments”: all attachment areas");
    command.add_option("--peel", options.peel, "Take that many layers off from outside in; 0: the whole body")
        ->type_name("N")
        ->check(checkLayers);
    command
        .add_option("--section", options.section,
                    "Keep what lies on that side of a plane across x, y or z, mm; up to three times")
        ->type_name("AXIS<MM")
        ->allow_extra_args(false)
        ->expected(1, static_cast<int>(mostSections))
        ->check(checkSection);
    command.add_option("--quality", options.quality, "draft: as while moving; final: the finest picture")
        ->check(CLI::IsMember({"draft", "final"}));
    command.add_option("--theme", options.theme, "light or dark")->check(CLI::IsMember({"light", "dark"}));
    command.add_flag("--transparent", options.transparent, "No background");
    addPoseOption(command, options.pose);
    std::set<std::string> overlays;
    for (const std::string_view name : overlayNames()) {
        if (name != "chain") { // of an entry
            overlays.emplace(name);
        }
    }
    command.add_option("--overlay", options.overlay, "What explains the picture: forces, length, lever-arm ...")
        ->check(CLI::IsMember(overlays));
    command.add_flag("--labels", options.labels, "Write the names of what is seen beside it");
}

void addPoseOption(CLI::App& command, std::string& pose)
{
    command
        .add_option("--pose", pose,
                    "A pose of “list poses”, or joints with degrees, such as hip-flexion-left=30,knee-flexion-left=60")
        ->type_name("POSE")
        ->check([](const std::string& text) {
            return isPoseText(text) ? std::string{} : "expected NAME or JOINT=DEGREES,JOINT=DEGREES...";
        });
}

Result<std::shared_ptr<const MotionTables>> motionTables()
{
    std::vector<Problem> problems;
    auto tables = readMotionTables(findAssets().atlas, problems);
    if (!problems.empty()) {
        return Error{problems.front().file + ":" + std::to_string(problems.front().line) + ": " +
                         problems.front().problem + ".",
                     {}};
    }
    return tables;
}

Result<std::shared_ptr<const Body>> bodyOf(const Atlas& atlas, const std::string& text, const std::vector<bool>* only,
                                           std::shared_ptr<const MotionModel>* modelUsed)
{
    if (text.empty()) {
        return std::shared_ptr<const Body>{};
    }
    const auto tables = motionTables();
    if (!tables) {
        return tables.error();
    }
    const auto pose = poseFrom(*tables.value(), text);
    if (!pose) {
        return pose.error();
    }
    if (pose.value().isRest()) {
        return std::shared_ptr<const Body>{};
    }
    const std::shared_ptr<const Atlas> unowned{std::shared_ptr<void>{}, &atlas}; // the caller's, for this call
    const BytesCache kept{loadOptions().cacheFolder};
    const auto model = MotionModel::create(unowned, tables.value(), only, &kept);
    for (const auto& [joint, angle] : pose.value().angles) {
        const Joint* found = tables.value()->findJoint(joint);
        if (pose.value().key.empty() && found != nullptr && !model->canTurn(*found)) {
            return Error{found->name + " (" + joint + ") cannot be turned in " + atlas.name() +
                             ": it has no bones there, or nothing tells where the joint lies.",
                         joint};
        }
    }
    if (modelUsed != nullptr) {
        *modelUsed = model;
    }
    return posed(*model, pose.value(), Detail::full, only);
}

Result<void> setPose(Picture& picture, const Atlas& atlas, const std::string& text)
{
    const std::vector<bool> wanted = shownOf(atlas, picture.state.shown);
    auto body = bodyOf(atlas, text, &wanted, &picture.model);
    if (!body) {
        return body.error();
    }
    picture.body = std::move(body).value();
    if (picture.body) {
        picture.pose = picture.body->pose();
    }
    picture.state.shown.pose = picture.pose;
    return {};
}

SceneSnapshot snapshotOf(const Atlas& atlas, const Picture& picture)
{
    const OverlayWish& wish = picture.wish;
    const auto tables =
        wish.overlay.empty() && wish.figure.empty() ? Result{std::shared_ptr<const MotionTables>{}} : motionTables();
    if (!tables || !tables.value()) {
        return compose(atlas, picture.state, picture.presentation, picture.body.get());
    }
    const std::vector<bool> wanted = shownOf(atlas, picture.state.shown);
    const std::shared_ptr<const Atlas> unowned{std::shared_ptr<void>{}, &atlas}; // the caller's, for this call
    const BytesCache kept{loadOptions().cacheFolder};
    const auto model = picture.model ? picture.model : MotionModel::create(unowned, tables.value(), &wanted, &kept);
    SceneSnapshot snapshot;
    if (wish.overlay == "tight-psoas") {
        std::array<std::shared_ptr<const Body>, 2> bodies;
        for (std::size_t i = 0; i < ideas.size(); ++i) {
            const Pose pose = tightened(picture.pose, ideas[i], picture.state.shown.tightness);
            bodies[i] = posed(*model, withinRange(*tables.value(), pose), Detail::full, &wanted);
        }
        MeshDoubles doubles;
        snapshot = ideasSideBySide(atlas, picture.state, picture.presentation, model.get(), picture.pose,
                                   picture.state.shown.tightness, bodies, wish,
                                   static_cast<float>(picture.width) / static_cast<float>(picture.height), doubles);
    } else {
        const MusclePaths paths{model, *tables.value()->paths};
        snapshot = compose(atlas, picture.state, picture.presentation, picture.body.get());
        addOverlay(snapshot, overlayOf(*model, picture.pose, wish, &paths));
    }
    snapshot.presentation.scale = std::max(snapshot.presentation.scale, leastScale);
    snapshot.overlay.rows = rowsOf(speechOf(*model, picture.pose, picture.state.shown, wish.links));
    return snapshot;
}

Result<std::vector<std::string>> keysOf(const Atlas& atlas, const std::vector<std::string>& ids)
{
    std::vector<std::string> keys;
    for (const std::string& id : ids) {
        const auto found = atlas.resolve(id);
        if (found.empty()) {
            return Error{"No structure or group is called “" + id + "” in " + atlas.name() +
                             ": see “psoas-atlas list structures” and “psoas-atlas list groups”.",
                         id};
        }
        for (const StructureIndex index : found) {
            keys.push_back(atlas.at(index).key);
        }
    }
    return keys;
}

float aspectOfBody(const Picture& picture)
{
    const float aspect = static_cast<float>(picture.width) / static_cast<float>(picture.height);
    return picture.wish.overlay == "tight-psoas" ? aspect / 2 : aspect;
}

Result<Picture> pictureOf(const Atlas& atlas, const ViewOptions& options)
{
    Picture picture;
    picture.names = std::make_shared<const Names>(Dictionary{});
    const auto size = sizeOf(options.size).value_or(std::pair{1280, 800});
    picture.width = size.first;
    picture.height = size.second;
    picture.presentation.theme = options.theme == "dark" ? Theme::dark : Theme::light;
    picture.presentation.transparentBackground = options.transparent;
    picture.presentation.quality = options.quality == "draft"   ? Quality::draft
                                   : options.quality == "final" ? Quality::final
                                                                : Quality::standard;

    Shown& shown = picture.state.shown;
    shown = openingShown(atlas);
    std::vector<std::string> toFrame;
    struct Step {
        const std::vector<std::string>& ids;
        std::function<Shown(Shown, const std::vector<std::string>&)> apply;
    };
    const Step steps[] = {
        {options.show, [&](Shown state, const auto& keys) { return revealed(std::move(state), atlas, keys); }},
        {options.isolate, [](Shown state, const auto& keys) { return isolationToggled(std::move(state), keys); }},
        {options.hide, [](Shown state, const auto& keys) { return hidden(std::move(state), keys); }},
        // Areas asked for stay when their muscle goes.
        {options.show,
         [&](Shown state, const auto& keys) {
             std::vector<std::string> areas;
             std::ranges::copy_if(keys, std::back_inserter(areas), [&](const std::string& key) {
                 return isAttachment(atlas.at(*atlas.find(key)).kind);
             });
             return revealed(std::move(state), atlas, areas);
         }},
        {options.fade, [](Shown state, const auto& keys) { return fadeToggled(std::move(state), keys); }},
        {options.select, [](Shown state, const auto& keys) { return selected(std::move(state), keys); }},
        {options.frame,
         [&](Shown state, const auto& keys) {
             toFrame = keys;
             return state;
         }},
    };
    for (const Step& step : steps) {
        auto keys = keysOf(atlas, step.ids);
        if (!keys) {
            return keys.error();
        }
        if (!keys.value().empty()) {
            // A group stands for what one sees of it, but where it is asked to be seen.
            std::vector<std::string> meant;
            for (const std::string& id : step.ids) {
                std::ranges::copy(keysMeantBy(atlas, shown, id), std::back_inserter(meant));
            }
            shown = step.apply(std::move(shown), &step.ids == &options.isolate ? meant : keys.value());
        }
    }

    if (!options.peel.empty()) {
        const int depth = static_cast<int>(numberOf(options.peel).value_or(0));
        if (depth > static_cast<int>(atlas.layers().size())) {
            return Error{"There are no " + options.peel + " layers to take off " + atlas.name() + ": at most " +
                             std::to_string(atlas.layers().size()) + ".",
                         options.peel};
        }
        shown.peel = depth; // what is shown by name stays
        for (const std::string& id : options.show) {
            shown = revealed(std::move(shown), atlas, keysOf(atlas, {id}).value());
        }
    }
    for (const std::string& section : options.section) {
        shown.sections.push_back(sectionOf(section).value_or(SectionPlane{}));
    }

    shown.labels = options.labels;
    picture.presentation.scale = static_cast<float>(std::min(picture.width / 1280.0, picture.height / 800.0));

    if (const auto posed = setPose(picture, atlas, options.pose); !posed) {
        return posed.error();
    }
    shown.overlay = options.overlay;
    if (shown.overlay == "slice" && shown.sections.empty()) {
        return Error{"The overlay “slice” frames a section, and there is none: give one, such as --section \"y<160\".",
                     "slice"};
    }
    if (const auto tables = motionTables()) {
        picture.wish = wishOf(shown, atlas, *tables.value(), nullptr, nullptr, false, *picture.names);
    }

    Camera& camera = picture.state.camera;
    if (!options.view.empty()) {
        const auto views = allViews(atlas);
        const auto view = std::ranges::find(views, options.view, &NamedView::key);
        if (view == views.end()) {
            return Error{"No view is called “" + options.view + "”: see “psoas-atlas list views”.", options.view};
        }
        camera.yaw = glm::radians(static_cast<float>(view->yaw));
        camera.pitch = glm::radians(static_cast<float>(view->pitch));
        if (toFrame.empty() && !view->frame.empty()) {
            auto keys = keysOf(atlas, view->frame);
            if (!keys) {
                return keys.error();
            }
            toFrame = std::move(keys).value();
        }
    }
    std::optional<float> distance;
    if (!options.camera.empty()) {
        const auto numbers = numbersOf(options.camera);
        if (std::abs(numbers[0]) > 360 || std::abs(numbers[1]) > 90 || numbers[2] < 5 || numbers[2] > 20000) {
            return Error{
                "The camera “" + options.camera +
                    "” is out of range: yaw -360 to 360 degrees, pitch -90 to 90 degrees, distance 5 to 20000 mm.",
                options.camera};
        }
        camera =
            orbited({}, glm::radians(static_cast<float>(numbers[0])), glm::radians(static_cast<float>(numbers[1])));
        distance = static_cast<float>(numbers[2]);
    }
    Box box;
    if (toFrame.empty()) {
        // The glass about the body is not what one wants to see as large as can be.
        for (const Drawable& drawable :
             compose(atlas, picture.state, picture.presentation, picture.body.get()).drawables) {
            if (!drawable.hull) {
                box.add(drawable.bounds);
            }
        }
    } else {
        for (const std::string& key : toFrame) {
            box.add(boundsOf(atlas, *atlas.find(key), picture.body.get()));
        }
    }
    camera = framed(camera, box.isEmpty() ? atlas.bounds() : box, aspectOfBody(picture));
    if (distance) {
        camera.distance = *distance;
    }
    return picture;
}

} // namespace psoas::cli
