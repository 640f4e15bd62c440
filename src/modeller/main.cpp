#include "core/log.h"
#include "formats/atomic_file.h"
#include "formats/model_writer.h"
#include "modeller/attachments.h"
#include "modeller/compare.h"
#include "modeller/context.h"
#include "modeller/landmarks.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <filesystem>
#include <optional>

namespace {

using namespace psoas;
using namespace psoas::modeller;

Result<void> write(const Mesh& mesh, const std::string& key, const std::filesystem::path& path)
{
    const NamedMesh named{key, &mesh};
    if (path.extension() == ".obj") {
        return writeWhole(path, objBytes(named));
    }
    if (path.extension() == ".stl") {
        return writeWhole(path, stlBytes(named));
    }
    return writeWhole(path, glbBytes({named}));
}

} // namespace

int main(int argc, char* argv[])
{
    CLI::App app{"Makes the surfaces of the built-in atlas from its parameter tables."};
    std::string key;
    std::filesystem::path output;
    std::filesystem::path mirror;
    std::filesystem::path tables = "assets/atlas/tables";
    std::filesystem::path attachments;
    std::filesystem::path landmarks;
    std::filesystem::path compare;
    bool list = false;
    bool verbose = false;
    app.add_option("--structure", key, "key of the structure to make");
    app.add_option("-o", output, "file to write: .glb (metres), or .obj or .stl (millimetres)");
    app.add_option("--mirror", mirror, "file for the structure of the other side");
    app.add_option("--tables", tables, "folder of the parameter tables")->capture_default_str();
    app.add_option("--attachments", attachments, "folder of all models: make the attachment areas on them there");
    app.add_option("--landmarks", landmarks, "folder of all models: find the landmarks on them, written there");
    app.add_option(
        "--compare", compare,
        "a person's surface, OBJ, or a folder of such: write a PNG of six sides, ours on the left of each pair");
    app.add_flag("--list", list, "print every key and leave");
    app.add_flag("--verbose", verbose, "say what was made");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& wrong) {
        return app.exit(wrong) == 0 ? 0 : 2;
    }
    if (list) {
        for (const std::string& each : Context{tables}.keys()) {
            std::puts(each.c_str());
        }
        return 0;
    }
    if (verbose) {
        log::setLevel(log::Level::info);
    }
    const auto fail = [](const Error& error) {
        std::fprintf(stderr, "%s\n", error.what.c_str());
        return 1;
    };
    if (!attachments.empty() || !landmarks.empty()) {
        if (!key.empty()) {
            std::fputs(
                "psoas-modeller: --structure makes one, --attachments and --landmarks need all; one at a time.\n",
                stderr);
            return 2;
        }
        if (!attachments.empty()) {
            if (const Result<void> done = writeAttachments(tables, attachments); !done) {
                return fail(done.error());
            }
        }
        if (!landmarks.empty()) {
            if (const Result<void> done = writeLandmarks(tables, landmarks); !done) {
                return fail(done.error());
            }
        }
        return 0;
    }
    if (key.empty() || output.empty()) {
        std::fputs("psoas-modeller: --structure KEY and -o FILE are needed (or --list); --help tells more.\n", stderr);
        return 2;
    }
    std::optional<Mesh> person;
    if (!compare.empty()) {
        if (output.extension() != ".png" || !mirror.empty()) {
            std::fputs("psoas-modeller: with --compare, -o FILE.png is needed, and no --mirror.\n", stderr);
            return 2;
        }
        Result<Mesh> found = personOf(key, compare, tables.parent_path());
        if (!found) {
            return fail(found.error());
        }
        person = std::move(found).value();
    }
    Context context{tables};
    const Result<Mesh> mesh = context.make(key);
    if (!mesh) {
        return fail(mesh.error());
    }
    if (person) {
        const Result<std::string> png = pngBytes(comparisonSheet(mesh.value(), *person), false);
        const Result<void> done = png ? writeWhole(output, png.value()) : Result<void>{png.error()};
        return done ? 0 : fail(done.error());
    }
    if (const Result<void> done = write(mesh.value(), key, output); !done) {
        return fail(done.error());
    }
    if (!mirror.empty()) {
        const bool isLeft = key.ends_with("-left");
        if (!isLeft && !key.ends_with("-right")) {
            return fail({key + " is not paired, so --mirror has nothing to write.", {}});
        }
        const std::string other = key.substr(0, key.rfind('-')) + (isLeft ? "-right" : "-left");
        if (const Result<void> done = write(mirrored(mesh.value()), other, mirror); !done) {
            return fail(done.error());
        }
    }
    return 0;
}
