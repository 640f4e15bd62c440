import QtQuick
import QtQuick.Controls.Basic

/// A slider for an angle, with a mark at zero: standing.
Slider {
    id: control

    readonly property real zero: (0 - from) / (to - from)

    implicitHeight: Theme.rowHeight
    stepSize: 1
    opacity: enabled ? 1 : Theme.disabled
    focusPolicy: Qt.TabFocus

    background: Item {
        x: control.leftPadding + Theme.medium / 2
        y: control.topPadding
        width: control.availableWidth - Theme.medium
        height: control.availableHeight

        Rectangle {
            y: (parent.height - height) / 2
            width: parent.width
            height: Theme.bar
            radius: height / 2
            color: Theme.line
        }
        Rectangle {
            readonly property real at: control.visualPosition

            x: Math.min(at, control.zero) * parent.width
            y: (parent.height - height) / 2
            width: Math.abs(at - control.zero) * parent.width
            height: Theme.bar
            radius: height / 2
            color: Theme.accent
        }
        Rectangle {
            x: control.zero * parent.width - width / 2
            y: (parent.height - height) / 2
            visible: control.zero > 0 && control.zero < 1
            width: Theme.ring
            height: Theme.gap
            color: Theme.quiet
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
