#pragma once

#include "app/session_model.h"

#include <set>

namespace psoas {

/// The tree of groups and structures as a flat list: what is folded in is not a row. Keeps step with the session both
/// ways: rows say what is shown, selected and under the pointer.
class StructureTreeModel : public psoas::SessionModel {
    Q_OBJECT
    QML_ELEMENT

public:
    enum Role {
        KeyRole = Qt::UserRole + 1, ///< QString: key of a structure or group
        NameRole,                   ///< QString
        LatinRole,                  ///< QString; may be empty
        IsGroupRole,                ///< bool
        DepthRole,                  ///< int, 0 at the top
        ExpandedRole,               ///< bool; false for a structure
        SightRole,                  ///< Sight
        FadedRole,                  ///< bool: all of it is glass
        SelectedRole,               ///< bool; of a group: all of it
        HoveredRole,                ///< bool: under the pointer in the picture, or holding what is
        CountRole,                  ///< int: structures in a group
        KindRole,                   ///< QString: "muscle" ...; empty for a group
        FallbackRole,               ///< bool: the name is in English, for want of one in the language in force
        NoteRole,                   ///< QString: what was left out when the file was read; mostly empty
        AccessibleRole,             ///< QString: name and state in words
    };
    Q_ENUM(Role)
    enum Sight { Hidden, Partly, InSight };
    Q_ENUM(Sight)

    using SessionModel::SessionModel;
    Q_INVOKABLE void setExpanded(int row, bool expanded);
    Q_INVOKABLE void setAllExpanded(bool expanded);
    /// The row of `key`, or -1 while it is folded in.
    Q_INVOKABLE int rowOf(const QString& key) const;
    /// Unfolds what hides `key` and gives its row; -1 if there is no such structure or group.
    Q_INVOKABLE int reveal(const QString& key);
    /// The row of the group that `row` hangs under; -1 at the top.
    Q_INVOKABLE int parentRow(int row) const;
    Q_INVOKABLE QString keyAt(int row) const;
    Q_INVOKABLE bool isGroup(int row) const;
    Q_INVOKABLE bool isExpanded(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

protected:
    void attach() override;

private:
    struct Node {
        QString key, name, latin, kind, note;
        bool isGroup = false;
        bool isFallback = false;
        int depth = 0;
        int parent = -1; // node
        int end = 0;     // one past the last node below it
        int count = 0;
        std::size_t structure = 0; // of the atlas, if not a group
        Sight sight = InSight;
        bool faded = false, selected = false, hovered = false;
        bool operator==(const Node&) const = default;
    };
    void refill();
    void refresh();
    void readState();
    void listRows();
    int append(const Group& group, int parent, int depth);
    int rowOfNode(int node) const;

    std::vector<Node> m_nodes; // the whole tree, parents before children
    std::vector<int> m_rows;   // nodes that are rows now
    std::set<QString> m_folded;
};

} // namespace psoas
