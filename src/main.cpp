#include "cli/cli.h"

int main(int argc, char* argv[])
{
    return psoas::runCommandLine(argc, argv);
}
