#pragma once

#include "atlas/mesh.h"
#include "core/result.h"
#include "formats/png_file.h"

#include <filesystem>
#include <string>

namespace psoas::modeller {

/// Both surfaces from six sides (from before, behind, the subject's left and right, above and below), ours on the left
/// of each pair, under the same parallel camera, scale and light. `person` is first laid onto `ours` by a similarity,
/// from any orientation along the axes.
Picture comparisonSheet(const Mesh& ours, const Mesh& person);

/// The surface in `reference` to hold `key` against: the file itself; or in a folder the OBJ file whose name holds the
/// structure's FMA number, which `dictionary`, the folder of structures.yaml, tells. Of a side that is not there the
/// other is taken, mirrored.
Result<Mesh> personOf(const std::string& key, const std::filesystem::path& reference,
                      const std::filesystem::path& dictionary);

} // namespace psoas::modeller
