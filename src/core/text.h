#pragma once

#include <string>
#include <string_view>

namespace psoas {

/// Whether `text` is well-formed UTF-8.
bool isUtf8(std::string_view text);

/// `text` with invalid UTF-8 replaced, so that it can be shown.
std::string cleaned(std::string_view text);

/// `text` as it is compared in searches: case folded, accents and compatibility forms removed (utf8proc).
std::string folded(std::string_view text);

} // namespace psoas
