#include "files/atlas_loader.h"

#include <cstdlib>

namespace psoas {
namespace {

std::filesystem::path fromEnvironment(const char* name)
{
    const char* value = std::getenv(name);
    return value == nullptr ? std::filesystem::path{} : std::filesystem::path{value};
}

} // namespace

AssetFolders findAssets()
{
    std::filesystem::path share = fromEnvironment("PSOAS_ASSETS_DIR");
    if (share.empty()) {
        std::error_code error;
        const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
        share = program.parent_path().parent_path() / "share" / "psoas-atlas";
    }
    return {share / "atlas", share / "content", share / "recipes"};
}

std::filesystem::path defaultCacheFolder()
{
    // The XDG base directory specification wants relative paths ignored.
    std::filesystem::path base = fromEnvironment("XDG_CACHE_HOME");
    if (!base.is_absolute()) {
        base = fromEnvironment("HOME");
        if (!base.is_absolute()) {
            return {};
        }
        base /= ".cache";
    }
    return base / "psoas-atlas";
}

} // namespace psoas
