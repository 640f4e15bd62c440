#include "app/gauge_model.h"

#include "app/pose_mover.h"
#include "app/showing.h"
#include "scene/verbs.h"

#include <glm/trigonometric.hpp>

#include <algorithm>
#include <cctype>

namespace psoas {
namespace {

constexpr double curveStep = 2.5; // degrees

/// "L2–L3 disc" for "l2-l3-disc", "L1 transverse process" for "l1-tp".
std::string slipName(const std::string& key)
{
    std::string name;
    const auto isLevel = [](const std::string& word) {
        return word.size() >= 2 && (word[0] == 'l' || word[0] == 't') &&
               std::isdigit(static_cast<unsigned char>(word[1]));
    };
    bool afterLevel = false;
    std::size_t at = 0;
    while (at <= key.size()) {
        const std::size_t dash = std::min(key.find('-', at), key.size());
        std::string word = key.substr(at, dash - at);
        const bool level = isLevel(word);
        if (level) {
            word[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(word[0])));
        }
        name += name.empty() ? "" : level && afterLevel ? "–" : " ";
        name += word == "tp" ? "transverse process" : word;
        afterLevel = level;
        at = dash + 1;
    }
    return name;
}

std::string muscleName(const std::string& base)
{
    std::string name = base;
    std::ranges::replace(name, '-', ' ');
    name[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(name[0])));
    return name;
}

Side sideOf(const QString& side)
{
    return side == u"right" ? Side::right : Side::left;
}

} // namespace

std::vector<MuscleReading> readingsOf(const MusclePaths& paths, const Pose& pose, Side side)
{
    const std::string end = side == Side::right ? "-right" : "-left";
    std::vector<MuscleReading> readings;
    for (const Measured& measured : paths.measured(pose)) {
        const std::size_t slash = measured.key.find('/');
        const std::string muscle = measured.key.substr(0, slash);
        if (!muscle.ends_with(end)) {
            continue;
        }
        MuscleReading reading;
        reading.key = measured.key;
        reading.muscle = muscle.substr(0, muscle.size() - end.size());
        reading.slip = slash != std::string::npos;
        reading.name = reading.slip ? slipName(measured.key.substr(slash + 1)) : muscleName(reading.muscle);
        reading.length = measured.length;
        reading.change = measured.change();
        reading.leverArm = measured.arm;
        readings.push_back(std::move(reading));
    }
    return readings;
}

void GaugeModel::attach()
{
    if (session() != nullptr) {
        connect(session(), &Session::motionChanged, this, &GaugeModel::refill);
        connect(session(), &Session::poseMoved, this, &GaugeModel::follow);
        connect(session(), &Session::shownChanged, this, &GaugeModel::silentChanged);
        connect(session(), &Session::shownChanged, this, &GaugeModel::follow);
    }
    refill();
}

std::vector<MuscleReading> GaugeModel::rows() const
{
    if (session() == nullptr || session()->atlas() == nullptr || session()->mover()->paths() == nullptr) {
        return {};
    }
    std::vector<MuscleReading> rows =
        readingsOf(*session()->mover()->paths(), session()->mover()->pose(), sideOf(m_side));
    std::erase_if(rows,
                  [this](const MuscleReading& row) { return row.slip && (!m_slips || row.muscle != "psoas-major"); });
    // A variant that nobody has asked for is not spoken of.
    const Atlas& atlas = *session()->atlas();
    std::erase_if(rows, [&](const MuscleReading& row) {
        const auto muscle = atlas.find(row.key);
        return muscle && isUnaskedVariant(atlas.at(*muscle), session()->viewState().shown);
    });
    for (MuscleReading& row : rows) {
        if (row.slip) {
            row.name = session()->names().called("slips", row.key.substr(row.key.find('/') + 1), row.name);
        } else if (const auto muscle = atlas.find(row.key)) {
            row.name = session()->names().withoutSide(atlas.at(*muscle));
        }
    }
    return rows;
}

void GaugeModel::refill()
{
    beginResetModel();
    m_rows = rows();
    endResetModel();
    m_curves.clear();
    emit curvesChanged();
    emit moved();
}

void GaugeModel::follow()
{
    std::vector<MuscleReading> now = rows();
    if (now.size() != m_rows.size()) {
        refill();
        return;
    }
    m_rows = std::move(now);
    if (!m_rows.empty()) {
        emit dataChanged(index(0), index(static_cast<int>(m_rows.size()) - 1),
                         {LengthRole, ChangeRole, PercentRole, LeverArmRole});
    }
    emit moved();
}

void GaugeModel::setSide(const QString& side)
{
    if (side != m_side) {
        m_side = side;
        refill();
        emit sideChanged();
    }
}

void GaugeModel::setSlips(bool slips)
{
    if (slips != m_slips) {
        m_slips = slips;
        refill();
        emit sideChanged();
    }
}

bool GaugeModel::silent() const
{
    // What an article thinks has no millimetres.
    if (session() == nullptr) {
        return false;
    }
    const std::string& overlay = session()->viewState().shown.overlay;
    const bool seen = !session()->settings()->property("patient").toBool() || isCalm(overlay);
    return seen && isClaim(overlay);
}

double GaugeModel::hipFlexion() const
{
    return session() != nullptr ? glm::degrees(session()->mover()->pose().angle("hip-flexion-" + m_side.toStdString()))
                                : 0;
}

QVariantList GaugeModel::curves() const
{
    if (!m_curves.isEmpty() || session() == nullptr || session()->mover()->paths() == nullptr) {
        return m_curves;
    }
    const std::string joint = "hip-flexion-" + m_side.toStdString();
    const Joint* hip = session()->motionTables()->findJoint(joint);
    if (hip == nullptr) {
        return m_curves;
    }
    std::vector<MuscleReading> muscles;
    std::vector<QVariantList> points;
    for (double degrees = glm::degrees(hip->least); degrees <= glm::degrees(hip->most) + 1e-6; degrees += curveStep) {
        std::vector<MuscleReading> read =
            readingsOf(*session()->mover()->paths(), turned({}, joint, glm::radians(degrees)), sideOf(m_side));
        std::erase_if(read, [](const MuscleReading& row) { return row.slip; });
        // A muscle that does not pass the hip has no arm there.
        std::erase_if(read, [](const MuscleReading& row) { return row.muscle == "psoas-minor"; });
        points.resize(read.size());
        for (std::size_t i = 0; i < read.size(); ++i) {
            points[i] << QVariantMap{{"degrees", degrees}, {"arm", read[i].leverArm}};
        }
        muscles = std::move(read);
    }
    for (std::size_t i = 0; i < muscles.size(); ++i) {
        const Atlas& atlas = *session()->atlas();
        if (const auto muscle = atlas.find(muscles[i].key)) {
            muscles[i].name = session()->names().withoutSide(atlas.at(*muscle));
        }
        m_curves << QVariantMap{{"key", QString::fromStdString(muscles[i].key)},
                                {"name", QString::fromStdString(muscles[i].name)},
                                {"points", points[i]}};
    }
    return m_curves;
}

int GaugeModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant GaugeModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const MuscleReading& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case KeyRole:
        return QString::fromStdString(row.key);
    case Qt::DisplayRole:
    case NameRole:
        return QString::fromStdString(row.name);
    case SlipRole:
        return row.slip;
    case LengthRole:
        return row.length;
    case ChangeRole:
        return row.change;
    case PercentRole:
        return row.length > row.change ? 100 * row.change / (row.length - row.change) : 0;
    case LeverArmRole:
        return row.leverArm;
    default:
        return {};
    }
}

QHash<int, QByteArray> GaugeModel::roleNames() const
{
    return {{KeyRole, "key"},       {NameRole, "name"},       {SlipRole, "slip"},        {LengthRole, "length"},
            {ChangeRole, "change"}, {PercentRole, "percent"}, {LeverArmRole, "leverArm"}};
}

} // namespace psoas
