#include "../app/fixture.h"
#include "ui/window.h"

#include <QAccessible>
#include <QGuiApplication>
#include <QQmlContext>
#include <QQmlEngine>
#include <QQuickWindow>
#include <QtQuickTest>

namespace {

QStringList warnings;
QtMessageHandler previous = nullptr;

void listen(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    // What the platform says of itself is not ours.
    const bool ours = type != QtDebugMsg && type != QtInfoMsg && !message.contains(u"XDG_RUNTIME_DIR") &&
                      !message.contains(u"propagateSizeHints");
    if (ours) {
        warnings << message;
    }
    previous(type, context, message);
}

} // namespace

/// What the tests need of C++: fresh sessions, and what the log says.
class Bench : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// A session on a small body of boxes. The last one lives on until the next, for what still shows it.
    Q_INVOKABLE psoas::Session* freshSession(bool withAtlas = true)
    {
        m_previous = std::exchange(m_session, std::make_unique<psoas::Session>());
        QQmlEngine::setObjectOwnership(m_session.get(), QQmlEngine::CppOwnership);
        psoas::followLanguage(*qobject_cast<QQmlEngine*>(parent()), *m_session);
        m_session->setFlightDuration(0);
        m_session->setLibrary(psoas::test::shippedLibrary());
        if (withAtlas) {
            m_session->setAtlas(psoas::test::boxAtlas());
        }
        return m_session.get();
    }
    /// A session on a body whose hips turn; `moves` holds once it is known how.
    Q_INVOKABLE psoas::Session* movableSession()
    {
        freshSession(false)->setAtlas(psoas::test::hipAtlas());
        return m_session.get();
    }
    Q_INVOKABLE bool moves() const { return m_session->motion() != nullptr; }
    Q_INVOKABLE double hipFlexion(const QString& side) const // degrees, as it was chosen
    {
        return m_session->viewState().shown.pose.angle("hip-flexion-" + side.toStdString()) * 57.29577951308232;
    }
    Q_INVOKABLE QStringList warningsSoFar() const { return warnings; }
    Q_INVOKABLE void forgetWarnings() { warnings.clear(); }

    /// The names that a screen reader finds below `window`, one line per thing: "role: name".
    Q_INVOKABLE QStringList spoken(QQuickWindow* window) const
    {
        QStringList lines;
        if (QAccessibleInterface* top = QAccessible::queryAccessibleInterface(window)) {
            speak(*top, lines);
        }
        return lines;
    }

private:
    static void speak(QAccessibleInterface& thing, QStringList& lines)
    {
        if (thing.state().invisible) {
            return;
        }
        lines << QString::number(thing.role()) + ": " + thing.text(QAccessible::Name);
        for (int i = 0; i < thing.childCount(); ++i) {
            if (QAccessibleInterface* child = thing.child(i)) {
                speak(*child, lines);
            }
        }
    }
    std::unique_ptr<psoas::Session> m_previous;
    std::unique_ptr<psoas::Session> m_session;
};

class Setup : public QObject {
    Q_OBJECT

public slots:
    void applicationAvailable()
    {
        previous = qInstallMessageHandler(listen);
        if (QGuiApplication::platformName() == u"offscreen") {
            QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
        }
        QAccessible::setActive(true);
    }
    void qmlEngineAvailable(QQmlEngine* engine)
    {
        psoas::prepareEngine(*engine);
        engine->rootContext()->setContextProperty(QStringLiteral("bench"), new Bench{engine});
    }
};

int main(int argc, char* argv[])
{
    psoas::prepareGraphics();
    QTEST_SET_MAIN_SOURCE_PATH
    Setup setup;
    return quick_test_main_with_setup(argc, argv, "psoas", nullptr, &setup);
}

#include "main.moc"
