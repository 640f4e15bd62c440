#include "files/assimp_reader.h"

#include "core/text.h"
#include "files/mesh_mending.h"

#include <assimp/IOStream.hpp>
#include <assimp/IOSystem.hpp>
#include <assimp/Importer.hpp>
#include <assimp/commonMetaData.h>
#include <assimp/config.h>
#include <assimp/importerdesc.h>
#include <assimp/scene.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <sstream>

namespace psoas {
namespace {

constexpr std::array<std::string_view, 7> modelExtensions{".dae", ".fbx", ".glb", ".gltf", ".obj", ".ply", ".stl"};
constexpr std::size_t mostNodes = 200'000;

std::optional<std::string> bytesOf(const std::filesystem::path& file)
{
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error)) {
        return std::nullopt;
    }
    std::ifstream stream{file, std::ios::binary};
    std::string bytes(static_cast<std::size_t>(std::filesystem::file_size(file, error)), '\0');
    if (!stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()))) {
        return std::nullopt;
    }
    return bytes;
}

class MemoryStream : public Assimp::IOStream {
public:
    explicit MemoryStream(std::string_view bytes) : m_bytes{bytes} {}

    std::size_t Read(void* buffer, std::size_t size, std::size_t count) override
    {
        if (size == 0) {
            return 0;
        }
        const std::size_t whole = std::min(count, (m_bytes.size() - m_at) / size);
        std::memcpy(buffer, m_bytes.data() + m_at, whole * size);
        m_at += whole * size;
        return whole;
    }
    std::size_t Write(const void*, std::size_t, std::size_t) override { return 0; }
    aiReturn Seek(std::size_t offset, aiOrigin origin) override
    {
        const std::size_t from = origin == aiOrigin_SET ? 0 : origin == aiOrigin_CUR ? m_at : m_bytes.size();
        // From the end, loaders count backwards with either sign.
        const std::size_t to = origin == aiOrigin_END && offset <= from ? from - offset : from + offset;
        if (to > m_bytes.size()) {
            return aiReturn_FAILURE;
        }
        m_at = to;
        return aiReturn_SUCCESS;
    }
    std::size_t Tell() const override { return m_at; }
    std::size_t FileSize() const override { return m_bytes.size(); }
    void Flush() override {}

private:
    std::string_view m_bytes;
    std::size_t m_at = 0;
};

// Shows Assimp the model file and, of its folder, only the buffers of a glTF file; notes what was read.
class NarrowView : public Assimp::IOSystem {
public:
    NarrowView(std::filesystem::path file, std::string bytes) : m_file{std::move(file)}, m_bytes{std::move(bytes)} {}

    bool Exists(const char* name) const override { return const_cast<NarrowView*>(this)->find(name) != nullptr; }
    char getOsSeparator() const override { return '/'; }
    Assimp::IOStream* Open(const char* name, const char*) override
    {
        const std::string* bytes = find(name);
        return bytes == nullptr ? nullptr : new MemoryStream{*bytes};
    }
    void Close(Assimp::IOStream* stream) override { delete stream; }

    std::vector<Companion> companions() const
    {
        std::vector<Companion> result;
        for (const auto& companion : m_companions) {
            result.push_back({companion->name, companion->bytes ? hashOf(*companion->bytes) : ContentHash{}});
        }
        return result;
    }

private:
    struct Loaded {
        std::string name;
        std::optional<std::string> bytes;
    };

    const std::string* find(const std::string& name)
    {
        if (name == m_file) {
            return &m_bytes;
        }
        std::error_code error;
        const std::filesystem::path parent = m_file.has_parent_path() ? m_file.parent_path() : ".";
        const std::filesystem::path folder = std::filesystem::canonical(parent, error);
        const std::filesystem::path wanted = std::filesystem::weakly_canonical(name, error);
        const std::string relative = wanted.lexically_relative(folder).string();
        if (error || relative.empty() || relative.starts_with("..") || lowerExtension(wanted) != ".bin" ||
            lowerExtension(m_file) != ".gltf" || m_companions.size() >= 100) {
            return nullptr;
        }
        auto it = std::ranges::find(m_companions, relative, [](const auto& loaded) { return loaded->name; });
        if (it == m_companions.end()) {
            m_companions.push_back(std::make_unique<Loaded>(Loaded{relative, bytesOf(wanted)}));
            it = std::prev(m_companions.end());
        }
        return (*it)->bytes ? &*(*it)->bytes : nullptr;
    }

    std::filesystem::path m_file;
    std::string m_bytes;
    std::vector<std::unique_ptr<Loaded>> m_companions;
};

glm::dmat4 matrixOf(const aiMatrix4x4& m)
{
    return {{m.a1, m.b1, m.c1, m.d1}, {m.a2, m.b2, m.c2, m.d2}, {m.a3, m.b3, m.c3, m.d3}, {m.a4, m.b4, m.c4, m.d4}};
}

std::string textOf(const aiString& text)
{
    return cleaned({text.data, std::min<std::size_t>(text.length, sizeof text.data - 1)});
}

double millimetresPerUnit(const aiScene& scene, std::string_view extension)
{
    if (extension == ".gltf" || extension == ".glb" || extension == ".dae") {
        return 1000; // glTF is in metres; the Collada loader turns its unit into metres
    }
    if (extension == ".fbx" && scene.mMetaData != nullptr) {
        double centimetres = 1;
        float single = 1;
        if (scene.mMetaData->Get("UnitScaleFactor", single)) {
            centimetres = single;
        } else {
            scene.mMetaData->Get("UnitScaleFactor", centimetres);
        }
        return centimetres > 1e-6 && centimetres < 1e6 ? 10 * centimetres : 10;
    }
    return extension == ".fbx" ? 10 : 1;
}

using Json = nlohmann::json;

/// The glTF document itself: Assimp cuts the texts of extras at 1,024 characters. Null if it is none.
Json gltfDocument(std::string_view bytes, std::string_view extension)
{
    if (extension == ".glb") {
        constexpr std::size_t start = 20; // after the header and the first chunk's length and type
        std::uint32_t length = 0;
        if (bytes.size() < start) {
            return {};
        }
        std::memcpy(&length, bytes.data() + 12, sizeof length);
        bytes = bytes.substr(start, length);
    } else if (extension != ".gltf") {
        return {};
    }
    Json document = Json::parse(bytes, nullptr, false);
    return document.is_object() ? document : Json{};
}

/// The extras of each node, by its name.
std::map<std::string, Json> extrasOf(const Json& document)
{
    std::map<std::string, Json> extras;
    const auto nodes = document.find("nodes");
    if (nodes != document.end() && nodes->is_array()) {
        for (const Json& node : *nodes) {
            if (node.is_object() && node.contains("name") && node["name"].is_string() && node.contains("extras")) {
                extras.emplace(node["name"].get<std::string>(), node["extras"]);
            }
        }
    }
    return extras;
}

// Slip labels as written by formats/model_writer: the keys, and for each vertex in order runs of "COUNTxPART".
void readParts(const Json& extras, std::size_t vertices, RawMesh& raw)
{
    if (!extras.is_object() || !extras.contains("parts") || !extras["parts"].is_array() ||
        !extras.contains("part_of_vertex") || !extras["part_of_vertex"].is_string()) {
        return;
    }
    std::vector<std::string> partKeys;
    for (const Json& key : extras["parts"]) {
        if (!key.is_string()) {
            return;
        }
        partKeys.push_back(key.get<std::string>());
    }
    const std::string text = extras["part_of_vertex"].get<std::string>();
    std::vector<std::uint16_t> parts;
    for (const char* at = text.data(); *at != '\0';) {
        const char* end = text.data() + text.size();
        std::size_t count = 0;
        std::uint16_t part = 0;
        const auto first = std::from_chars(at, end, count);
        if (first.ec != std::errc{} || *first.ptr != 'x') {
            return;
        }
        const auto second = std::from_chars(first.ptr + 1, end, part);
        if (second.ec != std::errc{} || part >= partKeys.size() || count > vertices - parts.size()) {
            return;
        }
        parts.insert(parts.end(), count, part);
        at = second.ptr + (*second.ptr == ' ' ? 1 : 0);
        if (at == second.ptr && *at != '\0') {
            return;
        }
    }
    if (parts.size() == vertices) {
        raw.parts = std::move(parts);
        raw.partKeys = std::move(partKeys);
    }
}

class SceneReader {
public:
    SceneReader(const aiScene& scene, const Conversion& conversion, double unit, bool tangentsAreFibres,
                std::map<std::string, Json> extras)
        : m_scene{scene},
          m_conversion{conversion},
          m_unit{unit},
          m_tangentsAreFibres{tangentsAreFibres},
          m_extras{std::move(extras)}
    {}

    /// Fails with a reason if the scene is larger than can be shown.
    std::string read(std::vector<Model>& models)
    {
        struct Place {
            const aiNode* node;
            glm::dmat4 file_from_node;
        };
        std::vector<Place> left{{m_scene.mRootNode, matrixOf(m_scene.mRootNode->mTransformation)}};
        std::size_t nodes = 0;
        RawMesh all;
        while (!left.empty()) {
            const Place place = left.back();
            left.pop_back();
            if (++nodes > mostNodes) {
                return "it has more than " + std::to_string(mostNodes) + " nodes";
            }
            RawMesh raw;
            RawMesh& target = m_conversion.asOneModel ? all : raw;
            for (unsigned i = 0; i < place.node->mNumMeshes; ++i) {
                if (place.node->mMeshes[i] < m_scene.mNumMeshes) {
                    append(*m_scene.mMeshes[place.node->mMeshes[i]], place.file_from_node, target);
                }
            }
            if (m_triangles > mostTrianglesPerFile || m_vertices > 3 * mostTrianglesPerFile) {
                return "it has more than " + std::to_string(mostTrianglesPerFile / 1'000'000) + " million triangles";
            }
            if (const auto it = m_extras.find(textOf(place.node->mName)); it != m_extras.end()) {
                readParts(it->second, target.positions.size(), target);
            }
            if (!m_conversion.asOneModel && place.node->mNumMeshes > 0) {
                finish(textOf(place.node->mName), std::move(raw), models);
                if (models.size() > mostModelsPerFile) {
                    return "it has more than " + std::to_string(mostModelsPerFile) + " parts";
                }
            }
            // In the order of the file, depth first.
            for (unsigned i = place.node->mNumChildren; i-- > 0;) {
                const aiNode* child = place.node->mChildren[i];
                left.push_back({child, place.file_from_node * matrixOf(child->mTransformation)});
            }
        }
        if (m_conversion.asOneModel) {
            finish({}, std::move(all), models);
        }
        return {};
    }

    const std::string& notes() const { return m_notes; }

private:
    void append(const aiMesh& mesh, const glm::dmat4& file_from_node, RawMesh& raw)
    {
        const std::size_t first = raw.positions.size();
        const std::size_t vertices = mesh.mVertices == nullptr ? 0 : mesh.mNumVertices;
        m_vertices += vertices;
        if (m_vertices > 3 * mostTrianglesPerFile) {
            return;
        }
        const glm::dmat3 atlas_from_file{m_conversion.atlas_from_file};
        const glm::dmat3 linear = atlas_from_file * glm::dmat3{file_from_node};
        const bool mirrored = glm::determinant(linear) < 0;
        const bool hasNormals = mesh.mNormals != nullptr;
        const bool hasFibres = m_tangentsAreFibres && mesh.mTangents != nullptr;
        const glm::dmat3 normals = glm::determinant(linear) != 0 ? glm::transpose(glm::inverse(linear)) : linear;
        for (std::size_t i = 0; i < vertices; ++i) {
            const auto vector = [](const aiVector3D& v) { return glm::dvec3{v.x, v.y, v.z}; };
            const glm::dvec3 inFile{file_from_node * glm::dvec4{vector(mesh.mVertices[i]), 1}};
            raw.positions.emplace_back(atlas_from_file * (inFile * m_unit - m_conversion.origin));
            if (hasNormals) {
                raw.normals.emplace_back(normals * vector(mesh.mNormals[i]));
            }
            if (hasFibres) {
                raw.fibres.emplace_back(linear * vector(mesh.mTangents[i]));
            }
        }
        std::vector<std::uint32_t> corners;
        std::size_t faces = mesh.mFaces == nullptr ? 0 : mesh.mNumFaces;
        for (std::size_t f = 0; f < faces && m_triangles <= mostTrianglesPerFile; ++f) {
            const aiFace& face = mesh.mFaces[f];
            if (face.mNumIndices < 3 || face.mIndices == nullptr) {
                continue;
            }
            corners.clear();
            bool sound = true;
            for (unsigned k = 0; k < face.mNumIndices; ++k) {
                sound = sound && face.mIndices[k] < vertices;
                corners.push_back(static_cast<std::uint32_t>(first + face.mIndices[k]));
            }
            if (!sound) {
                // One impossible triangle, so that mending counts and tells it.
                raw.triangles.insert(raw.triangles.end(), 3, ~std::uint32_t{0});
                continue;
            }
            if (mirrored) {
                std::ranges::reverse(corners);
            }
            const std::size_t before = raw.triangles.size();
            if (corners.size() == 3) {
                raw.triangles.insert(raw.triangles.end(), corners.begin(), corners.end());
            } else {
                appendPolygon(raw.positions, corners, raw.triangles);
            }
            m_triangles += (raw.triangles.size() - before) / 3;
        }
    }

    void finish(std::string name, RawMesh raw, std::vector<Model>& models)
    {
        if (raw.triangles.empty()) {
            return; // points and lines
        }
        MendedMesh done = mended(std::move(raw));
        if (done.mesh.triangles.empty()) {
            m_notes += (m_notes.empty() ? "" : " ") + done.note;
            return;
        }
        addLevels(done.mesh);
        models.push_back({std::move(name), std::move(done.note), std::move(done.mesh)});
    }

    const aiScene& m_scene;
    const Conversion& m_conversion;
    double m_unit;
    bool m_tangentsAreFibres;
    std::map<std::string, Json> m_extras;
    std::size_t m_triangles = 0;
    std::size_t m_vertices = 0;
    std::string m_notes;
};

Error unreadable(const std::filesystem::path& file, const std::string& why)
{
    constexpr std::size_t longestReason = 300;
    std::string reason = cleaned(std::string_view{why}.substr(0, longestReason));
    reason.erase(reason.find_last_not_of(". \n") + 1);
    return {file.string() + " cannot be read as a model: " + reason + ". Export it again or leave it out.", why};
}

/// Assimp's own words, but for those that say nothing to the person.
std::string reasonOf(const std::string& said, std::string_view extension)
{
    if (said.find("bad_alloc") != std::string::npos || said.find("length_error") != std::string::npos ||
        said.find("cannot create std::vector") != std::string::npos) {
        return "it needs more memory than a file of its size may have";
    }
    if (said.find("No suitable reader") != std::string::npos ||
        said.find("storage representation") != std::string::npos) {
        return "its content is not that of a " + std::string{extension} + " file, or it is cut short";
    }
    return said;
}

/// Whether the header of a PLY file ends: Assimp takes its time over one that does not.
bool hasPlyHeader(std::string_view bytes)
{
    constexpr std::size_t longestHeader = 1 << 16;
    return bytes.substr(0, longestHeader).find("end_header") != std::string_view::npos;
}

} // namespace

bool isModelExtension(std::string_view extension)
{
    return std::ranges::find(modelExtensions, extension) != modelExtensions.end();
}

std::string lowerExtension(const std::filesystem::path& file)
{
    std::string extension = file.extension().string();
    std::ranges::transform(extension, extension.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return extension;
}

Result<CheckedModels> readModelFile(const std::filesystem::path& file, const Conversion& conversion)
{
    const std::string extension = lowerExtension(file);
    auto bytes = bytesOf(file);
    if (!bytes) {
        std::error_code error;
        return unreadable(file, !std::filesystem::exists(file, error)            ? "it is no longer there"
                                : !std::filesystem::is_regular_file(file, error) ? "it is not a file"
                                                                                 : "you have no permission to read it");
    }
    if (bytes->empty()) {
        return unreadable(file, "it is empty");
    }
    if (extension == ".ply" && !hasPlyHeader(*bytes)) {
        return unreadable(file, "its header has no end");
    }
    CheckedModels result;
    result.source = hashOf(*bytes);
    try {
        Assimp::Importer importer;
        // Only the loaders made for this kind of file; glTF has two, for its two versions.
        for (std::size_t i = importer.GetImporterCount(); i-- > 0;) {
            std::istringstream handled{importer.GetImporterInfo(i)->mFileExtensions};
            const std::istream_iterator<std::string> end;
            if (std::find(std::istream_iterator<std::string>{handled}, end, extension.substr(1)) == end) {
                importer.UnregisterLoader(importer.GetImporter(i));
            }
        }
        const Json document = gltfDocument(*bytes, extension);
        auto* view = new NarrowView{file, std::move(*bytes)};
        importer.SetIOHandler(view); // which deletes it
        importer.SetPropertyBool(AI_CONFIG_IMPORT_NO_SKELETON_MESHES, true);
        importer.SetPropertyBool(AI_CONFIG_IMPORT_FBX_READ_MATERIALS, false);
        importer.SetPropertyBool(AI_CONFIG_IMPORT_FBX_READ_TEXTURES, false);
        importer.SetPropertyBool(AI_CONFIG_IMPORT_FBX_READ_CAMERAS, false);
        importer.SetPropertyBool(AI_CONFIG_IMPORT_FBX_READ_LIGHTS, false);
        importer.SetPropertyBool(AI_CONFIG_IMPORT_FBX_READ_ANIMATIONS, false);
        importer.SetPropertyBool(AI_CONFIG_IMPORT_FBX_READ_WEIGHTS, false);
        const aiScene* scene = importer.ReadFile(file.string(), 0);
        if (scene == nullptr || scene->mRootNode == nullptr) {
            return unreadable(file, reasonOf(importer.GetErrorString(), extension));
        }
        aiString generator;
        const bool ours = scene->mMetaData != nullptr &&
                          scene->mMetaData->Get(AI_METADATA_SOURCE_GENERATOR, generator) &&
                          textOf(generator).starts_with("psoas-");
        const double unit =
            conversion.millimetresPerUnit > 0 ? conversion.millimetresPerUnit : millimetresPerUnit(*scene, extension);
        SceneReader reader{*scene, conversion, unit, ours, ours ? extrasOf(document) : std::map<std::string, Json>{}};
        if (const std::string reason = reader.read(result.models); !reason.empty()) {
            return unreadable(file, reason);
        }
        if (result.models.empty()) {
            return unreadable(file, reader.notes().empty() ? "it has no surface"
                                                           : "it has no sound surface. " + reader.notes());
        }
        result.companions = view->companions();
    } catch (const std::exception& exception) {
        return unreadable(file, reasonOf(exception.what(), extension));
    }
    return result;
}

} // namespace psoas
