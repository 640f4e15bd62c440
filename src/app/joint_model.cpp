#include "app/joint_model.h"

#include "app/pose_mover.h"

#include <glm/trigonometric.hpp>

namespace psoas {

void JointModel::attach()
{
    if (session() != nullptr) {
        connect(session(), &Session::motionChanged, this, &JointModel::refill);
        connect(session(), &Session::poseMoved, this, [this] {
            if (!m_rows.empty()) {
                emit dataChanged(index(0), index(static_cast<int>(m_rows.size()) - 1), {DegreesRole});
            }
        });
    }
    refill();
}

void JointModel::refill()
{
    beginResetModel();
    m_rows.clear();
    if (session() != nullptr && session()->motion()) {
        const auto& joints = session()->motionTables()->joints;
        for (std::size_t i = 0; i < joints.size(); ++i) {
            if (session()->motion()->canTurn(joints[i])) {
                m_rows.push_back(i);
            }
        }
    }
    endResetModel();
}

int JointModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant JointModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Joint& joint = session()->motionTables()->joints[m_rows[static_cast<std::size_t>(index.row())]];
    switch (role) {
    case JointRole:
        return QString::fromStdString(joint.key);
    case Qt::DisplayRole:
    case NameRole:
        return QString::fromStdString(session()->names().called("joints", joint.key, joint.name));
    case DegreesRole:
        return glm::degrees(session()->mover()->pose().angle(joint.key));
    case LeastRole:
        return glm::degrees(joint.least);
    case MostRole:
        return glm::degrees(joint.most);
    default:
        return {};
    }
}

QHash<int, QByteArray> JointModel::roleNames() const
{
    return {
        {JointRole, "joint"}, {NameRole, "name"}, {DegreesRole, "degrees"}, {LeastRole, "least"}, {MostRole, "most"}};
}

} // namespace psoas
