pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Psoas.App

/// What there is.
Rectangle {
    id: root

    required property Session session
    required property TourPlayer player
    readonly property list<string> tabIds: ["structures", "points", "symptoms", "exercises", "answers", "views"]
    // Patients have no use for the tree of structures: they find the points in its place.
    readonly property int current: Math.max(Theme.patient ? 1 : 0, tabIds.indexOf(session.settings.leftTab))

    function open(index: int) {
        session.settings.leftTab = tabIds[index]
    }

    color: Theme.surface
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("What there is")

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        Grid {
            Layout.fillWidth: true
            Layout.margins: Theme.small
            columns: 2
            columnSpacing: Theme.tiny
            Accessible.role: Accessible.PageTabList
            Accessible.name: qsTr("Lists")

            PanelTab {
                name: qsTr("Structures")
                visible: !Theme.patient
                checked: root.current === 0
                onClicked: root.open(0)
            }
            PanelTab {
                name: qsTr("Points")
                count: points.count
                checked: root.current === 1
                onClicked: root.open(1)
            }
            PanelTab {
                name: qsTr("Symptoms")
                count: symptoms.count
                checked: root.current === 2
                onClicked: root.open(2)
            }
            PanelTab {
                name: qsTr("Exercises")
                count: exercises.count
                checked: root.current === 3
                onClicked: root.open(3)
            }
            PanelTab {
                name: qsTr("Answers")
                count: answers.count
                checked: root.current === 4
                onClicked: root.open(4)
            }
            PanelTab {
                name: qsTr("Views")
                checked: root.current === 5
                onClicked: root.open(5)
            }
        }
        Divider {
            Layout.fillWidth: true
        }
        StackLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            currentIndex: root.current

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
                player: root.player
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
