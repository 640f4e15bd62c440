#pragma once

#include "core/result.h"

#include <filesystem>
#include <span>
#include <string_view>

namespace psoas {

/// Writes `bytes` beside `path` and renames it into place, so that `path` holds all of them or what it held before.
/// Creates no folders. The error names the path and the system's reason.
Result<void> writeWhole(const std::filesystem::path& path, std::string_view bytes);

} // namespace psoas
