#include "files/surface_marks.h"

#include "atlas/yaml_value.h"
#include "core/text.h"
#include "files/checked_models.h"
#include "files/part_names.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

namespace psoas {
namespace {

bool isKey(std::string_view text)
{
    return !text.empty() && text.front() != '-' && text.back() != '-' && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

/// "asis" and left for "asis-left".
std::pair<std::string, Side> withoutSide(const std::string& key)
{
    const std::size_t hyphen = key.rfind('-');
    const auto side = hyphen == std::string::npos ? std::nullopt : sideFrom(std::string_view{key}.substr(hyphen + 1));
    return side ? std::pair{key.substr(0, hyphen), *side} : std::pair{key, Side::none};
}

std::optional<glm::vec3> vectorFrom(const YamlValue* list, std::string_view field, YamlFields& fields)
{
    if (list == nullptr) {
        return std::nullopt;
    }
    glm::vec3 vector{0};
    bool sound = list->items.size() == 3;
    for (int i = 0; sound && i < 3; ++i) {
        const std::string& text = list->items[static_cast<std::size_t>(i)].text;
        const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), vector[i]);
        sound = failed == std::errc{} && end == text.data() + text.size() && std::abs(vector[i]) < largestCoordinate;
    }
    if (!sound) {
        fields.complain(list->line, "“" + std::string{field} +
                                        "” is not understood: expected three numbers, such as [125, 79, 49]");
        return std::nullopt;
    }
    return vector;
}

/// The items of the list `name` that is all of a file; none if the file is not there.
std::vector<YamlValue> itemsOf(const std::filesystem::path& path, std::string_view name, std::vector<Problem>& problems)
{
    std::error_code error;
    if (!std::filesystem::exists(path, error)) {
        return {};
    }
    const auto document = readYaml(path, problems);
    if (!document) {
        return {};
    }
    const std::string file = path.string();
    YamlFields fields{*document, "the file", file, problems};
    const YamlValue* list = fields.list(name, Need::required);
    fields.finish();
    return list != nullptr ? list->items : std::vector<YamlValue>{};
}

} // namespace

std::optional<AttachmentName> attachmentNameFrom(std::string_view name)
{
    const std::size_t slash = name.find('/');
    if (slash == std::string_view::npos || !isKey(name.substr(0, slash))) {
        return std::nullopt;
    }
    const auto kind = kindFrom(name.substr(slash + 1));
    return kind && isAttachment(*kind) ? std::optional{AttachmentName{std::string{name.substr(0, slash)}, *kind}}
                                       : std::nullopt;
}

Structure attachmentNamed(const AttachmentName& name, const Dictionary& dictionary)
{
    Structure muscle;
    if (const auto known = dictionary.findKey(name.muscle)) {
        muscle = dictionary.describe(*known->entry, known->side);
    } else {
        muscle = Recogniser::unknown(namePartsOf(name.muscle));
    }
    const std::string end{nameOf(name.kind)};
    Structure area;
    area.key = name.muscle + "/" + end;
    area.baseKey = muscle.baseKey + "/" + end;
    area.name = muscle.name + ", " + end;
    area.kind = name.kind;
    area.side = muscle.side;
    area.group = muscle.group;
    area.muscle = name.muscle;
    area.hiddenByDefault = true;
    return area;
}

std::map<std::string, std::vector<std::string>, std::less<>> readAttachmentBones(const std::filesystem::path& path,
                                                                                 std::vector<Problem>& problems)
{
    std::map<std::string, std::vector<std::string>, std::less<>> bones;
    const std::string file = path.string();
    for (const YamlValue& item : itemsOf(path, "attachments", problems)) {
        YamlFields fields{item, "an attachment area", file, problems};
        const std::string key = fields.text("key", Need::required);
        std::vector<std::string> on = fields.texts("on", Need::required);
        fields.number("area", Need::optional);
        if (!key.empty() && !attachmentNameFrom(key)) {
            fields.complain(fields.lineOf("key"), "“" + cleaned(key) +
                                                      "” is not an attachment area: expected the key of a muscle with "
                                                      "/origin or /insertion");
        }
        if (fields.finish()) {
            bones.emplace(key, std::move(on));
        }
    }
    return bones;
}

std::vector<Landmark> readLandmarks(const std::filesystem::path& path, std::vector<Problem>& problems)
{
    std::vector<Landmark> landmarks;
    std::set<std::string> taken;
    const std::string file = path.string();
    for (const YamlValue& item : itemsOf(path, "landmarks", problems)) {
        YamlFields fields{item, "a landmark", file, problems};
        Landmark landmark;
        landmark.key = fields.text("key", Need::required);
        landmark.name = fields.text("name", Need::required);
        landmark.latin = fields.text("latin", Need::optional);
        landmark.synonyms = fields.texts("synonyms", Need::optional);
        landmark.ta2 = fields.text("ta2", Need::optional);
        landmark.fma = fields.text("fma", Need::optional);
        landmark.bone = fields.text("on", Need::required);
        landmark.point = vectorFrom(fields.list("at", Need::required), "at", fields).value_or(glm::vec3{0});
        landmark.facing = vectorFrom(fields.list("facing", Need::optional), "facing", fields);
        if (landmark.facing && glm::length(*landmark.facing) > 0) {
            landmark.facing = glm::normalize(*landmark.facing);
        } else {
            landmark.facing.reset();
        }
        std::tie(landmark.baseKey, landmark.side) = withoutSide(landmark.key);
        if (!landmark.key.empty() && !isKey(landmark.key)) {
            fields.complain(fields.lineOf("key"), "“" + cleaned(landmark.key) +
                                                      "” is not a key: expected small letters, digits and hyphens, "
                                                      "such as asis-left");
        } else if (!landmark.key.empty() && !taken.insert(landmark.key).second) {
            fields.complain(fields.lineOf("key"),
                            "the key “" + landmark.key + "” is used above: give each landmark a key of its own");
        }
        if (fields.finish()) {
            landmarks.push_back(std::move(landmark));
        }
    }
    return landmarks;
}

Dissection readDissection(const std::filesystem::path& folder, std::vector<Problem>& problems)
{
    Dissection dissection;
    const std::filesystem::path layers = folder / "layers.yaml";
    const std::string layersFile = layers.string();
    for (const YamlValue& item : itemsOf(layers, "layers", problems)) {
        YamlFields fields{item, "a layer", layersFile, problems};
        Layer layer;
        layer.key = fields.text("key", Need::required);
        layer.name = fields.text("name", Need::required);
        layer.ids = fields.texts("of", Need::required);
        if (fields.finish()) {
            dissection.layers.push_back(std::move(layer));
        }
    }
    const std::filesystem::path stops = folder / "sections.yaml";
    const std::string stopsFile = stops.string();
    for (const YamlValue& item : itemsOf(stops, "stops", problems)) {
        YamlFields fields{item, "a stop", stopsFile, problems};
        SectionStop stop;
        stop.key = fields.text("key", Need::required);
        stop.name = fields.text("name", Need::required);
        const std::string axis = fields.text("axis", Need::required);
        stop.through = fields.texts("through", Need::required);
        if (axis != "x" && axis != "y" && axis != "z") {
            fields.complain(fields.lineOf("axis"),
                            "“" + cleaned(axis) + "” is not an axis of the atlas frame: expected x, y or z");
        } else {
            stop.axis = axis[0] - 'x';
        }
        if (fields.finish()) {
            dissection.stops.push_back(std::move(stop));
        }
    }
    return dissection;
}

} // namespace psoas
