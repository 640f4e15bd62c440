#include "formats/png_file.h"

#include <png.h>

#include <cstring>
#include <fstream>
#include <limits>
#include <sstream>

namespace psoas {
namespace {

constexpr std::uint64_t mostPixels = 1u << 28;

} // namespace

Result<std::string> pngBytes(const Picture& picture, bool withAlpha)
{
    const auto pixels = static_cast<std::uint64_t>(picture.width) * static_cast<std::uint64_t>(picture.height);
    if (picture.width <= 0 || picture.height <= 0 || pixels > mostPixels || picture.rgba.size() != 4 * pixels) {
        return Error{"The picture could not be packed as PNG: its size is " + std::to_string(picture.width) + " x " +
                         std::to_string(picture.height) + " pixels. Choose a smaller one.",
                     {}};
    }
    std::vector<std::uint8_t> rgb;
    if (!withAlpha) {
        rgb.resize(3 * pixels);
        for (std::size_t i = 0; i < pixels; ++i) {
            std::memcpy(&rgb[3 * i], &picture.rgba[4 * i], 3);
        }
    }
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(picture.width);
    image.height = static_cast<png_uint_32>(picture.height);
    image.format = withAlpha ? PNG_FORMAT_RGBA : PNG_FORMAT_RGB;
    image.flags = PNG_IMAGE_FLAG_FAST;
    const void* rows = withAlpha ? static_cast<const void*>(picture.rgba.data()) : rgb.data();
    // Into a buffer of the greatest size it can have: one compression instead of two.
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
    std::string bytes(size, '\0');
    if (png_image_write_to_memory(&image, bytes.data(), &size, 0, rows, 0, nullptr) == 0) {
        return Error{"The picture could not be packed as PNG. Free some memory and try again.", image.message};
    }
    bytes.resize(size);
    return bytes;
}

Result<Picture> readPng(const std::filesystem::path& path)
{
    std::ifstream stream{path, std::ios::binary};
    std::ostringstream content;
    content << stream.rdbuf();
    const std::string bytes = std::move(content).str();
    if (!stream.is_open() || bytes.empty()) {
        return Error{path.string() + " cannot be read: expected a PNG picture there.", {}};
    }
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    Error damaged{path.string() + " is not a sound PNG picture.", {}};
    if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0) {
        damaged.detail = image.message;
        return damaged;
    }
    constexpr auto mostSide = static_cast<png_uint_32>(std::numeric_limits<int>::max() / 4);
    if (image.width > mostSide || image.height > mostSide || std::uint64_t{image.width} * image.height > mostPixels) {
        png_image_free(&image);
        return Error{path.string() + " is larger than can be read.", {}};
    }
    image.format = PNG_FORMAT_RGBA;
    Picture picture{static_cast<int>(image.width), static_cast<int>(image.height), {}};
    picture.rgba.resize(PNG_IMAGE_SIZE(image));
    if (png_image_finish_read(&image, nullptr, picture.rgba.data(), 0, nullptr) == 0) {
        damaged.detail = image.message;
        return damaged;
    }
    return picture;
}

} // namespace psoas
