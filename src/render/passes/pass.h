#pragma once

#include "core/result.h"
#include "render/frame.h"

#include <functional>
#include <memory>
#include <string_view>
#include <vector>

namespace psoas {

/// One stage of a picture. Owns its shaders; sets all the GL state it relies on.
class Pass {
public:
    Pass() = default;
    virtual ~Pass() = default;
    Pass(const Pass&) = delete;
    Pass& operator=(const Pass&) = delete;

    /// Draws into the images of `frame`; nothing if it has nothing to add.
    virtual void draw(Frame& frame) = 0;
};

/// How a pass enters the picture.
struct PassEntry {
    std::string_view name;
    bool inPicture = true; ///< false: drawn only when its image is asked for
    std::function<Result<std::unique_ptr<Pass>>()> make;
};

} // namespace psoas
