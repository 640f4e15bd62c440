#include "cli/picture_file.h"

#include "formats/atomic_file.h"
#include "formats/png_file.h"
#include "render/offscreen.h"

namespace psoas::cli {

namespace {

/// What drawing takes of memory is given back before the picture is packed.
Result<RenderedImage> drawn(const Atlas& atlas, const Picture& picture)
{
    auto offscreen = Offscreen::create();
    if (!offscreen) {
        return offscreen.error();
    }
    return offscreen.value()->image(snapshotOf(atlas, picture), picture.width, picture.height);
}

} // namespace

Result<void> writePicture(const Atlas& atlas, const Picture& picture, const std::filesystem::path& path)
{
    auto image = drawn(atlas, picture);
    if (!image) {
        return image.error();
    }
    const auto bytes = pngBytes({image.value().width, image.value().height, std::move(image.value().rgba)},
                                picture.presentation.transparentBackground);
    return bytes ? writeWhole(path, bytes.value()) : bytes.error();
}

} // namespace psoas::cli
