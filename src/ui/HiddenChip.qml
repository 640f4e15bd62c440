pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Psoas.App

/// How much is out of sight; lists it, and brings it back singly or at once.
Rectangle {
    id: root

    required property Session session

    visible: session.hiddenCount > 0 && !Theme.patient
    implicitWidth: row.implicitWidth + Theme.tiny
    implicitHeight: Theme.controlHeight
    radius: Theme.radius
    color: Theme.glass
    border.width: Theme.hairline
    border.color: Theme.line

    RowLayout {
        id: row

        anchors.fill: parent
        spacing: 0

        PlainButton {
            id: count

            text: qsTr("%1 hidden").arg(root.session.hiddenCount)
            Accessible.name: qsTr("List the %1 hidden structures").arg(root.session.hiddenCount)
            onClicked: list.opened ? list.close() : list.open()
        }
        PlainButton {
            text: qsTr("Restore")
            font.weight: Font.DemiBold
            Accessible.name: qsTr("Restore all that is hidden")
            onClicked: root.session.restoreHidden()
        }
    }
    Popup {
        id: list

        y: root.height + Theme.tiny
        width: Theme.menuWidth
        height: Math.min(implicitHeight, Theme.listHeight)
        padding: Theme.tiny
        closePolicy: Popup.CloseOnEscape | Popup.CloseOnPressOutsideParent

        background: Rectangle {
            color: Theme.raised
            radius: Theme.radius
            border.width: Theme.hairline
            border.color: Theme.line
        }
        ListView {
            anchors.fill: parent
            implicitHeight: contentHeight
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Hidden structures")
            // The count is read so that the list is made anew whenever what is shown changes.
            model: list.opened && root.session.hiddenCount > 0 ? root.session.hiddenStructures() : []
            ScrollBar.vertical: SlimScrollBar {}

            delegate: ItemDelegate {
                id: item

                required property var modelData

                width: ListView.view.width
                height: Theme.rowHeight
                text: modelData.name
                onClicked: root.session.reveal(modelData.key)
                Accessible.role: Accessible.Button
                Accessible.name: qsTr("Show %1").arg(modelData.name)

                contentItem: Text {
                    text: item.text
                    color: Theme.ink
                    font.pixelSize: Theme.body
                    elide: Text.ElideRight
                    verticalAlignment: Text.AlignVCenter
                }
                background: Rectangle {
                    radius: Theme.smallRadius
                    color: item.hovered ? Theme.hover : "transparent"
                }
            }
        }
    }
}
