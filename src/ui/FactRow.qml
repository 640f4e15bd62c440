pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Psoas.App

/// One statement, and on request who says it.
ColumnLayout {
    id: root

    required property Session session
    required property string section
    required property bool first
    required property string plain
    required property string rich
    required property list<string> sources
    required property bool toBeChecked
    property bool open: false

    spacing: Theme.tiny

    Text {
        Layout.topMargin: Theme.medium
        visible: root.first && root.section.length > 0
        text: root.section
        color: Theme.quiet
        font.pixelSize: Theme.caption
        font.weight: Font.DemiBold
        Accessible.role: Accessible.Heading
        Accessible.name: text
        Accessible.ignored: !visible
    }
    ReadableText {
        Layout.fillWidth: true
        Layout.topMargin: !root.first ? Theme.small : root.section.length > 0 ? 0 : Theme.medium
        text: qsTr("<style>a { color: %1; text-decoration: none; }</style><p style=\"line-height: %2%\">%3</p>").arg(Theme.accent).arg(100 * Theme.lineHeight).arg(root.rich)
        textFormat: TextEdit.RichText
        spoken: root.section.length > 0 ? root.section + ": " + root.plain : root.plain
        onLinkActivated: link => root.session.find(link)

        HoverHandler {
            cursorShape: parent.hoveredLink.length > 0 ? Qt.PointingHandCursor : Qt.IBeamCursor
        }
    }
    RowLayout {
        visible: !Theme.patient
        spacing: Theme.small

        PlainButton {
            id: who

            visible: root.sources.length > 0
            implicitHeight: Theme.large
            leftPadding: 0
            rightPadding: 0
            font.pixelSize: Theme.caption
            font.weight: Font.Normal
            text: root.open ? qsTr("Hide sources") : root.sources.length === 1 ? qsTr("1 source") : qsTr("%1 sources").arg(root.sources.length)
            Accessible.name: qsTr("Sources of: %1").arg(root.plain)
            onClicked: root.open = !root.open
        }
        Text {
            visible: root.toBeChecked
            text: qsTr("to be checked")
            color: Theme.quiet
            font.pixelSize: Theme.caption
            font.italic: true
            Accessible.role: Accessible.StaticText
            Accessible.name: text
            Accessible.ignored: !root.toBeChecked
        }
    }
    Repeater {
        model: root.open && !Theme.patient ? root.sources : []

        ReadableText {
            required property string modelData

            Layout.fillWidth: true
            Layout.leftMargin: Theme.gap
            text: modelData
            spoken: qsTr("Source: %1").arg(modelData)
            color: Theme.quiet
            font.pixelSize: Theme.caption
        }
    }
}
