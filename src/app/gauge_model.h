#pragma once

#include "app/session_model.h"

#include <QVariantList>

namespace psoas {

class MusclePaths;

/// How long a muscle, or one slip of it, is in a pose; of the model.
struct MuscleReading {
    std::string key;    ///< of the structure, with the side: "psoas-major-left"; of a slip: its own
    std::string muscle; ///< base key of the muscle: "psoas-major"
    std::string name;
    bool slip = false;   ///< a part of the muscle; the whole is the mean of its slips weighted by area
    double length = 0;   ///< mm, muscle and tendon along their path
    double change = 0;   ///< mm, from standing
    double leverArm = 0; ///< mm, of hip flexion
};

/// What the muscles of one side measure in a pose: the whole ones first, each with its slips after it. Empty where
/// the open atlas has none of them.
std::vector<MuscleReading> readingsOf(const MusclePaths& paths, const Pose& pose, Side side);

/// What psoas major, iliacus and psoas minor of one side measure as the body is drawn, one row each; and how their
/// lever arm runs over the hip's range. All of the model.
class GaugeModel : public psoas::SessionModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString side READ side WRITE setSide NOTIFY sideChanged)
    /// Whether each slip of psoas major has a row too.
    Q_PROPERTY(bool slips READ slips WRITE setSlips NOTIFY sideChanged)
    /// Not while an idea of an article is shown: it has no millimetres.
    Q_PROPERTY(bool silent READ silent NOTIFY silentChanged)
    Q_PROPERTY(double hipFlexion READ hipFlexion NOTIFY moved)
    /// Lever arms over the hip's range, other joints as in standing: [{key, name, points: [{degrees, arm}]}], mm.
    Q_PROPERTY(QVariantList curves READ curves NOTIFY curvesChanged)

public:
    enum Role {
        KeyRole = Qt::UserRole + 1, ///< QString
        NameRole,                   ///< QString
        SlipRole,                   ///< bool
        LengthRole,                 ///< double, mm
        ChangeRole,                 ///< double, mm from standing
        PercentRole,                ///< double, of the length in standing
        LeverArmRole,               ///< double, mm
    };
    Q_ENUM(Role)
    /// Past it nothing was measured.
    static constexpr double measuredUpTo = 95; // degrees

    using SessionModel::SessionModel;
    QString side() const { return m_side; }
    void setSide(const QString& side);
    bool slips() const { return m_slips; }
    void setSlips(bool slips);
    bool silent() const;
    double hipFlexion() const; ///< degrees, as drawn
    QVariantList curves() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

signals:
    void sideChanged();
    void silentChanged();
    void moved();
    void curvesChanged();

protected:
    void attach() override;

private:
    std::vector<MuscleReading> rows() const;
    void refill();
    void follow();

    std::vector<MuscleReading> m_rows;
    QString m_side = QStringLiteral("left");
    bool m_slips = false;
    mutable QVariantList m_curves; // empty until somebody asks
};

} // namespace psoas
