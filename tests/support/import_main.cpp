// main() of test programs that open models: they start themselves to read them.
#include "files/import_child.h"
#include "support/catch_runner.h"

int main(int argc, char* argv[])
{
    if (const int status = psoas::runImportChild(argc, argv); status >= 0) {
        return status;
    }
    return psoas::test::runTests(argc, argv);
}
