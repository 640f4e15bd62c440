#pragma once

namespace psoas {

/// The whole program: reads the arguments, does what they ask, returns the exit status (0 done, 1 bad input or undone
/// work, 2 wrong usage).
int runCommandLine(int argc, char* argv[]);

} // namespace psoas
