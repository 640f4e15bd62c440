#include "viewport/viewport_item.h"

#include "app/overlay_words.h"
#include "render/renderer.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMouseEvent>
#include <QOpenGLFramebufferObject>
#include <QPainter>
#include <QPointingDevice>
#include <QQuickItemGrabResult>
#include <QQuickWindow>
#include <QSGRendererInterface>
#include <QSaveFile>
#include <QScreen>
#include <QStandardPaths>

#include <cmath>
#include <numbers>

namespace psoas {
namespace {

constexpr double clickSlack = 1.0;   // mm on the screen: the hand may tremble so far in a click
constexpr double leastSlack = 3;     // logical pixels, where the screen does not know its size
constexpr double mostSlack = 12;     // logical pixels
constexpr double wheelFactor = 0.85; // one notch of a wheel
constexpr double zoomOfDrag = 4;     // natural logarithm of the factor over the height of the picture

/// Render thread. Touches the item only inside synchronize(), while the GUI thread waits.
class Bridge final : public QQuickFramebufferObject::Renderer {
    QOpenGLFramebufferObject* createFramebufferObject(const QSize& size) override
    {
        return new QOpenGLFramebufferObject{size, QOpenGLFramebufferObject::CombinedDepthStencil};
    }

    void synchronize(QQuickFramebufferObject* item) override
    {
        auto* viewport = static_cast<ViewportItem*>(item);
        m_viewport = viewport;
        m_session = viewport->session();
        if (m_session) {
            m_snapshot = m_session->snapshot();
        }
    }

    void render() override
    {
        if (!m_tried) {
            m_tried = true;
            start();
        }
        if (m_renderer && m_snapshot) {
            const auto* target = framebufferObject();
            if (m_renderer->renderNext(*m_snapshot, target->handle(), target->width(), target->height())) {
                update(); // the picture at rest comes in steps; the first is seen at once
            } else if (m_snapshot->presentation.quality == Quality::final) {
                // Copied here, looked at only on the GUI thread.
                const auto tell = [viewport = m_viewport] {
                    if (viewport) {
                        emit viewport->pictureFinished();
                    }
                };
                QMetaObject::invokeMethod(QCoreApplication::instance(), tell, Qt::QueuedConnection);
            }
        }
    }

    void start()
    {
        auto renderer = psoas::Renderer::create();
        if (renderer) {
            m_renderer = std::move(renderer).value();
            return;
        }
        // Copied here, looked at only on the GUI thread.
        const auto tell = [session = m_session, reason = QString::fromStdString(renderer.error().what)] {
            if (session) {
                session->setPictureProblem(reason);
            }
        };
        QMetaObject::invokeMethod(QCoreApplication::instance(), tell, Qt::QueuedConnection);
    }

    QPointer<ViewportItem> m_viewport;
    QPointer<Session> m_session;
    std::shared_ptr<const SceneSnapshot> m_snapshot;
    std::unique_ptr<psoas::Renderer> m_renderer; // freed here, on the render thread, by ~Bridge
    bool m_tried = false;
};

QString pictureFile(QString file)
{
    if (file.startsWith(u"~/")) {
        file.replace(0, 1, QDir::homePath());
    }
    return QFileInfo{file}.suffix().isEmpty() ? file + ".png" : file;
}

/// Into the upper left corner of a picture, what the window says beside it: a picture of a claim is called one wherever
/// it goes.
void write(const std::vector<OverlayRow>& rows, QImage& image, bool dark)
{
    if (rows.empty()) {
        return;
    }
    QPainter painter{&image};
    const double scale = image.devicePixelRatio();
    QFont font = QGuiApplication::font();
    double y = 14;
    for (const OverlayRow& row : rows) {
        font.setPixelSize(row.strong ? 16 : 14);
        font.setBold(row.strong);
        painter.setFont(font);
        const QString text = QString::fromStdString(row.text);
        const double room = image.width() / scale - 28;
        const QRectF box = painter.boundingRect(QRectF{14, y, room, 400}, Qt::TextWordWrap, text);
        double left = 14;
        if (row.line || row.wash != Wash::none) {
            const Paint paint = paintOf(row.line.value_or(Tint::quiet));
            const glm::vec3 colour = row.wash != Wash::none ? colourOf(row.wash) : dark ? paint.dark : paint.light;
            const bool dashed = row.line && paint.drawn > 0;
            const bool dots = row.wash == Wash::shorter || row.wash == Wash::sacral;
            const QBrush brush{QColor::fromRgbF(colour.r, colour.g, colour.b), row.line ? Qt::SolidPattern
                                                                               : dots   ? Qt::Dense4Pattern
                                                                                        : Qt::BDiagPattern};
            if (row.line) {
                painter.setPen(QPen{brush, 3, dashed ? Qt::DashLine : Qt::SolidLine});
                painter.drawLine(QPointF{left, y + box.height() / 2}, QPointF{left + 30, y + box.height() / 2});
            } else {
                painter.fillRect(QRectF{left, y + 3, 30, box.height() - 6}, brush);
            }
            left += 38;
        }
        painter.setPen(dark ? QColor{0xe4, 0xe9, 0xea} : QColor{0x1d, 0x28, 0x2c});
        painter.drawText(QRectF{left, y, room, 400}, Qt::TextWordWrap, text);
        y += box.height() + 4;
    }
}

double slackOf(const QQuickWindow* window)
{
    const QScreen* screen = window != nullptr ? window->screen() : nullptr;
    const double perMillimetre = screen != nullptr ? screen->physicalDotsPerInch() / 25.4 : 0;
    return std::clamp(clickSlack * perMillimetre, leastSlack, mostSlack);
}

} // namespace

ViewportItem::ViewportItem(QQuickItem* parent) : QQuickFramebufferObject{parent}
{
    setAcceptedMouseButtons(Qt::LeftButton | Qt::RightButton | Qt::MiddleButton);
    setAcceptHoverEvents(true);
    setActiveFocusOnTab(true);
    setMirrorVertically(true);
}

QQuickFramebufferObject::Renderer* ViewportItem::createRenderer() const
{
    return new Bridge;
}

void ViewportItem::setSession(Session* session)
{
    if (session == m_session) {
        return;
    }
    if (m_session) {
        m_session->disconnect(this);
    }
    m_session = session;
    if (session != nullptr) {
        connect(session, &Session::snapshotChanged, this, &ViewportItem::drawAnew);
        if (width() > 0 && height() > 0) {
            session->setAspect(width() / height());
        }
        if (window() != nullptr) {
            session->setScale(static_cast<float>(window()->effectiveDevicePixelRatio()));
        }
    }
    drawAnew();
    emit sessionChanged();
}

void ViewportItem::drawAnew()
{
    polish();
    update();
}

QSGNode* ViewportItem::updatePaintNode(QSGNode* node, UpdatePaintNodeData* data)
{
    if (window()->rendererInterface()->graphicsApi() == QSGRendererInterface::OpenGL) {
        return QQuickFramebufferObject::updatePaintNode(node, data);
    }
    const auto tell = [session = m_session] {
        if (session) {
            session->setPictureProblem(
                tr("There is no picture, because OpenGL 3.3 is missing here. Install the driver of the graphics card, "
                   "or the software one (package libgl1-mesa-dri), and start the program again. Lists, search and "
                   "facts work."));
        }
    };
    QMetaObject::invokeMethod(QCoreApplication::instance(), tell, Qt::QueuedConnection);
    return nullptr;
}

QString ViewportItem::freePictureFile() const
{
    QString folder = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    if (!QFileInfo{folder}.isWritable()) {
        folder = QDir::homePath();
    }
    const QString file = folder + "/psoas-atlas%1.png";
    QString free = file.arg(QString{});
    for (int number = 2; QFileInfo::exists(free); ++number) {
        free = file.arg(QStringLiteral("-%1").arg(number));
    }
    return free;
}

bool ViewportItem::isTaken(const QString& file) const
{
    return QFileInfo::exists(pictureFile(file));
}

void ViewportItem::savePicture(const QString& file)
{
    const QString path = pictureFile(file);
    const auto complain = [session = m_session, path](const QString& reason) {
        if (session) {
            session->report(tr("The picture could not be written to %1: %2. Choose another place, or make room there.")
                                .arg(path, reason));
        }
    };
    // Every pixel of the screen, also of a dense one.
    const double density = window() != nullptr ? window()->effectiveDevicePixelRatio() : 1;
    const QSharedPointer<QQuickItemGrabResult> grab = grabToImage((size() * density).toSize());
    if (!grab) {
        complain(tr("the window is not open"));
        return;
    }
    const auto rows = m_session ? rowsOf(speechOf(*m_session)) : std::vector<OverlayRow>{};
    connect(grab.get(), &QQuickItemGrabResult::ready, this, [this, grab, path, complain, rows] {
        QSaveFile out{path};
        QImage image = grab->image();
        write(rows, image, m_session && m_session->settings()->dark());
        if (!out.open(QIODevice::WriteOnly) || !image.save(&out, "PNG") || !out.commit()) {
            complain(out.errorString());
        } else {
            emit pictureSaved(path);
        }
    });
}

void ViewportItem::pinch(qreal factor, QPointF place)
{
    if (m_session) {
        m_session->zoom(factor, inPicture(place));
    }
}

QPointF ViewportItem::inPicture(QPointF place) const
{
    return {place.x() / std::max(width(), 1.0), place.y() / std::max(height(), 1.0)};
}

void ViewportItem::geometryChange(const QRectF& now, const QRectF& before)
{
    QQuickFramebufferObject::geometryChange(now, before);
    if (m_session && now.width() > 0 && now.height() > 0) {
        m_session->setAspect(now.width() / now.height());
    }
    drawAnew();
}

void ViewportItem::itemChange(ItemChange change, const ItemChangeData& value)
{
    QQuickFramebufferObject::itemChange(change, value);
    if (m_session && window() != nullptr && (change == ItemDevicePixelRatioHasChanged || change == ItemSceneChange)) {
        m_session->setScale(static_cast<float>(window()->effectiveDevicePixelRatio()));
    }
}

void ViewportItem::setReachedByKey(bool reached)
{
    if (reached != m_reachedByKey) {
        m_reachedByKey = reached;
        emit reachedByKeyChanged();
    }
}

void ViewportItem::focusInEvent(QFocusEvent* event)
{
    QQuickFramebufferObject::focusInEvent(event);
    setReachedByKey(event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason);
}

void ViewportItem::focusOutEvent(QFocusEvent* event)
{
    QQuickFramebufferObject::focusOutEvent(event);
    setReachedByKey(false);
}

// What lies under the pointer is looked for once a frame, however often the pointer moves.
void ViewportItem::hoverAt(QPointF place)
{
    m_hoverPlace = place;
    m_hoverPending = true;
    polish();
}

void ViewportItem::updatePolish()
{
    if (m_session && std::exchange(m_hoverPending, false)) {
        m_session->hover(inPicture(m_hoverPlace));
    }
    if (m_session) {
        m_session->snapshot(); // put together here, so that the render thread only takes it
    }
}

void ViewportItem::hoverEnterEvent(QHoverEvent* event)
{
    hoverAt(event->position());
}
void ViewportItem::hoverMoveEvent(QHoverEvent* event)
{
    hoverAt(event->position());
}

void ViewportItem::hoverLeaveEvent(QHoverEvent* /*event*/)
{
    m_hoverPending = false;
    if (m_session) {
        m_session->hoverId({});
    }
}

void ViewportItem::mousePressEvent(QMouseEvent* event)
{
    forceActiveFocus(Qt::MouseFocusReason);
    if (m_button == Qt::NoButton) {
        m_button = event->button();
        m_pressPlace = event->position();
        m_lastPlace = event->position();
        m_drag = Drag::none;
        m_wasDoubleClick = false;
    }
}

void ViewportItem::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_session || m_button == Qt::NoButton) {
        return;
    }
    const QPointF place = event->position();
    if (m_drag == Drag::none) {
        const QPointF moved = place - m_pressPlace;
        if (std::hypot(moved.x(), moved.y()) <= slackOf(window())) {
            return;
        }
        m_drag = dragFor(m_session->settings()->hands(), m_button, event->modifiers());
        if (m_drag == Drag::none) {
            return;
        }
        m_lastPlace = place; // from here on: what was slack must not become a jump
        m_session->beginDrag(m_drag, inPicture(place));
        return;
    }
    const QPointF moved = place - m_lastPlace;
    m_lastPlace = place;
    const double scale = m_drag == Drag::zoom ? zoomOfDrag / std::max(height(), 1.0)
                                              : std::numbers::pi / std::max(std::min(width(), height()), 1.0);
    m_session->drag(inPicture(place), moved * scale);
}

void ViewportItem::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != m_button || !m_session) {
        return;
    }
    const bool dragged = m_drag != Drag::none;
    const QPointF moved = event->position() - m_pressPlace;
    m_button = Qt::NoButton;
    m_drag = Drag::none;
    m_session->endDrag();
    if (dragged || m_wasDoubleClick || std::hypot(moved.x(), moved.y()) > slackOf(window())) {
        return;
    }
    if (event->button() == Qt::LeftButton) {
        m_session->click(inPicture(m_pressPlace),
                         (event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier)) != Qt::NoModifier);
    } else if (event->button() == Qt::RightButton) {
        emit menuWanted(m_pressPlace, m_session->selectForMenu(inPicture(m_pressPlace)));
    }
}

void ViewportItem::mouseUngrabEvent()
{
    m_button = Qt::NoButton;
    m_drag = Drag::none;
    if (m_session) {
        m_session->endDrag();
    }
}

void ViewportItem::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (m_session && event->button() == Qt::LeftButton) {
        m_button = event->button();
        m_pressPlace = event->position();
        m_wasDoubleClick = true;
        m_session->centreOn(inPicture(event->position()));
    }
}

void ViewportItem::wheelEvent(QWheelEvent* event)
{
    if (!m_session) {
        return;
    }
    const bool trackpad = event->device() != nullptr && event->device()->type() == QInputDevice::DeviceType::TouchPad;
    if (trackpad && !event->modifiers().testFlag(Qt::ControlModifier)) {
        const QPointF moved = event->pixelDelta().isNull() ? QPointF{event->angleDelta()} / 8 : event->pixelDelta();
        const QPointF turn = moved * (std::numbers::pi / std::max(std::min(width(), height()), 1.0));
        m_session->orbit(-turn.x(), turn.y());
    } else {
        m_session->zoom(std::pow(wheelFactor, event->angleDelta().y() / 120.0), inPicture(event->position()));
    }
    event->accept();
}

} // namespace psoas
