#include "files/import_child.h"

#include "files/assimp_reader.h"
#include "files/import_wire.h"

#include <cerrno>
#include <cstring>
#include <limits>
#include <new>

#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace psoas {
namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr bool addressSpaceCanBeLimited = false; // the sanitizer's shadow alone takes terabytes of it
#else
constexpr bool addressSpaceCanBeLimited = true;
#endif

bool receiveAll(void* data, std::size_t size)
{
    auto* at = static_cast<char*>(data);
    while (size > 0) {
        const ssize_t got = ::recv(importSocket, at, size, 0);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            return false;
        }
        at += got;
        size -= static_cast<std::size_t>(got);
    }
    return true;
}

bool sendAll(const void* data, std::size_t size)
{
    const auto* at = static_cast<const char*>(data);
    while (size > 0) {
        const ssize_t sent = ::send(importSocket, at, size, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) {
            continue;
        }
        if (sent <= 0) {
            return false;
        }
        at += sent;
        size -= static_cast<std::size_t>(sent);
    }
    return true;
}

void limit(int resource, rlim_t value)
{
    rlimit limits{};
    ::getrlimit(static_cast<__rlimit_resource>(resource), &limits);
    limits.rlim_cur = std::min(value, limits.rlim_max);
    ::setrlimit(static_cast<__rlimit_resource>(resource), &limits);
}

void limitFor(const std::filesystem::path& file)
{
    std::error_code error;
    const std::uintmax_t reported = std::filesystem::file_size(file, error);
    const std::uint64_t size = error ? 0 : reported;
    if (addressSpaceCanBeLimited) {
        limit(RLIMIT_AS, importMemoryFor(size));
    }
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    const auto seconds = static_cast<std::uint64_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec);
    limit(RLIMIT_CPU, seconds + 1 + importSecondsFor(size));
}

Result<std::string> answerTo(const std::filesystem::path& file, const Conversion& conversion)
{
    try {
        auto models = readModelFile(file, conversion);
        if (!models) {
            return models.error();
        }
        return encoded(models.value());
    } catch (const std::exception&) {
        return Error{file.string() +
                         " cannot be read as a model: it needs more memory than a file of its size may have.",
                     "out of memory"};
    }
}

} // namespace

std::uint64_t importMemoryFor(std::uint64_t fileSize)
{
    return fileSize > importMemoryMost / importMemoryPerByte
               ? importMemoryMost
               : std::min(importMemoryMost, importMemory + fileSize * importMemoryPerByte);
}

std::uint64_t importSecondsFor(std::uint64_t fileSize)
{
    return std::min(importSecondsMost, importSeconds + (fileSize >> 20) * importSecondsPerMiB);
}

int runImportChild(int argc, char* argv[])
{
    if (argc < 2 || std::strcmp(argv[1], "import-child") != 0) {
        return -1;
    }
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::close_range(importSocket + 1, ~0u, 0); // whatever else the program had open
    limit(RLIMIT_CORE, 0);
    // Writing any file fails; a standard error that is one must not kill the child.
    ::signal(SIGXFSZ, SIG_IGN);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_NOFILE, 64);
    ImportRequest request;
    while (receiveAll(&request, sizeof request)) {
        std::string path(std::min(request.pathLength, longestImportPath), '\0');
        if (!receiveAll(path.data(), path.size())) {
            break;
        }
        Conversion conversion;
        for (int column = 0; column < 3; ++column) {
            for (int row = 0; row < 3; ++row) {
                conversion.atlas_from_file[column][row] =
                    request.atlas_from_file[static_cast<std::size_t>(3 * column + row)];
            }
            conversion.origin[column] = request.origin[static_cast<std::size_t>(column)];
        }
        conversion.millimetresPerUnit = request.millimetresPerUnit;
        conversion.asOneModel = request.asOneModel != 0;
        limitFor(path);
        const auto result = answerTo(path, conversion);
        const std::string& bytes = result ? result.value() : result.error().what;
        const ImportAnswer answer{bytes.size(), result ? 0u : 1u};
        if (!sendAll(&answer, sizeof answer) || !sendAll(bytes.data(), bytes.size())) {
            break;
        }
    }
    // Nothing of Assimp's is worth tidying up here.
    ::_exit(0);
}

} // namespace psoas
