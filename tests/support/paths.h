#pragma once

#include <cstdlib>
#include <filesystem>
#include <optional>

namespace psoas::test {

inline std::filesystem::path sourceDir()
{
    return PSOAS_SOURCE_DIR;
}
inline std::filesystem::path dataDir()
{
    return sourceDir() / "tests" / "data";
}
inline std::filesystem::path assetsDir()
{
    return sourceDir() / "assets";
}

/// The real reference data (PSOAS_REFERENCE_DIR or ../shared/reference beside the checkout); none: the test should say
/// so loudly and skip.
inline std::optional<std::filesystem::path> referenceDir()
{
    const char* stated = std::getenv("PSOAS_REFERENCE_DIR");
    const std::filesystem::path path = stated != nullptr ? stated : sourceDir() / ".." / "shared" / "reference";
    return std::filesystem::is_directory(path) ? std::optional{path} : std::nullopt;
}

} // namespace psoas::test
