#pragma once

#include "content/library.h"
#include "core/result.h"
#include "files/atlas_loader.h"

#include <CLI/CLI.hpp>

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace psoas::cli {

/// What the arguments ask for, filled in while they are read.
struct Invocation {
    int argc = 0; ///< as main() got them, for the toolkit
    char** argv = nullptr;
    std::string atlasPath;    ///< empty: the built-in atlas
    std::function<int()> run; ///< what to do once all arguments are read; empty: open the window
    std::chrono::steady_clock::time_point started = std::chrono::steady_clock::now();
};

/// Adds one command to `app`; its callback sets `invocation.run`.
using AddCommand = void (*)(CLI::App& app, Invocation& invocation);

/// Every command, in the order of the help.
const std::vector<AddCommand>& allCommands();

/// `text` for a terminal: valid UTF-8 on one line, whatever names the files have.
std::string oneLine(std::string_view text);

/// Writes "psoas-atlas: WHAT" to standard error; returns 1.
int fail(const Error& error);

/// For what a later version brings: returns 2 after saying so.
int notYet(const std::string& what);

/// Opens the atlas asked for; what was left out goes to standard error, a line each.
/// `forPicking` as in LoadOptions.
Result<LoadedAtlas> load(const Invocation& invocation, bool forPicking = false);

LoadOptions loadOptions();

} // namespace psoas::cli
