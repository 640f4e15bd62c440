#pragma once

#include "app/session_model.h"
#include "scene/section_plane.h"

#include <QPointF>
#include <QVariantList>

namespace psoas {

// What keys and the panel of sections do alike.

/// Begins with a level section at the stop “l3-l4”, or through the middle where there is none; ends all sections.
void toggleSections(Session& session);
/// Moves the plane that came last along its axis; nothing moves where there is none.
void moveSection(Session& session, double millimetres);
/// Moves that plane to the next stop along its axis, up or down.
void moveToNextStop(Session& session, bool up);
/// Cuts at the stop `key`.
void cutAtStop(Session& session, const QString& key);
/// Looks at the level section from above, keeping what is below, or from below as on a CT, keeping what is above.
void lookAtSection(Session& session, bool fromBelow);

/// The planes across the three axes, on or off, and where the hand takes hold of them in the picture.
class SectionModel : public psoas::SessionModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool any READ any NOTIFY sectionsChanged)
    Q_PROPERTY(bool fromBelow READ fromBelow NOTIFY sectionsChanged)
    Q_PROPERTY(bool level READ level NOTIFY sectionsChanged)
    Q_PROPERTY(QVariantList stops READ stops NOTIFY stopsChanged)

public:
    enum Role {
        TitleRole = Qt::UserRole + 1, ///< QString: "Level"
        HelpRole,                     ///< QString: what the plane cuts from what
        OnRole,                       ///< bool
        PlaceRole,                    ///< double, mm
        LeastRole,                    ///< double, mm: where the body begins
        GreatestRole,                 ///< double, mm
        KeepsRole,                    ///< QString: which side is kept
        HandleRole,                   ///< QPointF in the picture, (0,0) top left .. (1,1) bottom right
    };
    Q_ENUM(Role)

    using SessionModel::SessionModel;
    bool any() const;
    bool fromBelow() const;     ///< the level section keeps what is above
    bool level() const;         ///< there is a level section
    QVariantList stops() const; ///< [{key, name, axis, row}], axis as in the rows

    Q_INVOKABLE void setOn(int row, bool on);
    /// Parts of one movement of the hand until finish().
    Q_INVOKABLE void move(int row, double place);
    Q_INVOKABLE void finish();
    Q_INVOKABLE void step(int row, double millimetres);
    Q_INVOKABLE void flip(int row);
    Q_INVOKABLE void cutAt(const QString& stop);
    Q_INVOKABLE void look(bool fromBelow);
    /// The hand takes hold at `point` of the picture and draws the plane along.
    Q_INVOKABLE void grab(int row, QPointF point);
    Q_INVOKABLE void drag(QPointF point);
    Q_INVOKABLE void clear();

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

signals:
    void sectionsChanged();
    void stopsChanged();

protected:
    void attach() override;

private:
    void refresh(bool placesOnly);
    glm::vec3 handleOf(Axis axis) const;
    QPointF inPicture(const glm::vec3& point) const;

    int m_grabbed = -1;
    double m_grabbedPlace = 0;
    QPointF m_grabbedAt;
    QPointF m_perMillimetre; // how far a millimetre of the grabbed plane's way is in the picture
};

} // namespace psoas
