pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Psoas.App

/// Every key and what the mouse does, to be searched; and whose hands the mouse is set for.
CalmDialog {
    id: root

    required property Session session

    name: qsTr("Keys and mouse")
    onOpened: {
        field.clear()
        field.forceActiveFocus()
    }

    InputField {
        id: field

        Layout.fillWidth: true
        name: qsTr("Search keys")
        placeholderText: qsTr("Search: hide, zoom, Ctrl …")
    }
    ListView {
        id: list

        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.preferredHeight: Theme.listHeight
        clip: true
        cacheBuffer: 0 // Qt warns of rows still in the making when the filter takes them away
        boundsBehavior: Flickable.StopAtBounds
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Keys")
        ScrollBar.vertical: SlimScrollBar {}

        model: CommandModel {
            session: root.session
            where: CommandModel.ListOfKeys
            filter: field.text
        }
        delegate: Item {
            id: row

            required property string text
            required property string keyText
            required property string heading

            width: ListView.view.width
            height: Theme.rowHeight + (title.visible ? title.height : 0)
            Accessible.role: Accessible.ListItem
            Accessible.name: text + ": " + keyText

            Text {
                id: title

                visible: row.heading.length > 0
                topPadding: Theme.medium
                bottomPadding: Theme.tiny
                text: row.heading
                color: Theme.quiet
                font.pixelSize: Theme.caption
                font.weight: Font.DemiBold
                Accessible.role: Accessible.Heading
                Accessible.name: text
                Accessible.ignored: !visible
            }
            Text {
                anchors {
                    left: parent.left
                    right: keys.left
                    bottom: parent.bottom
                    bottomMargin: (Theme.rowHeight - height) / 2
                }
                text: row.text
                color: Theme.ink
                font.pixelSize: Theme.body
                elide: Text.ElideRight
            }
            Text {
                id: keys

                anchors {
                    right: parent.right
                    rightMargin: Theme.medium
                    bottom: parent.bottom
                    bottomMargin: (Theme.rowHeight - height) / 2
                }
                text: row.keyText
                color: Theme.quiet
                font.pixelSize: Theme.body
            }
        }
        Text {
            anchors.centerIn: parent
            visible: list.count === 0
            text: qsTr("No key does that.")
            color: Theme.quiet
            font.pixelSize: Theme.body
        }
    }
    RowLayout {
        spacing: Theme.tiny

        Text {
            Layout.rightMargin: Theme.small
            text: qsTr("Mouse as in")
            color: Theme.quiet
            font.pixelSize: Theme.body
        }
        Repeater {
            model: root.session.settings.handsOffered
            delegate: PlainButton {
                required property var modelData

                text: modelData.name
                checked: root.session.settings.hands === modelData.id
                Accessible.name: qsTr("Mouse as in %1").arg(text)
                Accessible.checkable: true
                Accessible.checked: checked
                onClicked: root.session.settings.hands = modelData.id
            }
        }
    }
}
