#include "app/pose_mover.h"

#include <QThread>

#include <algorithm>
#include <cmath>

namespace psoas {
namespace {

constexpr int frameInterval = 16;   // ms
constexpr int restAfter = 50;       // ms without movement until every vertex is bent
constexpr double joinTime = 0.45;   // s in which playing is taken up from another pose
constexpr double ownAccord = 2;     // s: what repeats faster than this plays by itself
constexpr double longestStep = 0.1; // s: after a pause of the program nothing jumps
constexpr int stepsOfPeriod = 12;

double eased(double t)
{
    return t * t * (3 - 2 * t);
}

bool covers(const std::vector<bool>& bent, const std::vector<bool>& wanted)
{
    return bent.size() == wanted.size() &&
           std::equal(bent.begin(), bent.end(), wanted.begin(), [](bool has, bool wants) { return has || !wants; });
}

} // namespace

PoseMover::PoseMover(std::shared_ptr<const MotionTables> tables, std::shared_ptr<const MusclePathTable> lines,
                     QObject* parent)
    : QObject{parent}, m_tables{std::move(tables)}, m_lines{std::move(lines)}
{
    m_blend.setStartValue(0.0);
    m_blend.setEndValue(1.0);
    m_blend.setEasingCurve(QEasingCurve::InOutCubic);
    connect(&m_blend, &QVariantAnimation::valueChanged, this, [this](const QVariant& value) {
        if (m_blend.state() == QAbstractAnimation::Running) {
            set(blended(m_from, m_aim, value.toDouble()));
        }
    });
    m_frames.setInterval(frameInterval);
    m_frames.setTimerType(Qt::PreciseTimer);
    connect(&m_frames, &QTimer::timeout, this, &PoseMover::tick);
    m_restSoon.setSingleShot(true);
    m_restSoon.setInterval(restAfter);
    connect(&m_restSoon, &QTimer::timeout, this, [this] {
        if (!isMoving()) {
            request(Detail::full);
        }
    });
}

PoseMover::~PoseMover()
{
    if (m_thread) {
        m_thread->wait();
    }
}

void PoseMover::setModel(std::shared_ptr<const MotionModel> model)
{
    m_model = std::move(model);
    m_paths = m_model && m_lines ? std::make_unique<const MusclePaths>(m_model, *m_lines) : nullptr;
    m_body.reset();
    m_bent.clear();
    m_next.reset();
    if (!m_pose.isRest()) {
        emit moved();
    }
}

void PoseMover::setBlendDuration(int milliseconds)
{
    m_blendDuration = milliseconds;
}

const Loop* PoseMover::loop() const
{
    const NamedPose* named = m_tables->findPose(m_aim.key);
    return named != nullptr && named->loop ? &*named->loop : nullptr;
}

void PoseMover::aim(const Pose& pose, bool atOnce)
{
    if (pose == m_aim) {
        return;
    }
    m_aim = pose;
    m_blend.stop();
    setPlaying(false);
    m_seconds = 0;
    const Loop* repeats = loop();
    if (repeats != nullptr && repeats->seconds < ownAccord && !atOnce && m_blendDuration > 0) {
        setPlaying(true);
    } else if (atOnce || m_blendDuration == 0) {
        set(pose);
    } else {
        m_from = m_pose;
        m_blend.setDuration(m_blendDuration);
        m_blend.start();
    }
}

void PoseMover::set(Pose pose)
{
    if (pose != m_pose) {
        m_pose = std::move(pose);
        m_restSoon.start();
        emit moved();
    }
}

void PoseMover::setPlaying(bool playing)
{
    playing = playing && loop() != nullptr;
    if (playing == m_playing) {
        return;
    }
    m_playing = playing;
    if (playing) {
        m_blend.stop();
        m_from = m_pose;
        m_joining = 0;
        m_clock.start();
        m_frames.start();
    } else {
        m_frames.stop();
        m_restSoon.start();
    }
    emit playingChanged();
}

void PoseMover::tick()
{
    const Loop* repeats = loop();
    if (repeats == nullptr) {
        setPlaying(false);
        return;
    }
    const double passed = std::min(static_cast<double>(m_clock.nsecsElapsed()) * 1e-9, longestStep);
    m_clock.start();
    m_seconds = std::fmod(m_seconds + passed * m_speed, repeats->seconds);
    m_joining += passed;
    Pose pose = poseAt(*repeats, m_seconds);
    if (m_joining < joinTime) {
        pose = blended(m_from, pose, eased(m_joining / joinTime));
    }
    set(std::move(pose));
}

void PoseMover::step(int frames)
{
    const Loop* repeats = loop();
    if (repeats == nullptr) {
        return;
    }
    setPlaying(false);
    m_blend.stop();
    const double step = repeats->seconds / stepsOfPeriod;
    const double steps = std::round(m_seconds / step) + frames;
    m_seconds = (steps - stepsOfPeriod * std::floor(steps / stepsOfPeriod)) * step;
    set(poseAt(*repeats, m_seconds));
    emit playingChanged();
}

void PoseMover::setSpeed(double speed)
{
    if (std::isfinite(speed)) {
        m_speed = std::clamp(speed, 0.1, 4.0);
        emit playingChanged();
    }
}

double PoseMover::phase() const
{
    const Loop* repeats = loop();
    return repeats != nullptr ? m_seconds / repeats->seconds : 0;
}

bool PoseMover::has(const Pose& pose, Detail detail, const std::vector<bool>& wanted) const
{
    return m_body && m_body->pose() == pose && (m_body->detail() == Detail::full || detail == Detail::draft) &&
           covers(m_bent, wanted);
}

std::shared_ptr<const Body> PoseMover::body(const std::vector<bool>& wanted, Detail detail)
{
    if (!m_model || m_pose.isRest()) {
        m_body.reset();
        m_next.reset();
        return nullptr;
    }
    m_wanted = wanted;
    if (has(m_pose, detail, wanted)) {
        return m_body;
    }
    const bool newStructures = m_body && !covers(m_bent, wanted);
    if (m_blendDuration == 0 || newStructures) { // what was just revealed must not stand up straight
        m_body = posed(*m_model, m_pose, m_blendDuration > 0 ? Detail::draft : detail, &m_wanted);
        m_bent = wanted;
        m_restSoon.start();
        return m_body;
    }
    request(detail);
    return m_body;
}

void PoseMover::request(Detail detail)
{
    if (!m_model || m_pose.isRest() || m_wanted.empty() || has(m_pose, detail, m_wanted)) {
        return;
    }
    Job job{m_model, m_pose, detail, m_wanted};
    if (m_thread) {
        m_next = std::move(job); // the newest wish only
    } else {
        start(std::move(job));
    }
}

void PoseMover::start(Job job)
{
    const auto made = std::make_shared<std::shared_ptr<const Body>>();
    auto shared = std::make_shared<const Job>(std::move(job));
    m_thread.reset(QThread::create(
        [made, shared] { *made = posed(*shared->model, shared->pose, shared->detail, &shared->wanted); }));
    connect(m_thread.get(), &QThread::finished, this, [this, made, shared] {
        m_thread->wait();
        m_thread.release()->deleteLater();
        const bool welcome = shared->model == m_model && !m_pose.isRest();
        if (welcome && !has(m_pose, shared->detail, shared->wanted)) {
            m_body = *made;
            m_bent = shared->wanted;
        }
        if (m_next) {
            Job next = *std::exchange(m_next, std::nullopt);
            if (!has(next.pose, next.detail, next.wanted) && next.model == m_model) {
                start(std::move(next));
            }
        }
        if (welcome) {
            emit bodyMade();
        }
    });
    m_thread->start();
}

} // namespace psoas
