#include "formats/atomic_file.h"
#include "support/catch.h"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <sys/stat.h>
#include <unistd.h>

using namespace psoas;

namespace {

class Folder {
public:
    Folder()
    {
        std::string name = (std::filesystem::temp_directory_path() / "writeXXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        m_path = name;
    }
    ~Folder() { std::filesystem::remove_all(m_path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    const std::filesystem::path& path() const { return m_path; }
    std::size_t count() const
    {
        std::size_t found = 0;
        for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator{m_path}) {
            ++found;
        }
        return found;
    }

private:
    std::filesystem::path m_path;
};

std::string contentOf(const std::filesystem::path& path)
{
    std::ifstream file{path, std::ios::binary};
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

} // namespace

TEST_CASE("A file is written whole, and written anew")
{
    const Folder folder;
    const std::filesystem::path path = folder.path() / "a.bin";
    const std::string bytes = std::string(100000, 'x') + std::string(1, '\0') + "end";
    REQUIRE(writeWhole(path, bytes));
    CHECK(contentOf(path) == bytes);
    REQUIRE(writeWhole(path, "short"));
    CHECK(contentOf(path) == "short");
    REQUIRE(writeWhole(path, ""));
    CHECK(contentOf(path).empty());
    CHECK(folder.count() == 1);
}

TEST_CASE("A failed write names the path and leaves nothing behind")
{
    const Folder folder;
    const std::filesystem::path path = folder.path() / "missing" / "a.bin";
    const Result<void> done = writeWhole(path, "x");
    REQUIRE_FALSE(done);
    CHECK_THAT(done.error().what, ContainsSubstring(path.string()));
    CHECK_THAT(done.error().what, ContainsSubstring("No such file or directory"));
    CHECK_FALSE(std::filesystem::exists(folder.path() / "missing"));

    const Result<void> onFolder = writeWhole(folder.path(), "x");
    REQUIRE_FALSE(onFolder);
    CHECK_THAT(onFolder.error().what, ContainsSubstring("Is a directory"));
    CHECK(folder.count() == 0);
}

TEST_CASE("A full disk leaves the old file as it was")
{
    if (!std::filesystem::exists("/dev/full")) {
        WARN("skipped: no /dev/full here");
        return;
    }
    // A device is written straight, so the failure of the write itself is seen.
    const Result<void> done = writeWhole("/dev/full", "x");
    REQUIRE_FALSE(done);
    CHECK_THAT(done.error().what, ContainsSubstring("No space left on device"));
    CHECK(std::filesystem::is_character_file("/dev/full"));
}

TEST_CASE("Permissions and links survive being written")
{
    const Folder folder;
    const std::filesystem::path file = folder.path() / "file";
    const std::filesystem::path link = folder.path() / "link";
    REQUIRE(writeWhole(file, "old"));
    REQUIRE(::chmod(file.c_str(), 0640) == 0);
    std::filesystem::create_symlink(file, link);
    REQUIRE(writeWhole(link, "new"));
    CHECK(contentOf(file) == "new");
    CHECK(std::filesystem::is_symlink(link));
    struct stat state {};
    REQUIRE(::stat(file.c_str(), &state) == 0);
    CHECK((state.st_mode & 0777) == 0640);
}
