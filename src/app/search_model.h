#pragma once

#include "app/session_model.h"

namespace psoas {

/// What a search finds, best first.
class SearchModel : public psoas::SessionModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged)

public:
    enum Role {
        KeyRole = Qt::UserRole + 1, ///< QString: key of a structure or group
        NameRole,                   ///< QString
        KindRole,                   ///< QString: "muscle" ... or "group"
        MatchedRole,                ///< QString: where it was found, such as "Latin"
        ExcerptRole,                ///< QString: the words around it; empty where they are the name itself
        RichNameRole,               ///< QString: NAME as HTML, what was typed in bold
        RichExcerptRole,            ///< QString: EXCERPT in the same way
        HiddenRole,                 ///< bool: out of sight now
    };
    Q_ENUM(Role)

    using SessionModel::SessionModel;
    QString text() const { return m_text; }
    void setText(const QString& text);
    /// Shows, selects and flies to what stands in `row`; whether there is such a row.
    Q_INVOKABLE bool activate(int row);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

signals:
    void textChanged();

protected:
    void attach() override;

private:
    void refill();
    bool isHidden(const std::string& id) const;
    QString m_text;
    std::vector<SearchHit> m_hits;
};

} // namespace psoas
