#include "core/text.h"

#include <utf8proc.h>

#include <cstdlib>

namespace psoas {

bool isUtf8(std::string_view text)
{
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    auto left = static_cast<utf8proc_ssize_t>(text.size());
    while (left > 0) {
        utf8proc_int32_t codepoint = 0;
        const utf8proc_ssize_t used = utf8proc_iterate(bytes, left, &codepoint);
        if (used <= 0) {
            return false;
        }
        bytes += used;
        left -= used;
    }
    return true;
}

std::string cleaned(std::string_view text)
{
    std::string result;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    auto left = static_cast<utf8proc_ssize_t>(text.size());
    while (left > 0) {
        utf8proc_int32_t codepoint = 0;
        const utf8proc_ssize_t used = utf8proc_iterate(bytes, left, &codepoint);
        const bool bad = used <= 0;
        const utf8proc_ssize_t step = bad ? 1 : used;
        if (bad) {
            result += "\xEF\xBF\xBD";
        } else {
            result.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(step));
        }
        bytes += step;
        left -= step;
    }
    return result;
}

std::string folded(std::string_view text)
{
    utf8proc_uint8_t* mapped = nullptr;
    const utf8proc_ssize_t length = utf8proc_map(
        reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()), &mapped,
        static_cast<utf8proc_option_t>(UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE));
    if (length < 0) {
        return std::string{text};
    }
    std::string result{reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length)};
    std::free(mapped);
    return result;
}

} // namespace psoas
