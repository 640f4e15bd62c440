#pragma once

#include "app/session_model.h"

namespace psoas {

/// The tours that come with the program.
class TourListModel : public psoas::SessionModel {
    Q_OBJECT
    QML_ELEMENT

public:
    enum Role {
        TourKeyRole = Qt::UserRole + 1, ///< QString
        TitleRole,                      ///< QString
        AboutRole,                      ///< QString
        LengthRole,                     ///< QString: "about 2 minutes"
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
};

} // namespace psoas
