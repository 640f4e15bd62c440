import QtQuick
import QtQuick.Controls.Basic

Switch {
    id: control

    padding: 0
    spacing: Theme.gap
    font.pixelSize: Theme.body
    Accessible.name: text

    indicator: Rectangle {
        x: control.leftPadding
        y: (control.height - height) / 2
        implicitWidth: Theme.switchWidth
        implicitHeight: Theme.switchHeight
        radius: height / 2
        color: control.checked ? Theme.accent : Theme.line

        Rectangle {
            readonly property int inset: Theme.ring

            x: control.checked ? parent.width - width - inset : inset
            y: inset
            width: height
            height: parent.height - 2 * inset
            radius: height / 2
            color: control.checked ? Theme.accentInk : Theme.raised
        }
        FocusRing {
            radius: height / 2
            visible: control.visualFocus
            border.color: Theme.ink
        }
    }
    contentItem: Text {
        leftPadding: control.indicator.width + control.spacing
        text: control.text
        font: control.font
        color: Theme.ink
        wrapMode: Text.WordWrap
        verticalAlignment: Text.AlignVCenter
    }
}
