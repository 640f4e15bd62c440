#include "formats/atomic_file.h"
#include "modeller/measure.h"

#include <CLI/CLI.hpp>

#include <array>
#include <cstdio>
#include <fstream>
#include <optional>
#include <sstream>

namespace {

using namespace psoas;
using namespace psoas::modeller;

/// "x,z,-y": which of the person's axes, and which way, become our x, y and z.
std::optional<glm::mat3> axesFrom(const std::string& text)
{
    std::istringstream words{text};
    std::string word;
    glm::mat3 turn{0};
    int row = 0;
    for (; std::getline(words, word, ','); ++row) {
        const float sign = word.starts_with('-') ? -1.f : 1.f;
        const std::size_t axis = std::string{"xyz"}.find(word.substr(sign < 0 ? 1 : 0));
        if (row > 2 || word.size() != (sign < 0 ? 2 : 1) || axis == std::string::npos) {
            return std::nullopt;
        }
        turn[static_cast<int>(axis)][row] = sign;
    }
    return row == 3 && std::abs(glm::determinant(turn)) > 0.5f ? std::optional{turn} : std::nullopt;
}

/// "half=20%", "landmark=2.5", "body/width=0"
std::optional<Tether> tetherFrom(const std::string& text)
{
    const std::size_t equals = text.rfind('=');
    if (equals == std::string::npos || equals == 0) {
        return std::nullopt;
    }
    char* end = nullptr;
    Tether tether{text.substr(0, equals), std::strtof(text.c_str() + equals + 1, &end), false};
    if (end != text.c_str() + equals + 1 && *end == '%') {
        tether.sigma /= 100;
        tether.share = true;
        ++end;
    }
    return *end == '\0' && end != text.c_str() + equals + 1 && tether.sigma >= 0 ? std::optional{tether} : std::nullopt;
}

int fail(const Error& error)
{
    std::fprintf(stderr, "%s\n", error.what.c_str());
    return 1;
}

int average(const std::vector<std::filesystem::path>& inputs, const std::filesystem::path& output)
{
    std::vector<std::string> tables;
    std::vector<std::string> names;
    for (const std::filesystem::path& path : inputs) {
        std::ifstream file{path, std::ios::binary};
        std::stringstream text;
        text << file.rdbuf();
        if (!file || std::filesystem::is_directory(path)) {
            return fail({path.string() + ": cannot be read; a parameter table was expected there.", {}});
        }
        tables.push_back(text.str());
        names.push_back(path.string());
    }
    const Result<std::string> mean = averaged(tables, names);
    if (!mean) {
        return fail(mean.error());
    }
    const Result<void> written = writeWhole(output, mean.value());
    return written ? 0 : fail(written.error());
}

} // namespace

int main(int argc, char* argv[])
{
    CLI::App app{"Measures a person's surface: fits the numbers of a structure's table to it. Or averages tables."};
    std::filesystem::path person;
    std::filesystem::path output;
    std::filesystem::path tables = "assets/atlas/tables";
    std::string key;
    std::string axes;
    std::vector<std::string> tethers;
    std::vector<std::filesystem::path> averageOf;
    bool mirror = false;
    bool quiet = false;
    MeasureOptions options;
    app.add_option("person", person, "surface of the person, OBJ, millimetres");
    app.add_option("--structure", key, "key of the structure, of paired ones the left: femur-left");
    app.add_option("-o", output, "table to write");
    app.add_option("--tables", tables, "folder of the parameter tables to start from")->capture_default_str();
    app.add_option("--table", options.table, "table whose numbers are fitted, where the structure reads several");
    app.add_option("--axes", axes, "which of the person's axes are left, up and front, as in x,z,-y; else it is tried");
    app.add_flag("--mirror", mirror, "the person's surface is of the right side");
    app.add_option("--tether", tethers,
                   "usual departure of some numbers: WHAT=MM or WHAT=SHARE%, 0 holds them; WHAT is a keyword, a row's "
                   "name, a label, KEYWORD/LABEL[/INDEX] or KEYWORD/NAME");
    app.add_option("--stiffness", options.stiffness, "of all tethers together")->capture_default_str();
    app.add_option("--rounds", options.rounds)->capture_default_str();
    app.add_option("--points", options.points, "on each surface")->capture_default_str();
    app.add_flag("--quiet", quiet, "say nothing of how it goes");
    app.add_option("--average", averageOf, "tables whose mean is written");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& wrong) {
        return app.exit(wrong) == 0 ? 0 : 2;
    }
    if (output.empty() || (averageOf.empty() && (person.empty() || key.empty()))) {
        std::fputs("psoas-measure: PERSON.obj --structure KEY -o TABLE, or --average TABLE... -o TABLE, are needed; "
                   "--help tells more.\n",
                   stderr);
        return 2;
    }
    if (!averageOf.empty()) {
        return average(averageOf, output);
    }
    for (const std::string& text : tethers) {
        const std::optional<Tether> tether = tetherFrom(text);
        if (!tether) {
            std::fprintf(stderr, "psoas-measure: --tether %s: WHAT=NUMBER or WHAT=NUMBER%% was expected.\n",
                         text.c_str());
            return 2;
        }
        options.tethers.push_back(*tether);
    }
    Result<Mesh> surface = personFrom(person);
    if (!surface) {
        return fail(surface.error());
    }
    if (!axes.empty()) {
        const std::optional<glm::mat3> turn = axesFrom(axes);
        if (!turn) {
            std::fprintf(stderr, "psoas-measure: --axes %s: three of x, y, z were expected, as in x,z,-y.\n",
                         axes.c_str());
            return 2;
        }
        if (glm::determinant(*turn) < 0) {
            std::fputs("psoas-measure: --axes would mirror the person; use --mirror for the right side.\n", stderr);
            return 2;
        }
        for (glm::vec3& position : surface.value().positions) {
            position = *turn * position;
        }
        options.anyAxes = false;
    }
    const Mesh mesh = mirror ? mirrored(surface.value()) : std::move(surface.value());
    if (!quiet) {
        options.report = [](const std::string& line) { std::fprintf(stderr, "%s\n", line.c_str()); };
    }
    Context context{tables};
    const Result<Measured> result = measured(key, mesh, context, options);
    if (!result) {
        return fail(result.error());
    }
    std::printf("%s: %zu numbers of table %s fitted; person to structure %.2f mm before, %.2f mm after\n", key.c_str(),
                result.value().fitted, result.value().table.c_str(), static_cast<double>(result.value().before),
                static_cast<double>(result.value().after));
    const Result<void> written = writeWhole(output, result.value().text);
    return written ? 0 : fail(written.error());
}
