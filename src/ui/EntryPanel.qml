pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Psoas.App

/// The point, symptom, exercise ... that is open, with what the literature says of it.
Item {
    id: root

    required property Session session

    EntryModel {
        id: entry

        session: root.session
        onCurrentChanged: flick.contentY = 0
    }
    Flickable {
        id: flick

        anchors.fill: parent
        contentHeight: column.implicitHeight + 2 * Theme.large
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: SlimScrollBar {}

        ColumnLayout {
            id: column

            x: Theme.large
            y: Theme.medium
            width: flick.width - 2 * Theme.large
            spacing: 0

            PlainButton {
                Layout.leftMargin: -Theme.small
                text: qsTr("Back")
                Accessible.name: qsTr("Close this entry")
                onClicked: root.session.closeEntry()
            }
            Text {
                Layout.topMargin: Theme.small
                text: entry.label
                color: Theme.quiet
                font.pixelSize: Theme.caption
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
            ReadableText {
                Layout.fillWidth: true
                Layout.topMargin: Theme.tiny
                text: entry.title
                font.pixelSize: Theme.title
                font.weight: Font.DemiBold
                Accessible.role: Accessible.Heading
            }

            FallbackNote {
                Layout.topMargin: Theme.small
                visible: entry.isFallback
                text: qsTr("Not translated yet: in English.")
            }

            // How good the claim is.
            Repeater {
                model: Theme.patient ? [] : entry.verdicts

                ColumnLayout {
                    id: verdict

                    required property var modelData

                    Layout.fillWidth: true
                    Layout.topMargin: Theme.gap
                    spacing: Theme.tiny

                    Rectangle {
                        implicitWidth: badge.width + 2 * Theme.small
                        implicitHeight: badge.implicitHeight + Theme.small
                        radius: Theme.smallRadius
                        color: Theme.accentSoft

                        Text {
                            id: badge

                            anchors.centerIn: parent
                            width: Math.min(implicitWidth, column.width - 2 * Theme.small)
                            wrapMode: Text.WordWrap
                            text: verdict.modelData.of.length > 0 ? qsTr("%1: %2").arg(verdict.modelData.of).arg(verdict.modelData.is) : verdict.modelData.is
                            color: Theme.ink
                            font.pixelSize: Theme.caption
                            font.weight: Font.DemiBold
                            Accessible.role: Accessible.StaticText
                            Accessible.name: qsTr("Verdict: %1").arg(text)
                        }
                    }
                    Text {
                        Layout.fillWidth: true
                        text: verdict.modelData.meaning
                        color: Theme.quiet
                        font.pixelSize: Theme.caption
                        wrapMode: Text.WordWrap
                        Accessible.role: Accessible.StaticText
                        Accessible.name: text
                    }
                }
            }

            // What it looks like.
            Flow {
                Layout.fillWidth: true
                Layout.topMargin: Theme.medium
                visible: entry.canShow
                spacing: Theme.small

                PlainButton {
                    text: qsTr("Show me")
                    strong: !root.session.entryShown
                    onClicked: root.session.showEntry(0)
                }
                PlainButton {
                    visible: root.session.entryShown && entry.steps.length > 0
                    enabled: root.session.entryStep < entry.steps.length
                    text: qsTr("Next")
                    Accessible.name: qsTr("Next step")
                    onClicked: root.session.showEntry(root.session.entryStep + 1)
                }
                PlainButton {
                    visible: root.session.entryShown
                    text: qsTr("Restore the picture")
                    onClicked: root.session.endShowing()
                }
            }
            Text {
                Layout.fillWidth: true
                Layout.topMargin: Theme.small
                visible: root.session.entryShown
                text: root.session.entryCaption
                color: Theme.ink
                font.pixelSize: Theme.body
                wrapMode: Text.WordWrap
                Accessible.role: Accessible.StaticText
                Accessible.name: text
                Accessible.ignored: !visible
            }

            Repeater {
                model: entry
                delegate: FactRow {
                    Layout.fillWidth: true
                    session: root.session
                }
            }
        }
    }
}
