#include "scene/saved_views.h"

#include "atlas/yaml_value.h"

#include <glm/trigonometric.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>

namespace psoas {
namespace {

constexpr double farthest = 1e5; // mm, of a target
constexpr int mostLayers = 99;

std::string_view nameOf(Axis axis)
{
    return axis == Axis::x ? "x" : axis == Axis::y ? "y" : "z";
}

/// Between double quotes, as YAML and JSON have it.
std::string inDoubleQuotes(std::string_view text)
{
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            result += '\\';
        }
        result += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
    }
    return result + '"';
}

std::string number(double value)
{
    char digits[32];
    std::snprintf(digits, sizeof digits, "%.3f", value);
    std::string text = digits;
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) {
        text.pop_back();
    }
    return text == "-0" ? "0" : text;
}

template<class Keys>
void writeKeys(std::string& out, const char* name, const Keys& keys)
{
    if (keys.empty()) {
        return;
    }
    out += std::string{"    "} + name + ": [";
    bool first = true;
    for (const std::string& key : keys) {
        out += std::exchange(first, false) ? inDoubleQuotes(key) : ", " + inDoubleQuotes(key);
    }
    out += "]\n";
}

std::string_view nameOf(Held held)
{
    return held == Held::pelvis ? "pelvis" : held == Held::leftThigh ? "left thigh" : "right thigh";
}

void writePose(std::string& out, const Pose& pose)
{
    if (pose == Pose{}) {
        return;
    }
    out += "    pose:\n";
    out += pose.key.empty() ? "" : "      name: " + inDoubleQuotes(pose.key) + "\n";
    out += "      held: " + std::string{nameOf(pose.held)} + "\n      joints:";
    out += pose.angles.empty() ? " {}\n" : "\n";
    for (const auto& [joint, angle] : pose.angles) {
        out += "        " + inDoubleQuotes(joint) + ": " + number(glm::degrees(angle)) + "\n";
    }
}

/// Reads the file; what is wrong is complained of.
struct Reader {
    const std::string& file;
    std::vector<Problem>& problems;

    double inRange(YamlFields& fields, std::string_view key, double least, double most, const char* unit) const
    {
        const auto value = fields.number(key, Need::required);
        if (value && (*value < least || *value > most)) {
            fields.complain(fields.lineOf(key), "“" + std::string{key} + "” is out of range: expected " +
                                                    number(least) + " to " + number(most) + " " + unit);
        }
        return std::clamp(value.value_or(0), least, most);
    }

    Camera camera(YamlFields& view) const
    {
        Camera camera;
        const YamlValue* map = view.map("camera", Need::required);
        if (map == nullptr) {
            return camera;
        }
        YamlFields fields{*map, "the camera", file, problems};
        if (const YamlValue* target = fields.map("target", Need::required)) {
            YamlFields axes{*target, "the target", file, problems};
            camera.target = {inRange(axes, "x", -farthest, farthest, "mm"),
                             inRange(axes, "y", -farthest, farthest, "mm"),
                             inRange(axes, "z", -farthest, farthest, "mm")};
            axes.finish();
        }
        camera.yaw = static_cast<float>(glm::radians(inRange(fields, "yaw", -180, 180, "degrees")));
        camera.pitch = static_cast<float>(glm::radians(inRange(fields, "pitch", -90, 90, "degrees")));
        camera.distance = static_cast<float>(inRange(fields, "distance", 5, 20000, "mm"));
        fields.finish();
        return camera;
    }

    std::string line(YamlFields& fields, std::string_view key, Need need) const
    {
        std::string text = fields.text(key, need);
        if (text.find('\n') != std::string::npos) {
            fields.complain(fields.lineOf(key), "“" + std::string{key} + "” has several lines: expected one");
        }
        return text;
    }

    Pose pose(YamlFields& view) const
    {
        Pose pose;
        const YamlValue* map = view.map("pose", Need::optional);
        if (map == nullptr) {
            return pose;
        }
        YamlFields fields{*map, "the pose", file, problems};
        pose.key = line(fields, "name", Need::optional);
        const std::string held = fields.text("held", Need::required);
        for (const Held each : {Held::pelvis, Held::leftThigh, Held::rightThigh}) {
            if (held == nameOf(each)) {
                pose.held = each;
            }
        }
        if (!held.empty() && held != nameOf(pose.held)) {
            fields.complain(fields.lineOf("held"), "nothing to be held: expected pelvis, left thigh or right thigh");
        }
        if (const YamlValue* joints = fields.map("joints", Need::required)) {
            YamlFields angles{*joints, "the joints", file, problems};
            for (const YamlField& joint : joints->fields) {
                const double degrees = inRange(angles, joint.key, -180, 180, "degrees");
                if (degrees != 0) {
                    pose.angles[joint.key] = glm::radians(degrees);
                }
            }
            angles.finish();
        }
        fields.finish();
        return pose;
    }

    SectionPlane section(const YamlValue& value) const
    {
        YamlFields fields{value, "a section", file, problems};
        SectionPlane plane;
        const std::string axis = fields.text("axis", Need::required);
        if (axis == "x" || axis == "y" || axis == "z") {
            plane.axis = axis == "x" ? Axis::x : axis == "y" ? Axis::y : Axis::z;
        } else if (!axis.empty()) {
            fields.complain(fields.lineOf("axis"), "there is no such axis: expected x, y or z");
        }
        plane.at = static_cast<float>(inRange(fields, "at", -farthest, farthest, "mm"));
        const std::string keeps = fields.text("keeps", Need::required);
        if (!keeps.empty() && keeps != "below" && keeps != "above") {
            fields.complain(fields.lineOf("keeps"), "no side to keep: expected below or above");
        }
        plane.keepsBelow = keeps != "above";
        fields.finish();
        return plane;
    }

    SavedView view(const YamlValue& value) const
    {
        YamlFields fields{value, "a view", file, problems};
        SavedView view;
        view.name = line(fields, "name", Need::required);
        view.caption = line(fields, "caption", Need::optional);
        view.state.camera = camera(fields);
        Shown& shown = view.state.shown;
        shown.selection = fields.texts("selected", Need::optional);
        const auto keys = [&](std::string_view key, std::set<std::string>& into) {
            const auto read = fields.texts(key, Need::optional);
            into.insert(read.begin(), read.end());
        };
        keys("hidden", shown.hidden);
        keys("faded", shown.faded);
        keys("isolated", shown.isolated);
        keys("asked_for", shown.revealed);
        if (const YamlValue* sections = fields.list("sections", Need::optional)) {
            for (const YamlValue& plane : sections->items) {
                shown.sections.push_back(section(plane));
            }
            if (shown.sections.size() > mostSections) {
                fields.complain(sections->line, "too many sections: expected at most " + std::to_string(mostSections));
            }
        }
        if (const auto layers = fields.number("peel", Need::optional)) {
            if (*layers != std::floor(*layers) || *layers < 0 || *layers > mostLayers) {
                fields.complain(fields.lineOf("peel"),
                                "no number of layers: expected a whole number from 0 to " + std::to_string(mostLayers));
            }
            shown.peel = static_cast<int>(std::clamp(*layers, 0.0, static_cast<double>(mostLayers)));
        }
        shown.pose = pose(fields);
        shown.labels = fields.flag("labels", false);
        shown.pins = fields.flag("pins", false);
        shown.landmark = line(fields, "landmark", Need::optional);
        shown.overlay = line(fields, "overlay", Need::optional);
        if (shown.overlay == "tight-psoas-flatter" || shown.overlay == "tight-psoas-deeper") {
            shown.overlay = "tight-psoas"; // as files of earlier versions have it
        }
        if (const auto tightness = fields.number("tightness", Need::optional)) {
            if (!(*tightness >= 0 && *tightness <= 1)) {
                fields.complain(fields.lineOf("tightness"), "no tightness: expected a number from 0 to 1");
            } else {
                shown.tightness = *tightness;
            }
        }
        fields.finish();
        return view;
    }
};

} // namespace

std::string tourText(const SavedTour& tour)
{
    std::string out = "# A tour of Psoas Atlas: views in order. Open it in the tab Views.\n"
                      "# Lengths in mm from midway between the hip joint centres, x to the subject's left, y up, z to "
                      "the front; angles in degrees.\n"
                      "psoas_atlas_tour: 1\n";
    out += "title: " + inDoubleQuotes(tour.title) + "\n";
    out += tour.views.empty() ? "views: []\n" : "views:\n";
    for (const SavedView& view : tour.views) {
        const Camera& camera = view.state.camera;
        const auto degrees = [](float radians) { return number(glm::degrees(static_cast<double>(radians))); };
        out += "  - name: " + inDoubleQuotes(view.name) + "\n";
        if (!view.caption.empty()) {
            out += "    caption: " + inDoubleQuotes(view.caption) + "\n";
        }
        out += "    camera: {target: {x: " + number(static_cast<double>(camera.target.x)) +
               ", y: " + number(static_cast<double>(camera.target.y)) +
               ", z: " + number(static_cast<double>(camera.target.z)) + "}, yaw: " + degrees(camera.yaw) +
               ", pitch: " + degrees(camera.pitch) + ", distance: " + number(static_cast<double>(camera.distance)) +
               "}\n";
        const Shown& shown = view.state.shown;
        writeKeys(out, "selected", shown.selection);
        writeKeys(out, "hidden", shown.hidden);
        writeKeys(out, "faded", shown.faded);
        writeKeys(out, "isolated", shown.isolated);
        writeKeys(out, "asked_for", shown.revealed);
        if (!shown.sections.empty()) {
            out += "    sections:\n";
            for (const SectionPlane& plane : shown.sections) {
                out += "      - {axis: " + std::string{nameOf(plane.axis)} +
                       ", at: " + number(static_cast<double>(plane.at)) +
                       ", keeps: " + (plane.keepsBelow ? "below" : "above") + "}\n";
            }
        }
        if (shown.peel) {
            out += "    peel: " + std::to_string(*shown.peel) + "\n";
        }
        writePose(out, shown.pose);
        out += shown.labels ? "    labels: true\n" : "";
        out += shown.pins ? "    pins: true\n" : "";
        if (!shown.landmark.empty()) {
            out += "    landmark: " + inDoubleQuotes(shown.landmark) + "\n";
        }
        if (!shown.overlay.empty()) {
            out += "    overlay: " + inDoubleQuotes(shown.overlay) + "\n";
        }
        if (shown.overlay == "tight-psoas") {
            out += "    tightness: " + number(shown.tightness) + "\n";
        }
    }
    return out;
}

std::optional<SavedTour> readSavedTour(std::string_view text, const std::string& file, std::vector<Problem>& problems)
{
    const std::size_t before = problems.size();
    const auto document = parseYaml(text, file, problems);
    if (!document) {
        return std::nullopt;
    }
    const Reader reader{file, problems};
    YamlFields fields{*document, "the tour", file, problems};
    const auto format = fields.number("psoas_atlas_tour", Need::required);
    if (format && *format != 1) {
        fields.complain(fields.lineOf("psoas_atlas_tour"), "a tour of a later version of the program: expected 1");
    }
    SavedTour tour;
    tour.title = reader.line(fields, "title", Need::required);
    if (const YamlValue* views = fields.list("views", Need::required)) {
        if (views->items.size() > mostSavedViews) {
            fields.complain(views->line, "too many views: expected at most " + std::to_string(mostSavedViews));
        } else {
            for (const YamlValue& view : views->items) {
                tour.views.push_back(reader.view(view));
            }
        }
    }
    fields.finish();
    return problems.size() == before ? std::optional{std::move(tour)} : std::nullopt;
}

} // namespace psoas
