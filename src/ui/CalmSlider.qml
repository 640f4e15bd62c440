import QtQuick
import QtQuick.Controls.Basic

/// A slider that says where it is by colour and by place.
Slider {
    id: control

    implicitHeight: Theme.rowHeight
    opacity: enabled ? 1 : Theme.disabled

    background: Rectangle {
        x: control.leftPadding
        y: control.topPadding + (control.availableHeight - height) / 2
        implicitWidth: Theme.cubeFace * 2
        width: control.availableWidth
        height: Theme.bar
        radius: height / 2
        color: Theme.line

        Rectangle {
            width: control.visualPosition * parent.width
            height: parent.height
            radius: height / 2
            color: Theme.accent
        }
    }
    handle: Rectangle {
        x: control.leftPadding + control.visualPosition * (control.availableWidth - width)
        y: control.topPadding + (control.availableHeight - height) / 2
        implicitWidth: Theme.medium
        implicitHeight: Theme.medium
        radius: height / 2
        color: control.pressed ? Theme.accentSoft : Theme.raised
        border.width: Theme.ring
        border.color: Theme.accent

        FocusRing {
            radius: height / 2
            visible: control.visualFocus
            border.color: Theme.ink
        }
    }
}
