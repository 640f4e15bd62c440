pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Psoas.App

/// What there is.
Rectangle {
    id: root

    required property Session session
    readonly property var tabIds: ["structures", "views"]

    color: Theme.surface
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("What there is")

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        TabBar {
            id: tabs

            Layout.fillWidth: true
            Layout.leftMargin: Theme.tiny
            Layout.topMargin: Theme.tiny
            background: null
            currentIndex: Math.max(0, root.tabIds.indexOf(root.session.settings.leftTab))
            onCurrentIndexChanged: root.session.settings.leftTab = root.tabIds[currentIndex]
            Accessible.name: qsTr("Lists")

            PanelTab {
                name: qsTr("Structures")
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
