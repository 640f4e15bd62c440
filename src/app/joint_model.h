#pragma once

#include "app/session_model.h"

namespace psoas {

/// Every joint that the open atlas can turn, with its angle as drawn and its range; degrees.
class JointModel : public psoas::SessionModel {
    Q_OBJECT
    QML_ELEMENT

public:
    enum Role {
        JointRole = Qt::UserRole + 1, ///< QString, key
        NameRole,                     ///< QString, for the person
        DegreesRole,                  ///< double
        LeastRole,                    ///< double
        MostRole,                     ///< double
    };
    Q_ENUM(Role)

    using SessionModel::SessionModel;
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

protected:
    void attach() override;

private:
    void refill();

    std::vector<std::size_t> m_rows; // numbers of joints in the tables
};

} // namespace psoas
