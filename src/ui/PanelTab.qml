import QtQuick
import QtQuick.Controls.Basic

/// One of the lists on the left, and how much is in it.
TabButton {
    id: control

    required property string name
    property int count: 0

    implicitHeight: Theme.rowHeight
    width: parent ? (parent.width - Theme.tiny) / 2 : implicitWidth
    leftPadding: Theme.small
    rightPadding: Theme.small
    text: name
    font.pixelSize: Theme.body
    font.weight: checked ? Font.DemiBold : Font.Normal
    autoExclusive: true
    Accessible.name: name

    contentItem: Item {
        Text {
            anchors {
                left: parent.left
                verticalCenter: parent.verticalCenter
            }
            text: control.text
            font: control.font
            color: control.checked ? Theme.ink : Theme.quiet
        }
        Text {
            anchors {
                right: parent.right
                verticalCenter: parent.verticalCenter
            }
            visible: control.count > 0 && !Theme.patient
            text: control.count
            font.pixelSize: Theme.caption
            color: Theme.quiet
        }
    }
    background: Rectangle {
        radius: Theme.smallRadius
        color: control.checked ? Theme.accentSoft : control.hovered ? Theme.hover : "transparent"

        FocusRing {
            visible: control.visualFocus
        }
    }
}
