#pragma once

#include "render/passes/pass.h"

namespace psoas {

/// Every pass, in drawing order. To add one: its file, its shaders, and a line in all_passes.cpp.
std::vector<PassEntry> allPasses();

} // namespace psoas
