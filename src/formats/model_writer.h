#pragma once

#include "atlas/mesh.h"
#include "core/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace psoas {

/// One mesh to write, by name; positions in the atlas frame, mm.
struct NamedMesh {
    std::string name;
    const Mesh* mesh = nullptr;
};

/// glTF 2.0 binary, one node and mesh per entry, metres, +y up, +z front as glTF has it. Fibre directions ride in
/// TANGENT (xyz, w = 1). Slip labels ride in the mesh's extras as {"parts": [keys], "part_of_vertex": "run lengths"}:
/// see the source. Same meshes, same bytes.
std::string glbBytes(const std::vector<NamedMesh>& meshes);

/// Wavefront OBJ, millimetres, one object.
std::string objBytes(const NamedMesh& mesh);

/// Binary STL, millimetres.
std::string stlBytes(const NamedMesh& mesh);

} // namespace psoas
