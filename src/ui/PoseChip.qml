import QtQuick
import QtQuick.Controls.Basic

/// A pose to go to.
AbstractButton {
    id: control

    required property string name
    property bool current: false

    implicitHeight: Theme.rowHeight - Theme.tiny
    leftPadding: Theme.gap
    rightPadding: Theme.gap
    focusPolicy: Qt.TabFocus
    opacity: enabled ? 1 : Theme.disabled
    font.pixelSize: Theme.body
    Accessible.role: Accessible.Button
    Accessible.name: name
    Accessible.checkable: true
    Accessible.checked: current
    ToolTip.visible: hovered && name !== text
    ToolTip.delay: Theme.tipDelay
    ToolTip.text: name

    contentItem: Text {
        text: control.text
        font: control.font
        color: control.current ? Theme.accentInk : Theme.ink
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
    }
    background: Rectangle {
        radius: height / 2
        color: control.current ? Theme.accent : control.hovered ? Theme.hover : Theme.well

        FocusRing {
            visible: control.visualFocus
            radius: height / 2
            border.color: control.current ? Theme.ink : Theme.accent
        }
    }
}
