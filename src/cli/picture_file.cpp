#include "cli/picture_file.h"

#include "formats/atomic_file.h"
#include "formats/png_file.h"
#include "render/offscreen.h"

namespace psoas::cli {

Result<void> writePicture(const Atlas& atlas, const Picture& picture, const std::filesystem::path& path)
{
    auto offscreen = Offscreen::create();
    if (!offscreen) {
        return offscreen.error();
    }
    const SceneSnapshot snapshot = snapshotOf(atlas, picture);
    auto image = offscreen.value()->image(snapshot, picture.width, picture.height);
    if (!image) {
        return image.error();
    }
    const auto bytes = pngBytes({image.value().width, image.value().height, std::move(image.value().rgba)},
                                picture.presentation.transparentBackground);
    return bytes ? writeWhole(path, bytes.value()) : bytes.error();
}

} // namespace psoas::cli
