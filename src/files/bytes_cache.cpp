#include "files/bytes_cache.h"

#include "core/log.h"
#include "files/cache_file.h"
#include "files/checked_models.h"

namespace psoas {
namespace {

constexpr std::uintmax_t largestFile = std::uintmax_t{1} << 30;

std::string_view viewOf(const ContentHash& hash)
{
    return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}

} // namespace

BytesCache::BytesCache(std::filesystem::path folder)
{
    if (!folder.empty()) {
        m_folder = folder / "meshes";
    }
}

std::filesystem::path BytesCache::placeOf(std::string_view sources) const
{
    return m_folder / hexadecimal(viewOf(hashOf(sources))).append(".bytes");
}

std::optional<std::string> BytesCache::find(std::string_view sources) const
{
    if (m_folder.empty()) {
        return std::nullopt;
    }
    const std::filesystem::path place = placeOf(sources);
    auto bytes = cachedBytes(place, largestFile);
    if (!bytes) {
        return std::nullopt;
    }
    // A checksum, then what was kept.
    constexpr std::size_t sum = ContentHash{}.size();
    if (bytes->size() < sum || bytes->compare(0, sum, viewOf(hashOf(std::string_view{*bytes}.substr(sum)))) != 0) {
        log::debug(place.string() + " is rebuilt");
        return std::nullopt;
    }
    markUsed(place);
    bytes->erase(0, sum);
    return bytes;
}

void BytesCache::keep(std::string_view sources, std::string_view bytes) const
{
    if (!m_folder.empty()) {
        std::string file{viewOf(hashOf(bytes))};
        file += bytes;
        keepBytes(placeOf(sources), file);
    }
}

} // namespace psoas
