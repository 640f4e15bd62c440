#include "render/golden.h"

#include "formats/png_file.h"
#include "support/catch.h"
#include "support/paths.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <stdexcept>

namespace psoas::test {
namespace {

namespace fs = std::filesystem;

void write(const fs::path& path, const RenderedImage& image)
{
    const Result<std::string> bytes = pngBytes({image.width, image.height, image.rgba}, true);
    REQUIRE(bytes);
    fs::create_directories(path.parent_path());
    std::ofstream file{path, std::ios::binary};
    file.write(bytes.value().data(), static_cast<std::streamsize>(bytes.value().size()));
    REQUIRE(file.good());
}

/// What differs, made easy to see.
RenderedImage difference(const RenderedImage& a, const RenderedImage& b)
{
    RenderedImage image{a.width, a.height, std::vector<std::uint8_t>(a.rgba.size(), 255)};
    for (std::size_t i = 0; i < a.rgba.size(); ++i) {
        if (i % 4 != 3) {
            image.rgba[i] = static_cast<std::uint8_t>(std::min(255, 16 * std::abs(a.rgba[i] - b.rgba[i])));
        }
    }
    return image;
}

} // namespace

void checkGolden(const std::string& name, const RenderedImage& image, const std::string& driver, Tolerance tolerance)
{
    const fs::path path = sourceDir() / "tests" / "golden" / (name + ".png");
    const char* update = std::getenv("PSOAS_UPDATE_GOLDEN");
    if (update != nullptr && std::string{update} == "1") {
        write(path, image);
        WARN("golden picture written: " << path);
        return;
    }
    if (!fs::exists(path)) {
        write(path, image);
        FAIL("there was no golden picture; look at " << path << " and keep it if it is right");
    }
    const Result<Picture> expected = readPng(path);
    REQUIRE(expected);
    const RenderedImage golden{expected.value().width, expected.value().height, expected.value().rgba};
    REQUIRE(golden.width == image.width);
    REQUIRE(golden.height == image.height);
    REQUIRE(golden.rgba.size() == image.rgba.size());
    double sum = 0;
    for (std::size_t i = 0; i < image.rgba.size(); ++i) {
        sum += std::abs(image.rgba[i] - golden.rgba[i]);
    }
    const double mean = sum / static_cast<double>(image.rgba.size());
    const int largest = largestDifference(image, golden);
    std::cout << "golden " << name << ": largest difference " << largest << ", mean " << mean << '\n';
    if (largest <= tolerance.largest && mean <= tolerance.mean) {
        return;
    }
    const fs::path folder = fs::path{PSOAS_BINARY_DIR} / "golden-failures";
    write(folder / (name + "-actual.png"), image);
    write(folder / (name + "-difference.png"), difference(image, golden));
    if (driver.find("llvmpipe") == std::string::npos) {
        WARN(name << " differs by up to " << largest << " (mean " << mean << ") on " << driver
                  << ", which does not gate; see " << folder);
        return;
    }
    FAIL(name << " differs by up to " << largest << ", mean " << mean << "; actual picture and difference are in "
              << folder);
}

int largestDifference(const RenderedImage& a, const RenderedImage& b)
{
    REQUIRE(a.rgba.size() == b.rgba.size());
    int largest = 0;
    for (std::size_t i = 0; i < a.rgba.size(); ++i) {
        largest = std::max(largest, std::abs(a.rgba[i] - b.rgba[i]));
    }
    return largest;
}

Offscreen& offscreen()
{
    static const std::unique_ptr<Offscreen> one = [] {
        Result<std::unique_ptr<Offscreen>> made = Offscreen::create();
        if (!made) {
            throw std::runtime_error{made.error().what + " " + made.error().detail};
        }
        return std::move(made).value();
    }();
    return *one;
}

RenderedImage drawn(const SceneSnapshot& snapshot, int width, int height)
{
    Result<RenderedImage> image = offscreen().image(snapshot, width, height);
    REQUIRE(image);
    return std::move(image).value();
}

} // namespace psoas::test
