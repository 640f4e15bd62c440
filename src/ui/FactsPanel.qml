pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Psoas.App

/// What is said of the selection.
Rectangle {
    id: root

    required property Session session
    readonly property bool hasStructure: facts.key.length > 0

    color: Theme.surface
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Facts")

    FactsModel {
        id: facts

        session: root.session
        onCurrentChanged: flick.contentY = 0
    }
    // What is open to be read stands before the facts.
    EntryPanel {
        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
            bottom: foot.top
        }
        visible: root.session.entryKey.length > 0
        session: root.session
    }
    Flickable {
        id: flick

        visible: root.session.entryKey.length === 0
        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
            bottom: foot.top
        }
        contentHeight: column.implicitHeight + 2 * Theme.large
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: SlimScrollBar {}

        ColumnLayout {
            id: column

            x: Theme.large
            y: Theme.large
            width: flick.width - 2 * Theme.large
            spacing: 0

            PlainButton {
                Layout.leftMargin: -Theme.small
                Layout.bottomMargin: Theme.small
                Layout.maximumWidth: column.width
                visible: root.session.leftEntry.length > 0
                text: qsTr("Back to: %1").arg(root.session.leftEntryTitle)
                onClicked: root.session.returnToEntry()
            }
            // Nothing is selected.
            Text {
                Layout.fillWidth: true
                visible: !root.hasStructure
                text: root.session.hasAtlas ? root.session.atlasName : qsTr("Psoas Atlas")
                color: Theme.ink
                font.pixelSize: Theme.title
                font.weight: Font.DemiBold
                wrapMode: Text.WordWrap
                Accessible.role: Accessible.Heading
                Accessible.name: text
                Accessible.ignored: root.hasStructure
            }
            Text {
                Layout.fillWidth: true
                Layout.topMargin: Theme.gap
                visible: !root.hasStructure
                text: root.session.hasAtlas ? qsTr("%1 structures. Click one in the picture or in the list to read about it. Drag to turn the body, turn the wheel to come nearer; F1 lists all keys.").arg(root.session.structureCount) : root.session.loading ? qsTr("The body is on its way.") : qsTr("Nothing is open. Press Ctrl+O to open a model, or drop a file here.")
                color: Theme.quiet
                font.pixelSize: Theme.body
                lineHeight: Theme.lineHeight
                wrapMode: Text.WordWrap
                Accessible.role: Accessible.StaticText
                Accessible.name: text
                Accessible.ignored: root.hasStructure
            }

            // Names.
            Text {
                Layout.bottomMargin: Theme.small
                visible: root.session.selectionCount > 1
                text: qsTr("%1 selected; this one last").arg(root.session.selectionCount)
                color: Theme.accent
                font.pixelSize: Theme.caption
                Accessible.role: Accessible.StaticText
                Accessible.name: text
                Accessible.ignored: !visible
            }
            ReadableText {
                Layout.fillWidth: true
                visible: root.hasStructure
                text: facts.name
                font.pixelSize: Theme.title
                font.weight: Font.DemiBold
                Accessible.role: Accessible.Heading
            }
            Text {
                Layout.topMargin: Theme.tiny
                visible: text.length > 0
                text: facts.sideAndKind
                color: Theme.quiet
                font.pixelSize: Theme.body
                Accessible.role: Accessible.StaticText
                Accessible.name: text
                Accessible.ignored: !visible
            }
            ReadableText {
                Layout.fillWidth: true
                Layout.topMargin: Theme.gap
                visible: facts.latin.length > 0 && !Theme.patient
                text: facts.latin
                spoken: qsTr("Latin: %1").arg(facts.latin)
                font.italic: true
            }
            ReadableText {
                Layout.fillWidth: true
                Layout.topMargin: Theme.tiny
                visible: facts.pronunciation.length > 0
                text: qsTr("%1", "pronunciation of the English name").arg(facts.pronunciation)
                spoken: qsTr("Pronunciation: %1").arg(facts.pronunciation)
                color: Theme.quiet
            }
            ReadableText {
                Layout.fillWidth: true
                Layout.topMargin: Theme.tiny
                visible: facts.synonyms.length > 0 && !Theme.patient
                text: qsTr("also %1").arg(facts.synonyms)
                spoken: qsTr("Also called: %1").arg(facts.synonyms)
                color: Theme.quiet
            }
            Flow {
                Layout.fillWidth: true
                Layout.topMargin: Theme.small
                visible: (facts.ta2.length > 0 || facts.fma.length > 0) && !Theme.patient
                spacing: Theme.medium

                ReadableText {
                    visible: facts.ta2.length > 0
                    text: qsTr("TA2 %1").arg(facts.ta2)
                    wrapMode: TextEdit.NoWrap
                    color: Theme.quiet
                    font.pixelSize: Theme.caption
                }
                ReadableText {
                    visible: facts.fma.length > 0
                    text: qsTr("FMA %1").arg(facts.fma)
                    wrapMode: TextEdit.NoWrap
                    color: Theme.quiet
                    font.pixelSize: Theme.caption
                }
            }
            ReadableText {
                Layout.fillWidth: true
                Layout.topMargin: Theme.gap
                visible: facts.note.length > 0 && !Theme.patient
                text: qsTr("About this model: %1").arg(facts.note)
                color: Theme.noticeInk
                font.pixelSize: Theme.caption
            }

            FallbackNote {
                Layout.topMargin: Theme.gap
                visible: facts.nameIsFallback || facts.isFallback
                text: facts.isFallback ? qsTr("Not translated yet: in English.") : qsTr("The name is in English: there is none in this language yet.")
            }

            // Where the muscle is attached, or which are attached to the bone.
            CalmSwitch {
                Layout.fillWidth: true
                Layout.topMargin: Theme.medium
                visible: facts.hasAttachments && !Theme.patient
                text: qsTr("Show attachment areas")
                checked: facts.attachmentsShown
                onToggled: root.session.toggleAttachments(facts.key)
            }

            // Variants of the group.
            Repeater {
                model: Theme.patient ? [] : facts.variants
                delegate: CalmSwitch {
                    required property var modelData

                    Layout.fillWidth: true
                    Layout.topMargin: Theme.medium
                    text: qsTr("Show %1").arg(modelData.name)
                    checked: modelData.shown
                    onToggled: root.session.toggleVisible(modelData.id)
                }
            }

            // Statements.
            Repeater {
                model: facts
                delegate: FactRow {
                    Layout.fillWidth: true
                    session: root.session
                }
            }
            Text {
                Layout.fillWidth: true
                Layout.topMargin: Theme.medium
                visible: root.hasStructure && facts.count === 0
                text: qsTr("Nothing has been written about this structure yet.")
                color: Theme.quiet
                font.pixelSize: Theme.body
                wrapMode: Text.WordWrap
                Accessible.role: Accessible.StaticText
                Accessible.name: text
                Accessible.ignored: !visible
            }
        }
    }
    Rectangle {
        id: foot

        anchors {
            left: parent.left
            right: parent.right
            bottom: parent.bottom
        }
        height: words.implicitHeight + 2 * Theme.gap
        color: Theme.surface

        Divider {
            anchors {
                left: parent.left
                right: parent.right
                top: parent.top
            }
        }
        Text {
            id: words

            anchors {
                left: parent.left
                right: parent.right
                verticalCenter: parent.verticalCenter
                leftMargin: Theme.large
                rightMargin: Theme.large
            }
            text: qsTr("For learning about the body, not for diagnosis.")
            color: Theme.quiet
            font.pixelSize: Theme.caption
            wrapMode: Text.WordWrap
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }
    Divider {
        anchors {
            top: parent.top
            bottom: parent.bottom
            left: parent.left
        }
    }
}
