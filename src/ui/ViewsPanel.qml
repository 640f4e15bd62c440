pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Psoas.App

/// Named directions to look from, and the views of the atlas.
ListView {
    id: root

    required property Session session

    clip: true
    topMargin: Theme.small
    bottomMargin: Theme.small
    boundsBehavior: Flickable.StopAtBounds
    activeFocusOnTab: true
    currentIndex: -1
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Views")
    ScrollBar.vertical: SlimScrollBar {}
    onActiveFocusChanged: if (activeFocus && currentIndex < 0 && count > 0)
        currentIndex = 0
    Keys.onReturnPressed: if (currentItem)
        (currentItem as ItemDelegate).clicked()

    model: ViewModel {
        session: root.session
    }
    delegate: ItemDelegate {
        id: row

        required text
        required property string viewKey
        required property string keys

        width: ListView.view.width
        height: Theme.controlHeight
        focusPolicy: Qt.NoFocus
        onClicked: root.session.flyToView(viewKey)
        Accessible.role: Accessible.ListItem
        Accessible.name: text
        Accessible.onPressAction: root.session.flyToView(viewKey)

        background: Rectangle {
            anchors.fill: parent
            anchors.leftMargin: Theme.small
            anchors.rightMargin: Theme.small
            radius: Theme.smallRadius
            color: row.hovered ? Theme.hover : "transparent"

            FocusRing {
                visible: row.ListView.isCurrentItem && root.activeFocus
            }
        }
        contentItem: Item {
            Text {
                anchors {
                    left: parent.left
                    leftMargin: Theme.small
                    verticalCenter: parent.verticalCenter
                }
                text: row.text
                color: Theme.ink
                font.pixelSize: Theme.body
            }
            Text {
                anchors {
                    right: parent.right
                    rightMargin: Theme.small
                    verticalCenter: parent.verticalCenter
                }
                text: row.keys
                color: Theme.quiet
                font.pixelSize: Theme.caption
            }
        }
    }
}
