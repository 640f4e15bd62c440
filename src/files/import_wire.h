#pragma once

#include "files/assimp_reader.h"

#include <array>
#include <cstdint>

namespace psoas {

/// The descriptor of the socket over which the import child is asked and answers.
inline constexpr int importSocket = 3;

/// Parent to child, followed by the path.
struct ImportRequest {
    std::array<float, 9> atlas_from_file{};
    std::uint32_t pathLength = 0;
    std::array<double, 3> origin{};
    double millimetresPerUnit = 0;
    std::uint64_t asOneModel = 0;
};

/// Child to parent, followed by encoded() models or by a sentence.
struct ImportAnswer {
    std::uint64_t size = 0;
    std::uint64_t isError = 0;
};

inline constexpr std::uint32_t longestImportPath = 4096;

} // namespace psoas
