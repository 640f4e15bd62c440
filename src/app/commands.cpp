#include "app/commands.h"

#include "app/peel_model.h"
#include "app/section_model.h"
#include "app/session.h"
#include "scene/dissection.h"
#include "scene/verbs.h"

#include <algorithm>

namespace psoas {
namespace {

constexpr double turn = 0.0873; // radians, 5 degrees a stroke
constexpr double nearer = 0.85;
constexpr double sectionStep = 2; // mm a stroke

bool hasAtlas(const Session& session)
{
    return session.hasAtlas();
}
bool hasTargets(const Session& session)
{
    return !session.targets().empty();
}
bool hasChanges(const Session& session)
{
    const Shown& shown = session.viewState().shown;
    return session.atlas() != nullptr && allShown(shown, *session.atlas()) != shown;
}

bool hasSections(const Session& session)
{
    return !session.viewState().shown.sections.empty();
}
bool hasLayers(const Session& session)
{
    return session.hasAtlas() && !session.atlas()->layers().empty();
}

/// The attachment areas that are meant: of the selection, or all where nothing is selected.
std::vector<std::string> attached(const Session& session)
{
    const Atlas& atlas = *session.atlas();
    if (!session.viewState().shown.selection.empty()) {
        return attachmentsOf(atlas, session.viewState().shown.selection);
    }
    std::vector<std::string> areas;
    for (const StructureIndex index : atlas.resolve("attachments")) {
        areas.push_back(atlas.at(index).key);
    }
    return areas;
}

template<class Verb>
auto onTargets(Verb verb)
{
    return [verb](Session& session) {
        const std::vector<std::string> targets = session.targets();
        session.setShown(verb(session.viewState().shown, targets));
    };
}

auto look(double yaw, double pitch)
{
    return [yaw, pitch](Session& session) { session.lookFrom(yaw, pitch); };
}

auto orbit(double yaw, double pitch)
{
    return [yaw, pitch](Session& session) { session.orbit(yaw, pitch); };
}

auto moveBy(double millimetres)
{
    return [millimetres](Session& session) { moveSection(session, millimetres); };
}

auto zoom(double factor)
{
    return [factor](Session& session) { session.zoom(factor, {0.5, 0.5}); };
}

} // namespace

const std::vector<Command>& allCommands()
{
    static const QString what = "What is shown";
    static const QString where = "Looking";
    static const QString file = "Files";
    static const QString window = "Window";
    static const std::vector<Command> commands{
        {"hide", "Hide", {"H"}, what, inToolBar | inStructureMenu, false, onTargets(hidden), hasTargets, {}},
        {"isolate",
         "Isolate",
         {"I"},
         what,
         inToolBar | inStructureMenu,
         false,
         onTargets(isolationToggled),
         hasTargets,
         [](const Session& session) { return !session.viewState().shown.isolated.empty(); }},
        {"fade",
         "Fade",
         {"X"},
         what,
         inToolBar | inStructureMenu,
         false,
         onTargets(fadeToggled),
         hasTargets,
         [](const Session& session) {
             const auto targets = session.targets();
             return !targets.empty() && std::all_of(targets.begin(), targets.end(), [&](const std::string& key) {
                 return session.viewState().shown.faded.contains(key);
             });
         }},
        {"attachments",
         "Show attachment areas",
         {"A"},
         what,
         inToolBar | inStructureMenu,
         false,
         [](Session& session) {
             session.setShown(attachmentsToggled(session.viewState().shown, *session.atlas(), attached(session)));
         },
         [](const Session& session) { return session.hasAtlas() && !attached(session).empty(); },
         [](const Session& session) {
             const auto areas = session.hasAtlas() ? attached(session) : std::vector<std::string>{};
             return !areas.empty() && std::all_of(areas.begin(), areas.end(), [&](const std::string& area) {
                 return isShown(session.atlas()->at(*session.atlas()->find(area)), session.viewState().shown);
             });
         }},
        {"section", "Section", {"S"}, what, inToolBar, false, toggleSections, hasAtlas, hasSections},
        {"section-up", "Move the section up", {"PgUp"}, what, nowhere, false, moveBy(sectionStep), hasSections, {}},
        {"section-down",
         "Move the section down",
         {"PgDown"},
         what,
         nowhere,
         false,
         moveBy(-sectionStep),
         hasSections,
         {}},
        {"section-next",
         "Section at the next stop above",
         {"Shift+PgUp"},
         what,
         nowhere,
         false,
         [](Session& session) { moveToNextStop(session, true); },
         hasSections,
         {}},
        {"section-last",
         "Section at the next stop below",
         {"Shift+PgDown"},
         what,
         nowhere,
         false,
         [](Session& session) { moveToNextStop(session, false); },
         hasSections,
         {}},
        {"section-above",
         "Look at the level section from above",
         {"V"},
         what,
         nowhere,
         false,
         [](Session& session) { lookAtSection(session, false); },
         hasAtlas,
         {}},
        {"section-below",
         "Look at the level section from below, as on a CT",
         {"Shift+V"},
         what,
         nowhere,
         false,
         [](Session& session) { lookAtSection(session, true); },
         hasAtlas,
         {}},
        {"peel",
         "Peel layer by layer",
         {},
         what,
         inToolBar,
         false,
         [](Session& session) {
             const Shown& shown = session.viewState().shown;
             session.setShown(peeled(shown, *session.atlas(), shown.peel ? std::nullopt : std::optional<int>{0}));
         },
         hasLayers,
         [](const Session& session) { return session.viewState().shown.peel.has_value(); }},
        {"peel-more", "Take a layer off", {"]"}, what, nowhere, false, peelOneMore, hasLayers, {}},
        {"peel-less",
         "Put a layer back",
         {"["},
         what,
         nowhere,
         false,
         peelOneLess,
         [](const Session& session) { return session.viewState().shown.peel.has_value(); },
         {}},
        {"labels",
         "Names in the picture",
         {"L"},
         what,
         inToolBar,
         false,
         [](Session& session) {
             Shown shown = session.viewState().shown;
             shown.labels = !shown.labels;
             session.setShown(std::move(shown));
         },
         hasAtlas,
         [](const Session& session) { return session.viewState().shown.labels; }},
        {"pins",
         "Landmarks as pins",
         {"P"},
         what,
         inToolBar,
         false,
         [](Session& session) {
             Shown shown = session.viewState().shown;
             shown.pins = !shown.pins;
             if (!shown.pins) {
                 shown.landmark.clear();
             }
             session.setShown(std::move(shown));
         },
         [](const Session& session) { return session.hasAtlas() && !session.atlas()->landmarks().empty(); },
         [](const Session& session) { return session.viewState().shown.pins; }},
        {"show-all",
         "Show all",
         {"Alt+H"},
         what,
         inToolBar | inStructureMenu,
         false,
         [](Session& session) { session.setShown(allShown(session.viewState().shown, *session.atlas())); },
         hasChanges,
         {}},
        {"undo",
         "Undo",
         {"Ctrl+Z"},
         what,
         inToolBar,
         false,
         [](Session& session) { session.undo(); },
         [](const Session& session) { return session.canUndo(); },
         {}},
        {"redo",
         "Redo",
         {"Ctrl+Shift+Z", "Ctrl+Y"},
         what,
         inToolBar,
         false,
         [](Session& session) { session.redo(); },
         [](const Session& session) { return session.canRedo(); },
         {}},
        {"escape",
         "Back to selecting; twice: show all",
         {"Esc"},
         what,
         nowhere,
         false,
         [](Session& session) { session.escape(); },
         {},
         {}},

        {"frame",
         "Frame",
         {"F"},
         where,
         inToolBar | inStructureMenu,
         false,
         [](Session& session) { session.frameTargets(); },
         hasAtlas,
         {}},
        {"reset",
         "Reset view",
         {"R", "Home"},
         where,
         inToolBar | inStructureMenu,
         false,
         [](Session& session) { session.resetCamera(); },
         hasAtlas,
         {}},
        {"look-front", "Look from the front", {"1"}, where, nowhere, false, look(0, 0), hasAtlas, {}},
        {"look-back", "Look from the back", {"Shift+1", "!"}, where, nowhere, false, look(180, 0), hasAtlas, {}},
        {"look-right", "Look from the subject's right", {"3"}, where, nowhere, false, look(-90, 0), hasAtlas, {}},
        {"look-left",
         "Look from the subject's left",
         {"Shift+3", "#"},
         where,
         nowhere,
         false,
         look(90, 0),
         hasAtlas,
         {}},
        {"look-top", "Look from above", {"7"}, where, nowhere, false, look(0, 90), hasAtlas, {}},
        {"look-bottom", "Look from below", {"Shift+7", "&"}, where, nowhere, false, look(0, -90), hasAtlas, {}},
        {"turn-left", "Turn to the left", {"Left"}, where, nowhere, true, orbit(turn, 0), hasAtlas, {}},
        {"turn-right", "Turn to the right", {"Right"}, where, nowhere, true, orbit(-turn, 0), hasAtlas, {}},
        {"turn-up", "Turn up", {"Up"}, where, nowhere, true, orbit(0, -turn), hasAtlas, {}},
        {"turn-down", "Turn down", {"Down"}, where, nowhere, true, orbit(0, turn), hasAtlas, {}},
        {"zoom-in", "Zoom in", {"+", "="}, where, nowhere, false, zoom(nearer), hasAtlas, {}},
        {"zoom-out", "Zoom out", {"-"}, where, nowhere, false, zoom(1 / nearer), hasAtlas, {}},

        {"search", "Search", {"Ctrl+F", "/"}, window, nowhere, false, {}, {}, {}},
        {"open-file", "Open model…", {"Ctrl+O"}, file, inMainMenu, false, {}, {}, {}},
        {"open-folder", "Open folder…", {"Ctrl+Shift+O"}, file, inMainMenu, false, {}, {}, {}},
        {"open-built-in",
         "Open the built-in atlas",
         {},
         file,
         inMainMenu,
         false,
         [](Session& session) { session.openBuiltIn(); },
         {},
         {}},
        {"save-picture",
         "Save picture…",
         {"Ctrl+S"},
         file,
         inMainMenu,
         false,
         {},
         [](const Session& session) { return session.hasAtlas() && session.pictureProblem().isEmpty(); },
         {}},
        {"left-panel",
         "Left panel",
         {"F9"},
         window,
         inMainMenu,
         false,
         [](Session& session) { session.settings()->setLeftOpen(!session.settings()->leftOpen()); },
         {},
         [](const Session& session) { return session.settings().leftOpen(); }},
        {"right-panel",
         "Right panel",
         {"Shift+F9"},
         window,
         inMainMenu,
         false,
         [](Session& session) { session.settings()->setRightOpen(!session.settings()->rightOpen()); },
         {},
         [](const Session& session) { return session.settings().rightOpen(); }},
        {"full-screen", "Full screen", {"F11"}, window, inMainMenu, false, {}, {}, {}},
        {"dark",
         "Dark",
         {"Ctrl+D"},
         window,
         nowhere,
         false,
         [](Session& session) { session.settings()->setDark(!session.settings()->dark()); },
         {},
         [](const Session& session) { return session.settings().dark(); }},
        {"patient",
         "Patient view",
         {"F8"},
         window,
         inMainMenu,
         false,
         [](Session& session) { session.settings()->setPatient(!session.settings()->patient()); },
         {},
         [](const Session& session) { return session.settings().patient(); }},
        {"sources", "Sources", {}, window, inMainMenu, false, {}, {}, {}},
        {"keys", "Keys and mouse", {"F1", "?"}, window, inMainMenu, false, {}, {}, {}},
        {"about", "About Psoas Atlas", {}, window, inMainMenu, false, {}, {}, {}},
        {"quit", "Quit", {"Ctrl+Q"}, window, inMainMenu, false, {}, {}, {}},
    };
    return commands;
}

const Command* findCommand(const QString& id)
{
    const auto& all = allCommands();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Command& each) { return each.id == id; });
    return found == all.end() ? nullptr : &*found;
}

} // namespace psoas
