#pragma once

#include "cli/invocation.h"

namespace psoas::cli {

/// Opens the window; where there is no display, says so and writes psoas-atlas.png in the current folder instead.
int openWindow(const Invocation& invocation);

/// Whether a window can be opened: an X server or Wayland compositor answers, or QT_QPA_PLATFORM names another
/// platform.
bool hasDisplay();

} // namespace psoas::cli
