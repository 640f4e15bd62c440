#pragma once

#include "app/linked_text.h"
#include "app/session_model.h"

namespace psoas {

/// What is said of the structure chosen last: its names as properties, one row per statement.
class FactsModel : public psoas::SessionModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString key READ key NOTIFY currentChanged)
    Q_PROPERTY(QString name READ name NOTIFY currentChanged)
    Q_PROPERTY(QString latin READ latin NOTIFY currentChanged)
    Q_PROPERTY(QString pronunciation READ pronunciation NOTIFY currentChanged)
    Q_PROPERTY(QString ta2 READ ta2 NOTIFY currentChanged)
    Q_PROPERTY(QString fma READ fma NOTIFY currentChanged)
    Q_PROPERTY(QString side READ side NOTIFY currentChanged)
    Q_PROPERTY(QString kind READ kind NOTIFY currentChanged)
    Q_PROPERTY(QString sideAndKind READ sideAndKind NOTIFY currentChanged)
    Q_PROPERTY(bool nameIsFallback READ nameIsFallback NOTIFY currentChanged)
    Q_PROPERTY(bool isFallback READ isFallback NOTIFY currentChanged)
    Q_PROPERTY(QString synonyms READ synonyms NOTIFY currentChanged)
    Q_PROPERTY(QString note READ note NOTIFY currentChanged)
    Q_PROPERTY(QVariantList variants READ variants NOTIFY variantsChanged)
    Q_PROPERTY(bool hasAttachments READ hasAttachments NOTIFY currentChanged)
    Q_PROPERTY(bool attachmentsShown READ attachmentsShown NOTIFY variantsChanged)

public:
    enum Role {
        SectionRole = Qt::UserRole + 1, ///< QString: "Origin" ...
        FirstRole,                      ///< bool: the first statement of its section
        PlainRole,                      ///< QString: what is said
        RichRole,                       ///< QString: the same as HTML, structures named being links to their ids
        SourcesRole,                    ///< QStringList: who says it, one line each
        ToBeCheckedRole,                ///< bool
    };
    Q_ENUM(Role)

    using SessionModel::SessionModel;
    QString key() const;  ///< empty: nothing is selected
    QString name() const; ///< without its side
    QString latin() const;
    QString pronunciation() const;
    QString ta2() const;
    QString fma() const;
    QString side() const; ///< "left", "right" or empty
    QString kind() const;
    QString sideAndKind() const; ///< "left muscle"
    bool nameIsFallback() const; ///< in English, for want of one in the language in force
    bool isFallback() const;     ///< what is said is in English, for want of a translation
    QString synonyms() const;
    QString note() const;
    /// Structures of the same group that are shown only when asked for: [{id, name, shown}].
    QVariantList variants() const;
    /// Whether attachment areas belong to what is selected, or lie on it.
    bool hasAttachments() const;
    bool attachmentsShown() const; ///< all of them

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

signals:
    void currentChanged();
    void variantsChanged();

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
    const Structure* structure() const; ///< null: nothing is selected
    const Facts* facts() const;         ///< null: nothing is said
    QString linked(const QString& plain, const Structure& from) const;
    QString linkTo(const std::string& key, const QString& words) const;
    std::vector<std::string> attachments() const;
    void addEntries();
    void addMarks();
    void learnNames();
    void refill();

    std::vector<Row> m_rows;
    QString m_key;
    LinkedText m_links;
};

} // namespace psoas
