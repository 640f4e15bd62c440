#pragma once

#include "app/session_model.h"

namespace psoas {

/// The tools, in the order of the toolbar.
class ToolModel : public psoas::SessionModel {
    Q_OBJECT
    QML_ELEMENT

public:
    enum Role {
        ToolIdRole = Qt::UserRole + 1, ///< QString, stable
        TextRole,                      ///< QString, for the person
        HelpRole,                      ///< QString, what a click does
    };
    Q_ENUM(Role)

    using SessionModel::SessionModel;
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

protected:
    void attach() override;
};

} // namespace psoas
