#include "formats/model_writer.h"

#include <nlohmann/json.hpp>

#include <bit>
#include <charconv>
#include <cstring>

namespace psoas {

namespace {

// ordered, so that the same meshes give the same bytes
using Json = nlohmann::ordered_json;

static_assert(std::endian::native == std::endian::little, "glTF and STL are little-endian");

template<class T>
void append(std::string& bytes, const T& value)
{
    bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
}

void pad(std::string& bytes, char with)
{
    while (bytes.size() % 4 != 0) {
        bytes += with;
    }
}

/// Buffer views and accessors over one binary buffer.
struct Buffer {
    std::string bytes;
    Json views = Json::array();
    Json accessors = Json::array();

    std::size_t add(const std::string& data, int target, int componentType, const char* type, std::size_t count)
    {
        pad(bytes, '\0');
        views.push_back({{"buffer", 0}, {"byteOffset", bytes.size()}, {"byteLength", data.size()}, {"target", target}});
        bytes += data;
        accessors.push_back(
            {{"bufferView", views.size() - 1}, {"componentType", componentType}, {"count", count}, {"type", type}});
        return accessors.size() - 1;
    }
};

constexpr int arrayBuffer = 34962;
constexpr int elementArrayBuffer = 34963;
constexpr int floats = 5126;
constexpr int unsignedInts = 5125;

/// The part of each vertex as runs "COUNTxPART" separated by spaces, in vertex order: "120x0 33x1".
std::string runLengths(const std::vector<std::uint16_t>& parts)
{
    std::string text;
    for (std::size_t first = 0; first < parts.size();) {
        std::size_t last = first;
        while (last < parts.size() && parts[last] == parts[first]) {
            ++last;
        }
        if (!text.empty()) {
            text += ' ';
        }
        text += std::to_string(last - first);
        text += 'x';
        text += std::to_string(parts[first]);
        first = last;
    }
    return text;
}

Json addMesh(Buffer& buffer, const NamedMesh& named)
{
    const Mesh& mesh = *named.mesh;
    std::string data;
    Box bounds;
    for (const glm::vec3& position : mesh.positions) {
        const glm::vec3 metres = position / 1000.f;
        bounds.add(metres);
        append(data, metres);
    }
    Json attributes;
    attributes["POSITION"] = buffer.add(data, arrayBuffer, floats, "VEC3", mesh.positions.size());
    Json& accessor = buffer.accessors.back();
    if (!bounds.isEmpty()) {
        accessor["min"] = {bounds.lower.x, bounds.lower.y, bounds.lower.z};
        accessor["max"] = {bounds.upper.x, bounds.upper.y, bounds.upper.z};
    }
    data.clear();
    for (const glm::vec3& normal : mesh.normals) {
        append(data, normal);
    }
    if (mesh.normals.size() == mesh.positions.size()) {
        attributes["NORMAL"] = buffer.add(data, arrayBuffer, floats, "VEC3", mesh.normals.size());
    }
    if (!mesh.fibres.empty()) {
        data.clear();
        for (const glm::vec3& fibre : mesh.fibres) {
            append(data, glm::vec4{fibre, 1});
        }
        attributes["TANGENT"] = buffer.add(data, arrayBuffer, floats, "VEC4", mesh.fibres.size());
    }
    data.assign(reinterpret_cast<const char*>(mesh.triangles.data()), mesh.triangles.size() * sizeof mesh.triangles[0]);
    const std::size_t indices = buffer.add(data, elementArrayBuffer, unsignedInts, "SCALAR", mesh.triangles.size());
    Json primitive;
    primitive["attributes"] = std::move(attributes);
    primitive["indices"] = indices;
    Json result;
    result["name"] = named.name;
    result["primitives"] = Json::array({std::move(primitive)});
    if (!mesh.partKeys.empty()) {
        result["extras"] = {{"parts", mesh.partKeys}, {"part_of_vertex", runLengths(mesh.parts)}};
    }
    return result;
}

std::string number(float value)
{
    char text[32];
    const auto [end, failure] = std::to_chars(text, text + sizeof text, value, std::chars_format::fixed, 4);
    return {text, failure == std::errc{} ? end : text};
}

void appendRow(std::string& text, const char* keyword, const glm::vec3& values)
{
    text += keyword;
    for (int k = 0; k < 3; ++k) {
        text += ' ';
        text += number(values[k]);
    }
    text += '\n';
}

} // namespace

std::string glbBytes(const std::vector<NamedMesh>& meshes)
{
    Buffer buffer;
    Json nodes = Json::array();
    Json roots = Json::array();
    Json list = Json::array();
    for (const NamedMesh& named : meshes) {
        list.push_back(addMesh(buffer, named));
        Json node{{"name", named.name}, {"mesh", list.size() - 1}};
        // Importers keep the extras of nodes more often than those of meshes, so they stand in both.
        if (list.back().contains("extras")) {
            node["extras"] = list.back()["extras"];
        }
        roots.push_back(nodes.size());
        nodes.push_back(std::move(node));
    }
    pad(buffer.bytes, '\0');
    Json document;
    document["asset"] = {{"version", "2.0"}, {"generator", "psoas-atlas"}};
    document["scene"] = 0;
    document["scenes"] = Json::array({Json{{"nodes", roots}}});
    document["nodes"] = nodes;
    document["meshes"] = list;
    document["buffers"] = Json::array({Json{{"byteLength", buffer.bytes.size()}}});
    document["bufferViews"] = buffer.views;
    document["accessors"] = buffer.accessors;
    std::string text = document.dump(-1, ' ', false, Json::error_handler_t::replace);
    pad(text, ' ');

    std::string bytes;
    append(bytes, std::uint32_t{0x46546C67}); // "glTF"
    append(bytes, std::uint32_t{2});
    append(bytes, static_cast<std::uint32_t>(12 + 8 + text.size() + 8 + buffer.bytes.size()));
    append(bytes, static_cast<std::uint32_t>(text.size()));
    append(bytes, std::uint32_t{0x4E4F534A}); // "JSON"
    bytes += text;
    append(bytes, static_cast<std::uint32_t>(buffer.bytes.size()));
    append(bytes, std::uint32_t{0x004E4942}); // "BIN"
    bytes += buffer.bytes;
    return bytes;
}

std::string objBytes(const NamedMesh& named)
{
    const Mesh& mesh = *named.mesh;
    std::string text = "# millimetres; +x subject's left, +y up, +z front\no " + named.name + "\n";
    for (const glm::vec3& p : mesh.positions) {
        appendRow(text, "v", p);
    }
    const bool normals = mesh.normals.size() == mesh.positions.size();
    for (std::size_t i = 0; normals && i < mesh.normals.size(); ++i) {
        appendRow(text, "vn", mesh.normals[i]);
    }
    for (std::size_t i = 0; i + 2 < mesh.triangles.size(); i += 3) {
        text += "f";
        for (std::size_t k = 0; k < 3; ++k) {
            const std::string index = std::to_string(mesh.triangles[i + k] + 1);
            text += ' ';
            text += index;
            if (normals) {
                text += "//";
                text += index;
            }
        }
        text += "\n";
    }
    return text;
}

std::string stlBytes(const NamedMesh& named)
{
    const Mesh& mesh = *named.mesh;
    std::string bytes = "psoas-atlas, millimetres: " + named.name;
    bytes.resize(80, ' ');
    append(bytes, static_cast<std::uint32_t>(mesh.triangleCount()));
    for (std::size_t i = 0; i + 2 < mesh.triangles.size(); i += 3) {
        glm::vec3 p[3];
        for (std::size_t k = 0; k < 3; ++k) {
            p[k] = mesh.positions[mesh.triangles[i + k]];
        }
        const glm::vec3 cross = glm::cross(p[1] - p[0], p[2] - p[0]);
        const float length = glm::length(cross);
        append(bytes, length > 0 ? cross / length : glm::vec3{0});
        for (const glm::vec3& corner : p) {
            append(bytes, corner);
        }
        append(bytes, std::uint16_t{0});
    }
    return bytes;
}

} // namespace psoas
