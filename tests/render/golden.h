#pragma once

#include "render/offscreen.h"

#include <string>

namespace psoas::test {

/// How far a picture may be from its golden one, of 255.
struct Tolerance {
    int largest = 2;
    double mean = 0.02;
};

/// Compares with tests/golden/NAME.png and fails where it differs; on other drivers than llvmpipe it only reports. With
/// PSOAS_UPDATE_GOLDEN=1 in the environment the golden picture is written instead.
void checkGolden(const std::string& name, const RenderedImage& image, const std::string& driver,
                 Tolerance tolerance = {});

/// The largest difference of any channel.
int largestDifference(const RenderedImage& a, const RenderedImage& b);

/// One context for all tests of a run.
Offscreen& offscreen();

RenderedImage drawn(const SceneSnapshot& snapshot, int width, int height);

} // namespace psoas::test
