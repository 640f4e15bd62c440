#pragma once

#include "scene/view_state.h"

#include <filesystem>
#include <functional>

class QQmlApplicationEngine;
class QQmlEngine;

namespace psoas {

class Atlas;
class Session;

struct WindowOptions {
    std::filesystem::path atlas;                    ///< empty: the built-in one
    std::function<ViewState(const Atlas&)> initial; ///< what to show of it; empty: all of it from the front
};

/// Opens the window and returns the exit status when it is closed. Needs a display, but no OpenGL: without it the
/// lists and facts work and words stand in place of the picture.
int runWindow(int argc, char* argv[], const WindowOptions& options);

/// What must be set before the QGuiApplication and the first window are made.
void prepareGraphics();

/// Makes the strings of `engine` follow the language of `session`; before anything is loaded.
void followLanguage(QQmlEngine& engine, const Session& session);

/// Loads Main.qml for `session`; false if that fails, which would be our own mistake.
bool showWindow(QQmlApplicationEngine& engine, Session& session);

/// Import paths and icons: what any engine needs that loads Psoas.Ui.
void prepareEngine(QQmlEngine& engine);

} // namespace psoas
