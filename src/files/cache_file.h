#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace psoas {

/// All bytes of a regular file; none if it cannot be read or has more than `most`.
std::optional<std::string> cachedBytes(const std::filesystem::path& place, std::uintmax_t most);

/// Calls `take` with the bytes of a regular file, piece by piece; false if it cannot be read or has more than `most`.
bool readInPieces(const std::filesystem::path& file, std::uintmax_t most,
                  const std::function<void(std::string_view)>& take);

/// Writes a file whole or not at all, its folder as well; a failure goes into the log and no further.
void keepBytes(const std::filesystem::path& place, std::string_view bytes);

/// Notes, once a day at most, that the file is of use.
void markUsed(const std::filesystem::path& place);

/// "0f3a": two digits a byte.
std::string hexadecimal(std::string_view bytes);

} // namespace psoas
