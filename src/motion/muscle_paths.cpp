// The lever arm follows from virtual work: the string's pull on the thigh, times its distance from the axis.

#include "motion/muscle_paths.h"

#include "atlas/yaml_value.h"
#include "motion/slip_string.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace psoas {
namespace {

/// The last items of a list, each a number of mm.
template<std::size_t count>
std::optional<std::array<double, count>> numbersFrom(const YamlValue& list, std::size_t first)
{
    std::array<double, count> numbers{};
    if (list.type != YamlValue::Type::list || list.items.size() != first + count) {
        return std::nullopt;
    }
    for (std::size_t i = 0; i < count; ++i) {
        const std::string& text = list.items[first + i].text;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), numbers[i]);
        if (text.empty() || read.ec != std::errc{} || read.ptr != text.data() + text.size() ||
            !(std::abs(numbers[i]) < 1e4)) {
            return std::nullopt;
        }
    }
    return numbers;
}

std::optional<glm::dvec3> pointFrom(const YamlValue& list, std::size_t first)
{
    const auto read = numbersFrom<3>(list, first);
    return read ? std::optional{glm::dvec3{(*read)[0], (*read)[1], (*read)[2]}} : std::nullopt;
}

std::optional<Ball> ballFrom(const YamlValue& list)
{
    const auto read = numbersFrom<4>(list, 0);
    return read && (*read)[3] >= 0 && (*read)[3] < 100
               ? std::optional{Ball{{(*read)[0], (*read)[1], (*read)[2]}, (*read)[3]}}
               : std::nullopt;
}

} // namespace

std::shared_ptr<const MusclePathTable> readMusclePaths(const std::filesystem::path& folder, const MotionTables& tables,
                                                       std::vector<Problem>& problems)
{
    auto table = std::make_shared<MusclePathTable>();
    const std::string file = (folder / "paths.yaml").string();
    const auto document = readYaml(file, problems);
    if (!document) {
        return table;
    }
    YamlFields whole{*document, "the file", file, problems};
    const YamlValue* standing = whole.map("standing", Need::required);
    const YamlValue* paths = whole.list("paths", Need::required);
    whole.finish();
    const auto known = [&](const std::string& segment) {
        return std::ranges::find(tables.segments, segment, &SegmentRow::key) != tables.segments.end();
    };
    for (const YamlField& field : standing != nullptr ? standing->fields : std::vector<YamlField>{}) {
        const auto point = pointFrom(field.value, 0);
        if (!point || !known(field.key)) {
            problems.push_back({file, field.line, "a place is a segment of joints.yaml and three numbers in mm"});
        } else {
            table->standing.emplace_back(field.key, *point);
            if (field.key.ends_with("-left")) {
                table->standing.emplace_back(otherSide(field.key), *point * glm::dvec3{-1, 1, 1});
            }
        }
    }
    for (const YamlValue& item : paths != nullptr ? paths->items : std::vector<YamlValue>{}) {
        YamlFields fields{item, "a path", file, problems};
        MusclePath muscle;
        muscle.muscle = fields.text("muscle", Need::required);
        const bool sided = fields.flag("sided", false);
        const auto ball = [&](std::string_view key) {
            const YamlValue* list = fields.list(key, Need::optional);
            const auto read = list != nullptr ? ballFrom(*list) : Ball{};
            if (!read) {
                fields.complain(list->line, "a ball is three numbers and a radius of 0 to 100, in mm");
            }
            return read.value_or(Ball{});
        };
        muscle.pelvic = ball("pelvic");
        muscle.femoral = ball("femoral");
        const YamlValue* slips = fields.list("slips", Need::required);
        bool sound = fields.finish();
        for (const YamlValue& row : slips != nullptr ? slips->items : std::vector<YamlValue>{}) {
            YamlFields parts{row, "a slip", file, problems};
            SlipPath slip;
            slip.key = parts.text("key", Need::required);
            slip.area = parts.number("area", Need::required).value_or(0);
            const YamlValue* points = parts.list("points", Need::required);
            for (const YamlValue& point : points != nullptr ? points->items : std::vector<YamlValue>{}) {
                const auto at = pointFrom(point, 1);
                if (!at || !known(point.items.front().text)) {
                    parts.complain(point.line, "a point is a segment of joints.yaml and three numbers in mm");
                } else {
                    slip.points.push_back({point.items.front().text, *at});
                }
            }
            if (!(slip.area > 0)) {
                parts.complain(parts.lineOf("area"), "the area is not more than nothing");
            }
            if (slip.points.size() < 2) {
                parts.complain(row.line, "a slip has at least two points");
            }
            sound = parts.finish() && sound;
            muscle.slips.push_back(std::move(slip));
        }
        if (!sound || muscle.slips.empty()) {
            continue;
        }
        table->muscles.push_back(muscle);
        if (sided) {
            muscle.muscle = otherSide(muscle.muscle);
            muscle.side = Side::right;
            muscle.pelvic.centre.x = -muscle.pelvic.centre.x;
            muscle.femoral.centre.x = -muscle.femoral.centre.x;
            for (SlipPath& slip : muscle.slips) {
                for (SlipPath::Point& point : slip.points) {
                    point.segment = otherSide(point.segment);
                    point.at.x = -point.at.x;
                }
            }
            table->muscles.push_back(std::move(muscle));
        }
    }
    return table;
}

MusclePaths::MusclePaths(std::shared_ptr<const MotionModel> model, const MusclePathTable& table)
    : m_model{std::move(model)}, m_muscles{fittedTo(*m_model, table)}
{}

std::vector<MusclePath> fittedTo(const MotionModel& model, const MusclePathTable& table)
{
    std::vector<MusclePath> muscles;
    // How much longer the trunk of this atlas is than that of the table.
    const auto place = [&](std::string_view key) -> std::optional<glm::dvec3> {
        const auto found = std::ranges::find(table.standing, key, &std::pair<std::string, glm::dvec3>::first);
        return found == table.standing.end() ? std::nullopt : std::optional{found->second};
    };
    double growth = 1;
    const auto upper = model.segment("l1");
    const auto left = model.segment("thigh-left");
    const auto right = model.segment("thigh-right");
    if (upper && left && right && place("l1") && place("thigh-left") && place("thigh-right")) {
        const glm::dvec3 hips = 0.5 * (model.centre(*left) + model.centre(*right));
        const glm::dvec3 tableHips = 0.5 * (*place("thigh-left") + *place("thigh-right"));
        const double ours = glm::distance(*place("l1"), tableHips);
        const double theirs = glm::distance(model.centre(*upper), hips);
        growth = theirs > 1 ? theirs / ours : 1;
    }
    growth = std::abs(growth - 1) < 2e-3 ? 1 : growth;
    const auto fit = [&](const std::string& key, glm::dvec3& at) {
        const auto segment = model.segment(key);
        const auto from = place(key);
        if (segment && from) {
            const glm::dvec3 shift = model.centre(*segment) - *from;
            const bool same = growth == 1 && glm::length(shift) < 0.5;
            at = same ? at : model.centre(*segment) + growth * (at - *from);
        }
    };
    for (MusclePath muscle : table.muscles) {
        bool whole = true;
        fit(muscle.side == Side::right ? "thigh-right" : "thigh-left", muscle.pelvic.centre); // it is at the hip
        fit(muscle.side == Side::right ? "thigh-right" : "thigh-left", muscle.femoral.centre);
        muscle.pelvic.radius *= growth;
        muscle.femoral.radius *= growth;
        for (SlipPath& slip : muscle.slips) {
            for (SlipPath::Point& point : slip.points) {
                const auto segment = model.segment(point.segment);
                whole = whole && segment && model.hasBones(*segment);
                fit(point.segment, point.at);
            }
        }
        if (whole && model.atlas().find(muscle.muscle)) {
            muscles.push_back(std::move(muscle));
        }
    }
    return muscles;
}

MusclePaths::Taken MusclePaths::take(const MusclePath& muscle, const SlipPath& slip,
                                     const std::vector<glm::dmat4>& places, std::vector<glm::vec3>* line) const
{
    Taken taken;
    const std::string thighKey = muscle.side == Side::right ? "thigh-right" : "thigh-left";
    const auto thigh = m_model->segment(thighKey);
    const auto pelvis = m_model->segment("pelvis");
    const Joint* flexion =
        m_model->tables().findJoint(muscle.side == Side::right ? "hip-flexion-right" : "hip-flexion-left");
    glm::dvec3 before{0};
    for (std::size_t i = 0; i < slip.points.size(); ++i) {
        const SlipPath::Point& point = slip.points[i];
        const glm::dvec3 now{places[*m_model->segment(point.segment)] * glm::dvec4{point.at, 1}};
        const bool overHip = i > 0 && point.segment == thighKey && slip.points[i - 1].segment != thighKey;
        if (overHip) {
            const glm::dvec3 centre{places[*pelvis] * glm::dvec4{m_model->centre(*thigh), 1}};
            const std::array balls{
                Ball{glm::dvec3{places[*pelvis] * glm::dvec4{muscle.pelvic.centre, 1}}, muscle.pelvic.radius},
                Ball{glm::dvec3{places[*thigh] * glm::dvec4{muscle.femoral.centre, 1}}, muscle.femoral.radius}};
            const SlipString string = stretched(before, now, balls, line != nullptr);
            taken.length += string.length;
            if (flexion != nullptr && !flexion->turns.empty()) {
                const glm::dvec3 axis = glm::dmat3{places[*pelvis]} * flexion->turns.front().axis;
                const glm::dvec3 above = string.contacts[0].touches ? string.contacts[0].last : before;
                const glm::dvec3 below = string.contacts[1].touches ? string.contacts[1].first : now;
                taken.arm = glm::dot(axis, glm::cross(below - centre, glm::normalize(above - below)));
            }
            if (line != nullptr) {
                for (const glm::dvec3& each : string.between) {
                    line->emplace_back(each);
                }
            }
        } else if (i > 0) {
            taken.length += glm::distance(before, now);
        }
        if (line != nullptr) {
            line->emplace_back(now);
        }
        before = now;
    }
    return taken;
}

std::vector<Measured> MusclePaths::measured(const Pose& pose) const
{
    const auto places = m_model->atlas_from_segments(pose);
    const auto standing = m_model->atlas_from_segments({});
    std::vector<Measured> all;
    for (const MusclePath& muscle : m_muscles) {
        const std::size_t first = all.size();
        all.push_back({muscle.muscle});
        double areas = 0;
        Measured sum;
        for (const SlipPath& slip : muscle.slips) {
            const Taken now = take(muscle, slip, places, nullptr);
            const Taken before = take(muscle, slip, standing, nullptr);
            all.push_back({muscle.muscle + "/" + slip.key, now.length, before.length, now.arm});
            sum.length += slip.area * now.length;
            sum.standing += slip.area * before.length;
            sum.arm += slip.area * now.arm;
            areas += slip.area;
        }
        all[first].length = sum.length / areas;
        all[first].standing = sum.standing / areas;
        all[first].arm = sum.arm / areas;
    }
    return all;
}

std::optional<Measured> MusclePaths::measured(const Pose& pose, std::string_view key) const
{
    const auto all = measured(pose);
    const auto found = std::ranges::find(all, key, &Measured::key);
    return found == all.end() ? std::nullopt : std::optional{*found};
}

std::vector<glm::vec3> MusclePaths::line(const Pose& pose, std::string_view slip) const
{
    std::vector<glm::vec3> points;
    for (const MusclePath& muscle : m_muscles) {
        for (const SlipPath& each : muscle.slips) {
            if (muscle.muscle + "/" + each.key == slip) {
                take(muscle, each, m_model->atlas_from_segments(pose), &points);
                return points;
            }
        }
    }
    return points;
}

double MusclePaths::armAbout(const Pose& pose, std::string_view key, std::string_view joint) const
{
    constexpr double step = 1e-4;
    const double angle = pose.angle(joint);
    const auto before = measured(turned(pose, joint, angle - step), key);
    const auto after = measured(turned(pose, joint, angle + step), key);
    return before && after ? (before->length - after->length) / (2 * step) : 0;
}

} // namespace psoas
