#include "support/catch_runner.h"

int main(int argc, char* argv[])
{
    return psoas::test::runTests(argc, argv);
}
