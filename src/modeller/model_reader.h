#pragma once

#include "atlas/mesh.h"
#include "core/result.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace psoas::modeller {

/// The meshes of a .glb file that formats/model_writer wrote, by name, in mm: positions, normals, triangles and parts.
/// Only for files of our own making; anything else is refused.
Result<std::vector<std::pair<std::string, Mesh>>> readOwnModels(const std::filesystem::path& path);

/// The first of them.
Result<Mesh> readOwnModel(const std::filesystem::path& path);

} // namespace psoas::modeller
