// main() of test programs that open models: they start themselves to read them.
#include "files/import_child.h"

#if __has_include(<catch2/catch_session.hpp>)
#include <catch2/catch_session.hpp>
#else
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>
#endif

int main(int argc, char* argv[])
{
    if (const int status = psoas::runImportChild(argc, argv); status >= 0) {
        return status;
    }
    return Catch::Session().run(argc, argv);
}
