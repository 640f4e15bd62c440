#include "formats/atomic_file.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace psoas {

namespace {

Error failure(const std::filesystem::path& path, int reason)
{
    return {path.string() + " could not be written: " + std::strerror(reason) +
                ". Choose another place or make room there; what was there before is unchanged.",
            {}};
}

bool writeAll(int file, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written <= 0) {
            return false;
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

} // namespace

Result<void> writeWhole(const std::filesystem::path& path, std::string_view bytes)
{
    // A rename would replace a device or a pipe by a file; those are written straight.
    struct stat before {};
    const bool exists = ::stat(path.c_str(), &before) == 0;
    if (exists && !S_ISREG(before.st_mode)) {
        if (S_ISDIR(before.st_mode)) {
            return failure(path, EISDIR);
        }
        const int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
        if (file < 0) {
            return failure(path, errno);
        }
        const bool done = writeAll(file, bytes);
        const int reason = errno;
        ::close(file);
        return done ? Result<void>{} : failure(path, reason);
    }
    if (exists && ::access(path.c_str(), W_OK) != 0) {
        return failure(path, errno);
    }
    // A link is followed, so that it still leads to the file afterwards.
    std::error_code ignored;
    const std::filesystem::path target = exists ? std::filesystem::canonical(path, ignored) : path;
    const std::filesystem::path& place = target.empty() ? path : target;
    std::string temporary = (place.parent_path() / ".psoas-atlas-XXXXXX").string();
    const int file = ::mkstemp(temporary.data());
    if (file < 0) {
        return failure(path, errno);
    }
    const mode_t mask = ::umask(0);
    ::umask(mask);
    const mode_t mode = exists ? before.st_mode & 07777 : 0666 & ~mask;
    int reason = 0;
    if (!writeAll(file, bytes) || ::fchmod(file, mode) != 0 || ::fsync(file) != 0) {
        reason = errno;
    }
    if (::close(file) != 0 && reason == 0) {
        reason = errno;
    }
    if (reason == 0 && ::rename(temporary.c_str(), place.c_str()) != 0) {
        reason = errno;
    }
    if (reason != 0) {
        ::unlink(temporary.c_str());
        return failure(path, reason);
    }
    return {};
}

} // namespace psoas
