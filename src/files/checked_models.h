#pragma once

#include "atlas/mesh.h"
#include "core/result.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace psoas {

/// XXH3-128 of the bytes of a file; all zero for a file that is not there.
using ContentHash = std::array<std::uint8_t, 16>;

ContentHash hashOf(std::string_view bytes);

/// One mesh out of a model file: finished, in the atlas frame, with its levels of detail.
struct Model {
    std::string name; ///< of its node; may be empty
    std::string note; ///< what was mended or left out, as sentences; empty if all was sound
    Mesh mesh;
};

/// Another file that a model file refers to (the .bin of a .gltf).
struct Companion {
    std::string name; ///< relative to the folder of the model file
    ContentHash hash{};
};

/// What one model file held.
struct CheckedModels {
    ContentHash source{}; ///< of the bytes that were read
    std::vector<Companion> companions;
    std::vector<Model> models;
};

/// Our own format for meshes: what the import child sends and what the cache keeps.
inline constexpr std::uint32_t checkedModelsVersion = 4;
inline constexpr std::size_t mostModelsPerFile = 20'000;
inline constexpr std::size_t mostTrianglesPerFile = 20'000'000;
inline constexpr float largestCoordinate = 1e6f; ///< mm

std::string encoded(const CheckedModels& models);

/// Trusts nothing: refuses bytes that are cut short, altered, of another version, or whose counts, indices or numbers
/// are out of range. Memory grows with `bytes`, never with what they claim.
Result<CheckedModels> decodedModels(std::string_view bytes);

/// What is wrong with `mesh` by the rules of Mesh (sizes, indices, finite numbers); empty if it is sound.
std::string faultOf(const Mesh& mesh);

} // namespace psoas
