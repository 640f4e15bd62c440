#pragma once

namespace psoas::test {

/// Runs the tests that the command line asks for; returns the exit status.
int runTests(int argc, char* argv[]);

} // namespace psoas::test
