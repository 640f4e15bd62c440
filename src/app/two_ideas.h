#pragma once

#include "app/pose_mover.h"
#include "scene/explain.h"
#include "scene/side_by_side.h"

#include <array>

namespace psoas {

/// What the two articles think a tight psoas does: the keys of their overlays, in the order of the articles.
inline constexpr std::array<std::string_view, 2> ideas{"tight-psoas-flatter", "tight-psoas-deeper"};

/// The two bodies of the overlay “tight-psoas” in one picture of `aspect`, each as one idea has `pose` by `amount`,
/// 0 .. 1. `bodies`: null: in the rest pose.
SceneSnapshot ideasSideBySide(const Atlas& atlas, const ViewState& state, const Presentation& presentation,
                              const MotionModel* model, const Pose& pose, double amount,
                              const std::array<std::shared_ptr<const Body>, 2>& bodies, const OverlayWish& wish,
                              float aspect, MeshDoubles& doubles);

/// Keeps those two bodies bent while the pose and the amount change. GUI thread.
class TwoIdeas : public QObject {
    Q_OBJECT

public:
    explicit TwoIdeas(std::shared_ptr<const MotionTables> tables, QObject* parent = nullptr);
    void setModel(std::shared_ptr<const MotionModel> model); ///< null: not known, both stand
    void setBlendDuration(int milliseconds);

    SceneSnapshot snapshot(const Atlas& atlas, const ViewState& state, const Presentation& presentation,
                           const Pose& pose, const OverlayWish& wish, float aspect);

signals:
    void bodyMade(); ///< snapshot() has something newer

private:
    std::shared_ptr<const MotionTables> m_tables;
    std::shared_ptr<const MotionModel> m_model;
    std::array<std::unique_ptr<PoseMover>, 2> m_movers;
    MeshDoubles m_doubles;
};

} // namespace psoas
