#pragma once

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace psoas {

/// The tools, in the order of the toolbar. Rows never change.
class ToolModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT

public:
    enum Role {
        ToolIdRole = Qt::UserRole + 1, ///< QString, stable
        TextRole,                      ///< QString, for the person
        HelpRole,                      ///< QString, what a click does
    };
    Q_ENUM(Role)

    using QAbstractListModel::QAbstractListModel;
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
};

} // namespace psoas
