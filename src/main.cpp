#include "cli/cli.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

int main(int argc, char* argv[])
{
#ifdef __GLIBC__
    // Mesa's software driver takes and frees some ten MiB for each pass: kept, they need not be cleared by the kernel
    // anew.
    mallopt(M_TRIM_THRESHOLD, 256 << 20);
    mallopt(M_TOP_PAD, 16 << 20);
#endif
    return psoas::runCommandLine(argc, argv);
}
