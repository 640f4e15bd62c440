#include "files/checked_models.h"
#include "support/catch.h"
#include "support/shapes.h"

#include <xxhash.h>

#include <cstring>
#include <limits>

using namespace psoas;

namespace {

constexpr std::size_t headerSize = 32;
constexpr std::size_t hashAt = 24;

CheckedModels sample()
{
    CheckedModels models;
    models.source = hashOf("source");
    models.companions = {{"box.bin", hashOf("companion")}};
    Model model{"box", "1 triangle without area left out.", *test::boxMesh({0, 0, 0}, {20, 40, 60})};
    model.mesh.fibres.assign(8, {0, 1, 0});
    model.mesh.parts = {0, 1, 0, 1, 0, 1, 0, 1};
    model.mesh.partKeys = {"l1-body", "l2-body"};
    model.mesh.levels = {{{0, 2, 1, 1, 2, 3}, 0.5f}};
    models.models = {model, model};
    return models;
}

/// With the checksum that a careful forger would write.
std::string sealed(std::string bytes)
{
    const auto size = static_cast<std::uint64_t>(bytes.size() - headerSize);
    const std::uint64_t hash = XXH3_64bits(bytes.data() + headerSize, bytes.size() - headerSize);
    std::memcpy(bytes.data() + hashAt - sizeof size, &size, sizeof size);
    std::memcpy(bytes.data() + hashAt, &hash, sizeof hash);
    return bytes;
}

} // namespace

TEST_CASE("Models come back as they were stored")
{
    const CheckedModels before = sample();
    const auto after = decodedModels(encoded(before));
    REQUIRE(after);
    CHECK(after.value().source == before.source);
    REQUIRE(after.value().companions.size() == 1);
    CHECK(after.value().companions[0].name == "box.bin");
    CHECK(after.value().companions[0].hash == hashOf("companion"));
    REQUIRE(after.value().models.size() == 2);
    const Model& model = after.value().models[1];
    CHECK(model.name == "box");
    CHECK(model.note == before.models[1].note);
    CHECK(model.mesh.positions == before.models[1].mesh.positions);
    CHECK(model.mesh.normals == before.models[1].mesh.normals);
    CHECK(model.mesh.fibres == before.models[1].mesh.fibres);
    CHECK(model.mesh.parts == before.models[1].mesh.parts);
    CHECK(model.mesh.partKeys == before.models[1].mesh.partKeys);
    CHECK(model.mesh.triangles == before.models[1].mesh.triangles);
    REQUIRE(model.mesh.levels.size() == 1);
    CHECK(model.mesh.levels[0].triangles == before.models[1].mesh.levels[0].triangles);
    CHECK(model.mesh.levels[0].error == 0.5f);
}

TEST_CASE("Stored models that were cut short or altered anywhere are refused")
{
    const std::string bytes = encoded(sample());
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        REQUIRE_FALSE(decodedModels(std::string_view{bytes}.substr(0, size)));
    }
    REQUIRE_FALSE(decodedModels(bytes + "x"));
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        std::string altered = bytes;
        altered[at] = static_cast<char>(altered[at] ^ 0x10);
        REQUIRE_FALSE(decodedModels(altered));
    }
}

TEST_CASE("Stored models cut short are refused even under a fresh checksum")
{
    const std::string bytes = encoded(sample());
    CHECK(decodedModels(sealed(bytes)));
    for (std::size_t size = headerSize; size < bytes.size(); ++size) {
        REQUIRE_FALSE(decodedModels(sealed(bytes.substr(0, size))));
    }
}

TEST_CASE("Whatever is written over stored models, nothing unsound comes out")
{
    const std::string bytes = encoded(sample());
    for (const std::uint32_t value : {0u, 1u, 8u, 0x7fffffffu, 0xffffffffu, 0x7fc00000u, 0x7f800000u, 0x55555556u}) {
        for (std::size_t at = headerSize; at + sizeof value <= bytes.size(); ++at) {
            std::string altered = bytes;
            std::memcpy(altered.data() + at, &value, sizeof value);
            const auto models = decodedModels(sealed(altered));
            if (models) {
                for (const Model& model : models.value().models) {
                    REQUIRE(faultOf(model.mesh).empty());
                }
            }
        }
    }
}

TEST_CASE("A mesh that breaks the rules of Mesh is refused, whatever rule it is")
{
    const auto refused = [](const auto& spoil) {
        CheckedModels models = sample();
        spoil(models.models[0].mesh);
        return !faultOf(models.models[0].mesh).empty() && !decodedModels(encoded(models));
    };
    CHECK_FALSE(refused([](Mesh&) {}));
    CHECK(refused([](Mesh& mesh) { mesh.triangles[5] = 8; }));
    CHECK(refused([](Mesh& mesh) { mesh.triangles.pop_back(); }));
    CHECK(refused([](Mesh& mesh) { mesh.triangles.clear(); }));
    CHECK(refused([](Mesh& mesh) { mesh.positions[3].y = std::numeric_limits<float>::quiet_NaN(); }));
    CHECK(refused([](Mesh& mesh) { mesh.positions[3].z = std::numeric_limits<float>::infinity(); }));
    CHECK(refused([](Mesh& mesh) { mesh.positions[3].x = 2e6f; }));
    CHECK(refused([](Mesh& mesh) { mesh.normals[0] = {0, 0, 0}; }));
    CHECK(refused([](Mesh& mesh) { mesh.normals[0].x = std::numeric_limits<float>::quiet_NaN(); }));
    CHECK(refused([](Mesh& mesh) { mesh.normals.pop_back(); }));
    CHECK(refused([](Mesh& mesh) { mesh.fibres.pop_back(); }));
    CHECK(refused([](Mesh& mesh) { mesh.parts.pop_back(); }));
    CHECK(refused([](Mesh& mesh) { mesh.parts[0] = 2; }));
    CHECK(refused([](Mesh& mesh) { mesh.levels[0].triangles[0] = 8; }));
    CHECK(refused([](Mesh& mesh) { mesh.levels[0].error = -1; }));
    CHECK(refused([](Mesh& mesh) { mesh.levels[0].triangles.clear(); }));
}
