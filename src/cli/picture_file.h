#pragma once

#include "cli/view_options.h"

#include <filesystem>

namespace psoas::cli {

/// Draws and writes a PNG file, whole or not at all.
Result<void> writePicture(const Atlas& atlas, const Picture& picture, const std::filesystem::path& path);

} // namespace psoas::cli
