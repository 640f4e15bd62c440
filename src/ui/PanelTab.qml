import QtQuick
import QtQuick.Controls.Basic

TabButton {
    id: control

    required property string name

    implicitHeight: Theme.controlHeight
    width: implicitWidth
    leftPadding: Theme.gap
    rightPadding: Theme.gap
    text: name
    font.pixelSize: Theme.body
    font.weight: checked ? Font.DemiBold : Font.Normal
    Accessible.name: name

    contentItem: Text {
        text: control.text
        font: control.font
        color: control.checked ? Theme.ink : Theme.quiet
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
    }
    background: Item {
        Rectangle {
            anchors {
                left: parent.left
                right: parent.right
                bottom: parent.bottom
                leftMargin: Theme.gap
                rightMargin: Theme.gap
            }
            height: Theme.ring
            radius: Theme.hairline
            color: Theme.accent
            visible: control.checked
        }
        FocusRing {
            visible: control.visualFocus
        }
    }
}
