import QtQuick
import QtQuick.Controls.Basic

ScrollBar {
    id: control

    padding: Theme.hairline
    Accessible.name: qsTr("Scroll bar")
    contentItem: Rectangle {
        implicitWidth: Theme.scrollBar
        implicitHeight: Theme.scrollBar
        radius: Theme.scrollBar
        color: Theme.quiet
        opacity: control.size < 1 && (control.active || control.hovered) ? Theme.dimmed : 0

        Behavior on opacity {
            NumberAnimation {
                duration: Theme.quick
            }
        }
    }
    background: null
}
