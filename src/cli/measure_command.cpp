#include "cli/invocation.h"

namespace psoas::cli {

void addMeasure(CLI::App& app, Invocation& invocation)
{
    CLI::App* command =
        app.add_subcommand("measure", "Lengths and lever arms of the muscles (not part of this version yet)");
    command->add_option("--pose")->group("");
    command->add_flag("--json")->group("");
    command->callback([&invocation] { invocation.run = [] { return notYet("measure"); }; });
}

} // namespace psoas::cli
