pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Psoas.App

/// What went wrong and what to do, until it is dismissed.
Rectangle {
    id: root

    required property Session session
    property bool open: false
    readonly property var details: session.problemDetails

    visible: session.problem.length > 0
    implicitHeight: visible ? column.implicitHeight + 2 * Theme.small : 0
    color: Theme.noticeSurface
    onVisibleChanged: open = false
    Accessible.role: Accessible.AlertMessage
    Accessible.name: session.problem

    ColumnLayout {
        id: column

        anchors {
            left: parent.left
            right: parent.right
            verticalCenter: parent.verticalCenter
            leftMargin: Theme.medium
            rightMargin: Theme.small
        }
        spacing: Theme.tiny

        RowLayout {
            spacing: Theme.small

            ReadableText {
                Layout.fillWidth: true
                text: root.session.problem
                color: Theme.noticeInk
            }
            Text {
                visible: root.session.problemCount > 1
                text: qsTr("and %1 more").arg(root.session.problemCount - 1)
                color: Theme.noticeInk
                font.pixelSize: Theme.caption
            }
            PlainButton {
                visible: root.details.length > 0
                text: root.open ? qsTr("Less") : qsTr("Details")
                onClicked: root.open = !root.open
            }
            IconButton {
                name: qsTr("Dismiss this message")
                glyph: "close"
                tint: Theme.noticeInk
                onClicked: {
                    root.open = false
                    root.session.dismissProblem()
                }
            }
        }
        ScrollView {
            Layout.fillWidth: true
            Layout.preferredHeight: Math.min(list.implicitHeight, Theme.listHeight / 3)
            visible: root.open
            contentWidth: availableWidth

            ReadableText {
                id: list

                width: parent.width
                text: root.details.join("\n")
                color: Theme.noticeInk
                font.pixelSize: Theme.caption
            }
        }
    }
}
