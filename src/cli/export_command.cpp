#include "cli/view_options.h"
#include "formats/atomic_file.h"
#include "formats/model_writer.h"
#include "motion/body.h"

namespace psoas::cli {
namespace {

struct Options {
    bool all = false;
    std::vector<std::string> ids;
    std::string format;
    std::string output;
    std::string pose;
};

/// A mesh of the structure with its place in the atlas frame, and how `surface` has bent it, applied; null: the rest
/// pose.
Mesh placed(const Structure& structure, const Mesh& own, const PosedSurface* surface)
{
    Mesh mesh = own;
    mesh.levels.clear();
    if (surface != nullptr && surface->shape) {
        mesh.positions = surface->shape->positions;
        mesh.normals = surface->shape->normals;
        mesh.fibres = surface->shape->fibres;
    }
    const glm::mat4& atlas_from_mesh = surface != nullptr ? surface->atlas_from_mesh : structure.atlas_from_mesh;
    if (atlas_from_mesh == glm::mat4{1}) {
        return mesh;
    }
    const glm::mat3 linear{atlas_from_mesh};
    const glm::mat3 forNormals = glm::transpose(glm::inverse(linear));
    for (glm::vec3& position : mesh.positions) {
        position = glm::vec3{atlas_from_mesh * glm::vec4{position, 1}};
    }
    for (glm::vec3& normal : mesh.normals) {
        normal = glm::normalize(forNormals * normal);
    }
    for (glm::vec3& fibre : mesh.fibres) {
        fibre = glm::normalize(linear * fibre);
    }
    if (glm::determinant(linear) < 0) {
        for (std::size_t i = 0; i + 2 < mesh.triangles.size(); i += 3) {
            std::swap(mesh.triangles[i + 1], mesh.triangles[i + 2]);
        }
    }
    return mesh;
}

void append(Mesh& whole, Mesh part)
{
    if (whole.positions.empty()) {
        whole = std::move(part);
        return;
    }
    const auto first = static_cast<std::uint32_t>(whole.positions.size());
    whole.positions.insert(whole.positions.end(), part.positions.begin(), part.positions.end());
    whole.normals.insert(whole.normals.end(), part.normals.begin(), part.normals.end());
    whole.parts.insert(whole.parts.end(), part.parts.begin(), part.parts.end()); // of the same keys
    for (const std::uint32_t corner : part.triangles) {
        whole.triangles.push_back(first + corner);
    }
}

/// The whole structure as `body` has it; null: the rest pose. An area on several bones goes with each of them.
Mesh posedMesh(const Atlas& atlas, StructureIndex index, const Body* body)
{
    const Structure& structure = atlas.at(index);
    if (body == nullptr || structure.patches.empty()) {
        return placed(structure, *structure.mesh, body != nullptr ? &body->surface(index) : nullptr);
    }
    Mesh whole;
    for (std::size_t k = 0; k < structure.patches.size(); ++k) {
        append(whole, placed(structure, *structure.patches[k].mesh, &body->patch(index, k)));
    }
    return whole;
}

int run(const Invocation& invocation, const Options& options)
{
    auto loaded = load(invocation);
    if (!loaded) {
        return fail(loaded.error());
    }
    const Atlas& atlas = *loaded.value().atlas;
    std::vector<std::string> keys;
    if (options.all) {
        for (const Structure& structure : atlas.structures()) {
            if (!isAttachment(structure.kind)) {
                keys.push_back(structure.key);
            }
        }
    } else {
        auto found = keysOf(atlas, options.ids);
        if (!found) {
            return fail(found.error());
        }
        for (const std::string& key : found.value()) {
            if (std::ranges::find(keys, key) == keys.end()) {
                keys.push_back(key);
            }
        }
    }
    std::vector<Mesh> meshes;
    std::vector<NamedMesh> named;
    std::vector<bool> wanted(atlas.structures().size(), false);
    for (const std::string& key : keys) {
        wanted[atlas.find(key)->value] = true;
    }
    const auto body = bodyOf(atlas, options.pose, &wanted);
    if (!body) {
        return fail(body.error());
    }
    for (const std::string& key : keys) {
        meshes.push_back(posedMesh(atlas, *atlas.find(key), body.value().get()));
    }
    for (std::size_t i = 0; i < keys.size(); ++i) {
        named.push_back({keys[i], &meshes[i]});
    }

    if (options.format == "glb") {
        const auto written = writeWhole(options.output, glbBytes(named));
        return written ? 0 : fail(written.error());
    }
    const auto bytesOf = [&](const NamedMesh& mesh) {
        return options.format == "obj" ? objBytes(mesh) : stlBytes(mesh);
    };
    if (named.size() == 1 && !options.all) {
        const auto written = writeWhole(options.output, bytesOf(named.front()));
        return written ? 0 : fail(written.error());
    }
    std::error_code error;
    const std::filesystem::path folder = options.output;
    const bool isNew = std::filesystem::create_directories(folder, error);
    if (error || !std::filesystem::is_directory(folder)) {
        return fail({"The folder “" + options.output + "” cannot be made: " +
                         (error ? error.message() : std::string{"a file of that name is in the way"}) +
                         ". Choose another with -o.",
                     {}});
    }
    std::size_t done = 0;
    for (const NamedMesh& mesh : named) {
        const auto written = writeWhole(folder / (mesh.name + "." + options.format), bytesOf(mesh));
        if (!written && done == 0 && isNew) {
            std::filesystem::remove(folder, error);
        }
        if (!written) {
            return fail({written.error().what + " Of " + std::to_string(named.size()) + " files " +
                             std::to_string(done) + " were written.",
                         written.error().detail});
        }
        ++done;
    }
    return 0;
}

} // namespace

void addExport(CLI::App& app, Invocation& invocation)
{
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("export", "Write structures as OBJ, STL or GLB");
    auto* all = command->add_flag("--all", options->all, "Every structure, variants included");
    auto* structure = command->add_option("--structure", options->ids, "These structures or groups")->type_name("ID");
    all->excludes(structure);
    command->add_option("--format", options->format, "obj or stl: millimetres; glb: metres")
        ->required()
        ->check(CLI::IsMember({"obj", "stl", "glb"}));
    command->add_option("-o,--output", options->output, "The file, or for several OBJ or STL the folder, to write")
        ->type_name("PATH")
        ->check(checkNamed)
        ->required();
    addPoseOption(*command, options->pose);
    command->callback([&invocation, options] {
        if (!options->all && options->ids.empty()) {
            throw CLI::ValidationError{"export needs --all or --structure ID."};
        }
        invocation.run = [&invocation, options] { return run(invocation, *options); };
    });
}

} // namespace psoas::cli
