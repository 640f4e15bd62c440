#pragma once

#include "core/result.h"
#include "files/checked_models.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace psoas {

/// How the numbers in a model file become millimetres in the atlas frame:
/// atlas = axes * (millimetresPerUnit * file - origin).
struct Conversion {
    glm::mat3 atlas_from_file{1};  ///< a turn, possibly with a mirror
    double millimetresPerUnit = 0; ///< 0: what the file or its format says, else millimetres
    glm::dvec3 origin{0};          ///< the atlas's origin in the file's axes, mm
    bool asOneModel = false;       ///< all nodes together are one model

    friend bool operator==(const Conversion&, const Conversion&) = default;
};

/// Lower-case extensions with their dot.
bool isModelExtension(std::string_view extension);
std::string lowerExtension(const std::filesystem::path& file);

/// Reads a model file with Assimp and checks, mends and finishes its meshes. Only for the import child: Assimp may
/// crash, hang or take all memory on the way. Reads nothing outside the folder of `file`.
Result<CheckedModels> readModelFile(const std::filesystem::path& file, const Conversion& conversion);

} // namespace psoas
