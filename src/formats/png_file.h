#pragma once

#include "core/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace psoas {

/// 8 bits a channel, RGBA, not premultiplied, rows from the top.
struct Picture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba;
};

/// The bytes of a PNG file; `withAlpha` false drops the fourth channel.
Result<std::string> pngBytes(const Picture& picture, bool withAlpha);
Result<Picture> readPng(const std::filesystem::path& path);

} // namespace psoas
