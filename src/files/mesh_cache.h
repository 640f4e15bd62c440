#pragma once

#include "files/assimp_reader.h"
#include "files/checked_models.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace psoas {

/// The hash of a file's bytes, read in pieces; none if it cannot be read or is larger than is ever imported.
std::optional<ContentHash> hashOfFile(const std::filesystem::path& file);

/// Finished meshes, one file for each model file, named by a hash of the model file's bytes, how they were converted
/// and by which version. The bytes of the model are hashed anew at each look, so what is found is never stale: that
/// costs less than reading the cached mesh. A cache that cannot be read or written is an empty one. Any thread.
class MeshCache {
public:
    /// `folder` empty: finds nothing, keeps nothing.
    explicit MeshCache(std::filesystem::path folder);

    std::optional<CheckedModels> find(const std::filesystem::path& file, const Conversion& conversion) const;

    /// Keeps `bytes`, the encoded `models` of `file`.
    void keep(const std::filesystem::path& file, const Conversion& conversion, const CheckedModels& models,
              std::string_view bytes) const;

    /// Removes what was not used for longest until the folder is within bounds.
    void tidy() const;

private:
    std::filesystem::path placeOf(const ContentHash& source, const std::filesystem::path& file,
                                  const Conversion& conversion) const;

    std::filesystem::path m_folder;
};

} // namespace psoas
