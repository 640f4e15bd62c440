pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Psoas.App

/// What there is.
Rectangle {
    id: root

    required property Session session
    readonly property list<string> tabIds: ["structures", "points", "symptoms", "exercises", "answers", "views"]

    color: Theme.surface
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("What there is")

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        TabBar {
            id: tabs

            Layout.fillWidth: true
            Layout.margins: Theme.small
            background: null
            currentIndex: Math.max(0, root.tabIds.indexOf(root.session.settings.leftTab))
            onCurrentIndexChanged: root.session.settings.leftTab = root.tabIds[currentIndex]
            Accessible.name: qsTr("Lists")
            contentItem: Grid {
                columns: 2
                columnSpacing: Theme.tiny

                Repeater {
                    model: tabs.contentModel
                }
            }

            PanelTab {
                name: qsTr("Structures")
            }
            PanelTab {
                name: qsTr("Points")
                count: points.count
            }
            PanelTab {
                name: qsTr("Symptoms")
                count: symptoms.count
            }
            PanelTab {
                name: qsTr("Exercises")
                count: exercises.count
            }
            PanelTab {
                name: qsTr("Answers")
                count: answers.count
            }
            PanelTab {
                name: qsTr("Views")
            }
        }
        Divider {
            Layout.fillWidth: true
        }
        StackLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            currentIndex: tabs.currentIndex

            StructuresPanel {
                session: root.session
            }
            EntriesPanel {
                id: points

                session: root.session
                name: qsTr("Points")
                kinds: ["points"]
            }
            EntriesPanel {
                id: symptoms

                session: root.session
                name: qsTr("Symptoms")
                kinds: ["symptoms", "conditions", "causes"]
            }
            EntriesPanel {
                id: exercises

                session: root.session
                name: qsTr("Exercises")
                kinds: ["exercises", "benefits"]
            }
            EntriesPanel {
                id: answers

                session: root.session
                name: qsTr("Answers")
                kinds: ["answers", "words", "notes"]
            }
            ViewsPanel {
                session: root.session
            }
        }
    }
    Divider {
        anchors {
            top: parent.top
            bottom: parent.bottom
            right: parent.right
        }
    }
}
