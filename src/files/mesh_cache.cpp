#include "files/mesh_cache.h"

#include "core/log.h"
#include "files/import_child.h"

#include <assimp/version.h>
#include <xxhash.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstring>
#include <fstream>
#include <memory>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace psoas {
namespace {

constexpr std::uintmax_t largestCache = std::uintmax_t{2} << 30;
constexpr std::size_t piece = std::size_t{1} << 18;
constexpr auto markUsedAfter = std::chrono::hours{24};

class File {
public:
    File(const std::filesystem::path& path, int flags, mode_t mode = 0)
        : m_descriptor{::open(path.c_str(), flags | O_CLOEXEC | O_NONBLOCK, mode)}
    {}
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File()
    {
        if (m_descriptor >= 0) {
            ::close(m_descriptor);
        }
    }

    /// The size of a regular file; none for anything else.
    std::optional<std::size_t> size() const
    {
        struct stat status {};
        if (m_descriptor < 0 || ::fstat(m_descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
            return std::nullopt;
        }
        return static_cast<std::size_t>(status.st_size);
    }
    /// Bytes read, 0 at the end, -1 on failure.
    ssize_t read(char* to, std::size_t most) const { return ::read(m_descriptor, to, most); }
    bool write(std::string_view bytes) const
    {
        while (m_descriptor >= 0 && !bytes.empty()) {
            const ssize_t written = ::write(m_descriptor, bytes.data(), bytes.size());
            if (written <= 0) {
                return false;
            }
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
        return m_descriptor >= 0;
    }

private:
    int m_descriptor;
};

std::optional<std::string> bytesOf(const std::filesystem::path& path)
{
    const File file{path, O_RDONLY};
    const auto size = file.size();
    if (!size || *size > importAnswerMost) {
        return std::nullopt;
    }
    std::string bytes(*size, '\0');
    std::size_t have = 0;
    while (have < bytes.size()) {
        const ssize_t got = file.read(bytes.data() + have, bytes.size() - have);
        if (got <= 0) {
            return std::nullopt;
        }
        have += static_cast<std::size_t>(got);
    }
    return bytes;
}

} // namespace

std::optional<ContentHash> hashOfFile(const std::filesystem::path& path)
{
    const File file{path, O_RDONLY};
    if (file.size().value_or(importFileMost + 1) > importFileMost) {
        return std::nullopt;
    }
    const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state{XXH3_createState(), &XXH3_freeState};
    XXH3_128bits_reset(state.get());
    std::vector<char> buffer(piece);
    for (;;) {
        const ssize_t got = file.read(buffer.data(), buffer.size());
        if (got < 0) {
            return std::nullopt;
        }
        if (got == 0) {
            break;
        }
        XXH3_128bits_update(state.get(), buffer.data(), static_cast<std::size_t>(got));
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
    std::string name;
    for (const std::uint8_t byte : hashOf(key)) {
        static constexpr char digits[] = "0123456789abcdef";
        name.push_back(digits[byte >> 4]);
        name.push_back(digits[byte & 15]);
    }
    return m_folder / name.append(".mesh");
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
    const auto bytes = bytesOf(place);
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
    std::error_code ignored;
    const auto now = std::filesystem::file_time_type::clock::now();
    if (std::filesystem::last_write_time(place, ignored) < now - markUsedAfter) {
        std::filesystem::last_write_time(place, now, ignored);
    }
    return std::move(models).value();
}

void MeshCache::keep(const std::filesystem::path& file, const Conversion& conversion, const CheckedModels& models,
                     std::string_view bytes) const
{
    if (m_folder.empty()) {
        return;
    }
    std::error_code ignored;
    std::filesystem::create_directories(m_folder, ignored);
    // No fsync: what a power cut leaves behind fails its checksum and is rebuilt.
    static std::atomic<unsigned> serial{0};
    const std::filesystem::path place = placeOf(models.source, file, conversion);
    std::filesystem::path temporary = place;
    temporary += std::to_string(::getpid()).append("-").append(std::to_string(serial++)).append(".tmp");
    std::error_code failed;
    if (File{temporary, O_WRONLY | O_CREAT | O_EXCL, 0600}.write(bytes)) {
        std::filesystem::rename(temporary, place, failed);
    } else {
        failed = std::make_error_code(std::errc::io_error);
    }
    if (failed) {
        std::filesystem::remove(temporary, ignored);
        log::debug(place.string() + " could not be written");
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
        if (!one && (extension == ".mesh" || extension == ".tmp")) {
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
