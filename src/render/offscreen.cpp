#include "render/offscreen.h"

#include "render/gl/target.h"

#include <epoxy/egl.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>

namespace psoas {
namespace {

constexpr std::string_view wayOn = "please install or update the graphics driver (on Debian and Ubuntu: libegl1 and "
                                   "libgl1-mesa-dri), or start with LIBGL_ALWAYS_SOFTWARE=1 in the environment to draw "
                                   "without the graphics card.";

bool hasWord(const char* list, std::string_view word)
{
    for (std::string_view rest = list != nullptr ? list : ""; !rest.empty();) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        if (rest.substr(0, end) == word) {
            return true;
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return false;
}

/// A display without windows: Mesa's surfaceless one, the first device that works, or the default.
EGLDisplay openDisplay()
{
    const char* client = eglQueryString(EGL_NO_DISPLAY, EGL_EXTENSIONS);
    const auto ready = [](EGLDisplay display) {
        return display != EGL_NO_DISPLAY && eglInitialize(display, nullptr, nullptr) == EGL_TRUE;
    };
    if (hasWord(client, "EGL_EXT_platform_base")) {
        if (hasWord(client, "EGL_MESA_platform_surfaceless")) {
            EGLDisplay display = eglGetPlatformDisplayEXT(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
            if (ready(display)) {
                return display;
            }
        }
        if (hasWord(client, "EGL_EXT_platform_device") && hasWord(client, "EGL_EXT_device_enumeration")) {
            EGLDeviceEXT devices[16] = {};
            EGLint count = 0;
            eglQueryDevicesEXT(16, devices, &count);
            for (EGLint i = 0; i < count; ++i) {
                EGLDisplay display = eglGetPlatformDisplayEXT(EGL_PLATFORM_DEVICE_EXT, devices[i], nullptr);
                if (ready(display)) {
                    return display;
                }
            }
        }
    }
    EGLDisplay display = eglGetDisplay(EGL_DEFAULT_DISPLAY);
    return ready(display) ? display : EGL_NO_DISPLAY;
}

} // namespace

struct Offscreen::State {
    EGLDisplay display = EGL_NO_DISPLAY;
    EGLContext context = EGL_NO_CONTEXT;
    std::unique_ptr<Renderer> renderer;
    gl::Target target;

    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State()
    {
        if (context != EGL_NO_CONTEXT) {
            target = gl::Target{};
            renderer.reset();
            eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
            eglDestroyContext(display, context);
        }
        // The display is shared by all in this process: it stays initialised.
    }

    Result<void> aim(int width, int height);
    Result<void> draw(const SceneSnapshot& snapshot, int width, int height);
};

/// Makes a framebuffer of that size.
Result<void> Offscreen::State::aim(int width, int height)
{
    constexpr int most = 16384;
    if (width < 1 || height < 1 || width > most || height > most) {
        return Error{"A picture has to be between 1 and 16384 pixels wide and high, not " + std::to_string(width) +
                         " x " + std::to_string(height) + ".",
                     {}};
    }
    constexpr std::int64_t mostPixels = std::int64_t{8192} * 8192; // about 60 bytes each while it is drawn
    if (std::int64_t{width} * height > mostPixels) {
        return Error{"A picture of " + std::to_string(width) + " x " + std::to_string(height) +
                         " pixels is too large to draw; please ask for one of at most 8192 x 8192 pixels in all.",
                     {}};
    }
    eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, context);
    GLint driversMost = 0;
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &driversMost);
    if (width <= driversMost && height <= driversMost && (target.width != width || target.height != height)) {
        target = gl::Target{};
        target = gl::makeTarget(width, height, {GL_RGBA8}, 0);
    }
    if (target.width != width || target.height != height) {
        return Error{"The graphics driver cannot draw a picture of " + std::to_string(width) + " x " +
                         std::to_string(height) + " pixels; please ask for a smaller one.",
                     "at most " + std::to_string(driversMost) + " pixels a side"};
    }
    return {};
}

Result<void> Offscreen::State::draw(const SceneSnapshot& snapshot, int width, int height)
{
    Result<void> aimed = aim(width, height);
    if (aimed) {
        renderer->render(snapshot, target.framebuffer.name(), width, height);
    }
    return aimed;
}

Offscreen::Offscreen(std::unique_ptr<State> state) : m_state{std::move(state)} {}

Offscreen::~Offscreen() = default;

Result<std::unique_ptr<Offscreen>> Offscreen::create()
{
    auto state = std::make_unique<State>();
    state->display = openDisplay();
    if (state->display == EGL_NO_DISPLAY) {
        return Error{"No way to draw was found on this computer (EGL has no display); " + std::string{wayOn}, {}};
    }
    if (eglBindAPI(EGL_OPENGL_API) != EGL_TRUE) {
        return Error{"This computer's graphics driver offers no OpenGL; " + std::string{wayOn}, "eglBindAPI failed"};
    }
    const EGLint wanted[] = {EGL_SURFACE_TYPE, 0, EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_NONE};
    EGLConfig config = nullptr;
    EGLint configs = 0;
    eglChooseConfig(state->display, wanted, &config, 1, &configs);
    const EGLint version[] = {
        EGL_CONTEXT_MAJOR_VERSION,           3,       EGL_CONTEXT_MINOR_VERSION, 3, EGL_CONTEXT_OPENGL_PROFILE_MASK,
        EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT, EGL_NONE};
    state->context =
        eglCreateContext(state->display, configs > 0 ? config : EGL_NO_CONFIG_KHR, EGL_NO_CONTEXT, version);
    if (state->context == EGL_NO_CONTEXT ||
        eglMakeCurrent(state->display, EGL_NO_SURFACE, EGL_NO_SURFACE, state->context) != EGL_TRUE) {
        return Error{"This computer's graphics driver offers no OpenGL 3.3; " + std::string{wayOn},
                     "EGL error " + std::to_string(eglGetError())};
    }
    Result<std::unique_ptr<Renderer>> renderer = Renderer::create();
    if (!renderer) {
        return renderer.error();
    }
    state->renderer = std::move(renderer).value();
    return std::unique_ptr<Offscreen>{new Offscreen{std::move(state)}};
}

Renderer& Offscreen::renderer()
{
    return *m_state->renderer;
}

Result<RenderedImage> Offscreen::image(const SceneSnapshot& snapshot, int width, int height)
{
    Result<void> drawn = m_state->draw(snapshot, width, height);
    if (!drawn) {
        return drawn.error();
    }
    const std::size_t stride = static_cast<std::size_t>(width) * 4;
    RenderedImage image;
    image.width = width;
    image.height = height;
    image.rgba.resize(stride * static_cast<std::size_t>(height));
    glBindFramebuffer(GL_FRAMEBUFFER, m_state->target.framebuffer.name());
    glPixelStorei(GL_PACK_ALIGNMENT, 4);
    glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, image.rgba.data());
    for (std::size_t top = 0, bottom = static_cast<std::size_t>(height) - 1; top < bottom; ++top, --bottom) {
        const auto upper = image.rgba.begin() + static_cast<std::ptrdiff_t>(top * stride);
        const auto lower = image.rgba.begin() + static_cast<std::ptrdiff_t>(bottom * stride);
        std::swap_ranges(upper, upper + static_cast<std::ptrdiff_t>(stride), lower);
    }
    if (snapshot.presentation.transparentBackground) {
        for (std::size_t pixel = 0; pixel < image.rgba.size(); pixel += 4) {
            const int alpha = image.rgba[pixel + 3];
            for (std::size_t channel = 0; alpha > 0 && alpha < 255 && channel < 3; ++channel) {
                const int straight = (image.rgba[pixel + channel] * 255 + alpha / 2) / alpha;
                image.rgba[pixel + channel] = static_cast<std::uint8_t>(std::min(straight, 255));
            }
        }
    }
    return image;
}

Result<void> Offscreen::frame(const SceneSnapshot& snapshot, int width, int height)
{
    Result<void> drawn = m_state->draw(snapshot, width, height);
    if (drawn) {
        glFinish();
    }
    return drawn;
}

Result<bool> Offscreen::step(const SceneSnapshot& snapshot, int width, int height)
{
    if (const Result<void> aimed = m_state->aim(width, height); !aimed) {
        return aimed.error();
    }
    const bool more = m_state->renderer->renderNext(snapshot, m_state->target.framebuffer.name(), width, height);
    glFinish();
    return more;
}

} // namespace psoas
