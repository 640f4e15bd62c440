#pragma once

#include "app/session_model.h"

namespace psoas {

struct Command;

/// The commands that are offered in one place, or all of them, or those that a search leaves; at its end, if asked for,
/// what the mouse does.
class CommandModel : public psoas::SessionModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(Where where READ where WRITE setWhere NOTIFY whereChanged)
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged)

public:
    enum Where { Everywhere, ToolBar, StructureMenu, MainMenu, ListOfKeys };
    Q_ENUM(Where)
    enum Role {
        CommandIdRole = Qt::UserRole + 1, ///< QString: for Session::run(); empty for what only the mouse does
        TextRole,                         ///< QString
        KeysRole,                         ///< QStringList, as Shortcut.sequences takes them
        KeyTextRole,                      ///< QString, as the person reads them
        HeadingRole,                      ///< QString: of the group, in its first row; else empty
        EnabledRole,                      ///< bool
        CheckableRole,                    ///< bool
        CheckedRole,                      ///< bool
        PictureOnlyRole,                  ///< bool: its keys count only while the picture has the focus
    };
    Q_ENUM(Role)

    using SessionModel::SessionModel;
    Where where() const { return m_where; }
    void setWhere(Where where);
    QString filter() const { return m_filter; }
    void setFilter(const QString& filter);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

signals:
    void whereChanged();
    void filterChanged();

protected:
    void attach() override;

private:
    struct Row {
        const Command* command = nullptr; // null: done with the mouse
        QString text, keyText, group;
        bool enabled = true;
        bool checked = false;
    };
    void refill();
    void refresh();

    Where m_where = Everywhere;
    QString m_filter;
    std::vector<Row> m_rows;
};

} // namespace psoas
