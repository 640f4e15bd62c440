pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Psoas.App

Rectangle {
    id: root

    required property Session session

    function startSearch() {
        search.start()
    }

    implicitHeight: Theme.headerHeight
    color: Theme.surface

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.gap
        anchors.rightMargin: Theme.gap
        spacing: Theme.small

        IconButton {
            name: root.session.settings.leftOpen ? qsTr("Fold the left panel") : qsTr("Unfold the left panel")
            glyph: "left-panel"
            keys: "F9"
            tint: root.session.settings.leftOpen ? Theme.ink : Theme.quiet
            onClicked: root.session.run("left-panel")
        }
        Text {
            text: qsTr("Psoas Atlas")
            color: Theme.ink
            font.pixelSize: Theme.heading
            font.weight: Font.DemiBold
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        Item {
            Layout.fillWidth: true
        }
        SearchBox {
            id: search

            Layout.fillWidth: true
            Layout.preferredWidth: Theme.searchWidth
            Layout.maximumWidth: Theme.searchWidth
            session: root.session
        }
        Item {
            Layout.fillWidth: true
        }
        CalmSwitch {
            text: qsTr("Patient view")
            checked: root.session.settings.patient
            onToggled: root.session.run("patient")
        }
        IconButton {
            name: qsTr("Keys and mouse")
            glyph: "help"
            keys: "F1"
            onClicked: root.session.run("keys")
        }
        IconButton {
            name: root.session.settings.dark ? qsTr("Light colours") : qsTr("Dark colours")
            glyph: root.session.settings.dark ? "light" : "dark"
            keys: "Ctrl+D"
            onClicked: root.session.run("dark")
        }
        IconButton {
            id: more

            name: qsTr("Open, save and more")
            glyph: "menu"
            tipWanted: !menu.visible
            onClicked: menu.opened ? menu.close() : menu.popup(more, more.width - menu.width, more.height)

            MainMenu {
                id: menu

                session: root.session
            }
        }
        IconButton {
            name: root.session.settings.rightOpen ? qsTr("Fold the right panel") : qsTr("Unfold the right panel")
            glyph: "right-panel"
            keys: "Shift+F9"
            tint: root.session.settings.rightOpen ? Theme.ink : Theme.quiet
            onClicked: root.session.run("right-panel")
        }
    }
    Divider {
        anchors {
            left: parent.left
            right: parent.right
            bottom: parent.bottom
        }
    }
}
