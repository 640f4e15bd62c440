#pragma once

#include "app/linked_text.h"
#include "app/session_model.h"

#include <QVariantList>

namespace psoas {

struct Entry;

/// The entry that is open: its title and verdicts as properties, one row per thing said.
class EntryModel : public psoas::SessionModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString key READ key NOTIFY currentChanged)
    Q_PROPERTY(QString title READ title NOTIFY currentChanged)
    Q_PROPERTY(QString label READ label NOTIFY currentChanged)
    Q_PROPERTY(QVariantList verdicts READ verdicts NOTIFY currentChanged)
    Q_PROPERTY(QVariantList steps READ steps NOTIFY currentChanged)
    Q_PROPERTY(bool canShow READ canShow NOTIFY currentChanged)
    Q_PROPERTY(bool isFallback READ isFallback NOTIFY currentChanged)

public:
    enum Role {
        SectionRole = Qt::UserRole + 1, ///< QString: "What the literature says" ...
        FirstRole,                      ///< bool: the first row of its section
        PlainRole,                      ///< QString
        RichRole,                       ///< QString: HTML, structures named being links to their ids
        SourcesRole,                    ///< QStringList: who says it, one line each
        ToBeCheckedRole,                ///< bool
    };
    Q_ENUM(Role)

    using SessionModel::SessionModel;
    QString key() const; ///< empty: no entry is open
    QString title() const;
    QString label() const;         ///< "Point 7 · first article"
    QVariantList verdicts() const; ///< [{of, is, meaning}]
    QVariantList steps() const;    ///< [caption], after the first picture
    bool canShow() const;
    bool isFallback() const; ///< in English, for want of a translation

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

signals:
    void currentChanged();

protected:
    void attach() override;

private:
    struct Row {
        QString section;
        bool first = false;
        QString plain, rich;
        QStringList sources;
        bool toBeChecked = false;
    };
    const Entry* entry() const; ///< null: none is open
    bool isForPatients() const;
    void fillForPatients();
    void refill();

    std::vector<Row> m_rows;
    LinkedText m_links;
};

} // namespace psoas
