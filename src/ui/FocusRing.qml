import QtQuick

/// Shows where the keyboard is.
Rectangle {
    anchors.fill: parent
    color: "transparent"
    border.color: Theme.accent
    border.width: Theme.ring
    radius: Theme.smallRadius
}
