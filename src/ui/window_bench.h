#pragma once

#include "core/result.h"
#include "files/atlas_loader.h"
#include "scene/view_state.h"

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace psoas {

/// What a turn in the real window is to show.
struct WindowBench {
    std::function<Result<LoadedAtlas>(const LoadOptions&)> load; ///< called on a worker thread
    std::function<ViewState(const Atlas&)> initial;
    int frames = 120;   ///< steps of one turn
    std::string moving; ///< the joint that goes through its range and back instead of the camera turning; empty: none
    int width = 1280;   ///< of the window, logical pixels
    int height = 800;
    std::chrono::steady_clock::time_point started; ///< of the program
};

/// Times in milliseconds; a frame ends when the window has shown it.
struct WindowFigures {
    double firstFrame = 0; ///< from the start of the program to the first frame with the atlas in it
    std::vector<double> frames;
    int bodies = 0;         ///< poses of the joint that were bent in that time: a frame shows the last one there is
    double rest = 0;        ///< from the end of the turn to the picture at rest, the pause before it included
    double finished = 0;    ///< from there to the finest picture
    double idleCpu = 0;     ///< processor time of the process in a second in which nothing moves
    int idleFrames = 0;     ///< shown in that time; see `idleSeconds`
    double click = 0;       ///< from a click into the middle to the frame with its outline
    int framesWithout = 0;  ///< frames shown between the two, without the outline
    double idleSeconds = 3; ///< for how long nothing moved
    std::string renderer;
};

/// Opens the window, turns the camera once or moves a joint, lets it rest, waits, clicks, and closes the window again.
Result<WindowFigures> benchWindow(int argc, char* argv[], const WindowBench& bench);

} // namespace psoas
