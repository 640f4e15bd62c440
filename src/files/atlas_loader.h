#pragma once

#include "atlas/atlas.h"
#include "core/problem.h"
#include "core/result.h"
#include "core/work.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace psoas {

/// Where the program's own files lie: beside the executable in the build tree, under share/psoas-atlas when installed;
/// PSOAS_ASSETS_DIR overrides.
struct AssetFolders {
    std::filesystem::path atlas;   ///< dictionary of structures and groups, pack.yaml, the built-in models
    std::filesystem::path content; ///< what is said
    std::filesystem::path recipes; ///< how to recognise known collections
};
AssetFolders findAssets();

struct LoadOptions {
    AssetFolders assets = findAssets();
    std::filesystem::path cacheFolder;   ///< for meshes already checked; empty: no cache
    std::filesystem::path importProgram; ///< whose main() begins with runImportChild(); empty: this program itself
    bool forPicking = true;              ///< false: no search trees, so no ray will meet a structure
    CancelFlag cancel;                   ///< may be null
    Progress progress;                   ///< may be empty
};

struct LoadedAtlas {
    std::shared_ptr<const Atlas> atlas; ///< never null
    std::vector<Problem> problems;      ///< of the dictionary and the models: what was left out or mended
    bool fromCache = false;             ///< every mesh came from the cache
    std::string licence;                ///< as the pack or recipe states it; may be empty
    std::string credits;                ///< to be shown wherever the models are; may be empty
};

/// Opens `path`: a pack (folder with pack.yaml), a folder of models searched with its subfolders (known collections by
/// recipe), or one model file. Blocks; call it from a worker thread. Fails with one sentence if nothing can be shown,
/// with "cancelled" if it was asked to stop.
Result<LoadedAtlas> loadAtlas(const std::filesystem::path& path, const LoadOptions& options);

/// The atlas that comes with the program.
Result<LoadedAtlas> loadBuiltInAtlas(const LoadOptions& options);

/// Everything wrong with the atlas at `path`, its manifests and models; empty if all is sound.
std::vector<Problem> checkAtlas(const std::filesystem::path& path, const LoadOptions& options);

/// $XDG_CACHE_HOME/psoas-atlas, or ~/.cache/psoas-atlas; empty if neither is set.
std::filesystem::path defaultCacheFolder();

} // namespace psoas
