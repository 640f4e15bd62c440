#pragma once

#include "motion/body.h"
#include "motion/muscle_paths.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <QVariantAnimation>

#include <memory>
#include <optional>
#include <string>
#include <vector>

class QThread;

namespace psoas {

/// Takes the body of the picture from pose to pose: blends, plays what repeats, and has surfaces bent on a thread of
/// its own, so that the hand never waits. GUI thread.
class PoseMover : public QObject {
    Q_OBJECT

public:
    PoseMover(std::shared_ptr<const MotionTables> tables, std::shared_ptr<const MusclePathTable> lines,
              QObject* parent = nullptr);
    ~PoseMover() override; ///< waits for what its thread has begun

    /// How the open atlas moves; null: not known yet, it stands.
    void setModel(std::shared_ptr<const MotionModel> model);
    /// The lines of pull of the open atlas; null: not known.
    const MusclePaths* paths() const { return m_paths.get(); }
    /// The pose to go to: smoothly, or `atOnce`. What is walked or run begins to be played when it is reached. The same
    /// pose once more changes nothing.
    void aim(const Pose& pose, bool atOnce);
    const Pose& pose() const { return m_pose; } ///< as it is drawn now, underway or not
    bool isMoving() const { return m_playing || m_blend.state() == QAbstractAnimation::Running; }

    /// What repeats of the pose that was aimed at; null: nothing does.
    const Loop* loop() const;
    bool isPlaying() const { return m_playing; }
    void setPlaying(bool playing);
    void step(int frames); ///< of a twelfth of the period each; stops playing
    double speed() const { return m_speed; }
    void setSpeed(double speed);             ///< 0.1 .. 4 times the usual one
    double phase() const;                    ///< 0 .. 1 of the period
    void setBlendDuration(int milliseconds); ///< 0: poses are reached, and surfaces bent, at once

    /// The body as pose() has it, with what is `wanted` bent, or the last one that is to be had; another is on its way
    /// then, and bodyMade() tells of it. Null: the rest pose.
    std::shared_ptr<const Body> body(const std::vector<bool>& wanted, Detail detail);

signals:
    void moved();    ///< pose() is another
    void bodyMade(); ///< body() has something newer
    void playingChanged();

private:
    struct Job {
        std::shared_ptr<const MotionModel> model;
        Pose pose;
        Detail detail = Detail::draft;
        std::vector<bool> wanted;
    };
    void set(Pose pose);
    void tick();
    void request(Detail detail);
    void start(Job job);
    bool has(const Pose& pose, Detail detail, const std::vector<bool>& wanted) const;

    std::shared_ptr<const MotionTables> m_tables;
    std::shared_ptr<const MusclePathTable> m_lines;
    std::shared_ptr<const MotionModel> m_model;
    std::unique_ptr<const MusclePaths> m_paths;
    Pose m_pose;
    Pose m_aim;
    Pose m_from;
    QVariantAnimation m_blend;
    int m_blendDuration = 700;

    bool m_playing = false;
    double m_speed = 1;
    double m_seconds = 0; // into the loop
    double m_joining = 0; // seconds since playing began, while it is taken up from another pose
    QTimer m_frames;
    QElapsedTimer m_clock;

    std::vector<bool> m_wanted;
    std::shared_ptr<const Body> m_body;
    std::vector<bool> m_bent;
    std::unique_ptr<QThread> m_thread; // null: nothing is being bent
    std::optional<Job> m_next;
    QTimer m_restSoon;
};

} // namespace psoas
