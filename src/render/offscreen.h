#pragma once

#include "core/result.h"
#include "render/renderer.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace psoas {

/// A picture as the renderer leaves it: 8 bits RGBA, not premultiplied, rows from the top.
struct RenderedImage {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba;
};

/// A renderer with a context of its own: EGL, surfaceless where there is no display. Stays on the thread that made it.
class Offscreen {
public:
    /// The error says that OpenGL 3.3 is missing and names the way on.
    static Result<std::unique_ptr<Offscreen>> create();
    ~Offscreen();
    Offscreen(const Offscreen&) = delete;
    Offscreen& operator=(const Offscreen&) = delete;

    Renderer& renderer();
    /// 1 .. 16384 pixels a side and 8192 x 8192 in all; fails if the driver has no such framebuffer.
    Result<RenderedImage> image(const SceneSnapshot& snapshot, int width, int height);
    /// Draws without reading back and waits until it is done (for timing).
    Result<void> frame(const SceneSnapshot& snapshot, int width, int height);
    /// The same by one step, as in a window; whether there is more to come.
    Result<bool> step(const SceneSnapshot& snapshot, int width, int height);

private:
    struct State;
    explicit Offscreen(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace psoas
