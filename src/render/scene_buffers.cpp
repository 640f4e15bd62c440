#include "render/scene_buffers.h"

#include "core/work.h"
#include "render/gl/target.h"
#include "scene/cut_faces.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <limits>

namespace psoas {
namespace {

/// As many as a vertex can tell apart.
constexpr std::size_t mostSlots = std::size_t{std::numeric_limits<std::uint16_t>::max()} + 1;

/// As bright as bodies are on average, until it is worked out.
constexpr std::uint8_t unknownOpenness = 215;

struct Vertex {
    glm::vec3 position;
    std::array<std::int16_t, 3> normal;
    std::uint16_t slot;
    std::array<std::int8_t, 3> fibre;
    std::int8_t mottle; ///< slow speckle: 127 is half of its contrast
};
static_assert(sizeof(Vertex) == 24);

std::int16_t shortOf(float value)
{
    return static_cast<std::int16_t>(std::lround(std::clamp(value, -1.f, 1.f) * 32767));
}
std::int8_t byteOf(float value)
{
    return static_cast<std::int8_t>(std::lround(std::clamp(value, -1.f, 1.f) * 127));
}

/// Smooth noise about 8 mm wide, -1 .. 1: from a small table that repeats.
class Mottle {
public:
    Mottle()
    {
        std::uint32_t state = 2463534242;
        for (float& value : m_values) {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            value = static_cast<float>(state >> 8) / static_cast<float>(1 << 23) - 1;
        }
    }
    float at(const glm::vec3& place) const
    {
        const glm::vec3 cell = glm::floor(place / 8.5f);
        glm::vec3 f = place / 8.5f - cell;
        f = f * f * (3.f - 2.f * f);
        const glm::ivec3 c{cell};
        const auto along = [&](int y, int z) {
            return glm::mix(value(c.x, c.y + y, c.z + z), value(c.x + 1, c.y + y, c.z + z), f.x);
        };
        return glm::mix(glm::mix(along(0, 0), along(1, 0), f.y), glm::mix(along(0, 1), along(1, 1), f.y), f.z);
    }

private:
    static constexpr int side = 32;
    float value(int x, int y, int z) const
    {
        constexpr int mask = side - 1;
        return m_values[static_cast<std::size_t>((x & mask) + side * ((y & mask) + side * (z & mask)))];
    }
    std::array<float, side * side * side> m_values{};
};

/// `rest`: where it is in the mesh, which its speckle goes with.
Vertex vertexOf(const glm::vec3& rest, const glm::vec3& position, const glm::vec3& normal, const glm::vec3& fibre,
                std::uint32_t slot)
{
    static const Mottle mottle;
    return {position,
            {shortOf(normal.x), shortOf(normal.y), shortOf(normal.z)},
            static_cast<std::uint16_t>(slot),
            {byteOf(fibre.x), byteOf(fibre.y), byteOf(fibre.z)},
            byteOf(0.5f * mottle.at(rest))};
}

/// Whether each edge is run along as often one way as the other, as on a closed, evenly wound surface: the sum of a
/// signed hash of the edges is then nought (and otherwise as good as never).
bool isClosed(const Mesh& mesh)
{
    std::uint64_t sum = 0;
    const auto edge = [&](std::uint32_t a, std::uint32_t b) {
        const bool forward = a < b;
        std::uint64_t key = forward ? (std::uint64_t{a} << 32 | b) : (std::uint64_t{b} << 32 | a);
        key ^= key >> 33;
        key *= 0xff51afd7ed558ccdULL;
        key ^= key >> 33;
        key *= 0xc4ceb9fe1a85ec53ULL;
        key ^= key >> 33;
        sum += forward ? key : ~key + 1;
    };
    for (std::size_t i = 0; i + 2 < mesh.triangles.size(); i += 3) {
        edge(mesh.triangles[i], mesh.triangles[i + 1]);
        edge(mesh.triangles[i + 1], mesh.triangles[i + 2]);
        edge(mesh.triangles[i + 2], mesh.triangles[i]);
    }
    return sum == 0;
}

/// Six times the volume that the surface encloses; negative if it is inside out.
double signedVolume(const Mesh& mesh)
{
    double volume = 0;
    for (std::size_t i = 0; i + 2 < mesh.triangles.size(); i += 3) {
        const glm::vec3 a = mesh.positions[mesh.triangles[i]] - mesh.positions[mesh.triangles[0]];
        const glm::vec3 b = mesh.positions[mesh.triangles[i + 1]] - mesh.positions[mesh.triangles[0]];
        const glm::vec3 c = mesh.positions[mesh.triangles[i + 2]] - mesh.positions[mesh.triangles[0]];
        volume += static_cast<double>(glm::dot(a, glm::cross(b, c)));
    }
    return volume;
}

std::size_t indexCountOf(const Mesh& mesh)
{
    std::size_t count = mesh.triangles.size();
    for (const MeshLevel& level : mesh.levels) {
        count += level.triangles.size();
    }
    return count;
}

bool sameShape(const Placed& a, const Placed& b)
{
    return a.slot == b.slot && a.round == b.round && a.atlas_from_mesh == b.atlas_from_mesh && a.faded == b.faded &&
           a.shape == b.shape && a.cutBy == b.cutBy;
}

bool sameLook(const Placed& a, const Placed& b)
{
    return a.structure == b.structure && a.kind == b.kind && a.wash == b.wash && a.lit == b.lit;
}

bool sameMarks(const Placed& a, const Placed& b)
{
    return a.selected == b.selected && a.hovered == b.hovered;
}

} // namespace

std::uint32_t RangeAllocator::capacityFor(std::uint32_t more) const
{
    return std::max(m_capacity, m_used + more);
}

void RangeAllocator::grow(std::uint32_t capacity)
{
    if (capacity > m_capacity) {
        const std::uint32_t first = m_capacity;
        m_capacity = capacity;
        m_used += capacity - first;
        release(first, capacity - first);
    }
}

std::uint32_t RangeAllocator::allocate(std::uint32_t size)
{
    if (size == 0) {
        return 0;
    }
    const auto found = std::ranges::find_if(m_free, [&](const auto& range) { return range.second >= size; });
    if (found == m_free.end()) {
        return m_capacity; // the caller sees that there is no such place
    }
    const auto [first, length] = *found;
    m_free.erase(found);
    if (length > size) {
        m_free.emplace(first + size, length - size);
    }
    m_used += size;
    return first;
}

void RangeAllocator::release(std::uint32_t first, std::uint32_t size)
{
    if (size == 0) {
        return;
    }
    m_used -= size;
    auto next = m_free.lower_bound(first);
    if (next != m_free.end() && first + size == next->first) {
        size += next->second;
        next = m_free.erase(next);
    }
    if (next != m_free.begin()) {
        const auto before = std::prev(next);
        if (before->first + before->second == first) {
            before->second += size;
            return;
        }
    }
    m_free.emplace(first, size);
}

void RangeAllocator::clear()
{
    *this = RangeAllocator{};
}

/// Whether anything was dropped.
bool SceneBuffers::dropExpired()
{
    bool dropped = false;
    for (std::uint32_t index = 0; index < m_slots.size(); ++index) {
        MeshSlot& slot = m_slots[index];
        if (slot.levels.empty() || !slot.mesh.expired()) {
            continue;
        }
        m_vertexRanges.release(slot.firstVertex, slot.vertexCount);
        m_indexRanges.release(slot.firstIndex, slot.indexCount);
        std::erase_if(m_slotOf, [&](const auto& entry) { return entry.second == index; });
        slot = MeshSlot{};
        m_freeSlots.push_back(index);
        dropped = true;
    }
    if (dropped) {
        m_placed.clear();
        ++m_shapesVersion;
    }
    if (dropped && m_slotOf.empty()) {
        m_slots.clear();
        m_freeSlots.clear();
        m_vertexRanges.clear();
        m_indexRanges.clear();
        m_vertices = gl::Buffer{};
        m_openness = gl::Buffer{};
        m_indices = gl::Buffer{};
        m_vertexArray = gl::VertexArray{};
        m_table = gl::Buffer{};
        m_tableTexture = gl::Texture{};
        m_tableBytes = 0;
    }
    return dropped;
}

void SceneBuffers::resize(std::uint32_t vertices, std::uint32_t indices)
{
    const auto enlarge = [](gl::Buffer& buffer, std::size_t before, std::size_t after) {
        if (before == after) {
            return;
        }
        gl::Buffer larger = gl::makeBuffer();
        glBindBuffer(GL_COPY_WRITE_BUFFER, larger.name());
        glBufferData(GL_COPY_WRITE_BUFFER, static_cast<GLsizeiptr>(after), nullptr, GL_STATIC_DRAW);
        if (before > 0) {
            glBindBuffer(GL_COPY_READ_BUFFER, buffer.name());
            glCopyBufferSubData(GL_COPY_READ_BUFFER, GL_COPY_WRITE_BUFFER, 0, 0, static_cast<GLsizeiptr>(before));
            glBindBuffer(GL_COPY_READ_BUFFER, 0);
        }
        glBindBuffer(GL_COPY_WRITE_BUFFER, 0);
        buffer = std::move(larger);
    };
    enlarge(m_vertices, m_vertexRanges.capacity() * sizeof(Vertex), vertices * sizeof(Vertex));
    enlarge(m_openness, m_vertexRanges.capacity(), vertices);
    enlarge(m_indices, m_indexRanges.capacity() * sizeof(std::uint32_t), indices * sizeof(std::uint32_t));
    m_vertexRanges.grow(vertices);
    m_indexRanges.grow(indices);

    m_vertexArray = gl::makeVertexArray();
    glBindVertexArray(m_vertexArray.name());
    glBindBuffer(GL_ARRAY_BUFFER, m_vertices.name());
    const auto attribute = [](GLuint index, GLint size, GLenum type, GLboolean normalised, std::size_t offset) {
        glEnableVertexAttribArray(index);
        glVertexAttribPointer(index, size, type, normalised, sizeof(Vertex), reinterpret_cast<const void*>(offset));
    };
    attribute(0, 3, GL_FLOAT, GL_FALSE, offsetof(Vertex, position));
    attribute(1, 3, GL_SHORT, GL_TRUE, offsetof(Vertex, normal));
    glEnableVertexAttribArray(2);
    glVertexAttribIPointer(2, 1, GL_UNSIGNED_SHORT, sizeof(Vertex),
                           reinterpret_cast<const void*>(offsetof(Vertex, slot)));
    attribute(3, 3, GL_BYTE, GL_TRUE, offsetof(Vertex, fibre));
    attribute(5, 1, GL_BYTE, GL_TRUE, offsetof(Vertex, mottle));
    glBindBuffer(GL_ARRAY_BUFFER, m_openness.name());
    glEnableVertexAttribArray(4);
    glVertexAttribPointer(4, 1, GL_UNSIGNED_BYTE, GL_TRUE, 1, nullptr);
    glBindBuffer(GL_ARRAY_BUFFER, 0);
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, m_indices.name());
    glBindVertexArray(0);
}

void SceneBuffers::upload(const std::vector<std::shared_ptr<const Mesh>>& meshes)
{
    std::uint32_t vertices = 0;
    std::uint32_t indices = 0;
    for (const auto& mesh : meshes) {
        vertices += static_cast<std::uint32_t>(mesh->positions.size());
        indices += static_cast<std::uint32_t>(indexCountOf(*mesh));
    }
    // Space may be there but in pieces: then the buffers grow by what is asked for.
    std::vector<std::uint32_t> slots;
    const auto place = [&] {
        for (const auto& mesh : meshes) {
            MeshSlot slot;
            slot.vertexCount = static_cast<std::uint32_t>(mesh->positions.size());
            slot.indexCount = static_cast<std::uint32_t>(indexCountOf(*mesh));
            slot.firstVertex = m_vertexRanges.allocate(slot.vertexCount);
            slot.firstIndex = m_indexRanges.allocate(slot.indexCount);
            if (slot.firstVertex + slot.vertexCount > m_vertexRanges.capacity() ||
                slot.firstIndex + slot.indexCount > m_indexRanges.capacity()) {
                return false;
            }
            slot.mesh = mesh;
            std::uint32_t index = static_cast<std::uint32_t>(m_slots.size());
            if (m_freeSlots.empty()) {
                m_slots.push_back(std::move(slot));
            } else {
                index = m_freeSlots.back();
                m_freeSlots.pop_back();
                m_slots[index] = std::move(slot);
            }
            m_slotOf[mesh.get()] = index;
            slots.push_back(index);
        }
        return true;
    };
    const RangeAllocator vertexRanges = m_vertexRanges;
    const RangeAllocator indexRanges = m_indexRanges;
    const auto slotsBefore = m_slots;
    const auto freeBefore = m_freeSlots;
    if (m_vertexRanges.capacityFor(vertices) > m_vertexRanges.capacity() ||
        m_indexRanges.capacityFor(indices) > m_indexRanges.capacity() || !place()) {
        m_vertexRanges = vertexRanges;
        m_indexRanges = indexRanges;
        m_slots = slotsBefore;
        m_freeSlots = freeBefore;
        slots.clear();
        resize(m_vertexRanges.capacity() + vertices, m_indexRanges.capacity() + indices);
        place();
    }

    const auto map = [](const gl::Buffer& buffer, std::size_t bytes) {
        glBindBuffer(GL_COPY_WRITE_BUFFER, buffer.name());
        return glMapBufferRange(GL_COPY_WRITE_BUFFER, 0, static_cast<GLsizeiptr>(bytes), GL_MAP_WRITE_BIT);
    };
    auto* vertexStore = static_cast<Vertex*>(map(m_vertices, m_vertexRanges.capacity() * sizeof(Vertex)));
    auto* indexStore = static_cast<std::uint32_t*>(map(m_indices, m_indexRanges.capacity() * sizeof(std::uint32_t)));
    auto* opennessStore = static_cast<std::uint8_t*>(map(m_openness, m_vertexRanges.capacity()));
    parallelFor(meshes.size(), [&](std::size_t number) {
        const Mesh& mesh = *meshes[number];
        MeshSlot& slot = m_slots[slots[number]];
        slot.closed = isClosed(mesh) && signedVolume(mesh) > 0;
        slot.levels.clear();
        slot.levels.push_back({slot.firstIndex, static_cast<std::uint32_t>(mesh.triangles.size()), 0.f});
        for (const MeshLevel& level : mesh.levels) {
            const LevelRange& before = slot.levels.back();
            slot.levels.push_back({before.firstIndex + before.indexCount,
                                   static_cast<std::uint32_t>(level.triangles.size()), level.error});
        }
        if (vertexStore != nullptr) {
            for (std::size_t i = 0; i < mesh.positions.size(); ++i) {
                const glm::vec3 fibre = mesh.fibres.empty() ? glm::vec3{0} : mesh.fibres[i];
                vertexStore[slot.firstVertex + i] =
                    vertexOf(mesh.positions[i], mesh.positions[i], mesh.normals[i], fibre, slots[number]);
            }
        }
        if (opennessStore != nullptr) {
            std::fill_n(opennessStore + slot.firstVertex, slot.vertexCount, unknownOpenness);
        }
        if (indexStore != nullptr) {
            std::ranges::copy(mesh.triangles, indexStore + slot.firstIndex);
            for (std::size_t level = 0; level < mesh.levels.size(); ++level) {
                std::ranges::copy(mesh.levels[level].triangles, indexStore + slot.levels[level + 1].firstIndex);
            }
        }
    });
    for (const gl::Buffer* buffer : {&m_vertices, &m_indices, &m_openness}) {
        glBindBuffer(GL_COPY_WRITE_BUFFER, buffer->name());
        glUnmapBuffer(GL_COPY_WRITE_BUFFER);
    }
    glBindBuffer(GL_COPY_WRITE_BUFFER, 0);
}

/// Writes the vertices of slots anew from shapes, or from the meshes where a shape has ended.
void SceneBuffers::bend(const std::vector<std::pair<std::uint32_t, const Drawable*>>& drawables)
{
    glBindBuffer(GL_COPY_WRITE_BUFFER, m_vertices.name());
    auto* store = static_cast<Vertex*>(
        glMapBufferRange(GL_COPY_WRITE_BUFFER, 0, static_cast<GLsizeiptr>(m_vertexRanges.capacity() * sizeof(Vertex)),
                         GL_MAP_WRITE_BIT));
    for (const auto& [index, drawable] : drawables) {
        MeshSlot& slot = m_slots[index];
        slot.shape = drawable->shape;
        if (store == nullptr) {
            continue;
        }
        const Mesh& mesh = *drawable->mesh;
        const Shape* shape = drawable->shape.get();
        const std::vector<glm::vec3>& positions = shape != nullptr ? shape->positions : mesh.positions;
        const std::vector<glm::vec3>& normals = shape != nullptr ? shape->normals : mesh.normals;
        const std::vector<glm::vec3>& fibres = shape != nullptr ? shape->fibres : mesh.fibres;
        for (std::size_t i = 0; i < positions.size(); ++i) {
            store[slot.firstVertex + i] =
                vertexOf(mesh.positions[i], positions[i], normals[i], fibres.empty() ? glm::vec3{0} : fibres[i], index);
        }
    }
    glUnmapBuffer(GL_COPY_WRITE_BUFFER);
    glBindBuffer(GL_COPY_WRITE_BUFFER, 0);
}

Change SceneBuffers::take(const SceneSnapshot& snapshot)
{
    const bool dropped = dropExpired();
    std::vector<std::shared_ptr<const Mesh>> missing;
    for (const Drawable& drawable : snapshot.drawables) {
        if (drawable.mesh->triangles.empty() || m_slotOf.contains(drawable.mesh.get()) ||
            m_slotOf.size() >= mostSlots) {
            continue;
        }
        m_slotOf[drawable.mesh.get()] = 0;
        missing.push_back(drawable.mesh);
    }
    if (!missing.empty()) {
        upload(missing);
    }

    std::vector<std::pair<std::uint32_t, const Drawable*>> bent;
    for (const Drawable& drawable : snapshot.drawables) {
        const auto slot = m_slotOf.find(drawable.mesh.get());
        if (slot != m_slotOf.end() && m_slots[slot->second].shape != drawable.shape) {
            bent.emplace_back(slot->second, &drawable);
        }
    }
    if (!bent.empty()) {
        bend(bent);
    }

    std::vector<Placed> placed;
    placed.reserve(snapshot.drawables.size());
    std::vector<std::uint32_t> uses(m_slots.size(), 0);
    m_rounds = 0;
    for (const Drawable& drawable : snapshot.drawables) {
        const auto slot = m_slotOf.find(drawable.mesh.get());
        if (slot == m_slotOf.end()) {
            continue;
        }
        Placed one;
        one.bounds = drawable.bounds;
        one.atlas_from_mesh = drawable.atlas_from_mesh;
        one.slot = slot->second;
        one.shape = drawable.shape;
        one.round = uses[one.slot]++;
        one.structure = drawable.structure;
        one.kind = drawable.kind;
        one.selected = drawable.selected;
        one.hovered = drawable.hovered;
        one.faded = drawable.faded;
        one.lit = drawable.lit;
        one.wash = drawable.wash;
        one.cutBy = drawable.cutBy;
        const float determinant = glm::determinant(glm::mat3{drawable.atlas_from_mesh});
        one.scale = std::cbrt(std::abs(determinant));
        if (m_slots[one.slot].closed) {
            one.faces = determinant < 0 ? Faces::closedMirrored : Faces::closed;
        } else {
            one.faces = determinant < 0 ? Faces::openMirrored : Faces::open;
        }
        m_rounds = std::max(m_rounds, one.round + 1);
        placed.push_back(one);
    }
    std::vector<glm::vec4> sections;
    for (const SectionPlane& plane : snapshot.sections) {
        sections.push_back(equationOf(plane));
    }
    const bool sameSections = sections == m_sections;
    m_sections = std::move(sections);
    const Change change = dropped || !sameSections || !std::ranges::equal(placed, m_placed, sameShape) ? Change::shapes
                          : !std::ranges::equal(placed, m_placed, sameLook)                            ? Change::looks
                          : !std::ranges::equal(placed, m_placed, sameMarks)                           ? Change::marks
                                                                             : Change::nothing;
    m_placed = std::move(placed);
    if (change == Change::shapes) {
        ++m_shapesVersion;
    }
    if (change != Change::nothing) {
        writeTable();
    }
    return change;
}

void SceneBuffers::writeTable()
{
    if (m_placed.empty()) {
        return;
    }
    std::vector<glm::vec4> table(4 * m_slots.size() * std::max(1u, m_rounds));
    for (const Placed& one : m_placed) {
        const std::size_t row = 4 * (static_cast<std::size_t>(firstRow(one.round)) + one.slot);
        const glm::mat4 rows = glm::transpose(one.atlas_from_mesh);
        const bool open = one.faces == Faces::open || one.faces == Faces::openMirrored;
        const int flags =
            (one.selected ? 1 : 0) | (one.hovered ? 2 : 0) | (open ? 4 : 0) | (static_cast<int>(one.wash) << 3);
        table[row] = rows[0];
        table[row + 1] = rows[1];
        table[row + 2] = rows[2];
        table[row + 3] = {static_cast<float>(one.kind), static_cast<float>(flags),
                          static_cast<float>(one.structure.value + 1), static_cast<float>(one.cutBy)};
    }
    if (!m_table) {
        m_table = gl::makeBuffer();
        m_tableTexture = gl::makeTexture();
    }
    m_tableBytes = table.size() * sizeof(glm::vec4);
    glBindBuffer(GL_TEXTURE_BUFFER, m_table.name());
    glBufferData(GL_TEXTURE_BUFFER, static_cast<GLsizeiptr>(m_tableBytes), table.data(), GL_DYNAMIC_DRAW);
    glBindTexture(GL_TEXTURE_BUFFER, m_tableTexture.name());
    glTexBuffer(GL_TEXTURE_BUFFER, GL_RGBA32F, m_table.name());
    glBindTexture(GL_TEXTURE_BUFFER, 0);
    glBindBuffer(GL_TEXTURE_BUFFER, 0);
}

void SceneBuffers::bind(unsigned unit) const
{
    glBindVertexArray(m_vertexArray.name());
    gl::bindTexture(unit, GL_TEXTURE_BUFFER, m_tableTexture.name());
}

void SceneBuffers::setOpenness(std::uint32_t slot, const std::vector<std::uint8_t>& openness)
{
    glBindBuffer(GL_COPY_WRITE_BUFFER, m_openness.name());
    glBufferSubData(GL_COPY_WRITE_BUFFER, m_slots[slot].firstVertex, static_cast<GLsizeiptr>(openness.size()),
                    openness.data());
    glBindBuffer(GL_COPY_WRITE_BUFFER, 0);
}

std::size_t SceneBuffers::bytes() const
{
    return m_vertexRanges.capacity() * (sizeof(Vertex) + 1) + m_indexRanges.capacity() * sizeof(std::uint32_t) +
           m_tableBytes;
}

} // namespace psoas
