#pragma once

#include "app/session_model.h"

namespace psoas {

/// The bibliography, by author and year.
class SourceListModel : public psoas::SessionModel {
    Q_OBJECT
    QML_ELEMENT
    /// Only sources that bear all of these words; empty: all.
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged)

public:
    enum Role {
        CitationRole = Qt::UserRole + 1, ///< QString: one line
        SeenRole,                        ///< QString: how it was read, in words
    };
    Q_ENUM(Role)

    using SessionModel::SessionModel;
    QString filter() const { return m_filter; }
    void setFilter(const QString& filter);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

signals:
    void filterChanged();

protected:
    void attach() override;

private:
    void refill();

    struct Row {
        QString citation, seen;
    };
    QString m_filter;
    std::vector<Row> m_rows;
};

} // namespace psoas
