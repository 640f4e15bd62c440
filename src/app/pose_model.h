#pragma once

#include "app/own_poses.h"
#include "app/session_model.h"

#include <optional>

namespace psoas {

/// The poses on offer, one row for both sides, those that somebody kept last; and how the body stands now. Angles are
/// degrees.
class PoseModel : public psoas::SessionModel {
    Q_OBJECT
    QML_ELEMENT
    /// Of the leg that is bent first: "left" or "right".
    Q_PROPERTY(QString side READ side WRITE setSide NOTIFY sideChanged)
    Q_PROPERTY(bool canMove READ canMove NOTIFY movableChanged)
    Q_PROPERTY(QStringList shortcomings READ shortcomings NOTIFY movableChanged)
    Q_PROPERTY(QString currentName READ currentName NOTIFY poseChanged)
    Q_PROPERTY(bool isRest READ isRest NOTIFY poseChanged)
    Q_PROPERTY(double hipFlexion READ hipFlexion NOTIFY poseMoved)
    Q_PROPERTY(double hipLeast READ hipLeast CONSTANT)
    Q_PROPERTY(double hipMost READ hipMost CONSTANT)
    Q_PROPERTY(double thighToTrunk READ thighToTrunk NOTIFY poseMoved)
    Q_PROPERTY(bool repeats READ repeats NOTIFY poseChanged)
    Q_PROPERTY(bool playing READ playing WRITE setPlaying NOTIFY playingChanged)
    Q_PROPERTY(double speed READ speed WRITE setSpeed NOTIFY playingChanged)
    /// Which end stays where it is: "pelvis" or "thigh", the one of `side`.
    Q_PROPERTY(QString held READ held WRITE setHeld NOTIFY poseChanged)

public:
    enum Role {
        PoseKeyRole = Qt::UserRole + 1, ///< QString, of `side`; of one's own: "own:" and its name
        ChipRole,                       ///< QString, a word or two
        NameRole,                       ///< QString, for the person
        CurrentRole,                    ///< bool: what is shown
        SidedRole,                      ///< bool: there is one for each side
        OwnRole,                        ///< bool: it was kept by somebody and can be removed
    };
    Q_ENUM(Role)

    using SessionModel::SessionModel;
    QString side() const { return m_side; }
    void setSide(const QString& side);
    bool canMove() const; ///< whether the hip of `side` turns
    QStringList shortcomings() const;
    QString currentName() const; ///< empty where the pose is nobody's
    bool isRest() const;
    double hipFlexion() const; ///< thigh on pelvis, as drawn
    double hipLeast() const;
    double hipMost() const;
    double thighToTrunk() const; ///< 180: in line; less when bent, more when the leg is behind
    bool repeats() const;
    bool playing() const;
    void setPlaying(bool playing);
    double speed() const;
    void setSpeed(double speed);
    QString held() const;
    void setHeld(const QString& held);

    /// Takes the body to a pose of the list by a movement; the one that is shown already, and repeats, is played or
    /// stopped.
    Q_INVOKABLE void apply(const QString& key);
    /// One joint, as a slider or a key moves it: one step of undo until release().
    Q_INVOKABLE void turn(const QString& joint, double degrees);
    Q_INVOKABLE void turnHip(double degrees) { turn(QStringLiteral("hip-flexion-") + m_side, degrees); }
    Q_INVOKABLE void release();
    Q_INVOKABLE void step(int frames);
    Q_INVOKABLE void mirror(); ///< left for right
    Q_INVOKABLE bool canKeep(const QString& name) const;
    Q_INVOKABLE void keep(const QString& name); ///< the pose as drawn; one of that name is replaced
    Q_INVOKABLE void remove(const QString& name);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

signals:
    void sideChanged();
    void movableChanged();
    void poseChanged(); ///< another one was chosen
    void poseMoved();   ///< it is drawn in another place
    void playingChanged();

protected:
    void attach() override;

private:
    struct Row {
        QString key; ///< as of the left where `sided`
        QString chip;
        QString name;
        bool sided = false;
        bool own = false;
    };
    void refill();
    QString nameOf(const NamedPose& pose) const;
    QString keyOf(const Row& row) const;
    bool isCurrent(const Row& row) const;
    void poseWasChosen();
    bool write(std::vector<OwnPose> poses);
    const Pose& drawn() const;

    std::vector<Row> m_rows;
    std::vector<OwnPose> m_own;
    bool m_ownSound = true; // false: the file is somebody's and cannot be read; it stays as it is
    QString m_side = QStringLiteral("left");
    QString m_turning;                 // the joint under the hand; empty: none
    std::optional<Shown> m_leftByHand; // what is shown after its last turn
};

} // namespace psoas
