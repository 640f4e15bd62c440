// Loops are run through by cardinal splines over uneven steps (Catmull and Rom 1974), joint by joint.

#include "motion/tables.h"

#include "atlas/yaml_value.h"
#include "motion/muscle_paths.h"

#include <glm/trigonometric.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <set>
#include <system_error>

namespace psoas {
namespace {

std::string inMarks(std::string_view text)
{
    return "“" + std::string{text} + "”";
}

/// "30" or "-12.5": at most one decimal, in degrees.
std::string degrees(double radians)
{
    char text[32];
    std::snprintf(text, sizeof(text), "%.6g", std::round(glm::degrees(radians) * 10) / 10);
    return text;
}

std::string outOfRange(const Joint& joint, std::string_view given)
{
    return joint.name + " (" + joint.key + ") of " + std::string{given} + " degrees is out of range: expected " +
           degrees(joint.least) + " to " + degrees(joint.most) + " degrees";
}

bool isWithin(const Joint& joint, double radians)
{
    constexpr double rounding = 1e-9;
    return radians >= joint.least - rounding && radians <= joint.most + rounding; // false for a NaN
}

struct Reader {
    const std::string& file;
    std::vector<Problem>& problems;

    /// `count` numbers of a list; none, and a problem, if it is anything else.
    std::optional<std::vector<double>> numbers(YamlFields& fields, std::string_view key, std::size_t count,
                                               Need need) const
    {
        const YamlValue* list = fields.list(key, need);
        if (list == nullptr) {
            return std::nullopt;
        }
        std::vector<double> found;
        for (const YamlValue& item : list->items) {
            double value = 0;
            const char* end = item.text.data() + item.text.size();
            const auto read = std::from_chars(item.text.data(), end, value);
            if (item.type == YamlValue::Type::text && read.ec == std::errc{} && read.ptr == end &&
                std::isfinite(value)) {
                found.push_back(value);
            }
        }
        if (found.size() != count || list->items.size() != count) {
            fields.complain(list->line, inMarks(key) + " is not " + std::to_string(count) + " numbers");
            return std::nullopt;
        }
        return found;
    }

    void segment(const YamlValue& item, MotionTables& tables) const
    {
        YamlFields fields{item, "a segment", file, problems};
        SegmentRow row;
        row.key = fields.text("key", Need::required);
        row.parent = fields.text("parent", tables.segments.empty() ? Need::optional : Need::required);
        row.at = fields.texts("at", Need::optional);
        row.ball = fields.text("ball", Need::optional);
        row.foot = fields.text("foot", Need::optional);
        row.bones = fields.texts("bones", Need::required);
        const bool sided = fields.flag("sided", false);
        const auto known = [&](std::string_view key) {
            return std::ranges::find(tables.segments, key, &SegmentRow::key) != tables.segments.end();
        };
        if (!row.parent.empty() && !known(row.parent)) {
            fields.complain(fields.lineOf("parent"), "no segment above is called " + inMarks(row.parent));
        }
        if (known(row.key)) {
            fields.complain(fields.lineOf("key"), "the segment " + inMarks(row.key) + " stands above already");
        }
        if (sided && !row.key.ends_with("-left")) {
            fields.complain(fields.lineOf("key"), "a segment of two sides is written for the left: its key ends in "
                                                  "“-left”");
        }
        if (!fields.finish()) {
            return;
        }
        row.side = sided ? Side::left : Side::none;
        tables.segments.push_back(row);
        if (sided) {
            SegmentRow right = row;
            right.side = Side::right;
            for (std::string* key : {&right.key, &right.parent, &right.ball, &right.foot}) {
                *key = otherSide(*key);
            }
            for (std::vector<std::string>* keys : {&right.at, &right.bones}) {
                for (std::string& key : *keys) {
                    key = otherSide(key);
                }
            }
            tables.segments.push_back(std::move(right));
        }
    }

    std::optional<JointTurn> turn(const YamlValue& item, const MotionTables& tables) const
    {
        YamlFields fields{item, "a turn", file, problems};
        JointTurn turn;
        turn.segment = fields.text("segment", Need::required);
        if (!turn.segment.empty() &&
            std::ranges::find(tables.segments, turn.segment, &SegmentRow::key) == tables.segments.end()) {
            fields.complain(fields.lineOf("segment"), "there is no segment " + inMarks(turn.segment));
        }
        if (const auto axis = numbers(fields, "axis", 3, Need::required)) {
            turn.axis = {(*axis)[0], (*axis)[1], (*axis)[2]};
            if (glm::length(turn.axis) < 1e-6) {
                fields.complain(fields.lineOf("axis"), "the axis points nowhere");
            } else {
                turn.axis = glm::normalize(turn.axis);
            }
        }
        const YamlValue* share = fields.any("share", Need::optional);
        if (share != nullptr && share->type == YamlValue::Type::list) {
            if (const auto two = numbers(fields, "share", 2, Need::required)) {
                turn.share = {(*two)[0], (*two)[1]};
            }
        } else if (share != nullptr) {
            const double one = fields.number("share", Need::required).value_or(0);
            turn.share = {one, one};
        }
        return fields.finish() ? std::optional{turn} : std::nullopt;
    }

    void joint(const YamlValue& item, MotionTables& tables) const
    {
        YamlFields fields{item, "a joint", file, problems};
        Joint joint;
        joint.key = fields.text("key", Need::required);
        joint.name = fields.text("name", Need::required);
        const bool sided = fields.flag("sided", false);
        if (const auto range = numbers(fields, "range", 2, Need::required)) {
            joint.least = glm::radians((*range)[0]);
            joint.most = glm::radians((*range)[1]);
            if (!(joint.least <= 0 && joint.most >= 0 && joint.least < joint.most)) {
                fields.complain(fields.lineOf("range"), "the range does not hold zero, which is standing");
            }
        }
        const YamlValue* turns = fields.list("turns", Need::required);
        bool sound = true;
        for (const YamlValue& each : turns != nullptr ? turns->items : std::vector<YamlValue>{}) {
            const auto one = turn(each, tables);
            sound = sound && one;
            if (one) {
                joint.turns.push_back(*one);
            }
        }
        if (tables.findJoint(joint.key) != nullptr) {
            fields.complain(fields.lineOf("key"), "the joint " + inMarks(joint.key) + " stands above already");
        }
        if (sided && (!joint.key.ends_with("-left") || !joint.name.starts_with("Left "))) {
            fields.complain(fields.lineOf("key"), "a joint of two sides is written for the left: its key ends in "
                                                  "“-left” and its name begins with “Left”");
        }
        if (!fields.finish() || !sound) {
            return;
        }
        tables.joints.push_back(joint);
        if (sided) {
            joint.key = otherSide(joint.key);
            joint.name.replace(0, 4, "Right");
            for (JointTurn& each : joint.turns) {
                each.segment = otherSide(each.segment);
                each.axis = {each.axis.x, -each.axis.y, -each.axis.z}; // a turn seen in the mirror
            }
            tables.joints.push_back(std::move(joint));
        }
    }

    void soft(const YamlValue& item, MotionTables& tables) const
    {
        YamlFields fields{item, "soft structures", file, problems};
        SoftRow row;
        row.structures = fields.texts("structures", Need::required);
        row.line = fields.text("line", Need::optional);
        row.ofTrunk = fields.flag("trunk", false);
        for (const std::string& base : row.structures) {
            if (tables.findSoft(base) != nullptr) {
                fields.complain(fields.lineOf("structures"), inMarks(base) + " stands above already");
            }
        }
        bool sound = true;
        if (const YamlValue* map = fields.map("straight", Need::optional)) {
            YamlFields parts{*map, "a straight beginning", file, problems};
            SoftRow::Straight straight;
            for (const auto& [key, segment] : {std::pair{"from", &straight.from}, std::pair{"to", &straight.to},
                                               std::pair{"towards", &straight.towards}}) {
                *segment = parts.text(key, Need::required);
                if (!segment->empty() &&
                    std::ranges::find(tables.segments, *segment, &SegmentRow::key) == tables.segments.end()) {
                    parts.complain(parts.lineOf(key), "there is no segment " + inMarks(*segment));
                }
            }
            straight.share = parts.number("share", Need::required).value_or(0);
            if (!(straight.share > 0 && straight.share <= 1)) {
                parts.complain(parts.lineOf("share"), "the share is not more than 0 and up to 1");
            }
            sound = parts.finish();
            row.straight = std::move(straight);
        }
        if (int{row.straight.has_value()} + int{!row.line.empty()} + int{row.ofTrunk} != 1) {
            fields.complain(item.line, "they have either a straight beginning or a line or go with the trunk");
        }
        if (fields.finish() && sound) {
            tables.soft.push_back(std::move(row));
        }
    }

    /// Sets the angles of `map` in `pose`; whether all were sound.
    bool angles(const YamlValue& map, const MotionTables& tables, Pose& pose) const
    {
        bool sound = map.type == YamlValue::Type::map || map.type == YamlValue::Type::nothing;
        const auto complain = [&](int line, std::string problem) {
            problems.push_back({file, line, std::move(problem)});
            sound = false;
        };
        if (!sound) {
            complain(map.line, "“angles” is no list of joints: expected such as {hip-flexion-left: 30}");
        }
        for (const YamlField& field : map.fields) {
            const Joint* joint = tables.findJoint(field.key);
            if (joint == nullptr) {
                complain(field.line, "there is no joint " + inMarks(field.key));
                continue;
            }
            double value = 0;
            const std::string& text = field.value.text;
            const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
            if (field.value.type != YamlValue::Type::text || read.ec != std::errc{} ||
                read.ptr != text.data() + text.size() || !isWithin(*joint, glm::radians(value))) {
                complain(field.line, outOfRange(*joint, text.empty() ? "nothing" : text));
                continue;
            }
            pose = turned(std::move(pose), field.key, glm::radians(value));
        }
        return sound;
    }

    bool loop(const YamlValue& map, const MotionTables& tables, NamedPose& named) const
    {
        YamlFields fields{map, "a loop", file, problems};
        Loop loop;
        loop.seconds = fields.number("seconds", Need::required).value_or(1);
        if (!(loop.seconds >= 0.1 && loop.seconds <= 60)) {
            fields.complain(fields.lineOf("seconds"), "a loop lasts 0.1 to 60 seconds");
        }
        const bool alternating = fields.flag("alternating", false);
        const YamlValue* frames = fields.list("frames", Need::required);
        bool sound = true;
        for (const YamlValue& item : frames != nullptr ? frames->items : std::vector<YamlValue>{}) {
            YamlFields parts{item, "a frame", file, problems};
            Loop::Frame frame;
            frame.at = parts.number("at", Need::required).value_or(0);
            if (!(frame.at >= 0 && frame.at < 1) || (!loop.frames.empty() && frame.at <= loop.frames.back().at)) {
                parts.complain(parts.lineOf("at"), "frames come in order, each at 0 or later and before 1");
            }
            frame.pose = named.pose;
            const YamlValue* own = parts.any("angles", Need::required);
            sound = parts.finish() && (own == nullptr || angles(*own, tables, frame.pose)) && sound;
            loop.frames.push_back(std::move(frame));
        }
        if (frames != nullptr && loop.frames.size() < 2) {
            fields.complain(frames->line, "a loop has at least two frames");
        }
        if (!fields.finish() || !sound) {
            return false;
        }
        if (alternating) { // the right does what the left did half a period before
            const Loop left = loop;
            for (Loop::Frame& frame : loop.frames) {
                const Pose before = poseAt(left, (frame.at + 0.5) * left.seconds);
                for (const auto& [joint, angle] : before.angles) {
                    if (joint.ends_with("-left") && !joint.starts_with("lumbar-")) {
                        frame.pose = turned(std::move(frame.pose), otherSide(joint), angle);
                    }
                }
            }
            named.pose = loop.frames.front().pose;
        }
        named.loop = std::move(loop);
        return true;
    }

    void pose(const YamlValue& document, MotionTables& tables) const
    {
        YamlFields fields{document, "the pose", file, problems};
        NamedPose named;
        named.file = file;
        named.key = fields.text("key", Need::required);
        named.name = fields.text("name", Need::required);
        named.figure = fields.text("figure", Need::optional);
        static const std::set<std::string, std::less<>> figures{"", "chair", "floor", "pillow", "table", "ball"};
        if (!figures.contains(named.figure)) {
            fields.complain(fields.lineOf("figure"),
                            inMarks(named.figure) + " is no figure: expected chair, floor, pillow, table or ball");
        }
        const bool sided = fields.flag("sided", false);
        const YamlValue* own = fields.any("angles", Need::required);
        const YamlValue* loopValue = fields.map("loop", Need::optional);
        if (sided && !named.key.ends_with("-left")) {
            fields.complain(fields.lineOf("key"), "a pose of two sides is written for the left: its key ends in "
                                                  "“-left”");
        }
        if (tables.findPose(named.key) != nullptr) {
            fields.complain(fields.lineOf("key"), "another file has the pose " + inMarks(named.key));
        }
        bool sound = fields.finish() && (own == nullptr || angles(*own, tables, named.pose));
        sound = sound && (loopValue == nullptr || loop(*loopValue, tables, named));
        if (!sound) {
            return;
        }
        named.pose.key = named.key;
        tables.poses.push_back(named);
        if (sided) {
            NamedPose right = named;
            right.key = otherSide(named.key);
            for (const auto& [from, to] : {std::pair{"Left", "Right"}, std::pair{"left", "right"}}) {
                for (std::size_t at = right.name.find(from); at != std::string::npos;
                     at = right.name.find(from, at + 5)) {
                    right.name.replace(at, 4, to);
                }
            }
            right.pose = mirrored(named.pose);
            if (right.loop) {
                for (Loop::Frame& frame : right.loop->frames) {
                    frame.pose = mirrored(frame.pose);
                }
            }
            tables.poses.push_back(std::move(right));
        }
    }
};

/// Pieces between commas.
std::vector<std::string_view> piecesOf(std::string_view text)
{
    std::vector<std::string_view> pieces;
    for (;;) {
        const std::size_t comma = text.find(',');
        pieces.push_back(text.substr(0, comma));
        if (comma == std::string_view::npos) {
            return pieces;
        }
        text.remove_prefix(comma + 1);
    }
}

bool isName(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

std::optional<double> numberOf(std::string_view text)
{
    double value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec == std::errc::result_out_of_range) {
        return HUGE_VAL;
    }
    return read.ec == std::errc{} && read.ptr == text.data() + text.size() ? std::optional{value} : std::nullopt;
}

} // namespace

const Joint* MotionTables::findJoint(std::string_view key) const
{
    const auto found = std::ranges::find(joints, key, &Joint::key);
    return found == joints.end() ? nullptr : &*found;
}

const SoftRow* MotionTables::findSoft(std::string_view base) const
{
    const auto found = std::ranges::find_if(
        soft, [&](const SoftRow& row) { return std::ranges::find(row.structures, base) != row.structures.end(); });
    return found == soft.end() ? nullptr : &*found;
}

const NamedPose* MotionTables::findPose(std::string_view key) const
{
    const auto found = std::ranges::find(poses, key, &NamedPose::key);
    return found == poses.end() ? nullptr : &*found;
}

std::shared_ptr<const MotionTables> readMotionTables(const std::filesystem::path& folder,
                                                     std::vector<Problem>& problems)
{
    auto tables = std::make_shared<MotionTables>();
    const std::string file = (folder / "joints.yaml").string();
    if (const auto document = readYaml(file, problems)) {
        const Reader reader{file, problems};
        YamlFields fields{*document, "the file", file, problems};
        const YamlValue* segments = fields.list("segments", Need::required);
        const YamlValue* joints = fields.list("joints", Need::required);
        const YamlValue* soft = fields.list("soft", Need::optional);
        fields.finish();
        for (const YamlValue& item : segments != nullptr ? segments->items : std::vector<YamlValue>{}) {
            reader.segment(item, *tables);
        }
        for (const YamlValue& item : joints != nullptr ? joints->items : std::vector<YamlValue>{}) {
            reader.joint(item, *tables);
        }
        for (const YamlValue& item : soft != nullptr ? soft->items : std::vector<YamlValue>{}) {
            reader.soft(item, *tables);
        }
    }
    std::error_code error;
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator{folder / "poses", error}) {
        if (entry.path().extension() == ".yaml") {
            files.push_back(entry.path());
        }
    }
    std::ranges::sort(files);
    for (const std::filesystem::path& path : files) {
        const std::string name = path.string();
        if (const auto document = readYaml(path, problems)) {
            Reader{name, problems}.pose(*document, *tables);
        }
    }
    tables->paths = readMusclePaths(folder, *tables, problems);
    // In the order in which people meet them; what is not named here comes after.
    static const std::vector<std::string_view> order{"stand",
                                                     "sit",
                                                     "slouch",
                                                     "supine",
                                                     "supine-pillow",
                                                     "march-left",
                                                     "leg-raise-left",
                                                     "bridge",
                                                     "hip-extension-left",
                                                     "lunge-left",
                                                     "table-edge-left",
                                                     "walk",
                                                     "run",
                                                     "bend-forward",
                                                     "bend-left"};
    std::ranges::stable_sort(tables->poses, {}, [&](const NamedPose& pose) {
        const std::string key = pose.key.ends_with("-right") ? otherSide(pose.key) : pose.key;
        return std::ranges::find(order, key) - order.begin();
    });
    return tables;
}

Result<Pose> poseFrom(const MotionTables& tables, std::string_view text)
{
    Pose pose;
    bool first = true;
    for (const std::string_view piece : piecesOf(text)) {
        const std::size_t equals = piece.find('=');
        if (equals == std::string_view::npos) {
            const NamedPose* named = tables.findPose(piece);
            if (named == nullptr || !first) {
                return Error{"No pose is called " + inMarks(piece) +
                                 ": see “psoas-atlas list poses”, or give angles such as hip-flexion-left=30.",
                             std::string{text}};
            }
            pose = named->pose;
        } else {
            const std::string_view key = piece.substr(0, equals);
            const std::string_view given = piece.substr(equals + 1);
            const Joint* joint = tables.findJoint(key);
            if (joint == nullptr) {
                std::string known;
                for (const Joint& each : tables.joints) {
                    known += (known.empty() ? "" : ", ") + each.key;
                }
                return Error{"No joint is called " + inMarks(key) + ": expected one of " + known + ".",
                             std::string{text}};
            }
            const auto value = numberOf(given);
            if (!value || !isWithin(*joint, glm::radians(*value))) {
                return Error{outOfRange(*joint, given) + ".", std::string{text}};
            }
            pose = turned(std::move(pose), key, glm::radians(*value));
        }
        first = false;
    }
    return pose;
}

bool isPoseText(std::string_view text)
{
    return std::ranges::all_of(piecesOf(text), [](std::string_view piece) {
        const std::size_t equals = piece.find('=');
        return equals == std::string_view::npos ? isName(piece)
                                                : isName(piece.substr(0, equals)) && numberOf(piece.substr(equals + 1));
    });
}

std::string textOf(const Pose& pose)
{
    if (!pose.key.empty()) {
        return pose.key;
    }
    std::string text;
    for (const auto& [joint, angle] : pose.angles) {
        char number[32];
        std::snprintf(number, sizeof(number), "%.6g", glm::degrees(angle));
        text += (text.empty() ? "" : ",") + joint + "=" + number;
    }
    return text.empty() ? "stand" : text;
}

Pose withinRange(const MotionTables& tables, Pose pose)
{
    const auto angles = pose.angles;
    for (const auto& [key, angle] : angles) {
        const Joint* joint = tables.findJoint(key);
        const double good = joint == nullptr || std::isnan(angle) ? 0 : std::clamp(angle, joint->least, joint->most);
        if (good != angle) {
            pose = turned(std::move(pose), key, good);
        }
    }
    return pose;
}

Pose poseAt(const Loop& loop, double seconds)
{
    const std::size_t count = loop.frames.size();
    if (count == 0) {
        return {};
    }
    const double whole = seconds / loop.seconds;
    const double at = whole - std::floor(whole);
    // The frame before, counting round; times grow over the ends.
    std::size_t before = count - 1;
    for (std::size_t i = 0; i < count && loop.frames[i].at <= at; ++i) {
        before = i;
    }
    const auto frame = [&](std::ptrdiff_t offset) -> std::pair<double, const Pose*> {
        const auto size = static_cast<std::ptrdiff_t>(count);
        const std::ptrdiff_t index = static_cast<std::ptrdiff_t>(before) + offset;
        const std::ptrdiff_t round = index >= 0 ? index / size : -((size - 1 - index) / size);
        const Loop::Frame& found = loop.frames[static_cast<std::size_t>(index - round * size)];
        return {found.at + static_cast<double>(round), &found.pose};
    };
    const bool wrapped = at < loop.frames.front().at;
    const double now = wrapped ? at + 1 : at;
    const auto [t0, p0] = frame(-1);
    const auto [t1, p1] = frame(0);
    const auto [t2, p2] = frame(1);
    const auto [t3, p3] = frame(2);
    const double step = t2 - t1;
    const double s = step > 0 ? std::clamp((now - t1) / step, 0.0, 1.0) : 0;
    std::set<std::string, std::less<>> joints;
    for (const Pose* pose : {p0, p1, p2, p3}) {
        for (const auto& [joint, angle] : pose->angles) {
            joints.insert(joint);
        }
    }
    Pose pose;
    pose.held = p1->held;
    for (const std::string& joint : joints) {
        const double a0 = p0->angle(joint);
        const double a1 = p1->angle(joint);
        const double a2 = p2->angle(joint);
        const double a3 = p3->angle(joint);
        // Slopes that overshoot nothing: none at a turning point, and at most three times the smaller one (Fritsch and
        // Carlson 1980).
        const auto slope = [](double before_, double after, double left, double right) {
            const double l = (before_) / left;
            const double r = (after) / right;
            if (l * r <= 0) {
                return 0.0;
            }
            const double mean = (l * right + r * left) / (left + right);
            const double most = 3 * std::min(std::abs(l), std::abs(r));
            return std::clamp(mean, -most, most);
        };
        const double m1 = slope(a1 - a0, a2 - a1, t1 - t0, step) * step;
        const double m2 = slope(a2 - a1, a3 - a2, step, t3 - t2) * step;
        const double s2 = s * s;
        const double s3 = s2 * s;
        pose = turned(std::move(pose), joint,
                      (2 * s3 - 3 * s2 + 1) * a1 + (s3 - 2 * s2 + s) * m1 + (-2 * s3 + 3 * s2) * a2 + (s3 - s2) * m2);
    }
    return pose;
}

} // namespace psoas
