pragma ComponentBehavior: Bound

import QtQuick
import Psoas.App

/// Where the hand takes hold of the section planes in the picture.
Item {
    id: root

    required property SectionModel sections

    Repeater {
        model: root.sections
        delegate: Rectangle {
            id: grip

            required property int index
            required property string title
            required property bool on
            required property point handle

            x: handle.x * root.width - width / 2
            y: handle.y * root.height - height / 2
            width: Theme.rowHeight
            height: width
            radius: width / 2
            visible: on
            color: hand.pressed || hand.containsMouse ? Theme.accentSoft : Theme.glass
            border.width: Theme.ring
            border.color: Theme.accent
            activeFocusOnTab: true
            Accessible.role: Accessible.Slider
            Accessible.name: qsTr("Handle of the %1 section").arg(title.toLowerCase())
            Accessible.description: qsTr("Drag it, or use the arrow keys")
            Accessible.focusable: true
            Keys.onUpPressed: root.sections.step(index, 2)
            Keys.onRightPressed: root.sections.step(index, 2)
            Keys.onDownPressed: root.sections.step(index, -2)
            Keys.onLeftPressed: root.sections.step(index, -2)

            Text {
                anchors.centerIn: parent
                text: grip.title.charAt(0)
                color: Theme.ink
                font.pixelSize: Theme.caption
                font.weight: Font.DemiBold
                Accessible.ignored: true
            }
            FocusRing {
                radius: parent.radius
                visible: parent.activeFocus
                border.color: Theme.ink
            }
            MouseArea {
                id: hand

                function inPicture(mouse: var): point {
                    const at = mapToItem(root, mouse.x, mouse.y)
                    return Qt.point(at.x / root.width, at.y / root.height)
                }

                anchors.fill: parent
                hoverEnabled: true
                preventStealing: true
                cursorShape: pressed ? Qt.ClosedHandCursor : Qt.OpenHandCursor
                onPressed: mouse => root.sections.grab(grip.index, inPicture(mouse))
                onPositionChanged: mouse => {
                    if (pressed)
                        root.sections.drag(inPicture(mouse))
                }
                onReleased: root.sections.finish()
                onCanceled: root.sections.finish()
            }
        }
    }
}
