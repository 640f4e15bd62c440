#pragma once

#include "motion/skin.h"

#include <cstring>
#include <string>
#include <string_view>

namespace psoas {

/// Raised by whoever changes what skinned() makes of the same sources, or how it is written.
inline constexpr std::uint32_t skinVersion = 13;

/// Appends a number or a plain value as it lies in memory.
template<class T>
void append(std::string& bytes, const T& value)
{
    bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
}

template<class T>
void append(std::string& bytes, const std::vector<T>& values)
{
    append(bytes, static_cast<std::uint64_t>(values.size()));
    bytes.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
}

inline void append(std::string& bytes, const std::string& text)
{
    append(bytes, static_cast<std::uint64_t>(text.size()));
    bytes.append(text);
}

/// Takes what append() wrote of a plain value off the front of `bytes`; false: there is too little.
template<class T>
bool take(std::string_view& bytes, T& value)
{
    if (bytes.size() < sizeof value) {
        return false;
    }
    std::memcpy(static_cast<void*>(&value), bytes.data(), sizeof value);
    bytes.remove_prefix(sizeof value);
    return true;
}

/// Takes what append() wrote of a vector off the front of `bytes`; false: it is not that, or of more than `most`.
template<class T>
bool take(std::string_view& bytes, std::vector<T>& values, std::size_t most)
{
    std::uint64_t count = 0;
    if (bytes.size() < sizeof count) {
        return false;
    }
    std::memcpy(&count, bytes.data(), sizeof count);
    bytes.remove_prefix(sizeof count);
    if (count > most || bytes.size() < count * sizeof(T)) {
        return false;
    }
    values.resize(count);
    if (count > 0) {
        std::memcpy(static_cast<void*>(values.data()), bytes.data(), count * sizeof(T));
    }
    bytes.remove_prefix(count * sizeof(T));
    return true;
}

/// What of a skin does not follow from its mesh.
void append(std::string& bytes, const Skin& skin);

/// Takes a skin of `mesh` off the front of `bytes`; none if they are no such skin: cut short, or with a number out of
/// range.
std::optional<Skin> takeSkin(std::string_view& bytes, std::shared_ptr<const Mesh> mesh, bool flesh,
                             std::size_t segments, std::size_t guides);

} // namespace psoas
