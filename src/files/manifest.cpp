#include "files/manifest.h"

#include "atlas/yaml_value.h"
#include "core/text.h"
#include "files/surface_marks.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

namespace psoas {
namespace {

struct Direction {
    std::string_view name;
    glm::vec3 inAtlas;
};
constexpr std::array<Direction, 6> directions{{{"left", {1, 0, 0}},
                                               {"right", {-1, 0, 0}},
                                               {"up", {0, 1, 0}},
                                               {"down", {0, -1, 0}},
                                               {"front", {0, 0, 1}},
                                               {"back", {0, 0, -1}}}};

struct Unit {
    std::string_view name;
    double millimetres;
};
constexpr std::array<Unit, 4> units{{{"mm", 1}, {"cm", 10}, {"m", 1000}, {"in", 25.4}}};

std::string inQuotes(std::string_view text)
{
    return "“" + cleaned(text) + "”";
}

bool isKey(std::string_view text)
{
    return !text.empty() && text.front() != '-' && text.back() != '-' && text.find("--") == std::string_view::npos &&
           std::ranges::all_of(text,
                               [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

bool isDigits(std::string_view text)
{
    return !text.empty() && text.size() < 20 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::string readKey(YamlFields& fields, const std::string& example, bool mayBeArea = false)
{
    std::string key = fields.text("key", Need::required);
    if (!key.empty() && !isKey(key) && !(mayBeArea && attachmentNameFrom(key))) {
        fields.complain(fields.lineOf("key"), inQuotes(key) +
                                                  " is not a key: expected small letters, digits and "
                                                  "hyphens, such as " +
                                                  example);
    }
    return key;
}

std::optional<std::string> optionalText(YamlFields& fields, std::string_view key)
{
    std::string text = fields.text(key, Need::optional);
    return text.empty() ? std::nullopt : std::optional{std::move(text)};
}

std::optional<std::string> optionalDigits(YamlFields& fields, std::string_view key)
{
    auto text = optionalText(fields, key);
    if (text && !isDigits(*text)) {
        fields.complain(fields.lineOf(key), inQuotes(*text) + " is not a number of the terminology: expected digits");
    }
    return text;
}

glm::dvec3 readOrigin(const YamlValue& list, YamlFields& fields)
{
    glm::dvec3 origin{0};
    bool sound = list.items.size() == 3;
    for (int i = 0; sound && i < 3; ++i) {
        const std::string& text = list.items[static_cast<std::size_t>(i)].text;
        const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), origin[i]);
        sound = failed == std::errc{} && end == text.data() + text.size() && std::abs(origin[i]) < largestCoordinate;
    }
    if (!sound) {
        fields.complain(list.line,
                        "“origin” is not a point: expected three numbers in millimetres, such as [0, -78, 811]");
        return glm::dvec3{0};
    }
    return origin;
}

StatedFrame readFrame(YamlFields& fields, const std::string& file, std::vector<Problem>& problems)
{
    StatedFrame frame;
    if (const YamlValue* value = fields.map("axes", Need::optional)) {
        YamlFields axes{*value, "“axes”", file, problems};
        glm::mat3 atlas_from_file{0};
        bool sound = true;
        for (int i = 0; i < 3; ++i) {
            static constexpr std::array<std::string_view, 3> names{"x", "y", "z"};
            const std::string_view axis = names[static_cast<std::size_t>(i)];
            const std::string text = axes.text(axis, Need::required);
            const auto found = std::ranges::find(directions, text, &Direction::name);
            if (found != directions.end()) {
                atlas_from_file[i] = found->inAtlas;
            } else {
                sound = false;
                if (!text.empty()) {
                    axes.complain(axes.lineOf(axis), inQuotes(text) + " is no direction of the body: expected left, "
                                                                      "right, up, down, front or back");
                }
            }
        }
        sound = axes.finish() && sound;
        if (sound && std::abs(glm::determinant(atlas_from_file)) != 1.f) {
            sound = false;
            fields.complain(value->line, "two axes run along the same line: expected x, y and z to say one of left or "
                                         "right, one of up or down, one of front or back");
        }
        if (sound) {
            frame.atlas_from_file = atlas_from_file;
        }
    }
    if (const auto text = optionalText(fields, "unit")) {
        const auto found = std::ranges::find(units, *text, &Unit::name);
        if (found == units.end()) {
            fields.complain(fields.lineOf("unit"), inQuotes(*text) + " is no unit: expected mm, cm, m or in");
        } else {
            frame.millimetresPerUnit = found->millimetres;
        }
    }
    if (const YamlValue* value = fields.list("origin", Need::optional)) {
        frame.origin = readOrigin(*value, fields);
    }
    return frame;
}

// Whether `path`, links followed, lies in `folder`.
bool liesIn(const std::filesystem::path& folder, const std::filesystem::path& path)
{
    std::error_code error;
    const std::filesystem::path target = std::filesystem::canonical(path, error);
    std::error_code other;
    const std::filesystem::path inside = target.lexically_relative(std::filesystem::canonical(folder, other));
    return !error && !other && !inside.empty() && *inside.begin() != "..";
}

std::filesystem::path readMesh(YamlFields& fields, const std::filesystem::path& folder)
{
    const std::string text = fields.text("mesh", Need::required);
    if (text.empty()) {
        return {};
    }
    const auto refuse = [&](const std::string& why) {
        fields.complain(fields.lineOf("mesh"), inQuotes(text) + " " + why);
        return std::filesystem::path{};
    };
    const std::filesystem::path relative{text};
    const std::filesystem::path path = folder / relative;
    std::error_code error;
    if (relative.is_absolute() || std::ranges::find(relative, "..") != relative.end()) {
        return refuse("leads out of the pack's folder: expected a file in it");
    }
    if (!isModelExtension(lowerExtension(relative))) {
        return refuse("is not a model file: expected .gltf, .glb, .obj, .stl, .ply, .fbx or .dae");
    }
    if (!std::filesystem::exists(path, error)) {
        return refuse("is missing: expected this model file in the pack's folder");
    }
    if (!std::filesystem::is_regular_file(path, error)) {
        return refuse("is not a file: expected a model file");
    }
    if (!liesIn(folder, path)) {
        return refuse("leads out of the pack's folder by a link: expected a file in it");
    }
    return path;
}

PackPart readPart(const YamlValue& item, const std::filesystem::path& folder, const std::string& file,
                  std::vector<Problem>& problems, bool& sound)
{
    YamlFields fields{item, "a part", file, problems};
    PackPart part;
    part.line = item.line;
    part.key = readKey(fields, "psoas-major-left", true);
    part.mesh = readMesh(fields, folder);
    part.node = fields.text("node", Need::optional);
    part.frame = readFrame(fields, file, problems);
    part.name = optionalText(fields, "name");
    part.latin = optionalText(fields, "latin");
    part.ta2 = optionalDigits(fields, "ta2");
    part.fma = optionalDigits(fields, "fma");
    part.group = optionalText(fields, "group");
    part.segment = optionalText(fields, "segment");
    if (auto synonyms = fields.texts("synonyms", Need::optional); !synonyms.empty()) {
        part.synonyms = std::move(synonyms);
    }
    if (const auto text = optionalText(fields, "kind")) {
        part.kind = kindFrom(*text);
        if (!part.kind || isAttachment(*part.kind)) {
            fields.complain(fields.lineOf("kind"),
                            inQuotes(*text) + " is no kind: expected bone, disc, cartilage, ligament, muscle, tendon, "
                                              "nerve, vessel, bursa, fascia, organ, skin or other");
        }
    }
    if (const auto text = optionalText(fields, "side")) {
        part.side = sideFrom(*text);
        if (!part.side) {
            fields.complain(fields.lineOf("side"), inQuotes(*text) + " is no side: expected left, right or none");
        }
    }
    if (fields.any("variant", Need::optional) != nullptr) {
        part.variant = fields.flag("variant", false);
    }
    sound = fields.finish();
    return part;
}

NamedView readView(const YamlValue& item, const std::string& file, std::vector<Problem>& problems, bool& sound)
{
    YamlFields fields{item, "a view", file, problems};
    NamedView view;
    view.key = readKey(fields, "hip-flexors");
    view.name = fields.text("name", Need::required);
    view.yaw = fields.number("yaw", Need::optional).value_or(0);
    view.pitch = fields.number("pitch", Need::optional).value_or(0);
    if (std::abs(view.yaw) > 360 || std::abs(view.pitch) > 90) {
        fields.complain(item.line,
                        "the view looks from nowhere: expected yaw from -360 to 360 and pitch from -90 to 90 "
                        "degrees");
    }
    view.frame = fields.texts("frame", Need::optional);
    sound = fields.finish();
    return view;
}

Group readGroup(const YamlValue& item, const std::string& file, std::vector<Problem>& problems, bool& sound)
{
    YamlFields fields{item, "a group", file, problems};
    Group group;
    group.key = readKey(fields, "hip-muscles");
    group.name = fields.text("name", Need::required);
    group.latin = fields.text("latin", Need::optional);
    group.parent = fields.text("parent", Need::optional);
    sound = fields.finish();
    return group;
}

// The lines of the items of the list `key`, by their own keys.
std::map<std::string, int, std::less<>> linesOf(const YamlValue& document, std::string_view key)
{
    std::map<std::string, int, std::less<>> lines;
    const auto list = std::ranges::find(document.fields, key, &YamlField::key);
    if (list != document.fields.end()) {
        for (const YamlValue& item : list->value.items) {
            const auto field = std::ranges::find(item.fields, std::string{"key"}, &YamlField::key);
            if (field != item.fields.end()) {
                lines.emplace(field->value.text, item.line);
            }
        }
    }
    return lines;
}

// Reads each item of the list `key`, leaving out what is unsound or repeats a key.
template<class Item, class Read>
void readEach(YamlFields& fields, std::string_view key, const std::string& file, std::vector<Problem>& problems,
              std::vector<Item>& into, const Read& read)
{
    const YamlValue* list = fields.list(key, Need::optional);
    if (list == nullptr) {
        return;
    }
    std::set<std::string> taken;
    for (const YamlValue& value : list->items) {
        bool sound = false;
        Item item = read(value, sound);
        if (!item.key.empty() && !taken.insert(item.key).second) {
            problems.push_back({file, value.line,
                                "the key " + inQuotes(item.key) +
                                    " is used above: expected a key of its own for each of “" + std::string{key} +
                                    "”"});
        } else if (sound) {
            into.push_back(std::move(item));
        }
    }
}

} // namespace

StatedFrame StatedFrame::over(const StatedFrame& base) const
{
    return {atlas_from_file ? atlas_from_file : base.atlas_from_file,
            millimetresPerUnit ? millimetresPerUnit : base.millimetresPerUnit, origin ? origin : base.origin};
}

Conversion StatedFrame::conversion() const
{
    return {atlas_from_file.value_or(glm::mat3{1}), millimetresPerUnit.value_or(0), origin.value_or(glm::dvec3{0}),
            false};
}

std::optional<Pack> readPack(const std::filesystem::path& path, std::vector<Problem>& problems)
{
    const std::string file = path.string();
    const std::filesystem::path folder = path.parent_path();
    const auto document = readYaml(path, problems);
    if (!document) {
        return std::nullopt;
    }
    if (document->type != YamlValue::Type::map) {
        problems.push_back({file, document->line, "is not a pack: expected fields such as name, unit and parts"});
        return std::nullopt;
    }
    YamlFields fields{*document, "a pack", file, problems};
    Pack pack;
    pack.name = fields.text("name", Need::required);
    pack.licence = fields.text("licence", Need::optional);
    pack.credits = fields.text("credits", Need::optional);
    pack.frame = readFrame(fields, file, problems);
    pack.listsParts =
        std::ranges::find(document->fields, std::string{"parts"}, &YamlField::key) != document->fields.end();
    readEach(fields, "parts", file, problems, pack.parts,
             [&](const YamlValue& item, bool& sound) { return readPart(item, folder, file, problems, sound); });
    readEach(fields, "groups", file, problems, pack.groups,
             [&](const YamlValue& item, bool& sound) { return readGroup(item, file, problems, sound); });
    readEach(fields, "views", file, problems, pack.views,
             [&](const YamlValue& item, bool& sound) { return readView(item, file, problems, sound); });
    if (const YamlValue* start = fields.map("start", Need::optional)) {
        YamlFields how{*start, "“start”", file, problems};
        pack.lineOfStart = start->line;
        pack.startHidden = how.texts("hidden", Need::optional);
        pack.startGlass = how.texts("glass", Need::optional);
        how.finish();
    }
    pack.lineOfGroup = linesOf(*document, "groups");
    pack.lineOfView = linesOf(*document, "views");
    fields.finish();
    return pack;
}

std::optional<Recipe> readRecipe(const std::filesystem::path& path, std::vector<Problem>& problems)
{
    const std::string file = path.string();
    const auto document = readYaml(path, problems);
    if (!document) {
        return std::nullopt;
    }
    YamlFields fields{*document, "a recipe", file, problems};
    Recipe recipe;
    recipe.name = fields.text("name", Need::required);
    recipe.licence = fields.text("licence", Need::optional);
    recipe.credits = fields.text("credits", Need::optional);
    recipe.frame = readFrame(fields, file, problems);
    if (const YamlValue* parts = fields.map("parts", Need::required)) {
        for (const YamlField& part : parts->fields) {
            if (!isDigits(part.value.text)) {
                fields.complain(part.line, inQuotes(part.key) + " has no FMA number: expected digits, such as 22342");
            } else {
                recipe.fmaOfPart.emplace(part.key, part.value.text);
            }
        }
    }
    fields.finish();
    return recipe;
}

} // namespace psoas
