#pragma once

#include "atlas/mesh.h"

#include <cstdint>
#include <string>
#include <vector>

namespace psoas {

/// A mesh as a file gives it, before anything about it is trusted. Positions already in the atlas frame, mm.
struct RawMesh {
    std::vector<glm::vec3> positions;
    std::vector<glm::vec3> normals; ///< as many as positions, or empty
    std::vector<glm::vec3> fibres;  ///< as many as positions, or empty
    std::vector<std::uint16_t> parts;
    std::vector<std::string> partKeys;
    std::vector<std::uint32_t> triangles;
};

struct MendedMesh {
    Mesh mesh;        ///< without triangles if nothing was sound
    std::string note; ///< what was left out or turned, one sentence each; empty if all was sound
};

/// Cuts a polygon (indices into `positions`, all in range) into triangles by its ears and appends them.
void appendPolygon(const std::vector<glm::vec3>& positions, const std::vector<std::uint32_t>& corners,
                   std::vector<std::uint32_t>& triangles);

/// Drops triangles with bad indices, numbers that are not finite and no area; welds vertices at exactly equal
/// positions; turns a closed surface that is inside out; keeps the file's normals only where welding joined nothing.
MendedMesh mended(RawMesh raw);

/// Orders triangles and vertices for the vertex cache and adds levels of detail of about 1/2, 1/4 and so on to 1/64 of
/// the triangles, unless there are too few to matter; the vertices of the coarsest level come first.
void addLevels(Mesh& mesh);

} // namespace psoas
