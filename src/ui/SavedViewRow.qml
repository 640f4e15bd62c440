import QtQuick
import QtQuick.Layouts
import Psoas.App

/// A view that was kept: shown by a click, changed by what opens below it.
ColumnLayout {
    id: root

    required property SavedViewModel views
    required property TourPlayer player
    required property int index
    required property string name
    required property string caption
    property bool open: false

    Layout.fillWidth: true
    spacing: 0

    RowLayout {
        Layout.fillWidth: true
        Layout.rightMargin: Theme.small
        spacing: 0

        ViewRow {
            text: root.name
            remark: root.caption
            onClicked: root.views.show(root.index)
        }
        IconButton {
            visible: !Theme.patient
            compact: true
            name: qsTr("Change the view: %1").arg(root.name)
            glyph: "more"
            checked: root.open
            onClicked: root.open = !root.open
        }
    }
    ColumnLayout {
        Layout.fillWidth: true
        Layout.leftMargin: Theme.medium
        Layout.rightMargin: Theme.small
        visible: root.open && !Theme.patient
        spacing: Theme.tiny

        InputField {
            Layout.fillWidth: true
            name: qsTr("Name of the view")
            glyph: "tool-select"
            text: root.name
            placeholderText: qsTr("Name")
            onEditingFinished: if (text !== root.name)
                root.views.rename(root.index, text)
        }
        InputField {
            Layout.fillWidth: true
            name: qsTr("Words to the view")
            glyph: "about"
            text: root.caption
            placeholderText: qsTr("What is seen, in a sentence")
            onEditingFinished: if (text !== root.caption)
                root.views.setCaption(root.index, text)
        }
        Flow {
            Layout.fillWidth: true

            PlainButton {
                text: qsTr("Play from here")
                onClicked: root.views.play(root.player, root.index)
            }
            PlainButton {
                text: qsTr("Up")
                Accessible.name: qsTr("Move up: %1").arg(root.name)
                enabled: root.index > 0
                onClicked: root.views.move(root.index, root.index - 1)
            }
            PlainButton {
                text: qsTr("Down")
                Accessible.name: qsTr("Move down: %1").arg(root.name)
                enabled: root.index + 1 < root.views.count
                onClicked: root.views.move(root.index, root.index + 1)
            }
            PlainButton {
                text: qsTr("Remove")
                Accessible.name: qsTr("Remove: %1").arg(root.name)
                onClicked: root.views.remove(root.index)
            }
        }
    }
}
