#include "app/session.h"

#include "app/commands.h"
#include "app/pose_mover.h"
#include "app/showing.h"
#include "app/two_ideas.h"
#include "app/words.h"
#include "core/log.h"
#include "files/bytes_cache.h"
#include "motion/body.h"
#include "scene/explain.h"
#include "scene/verbs.h"
#include "scene/views.h"

#include <QDir>
#include <QFileInfo>
#include <QPointer>
#include <QThread>
#include <QVariantMap>

#include <glm/gtc/constants.hpp>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace psoas {
namespace {

constexpr std::size_t undoDepth = 500;
constexpr int restDelay = 120;       // ms without movement until the picture is drawn in full
constexpr int zoomInterval = 12;     // ms
constexpr double zoomEase = 45;      // ms in which a wheel's step is mostly done
constexpr double zoomDone = 0.002;   // of a factor: not to be seen
constexpr int blendDuration = 700;   // ms from pose to pose
constexpr int twiceWithin = 700;     // ms between the two strokes of Escape
constexpr float landmarkAir = 45;    // mm about a landmark when one flies to it
constexpr float steepestLook = 0.7f; // radians up or down, at a landmark
constexpr int mostLayers = 24;       // that lie before one
constexpr int detailsShown = 200;    // of a long list of problems

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

glm::vec2 toGlm(QPointF point)
{
    return {static_cast<float>(point.x()), static_cast<float>(point.y())};
}

std::string words(const Problem& problem)
{
    std::string line = problem.file;
    if (problem.line > 0) {
        line.append(":").append(std::to_string(problem.line));
    }
    if (!line.empty()) {
        line.append(": ");
    }
    return line.append(problem.problem);
}

} // namespace

struct Session::Opening {
    std::filesystem::path path;
    CancelFlag cancel = std::make_shared<std::atomic<bool>>(false);
    std::unique_ptr<QThread> thread;
    // Written by the thread, read after it has ended.
    std::optional<Result<LoadedAtlas>> atlas;
    std::shared_ptr<const Library> library;
    std::shared_ptr<const SearchIndex> index;
    std::vector<Problem> contentProblems;
    QString language, names; // that `index` is made for
};

namespace {

/// What is said and how things are called: in `language`, with names of `names` where that is not empty.
struct Words {
    const Library* library;
    const Names* names;
};

Words wordsIn(const Library& english, const QString& language, const QString& names)
{
    const Library* said = english.translation(language.toStdString());
    said = said != nullptr ? said : &english;
    return {said, names.isEmpty() ? &said->names() : &said->namesIn(names.toStdString())};
}

} // namespace

Session::Session(SessionParts parts, QObject* parent)
    : QObject{parent},
      m_parts{std::move(parts)},
      m_settings{m_parts.settingsFile, nullptr},
      m_tool{allTools().front().get()}
{
    m_presentation.quality = Quality::final;
    std::vector<Problem> problems; // “check” reports these
    m_motionTables = readMotionTables(findAssets().atlas, problems);
    auto lines = readMusclePaths(findAssets().atlas, *m_motionTables, problems);
    for (const Problem& problem : problems) {
        log::warning(words(problem));
    }
    m_wasPatient = m_settings.patient();
    m_mover = std::make_unique<PoseMover>(m_motionTables, std::move(lines));
    connect(this, &Session::shownChanged, m_mover.get(), [this] { m_mover->aim(m_viewState.shown.pose, false); });
    connect(m_mover.get(), &PoseMover::bodyMade, this, &Session::invalidate);
    m_explainer = std::make_unique<Explainer>();
    m_ideas = std::make_unique<TwoIdeas>(m_motionTables);
    connect(m_ideas.get(), &TwoIdeas::bodyMade, this, &Session::invalidate);
    connect(m_mover.get(), &PoseMover::moved, this, [this] {
        m_presentation.quality = Quality::draft;
        m_restTimer.start();
        emit poseMoved();
        invalidate();
    });
    m_presentation.theme = m_settings.dark() ? psoas::Theme::dark : psoas::Theme::light;
    connect(&m_settings, &Settings::changed, this, [this] {
        const auto theme = m_settings.dark() ? psoas::Theme::dark : psoas::Theme::light;
        if (theme != m_presentation.theme) {
            m_presentation.theme = theme;
            invalidate();
        }
        if (m_settings.patient() != m_wasPatient) {
            m_wasPatient = m_settings.patient();
            if (m_beforeShowing && !m_entryKey.isEmpty()) {
                showEntry(m_entryStep);
            }
            emit patientChanged();
        }
        if (m_settings.language() != m_language || m_settings.names() != m_namesLanguage) {
            speak();
        }
    });
    speak();
    connect(&m_settings, &Settings::couldNotSave, this, [this](const QString& sentence) { report(sentence); });
    if (!m_settings.complaint().isEmpty()) {
        report(m_settings.complaint());
    }

    m_flight.setEasingCurve(QEasingCurve::InOutCubic);
    m_flight.setStartValue(0.0);
    m_flight.setEndValue(1.0);
    connect(&m_flight, &QVariantAnimation::valueChanged, this, [this](const QVariant& value) {
        if (m_flight.state() == QAbstractAnimation::Running) {
            setCamera(between(m_flightFrom, m_flightTo, value.toFloat()));
        }
    });

    m_zoomTimer.setInterval(zoomInterval);
    m_zoomTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_zoomTimer, &QTimer::timeout, this, &Session::zoomTick);

    m_restTimer.setSingleShot(true);
    m_restTimer.setInterval(restDelay);
    connect(&m_restTimer, &QTimer::timeout, this, [this] {
        m_presentation.quality = Quality::final;
        invalidate();
    });
}

Session::~Session()
{
    for (const auto& thread : m_motionThreads) {
        thread->wait();
    }
    for (const auto& opening : m_openings) {
        *opening->cancel = true;
    }
    for (const auto& opening : m_openings) {
        opening->thread->wait();
    }
}

// What is open ------------------------------------------------------------------------------------------------------

void Session::openBuiltIn()
{
    start({});
}

void Session::open(const std::filesystem::path& path)
{
    start(path);
}

void Session::openUrls(const QList<QUrl>& urls)
{
    if (urls.isEmpty()) {
        return;
    }
    if (!urls.front().isLocalFile()) {
        report(tr("Only files and folders of this computer can be opened, and %1 is neither; save it first.")
                   .arg(urls.front().toDisplayString()));
        return;
    }
    if (urls.size() > 1) {
        report(tr("Only the first of %1 files was opened; put them into one folder and open that to see them together.")
                   .arg(urls.size()));
    }
    open(urls.front().toLocalFile().toStdU16String());
}

void Session::start(std::filesystem::path path)
{
    if (!m_openings.empty()) {
        *m_openings.back()->cancel = true;
    }
    auto opening = std::make_unique<Opening>();
    opening->path = std::move(path);

    LoadOptions options;
    options.cancel = opening->cancel;
    options.cacheFolder = defaultCacheFolder();
    options.progress = [this, cancel = opening->cancel](std::size_t done, std::size_t total, const std::string& what) {
        // The session outlives its threads, and what is queued dies with it.
        QMetaObject::invokeMethod(
            this,
            [this, cancel, done, total, what] {
                if (!*cancel) {
                    m_progress = total > 0 ? static_cast<double>(done) / static_cast<double>(total) : 0;
                    m_progressText = text(what);
                    emit progressChanged();
                }
            },
            Qt::QueuedConnection);
    };
    auto load = m_parts.load;
    if (!load) {
        load = [](const std::filesystem::path& from, const LoadOptions& with) {
            return from.empty() ? loadBuiltInAtlas(with) : loadAtlas(from, with);
        };
    }
    opening->language = m_language;
    opening->names = m_namesLanguage;
    const auto work = [target = opening.get(), load, options, library = m_library,
                       content = m_parts.content.empty() ? options.assets.content : m_parts.content] {
        target->library = library ? library : Library::load(content, target->contentProblems);
        target->atlas = load(target->path, options);
        if (*target->atlas) {
            const Words words = wordsIn(*target->library, target->language, target->names);
            target->index =
                std::make_shared<const SearchIndex>(*target->atlas->value().atlas, *words.library, *words.names);
        }
    };
    opening->thread.reset(QThread::create(work));
    connect(opening->thread.get(), &QThread::finished, this, [this, key = opening.get()] {
        const auto found =
            std::find_if(m_openings.begin(), m_openings.end(), [&](const auto& each) { return each.get() == key; });
        if (found == m_openings.end()) {
            return;
        }
        const std::unique_ptr<Opening> done = std::move(*found);
        m_openings.erase(found);
        done->thread->wait();
        arrived(*done);
    });
    m_progress = 0;
    m_progressText = opening->path.empty() ? tr("the built-in atlas") : text(opening->path.filename().string());
    m_loading = true;
    QThread* thread = opening->thread.get();
    m_openings.push_back(std::move(opening));
    emit progressChanged();
    emit loadingChanged();
    thread->start();
}

void Session::cancelLoading()
{
    if (m_loading) {
        *m_openings.back()->cancel = true;
        m_loading = false;
        emit loadingChanged();
        if (!m_atlas) {
            report(tr("Opening was stopped. Open a model with Ctrl+O, or the built-in atlas from the menu at the top "
                      "right."));
        }
    }
}

void Session::arrived(Opening& opening)
{
    if (!m_library && opening.library) {
        setLibrary(opening.library);
        if (!opening.contentProblems.empty()) {
            QStringList details;
            for (const Problem& problem : opening.contentProblems) {
                details << text(words(problem));
                log::warning(words(problem));
            }
            std::set<std::string> files;
            for (const Problem& problem : opening.contentProblems) {
                files.insert(problem.file);
            }
            report(
                files.size() == 1
                    ? tr("One text could not be read and is left out; the rest is there. psoas-atlas check says why.")
                    : tr("%1 texts could not be read and are left out; the rest is there. psoas-atlas check says "
                         "why.")
                          .arg(files.size()),
                details.mid(0, detailsShown));
        }
    }
    if (*opening.cancel) {
        return;
    }
    m_loading = false;
    emit loadingChanged();
    if (!*opening.atlas) {
        const Error& error = opening.atlas->error();
        log::warning(error.what);
        log::info(error.detail);
        report(sentenceFor(error.what));
        return;
    }
    LoadedAtlas loaded = std::move(*opening.atlas).value();
    QStringList credits{text(loaded.credits), text(loaded.licence)};
    credits.removeAll(QString{});
    m_atlasCredits = credits.join(QStringLiteral(". "));
    const bool sameWords = opening.language == m_language && opening.names == m_namesLanguage;
    setAtlas(loaded.atlas, sameWords ? opening.index : nullptr);
    if (!loaded.problems.empty()) {
        QStringList details;
        for (const Problem& problem : loaded.problems) {
            details << text(words(problem));
            log::info(words(problem));
        }
        report(loaded.problems.size() == 1
                   ? tr("One thing in %1 is not as it should be; the rest is shown.").arg(text(loaded.atlas->name()))
                   : tr("%1 things in %2 are not as they should be; the rest is shown.")
                         .arg(loaded.problems.size())
                         .arg(text(loaded.atlas->name())),
               details.mid(0, detailsShown));
    }
}

void Session::setAtlas(std::shared_ptr<const Atlas> atlas, std::shared_ptr<const SearchIndex> index)
{
    stopMotion();
    endDrag();
    m_atlas = std::move(atlas);
    m_index = std::move(index);
    if (m_atlas && m_library && !m_index) {
        m_index = std::make_shared<const SearchIndex>(*m_atlas, *m_spoken, names());
    }
    m_undo.clear();
    m_redo.clear();
    m_hoveredId.clear();
    m_presentation.hovered.reset();
    m_viewState = {};
    m_beforeShowing.reset();
    m_entryStep = 0;
    forgetLeft();
    m_snapshot.reset();
    m_framePending = m_atlas != nullptr;
    m_motion.reset();
    m_mover->setModel(nullptr);
    m_ideas->setModel(nullptr);
    workOutMotion();
    if (m_atlas && m_initial) {
        m_viewState = std::exchange(m_initial, nullptr)(*m_atlas);
        m_framePending = false;
        m_mover->aim(m_viewState.shown.pose, true);
    } else if (m_atlas) {
        m_viewState.shown = openingShown(*m_atlas);
        m_viewState.camera = openingCamera();
        m_snapshot.reset();
    }
    emit atlasChanged();
    emit shownChanged();
    emit hoveredChanged();
    emit cameraChanged();
    emit snapshotChanged();
}

void Session::workOutMotion()
{
    emit motionChanged();
    std::erase_if(m_motionThreads, [](const auto& thread) { return thread->isFinished(); });
    if (!m_atlas) {
        return;
    }
    const auto model = std::make_shared<std::shared_ptr<const MotionModel>>();
    m_motionThreads.emplace_back(QThread::create([model, atlas = m_atlas, tables = m_motionTables] {
        const BytesCache kept{defaultCacheFolder()};
        *model = MotionModel::create(atlas, tables, nullptr, &kept);
    }));
    connect(m_motionThreads.back().get(), &QThread::finished, this, [this, model, atlas = m_atlas] {
        if (atlas == m_atlas) {
            m_motion = *model;
            for (const std::string& sentence : m_motion->shortcomings()) {
                log::info(sentence);
            }
            m_mover->setModel(m_motion);
            m_ideas->setModel(m_motion);
            emit motionChanged();
        }
    });
    m_motionThreads.back()->start(QThread::LowPriority);
}

std::shared_ptr<const Body> Session::body() const
{
    const Detail detail = m_presentation.quality == Quality::draft ? Detail::draft : Detail::full;
    return m_atlas ? m_mover->body(shownOf(*m_atlas, m_viewState.shown), detail) : nullptr;
}

void Session::setPose(Pose pose, bool continuing, bool smoothly)
{
    pose = withinRange(*m_motionTables, std::move(pose));
    m_mover->aim(pose, !smoothly);
    if (pose == m_viewState.shown.pose) {
        return;
    }
    Shown shown = m_viewState.shown;
    shown.pose = std::move(pose);
    if (!continuing || m_undo.empty()) {
        setShown(std::move(shown));
        return;
    }
    m_redo.clear();
    m_viewState.shown = std::move(shown);
    emit shownChanged();
    invalidate();
}

QString Session::posesFile() const
{
    return m_parts.settingsFile.isEmpty() ? QString{} : QFileInfo{m_parts.settingsFile}.absolutePath() + "/poses.yaml";
}

void Session::setFlightDuration(int milliseconds)
{
    m_flightDuration = milliseconds;
    m_mover->setBlendDuration(milliseconds == 0 ? 0 : blendDuration);
    m_ideas->setBlendDuration(milliseconds == 0 ? 0 : blendDuration);
}

void Session::setLibrary(std::shared_ptr<const Library> library)
{
    m_library = std::move(library);
    chooseWords();
    if (m_atlas && m_library && !m_index) {
        m_index = std::make_shared<const SearchIndex>(*m_atlas, *m_spoken, names());
    }
    emit libraryChanged();
}

void Session::chooseWords()
{
    m_spoken = nullptr;
    m_namesCode = "en";
    if (m_library) {
        const Words words = wordsIn(*m_library, m_language, m_namesLanguage);
        m_spoken = words.library;
        m_namesCode = words.names->language();
    }
}

void Session::speak()
{
    m_language = m_settings.language();
    m_namesLanguage = m_settings.names();
    const std::filesystem::path folder = findAssets().content.parent_path() / "i18n";
    m_interface.speak(m_language, text(folder.string()));
    chooseWords();
    if (m_atlas && m_library) {
        m_index = std::make_shared<const SearchIndex>(*m_atlas, *m_spoken, names());
    }
    emit languageChanged();
    emit shownChanged();
    emit hoveredChanged();
    emit cameraChanged();
    emit entryShownChanged();
}

QString Session::atlasName() const
{
    return m_atlas ? text(m_atlas->name()) : QString{};
}

int Session::structureCount() const
{
    return m_atlas ? static_cast<int>(m_atlas->partCount()) : 0;
}

// What went wrong ---------------------------------------------------------------------------------------------------

void Session::report(const QString& sentence, const QStringList& details)
{
    const bool already = std::any_of(m_problems.begin(), m_problems.end(),
                                     [&](const Message& each) { return each.sentence == sentence; });
    if (!already) {
        m_problems.push_back({sentence, details});
        emit problemChanged();
    }
}

void Session::dismissProblem()
{
    if (!m_problems.empty()) {
        m_problems.erase(m_problems.begin());
        emit problemChanged();
    }
}

QString Session::problem() const
{
    return m_problems.empty() ? QString{} : m_problems.front().sentence;
}

QStringList Session::problemDetails() const
{
    return m_problems.empty() ? QStringList{} : m_problems.front().details;
}

void Session::setPictureProblem(const QString& sentence)
{
    if (sentence != m_pictureProblem) {
        m_pictureProblem = sentence;
        emit pictureProblemChanged();
    }
}

// What is shown -----------------------------------------------------------------------------------------------------

void Session::setShown(Shown shown)
{
    m_adjusting = false;
    if (shown == m_viewState.shown) {
        return;
    }
    m_undo.push_back(std::move(m_viewState.shown));
    if (m_undo.size() > undoDepth) {
        m_undo.erase(m_undo.begin());
    }
    m_redo.clear();
    m_viewState.shown = std::move(shown);
    emit shownChanged();
    invalidate();
}

void Session::adjustShown(Shown shown)
{
    if (shown == m_viewState.shown) {
        return;
    }
    if (m_adjusting) {
        m_viewState.shown = std::move(shown);
        emit shownChanged();
    } else {
        setShown(std::move(shown));
        m_adjusting = true;
    }
    m_presentation.quality = Quality::draft;
    m_restTimer.start();
    invalidate();
}

void Session::setScale(float scale)
{
    if (scale > 0 && scale != m_presentation.scale) {
        m_presentation.scale = scale;
        invalidate();
    }
}

void Session::undo()
{
    m_adjusting = false;
    if (!m_undo.empty()) {
        m_redo.push_back(std::exchange(m_viewState.shown, std::move(m_undo.back())));
        m_undo.pop_back();
        emit shownChanged();
        invalidate();
    }
}

void Session::redo()
{
    m_adjusting = false;
    if (!m_redo.empty()) {
        m_undo.push_back(std::exchange(m_viewState.shown, std::move(m_redo.back())));
        m_redo.pop_back();
        emit shownChanged();
        invalidate();
    }
}

void Session::setCamera(const Camera& camera)
{
    if (camera != m_viewState.camera) {
        m_viewState.camera = camera;
        cameraMoved();
    }
}

void Session::cameraMoved()
{
    m_presentation.quality = Quality::draft;
    m_restTimer.start();
    emit cameraChanged();
    invalidate();
}

void Session::invalidate()
{
    if (m_snapshot) {
        m_snapshotBefore = std::exchange(m_snapshot, nullptr);
    }
    emit snapshotChanged();
}

std::shared_ptr<const SceneSnapshot> Session::snapshot() const
{
    if (!m_snapshot) {
        if (m_atlas) {
            SceneSnapshot snapshot;
            if (showsTwo()) {
                snapshot = m_ideas->snapshot(*m_atlas, m_viewState, m_presentation, m_mover->pose(), wishedOverlay(),
                                             static_cast<float>(m_aspect));
            } else {
                snapshot = compose(*m_atlas, m_viewState, m_presentation, body().get(), m_snapshotBefore.get());
                if (m_motion) {
                    addOverlay(snapshot,
                               m_explainer->overlay(m_motion, m_mover->pose(), wishedOverlay(), m_mover->paths()));
                }
            }
            m_snapshot = std::make_shared<const SceneSnapshot>(std::move(snapshot));
            if (m_snapshot->leftOpen != m_leftOpen) {
                m_leftOpen = m_snapshot->leftOpen;
                for (const StructureIndex index : m_leftOpen) {
                    log::info(m_atlas->at(index).name +
                              " is an open surface: the section shows no face where its outline does not close");
                }
            }
        } else {
            SceneSnapshot nothing;
            nothing.camera = m_viewState.camera;
            nothing.presentation = m_presentation;
            m_snapshot = std::make_shared<const SceneSnapshot>(std::move(nothing));
        }
    }
    return m_snapshot;
}

OverlayWish Session::wishedOverlay() const
{
    const std::string key = m_entryKey.toStdString();
    const Entry* entry = m_library ? m_library->entry(key) : nullptr;
    const Entry* said = m_spoken != nullptr ? m_spoken->entry(key) : nullptr;
    const Shown& shown = m_viewState.shown;
    OverlayWish wish = wishOf(shown, *m_atlas, *m_motionTables, entry, said, m_settings.patient(), names());
    if (m_mover->pose() != shown.pose && m_mover->loop() == nullptr) {
        wish.figure.clear(); // what the body touches waits until it is there
    }
    return wish;
}

bool Session::showsTwo() const
{
    return m_viewState.shown.overlay == "tight-psoas" && !m_settings.patient();
}

int Session::hiddenCount() const
{
    return m_atlas ? static_cast<int>(psoas::hiddenCount(*m_atlas, m_viewState.shown)) : 0;
}

QString Session::currentKey() const
{
    const auto& selection = m_viewState.shown.selection;
    return selection.empty() ? QString{} : text(selection.back());
}

QString Session::currentName() const
{
    const auto index = m_atlas ? m_atlas->find(currentKey().toStdString()) : std::nullopt;
    return index ? text(names().of(m_atlas->at(*index))) : QString{};
}

QString Session::hoveredKey() const
{
    return m_hoveredId;
}

QString Session::hoveredName() const
{
    if (const Landmark* landmark = m_atlas ? m_atlas->findLandmark(m_presentation.hoveredLandmark) : nullptr) {
        return text(names().of(*landmark));
    }
    return m_presentation.hovered ? text(names().of(m_atlas->at(*m_presentation.hovered))) : QString{};
}

void Session::hoverId(const QString& id)
{
    if (id == m_hoveredId) {
        return;
    }
    m_hoveredId = id;
    if (id.isEmpty()) {
        m_presentation.hoveredLandmark.clear();
    }
    const auto hovered = m_atlas ? m_atlas->find(id.toStdString()) : std::nullopt;
    const bool redraw = hovered != m_presentation.hovered;
    m_presentation.hovered = hovered;
    emit hoveredChanged();
    if (redraw) {
        invalidate();
    }
}

// Verbs -------------------------------------------------------------------------------------------------------------

std::vector<std::string> Session::keysOf(const QString& id) const
{
    return m_atlas ? keysMeantBy(*m_atlas, m_viewState.shown, id.toStdString()) : std::vector<std::string>{};
}

std::vector<std::string> Session::targets() const
{
    if (!m_viewState.shown.selection.empty() || !m_presentation.hovered) {
        return m_viewState.shown.selection;
    }
    return {m_atlas->at(*m_presentation.hovered).key};
}

void Session::select(const QString& id, bool adding)
{
    const std::vector<std::string> keys = keysOf(id);
    leaveEntry();
    setShown(adding ? selectionToggled(m_viewState.shown, keys) : selected(m_viewState.shown, keys));
    emit found(id);
}

void Session::find(const QString& id)
{
    if (m_spoken != nullptr && m_spoken->entry(id.toStdString()) != nullptr) {
        openEntry(id);
        return;
    }
    const std::vector<std::string> keys = keysOf(id);
    if (keys.empty()) {
        findLandmark(id.toStdString());
        return;
    }
    std::vector<std::string> areas;
    std::ranges::copy_if(keys, std::back_inserter(areas),
                         [&](const std::string& key) { return isAttachment(m_atlas->at(*m_atlas->find(key)).kind); });
    leaveEntry();
    setShown(selected(attachmentsRevealed(revealed(m_viewState.shown, *m_atlas, keys), *m_atlas, areas), keys));
    frameTargets();
    emit found(id);
}

void Session::findLandmark(const std::string& key)
{
    const Landmark* landmark = m_atlas ? m_atlas->findLandmark(key) : nullptr;
    if (landmark == nullptr) {
        return;
    }
    Box box;
    box.add(landmark->point - landmarkAir);
    box.add(landmark->point + landmarkAir);
    Camera camera = m_viewState.camera;
    if (landmark->facing) {
        // From where one sees it, unless one does so already.
        const glm::vec3 towardsEye = glm::normalize(eyeOf(camera) - camera.target);
        if (glm::dot(towardsEye, *landmark->facing) < 0.6f) {
            camera.yaw = std::atan2(landmark->facing->x, landmark->facing->z);
            camera.pitch =
                std::clamp(std::asin(std::clamp(landmark->facing->y, -1.f, 1.f)), -steepestLook, steepestLook);
        }
    }
    camera = fitted(camera, box);

    // The bone is selected, and what lies before the point turns to glass.
    const std::vector<std::string> bone{landmark->bone};
    Shown shown = selected(revealed(m_viewState.shown, *m_atlas, bone), bone);
    ViewState without{camera, shown};
    const glm::vec3 eye = eyeOf(camera);
    const float distance = glm::distance(eye, landmark->point);
    const Ray ray{eye, (landmark->point - eye) / distance};
    for (int layer = 0; layer < mostLayers; ++layer) {
        const auto hit = pick(compose(*m_atlas, without, m_presentation, body().get()), ray);
        if (!hit || hit->distance > distance - 0.5f) {
            break;
        }
        const std::string& before = m_atlas->at(hit->structure).key;
        without.shown.hidden.insert(before);
        if (before != landmark->bone) {
            shown.faded.insert(before);
        }
    }
    leaveEntry();
    shown.landmark = key;
    setShown(std::move(shown));
    flyTo(camera);
    emit found(text(landmark->bone));
}

void Session::setEntry(const QString& key)
{
    forgetLeft();
    if (key != m_entryKey) {
        m_entryKey = key;
        emit entryChanged();
    }
}

void Session::openEntry(const QString& key)
{
    if (key == m_entryKey || m_spoken == nullptr || m_spoken->entry(key.toStdString()) == nullptr) {
        return;
    }
    endShowing();
    setEntry(key);
}

void Session::rememberPicture()
{
    if (!m_beforeShowing) {
        m_beforeShowing = m_viewState;
        if (isFlying()) { // where one was going, not a place on the way
            m_beforeShowing->camera = m_flightTo;
        }
    }
}

void Session::put(const Showing& showing)
{
    Shown shown = shownBy(showing, *m_atlas);
    if (const NamedPose* pose = m_motionTables->findPose(showing.pose); pose != nullptr && !pose->pose.isRest()) {
        shown.pose = pose->pose;
    }
    shown.overlay = showing.overlay;
    setShown(std::move(shown));
    m_shownView = viewOf(showing, *m_atlas);
    if (m_shownView) {
        flyTo(cameraOf(*m_shownView));
    }
}

void Session::showEntry(int step)
{
    const Entry* entry = m_spoken != nullptr ? m_spoken->entry(m_entryKey.toStdString()) : nullptr;
    if (entry == nullptr || !m_atlas || step < 0 || step > static_cast<int>(entry->steps.size())) {
        return;
    }
    rememberPicture();
    m_entryStep = step;
    const Showing showing = stepOf(*entry, static_cast<std::size_t>(step));
    put(m_settings.patient() ? calmed(showing) : showing);
    emit entryShownChanged();
}

void Session::showEntryOf(const QString& key, int step)
{
    if (m_library && m_library->entry(key.toStdString()) != nullptr) {
        setEntry(key);
        showEntry(step);
    }
}

void Session::present(const Showing& showing)
{
    if (m_atlas) {
        rememberPicture();
        m_entryStep = 0;
        setEntry({});
        put(m_settings.patient() ? calmed(showing) : showing);
        emit entryShownChanged();
    }
}

void Session::present(const ViewState& state)
{
    if (m_atlas) {
        rememberPicture();
        m_entryStep = 0;
        setEntry({});
        m_shownView.reset();
        setShown(state.shown);
        flyTo(state.camera);
        emit entryShownChanged();
    }
}

void Session::endShowing()
{
    if (m_beforeShowing) {
        const ViewState before = *std::exchange(m_beforeShowing, std::nullopt);
        m_entryStep = 0;
        setShown(before.shown);
        flyTo(before.camera);
        emit entryShownChanged();
    }
}

void Session::closeEntry()
{
    endShowing();
    setEntry({});
}

void Session::leaveEntry()
{
    if (m_entryKey.isEmpty()) {
        if (m_beforeShowing) { // of a picture that belongs to no entry
            m_beforeShowing.reset();
            emit entryShownChanged();
        }
        return;
    }
    m_left = LeftEntry{std::exchange(m_entryKey, {}), std::exchange(m_entryStep, 0), m_viewState,
                       std::exchange(m_beforeShowing, std::nullopt)};
    if (isFlying()) {
        m_left->view.camera = m_flightTo;
    }
    emit entryShownChanged();
    emit entryChanged();
    emit leftEntryChanged();
}

void Session::forgetLeft()
{
    if (m_left) {
        m_left.reset();
        emit leftEntryChanged();
    }
}

QString Session::leftEntryTitle() const
{
    const Entry* entry = m_spoken != nullptr ? m_spoken->entry(leftEntry().toStdString()) : nullptr;
    return entry == nullptr                                       ? QString{}
           : m_settings.patient() && !entry->patientTitle.empty() ? text(entry->patientTitle)
                                                                  : text(entry->title);
}

void Session::returnToEntry()
{
    if (!m_left) {
        return;
    }
    const LeftEntry left = *m_left;
    setEntry(left.key);
    setShown(left.view.shown);
    flyTo(left.view.camera);
    m_beforeShowing = left.before;
    m_entryStep = left.step;
    emit entryShownChanged();
}

QString Session::viewsFile() const
{
    return m_parts.settingsFile.isEmpty() ? QString{}
                                          : QFileInfo{m_parts.settingsFile}.absolutePath() + "/views.tour.yaml";
}

QString Session::entryCaption() const
{
    const Entry* entry = m_spoken != nullptr && m_beforeShowing ? m_spoken->entry(m_entryKey.toStdString()) : nullptr;
    return entry == nullptr ? QString{}
                            : text(captionOf(*entry, static_cast<std::size_t>(m_entryStep), m_settings.patient()));
}

void Session::toggleVisible(const QString& id)
{
    const std::vector<std::string> keys = keysOf(id);
    const bool all = std::all_of(keys.begin(), keys.end(), [&](const std::string& key) {
        return isShown(m_atlas->at(*m_atlas->find(key)), m_viewState.shown);
    });
    if (!keys.empty()) {
        setShown(all ? hidden(m_viewState.shown, keys) : revealed(m_viewState.shown, *m_atlas, keys));
    }
}

void Session::toggleAttachments(const QString& id)
{
    if (m_atlas) {
        setShown(attachmentsToggled(m_viewState.shown, *m_atlas, keysOf(id)));
    }
}

void Session::reveal(const QString& id)
{
    if (m_atlas) {
        setShown(revealed(m_viewState.shown, *m_atlas, keysOf(id)));
    }
}

void Session::restoreHidden()
{
    Shown shown = m_viewState.shown;
    shown.hidden.clear();
    shown.isolated.clear();
    setShown(std::move(shown));
}

QVariantList Session::hiddenStructures() const
{
    QVariantList list;
    if (!m_atlas) {
        return list;
    }
    const Shown& shown = m_viewState.shown;
    for (const Structure& structure : m_atlas->structures()) {
        if (isTakenAway(structure, shown)) {
            list << QVariantMap{{"key", text(structure.key)}, {"name", text(names().of(structure))}};
        }
    }
    return list;
}

void Session::run(const QString& id)
{
    const Command* command = findCommand(id);
    if (command == nullptr || (command->enabled && !command->enabled(*this))) {
        return;
    }
    if (command->action) {
        command->action(*this);
    } else {
        emit asked(id);
    }
}

void Session::escape()
{
    if (m_loading) {
        cancelLoading();
        return;
    }
    stopMotion();
    setToolId(text(std::string{allTools().front()->id()}));
    if (m_sinceEscape.isValid() && m_sinceEscape.elapsed() < twiceWithin) {
        m_sinceEscape.invalidate();
        setShown(allShown(m_viewState.shown, *m_atlas));
    } else {
        m_sinceEscape.start();
    }
}

// The hand on the picture -------------------------------------------------------------------------------------------

void Session::setAspect(double aspect)
{
    if (aspect > 0 && aspect != m_aspect) {
        m_aspect = aspect;
        if (showsTwo()) {
            invalidate(); // each stays in the middle of its half
        }
        if (m_framePending && m_atlas) {
            m_viewState.camera = openingCamera();
            emit cameraChanged();
            invalidate();
        }
    }
}

void Session::setCoveredBelow(double part)
{
    const double covered = std::clamp(part, 0.0, 0.5);
    if (covered != m_coveredBelow) {
        m_coveredBelow = covered;
        m_presentation.clearBelow = static_cast<float>(covered);
        if (m_framePending && m_atlas) {
            m_viewState.camera = openingCamera();
            emit cameraChanged();
            invalidate();
        } else if (m_beforeShowing && m_shownView && m_atlas) {
            flyTo(cameraOf(*m_shownView)); // clear of what has come over the picture
        }
    }
}

void Session::setPanels(const QVariantList& rectangles)
{
    std::vector<glm::vec4> covered;
    for (const QVariant& one : rectangles) {
        const QRectF rectangle = one.toRectF();
        covered.emplace_back(rectangle.x(), rectangle.y(), rectangle.width(), rectangle.height());
    }
    if (covered != m_presentation.covered) {
        m_presentation.covered = std::move(covered);
        if (m_viewState.shown.labels) {
            invalidate();
        }
    }
}

std::optional<PickResult> Session::pickAt(QPointF point) const
{
    if (!m_atlas) {
        return std::nullopt;
    }
    return pick(*snapshot(), rayThrough(m_viewState.camera, toGlm(point), static_cast<float>(m_aspect)));
}

glm::vec3 Session::anchorAt(QPointF point) const
{
    if (const auto hit = pickAt(point)) {
        return hit->position;
    }
    // Nothing there: as deep as what the camera turns about.
    const Camera& camera = m_viewState.camera;
    const Ray ray = rayThrough(camera, toGlm(point), static_cast<float>(m_aspect));
    const glm::vec3 forward = glm::normalize(camera.target - eyeOf(camera));
    return ray.origin + ray.direction * (camera.distance / std::max(glm::dot(ray.direction, forward), 0.1f));
}

void Session::click(QPointF point, bool adding)
{
    if (m_atlas) {
        stopMotion();
        Shown shown = m_tool->onClick(*m_atlas, m_viewState.shown, pickAt(point), adding);
        if (!shown.selection.empty()) {
            leaveEntry();
        }
        setShown(std::move(shown));
        emit found(currentKey());
    }
}

bool Session::selectForMenu(QPointF point)
{
    const auto hit = pickAt(point);
    if (!hit) {
        return false;
    }
    const std::string& key = m_atlas->at(hit->structure).key;
    const auto& selection = m_viewState.shown.selection;
    if (std::find(selection.begin(), selection.end(), key) == selection.end()) {
        setShown(selected(m_viewState.shown, std::span{&key, 1}));
        emit found(text(key));
    }
    return true;
}

void Session::centreOn(QPointF point)
{
    if (const auto hit = pickAt(point)) {
        Camera camera = m_viewState.camera;
        camera.target = hit->position;
        flyTo(camera);
    }
}

void Session::hover(QPointF point)
{
    if (m_atlas && m_drag == Drag::none && !isFlying()) {
        const auto hit = pickAt(point);
        const std::string landmark = hit ? hit->landmark : std::string{};
        if (landmark != m_presentation.hoveredLandmark) {
            m_presentation.hoveredLandmark = landmark;
            emit hoveredChanged();
            invalidate();
        }
        hoverId(hit ? text(m_atlas->at(hit->structure).key) : QString{});
    }
}

void Session::beginDrag(Drag drag, QPointF point)
{
    stopMotion();
    m_framePending = false;
    m_drag = drag;
    m_dragPoint = point;
    m_dragAnchor = anchorAt(point);
}

void Session::drag(QPointF point, QPointF turn)
{
    switch (m_drag) {
    case Drag::orbit:
        setCamera(orbited(m_viewState.camera, static_cast<float>(-turn.x()), static_cast<float>(turn.y())));
        break;
    case Drag::pan:
        setCamera(
            panned(m_viewState.camera, toGlm(m_dragPoint), toGlm(point), static_cast<float>(m_aspect), m_dragAnchor));
        break;
    case Drag::zoom:
        setCamera(zoomed(m_viewState.camera, std::exp(static_cast<float>(turn.y())), m_dragAnchor));
        break;
    case Drag::none:
        break;
    }
    m_dragPoint = point;
}

void Session::endDrag()
{
    m_drag = Drag::none;
}

void Session::orbit(double yaw, double pitch)
{
    stopMotion();
    m_framePending = false;
    setCamera(orbited(m_viewState.camera, static_cast<float>(yaw), static_cast<float>(pitch)));
}

void Session::zoom(double factor, QPointF point)
{
    if (!(factor > 0) || !std::isfinite(factor)) {
        return;
    }
    m_flight.stop();
    m_framePending = false;
    // A turn of the wheel is many small steps about one place: looked for once, so that nothing drifts.
    if (!m_zoomTimer.isActive() || m_zoomPoint != point) {
        m_zoomPoint = point;
        m_zoomAnchor = anchorAt(point);
    }
    m_zoomLeft += std::log(factor);
    if (m_flightDuration == 0) {
        setCamera(zoomed(m_viewState.camera, static_cast<float>(std::exp(std::exchange(m_zoomLeft, 0))), m_zoomAnchor));
    } else if (!m_zoomTimer.isActive()) {
        m_zoomClock.start();
        m_zoomTimer.start();
    }
}

void Session::zoomTick()
{
    const double passed = static_cast<double>(m_zoomClock.nsecsElapsed()) * 1e-6;
    m_zoomClock.start();
    const bool last = std::abs(m_zoomLeft) < zoomDone;
    const double step = last ? m_zoomLeft : m_zoomLeft * (1 - std::exp(-passed / zoomEase));
    m_zoomLeft -= step;
    if (last) {
        m_zoomLeft = 0;
        m_zoomTimer.stop();
    }
    setCamera(zoomed(m_viewState.camera, static_cast<float>(std::exp(step)), m_zoomAnchor));
}

void Session::stopMotion()
{
    m_flight.stop();
    m_zoomTimer.stop();
    m_zoomLeft = 0;
}

void Session::flyTo(const Camera& camera)
{
    stopMotion();
    m_framePending = false;
    if (m_flightDuration == 0) {
        setCamera(camera);
        return;
    }
    m_flightFrom = m_viewState.camera;
    m_flightTo = camera;
    m_flight.setDuration(m_flightDuration);
    m_flight.start();
}

void Session::lookFrom(double yawDegrees, double pitchDegrees)
{
    Camera camera = m_viewState.camera;
    camera.yaw = static_cast<float>(glm::radians(yawDegrees));
    camera.pitch = static_cast<float>(glm::radians(pitchDegrees));
    flyTo(camera);
}

void Session::flyToView(const QString& key)
{
    if (!m_atlas) {
        return;
    }
    for (const NamedView& view : allViews(*m_atlas)) {
        if (text(view.key) == key) {
            flyTo(cameraOf(view));
        }
    }
}

Camera Session::cameraOf(const NamedView& view) const
{
    std::vector<std::string> keys;
    for (const std::string& id : view.frame) {
        for (const StructureIndex index : m_atlas->resolve(id)) {
            keys.push_back(m_atlas->at(index).key);
        }
    }
    Camera camera;
    camera.yaw = static_cast<float>(glm::radians(view.yaw));
    camera.pitch = static_cast<float>(glm::radians(view.pitch));
    return fitted(camera, boxOf(keys));
}

Camera Session::fitted(const Camera& camera, const Box& box) const
{
    // Into what is left above the tools: as if the picture ended there, then moved up from the middle of the whole.
    const auto left = static_cast<float>(1 - m_coveredBelow);
    const auto aspect = static_cast<float>(showsTwo() ? m_aspect / 2 : m_aspect);
    Camera fitting = framed(camera, box, aspect / left);
    fitting.distance /= left;
    return panned(fitting, {0.5f, 0.5f}, {0.5f, left / 2}, aspect, fitting.target);
}

Camera Session::openingCamera() const
{
    if (m_atlas) {
        const auto view = std::ranges::find(m_atlas->views(), "opening", &NamedView::key);
        if (view != m_atlas->views().end()) {
            return cameraOf(*view);
        }
    }
    return fitted(Camera{}, snapshot()->bounds);
}

Box Session::boxOf(const std::vector<std::string>& keys) const
{
    // Two bodies side by side stand aside for the camera: what is framed is the place where one would be.
    const std::shared_ptr<const SceneSnapshot> seen =
        showsTwo() ? std::make_shared<const SceneSnapshot>(
                         compose(*m_atlas, forOneOfTwo(m_viewState), m_presentation, body().get()))
                   : snapshot();
    Box box;
    for (const Drawable& drawable : seen->drawables) {
        if (std::find(keys.begin(), keys.end(), m_atlas->at(drawable.structure).key) != keys.end()) {
            box.add(drawable.bounds);
        }
    }
    return box.isEmpty() ? seen->bounds : box;
}

void Session::frameTargets()
{
    flyTo(fitted(m_viewState.camera, boxOf(targets())));
}

void Session::resetCamera()
{
    flyTo(openingCamera());
}

double Session::cameraYaw() const
{
    return glm::degrees(static_cast<double>(m_viewState.camera.yaw));
}

double Session::cameraPitch() const
{
    return glm::degrees(static_cast<double>(m_viewState.camera.pitch));
}

QString Session::direction() const
{
    const double pitch = cameraPitch();
    if (std::abs(pitch) > 70) {
        return pitch > 0 ? tr("from above") : tr("from below");
    }
    const double yaw = cameraYaw(); // -180 .. 180, positive to the subject's left
    const double off = std::abs(yaw);
    const QString side = yaw > 0 ? tr("the subject's left") : tr("the subject's right");
    QString words;
    if (off < 22.5) {
        words = tr("from the front");
    } else if (off > 157.5) {
        words = tr("from the back");
    } else if (off < 67.5) {
        words = tr("from the front and %1").arg(side);
    } else if (off > 112.5) {
        words = tr("from the back and %1").arg(side);
    } else {
        words = tr("from %1").arg(side);
    }
    return pitch > 22.5 ? tr("%1, above").arg(words) : pitch < -22.5 ? tr("%1, below").arg(words) : words;
}

QString Session::toolId() const
{
    return text(std::string{m_tool->id()});
}

void Session::setToolId(const QString& id)
{
    const std::string wanted = id.toStdString();
    for (const auto& tool : allTools()) {
        if (tool->id() == wanted && tool.get() != m_tool) {
            m_tool = tool.get();
            emit toolIdChanged();
        }
    }
}

} // namespace psoas
