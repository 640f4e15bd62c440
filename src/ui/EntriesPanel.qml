pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Psoas.App

/// Points, symptoms, exercises ... to choose from.
ListView {
    id: root

    required property Session session
    required property string name
    property alias kinds: entries.kinds

    clip: true
    topMargin: Theme.small
    bottomMargin: Theme.small
    boundsBehavior: Flickable.StopAtBounds
    activeFocusOnTab: true
    currentIndex: -1
    Accessible.role: Accessible.List
    Accessible.name: name
    ScrollBar.vertical: SlimScrollBar {}
    onActiveFocusChanged: if (activeFocus && currentIndex < 0 && count > 0)
        currentIndex = 0
    Keys.onReturnPressed: if (currentItem)
        (currentItem as ItemDelegate).clicked()

    model: EntryListModel {
        id: entries

        session: root.session
    }
    delegate: ItemDelegate {
        id: row

        required property string key
        required property int number
        required property string title
        required property string heading
        required property list<string> verdicts
        readonly property bool open: root.session.entryKey === key

        width: ListView.view.width
        implicitHeight: contentItem.implicitHeight + Theme.gap
        topPadding: Theme.tiny
        bottomPadding: Theme.tiny
        leftPadding: Theme.medium
        rightPadding: Theme.medium
        focusPolicy: Qt.NoFocus
        onClicked: root.session.openEntry(key)
        Accessible.role: Accessible.ListItem
        Accessible.name: number > 0 ? qsTr("%1 %2").arg(number).arg(title) : title
        Accessible.selected: open
        Accessible.onPressAction: root.session.openEntry(key)

        background: Item {
            Rectangle {
                anchors.fill: parent
                anchors.leftMargin: Theme.small
                anchors.rightMargin: Theme.small
                anchors.topMargin: row.heading.length > 0 ? Theme.large + Theme.tiny : 0
                radius: Theme.smallRadius
                color: row.open ? Theme.accentSoft : row.hovered ? Theme.hover : "transparent"

                FocusRing {
                    visible: row.ListView.isCurrentItem && root.activeFocus
                }
            }
        }
        contentItem: ColumnLayout {
            spacing: Theme.tiny

            Text {
                Layout.fillWidth: true
                Layout.topMargin: Theme.small
                visible: row.heading.length > 0
                text: row.heading
                color: Theme.quiet
                font.pixelSize: Theme.caption
                font.weight: Font.DemiBold
                Accessible.role: Accessible.Heading
                Accessible.name: text
                Accessible.ignored: !visible
            }
            RowLayout {
                Layout.topMargin: Theme.tiny
                spacing: Theme.small

                Text {
                    Layout.alignment: Qt.AlignTop
                    Layout.preferredWidth: Theme.icon
                    visible: row.number > 0
                    text: row.number
                    color: Theme.quiet
                    font.pixelSize: Theme.body
                    horizontalAlignment: Text.AlignRight
                    Accessible.ignored: true
                }
                Text {
                    Layout.fillWidth: true
                    text: row.title
                    color: Theme.ink
                    font.pixelSize: Theme.body
                    wrapMode: Text.WordWrap
                    Accessible.ignored: true
                }
            }
        }
    }
}
