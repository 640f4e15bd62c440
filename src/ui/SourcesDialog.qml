pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Psoas.App

/// The bibliography.
CalmDialog {
    id: root

    required property Session session

    name: qsTr("Sources")
    onOpened: {
        field.text = ""
        field.forceActiveFocus()
    }

    InputField {
        id: field

        Layout.fillWidth: true
        name: qsTr("Search sources")
        placeholderText: qsTr("Author, year, title …")
    }
    ReadableText {
        Layout.fillWidth: true
        text: qsTr("%1 sources. A title in square brackets says in our words what was read.").arg(list.count)
        color: Theme.quiet
        font.pixelSize: Theme.caption
    }
    ListView {
        id: list

        Layout.fillWidth: true
        Layout.fillHeight: true
        implicitHeight: Theme.listHeight
        clip: true
        spacing: Theme.small
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Bibliography")
        ScrollBar.vertical: SlimScrollBar {}

        model: SourceListModel {
            session: root.session
            filter: field.text
        }
        delegate: ColumnLayout {
            id: row

            required property string citation
            required property string seen

            width: ListView.view.width - Theme.gap
            spacing: 0

            ReadableText {
                Layout.fillWidth: true
                text: row.citation
                spoken: qsTr("Source: %1").arg(row.citation)
            }
            ReadableText {
                Layout.fillWidth: true
                text: row.seen
                color: Theme.quiet
                font.pixelSize: Theme.caption
            }
        }
    }
}
