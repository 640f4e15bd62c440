#include "ui/window.h"

#include "app/session.h"
#include "core/log.h"

#include <QFont>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QIcon>
#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QPainter>
#include <QQmlApplicationEngine>
#include <QQuickImageProvider>
#include <QQuickWindow>
#include <QSurfaceFormat>
#include <QSvgRenderer>
#include <QtQml/qqmlextensionplugin.h>

Q_IMPORT_QML_PLUGIN(Psoas_AppPlugin)
Q_IMPORT_QML_PLUGIN(Psoas_ViewportPlugin)
Q_IMPORT_QML_PLUGIN(Psoas_UiPlugin)

namespace psoas {
namespace {

QImage drawn(const QString& icon, QSize size)
{
    QImage image{size, QImage::Format_ARGB32_Premultiplied};
    image.fill(Qt::transparent);
    QSvgRenderer renderer{":/icons/" + icon + ".svg"};
    QPainter painter{&image};
    renderer.render(&painter, QRectF{{0, 0}, QSizeF{size}});
    return image;
}

/// image://icons/NAME: assets/icons/NAME.svg at any size. Qt's own SVG image plugin may not be installed.
class Icons final : public QQuickImageProvider {
public:
    Icons() : QQuickImageProvider{QQuickImageProvider::Image} {}

    QImage requestImage(const QString& id, QSize* size, const QSize& wanted) override
    {
        const QSize given = wanted.width() > 0 && wanted.height() > 0 ? wanted : QSize{24, 24};
        if (size != nullptr) {
            *size = given;
        }
        return drawn(id, given);
    }
};

/// Whether Qt Quick would find OpenGL 3.3: without it, it ends the program rather than say so.
bool hasOpenGl()
{
    QOpenGLContext context;
    if (!context.create()) {
        return false;
    }
    const auto version = context.format().version();
    if (context.isOpenGLES() || version < qMakePair(3, 3)) {
        return false;
    }
    QOffscreenSurface surface;
    surface.setFormat(context.format());
    surface.create();
    return context.makeCurrent(&surface);
}

void chooseFont()
{
    const QStringList installed = QFontDatabase::families();
    QFont font = QGuiApplication::font();
    for (const char* family : {"Inter", "Noto Sans", "DejaVu Sans"}) {
        if (installed.contains(QLatin1String{family})) {
            font.setFamily(QLatin1String{family});
            break;
        }
    }
    QGuiApplication::setFont(font);
}

void passOn(QtMsgType type, const QMessageLogContext& /*context*/, const QString& message)
{
    const std::string words = message.toStdString();
    switch (type) {
    case QtDebugMsg:
    case QtInfoMsg:
        log::debug(words);
        break;
    case QtWarningMsg:
        log::warning(words);
        break;
    case QtCriticalMsg:
    case QtFatalMsg:
        log::error(words);
        break;
    }
}

} // namespace

void prepareGraphics()
{
    if (qEnvironmentVariable("QT_QUICK_BACKEND") != u"software") {
        QQuickWindow::setGraphicsApi(QSGRendererInterface::OpenGL);
    }
    QSurfaceFormat format;
    format.setVersion(3, 3);
    format.setProfile(QSurfaceFormat::CoreProfile);
    QSurfaceFormat::setDefaultFormat(format);
}

void prepareEngine(QQmlEngine& engine)
{
    engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
    engine.addImageProvider(QStringLiteral("icons"), new Icons);
}

void followLanguage(QQmlEngine& engine, const Session& session)
{
    QObject::connect(&session, &Session::languageChanged, &engine, &QQmlEngine::retranslate);
}

bool showWindow(QQmlApplicationEngine& engine, Session& session)
{
    prepareEngine(engine);
    followLanguage(engine, session);
    engine.setInitialProperties({{"session", QVariant::fromValue(&session)}});
    engine.load(QUrl{QStringLiteral("qrc:/qt/qml/Psoas/Ui/Main.qml")});
    return !engine.rootObjects().isEmpty();
}

int runWindow(int argc, char* argv[], const WindowOptions& options)
{
    qInstallMessageHandler(passOn);
    prepareGraphics();
    QGuiApplication app{argc, argv};
    QGuiApplication::setApplicationName(QStringLiteral("psoas-atlas"));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Psoas Atlas"));
    QGuiApplication::setApplicationVersion(QStringLiteral(PSOAS_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("psoas-atlas"));
    QGuiApplication::setWindowIcon(QIcon{QPixmap::fromImage(drawn(QStringLiteral("app"), {256, 256}))});
    chooseFont();
    if (QQuickWindow::graphicsApi() == QSGRendererInterface::OpenGL && !hasOpenGl()) {
        QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    }

    SessionParts parts;
    parts.settingsFile = Settings::defaultFile();
    Session session{std::move(parts)};
    if (options.initial) {
        session.setInitialView(options.initial);
    }
    if (options.atlas.empty()) {
        session.openBuiltIn();
    } else {
        session.open(options.atlas);
    }
    QQmlApplicationEngine engine;
    const bool shown = showWindow(engine, session);
    return shown ? QGuiApplication::exec() : 1;
}

} // namespace psoas
