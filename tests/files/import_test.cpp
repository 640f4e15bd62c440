#include "files/import_parent.h"

#include "files/import_child.h"
#include "files/import_wire.h"
#include "formats/model_writer.h"
#include "support/catch.h"
#include "support/paths.h"
#include "support/process.h"
#include "support/shapes.h"

#include <chrono>
#include <cmath>
#include <cstring>
#include <thread>

using namespace psoas;
namespace fs = std::filesystem;

namespace {

void write(const fs::path& path, std::string_view bytes)
{
    std::ofstream{path, std::ios::binary}.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

fs::path model(const std::string& name)
{
    return test::dataDir() / "models" / name;
}

std::vector<Result<CheckedModels>> import(const std::vector<ImportJob>& jobs, const ImportOptions& options = {})
{
    std::vector<Result<CheckedModels>> results(jobs.size(), Error{"never done", {}});
    importModels(jobs, options, [&](std::size_t job, Result<CheckedModels> models, std::string bytes) {
        if (models) {
            const auto again = decodedModels(bytes);
            if (!again || again.value().models.size() != models.value().models.size()) {
                models = Error{"the bytes for the cache are not those of the models", {}};
            }
        }
        results[job] = std::move(models);
    });
    return results;
}

Result<CheckedModels> import(const fs::path& file, const Conversion& conversion = {}, const ImportOptions& options = {})
{
    return import(std::vector<ImportJob>{{file, conversion}}, options).front();
}

/// The box of the only model, "(lower) (upper)" rounded to micrometres; what went wrong otherwise.
std::string boxOf(const Result<CheckedModels>& models)
{
    if (!models) {
        return models.error().what;
    }
    if (models.value().models.size() != 1) {
        return std::to_string(models.value().models.size()) + " models";
    }
    const Box box = boundsOf(models.value().models[0].mesh);
    std::ostringstream text;
    for (const glm::vec3& corner : {box.lower, box.upper}) {
        for (int i = 0; i < 3; ++i) {
            text << std::round(corner[i] * 1000) / 1000 + 0.f << ' ';
        }
    }
    return text.str();
}

double volumeOf(const Mesh& mesh)
{
    double volume = 0;
    for (std::size_t i = 0; i < mesh.triangles.size(); i += 3) {
        const glm::dvec3 a{mesh.positions[mesh.triangles[i]]};
        const glm::dvec3 b{mesh.positions[mesh.triangles[i + 1]]};
        const glm::dvec3 c{mesh.positions[mesh.triangles[i + 2]]};
        volume += glm::dot(a, glm::cross(b, c)) / 6;
    }
    return volume;
}

/// A program that stands in for the child and does what the shell commands say.
fs::path standIn(const test::ScratchFolder& folder, const std::string& commands)
{
    const fs::path path = folder / "stand-in";
    write(path, "#!/bin/sh\n" + commands + "\n");
    fs::permissions(path, fs::perms::owner_all);
    return path;
}

std::string answerCommand(std::uint64_t size, std::uint64_t isError, const std::string& text)
{
    std::string command = "printf '";
    for (const std::uint64_t number : {size, isError}) {
        for (int byte = 0; byte < 8; ++byte) {
            char octal[8];
            std::snprintf(octal, sizeof octal, "\\%03o", static_cast<unsigned>(number >> (8 * byte) & 255));
            command += octal;
        }
    }
    return command + text + "' >&3";
}

} // namespace

TEST_CASE("The same box comes out of every format, in millimetres and the atlas frame")
{
    const std::string name =
        GENERATE(as<std::string>{}, "box.obj", "box_ascii.ply", "box_binary.ply", "box_ascii.stl", "box_binary.stl",
                 "box.gltf", "box_embedded.gltf", "box.glb", "box.dae", "box.fbx");
    INFO(name);
    const auto models = import(model(name));
    CHECK(boxOf(models) == "0 0 0 20 40 60 ");
    REQUIRE(models);
    const Model& box = models.value().models[0];
    CHECK(box.mesh.triangleCount() == 12);
    CHECK(box.mesh.positions.size() == 8);
    CHECK_THAT(volumeOf(box.mesh), WithinAbs(48000, 0.1));
    CHECK(box.note.empty());
    CHECK(models.value().source == hashOf(test::contentOf(model(name))));
}

TEST_CASE("The case of an extension does not matter")
{
    const test::ScratchFolder folder;
    for (const auto& [from, to] : {std::pair{"box.obj", "BOX.OBJ"},
                                   {"box.glb", "Box.Glb"},
                                   {"box_binary.stl", "a.STL"},
                                   {"box_ascii.ply", "a.Ply"},
                                   {"box.dae", "a.DAE"},
                                   {"box.fbx", "a.FBX"}}) {
        fs::copy_file(model(from), folder / to);
        CHECK(boxOf(import(folder / to)) == "0 0 0 20 40 60 ");
    }
}

TEST_CASE("Axes, unit and origin of a collection are applied")
{
    Conversion conversion;
    conversion.atlas_from_file = glm::mat3{glm::vec3{1, 0, 0}, glm::vec3{0, 0, -1}, glm::vec3{0, 1, 0}};
    conversion.millimetresPerUnit = 10;
    conversion.origin = {0, 0, 100};
    // File (x, y, z) is left, back, up: atlas (10 x, 10 z - 100, -10 y).
    CHECK(boxOf(import(model("box.obj"), conversion)) == "0 -100 -400 200 500 0 ");
    conversion = {};
    conversion.atlas_from_file[0].x = -1; // a mirror
    const auto mirrored = import(model("box.obj"), conversion);
    CHECK(boxOf(mirrored) == "-20 0 0 0 40 60 ");
    REQUIRE(mirrored);
    CHECK_THAT(volumeOf(mirrored.value().models[0].mesh), WithinAbs(48000, 0.1));
    CHECK(mirrored.value().models[0].note.empty());
    conversion = {};
    conversion.millimetresPerUnit = 1;
    CHECK(boxOf(import(model("box.glb"), conversion)) == "0 0 0 0.02 0.04 0.06 ");
}

TEST_CASE("An FBX file's own unit counts, unless a manifest states another")
{
    const test::ScratchFolder folder;
    std::string fbx = test::contentOf(model("box.fbx"));
    const std::string line = "\"UnitScaleFactor\", \"double\", \"Number\", \"\",1";
    const std::size_t at = fbx.find(line);
    REQUIRE(at != std::string::npos);
    fbx.replace(at, line.size(), line + "00");
    write(folder / "a.fbx", fbx);
    CHECK(boxOf(import(folder / "a.fbx")) == "0 0 0 2000 4000 6000 ");
    Conversion conversion;
    conversion.millimetresPerUnit = 1;
    CHECK(boxOf(import(folder / "a.fbx", conversion)) == "0 0 0 2 4 6 ");
}

TEST_CASE("Nodes become models where their transforms put them; a mirrored one is not inside out")
{
    const auto models = import(model("two_sides.gltf"));
    REQUIRE(models);
    REQUIRE(models.value().models.size() == 2);
    const Model& left = models.value().models[0];
    const Model& right = models.value().models[1];
    CHECK(left.name == "psoas-major-left");
    CHECK(right.name == "psoas_major_right");
    CHECK(glm::distance(boundsOf(left.mesh).lower, {100, 0, 0}) < 1e-3f);
    CHECK(glm::distance(boundsOf(right.mesh).lower, {-120, 0, 0}) < 1e-3f);
    CHECK_THAT(volumeOf(left.mesh), WithinAbs(48000, 0.5));
    CHECK_THAT(volumeOf(right.mesh), WithinAbs(48000, 0.5));
    CHECK(right.note.empty());
    REQUIRE(models.value().companions.size() == 1);
    CHECK(models.value().companions[0].name == "box.bin");
    CHECK(models.value().companions[0].hash == hashOf(test::contentOf(model("box.bin"))));

    Conversion together;
    together.asOneModel = true;
    CHECK(boxOf(import(model("two_sides.gltf"), together)) == "-120 0 0 120 40 60 ");
}

TEST_CASE("Fibres, slips and names survive our own glb")
{
    Mesh muscle = *test::boxMesh({0, 0, 0}, {20, 40, 60});
    for (std::size_t i = 0; i < muscle.positions.size(); ++i) {
        muscle.fibres.push_back(glm::normalize(muscle.positions[i] + glm::vec3{5, 1, 0}));
        muscle.parts.push_back(muscle.positions[i].z > 30 ? 1 : 0);
    }
    muscle.partKeys = {"l1-body", "l2-tp"};
    const Mesh bone = *test::boxMesh({-20, 0, 0}, {-10, 10, 10});
    const test::ScratchFolder folder;
    write(folder / "both.glb", glbBytes({{"psoas-major-left", &muscle}, {"vertebra-l3", &bone}}));
    const auto models = import(folder / "both.glb");
    REQUIRE(models);
    REQUIRE(models.value().models.size() == 2);
    CHECK(models.value().models[0].name == "psoas-major-left");
    CHECK(models.value().models[1].name == "vertebra-l3");
    CHECK(models.value().models[1].mesh.fibres.empty());
    CHECK(models.value().models[1].mesh.parts.empty());
    const Mesh& back = models.value().models[0].mesh;
    CHECK(back.partKeys == muscle.partKeys);
    REQUIRE(back.parts.size() == 8);
    REQUIRE(back.fibres.size() == 8);
    for (std::size_t i = 0; i < 8; ++i) {
        CHECK(glm::distance(back.fibres[i], glm::normalize(back.positions[i] + glm::vec3{5, 1, 0})) < 1e-4f);
        CHECK(back.parts[i] == (back.positions[i].z > 30 ? 1 : 0));
        CHECK(glm::length(back.normals[i]) > 0.999f);
    }
}

TEST_CASE("Slip labels of a muscle with very many vertices survive too")
{
    Mesh muscle;
    for (std::uint32_t i = 0; i < 3000; ++i) {
        const float x = static_cast<float>(i);
        muscle.positions.insert(muscle.positions.end(), {{x, 0, 0}, {x + 0.5f, 1, 0}, {x + 0.5f, 0, 1}});
        muscle.triangles.insert(muscle.triangles.end(), {3 * i, 3 * i + 1, 3 * i + 2});
        muscle.parts.insert(muscle.parts.end(), 3, static_cast<std::uint16_t>(i % 2));
    }
    muscle.partKeys = {"even", "odd"};
    computeNormals(muscle);
    const test::ScratchFolder folder;
    write(folder / "a.glb", glbBytes({{"psoas-major-left", &muscle}}));
    const auto models = import(folder / "a.glb");
    REQUIRE(models);
    const Mesh& back = models.value().models[0].mesh;
    REQUIRE(back.positions.size() == 9000);
    REQUIRE(back.parts.size() == 9000);
    for (std::size_t i = 0; i < 9000; ++i) {
        const auto cell = static_cast<int>(std::floor(back.positions[i].x + 1e-3f));
        REQUIRE(back.partKeys[back.parts[i]] == (cell % 2 == 0 ? "even" : "odd"));
    }
}

TEST_CASE("Our own obj and stl come back in millimetres")
{
    const Mesh box = *test::boxMesh({1, 2, 3}, {4, 5, 6});
    const test::ScratchFolder folder;
    write(folder / "a.obj", objBytes({"a", &box}));
    write(folder / "a.stl", stlBytes({"a", &box}));
    CHECK(boxOf(import(folder / "a.obj")) == "1 2 3 4 5 6 ");
    CHECK(boxOf(import(folder / "a.stl")) == "1 2 3 4 5 6 ");
}

TEST_CASE("Texture tangents of other programs are not taken for fibres")
{
    const Mesh box = *test::boxMesh({0, 0, 0}, {1, 1, 1});
    Mesh muscle = box;
    muscle.fibres.assign(8, {0, 1, 0});
    std::string bytes = glbBytes({{"box", &muscle}});
    const std::size_t at = bytes.find("psoas-atlas");
    REQUIRE(at != std::string::npos);
    bytes.replace(at, 11, "Blender 4.2");
    const test::ScratchFolder folder;
    write(folder / "a.glb", bytes);
    const auto models = import(folder / "a.glb");
    REQUIRE(models);
    CHECK(models.value().models[0].mesh.fibres.empty());
}

TEST_CASE("Empty, cut, random and surfaceless files are one sentence each")
{
    const test::ScratchFolder folder;
    const std::string extension = GENERATE(as<std::string>{}, "obj", "ply", "stl", "gltf", "glb", "dae", "fbx");
    const fs::path file = folder / ("a." + extension);
    std::string random;
    for (unsigned i = 0, state = 1; i < 5000; ++i) {
        state = state * 1664525 + 1013904223;
        random += static_cast<char>(state >> 24);
    }
    for (const std::string& bytes : {std::string{}, std::string{"x"}, random, std::string(5000, '\0')}) {
        write(file, bytes);
        const auto models = import(file);
        INFO(extension << " of " << bytes.size() << " bytes");
        REQUIRE_FALSE(models);
        CHECK_THAT(models.error().what, ContainsSubstring(file.string()));
        CHECK(models.error().what.back() == '.');
    }
    write(folder / "points.ply", "ply\nformat ascii 1.0\nelement vertex 1\nproperty float x\nproperty float y\n"
                                 "property float z\nend_header\n1 2 3\n");
    CHECK_FALSE(import(folder / "points.ply"));
    CHECK_FALSE(import(folder / "missing.obj"));
    CHECK_FALSE(import(folder.path()));
}

TEST_CASE("Triangles that name missing vertices or numbers that are none do not reach the mesh")
{
    const test::ScratchFolder folder;
    write(folder / "a.ply", "ply\nformat ascii 1.0\nelement vertex 4\nproperty float x\nproperty float y\n"
                            "property float z\nelement face 4\nproperty list uchar int vertex_indices\nend_header\n"
                            "0 0 0\n1 0 0\n0 1 0\nnan 0 0\n3 0 1 2\n3 0 1 99\n3 0 1 3\n3 0 1 1\n");
    const auto models = import(folder / "a.ply");
    if (models) {
        REQUIRE(models.value().models.size() == 1);
        CHECK(models.value().models[0].mesh.triangleCount() >= 1);
        CHECK_FALSE(models.value().models[0].note.empty());
        CHECK(faultOf(models.value().models[0].mesh).empty());
    } else {
        CHECK_THAT(models.error().what, ContainsSubstring("a.ply"));
    }
}

TEST_CASE("Gigabytes claimed in a header are refused without being taken")
{
    const test::ScratchFolder folder;
    std::string stl(84, ' ');
    std::memset(stl.data() + 80, 0xff, 4);
    write(folder / "a.stl", stl);
    CHECK_FALSE(import(folder / "a.stl"));
    write(folder / "a.ply", "ply\nformat binary_little_endian 1.0\nelement vertex 4000000000\nproperty float x\n"
                            "property float y\nproperty float z\nelement face 4000000000\n"
                            "property list uchar int vertex_indices\nend_header\nxxxx");
    CHECK_FALSE(import(folder / "a.ply"));
}

TEST_CASE("A glTF file reads no buffer outside its folder")
{
    const test::ScratchFolder folder;
    fs::create_directory(folder / "pack");
    fs::copy_file(model("box.bin"), folder / "box.bin");
    std::string gltf = test::contentOf(model("box.gltf"));
    const std::size_t at = gltf.find("\"box.bin\"");
    REQUIRE(at != std::string::npos);
    for (const std::string& uri : {std::string{"../box.bin"}, (folder / "box.bin").string(), std::string{"link.bin"}}) {
        std::string other = gltf;
        other.replace(at, 9, '"' + uri + '"');
        write(folder / "pack" / "a.gltf", other);
        std::error_code ignored;
        fs::create_symlink(folder / "box.bin", folder / "pack" / "link.bin", ignored);
        INFO(uri);
        CHECK_FALSE(import(folder / "pack" / "a.gltf"));
    }
    fs::remove(folder / "pack" / "link.bin");
    fs::copy_file(model("box.bin"), folder / "pack" / "box.bin");
    write(folder / "pack" / "a.gltf", gltf);
    CHECK(import(folder / "pack" / "a.gltf"));
}

TEST_CASE("A file at which the child dies fails alone")
{
    const test::ScratchFolder folder;
    // Dies at any path that holds "bad", else becomes the true child; which of them it gets is in the request.
    const std::string self = fs::read_symlink("/proc/self/exe").string();
    const fs::path program = standIn(folder, "exec '" + self + "' import-child");
    fs::copy_file(model("box.obj"), folder / "good.obj");
    const auto sound = import(folder / "good.obj", {}, {program, nullptr, 0});
    CHECK(boxOf(sound) == "0 0 0 20 40 60 ");

    const std::size_t before = importChildDeaths();
    const fs::path dying = folder / "dying";
    write(dying, "#!/bin/sh\nkill -SEGV $$\n");
    fs::permissions(dying, fs::perms::owner_all);
    const auto results =
        import({{folder / "good.obj", {}}, {folder / "good.obj", {}}, {folder / "good.obj", {}}}, {dying, nullptr, 0});
    CHECK(importChildDeaths() == before + 3);
    for (const auto& result : results) {
        REQUIRE_FALSE(result);
        CHECK_THAT(result.error().what, ContainsSubstring("good.obj") && ContainsSubstring("damaged"));
    }
    REQUIRE_FALSE(import(folder / "good.obj", {}, {folder / "no-such-program", nullptr, 0}));
}

TEST_CASE("A child that hangs is killed after the time stated")
{
    const test::ScratchFolder folder;
    const fs::path program = standIn(folder, "exec sleep 1000");
    const std::size_t before = importChildDeaths();
    const auto result = import(model("box.obj"), {}, {program, nullptr, 1});
    REQUIRE_FALSE(result);
    CHECK_THAT(result.error().what, ContainsSubstring("took more than 1 seconds"));
    CHECK(importChildDeaths() == before + 1);
}

TEST_CASE("Cancelling kills the child and fails what is left with one word")
{
    const test::ScratchFolder folder;
    const fs::path program = standIn(folder, "touch '" + (folder / "begun").string() + "'; exec sleep 1000");
    const auto cancel = std::make_shared<std::atomic<bool>>(false);
    std::thread canceller{[&] {
        while (!fs::exists(folder / "begun")) {
            std::this_thread::yield();
        }
        *cancel = true;
    }};
    const std::vector<ImportJob> jobs(20, {model("box.obj"), {}});
    const auto results = import(jobs, {program, cancel, 0});
    canceller.join();
    for (const auto& result : results) {
        REQUIRE_FALSE(result);
        CHECK(result.error().what == "cancelled");
    }
}

TEST_CASE("A child that answers nonsense is not believed")
{
    const test::ScratchFolder folder;
    const std::string nonsense = GENERATE(
        as<std::string>{}, "printf x >&3", answerCommand(5, 0, "hello"), answerCommand(~std::uint64_t{0}, 0, ""),
        answerCommand(std::uint64_t{1} << 31, 0, "short"), "exit 0", "exit 7", "exec 3>&-; exec sleep 1000");
    const auto result = import(model("box.obj"), {}, {standIn(folder, nonsense), nullptr, 20});
    REQUIRE_FALSE(result);
    CHECK_THAT(result.error().what, ContainsSubstring("box.obj"));
}

TEST_CASE("Limits grow with the file and end somewhere")
{
    CHECK(importMemoryFor(0) == importMemory);
    CHECK(importMemoryFor(1 << 20) == importMemory + importMemoryPerByte * (1 << 20));
    CHECK(importMemoryFor(~std::uint64_t{0}) == importMemoryMost);
    CHECK(importSecondsFor(0) == importSeconds);
    CHECK(importSecondsFor(5 << 20) == importSeconds + 5 * importSecondsPerMiB);
    CHECK(importSecondsFor(~std::uint64_t{0}) == importSecondsMost);
}
