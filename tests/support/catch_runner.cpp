// What Catch2 brings along to run tests, compiled once for all test programs.
#include "support/catch_runner.h"

#if __has_include(<catch2/catch_session.hpp>)
#include <catch2/catch_session.hpp>
#else
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>
#endif

int psoas::test::runTests(int argc, char* argv[])
{
    return Catch::Session().run(argc, argv);
}
