#include "cli/window_command.h"

#include "cli/picture_file.h"
#include "ui/window.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <xcb/xcb.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <iostream>

namespace psoas::cli {
namespace {

bool waylandAnswers()
{
    const char* display = std::getenv("WAYLAND_DISPLAY");
    const char* folder = std::getenv("XDG_RUNTIME_DIR");
    if (display == nullptr || *display == '\0') {
        return false;
    }
    const std::string path = *display == '/' ? display : std::string{folder != nullptr ? folder : ""} + "/" + display;
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path) {
        return false;
    }
    std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
    const int descriptor = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const bool answers =
        descriptor >= 0 && connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    if (descriptor >= 0) {
        close(descriptor);
    }
    return answers;
}

bool xAnswers()
{
    const char* display = std::getenv("DISPLAY");
    if (display == nullptr || *display == '\0') {
        return false;
    }
    xcb_connection_t* connection = xcb_connect(nullptr, nullptr);
    const bool answers = xcb_connection_has_error(connection) == 0;
    xcb_disconnect(connection);
    return answers;
}

} // namespace

bool hasDisplay()
{
    const char* platform = std::getenv("QT_QPA_PLATFORM");
    if (platform != nullptr && *platform != '\0') {
        const std::string_view name{platform};
        if (!name.starts_with("xcb") && !name.starts_with("wayland")) {
            return true; // offscreen, vnc, eglfs ...: Qt's own business
        }
    }
    return waylandAnswers() || xAnswers();
}

int openWindow(const Invocation& invocation)
{
    if (hasDisplay()) {
        WindowOptions options;
        options.atlas = invocation.atlasPath;
        return runWindow(invocation.argc, invocation.argv, options);
    }
    auto loaded = load(invocation);
    if (!loaded) {
        return fail(loaded.error());
    }
    ViewOptions view; // as the window would open
    if (std::ranges::find(loaded.value().atlas->views(), "opening", &NamedView::key) !=
        loaded.value().atlas->views().end()) {
        view.view = "opening";
    }
    auto picture = pictureOf(*loaded.value().atlas, view);
    if (!picture) {
        return fail(picture.error());
    }
    const std::string path = "psoas-atlas.png";
    const auto written = writePicture(*loaded.value().atlas, picture.value(), path);
    if (!written) {
        return fail(written.error());
    }
    std::cerr << "psoas-atlas: there is no display to open a window on, so a picture was written to " << path
              << ". “psoas-atlas render --help” says how to choose what it shows.\n";
    return 0;
}

} // namespace psoas::cli
