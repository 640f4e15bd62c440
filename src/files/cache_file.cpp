#include "files/cache_file.h"

#include "core/log.h"

#include <atomic>
#include <chrono>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace psoas {
namespace {

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

} // namespace

std::optional<std::string> cachedBytes(const std::filesystem::path& place, std::uintmax_t most)
{
    const File file{place, O_RDONLY};
    const auto size = file.size();
    if (!size || *size > most) {
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

bool readInPieces(const std::filesystem::path& file, std::uintmax_t most,
                  const std::function<void(std::string_view)>& take)
{
    const File opened{file, O_RDONLY};
    if (opened.size().value_or(most + 1) > most) {
        return false;
    }
    std::vector<char> buffer(piece);
    for (;;) {
        const ssize_t got = opened.read(buffer.data(), buffer.size());
        if (got <= 0) {
            return got == 0;
        }
        take({buffer.data(), static_cast<std::size_t>(got)});
    }
}

void keepBytes(const std::filesystem::path& place, std::string_view bytes)
{
    std::error_code ignored;
    std::filesystem::create_directories(place.parent_path(), ignored);
    // No fsync: what a power cut leaves behind fails its checksum and is rebuilt.
    static std::atomic<unsigned> serial{0};
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

void markUsed(const std::filesystem::path& place)
{
    std::error_code ignored;
    const auto now = std::filesystem::file_time_type::clock::now();
    if (std::filesystem::last_write_time(place, ignored) < now - markUsedAfter) {
        std::filesystem::last_write_time(place, now, ignored);
    }
}

std::string hexadecimal(std::string_view bytes)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (const char byte : bytes) {
        const auto value = static_cast<unsigned char>(byte);
        text.push_back(digits[value >> 4]);
        text.push_back(digits[value & 15]);
    }
    return text;
}

} // namespace psoas
