#include "files/checked_models.h"

#include "core/text.h"

#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

namespace psoas {
namespace {

// Numbers lie as in memory. A machine of the other byte order reads another magic number and refuses.
static_assert(sizeof(glm::vec3) == 12 && sizeof(float) == 4);

constexpr std::uint64_t magic = 0x3148534d41535350; // "PSSAMSH1"
constexpr std::size_t longestText = 4096;
constexpr std::size_t mostLevels = 16;
constexpr std::size_t mostPartKeys = 65'535;

struct Header {
    std::uint64_t magic = 0;
    std::uint32_t version = 0;
    std::uint32_t reserved = 0;
    std::uint64_t size = 0; ///< of what follows
    std::uint64_t hash = 0; ///< XXH3 of what follows
};

class Writer {
public:
    template<class T>
    void number(T value)
    {
        m_bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
    void count(std::size_t value) { number(static_cast<std::uint32_t>(value)); }
    void text(std::string_view value)
    {
        value = value.substr(0, longestText);
        count(value.size());
        m_bytes.append(value);
    }
    template<class T>
    void array(const std::vector<T>& values)
    {
        count(values.size());
        m_bytes.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
    }
    std::string& bytes() { return m_bytes; }

private:
    std::string m_bytes;
};

// Every read checks what is left first; after one failure all further reads fail.
class Reader {
public:
    explicit Reader(std::string_view bytes) : m_left{bytes} {}

    bool ok() const { return m_ok; }
    bool atEnd() const { return m_left.empty(); }

    template<class T>
    T number()
    {
        T value{};
        if (take(sizeof value)) {
            std::memcpy(&value, m_taken.data(), sizeof value);
        }
        return value;
    }
    std::size_t count(std::size_t most)
    {
        const auto value = number<std::uint32_t>();
        m_ok = m_ok && value <= most;
        return m_ok ? value : 0;
    }
    std::string text()
    {
        const std::size_t length = count(longestText);
        if (!take(length) || !isUtf8(m_taken)) {
            m_ok = false;
            return {};
        }
        return std::string{m_taken};
    }
    template<class T>
    std::vector<T> array(std::size_t most)
    {
        const std::size_t length = count(most);
        std::vector<T> values;
        if (m_ok && take(length * sizeof(T))) {
            values.resize(length);
            if (length > 0) {
                std::memcpy(static_cast<void*>(values.data()), m_taken.data(), m_taken.size());
            }
        }
        return values;
    }

private:
    bool take(std::size_t size)
    {
        m_ok = m_ok && size <= m_left.size();
        if (!m_ok) {
            return false;
        }
        m_taken = m_left.substr(0, size);
        m_left.remove_prefix(size);
        return true;
    }

    std::string_view m_left;
    std::string_view m_taken;
    bool m_ok = true;
};

bool areIndices(const std::vector<std::uint32_t>& triangles, std::size_t vertices)
{
    std::uint32_t greatest = 0;
    for (const std::uint32_t index : triangles) {
        greatest = std::max(greatest, index);
    }
    return triangles.size() % 3 == 0 && (triangles.empty() || greatest < vertices);
}

// Summing hides nothing here: a NaN or infinity in any term stays in the sum of magnitudes.
bool areWithin(const std::vector<glm::vec3>& values, float limit)
{
    return std::ranges::all_of(values, [limit](const glm::vec3& v) {
        return std::abs(v.x) <= limit && std::abs(v.y) <= limit && std::abs(v.z) <= limit;
    });
}

bool areDirections(const std::vector<glm::vec3>& values)
{
    return std::ranges::all_of(values, [](const glm::vec3& v) { return std::abs(glm::dot(v, v) - 1.f) < 1e-2f; });
}

} // namespace

ContentHash hashOf(std::string_view bytes)
{
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, XXH3_128bits(bytes.data(), bytes.size()));
    return std::to_array(canonical.digest);
}

std::string faultOf(const Mesh& mesh)
{
    const std::size_t vertices = mesh.positions.size();
    if (mesh.triangles.empty()) {
        return "it has no triangles";
    }
    if (!areIndices(mesh.triangles, vertices)) {
        return "a triangle names a vertex that is not there";
    }
    if (!areWithin(mesh.positions, largestCoordinate)) {
        return "a vertex is not a number or farther than a kilometre away";
    }
    if (mesh.normals.size() != vertices || !areDirections(mesh.normals)) {
        return "its normals are not directions, one for each vertex";
    }
    if (!mesh.fibres.empty() && (mesh.fibres.size() != vertices || !areDirections(mesh.fibres))) {
        return "its fibres are not directions, one for each vertex";
    }
    if (!mesh.parts.empty() &&
        (mesh.parts.size() != vertices || std::ranges::max(mesh.parts) >= mesh.partKeys.size())) {
        return "a vertex belongs to a part that is not listed";
    }
    for (const MeshLevel& level : mesh.levels) {
        if (level.triangles.empty() || !areIndices(level.triangles, vertices) ||
            level.triangles.size() > mesh.triangles.size() || !(level.error >= 0 && level.error <= largestCoordinate)) {
            return "a level of detail is not sound";
        }
    }
    return {};
}

std::string encoded(const CheckedModels& models)
{
    Writer writer;
    writer.number(Header{});
    writer.number(models.source);
    writer.count(models.companions.size());
    for (const Companion& companion : models.companions) {
        writer.text(companion.name);
        writer.number(companion.hash);
    }
    writer.count(models.models.size());
    for (const Model& model : models.models) {
        const Mesh& mesh = model.mesh;
        writer.text(model.name);
        writer.text(model.note);
        writer.array(mesh.positions);
        writer.array(mesh.normals);
        writer.array(mesh.fibres);
        writer.array(mesh.parts);
        writer.count(mesh.partKeys.size());
        for (const std::string& key : mesh.partKeys) {
            writer.text(key);
        }
        writer.array(mesh.triangles);
        writer.count(mesh.levels.size());
        for (const MeshLevel& level : mesh.levels) {
            writer.number(level.error);
            writer.array(level.triangles);
        }
    }
    std::string& bytes = writer.bytes();
    const std::string_view payload = std::string_view{bytes}.substr(sizeof(Header));
    const Header header{magic, checkedModelsVersion, 0, payload.size(), XXH3_64bits(payload.data(), payload.size())};
    std::memcpy(bytes.data(), &header, sizeof header);
    return std::move(bytes);
}

Result<CheckedModels> decodedModels(std::string_view bytes)
{
    const Error damaged{"The stored mesh is damaged.", "checked models: malformed"};
    Reader start{bytes};
    const auto header = start.number<Header>();
    if (!start.ok() || header.magic != magic || header.version != checkedModelsVersion || header.reserved != 0) {
        return Error{"The stored mesh is of another version.", "checked models: header"};
    }
    bytes.remove_prefix(sizeof(Header));
    if (header.size != bytes.size() || header.hash != XXH3_64bits(bytes.data(), bytes.size())) {
        return damaged;
    }
    Reader reader{bytes};
    CheckedModels result;
    result.source = reader.number<ContentHash>();
    for (std::size_t left = reader.count(1000); left > 0 && reader.ok(); --left) {
        Companion companion;
        companion.name = reader.text();
        companion.hash = reader.number<ContentHash>();
        result.companions.push_back(std::move(companion));
    }
    constexpr std::size_t mostIndices = 3 * mostTrianglesPerFile;
    for (std::size_t left = reader.count(mostModelsPerFile); left > 0 && reader.ok(); --left) {
        Model model;
        Mesh& mesh = model.mesh;
        model.name = reader.text();
        model.note = reader.text();
        mesh.positions = reader.array<glm::vec3>(mostIndices);
        mesh.normals = reader.array<glm::vec3>(mostIndices);
        mesh.fibres = reader.array<glm::vec3>(mostIndices);
        mesh.parts = reader.array<std::uint16_t>(mostIndices);
        for (std::size_t keys = reader.count(mostPartKeys); keys > 0 && reader.ok(); --keys) {
            mesh.partKeys.push_back(reader.text());
        }
        mesh.triangles = reader.array<std::uint32_t>(mostIndices);
        for (std::size_t levels = reader.count(mostLevels); levels > 0 && reader.ok(); --levels) {
            MeshLevel level;
            level.error = reader.number<float>();
            level.triangles = reader.array<std::uint32_t>(mostIndices);
            mesh.levels.push_back(std::move(level));
        }
        if (!reader.ok()) {
            return damaged;
        }
        if (const std::string fault = faultOf(mesh); !fault.empty()) {
            return Error{damaged.what, "checked models: " + model.name + ": " + fault};
        }
        result.models.push_back(std::move(model));
    }
    if (!reader.ok() || !reader.atEnd()) {
        return damaged;
    }
    return result;
}

} // namespace psoas
