#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace psoas {

/// A place for what was worked out once and takes long: bytes, found again by all that they follow from.
class KeptBytes {
public:
    KeptBytes() = default;
    KeptBytes(const KeptBytes&) = delete;
    KeptBytes& operator=(const KeptBytes&) = delete;
    virtual ~KeptBytes() = default;

    /// As they were kept for the same `sources`; none if they were not, or are damaged. Any thread.
    virtual std::optional<std::string> find(std::string_view sources) const = 0;
    /// Whole or not at all, and without a word where that cannot be. Any thread.
    virtual void keep(std::string_view sources, std::string_view bytes) const = 0;
};

} // namespace psoas
