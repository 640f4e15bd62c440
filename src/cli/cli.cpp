#include "cli/cli.h"

#include "cli/invocation.h"
#include "cli/window_command.h"
#include "core/log.h"
#include "core/text.h"
#include "files/import_child.h"

#include <cstdio>
#include <cstdlib>
#include <iostream>

namespace psoas {
namespace cli {

void addRender(CLI::App& app, Invocation& invocation);
void addList(CLI::App& app, Invocation& invocation);
void addInfo(CLI::App& app, Invocation& invocation);
void addSearch(CLI::App& app, Invocation& invocation);
void addPick(CLI::App& app, Invocation& invocation);
void addMeasure(CLI::App& app, Invocation& invocation);
void addExport(CLI::App& app, Invocation& invocation);
void addCheck(CLI::App& app, Invocation& invocation);
void addBench(CLI::App& app, Invocation& invocation);

const std::vector<AddCommand>& allCommands()
{
    static const std::vector<AddCommand> commands{addRender,  addList,   addInfo,  addSearch, addPick,
                                                  addMeasure, addExport, addCheck, addBench};
    return commands;
}

std::string oneLine(std::string_view text)
{
    std::string line = cleaned(text);
    for (std::size_t i = 0; i < line.size(); ++i) {
        const auto byte = static_cast<unsigned char>(line[i]);
        const bool isC1 = byte == 0xC2 && static_cast<unsigned char>(line[i + 1]) < 0xA0;
        if (byte < 0x20 || byte == 0x7F || isC1) {
            line.replace(i, isC1 ? 2 : 1, " ");
        }
    }
    return line;
}

int fail(const Error& error)
{
    std::cerr << "psoas-atlas: " << oneLine(error.what) << '\n';
    if (!error.detail.empty()) {
        log::debug(error.detail);
    }
    return 1;
}

int notYet(const std::string& what)
{
    std::cerr << "psoas-atlas: " << what << " is not part of this version yet.\n";
    return 2;
}

LoadOptions loadOptions()
{
    LoadOptions options;
    options.cacheFolder = defaultCacheFolder();
    return options;
}

Result<LoadedAtlas> load(const Invocation& invocation, bool forPicking)
{
    LoadOptions options = loadOptions();
    options.forPicking = forPicking;
    auto loaded = invocation.atlasPath.empty() ? loadBuiltInAtlas(options) : loadAtlas(invocation.atlasPath, options);
    if (loaded) {
        for (const Problem& problem : loaded.value().problems) {
            std::cerr << "psoas-atlas: " << oneLine(problem.file);
            if (problem.line > 0) {
                std::cerr << ':' << problem.line;
            }
            std::cerr << ": " << oneLine(problem.problem) << '\n';
        }
    }
    return loaded;
}

} // namespace cli

int runCommandLine(int argc, char* argv[])
{
    if (const int status = runImportChild(argc, argv); status >= 0) {
        return status;
    }
    if (const char* level = std::getenv("PSOAS_LOG")) {
        const std::string_view wanted{level};
        log::setLevel(wanted == "debug"  ? log::Level::debug
                      : wanted == "info" ? log::Level::info
                                         : log::Level::warning);
    }

    cli::Invocation invocation;
    invocation.argc = argc;
    invocation.argv = argv;
    CLI::App app{"Psoas Atlas: an interactive 3D anatomy viewer of the psoas and iliopsoas complex", "psoas-atlas"};
    app.set_version_flag("--version", "psoas-atlas " PSOAS_VERSION);
    app.add_option("--atlas", invocation.atlasPath,
                   "A pack, a folder of models, or a model file (default: the built-in atlas)")
        ->type_name("PATH");
    app.footer("Without a command the window opens. “psoas-atlas COMMAND --help” says more of each.\n"
               "For education; not a diagnosis and not medical advice.");
    for (const cli::AddCommand add : cli::allCommands()) {
        add(app, invocation);
    }
    for (CLI::App* command : app.get_subcommands({})) {
        command->fallthrough(); // --atlas may follow the command
    }
    app.require_subcommand(0, 1);

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) { // help and version
            return app.exit(error, std::cout, std::cerr);
        }
        std::cerr << "psoas-atlas: " << cli::oneLine(error.what()) << " See psoas-atlas --help.\n";
        return 2;
    }
    if (app.count("--atlas") > 0 && invocation.atlasPath.empty()) {
        std::cerr << "psoas-atlas: --atlas needs a path. See psoas-atlas --help.\n";
        return 2;
    }
    if (!invocation.run) {
        return cli::openWindow(invocation);
    }
    const int status = invocation.run();
    std::cout.flush();
    if (std::fflush(stdout) != 0 || !std::cout) {
        return cli::fail(
            {"The answer could not be written to standard output. Make room there or choose another.", {}});
    }
    return status;
}

} // namespace psoas
