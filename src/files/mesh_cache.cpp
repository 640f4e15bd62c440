#include "files/mesh_cache.h"

#include "core/log.h"
#include "files/cache_file.h"
#include "files/import_child.h"

#include <assimp/version.h>
#include <xxhash.h>

#include <algorithm>
#include <memory>
#include <vector>

namespace psoas {
namespace {

constexpr std::uintmax_t largestCache = std::uintmax_t{2} << 30;

} // namespace

std::optional<ContentHash> hashOfFile(const std::filesystem::path& path)
{
    const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state{XXH3_createState(), &XXH3_freeState};
    XXH3_128bits_reset(state.get());
    const bool read = readInPieces(path, importFileMost, [&](std::string_view bytes) {
        XXH3_128bits_update(state.get(), bytes.data(), bytes.size());
    });
    if (!read) {
        return std::nullopt;
    }
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, XXH3_128bits_digest(state.get()));
    return std::to_array(canonical.digest);
}

MeshCache::MeshCache(std::filesystem::path folder)
{
    if (!folder.empty()) {
        m_folder = folder / "meshes";
    }
}

std::filesystem::path MeshCache::placeOf(const ContentHash& source, const std::filesystem::path& file,
                                         const Conversion& conversion) const
{
    std::string key{reinterpret_cast<const char*>(source.data()), source.size()};
    const auto add = [&key](const auto& value) { key.append(reinterpret_cast<const char*>(&value), sizeof value); };
    add(checkedModelsVersion);
    add(aiGetVersionMajor());
    add(aiGetVersionMinor());
    add(aiGetVersionPatch());
    add(conversion.atlas_from_file);
    add(conversion.millimetresPerUnit);
    add(conversion.origin);
    add(conversion.asOneModel);
    key += lowerExtension(file);
    const ContentHash hash = hashOf(key);
    return m_folder / hexadecimal({reinterpret_cast<const char*>(hash.data()), hash.size()}).append(".mesh");
}

std::optional<CheckedModels> MeshCache::find(const std::filesystem::path& file, const Conversion& conversion) const
{
    if (m_folder.empty()) {
        return std::nullopt;
    }
    const auto source = hashOfFile(file);
    if (!source) {
        return std::nullopt;
    }
    const std::filesystem::path place = placeOf(*source, file, conversion);
    const auto bytes = cachedBytes(place, importAnswerMost);
    if (!bytes) {
        return std::nullopt;
    }
    auto models = decodedModels(*bytes);
    if (!models || models.value().source != *source || models.value().models.empty()) {
        log::debug(place.string() + " is rebuilt");
        return std::nullopt;
    }
    for (const Companion& companion : models.value().companions) {
        if (hashOfFile(file.parent_path() / companion.name).value_or(ContentHash{}) != companion.hash) {
            return std::nullopt;
        }
    }
    markUsed(place);
    return std::move(models).value();
}

void MeshCache::keep(const std::filesystem::path& file, const Conversion& conversion, const CheckedModels& models,
                     std::string_view bytes) const
{
    if (!m_folder.empty()) {
        keepBytes(placeOf(models.source, file, conversion), bytes);
    }
}

void MeshCache::tidy() const
{
    struct Entry {
        std::filesystem::path path;
        std::uintmax_t size;
        std::filesystem::file_time_type used;
    };
    std::vector<Entry> entries;
    std::uintmax_t total = 0;
    std::error_code error;
    for (std::filesystem::directory_iterator it{m_folder, error}, end; !error && it != end; it.increment(error)) {
        std::error_code one;
        Entry entry{it->path(), it->file_size(one), it->last_write_time(one)};
        const std::string extension = entry.path.extension().string();
        if (!one && (extension == ".mesh" || extension == ".bytes" || extension == ".tmp")) {
            total += entry.size;
            entries.push_back(std::move(entry));
        }
    }
    std::ranges::sort(entries, {}, &Entry::used);
    for (const Entry& entry : entries) {
        if (total <= largestCache) {
            break;
        }
        std::error_code ignored;
        std::filesystem::remove(entry.path, ignored);
        total -= entry.size;
    }
}

} // namespace psoas
