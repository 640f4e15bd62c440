#include "formats/png_file.h"

#include "support/catch.h"
#include "support/process.h"

using namespace psoas;

namespace {

Picture gradient(int width, int height)
{
    Picture picture{width, height, {}};
    for (int i = 0; i < width * height; ++i) {
        for (const int value : {i, 3 * i, i / width, 255 - i}) {
            picture.rgba.push_back(static_cast<std::uint8_t>(value));
        }
    }
    return picture;
}

void write(const std::filesystem::path& path, const std::string& bytes)
{
    std::ofstream{path, std::ios::binary} << bytes;
}

} // namespace

TEST_CASE("A picture comes back as it was packed")
{
    const test::ScratchFolder folder;
    const Picture picture = gradient(13, 7);
    auto bytes = pngBytes(picture, true);
    REQUIRE(bytes);
    CHECK(bytes.value().starts_with("\x89PNG"));
    write(folder / "a.png", bytes.value());
    auto back = readPng(folder / "a.png");
    REQUIRE(back);
    CHECK(back.value().width == 13);
    CHECK(back.value().height == 7);
    CHECK(back.value().rgba == picture.rgba);

    bytes = pngBytes(picture, false);
    REQUIRE(bytes);
    write(folder / "a.png", bytes.value());
    back = readPng(folder / "a.png");
    REQUIRE(back);
    for (std::size_t i = 0; i < picture.rgba.size(); ++i) {
        REQUIRE(back.value().rgba[i] == (i % 4 == 3 ? 255 : picture.rgba[i]));
    }
}

TEST_CASE("Pictures that are none are refused")
{
    const test::ScratchFolder folder;
    CHECK_FALSE(pngBytes({0, 0, {}}, true));
    CHECK_FALSE(pngBytes({-1, 5, {}}, true));
    CHECK_FALSE(pngBytes({2, 2, {1, 2, 3}}, true));
    CHECK_FALSE(readPng(folder / "missing.png"));
    CHECK_FALSE(readPng(folder.path()));
    const std::string bytes = pngBytes(gradient(20, 20), true).value();
    for (std::size_t size = 0; size + 12 < bytes.size(); size += 5) { // the last chunk says nothing
        write(folder / "a.png", bytes.substr(0, size));
        CHECK_FALSE(readPng(folder / "a.png"));
    }
    std::string huge = bytes;
    huge[16] = huge[20] = 0x7f;
    write(folder / "a.png", huge);
    CHECK_FALSE(readPng(folder / "a.png"));
}
