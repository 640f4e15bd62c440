#include "app/gauge_model.h"

#include "app/pose_mover.h"

#include <glm/trigonometric.hpp>

#include <algorithm>

namespace psoas {
namespace {

constexpr double curveStep = 2.5; // degrees

Side sideOf(const QString& side)
{
    return side == u"right" ? Side::right : Side::left;
}

} // namespace

std::vector<MuscleReading> readingsOf(const MotionModel& /*model*/, const Pose& /*pose*/, Side /*side*/)
{
    return {};
}

void GaugeModel::attach()
{
    if (session() != nullptr) {
        connect(session(), &Session::motionChanged, this, &GaugeModel::refill);
        connect(session(), &Session::poseMoved, this, &GaugeModel::follow);
        connect(session(), &Session::shownChanged, this, &GaugeModel::silentChanged);
    }
    refill();
}

std::vector<MuscleReading> GaugeModel::rows() const
{
    if (session() == nullptr || !session()->motion()) {
        return {};
    }
    std::vector<MuscleReading> rows = readingsOf(*session()->motion(), session()->mover()->pose(), sideOf(m_side));
    std::erase_if(rows, [this](const MuscleReading& row) {
        return row.slip && (!m_slips || row.muscle != "psoas-major");
    });
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
    return false;
}

double GaugeModel::hipFlexion() const
{
    return session() != nullptr ? glm::degrees(session()->mover()->pose().angle("hip-flexion-" + m_side.toStdString()))
                                : 0;
}

QVariantList GaugeModel::curves() const
{
    if (!m_curves.isEmpty() || session() == nullptr || !session()->motion()) {
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
            readingsOf(*session()->motion(), turned({}, joint, glm::radians(degrees)), sideOf(m_side));
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
