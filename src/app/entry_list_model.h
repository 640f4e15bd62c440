#pragma once

#include "app/session_model.h"

#include <QStringList>

namespace psoas {

struct Entry;

/// The entries of one or more kinds, in order: points, symptoms, exercises ...
class EntryListModel : public psoas::SessionModel {
    Q_OBJECT
    QML_ELEMENT
    /// Plural names of kinds: ["symptoms", "causes"].
    Q_PROPERTY(QStringList kinds READ kinds WRITE setKinds NOTIFY kindsChanged)

public:
    enum Role {
        KeyRole = Qt::UserRole + 1, ///< QString: "point-07"
        NumberRole,                 ///< int: 0 where there is none
        TitleRole,                  ///< QString
        HeadingRole,                ///< QString: of the kind; empty but on its first entry, and where there is one kind
        VerdictsRole,               ///< QStringList: "partly" ..., each once
    };
    Q_ENUM(Role)

    using SessionModel::SessionModel;
    QStringList kinds() const { return m_kinds; }
    void setKinds(const QStringList& kinds);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

signals:
    void kindsChanged();

protected:
    void attach() override;

private:
    void refill();

    QStringList m_kinds;
    std::vector<const Entry*> m_entries; // of the session's library
};

} // namespace psoas
