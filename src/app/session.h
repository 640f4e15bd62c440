#pragma once

#include "app/hands.h"
#include "app/interface_language.h"
#include "app/settings.h"
#include "atlas/atlas.h"
#include "content/library.h"
#include "content/search.h"
#include "files/atlas_loader.h"
#include "scene/pick.h"
#include "scene/snapshot.h"
#include "scene/tools/tool.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointF>
#include <QString>
#include <QStringList>
#include <QTimer>
#include <QUrl>
#include <QVariantAnimation>
#include <QtQml/qqmlregistration.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

class QThread;

namespace psoas {

class Body;
class MotionModel;
class Explainer;
class PoseMover;
class TwoIdeas;
struct OverlayWish;
struct MotionTables;
struct Showing;

/// Where a session gets what it shows; tests bring their own.
struct SessionParts {
    /// Called on a worker thread; an empty path means the built-in atlas. Null: loadAtlas() and loadBuiltInAtlas().
    std::function<Result<LoadedAtlas>(const std::filesystem::path&, const LoadOptions&)> load;
    std::filesystem::path content; ///< folder of what is said; empty: findAssets().content
    QString settingsFile;          ///< empty: nothing is kept between runs
};

/// What is open and how it is shown: the one owner of the atlas, what is said of it and the view state. Everything the
/// interface shows is read from here; everything it does comes in here. Points of the picture run from (0,0) top left
/// to (1,1) bottom right. GUI thread.
class Session : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(QString atlasName READ atlasName NOTIFY atlasChanged)
    Q_PROPERTY(QString atlasCredits READ atlasCredits NOTIFY atlasChanged)
    Q_PROPERTY(bool hasAtlas READ hasAtlas NOTIFY atlasChanged)
    Q_PROPERTY(int structureCount READ structureCount NOTIFY atlasChanged)
    Q_PROPERTY(bool loading READ loading NOTIFY loadingChanged)
    Q_PROPERTY(double progress READ progress NOTIFY progressChanged)
    Q_PROPERTY(QString progressText READ progressText NOTIFY progressChanged)
    Q_PROPERTY(QString problem READ problem NOTIFY problemChanged)
    Q_PROPERTY(QStringList problemDetails READ problemDetails NOTIFY problemChanged)
    Q_PROPERTY(int problemCount READ problemCount NOTIFY problemChanged)
    Q_PROPERTY(QString pictureProblem READ pictureProblem NOTIFY pictureProblemChanged)
    Q_PROPERTY(int hiddenCount READ hiddenCount NOTIFY shownChanged)
    Q_PROPERTY(int selectionCount READ selectionCount NOTIFY shownChanged)
    Q_PROPERTY(QString currentKey READ currentKey NOTIFY shownChanged)
    Q_PROPERTY(QString currentName READ currentName NOTIFY shownChanged)
    Q_PROPERTY(QString hoveredKey READ hoveredKey NOTIFY hoveredChanged)
    Q_PROPERTY(QString hoveredName READ hoveredName NOTIFY hoveredChanged)
    Q_PROPERTY(QString toolId READ toolId WRITE setToolId NOTIFY toolIdChanged)
    Q_PROPERTY(QString entryKey READ entryKey NOTIFY entryChanged)
    Q_PROPERTY(bool entryShown READ entryShown NOTIFY entryShownChanged)
    Q_PROPERTY(int entryStep READ entryStep NOTIFY entryShownChanged)
    Q_PROPERTY(QString entryCaption READ entryCaption NOTIFY entryShownChanged)
    Q_PROPERTY(QString leftEntry READ leftEntry NOTIFY leftEntryChanged)
    Q_PROPERTY(QString leftEntryTitle READ leftEntryTitle NOTIFY leftEntryChanged)
    Q_PROPERTY(double cameraYaw READ cameraYaw NOTIFY cameraChanged)
    Q_PROPERTY(double cameraPitch READ cameraPitch NOTIFY cameraChanged)
    Q_PROPERTY(QString direction READ direction NOTIFY cameraChanged)
    Q_PROPERTY(psoas::Settings* settings READ settings CONSTANT)

public:
    explicit Session(SessionParts parts = {}, QObject* parent = nullptr);
    ~Session() override;

    // What is open.
    /// Opens beside the interface; what was open stays until the new atlas has come, and for good if it does not.
    void open(const std::filesystem::path& path);
    void openBuiltIn();
    Q_INVOKABLE void openUrls(const QList<QUrl>& urls);
    Q_INVOKABLE void openBuiltInAgain() { openBuiltIn(); }
    Q_INVOKABLE void cancelLoading();
    /// What to show of the next atlas to come, instead of all of it from the front.
    void setInitialView(std::function<ViewState(const Atlas&)> initial) { m_initial = std::move(initial); }
    /// `index` is of this atlas; made here where there is none.
    void setAtlas(std::shared_ptr<const Atlas> atlas, std::shared_ptr<const SearchIndex> index = nullptr);
    /// `library`: English, with all its translations.
    void setLibrary(std::shared_ptr<const Library> library);
    const std::shared_ptr<const Atlas>& atlas() const { return m_atlas; } ///< null until one has come
    /// In the language in force; null until it has come. What it has said lives as long as the session.
    const Library* library() const { return m_spoken; }
    /// What things are called in the language in force.
    const Names& names() const { return m_spoken != nullptr ? m_spoken->namesIn(m_namesCode) : m_english; }
    const SearchIndex* searchIndex() const { return m_index.get(); } ///< null until it has come
    QString atlasName() const;
    /// Whose the open models are and under what licence; empty if nobody says.
    QString atlasCredits() const { return m_atlasCredits; }
    bool hasAtlas() const { return m_atlas != nullptr; }
    int structureCount() const;
    bool loading() const { return m_loading; }
    double progress() const { return m_progress; } ///< 0 .. 1
    QString progressText() const { return m_progressText; }

    // What went wrong: shown one by one until dismissed, the oldest first.
    Q_INVOKABLE void report(const QString& sentence, const QStringList& details = {});
    Q_INVOKABLE void dismissProblem();
    QString problem() const;
    QStringList problemDetails() const;
    int problemCount() const { return static_cast<int>(m_problems.size()); }
    /// Why there can be no picture; empty while there can.
    QString pictureProblem() const { return m_pictureProblem; }
    Q_INVOKABLE void setPictureProblem(const QString& sentence);

    // What is shown.
    const ViewState& viewState() const { return m_viewState; }
    void setShown(Shown shown); ///< one step of undo
    /// The same while a hand moves something: what follows until endAdjusting() is one step of undo together.
    void adjustShown(Shown shown);
    void endAdjusting() { m_adjusting = false; }
    void setCamera(const Camera& camera);
    /// The frame to draw, rebuilt only after a change.
    std::shared_ptr<const SceneSnapshot> snapshot() const;
    /// The joints and poses that come with the program; never null.
    const std::shared_ptr<const MotionTables>& motionTables() const { return m_motionTables; }
    /// How the open atlas moves; null until it has been worked out, a moment after the atlas has come.
    const std::shared_ptr<const MotionModel>& motion() const { return m_motion; }
    /// The atlas as it is drawn now, what is shown of it bent; null in the rest pose.
    std::shared_ptr<const Body> body() const;
    /// What takes it to the pose of viewState(), and plays what repeats; never null.
    PoseMover* mover() const { return m_mover.get(); }
    /// Bends the joints. `continuing`: one step of undo with the change before it, as while a slider moves. Drawn as
    /// while moving until it rests. An angle out of range stops at the end of its joint's range.
    /// `smoothly`: by a movement instead of at once.
    void setPose(Pose pose, bool continuing = false, bool smoothly = false);
    /// Where poses of one's own are kept between runs; empty: nowhere.
    QString posesFile() const;
    bool canUndo() const { return !m_undo.empty(); }
    bool canRedo() const { return !m_redo.empty(); }
    Q_INVOKABLE void undo();
    Q_INVOKABLE void redo();
    int hiddenCount() const;
    int selectionCount() const { return static_cast<int>(m_viewState.shown.selection.size()); }
    QString currentKey() const;
    QString currentName() const;
    QString hoveredKey() const;
    QString hoveredName() const;
    /// Width and height of letters and pins in the picture, against a picture 800 pixels high.
    void setScale(float scale);
    /// Lights what bears `id`; only single structures light up in the picture. An empty id lights nothing.
    Q_INVOKABLE void hoverId(const QString& id);

    // Verbs on ids: keys, base keys or group keys.
    Q_INVOKABLE void select(const QString& id, bool adding = false);
    Q_INVOKABLE void
    find(const QString& id); ///< shows it if hidden, selects it and flies there; of a landmark: its bone
    Q_INVOKABLE void toggleVisible(const QString& id);
    /// The attachment areas of muscles or on bones, as by attachmentsToggled().
    Q_INVOKABLE void toggleAttachments(const QString& id);
    Q_INVOKABLE void reveal(const QString& id);
    Q_INVOKABLE void restoreHidden();
    /// What is out of sight, variants nobody asked for not counted: [{key, name}].
    Q_INVOKABLE QVariantList hiddenStructures() const;
    /// What commands act on: the selection, or what is under the pointer if nothing is selected.
    std::vector<std::string> targets() const;

    // What is said: points, symptoms, exercises ...
    QString entryKey() const { return m_entryKey; } ///< of the entry that is open; empty: none
    /// Opens an entry to be read; the picture stays as it is.
    Q_INVOKABLE void openEntry(const QString& key);
    /// Shows the picture of the open entry, at `step` (0: before its steps); remembers what was there before.
    Q_INVOKABLE void showEntry(int step = 0);
    /// Opens an entry and shows it, without what was there before in between: the next stop of a tour.
    void showEntryOf(const QString& key, int step);
    /// Shows a picture that belongs to no entry, as showEntry() does; an entry that is open closes.
    void present(const Showing& showing);
    void present(const ViewState& state);
    /// Brings back what the picture was before showEntry() or present().
    Q_INVOKABLE void endShowing();
    /// Closes the open entry and brings the picture back.
    Q_INVOKABLE void closeEntry();
    bool entryShown() const { return m_beforeShowing.has_value(); }
    int entryStep() const { return m_entryStep; }
    QString entryCaption() const; ///< of what is shown; empty where nothing is
    /// The entry that was left for a structure, and the way back to it; empty: none.
    QString leftEntry() const { return m_left ? m_left->key : QString{}; }
    QString leftEntryTitle() const;
    /// Opens that entry again, with the picture as it was when it was left.
    Q_INVOKABLE void returnToEntry();
    /// Where saved views are kept between runs; empty: nowhere.
    QString viewsFile() const;

    /// Does the command `id` of allCommands(); those of the window are passed on by asked().
    Q_INVOKABLE void run(const QString& id);
    void escape();

    // The hand on the picture.
    void setAspect(double aspect); ///< width / height of the picture
    double aspect() const { return m_aspect; }
    /// What is to explain the picture; there must be an atlas.
    OverlayWish wishedOverlay() const;
    /// Whether there are two bodies side by side, each in its half of the picture.
    bool showsTwo() const;
    /// How much of the picture's height, 0 .. 0.5, the tools cover at its foot: what is framed keeps clear of it.
    Q_INVOKABLE void setCoveredBelow(double part);
    /// Parts of the picture that panels lie over, of its width and height: no label may lie there. Rectangles.
    Q_INVOKABLE void setPanels(const QVariantList& rectangles);
    void click(QPointF point, bool adding);
    /// Makes what lies at `point` the selection unless it is part of it; whether anything lies there.
    bool selectForMenu(QPointF point);
    void centreOn(QPointF point);
    void hover(QPointF point);
    void beginDrag(Drag drag, QPointF point);
    /// `turn`: how far the hand moved since the last call, in radians to turn by.
    void drag(QPointF point, QPointF turn);
    void endDrag();
    void orbit(double yaw, double pitch); ///< radians
    /// Nearer by `factor` < 1, smoothly, with what lies at `point` staying there.
    Q_INVOKABLE void zoom(double factor, QPointF point);
    Q_INVOKABLE void lookFrom(double yawDegrees, double pitchDegrees);
    Q_INVOKABLE void flyToView(const QString& key);
    void frameTargets();
    void resetCamera();
    /// 0: camera and pose arrive at once.
    void setFlightDuration(int milliseconds);
    bool isFlying() const { return m_flight.state() == QAbstractAnimation::Running; }
    Quality quality() const { return m_presentation.quality; }
    double cameraYaw() const;   ///< degrees
    double cameraPitch() const; ///< degrees
    QString direction() const;  ///< where one looks from, in words
    void flyTo(const Camera& camera);
    Camera cameraOf(const NamedView& view) const;
    Camera fitted(const Camera& camera, const Box& box) const; ///< framed(), clear of the tools
    /// Where an atlas opens and what reset goes back to: its view “opening”, or all of it from the front.
    Camera openingCamera() const;

    QString toolId() const;
    void setToolId(const QString& id);
    Settings* settings() { return &m_settings; }
    const Settings& settings() const { return m_settings; }

signals:
    void atlasChanged();
    void libraryChanged();
    /// Everything that is read is in another language now, or bears other names. Lists start afresh by themselves.
    void languageChanged();
    void loadingChanged();
    void progressChanged();
    void problemChanged();
    void pictureProblemChanged();
    void shownChanged();
    void hoveredChanged();
    void cameraChanged();
    void snapshotChanged(); ///< something to draw anew
    void toolIdChanged();
    void entryChanged();
    void entryShownChanged();
    void leftEntryChanged();
    void patientChanged(); ///< the view for patients was switched on or off
    /// A command that the window carries out.
    void asked(const QString& command);
    /// A view was asked for by hand: what lists show should come into sight.
    void found(const QString& key);
    /// motion() has come or gone.
    void motionChanged();
    /// The body is drawn in another pose than before, on its way to the one of viewState() or there.
    void poseMoved();

private:
    struct Opening; // one atlas on its way, and the thread it comes on
    struct Message {
        QString sentence;
        QStringList details;
    };

    /// A structure is read about instead; the picture stays.
    void leaveEntry();
    void rememberPicture();
    void setEntry(const QString& key);
    void forgetLeft();
    /// What is shown of `showing`, by the view for patients or not.
    void put(const Showing& showing);
    void findLandmark(const std::string& key);
    void start(std::filesystem::path path);
    void workOutMotion();
    /// Puts the language of the settings in force.
    void speak();
    void chooseWords();
    void arrived(Opening& opening);
    void cameraMoved();
    void stopMotion();
    void zoomTick();
    void invalidate();
    std::optional<PickResult> pickAt(QPointF point) const;
    glm::vec3 anchorAt(QPointF point) const;
    std::vector<std::string> keysOf(const QString& id) const;
    Box boxOf(const std::vector<std::string>& keys) const;

    SessionParts m_parts;
    Settings m_settings;
    std::shared_ptr<const Atlas> m_atlas;
    InterfaceLanguage m_interface;
    QString m_language; // that of the settings when last put in force
    QString m_namesLanguage;
    std::string m_namesCode = "en";
    Names m_english{Dictionary{}};
    std::shared_ptr<const Library> m_library; // English
    const Library* m_spoken = nullptr;
    std::shared_ptr<const SearchIndex> m_index;
    std::vector<std::unique_ptr<Opening>> m_openings; // the last is the one wanted; the others are stopping
    QString m_atlasCredits;
    bool m_loading = false;
    double m_progress = 0;
    QString m_progressText;
    std::function<ViewState(const Atlas&)> m_initial;

    ViewState m_viewState;
    Presentation m_presentation;
    std::vector<Shown> m_undo;
    std::vector<Shown> m_redo;
    QString m_hoveredId;
    mutable std::shared_ptr<const SceneSnapshot> m_snapshot;
    std::shared_ptr<const MotionTables> m_motionTables;
    std::shared_ptr<const MotionModel> m_motion;
    std::vector<std::unique_ptr<QThread>> m_motionThreads; // the last is of the open atlas
    std::unique_ptr<PoseMover> m_mover;
    std::unique_ptr<Explainer> m_explainer;
    std::unique_ptr<TwoIdeas> m_ideas;
    mutable std::shared_ptr<const SceneSnapshot> m_snapshotBefore; // what the next may take over from
    mutable std::vector<StructureIndex> m_leftOpen;                // as the log was told
    bool m_adjusting = false;
    std::vector<Message> m_problems;
    QString m_pictureProblem;
    const Tool* m_tool;

    QString m_entryKey;
    int m_entryStep = 0;
    std::optional<ViewState> m_beforeShowing;
    struct LeftEntry {
        QString key;
        int step = 0;
        ViewState view;
        std::optional<ViewState> before; ///< of its showing
    };
    std::optional<LeftEntry> m_left;
    std::optional<NamedView> m_shownView; ///< where the showing looks from
    bool m_wasPatient = false;

    double m_coveredBelow = 0;
    double m_aspect = 1;
    bool m_framePending = true; // the first camera waits for the size of the picture
    Drag m_drag = Drag::none;
    QPointF m_dragPoint;
    glm::vec3 m_dragAnchor{0};
    int m_flightDuration = 400;
    QVariantAnimation m_flight;
    Camera m_flightFrom, m_flightTo;
    QTimer m_zoomTimer;
    QElapsedTimer m_zoomClock;
    double m_zoomLeft = 0; // natural logarithm of the factor still to come
    QPointF m_zoomPoint;
    glm::vec3 m_zoomAnchor{0};
    QTimer m_restTimer;
    QElapsedTimer m_sinceEscape;
};

} // namespace psoas
