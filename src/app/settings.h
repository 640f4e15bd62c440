#pragma once

#include <QObject>
#include <QRect>
#include <QString>
#include <QStringList>
#include <QTimer>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

namespace psoas {

/// What is kept between runs, in one ini file. A file that cannot be understood is moved aside as *.damaged and the
/// defaults hold; a value out of its range falls back alone. GUI thread.
class Settings : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to the session")
    Q_PROPERTY(bool dark READ dark WRITE setDark NOTIFY changed)
    Q_PROPERTY(bool patient READ patient WRITE setPatient NOTIFY changed)
    Q_PROPERTY(QString hands READ hands WRITE setHands NOTIFY changed)
    Q_PROPERTY(QVariantList handsOffered READ handsOffered CONSTANT)
    Q_PROPERTY(bool leftOpen READ leftOpen WRITE setLeftOpen NOTIFY changed)
    Q_PROPERTY(bool rightOpen READ rightOpen WRITE setRightOpen NOTIFY changed)
    Q_PROPERTY(QString leftTab READ leftTab WRITE setLeftTab NOTIFY changed)
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY changed)
    Q_PROPERTY(QString names READ names WRITE setNames NOTIFY changed)
    Q_PROPERTY(QRect window READ window WRITE setWindow NOTIFY changed)
    Q_PROPERTY(bool maximised READ maximised WRITE setMaximised NOTIFY changed)

public:
    /// An empty `file`: nothing is read or kept.
    explicit Settings(QString file = {}, QObject* parent = nullptr);
    ~Settings() override;

    /// $XDG_CONFIG_HOME/psoas-atlas/settings.ini, or the same below ~/.config.
    static QString defaultFile();

    /// A sentence for the person if the file was damaged; empty if not.
    const QString& complaint() const { return m_complaint; }
    /// Writes now what has changed; says so by couldNotSave() if that fails, and leaves the old file as it was.
    void save();

    bool dark() const { return m_values.dark; }
    void setDark(bool dark);
    bool patient() const { return m_values.patient; } ///< the view for patients
    void setPatient(bool patient);
    QString hands() const { return m_values.hands; }
    void setHands(const QString& hands);
    static QVariantList handsOffered(); ///< [{id, name}]
    bool leftOpen() const { return m_values.leftOpen; }
    void setLeftOpen(bool open);
    bool rightOpen() const { return m_values.rightOpen; }
    void setRightOpen(bool open);
    QString leftTab() const { return m_values.leftTab; }
    void setLeftTab(const QString& tab);
    /// Code of the language of the interface, "es"; that of the system until chosen. There may be no such translation.
    QString language() const { return m_values.language; }
    void setLanguage(const QString& code);
    /// Code of the language of names where it is another, "la"; empty: that of the interface.
    QString names() const { return m_values.names; }
    void setNames(const QString& code);
    /// Place and size of the window when not maximised; empty if never kept.
    QRect window() const { return m_values.window; }
    void setWindow(const QRect& window);
    bool maximised() const { return m_values.maximised; }
    void setMaximised(bool maximised);

signals:
    void changed();
    void couldNotSave(const QString& sentence);

private:
    struct Values {
        bool dark = false;
        bool patient = false;
        QString hands;
        bool leftOpen = true;
        bool rightOpen = true;
        QString leftTab = QStringLiteral("structures");
        QString language = QStringLiteral("en");
        QString names;
        QRect window;
        bool maximised = false;
        bool operator==(const Values&) const = default;
    };
    void read();
    template<class T>
    void set(T Values::*member, const T& value);

    QString m_file;
    QString m_complaint;
    Values m_values;
    Values m_saved;
    bool m_complainedOfSaving = false;
    QTimer m_saveSoon;
};

} // namespace psoas
