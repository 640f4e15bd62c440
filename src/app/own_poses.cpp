#include "app/own_poses.h"

#include "atlas/yaml_value.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>

namespace psoas {
namespace {

constexpr int longestName = 60; // characters
constexpr std::size_t most = 200;

QString tr(const char* words)
{
    return QCoreApplication::translate("OwnPoses", words);
}

std::string nameOf(Held held)
{
    return held == Held::leftThigh ? "left-thigh" : held == Held::rightThigh ? "right-thigh" : "pelvis";
}

std::string inQuotes(const std::string& text)
{
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            quoted += '\\';
        }
        quoted += c;
    }
    return quoted + '"';
}

} // namespace

bool isPoseName(const QString& name)
{
    return !name.trimmed().isEmpty() && name.trimmed() == name && name.size() <= longestName &&
           std::all_of(name.begin(), name.end(), [](QChar c) { return c.isPrint(); });
}

Result<std::vector<OwnPose>> readOwnPoses(const QString& file, const MotionTables& tables)
{
    std::vector<OwnPose> poses;
    if (!QFileInfo::exists(file)) {
        return poses;
    }
    const std::string path = file.toStdString();
    std::vector<Problem> problems;
    if (const auto document = readYaml(path, problems)) {
        YamlFields fields{*document, "the file", path, problems};
        const auto format = fields.number("format", Need::required);
        if (format && *format != 1) {
            fields.complain(fields.lineOf("format"), "“format” is unknown: expected 1");
        }
        const YamlValue* list = fields.list("poses", Need::required);
        fields.finish();
        for (const YamlValue& item : list != nullptr ? list->items : std::vector<YamlValue>{}) {
            YamlFields parts{item, "a pose", path, problems};
            OwnPose own;
            own.name = parts.text("name", Need::required);
            const std::string text = parts.text("pose", Need::required);
            const std::string held = parts.text("held", Need::optional);
            if (parts.finish()) {
                if (!isPoseName(QString::fromStdString(own.name)) ||
                    std::ranges::find(poses, own.name, &OwnPose::name) != poses.end()) {
                    parts.complain(parts.lineOf("name"),
                                   "“name” is no name, or one that is there already: expected one line of at most 60 "
                                   "characters");
                }
                Result<Pose> pose = poseFrom(tables, text);
                if (!pose) {
                    parts.complain(parts.lineOf("pose"), pose.error().what);
                    continue;
                }
                own.pose = std::move(pose).value();
                own.pose.key.clear();
                const std::vector<Held> ends{Held::pelvis, Held::leftThigh, Held::rightThigh};
                const auto end = std::ranges::find(ends, held.empty() ? "pelvis" : held, nameOf);
                if (end == ends.end()) {
                    parts.complain(parts.lineOf("held"),
                                   "“held” is unknown: expected pelvis, left-thigh or right-thigh");
                    continue;
                }
                own.pose.held = *end;
                poses.push_back(std::move(own));
            }
        }
        if (poses.size() > most) {
            fields.complain(fields.lineOf("poses"), "more than 200 poses");
        }
    }
    if (!problems.empty()) {
        const Problem& first = problems.front();
        return Error{
            tr("The poses kept in %1 could not be read (line %2: %3). Mend that line or remove the file; until "
               "then new ones are not kept.")
                .arg(file)
                .arg(first.line)
                .arg(QString::fromStdString(first.problem))
                .toStdString(),
            first.problem};
    }
    return poses;
}

Result<void> writeOwnPoses(const QString& file, const std::vector<OwnPose>& poses)
{
    std::string text = "# Poses kept in Psoas Atlas. Angles are degrees from standing.\n"
                       "format: 1\nposes:";
    text += poses.empty() ? " []\n" : "\n";
    for (const OwnPose& own : poses) {
        Pose pose = own.pose;
        pose.key.clear();
        text += "  - name: " + inQuotes(own.name) + "\n    pose: " + inQuotes(textOf(pose)) + "\n";
        if (pose.held != Held::pelvis) {
            text += "    held: " + nameOf(pose.held) + "\n";
        }
    }
    QDir{}.mkpath(QFileInfo{file}.path());
    QSaveFile out{file};
    if (!out.open(QIODevice::WriteOnly) || out.write(text.data(), static_cast<qint64>(text.size())) < 0 ||
        !out.commit()) {
        return Error{tr("The pose could not be kept in %1: %2. Make room there, or let the folder be written to.")
                         .arg(file, out.errorString())
                         .toStdString(),
                     {}};
    }
    return {};
}

} // namespace psoas
