#include "modeller/landmarks.h"

#include "atlas/yaml_value.h"
#include "core/log.h"
#include "formats/atomic_file.h"
#include "modeller/structures.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <set>

namespace psoas::modeller {

namespace {

constexpr float facingReach = 7; // mm about a landmark

std::string oneDecimal(float value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", static_cast<double>(value));
    return text;
}

std::string twoDecimals(float value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.2f", static_cast<double>(value));
    return text;
}

std::optional<glm::vec3> pointFrom(const YamlValue* list, std::string_view field, YamlFields& fields)
{
    if (list == nullptr) {
        return std::nullopt;
    }
    glm::vec3 point{0};
    bool sound = list->items.size() == 3;
    for (int i = 0; sound && i < 3; ++i) {
        const std::string& text = list->items[static_cast<std::size_t>(i)].text;
        const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), point[i]);
        sound = failed == std::errc{} && end == text.data() + text.size() && std::abs(point[i]) < 1e4f;
    }
    if (!sound) {
        fields.complain(list->line,
                        "“" + std::string{field} + "” is not a point: expected three numbers, such as [125, 79, 49]");
        return std::nullopt;
    }
    return point;
}

std::string sentenceCase(std::string text)
{
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    }
    return text;
}

std::string joined(const std::vector<Problem>& problems)
{
    std::string text;
    for (const Problem& problem : problems) {
        text += (text.empty() ? "" : "\n") + problem.file + ":" + std::to_string(problem.line) + ": " +
                problem.problem + ".";
    }
    return text;
}

std::string quoted(const std::string& text)
{
    return nlohmann::json(text).dump(); // YAML reads what JSON writes
}

} // namespace

std::vector<LandmarkPlan> landmarkPlans(const std::filesystem::path& path, std::vector<Problem>& problems)
{
    std::vector<LandmarkPlan> plans;
    const std::string file = path.string();
    const auto document = readYaml(path, problems);
    if (!document) {
        return plans;
    }
    YamlFields top{*document, "the file", file, problems};
    const YamlValue* list = top.list("landmarks", Need::required);
    top.finish();
    std::set<std::string> taken;
    for (const YamlValue& item : list != nullptr ? list->items : std::vector<YamlValue>{}) {
        YamlFields fields{item, "a landmark", file, problems};
        LandmarkPlan plan;
        plan.line = item.line;
        plan.key = fields.text("key", Need::required);
        plan.sided = fields.flag("sided", false);
        plan.name = fields.text("name", Need::required);
        plan.latin = fields.text("latin", Need::optional);
        plan.synonyms = fields.texts("synonyms", Need::optional);
        plan.ta2 = fields.text("ta2", Need::optional);
        plan.fma = fields.text("fma", Need::optional);
        plan.bone = fields.text("on", Need::required);
        plan.space = fields.flag("space", false);
        plan.near = pointFrom(fields.list("near", Need::required), "near", fields).value_or(glm::vec3{0});
        plan.farthest = pointFrom(fields.list("farthest", Need::optional), "farthest", fields);
        const double within = fields.number("within", Need::optional).value_or(6);
        if (!(within > 0) || within > 200) {
            fields.complain(fields.lineOf("within"),
                            "“within” is not a distance: expected more than 0 and up to 200 mm");
        }
        plan.within = static_cast<float>(within);
        if (plan.farthest && !(glm::length(*plan.farthest) > 0)) {
            fields.complain(fields.lineOf("farthest"),
                            "“farthest” has no direction: expected three numbers, not all 0");
        } else if (plan.farthest) {
            plan.farthest = glm::normalize(*plan.farthest);
        }
        if (!plan.key.empty() && !taken.insert(plan.key).second) {
            fields.complain(fields.lineOf("key"),
                            "the key “" + plan.key + "” is used above: give each a key of its own");
        }
        if (fields.finish()) {
            plans.push_back(std::move(plan));
        }
    }
    return plans;
}

std::vector<FoundLandmark> foundLandmarks(const LandmarkPlan& plan, FinishedModels& models, const std::string& file,
                                          std::vector<Problem>& problems)
{
    std::vector<FoundLandmark> found;
    for (const std::string& side :
         plan.sided ? std::vector<std::string>{"left", "right"} : std::vector<std::string>{""}) {
        FoundLandmark landmark;
        landmark.key = side.empty() ? plan.key : plan.key + "-" + side;
        landmark.name = sentenceCase(side.empty() ? plan.name : side + " " + plan.name);
        landmark.bone = !side.empty() && models.has(plan.bone + "-" + side) ? plan.bone + "-" + side : plan.bone;
        const auto refuse = [&](const std::string& problem) {
            problems.push_back({file, plan.line, "the landmark " + landmark.key + " " + problem});
        };
        if (!models.has(landmark.bone)) {
            refuse("lies on “" + landmark.bone + "”, which is not there: expected the key of a structure");
            break;
        }
        const Result<const FinishedModel*> bone = models.find(landmark.bone);
        if (!bone) {
            refuse("lies on a bone that cannot be read: " + bone.error().what);
            break;
        }
        const glm::vec3 mirror{side == "right" ? -1 : 1, 1, 1};
        const glm::vec3 near = plan.near * mirror;
        const SurfaceTree::Nearest nearest = bone.value()->tree.nearest(near);
        if (nearest.distance > plan.within) {
            refuse("lies outside its bone: " + landmark.bone + " is " + oneDecimal(nearest.distance) +
                   " mm from the point given, and within " + oneDecimal(plan.within) + " was expected");
            break;
        }
        landmark.point = plan.space ? near : nearest.point;
        if (plan.farthest) {
            float most = glm::dot(nearest.point, *plan.farthest * mirror);
            for (const glm::vec3& vertex : bone.value()->mesh.positions) {
                const float far = glm::dot(vertex, *plan.farthest * mirror);
                if (far > most && glm::distance(vertex, near) < plan.within) {
                    most = far;
                    landmark.point = vertex;
                }
            }
            // At the edge of where it was looked for it is no summit, but where the search ended.
            if (glm::distance(landmark.point, near) > 0.97f * plan.within) {
                log::info("the landmark " + landmark.key + " lies at the edge of the place where it is looked for");
            }
        }
        if (!plan.space) {
            // The way the bone faces around here, not the one triangle.
            glm::vec3 sum{0};
            const Mesh& mesh = bone.value()->mesh;
            for (std::size_t v = 0; v < mesh.positions.size(); ++v) {
                const float away = glm::distance(mesh.positions[v], landmark.point);
                sum += std::max(0.f, facingReach - away) * mesh.normals[v];
            }
            if (glm::length(sum) > 0) {
                landmark.facing = glm::normalize(sum);
            }
        }
        found.push_back(std::move(landmark));
    }
    return found;
}

Result<void> writeLandmarks(const std::filesystem::path& tables, const std::filesystem::path& folder)
{
    const std::filesystem::path file = tables / "landmarks.yaml";
    std::vector<Problem> problems;
    const std::vector<LandmarkPlan> plans = landmarkPlans(file, problems);
    FinishedModels models{folder};
    std::string text =
        "# Made by psoas-modeller from landmarks.yaml beside the tables: named points of the finished bones, mm.\n"
        "landmarks:\n";
    for (const LandmarkPlan& plan : plans) {
        for (const FoundLandmark& landmark : foundLandmarks(plan, models, file.string(), problems)) {
            text += "  - {key: " + landmark.key + ", name: " + quoted(landmark.name);
            if (!plan.latin.empty()) {
                text += ", latin: " + quoted(plan.latin);
            }
            if (!plan.synonyms.empty()) {
                text += ", synonyms: " + nlohmann::json(plan.synonyms).dump();
            }
            for (const auto& [field, value] : {std::pair{"ta2", plan.ta2}, {"fma", plan.fma}}) {
                if (!value.empty()) {
                    text += std::string{", "} + field + ": " + value;
                }
            }
            text += ", \"on\": " + landmark.bone + ", at: [" + oneDecimal(landmark.point.x) + ", " +
                    oneDecimal(landmark.point.y) + ", " + oneDecimal(landmark.point.z) + "]";
            if (landmark.facing) {
                text += ", facing: [" + twoDecimals(landmark.facing->x) + ", " + twoDecimals(landmark.facing->y) +
                        ", " + twoDecimals(landmark.facing->z) + "]";
            }
            text += "}\n";
        }
    }
    if (!problems.empty()) {
        return Error{joined(problems), {}};
    }
    return writeWhole(folder / "landmarks.yaml", text);
}

} // namespace psoas::modeller
