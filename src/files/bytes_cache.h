#pragma once

#include "core/kept_bytes.h"

#include <filesystem>

namespace psoas {

/// One file for each thing kept, named by a hash of its sources, beside the finished meshes and tidied up with them. A
/// damaged file is as good as none, and is written anew.
class BytesCache : public KeptBytes {
public:
    /// `folder`: defaultCacheFolder(), or any other; empty: finds nothing, keeps nothing.
    explicit BytesCache(std::filesystem::path folder);

    std::optional<std::string> find(std::string_view sources) const override;
    void keep(std::string_view sources, std::string_view bytes) const override;

private:
    std::filesystem::path placeOf(std::string_view sources) const;

    std::filesystem::path m_folder;
};

} // namespace psoas
