#include "files/bytes_cache.h"
#include "support/catch.h"
#include "support/process.h"

#include <fstream>

using namespace psoas;

TEST_CASE("Bytes are found again by their sources, and not by others")
{
    const test::ScratchFolder folder;
    const BytesCache cache{folder.path()};
    CHECK_FALSE(cache.find("sources"));
    cache.keep("sources", std::string("what\0was kept", 13));
    CHECK(cache.find("sources") == std::string("what\0was kept", 13));
    CHECK_FALSE(cache.find("other sources"));
    cache.keep("sources", "something else");
    CHECK(cache.find("sources") == "something else");
    CHECK_FALSE(BytesCache{{}}.find("sources"));
}

TEST_CASE("A damaged file of kept bytes is as good as none")
{
    const test::ScratchFolder folder;
    const BytesCache cache{folder.path()};
    cache.keep("sources", "what was kept");
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{folder.path()}) {
        if (entry.is_regular_file()) {
            ++files;
            std::ofstream{entry.path(), std::ios::binary | std::ios::in | std::ios::out} << "X";
        }
    }
    CHECK(files == 1); // no temporary file is left
    CHECK_FALSE(cache.find("sources"));
    cache.keep("sources", "what was kept");
    CHECK(cache.find("sources") == "what was kept");
}
