#pragma once

#include "scene/pick.h"

#include <memory>
#include <string_view>
#include <vector>

namespace psoas {

/// What a click means while this tool is in hand. Owns nothing, so undo is a stack of values.
class Tool {
public:
    virtual ~Tool() = default;
    virtual std::string_view id() const = 0;   ///< stable; names the icon
    virtual std::string_view name() const = 0; ///< for the person
    virtual std::string_view help() const = 0; ///< one sentence: what a click does
    /// `adding`: Ctrl or Shift was held.
    virtual Shown onClick(const Atlas& atlas, Shown shown, const std::optional<PickResult>& hit, bool adding) const = 0;
};

/// Every tool, in the order of the toolbar; the first is in hand at start.
const std::vector<std::unique_ptr<const Tool>>& allTools();

} // namespace psoas
