import QtQuick
import QtQuick.Controls.Basic

Menu {
    implicitWidth: Theme.menuWidth
    padding: Theme.tiny
    background: Rectangle {
        color: Theme.raised
        radius: Theme.radius
        border.width: Theme.hairline
        border.color: Theme.line
    }
}
