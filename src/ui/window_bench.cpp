#include "ui/window_bench.h"

#include "app/pose_mover.h"
#include "app/session.h"
#include "scene/camera.h"
#include "ui/window.h"
#include "viewport/viewport_item.h"

#include <QGuiApplication>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QTimer>

#include <sys/resource.h>

#include <cmath>
#include <numbers>

namespace psoas {
namespace {

using Clock = std::chrono::steady_clock;

double between(Clock::time_point from, Clock::time_point to)
{
    return std::chrono::duration<double, std::milli>(to - from).count();
}

/// Of the whole process, milliseconds.
double processorTime()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto of = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
    };
    return of(usage.ru_utime) + of(usage.ru_stime);
}

/// Takes one step after the other; a step is done when a frame that was synchronized after it has been shown.
class Turn : public QObject {
public:
    Turn(Session& session, QQuickWindow& window, const WindowBench& bench)
        : m_session{session}, m_window{window}, m_bench{bench}
    {
        connect(&session, &Session::atlasChanged, this, [this] { begin(); });
        connect(&session, &Session::motionChanged, this, [this] { begin(); });
        connect(session.mover(), &PoseMover::bodyMade, this,
                [this] { m_figures.bodies += m_phase == Phase::turning && m_step <= m_bench.frames ? 1 : 0; });
        connect(&session, &Session::snapshotChanged, this, [this] {
            if (m_phase == Phase::turning && m_step > m_bench.frames &&
                m_session.snapshot()->presentation.quality != Quality::draft) {
                ++m_step; // the picture at rest
            }
        });
        const auto giveUp = [this](const QString& why) {
            if (!why.isEmpty() && m_step == 0) {
                m_failure = Error{why.toStdString(), {}};
                QGuiApplication::quit();
            }
        };
        connect(&session, &Session::problemChanged, this, [this, giveUp] { giveUp(m_session.problem()); });
        connect(&session, &Session::pictureProblemChanged, this,
                [this, giveUp] { giveUp(m_session.pictureProblem()); });
        connect(window.findChild<ViewportItem*>(), &ViewportItem::pictureFinished, this, [this] { pictureFinished(); });
        // On the render thread, while the GUI thread waits: what is shown next is the step of now.
        connect(
            &window, &QQuickWindow::beforeSynchronizing, this, [this] { m_synchronized = m_step; },
            Qt::DirectConnection);
        // On the render thread: only `m_synchronized`, which is its own outside of that wait.
        connect(
            &window, &QQuickWindow::frameSwapped, this,
            [this, step = &m_synchronized] {
                std::string renderer;
                if (auto* context = QOpenGLContext::currentContext(); context != nullptr && *step == 1) {
                    auto* gl = context->functions();
                    renderer = std::string{reinterpret_cast<const char*>(gl->glGetString(GL_RENDERER))} + " " +
                               reinterpret_cast<const char*>(gl->glGetString(GL_VERSION));
                }
                QMetaObject::invokeMethod(
                    this, [this, shown = *step, now = Clock::now(), renderer] { frameShown(shown, now, renderer); },
                    Qt::QueuedConnection);
            },
            Qt::DirectConnection);
    }

    Result<WindowFigures> result() const
    {
        if (m_failure) {
            return *m_failure;
        }
        return m_figures;
    }

private:
    void begin()
    {
        if (m_session.hasAtlas() && m_step == 0 && (m_bench.moving.empty() || m_session.motion())) {
            m_step = 1;
            m_window.update();
        }
    }

    void frameShown(int step, Clock::time_point now, const std::string& renderer)
    {
        m_figures.idleFrames += m_phase == Phase::idle ? 1 : 0;
        m_figures.framesWithout += m_phase == Phase::clicked && step < m_step ? 1 : 0;
        if (step == 0 || step != m_step || step == m_done) {
            return;
        }
        m_done = step;
        if (step == 1) {
            m_figures.firstFrame = between(m_bench.started, now);
            m_figures.renderer = renderer;
        } else if (step <= m_bench.frames + 1) {
            m_figures.frames.push_back(between(m_stepBegan, now));
        } else if (m_phase == Phase::turning) {
            m_figures.rest = between(m_stepBegan, now);
            m_phase = Phase::refining;
        } else {
            m_figures.click = between(m_stepBegan, now);
            QGuiApplication::quit();
            return;
        }
        m_stepBegan = Clock::now();
        if (step > m_bench.frames) {
            return;
        }
        m_step = step + 1;
        if (!m_bench.moving.empty()) {
            move(static_cast<double>(step) / m_bench.frames);
            m_window.update(); // the body may come a frame later
        } else {
            m_session.setCamera(orbited(m_session.viewState().camera,
                                        2 * std::numbers::pi_v<float> / static_cast<float>(m_bench.frames), 0));
        }
    }

    /// The joint goes from one end of its range to the other and back while `t` goes to 1.
    void move(double t)
    {
        const auto known = poseFrom(*m_session.motionTables(), m_bench.moving + "=0");
        if (!known) {
            m_failure = known.error();
            QGuiApplication::quit();
            return;
        }
        const Joint* joint = m_session.motionTables()->findJoint(m_bench.moving);
        const double share = 1 - std::abs(1 - 2 * t);
        m_session.setPose(turned({}, m_bench.moving, joint->least + share * (joint->most - joint->least)), true);
    }

    void pictureFinished()
    {
        if (m_phase != Phase::refining) {
            return;
        }
        m_figures.finished = between(m_stepBegan, Clock::now());
        m_phase = Phase::settling;
        QTimer::singleShot(500, this, [this] {
            m_phase = Phase::idle;
            m_figures.idleCpu = -processorTime();
            QTimer::singleShot(static_cast<int>(m_figures.idleSeconds * 1000), this, [this] { click(); });
        });
    }

    void click()
    {
        m_figures.idleCpu = (m_figures.idleCpu + processorTime()) / m_figures.idleSeconds;
        m_phase = Phase::clicked;
        ++m_step;
        m_stepBegan = Clock::now();
        m_session.click({0.5, 0.5}, false);
        m_window.update(); // also if there is nothing
    }

    enum class Phase { turning, refining, settling, idle, clicked };
    Phase m_phase = Phase::turning;
    Session& m_session;
    QQuickWindow& m_window;
    const WindowBench& m_bench;
    int m_step = 0;         ///< what is asked for: 1 the first frame, then the turn, then the picture at rest
    int m_synchronized = 0; ///< what the frame being drawn shows
    int m_done = 0;
    Clock::time_point m_stepBegan;
    WindowFigures m_figures;
    std::optional<Error> m_failure;
};

} // namespace

Result<WindowFigures> benchWindow(int argc, char* argv[], const WindowBench& bench)
{
    prepareGraphics();
    QGuiApplication app{argc, argv};
    SessionParts parts; // no settings: the same window for everyone
    parts.load = [&bench](const std::filesystem::path&, const LoadOptions& options) { return bench.load(options); };
    Session session{std::move(parts)};
    session.setInitialView(bench.initial);
    QQmlApplicationEngine engine;
    if (!showWindow(engine, session)) {
        return Error{"The window could not be opened.", {}};
    }
    auto* window = qobject_cast<QQuickWindow*>(engine.rootObjects().constFirst());
    window->resize(bench.width, bench.height);
    Turn turn{session, *window, bench};
    session.openBuiltIn();
    QGuiApplication::exec();
    return turn.result();
}

} // namespace psoas
