#include "modeller/model_reader.h"

#include <nlohmann/json.hpp>

#include <cstring>
#include <fstream>
#include <sstream>

namespace psoas::modeller {

namespace {

using Json = nlohmann::json;

template<class T>
std::vector<T> valuesOf(const Json& document, std::size_t accessor, std::string_view binary)
{
    const Json& described = document.at("accessors").at(accessor);
    const Json& view = document.at("bufferViews").at(described.at("bufferView").get<std::size_t>());
    const auto offset = view.at("byteOffset").get<std::size_t>();
    const auto count = described.at("count").get<std::size_t>();
    if (offset > binary.size() || count > (binary.size() - offset) / sizeof(T)) {
        throw std::out_of_range{"a buffer view lies outside the file"};
    }
    std::vector<T> values(count);
    std::memcpy(static_cast<void*>(values.data()), binary.data() + offset, count * sizeof(T));
    return values;
}

void readParts(const Json& extras, Mesh& mesh)
{
    mesh.partKeys = extras.at("parts").get<std::vector<std::string>>();
    std::istringstream runs{extras.at("part_of_vertex").get<std::string>()};
    std::size_t count = 0;
    char times = 0;
    std::uint16_t part = 0;
    while (runs >> count >> times >> part) {
        if (count > mesh.positions.size() - mesh.parts.size() || part >= mesh.partKeys.size()) {
            throw std::out_of_range{"its parts do not fit its vertices"};
        }
        mesh.parts.insert(mesh.parts.end(), count, part);
    }
    if (mesh.parts.size() != mesh.positions.size()) {
        throw std::out_of_range{"its parts do not fit its vertices"};
    }
}

Mesh meshFrom(const Json& document, const Json& described, std::string_view binary)
{
    Mesh mesh;
    const Json& primitive = described.at("primitives").at(0);
    const Json& attributes = primitive.at("attributes");
    mesh.positions = valuesOf<glm::vec3>(document, attributes.at("POSITION").get<std::size_t>(), binary);
    for (glm::vec3& position : mesh.positions) {
        position *= 1000.f;
    }
    if (attributes.contains("NORMAL")) {
        mesh.normals = valuesOf<glm::vec3>(document, attributes.at("NORMAL").get<std::size_t>(), binary);
    }
    mesh.triangles = valuesOf<std::uint32_t>(document, primitive.at("indices").get<std::size_t>(), binary);
    for (const std::uint32_t index : mesh.triangles) {
        if (index >= mesh.positions.size()) {
            throw std::out_of_range{"a triangle names a vertex that is not there"};
        }
    }
    if (described.contains("extras")) {
        readParts(described.at("extras"), mesh);
    }
    return mesh;
}

} // namespace

Result<std::vector<std::pair<std::string, Mesh>>> readOwnModels(const std::filesystem::path& path)
{
    std::ifstream file{path, std::ios::binary};
    std::stringstream text;
    text << file.rdbuf();
    const std::string bytes = std::move(text).str();
    if (!file || bytes.empty()) {
        return Error{path.string() + ": cannot be read; a model made by psoas-modeller was expected there.", {}};
    }
    const auto wordAt = [&](std::size_t offset) {
        std::uint32_t word = 0;
        if (offset + sizeof word <= bytes.size()) {
            std::memcpy(&word, bytes.data() + offset, sizeof word);
        }
        return std::size_t{word};
    };
    std::vector<std::pair<std::string, Mesh>> meshes;
    try {
        const std::size_t length = wordAt(12);
        if (wordAt(0) != 0x46546C67 || 28 + length > bytes.size()) {
            throw std::out_of_range{"it is not a .glb file, or cut short"};
        }
        const std::string_view all = bytes;
        const Json document = Json::parse(all.substr(20, length));
        for (const Json& described : document.at("meshes")) {
            meshes.emplace_back(described.at("name").get<std::string>(),
                                meshFrom(document, described, all.substr(28 + length)));
        }
        if (meshes.empty()) {
            throw std::out_of_range{"it has no mesh"};
        }
    } catch (const std::exception& wrong) {
        return Error{path.string() + ": is not a model made by psoas-modeller; make it again.", wrong.what()};
    }
    return meshes;
}

Result<Mesh> readOwnModel(const std::filesystem::path& path)
{
    auto meshes = readOwnModels(path);
    if (!meshes) {
        return meshes.error();
    }
    return std::move(meshes.value().front().second);
}

} // namespace psoas::modeller
