#pragma once

#include "render/gl/handle.h"
#include "scene/snapshot.h"

#include <cstdint>
#include <map>
#include <unordered_map>
#include <utility>
#include <vector>

namespace psoas {

/// How the faces of a drawable may be culled.
enum class Faces { closed, closedMirrored, open, openMirrored };
inline constexpr std::size_t facesCount = 4;

/// How much differs from what was taken before; each stands for those before it too.
enum class Change {
    nothing, ///< but perhaps the camera
    marks,   ///< what is selected or hovered
    looks,   ///< what is drawn how
    shapes,  ///< what there is, where, and what of it is faded
};

/// One level of detail as it lies in the index buffer.
struct LevelRange {
    std::uint32_t firstIndex = 0;
    std::uint32_t indexCount = 0;
    float error = 0; ///< mm
};

/// A drawable of the snapshot as the buffers know it.
struct Placed {
    Box bounds; ///< atlas frame
    glm::mat4 atlas_from_mesh{1};
    std::uint32_t slot = 0;  ///< of its mesh
    std::uint32_t round = 0; ///< how many drawables before it use the same mesh
    StructureIndex structure;
    Kind kind = Kind::other;
    Faces faces = Faces::open;
    float scale = 1;                    ///< of atlas_from_mesh
    std::shared_ptr<const Shape> shape; ///< null: the mesh as it is
    bool selected = false;
    bool hovered = false;
    bool faded = false;
    bool lit = false;
    Wash wash = Wash::none;
    std::uint8_t cutBy = 0; ///< as in Drawable
};

/// Ranges of a growing buffer, first fit.
class RangeAllocator {
public:
    std::uint32_t capacity() const { return m_capacity; }
    std::uint32_t used() const { return m_used; }
    /// What capacity has to become so that all of `sizes` fit; capacity() if they do.
    std::uint32_t capacityFor(std::uint32_t more) const;
    void grow(std::uint32_t capacity);
    /// There must be room: see capacityFor(). Zero-sized ranges are fine.
    std::uint32_t allocate(std::uint32_t size);
    void release(std::uint32_t first, std::uint32_t size);
    void clear();

private:
    std::map<std::uint32_t, std::uint32_t> m_free; ///< first -> size
    std::uint32_t m_capacity = 0;
    std::uint32_t m_used = 0;
};

/// All meshes in one set of buffers, and what differs from drawable to drawable in one table, so that hundreds of
/// structures are a few draw calls. Meshes are kept from frame to frame and given up when nobody else holds them.
class SceneBuffers {
public:
    struct MeshSlot {
        std::weak_ptr<const Mesh> mesh;
        std::shared_ptr<const Shape> shape; ///< what its vertices have been written from; null: the mesh's own
        std::uint32_t firstVertex = 0;
        std::uint32_t vertexCount = 0;
        std::uint32_t firstIndex = 0;
        std::uint32_t indexCount = 0;   ///< of all levels together
        std::vector<LevelRange> levels; ///< the full surface first
        bool closed = false;
    };

    /// Brings buffers and table to `snapshot`; of more than 65536 different meshes the rest are left out. Where
    /// shapes changed, `shapesVersion()` changes too.
    Change take(const SceneSnapshot& snapshot);

    const std::vector<Placed>& placed() const { return m_placed; }
    const MeshSlot& slot(std::uint32_t index) const { return m_slots[index]; }
    std::size_t slotCount() const { return m_slots.size(); }
    std::uint64_t shapesVersion() const { return m_shapesVersion; }
    /// Rows of the table for drawables of one round begin here.
    GLint firstRow(std::uint32_t round) const { return static_cast<GLint>(round * m_slots.size()); }
    std::uint32_t rounds() const { return m_rounds; }
    /// The planes of the snapshot: see equationOf().
    const std::vector<glm::vec4>& sections() const { return m_sections; }

    /// Binds the vertex array, and the table to texture unit `unit`.
    void bind(unsigned unit) const;

    /// How much light reaches each vertex of a slot, 255 all of it.
    void setOpenness(std::uint32_t slot, const std::vector<std::uint8_t>& openness);

    std::size_t bytes() const;

private:
    bool dropExpired();
    void upload(const std::vector<std::shared_ptr<const Mesh>>& meshes);
    void bend(const std::vector<std::pair<std::uint32_t, const Drawable*>>& drawables);
    void resize(std::uint32_t vertices, std::uint32_t indices);
    void writeTable();

    gl::VertexArray m_vertexArray;
    gl::Buffer m_vertices;
    gl::Buffer m_openness;
    gl::Buffer m_indices;
    gl::Buffer m_table;
    gl::Texture m_tableTexture;
    RangeAllocator m_vertexRanges;
    RangeAllocator m_indexRanges;
    std::vector<MeshSlot> m_slots;
    std::vector<std::uint32_t> m_freeSlots;
    std::unordered_map<const Mesh*, std::uint32_t> m_slotOf;
    std::vector<Placed> m_placed;
    std::uint32_t m_rounds = 0;
    std::vector<glm::vec4> m_sections;
    std::size_t m_tableBytes = 0;
    std::uint64_t m_shapesVersion = 0;
};

} // namespace psoas
