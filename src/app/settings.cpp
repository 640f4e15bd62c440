#include "app/settings.h"

#include "app/hands.h"
#include "core/text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLocale>
#include <QPalette>
#include <QRegularExpression>
#include <QSettings>
#include <QStandardPaths>

#include <algorithm>

namespace psoas {
namespace {

constexpr int saveDelay = 500; // ms; a dragged edge changes the window many times a second
constexpr int longest = 1 << 20;
const QString tabs[] = {QStringLiteral("structures"), QStringLiteral("points"),  QStringLiteral("symptoms"),
                        QStringLiteral("exercises"),  QStringLiteral("answers"), QStringLiteral("views")};

bool systemIsDark()
{
    return qobject_cast<QGuiApplication*>(QCoreApplication::instance()) != nullptr &&
           QGuiApplication::palette().color(QPalette::Window).lightness() < 110;
}

/// Whether `code` can be one of a language; whether there is such a translation is for others to say.
bool isCode(const QString& code)
{
    static const QRegularExpression codes{QStringLiteral("^[a-z]{2,3}(_[A-Z]{2})?$")};
    return codes.match(code).hasMatch();
}

/// The mark is our own line: a file without it is not one we wrote.
bool isOurs(const QString& file)
{
    QFile reader{file};
    if (!reader.open(QIODevice::ReadOnly)) {
        return true; // not damaged but out of reach; QSettings then reads nothing
    }
    const QByteArray bytes = reader.read(longest + 1);
    if (bytes.size() > longest || bytes.contains('\0') || !isUtf8({bytes.data(), static_cast<size_t>(bytes.size())})) {
        return false;
    }
    QSettings settings{file, QSettings::IniFormat};
    return settings.status() == QSettings::NoError && settings.value("format").toInt() == 1;
}

} // namespace

Settings::Settings(QString file, QObject* parent) : QObject{parent}, m_file{std::move(file)}
{
    m_values.dark = systemIsDark();
    m_values.hands = allHands().front().id;
    if (const QString code = QLocale::system().name().section('_', 0, 0); !m_file.isEmpty() && isCode(code)) {
        m_values.language = code;
    }
    m_saveSoon.setSingleShot(true);
    m_saveSoon.setInterval(saveDelay);
    connect(&m_saveSoon, &QTimer::timeout, this, &Settings::save);
    if (!m_file.isEmpty() && QFileInfo::exists(m_file)) {
        read();
    }
    m_saved = m_values;
}

Settings::~Settings()
{
    save();
}

QString Settings::defaultFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + "/psoas-atlas/settings.ini";
}

void Settings::read()
{
    if (!isOurs(m_file)) {
        const QString aside = m_file + ".damaged";
        QFile::remove(aside);
        m_complaint =
            QFile::rename(m_file, aside)
                ? tr("The settings in %1 could not be understood, so the usual ones are in force; the file "
                     "is kept as %2.")
                      .arg(m_file, aside)
                : tr("The settings in %1 could not be understood, so the usual ones are in force.").arg(m_file);
        return;
    }
    const QSettings settings{m_file, QSettings::IniFormat};
    const auto flag = [&](const char* key, bool& value) {
        const QString text = settings.value(key).toString();
        if (text == "true" || text == "false") {
            value = text == "true";
        }
    };
    flag("look/dark", m_values.dark);
    flag("look/patient", m_values.patient);
    flag("look/left_open", m_values.leftOpen);
    flag("look/right_open", m_values.rightOpen);
    flag("window/maximised", m_values.maximised);
    const QString hands = settings.value("hands/mapping").toString();
    if (std::any_of(allHands().begin(), allHands().end(), [&](const Hands& each) { return each.id == hands; })) {
        m_values.hands = hands;
    }
    const QString tab = settings.value("look/left_tab").toString();
    if (std::find(std::begin(tabs), std::end(tabs), tab) != std::end(tabs)) {
        m_values.leftTab = tab;
    }
    if (const QString code = settings.value("look/language").toString(); isCode(code)) {
        m_values.language = code;
    }
    if (const QString code = settings.value("look/names").toString(); isCode(code)) {
        m_values.names = code;
    }
    const QRect window{settings.value("window/x").toInt(), settings.value("window/y").toInt(),
                       settings.value("window/width").toInt(), settings.value("window/height").toInt()};
    const auto sane = [](int value) { return value > -20000 && value < 20000; };
    if (window.width() >= 320 && window.height() >= 240 && sane(window.x()) && sane(window.y()) &&
        sane(window.width()) && sane(window.height())) {
        m_values.window = window;
    }
}

void Settings::save()
{
    m_saveSoon.stop();
    if (m_file.isEmpty() || m_values == m_saved) {
        return;
    }
    bool done = QDir{}.mkpath(QFileInfo{m_file}.absolutePath());
    if (done) {
        QSettings settings{m_file, QSettings::IniFormat};
        settings.setAtomicSyncRequired(true);
        settings.setValue("format", 1);
        settings.setValue("look/dark", m_values.dark);
        settings.setValue("look/patient", m_values.patient);
        settings.setValue("look/left_open", m_values.leftOpen);
        settings.setValue("look/right_open", m_values.rightOpen);
        settings.setValue("look/left_tab", m_values.leftTab);
        settings.setValue("look/language", m_values.language);
        settings.setValue("look/names", m_values.names);
        settings.setValue("hands/mapping", m_values.hands);
        settings.setValue("window/maximised", m_values.maximised);
        if (!m_values.window.isEmpty()) {
            settings.setValue("window/x", m_values.window.x());
            settings.setValue("window/y", m_values.window.y());
            settings.setValue("window/width", m_values.window.width());
            settings.setValue("window/height", m_values.window.height());
        }
        settings.sync();
        done = settings.status() == QSettings::NoError;
    }
    if (done) {
        m_saved = m_values;
    } else if (!m_complainedOfSaving) {
        m_complainedOfSaving = true; // once a run is enough
        emit couldNotSave(tr("The settings could not be written to %1; they hold until the window closes. Check that "
                             "the folder can be written to and that the disk is not full.")
                              .arg(m_file));
    }
}

template<class T>
void Settings::set(T Values::*member, const T& value)
{
    if (m_values.*member != value) {
        m_values.*member = value;
        m_saveSoon.start();
        emit changed();
    }
}

QVariantList Settings::handsOffered()
{
    QVariantList list;
    for (const Hands& each : allHands()) {
        list << QVariantMap{{"id", each.id}, {"name", each.name}};
    }
    return list;
}

void Settings::setDark(bool dark)
{
    set(&Values::dark, dark);
}
void Settings::setPatient(bool patient)
{
    set(&Values::patient, patient);
}
void Settings::setHands(const QString& hands)
{
    set(&Values::hands, hands);
}
void Settings::setLeftOpen(bool open)
{
    set(&Values::leftOpen, open);
}
void Settings::setRightOpen(bool open)
{
    set(&Values::rightOpen, open);
}
void Settings::setLeftTab(const QString& tab)
{
    set(&Values::leftTab, tab);
}
void Settings::setLanguage(const QString& code)
{
    set(&Values::language, code);
}
void Settings::setNames(const QString& code)
{
    set(&Values::names, code);
}
void Settings::setWindow(const QRect& window)
{
    set(&Values::window, window);
}
void Settings::setMaximised(bool maximised)
{
    set(&Values::maximised, maximised);
}

} // namespace psoas
