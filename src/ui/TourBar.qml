pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Psoas.App

/// The tour that is on: its words, and its play, pause, back and next.
Rectangle {
    id: root

    required property TourPlayer player
    property bool sourcesOpen: false

    visible: player.active
    implicitHeight: column.implicitHeight + 2 * Theme.gap
    radius: Theme.radius
    color: Theme.glass
    border.width: Theme.hairline
    border.color: Theme.line
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Tour: %1").arg(player.title)

    // What lies under the bar is not to be clicked through it.
    TapHandler {}
    HoverHandler {
        blocking: true
    }
    ColumnLayout {
        id: column

        x: Theme.medium
        y: Theme.gap
        width: parent.width - 2 * Theme.medium
        spacing: Theme.tiny

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.tiny

            Text {
                Layout.fillWidth: true
                text: qsTr("%1 · %2 of %3").arg(root.player.title).arg(root.player.position + 1).arg(root.player.count)
                color: Theme.quiet
                font.pixelSize: Theme.caption
                elide: Text.ElideRight
                Accessible.role: Accessible.StaticText
                Accessible.name: text
                Accessible.ignored: !root.visible
            }
            IconButton {
                name: qsTr("Stop before")
                glyph: "back"
                enabled: root.player.position > 0
                onClicked: root.player.back()
            }
            IconButton {
                name: root.player.playing ? qsTr("Pause the tour") : qsTr("Play on")
                glyph: root.player.playing ? "pause" : "play"
                onClicked: root.player.playing ? root.player.pause() : root.player.resume()
            }
            IconButton {
                name: qsTr("Next stop")
                glyph: "next"
                enabled: root.player.position + 1 < root.player.count
                onClicked: root.player.next()
            }
            IconButton {
                name: qsTr("End the tour")
                glyph: "close"
                onClicked: root.player.end()
            }
        }
        Text {
            Layout.fillWidth: true
            text: root.player.caption
            color: Theme.ink
            font.pixelSize: Theme.heading
            lineHeight: Theme.lineHeight
            wrapMode: Text.WordWrap
            Accessible.role: Accessible.StaticText
            Accessible.name: text
            Accessible.ignored: !root.visible
        }
        PlainButton {
            visible: root.player.sources.length > 0 && !Theme.patient
            implicitHeight: Theme.large
            leftPadding: 0
            rightPadding: 0
            font.pixelSize: Theme.caption
            font.weight: Font.Normal
            text: root.sourcesOpen ? qsTr("Hide sources") : qsTr("Sources")
            Accessible.name: qsTr("Sources of this stop")
            onClicked: root.sourcesOpen = !root.sourcesOpen
        }
        Repeater {
            model: root.sourcesOpen && !Theme.patient ? root.player.sources : []

            ReadableText {
                required property string modelData

                Layout.fillWidth: true
                text: modelData
                spoken: qsTr("Source: %1").arg(modelData)
                color: Theme.quiet
                font.pixelSize: Theme.caption
            }
        }
    }
}
