// What the common deficiencies make of colours: Machado, Oliveira and Fernandes, "A Physiologically-based Model for
// Simulation of Color Vision Deficiency" (2009), severity 1. Distances: CIE 1976 in L*a*b*, D65.

#include "render/materials.h"

#include "support/catch.h"

#include <cmath>
#include <string>
#include <vector>

using namespace psoas;

namespace {

struct Eyes {
    std::string name;
    glm::mat3 rows; ///< of the matrix on linear sRGB, one vector each
};

const std::vector<Eyes>& allEyes()
{
    static const std::vector<Eyes> all{
        {"normal", glm::mat3{1}},
        {"protanopia",
         {{0.152286f, 1.052583f, -0.204868f}, {0.114503f, 0.786281f, 0.099216f}, {-0.003882f, -0.048116f, 1.051998f}}},
        {"deuteranopia",
         {{0.367322f, 0.860646f, -0.227968f}, {0.280085f, 0.672501f, 0.047413f}, {-0.011820f, 0.042940f, 0.968881f}}},
        {"tritanopia",
         {{1.255528f, -0.076749f, -0.178779f}, {-0.078411f, 0.930809f, 0.147602f}, {0.004733f, 0.691367f, 0.303900f}}},
    };
    return all;
}

glm::vec3 linear(const glm::vec3& screen)
{
    const auto one = [](float c) { return c <= 0.04045f ? c / 12.92f : std::pow((c + 0.055f) / 1.055f, 2.4f); };
    return {one(screen.r), one(screen.g), one(screen.b)};
}

glm::vec3 labOf(const glm::vec3& light)
{
    const glm::mat3 rows{{0.4124564f, 0.3575761f, 0.1804375f},
                         {0.2126729f, 0.7151522f, 0.0721750f},
                         {0.0193339f, 0.1191920f, 0.9503041f}};
    const glm::vec3 xyz = glm::clamp(light, 0.f, 1.f) * rows / glm::vec3{0.95047f, 1.f, 1.08883f};
    const auto f = [](float t) { return t > 216.f / 24389 ? std::cbrt(t) : (24389.f / 27 * t + 16) / 116; };
    return {116 * f(xyz.y) - 16, 500 * (f(xyz.x) - f(xyz.y)), 200 * (f(xyz.y) - f(xyz.z))};
}

float distance(const glm::vec3& one, const glm::vec3& other, const Eyes& eyes)
{
    return glm::distance(labOf(linear(one) * eyes.rows), labOf(linear(other) * eyes.rows));
}

const glm::vec3& colourOf(Kind kind)
{
    return materials()[static_cast<std::size_t>(kind)].colour;
}

/// Tissues that touch, or stand for different things where they lie side by side.
const std::vector<std::pair<Kind, std::vector<Kind>>>& neighbours()
{
    using enum Kind;
    static const std::vector<std::pair<Kind, std::vector<Kind>>> all{
        {bone,
         {muscle, disc, cartilage, ligament, tendon, nerve, vessel, vein, bursa, fascia, skin, origin, insertion}},
        {muscle, {tendon, nerve, vessel, vein, fascia, ligament, bursa, organ, skin, origin, insertion}},
        {nerve, {vessel, vein, tendon, ligament, fascia, disc}},
        {vessel, {vein, organ}},
        {vein, {organ}},
        {cartilage, {ligament, tendon, bursa}},
        {disc, {ligament}},
        {bursa, {tendon, ligament, fascia}},
        {origin, {insertion}},
    };
    return all;
}

constexpr float clearlyApart = 10; // about four times what is just noticed side by side

} // namespace

TEST_CASE("the conversion to perceived colour is the standard's")
{
    const glm::vec3 red = labOf(linear({1, 0, 0})); // published: 53.24, 80.09, 67.20
    CHECK(std::abs(red.x - 53.24f) < 0.05f);
    CHECK(std::abs(red.y - 80.09f) < 0.1f);
    CHECK(std::abs(red.z - 67.20f) < 0.1f);
    for (const Eyes& eyes : allEyes()) {
        CHECK(glm::distance(labOf(glm::vec3{0.5f} * eyes.rows), labOf(glm::vec3{0.5f})) < 0.1f); // grey stays grey
    }
}

TEST_CASE("neighbouring tissues are told apart with any of the common ways of seeing colour")
{
    for (const Eyes& eyes : allEyes()) {
        float nearest = 1000;
        for (const auto& [one, others] : neighbours()) {
            for (const Kind other : others) {
                const float apart = distance(colourOf(one), colourOf(other), eyes);
                nearest = std::min(nearest, apart);
                INFO(eyes.name << ": kinds " << static_cast<int>(one) << " and " << static_cast<int>(other));
                CHECK(apart >= clearlyApart);
            }
        }
        WARN(eyes.name << ": nearest neighbours are " << nearest << " apart");
    }
}

TEST_CASE("what surfaces say is told apart, from each other and from plain muscle, with any way of seeing colour")
{
    using enum Wash;
    for (const Eyes& eyes : allEyes()) {
        for (const auto& [one, other] : {std::pair{shorter, longer}, std::pair{lumbar, sacral}}) {
            INFO(eyes.name << ": washes " << static_cast<int>(one) << " and " << static_cast<int>(other));
            CHECK(distance(colourOf(one), colourOf(other), eyes) >= clearlyApart);
        }
        for (const Wash wash : {shorter, longer, lumbar, sacral}) {
            INFO(eyes.name << ": wash " << static_cast<int>(wash));
            CHECK(distance(colourOf(wash), colourOf(Kind::muscle), eyes) >= clearlyApart);
            CHECK(washMaterials()[static_cast<std::size_t>(wash)].colour == colourOf(wash));
        }
    }
}

TEST_CASE("the colour of the selection is that of no tissue")
{
    for (const Eyes& eyes : allEyes()) {
        for (int kind = 0; kind < static_cast<int>(kindCount); ++kind) {
            INFO(eyes.name << ": kind " << kind);
            CHECK(distance(markColours().selected, colourOf(static_cast<Kind>(kind)), eyes) >= clearlyApart);
        }
    }
}
