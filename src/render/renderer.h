#pragma once

#include "core/result.h"
#include "scene/snapshot.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace psoas {

/// Snapshots into pixels with OpenGL 3.3 core. Knows no window: it draws into a framebuffer by number. Create, use and
/// destroy it with the same context current; destroying it frees everything it made.
class Renderer {
public:
    /// Fails if the current context is older than 3.3 or a shader is refused; `what` says so for the person.
    static Result<std::unique_ptr<Renderer>> create();
    ~Renderer();
    Renderer(const Renderer&) = delete;
    Renderer& operator=(const Renderer&) = delete;

    /// Draws `snapshot` into the whole of `framebuffer` (pixels), whatever it held. A size of nothing draws nothing.
    /// Colours are multiplied by alpha, which is 1 but where the background is transparent.
    void render(const SceneSnapshot& snapshot, std::uint32_t framebuffer, int width, int height);

    /// The same, but a picture at rest (standard, final) is made better by one step a call while it stays the same
    /// picture: for a window, which shows each. Returns whether there is more to come; the last equals render()'s.
    bool renderNext(const SceneSnapshot& snapshot, std::uint32_t framebuffer, int width, int height);

    /// For each pixel, rows from the top, the index of the structure seen there plus 1, or 0; full detail, no blending.
    std::vector<std::uint32_t> structuresSeen(const SceneSnapshot& snapshot, int width, int height);

    /// Triangles of the last picture, after levels of detail.
    std::size_t trianglesDrawn() const;

    /// Memory held on the graphics card: meshes and pictures.
    std::size_t bytesHeld() const;

    /// "vendor renderer version" of the driver.
    std::string driver() const;

private:
    struct State;
    explicit Renderer(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace psoas
