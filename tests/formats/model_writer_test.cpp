#include "formats/model_writer.h"
#include "support/catch.h"

#include <nlohmann/json.hpp>

#include <cstring>
#include <sstream>

using namespace psoas;

namespace {

Mesh tetrahedron()
{
    Mesh mesh;
    mesh.positions = {{0, 0, 0}, {10, 0, 0}, {0, 20, 0}, {0, 0, 30}};
    mesh.triangles = {0, 2, 1, 0, 1, 3, 0, 3, 2, 1, 2, 3};
    computeNormals(mesh);
    return mesh;
}

std::uint32_t wordAt(const std::string& bytes, std::size_t offset)
{
    std::uint32_t value = 0;
    REQUIRE(offset + sizeof value <= bytes.size());
    std::memcpy(&value, bytes.data() + offset, sizeof value);
    return value;
}

struct Glb {
    nlohmann::json document;
    std::string binary;
};

Glb read(const std::string& bytes)
{
    CHECK(bytes.substr(0, 4) == "glTF");
    CHECK(wordAt(bytes, 4) == 2);
    CHECK(wordAt(bytes, 8) == bytes.size());
    const std::size_t length = wordAt(bytes, 12);
    CHECK(length % 4 == 0);
    CHECK(bytes.substr(16, 4) == "JSON");
    const std::size_t binary = 20 + length;
    CHECK(wordAt(bytes, binary) % 4 == 0);
    CHECK(bytes.substr(binary + 4, 4) == std::string("BIN\0", 4));
    CHECK(binary + 8 + wordAt(bytes, binary) == bytes.size());
    return {nlohmann::json::parse(bytes.substr(20, length)), bytes.substr(binary + 8)};
}

std::vector<float> floatsOf(const Glb& glb, std::size_t accessor, std::size_t components)
{
    const nlohmann::json& a = glb.document["accessors"][accessor];
    const nlohmann::json& view = glb.document["bufferViews"][a["bufferView"].get<std::size_t>()];
    CHECK(a["componentType"] == 5126);
    std::vector<float> values(a["count"].get<std::size_t>() * components);
    CHECK(view["byteLength"] == values.size() * sizeof(float));
    std::memcpy(values.data(), glb.binary.data() + view["byteOffset"].get<std::size_t>(),
                values.size() * sizeof(float));
    return values;
}

} // namespace

TEST_CASE("A mesh comes back from its glb in metres")
{
    const Mesh mesh = tetrahedron();
    const Glb glb = read(glbBytes({{"vertebra-l3", &mesh}}));
    CHECK(glb.document["asset"]["version"] == "2.0");
    CHECK(glb.document["nodes"][0]["name"] == "vertebra-l3");
    const nlohmann::json& primitive = glb.document["meshes"][0]["primitives"][0];
    CHECK(primitive["attributes"].contains("NORMAL"));
    CHECK_FALSE(primitive["attributes"].contains("TANGENT"));
    const std::size_t position = primitive["attributes"]["POSITION"];
    CHECK(floatsOf(glb, position, 3) == std::vector<float>{0, 0, 0, 0.01f, 0, 0, 0, 0.02f, 0, 0, 0, 0.03f});
    CHECK(glb.document["accessors"][position]["max"][2].get<float>() == 0.03f);
    CHECK(glb.document["accessors"][position]["min"][0].get<float>() == 0);
    const std::size_t indices = primitive["indices"];
    CHECK(glb.document["accessors"][indices]["componentType"] == 5125);
    CHECK(glb.document["accessors"][indices]["count"] == 12);
}

TEST_CASE("Fibres ride in TANGENT and slips in the extras of node and mesh")
{
    Mesh mesh = tetrahedron();
    mesh.fibres = {{0, 1, 0}, {0, 1, 0}, {1, 0, 0}, {0, 0, 1}};
    mesh.parts = {0, 0, 1, 0};
    mesh.partKeys = {"l1-body", "l2-tp"};
    const Glb glb = read(glbBytes({{"psoas-major-left", &mesh}}));
    const nlohmann::json& attributes = glb.document["meshes"][0]["primitives"][0]["attributes"];
    const std::vector<float> tangents = floatsOf(glb, attributes["TANGENT"], 4);
    CHECK(std::vector<float>(tangents.begin() + 8, tangents.begin() + 12) == std::vector<float>{1, 0, 0, 1});
    for (const nlohmann::json& extras : {glb.document["nodes"][0]["extras"], glb.document["meshes"][0]["extras"]}) {
        CHECK(extras["parts"] == nlohmann::json{"l1-body", "l2-tp"});
        CHECK(extras["part_of_vertex"] == "2x0 1x1 1x0");
    }
}

TEST_CASE("Several meshes share one file, and the same meshes give the same bytes")
{
    const Mesh first = tetrahedron();
    Mesh second = tetrahedron();
    second.positions[3].z = 40;
    const std::string bytes = glbBytes({{"a", &first}, {"b", &second}});
    CHECK(bytes == glbBytes({{"a", &first}, {"b", &second}}));
    const Glb glb = read(bytes);
    CHECK(glb.document["scenes"][0]["nodes"] == nlohmann::json{0, 1});
    CHECK(glb.document["nodes"][1]["mesh"] == 1);
    CHECK(glb.document["buffers"][0]["byteLength"] == glb.binary.size());
}

TEST_CASE("OBJ is in millimetres and counts from one")
{
    const Mesh mesh = tetrahedron();
    std::istringstream lines{objBytes({"a", &mesh})};
    std::vector<std::string> vertices;
    std::vector<std::string> faces;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("v ")) {
            vertices.push_back(line);
        } else if (line.starts_with("f ")) {
            faces.push_back(line);
        }
    }
    CHECK(vertices.size() == 4);
    CHECK(vertices.at(2) == "v 0.0000 20.0000 0.0000");
    CHECK(faces.size() == 4);
    CHECK(faces.at(0) == "f 1//1 3//3 2//2");
}

TEST_CASE("STL holds as many triangles as the mesh")
{
    const Mesh mesh = tetrahedron();
    const std::string bytes = stlBytes({"a", &mesh});
    CHECK(bytes.size() == 84 + 4 * 50);
    CHECK(wordAt(bytes, 80) == 4);
    CHECK_FALSE(bytes.starts_with("solid"));
    float z = 0;
    std::memcpy(&z, bytes.data() + 84 + 12, sizeof z);
    CHECK(z == 0);
    float normalZ = 0;
    std::memcpy(&normalZ, bytes.data() + 84 + 8, sizeof normalZ);
    CHECK(normalZ == -1);
}
