#pragma once

#include <QStringList>
#include <Qt>

#include <vector>

namespace psoas {

/// What a drag with a button held does to the camera.
enum class Drag { none, orbit, pan, zoom };

/// A mapping of mouse buttons for hands trained elsewhere.
struct Hands {
    QString id; ///< stable: "atlas", "blender", "slicer"
    QString name;
    struct Rule {
        Qt::MouseButton button;
        Qt::KeyboardModifiers modifiers;
        Drag drag;
    };
    std::vector<Rule> rules; ///< the first that fits holds
};

/// Every mapping; the first is the default.
const std::vector<Hands>& allHands();

/// What dragging means in the mapping `id` (an unknown one: the default).
Drag dragFor(const QString& id, Qt::MouseButton button, Qt::KeyboardModifiers modifiers);

} // namespace psoas
