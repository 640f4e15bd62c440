#pragma once

#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace psoas::test {

/// A folder of its own for one test, removed with it.
class ScratchFolder {
public:
    ScratchFolder()
    {
        std::string pattern = (std::filesystem::temp_directory_path() / "psoas-test-XXXXXX").string();
        m_path = mkdtemp(pattern.data());
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    ~ScratchFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    const std::filesystem::path& path() const { return m_path; }
    std::filesystem::path operator/(const std::string& name) const { return m_path / name; }

private:
    std::filesystem::path m_path;
};

inline std::string contentOf(const std::filesystem::path& path)
{
    std::ifstream file{path, std::ios::binary};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

struct Finished {
    int status = -1; ///< exit status; 128 + the signal if one ended it
    std::string output;
    std::string errors;
};

/// Runs a shell command line to its end.
inline Finished runShell(const std::string& command)
{
    const ScratchFolder folder;
    const std::string line =
        "(" + command + ") >'" + (folder / "out").string() + "' 2>'" + (folder / "err").string() + "'";
    const int raw = std::system(line.c_str());
    Finished finished;
    finished.status = WIFEXITED(raw) ? WEXITSTATUS(raw) : 128 + WTERMSIG(raw);
    finished.output = contentOf(folder / "out");
    finished.errors = contentOf(folder / "err");
    return finished;
}

} // namespace psoas::test
