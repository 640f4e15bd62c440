#include "files/import_parent.h"

#include "core/log.h"
#include "core/text.h"
#include "files/import_child.h"
#include "files/import_wire.h"

#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <new>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace psoas {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int cancelLookMilliseconds = 20;
constexpr std::size_t chunk = std::size_t{1} << 20;
constexpr std::size_t mostChildren = 16;
constexpr std::size_t longestSentence = 2000;

std::atomic<std::size_t> deaths{0};

bool isCancelled(const CancelFlag& cancel)
{
    return cancel && cancel->load();
}

// One child process and the socket to it.
class Child {
public:
    Child() = default;
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child() { stop(); }

    bool isRunning() const { return m_pid > 0; }

    bool start(const std::filesystem::path& program)
    {
        int ends[2];
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
            return false;
        }
        // dup2 onto itself would leave close-on-exec set.
        if (ends[1] == importSocket) {
            ends[1] = ::fcntl(ends[1], F_DUPFD_CLOEXEC, importSocket + 1);
            ::close(importSocket);
        }
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_adddup2(&actions, ends[1], importSocket);
        posix_spawnattr_t attributes;
        posix_spawnattr_init(&attributes);
        sigset_t none;
        sigset_t all;
        sigemptyset(&none);
        sigfillset(&all);
        posix_spawnattr_setsigmask(&attributes, &none);
        posix_spawnattr_setsigdefault(&attributes, &all);
        posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
        const std::string path = program.empty() ? "/proc/self/exe" : program.string();
        std::string name = "psoas-atlas";
        std::string command = "import-child";
        char* arguments[] = {name.data(), command.data(), nullptr};
        const int failure = ::posix_spawn(&m_pid, path.c_str(), &actions, &attributes, arguments, environ);
        posix_spawnattr_destroy(&attributes);
        posix_spawn_file_actions_destroy(&actions);
        ::close(ends[1]);
        if (failure != 0) {
            m_pid = -1;
            ::close(ends[0]);
            return false;
        }
        m_socket = ends[0];
        return true;
    }

    bool send(const void* data, std::size_t size)
    {
        const auto* at = static_cast<const char*>(data);
        while (size > 0) {
            const ssize_t sent = ::send(m_socket, at, size, MSG_NOSIGNAL);
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

    enum class Heard { all, ended, late, cancelled };

    /// Appends `size` more bytes to `bytes`; memory grows with what comes, not with `size`.
    Heard receive(std::string& bytes, std::uint64_t size, Clock::time_point deadline, const CancelFlag& cancel)
    {
        while (size > 0) {
            if (isCancelled(cancel)) {
                return Heard::cancelled;
            }
            if (Clock::now() > deadline) {
                return Heard::late;
            }
            pollfd waiting{m_socket, POLLIN, 0};
            if (::poll(&waiting, 1, cancelLookMilliseconds) <= 0) {
                continue;
            }
            const std::size_t before = bytes.size();
            bytes.resize(before + static_cast<std::size_t>(std::min<std::uint64_t>(size, chunk)));
            const ssize_t got = ::recv(m_socket, bytes.data() + before, bytes.size() - before, 0);
            const bool interrupted = got < 0 && errno == EINTR;
            bytes.resize(before + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
            if (got <= 0 && !interrupted) {
                return Heard::ended;
            }
            size -= static_cast<std::uint64_t>(std::max<ssize_t>(got, 0));
        }
        return Heard::all;
    }

    /// Ends the child, if need be by force, and tells how it ended.
    int stop()
    {
        int status = 0;
        if (m_pid > 0) {
            ::close(m_socket);
            ::kill(m_pid, SIGKILL);
            while (::waitpid(m_pid, &status, 0) < 0 && errno == EINTR) {
            }
        }
        m_pid = -1;
        m_socket = -1;
        return status;
    }

    /// After the socket closed by itself: waits for the end and tells how it came.
    int wait()
    {
        int status = 0;
        ::close(m_socket);
        // Whoever closed the socket without ending is ended; one that was dying keeps its own signal.
        for (int i = 0; i < 100 && ::waitpid(m_pid, &status, WNOHANG) == 0; ++i) {
            std::this_thread::sleep_for(std::chrono::milliseconds{10});
            if (i == 99) {
                ::kill(m_pid, SIGKILL);
                ::waitpid(m_pid, &status, 0);
            }
        }
        m_pid = -1;
        m_socket = -1;
        return status;
    }

private:
    pid_t m_pid = -1;
    int m_socket = -1;
};

Error failure(const std::filesystem::path& file, const std::string& why, const std::string& detail = {})
{
    return {file.string() + " cannot be read as a model: " + why + ". Export it again or leave it out.", detail};
}

Error deathOf(const std::filesystem::path& file, int status, std::uint64_t seconds)
{
    ++deaths;
    const std::string detail = WIFSIGNALED(status) ? "import child: signal " + std::to_string(WTERMSIG(status))
                                                   : "import child: exit status " + std::to_string(WEXITSTATUS(status));
    log::debug(file.string() + ": " + detail);
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU) {
        return failure(file, "reading it took more than " + std::to_string(seconds) + " seconds", detail);
    }
    return failure(file, "it is damaged in a way that stops the reader", detail);
}

class Importer {
public:
    Importer(const ImportOptions& options) : m_options{options} {}

    std::pair<Result<CheckedModels>, std::string> read(const ImportJob& job)
    {
        std::string bytes;
        try {
            auto models = ask(job, bytes);
            if (!models) {
                bytes.clear();
            }
            return {std::move(models), std::move(bytes)};
        } catch (const std::bad_alloc&) {
            m_child.stop();
            return {failure(job.file, "there is not enough memory for it"), {}};
        }
    }

private:
    Result<CheckedModels> ask(const ImportJob& job, std::string& bytes)
    {
        const std::string path = job.file.string();
        if (path.size() > longestImportPath) {
            return failure(job.file, "its path is too long");
        }
        ImportRequest request;
        for (int column = 0; column < 3; ++column) {
            for (int row = 0; row < 3; ++row) {
                request.atlas_from_file[static_cast<std::size_t>(3 * column + row)] =
                    job.conversion.atlas_from_file[column][row];
            }
            request.origin[static_cast<std::size_t>(column)] = job.conversion.origin[column];
        }
        request.millimetresPerUnit = job.conversion.millimetresPerUnit;
        request.asOneModel = job.conversion.asOneModel ? 1 : 0;
        request.pathLength = static_cast<std::uint32_t>(path.size());
        if (!m_child.isRunning() && !m_child.start(m_options.program)) {
            return Error{job.file.string() + " was not read: the program could not start itself to read models. Free "
                                             "some memory and try again.",
                         std::strerror(errno)};
        }
        std::error_code error;
        const std::uintmax_t reported = std::filesystem::file_size(job.file, error);
        if (!error && reported > importFileMost) {
            return failure(job.file, "it is larger than " + std::to_string(importFileMost >> 30) + " GiB");
        }
        const std::uint64_t processor = importSecondsFor(error ? 0 : reported);
        const std::uint64_t seconds = m_options.seconds > 0 ? m_options.seconds : 2 * processor + 20;
        const Clock::time_point deadline = Clock::now() + std::chrono::seconds{seconds};
        if (!m_child.send(&request, sizeof request) || !m_child.send(path.data(), path.size())) {
            return deathOf(job.file, m_child.wait(), processor);
        }
        ImportAnswer answer;
        Child::Heard heard = m_child.receive(bytes, sizeof answer, deadline, m_options.cancel);
        if (heard == Child::Heard::all) {
            std::memcpy(&answer, bytes.data(), sizeof answer);
            bytes.clear();
            if (answer.size > importAnswerMost) {
                m_child.stop();
                return failure(job.file, "it is larger than can be shown");
            }
            heard = m_child.receive(bytes, answer.size, deadline, m_options.cancel);
        }
        switch (heard) {
        case Child::Heard::cancelled:
            m_child.stop();
            return Error{"cancelled", {}};
        case Child::Heard::late:
            m_child.stop();
            ++deaths;
            return failure(job.file, "reading it took more than " + std::to_string(seconds) + " seconds");
        case Child::Heard::ended:
            return deathOf(job.file, m_child.wait(), processor);
        case Child::Heard::all:
            break;
        }
        if (answer.isError != 0) {
            return Error{cleaned(std::string_view{bytes}.substr(0, longestSentence)), {}};
        }
        auto models = decodedModels(bytes);
        if (!models || models.value().models.empty()) {
            m_child.stop(); // it is not to be trusted with another file
            return failure(job.file, "it is damaged in a way that misleads the reader",
                           models ? "no models" : models.error().detail);
        }
        return models;
    }

    const ImportOptions& m_options;
    Child m_child;
};

} // namespace

std::size_t importChildDeaths()
{
    return deaths;
}

void importModels(const std::vector<ImportJob>& jobs, const ImportOptions& options, const ImportDone& done)
{
    std::atomic<std::size_t> next{0};
    const std::size_t children =
        std::min<std::size_t>({jobs.size(), std::max(1u, std::thread::hardware_concurrency()), mostChildren});
    parallelFor(children, [&](std::size_t) {
        Importer importer{options};
        for (std::size_t job = next++; job < jobs.size(); job = next++) {
            if (isCancelled(options.cancel)) {
                done(job, Error{"cancelled", {}}, {});
                continue;
            }
            auto [models, bytes] = importer.read(jobs[job]);
            done(job, std::move(models), std::move(bytes));
        }
    });
}

} // namespace psoas
