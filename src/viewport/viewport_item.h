#pragma once

#include "app/session.h"

#include <QPointer>
#include <QQuickFramebufferObject>
#include <QtQml/qqmlregistration.h>

namespace psoas {

/// The body on screen: hands the session's snapshots to a Renderer on Qt's render thread, and the hand's doings to the
/// session. Draws nothing where Qt Quick is not on OpenGL. GUI thread, but for what createRenderer() makes.
class ViewportItem : public QQuickFramebufferObject {
    Q_OBJECT
    QML_NAMED_ELEMENT(Viewport)
    Q_PROPERTY(psoas::Session* session READ session WRITE setSession NOTIFY sessionChanged REQUIRED)
    Q_PROPERTY(bool reachedByKey READ reachedByKey NOTIFY reachedByKeyChanged)

public:
    explicit ViewportItem(QQuickItem* parent = nullptr);
    QQuickFramebufferObject::Renderer* createRenderer() const override;

    Session* session() const { return m_session; }
    void setSession(Session* session);

    /// Whether it has the focus because of the tab key.
    bool reachedByKey() const { return m_reachedByKey; }

    /// A file that is not there yet, in the folder of pictures.
    Q_INVOKABLE QString freePictureFile() const;
    /// Whether savePicture() to `file` would replace something.
    Q_INVOKABLE bool isTaken(const QString& file) const;
    /// Writes the picture as it is seen to `file` (PNG), as a whole or not at all; pictureSaved() or a report to the
    /// session follows. "~/" is the home folder; ".png" is added where no ending is given.
    Q_INVOKABLE void savePicture(const QString& file);
    /// Two fingers on a screen: nearer by `factor` < 1, at a place of this item.
    Q_INVOKABLE void pinch(qreal factor, QPointF place);

signals:
    void sessionChanged();
    void reachedByKeyChanged();
    void pictureSaved(const QString& file);
    /// The picture has become as good as it gets: nothing more is drawn until something changes.
    void pictureFinished();
    /// A click with the right button; `onStructure`: it hit one, which is selected now. A place of this item.
    void menuWanted(QPointF place, bool onStructure);

protected:
    void geometryChange(const QRectF& now, const QRectF& before) override;
    void itemChange(ItemChange change, const ItemChangeData& value) override;
    QSGNode* updatePaintNode(QSGNode* node, UpdatePaintNodeData* data) override;
    void updatePolish() override;
    void drawAnew();
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void hoverEnterEvent(QHoverEvent* event) override;
    void hoverMoveEvent(QHoverEvent* event) override;
    void hoverLeaveEvent(QHoverEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseUngrabEvent() override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    QPointF inPicture(QPointF place) const; // to (0,0) .. (1,1)
    void hoverAt(QPointF place);
    void setReachedByKey(bool reached);

    QPointer<Session> m_session;
    QPointF m_pressPlace;
    QPointF m_lastPlace;
    Qt::MouseButton m_button = Qt::NoButton;
    Drag m_drag = Drag::none;
    bool m_wasDoubleClick = false;
    QPointF m_hoverPlace;
    bool m_hoverPending = false;
    bool m_reachedByKey = false;
};

} // namespace psoas
