pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Psoas.App

/// The search field and, below it, what it finds.
InputField {
    id: root

    required property Session session

    function start() {
        forceActiveFocus(Qt.ShortcutFocusReason)
        selectAll()
    }
    function choose(row: int) {
        if (hits.activate(row)) {
            clear()
            focus = false
        }
    }

    name: qsTr("Search structures")
    placeholderText: Theme.patient ? qsTr("Search: “pillow”, “sitting” …") : qsTr("Search: names, Latin, “pillow”, TA2 2595 …")
    onTextChanged: list.currentIndex = 0
    onAccepted: choose(list.currentIndex)
    Keys.onDownPressed: list.incrementCurrentIndex()
    Keys.onUpPressed: list.decrementCurrentIndex()
    Keys.onShortcutOverride: event => event.accepted = event.key === Qt.Key_Escape
    Keys.onEscapePressed: {
        clear()
        focus = false
    }

    SearchModel {
        id: hits

        session: root.session
        text: root.text
    }
    Popup {
        y: root.height + Theme.tiny
        width: root.width
        height: Math.min(implicitHeight, Theme.listHeight)
        padding: Theme.tiny
        visible: root.activeFocus && root.text.trim().length > 0
        closePolicy: Popup.CloseOnPressOutsideParent

        background: Rectangle {
            color: Theme.raised
            radius: Theme.radius
            border.width: Theme.hairline
            border.color: Theme.line
        }
        ListView {
            id: list

            anchors.fill: parent
            implicitHeight: Math.max(contentHeight, nothing.visible ? nothing.implicitHeight : 0)
            clip: true
            cacheBuffer: 0
            model: hits
            boundsBehavior: Flickable.StopAtBounds
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Search results")
            ScrollBar.vertical: SlimScrollBar {}

            delegate: ItemDelegate {
                id: hit

                required property int index
                required property string name
                required property string kind
                required property string matched
                required property string excerpt
                required property string richName
                required property string richExcerpt
                required property bool outOfSight
                function remark(words: string): string {
                    const found = words.length > 0 ? kind + " · " + matched + ": " + words : kind
                    return outOfSight ? found + " · " + qsTr("hidden") : found
                }

                width: ListView.view.width
                padding: Theme.small
                leftPadding: Theme.gap
                hoverEnabled: true
                onClicked: root.choose(index)
                Accessible.role: Accessible.ListItem
                Accessible.name: name
                Accessible.description: remark(excerpt)
                Accessible.onPressAction: root.choose(index)

                contentItem: Column {
                    spacing: Theme.ring

                    Text {
                        width: parent.width
                        text: hit.richName
                        textFormat: Text.StyledText
                        color: Theme.ink
                        font.pixelSize: Theme.body
                        elide: Text.ElideRight
                    }
                    Text {
                        width: parent.width
                        text: hit.remark(hit.richExcerpt)
                        textFormat: Text.StyledText
                        color: Theme.quiet
                        font.pixelSize: Theme.caption
                        elide: Text.ElideRight
                    }
                }
                background: Rectangle {
                    radius: Theme.smallRadius
                    color: hit.ListView.isCurrentItem ? Theme.accentSoft : hit.hovered ? Theme.hover : "transparent"
                }
            }

            Text {
                id: nothing

                width: parent.width
                padding: Theme.gap
                visible: list.count === 0
                text: root.session.hasAtlas ? qsTr("Nothing of that name here. Try fewer letters, the Latin name or a TA2 number.") : qsTr("There is nothing to search yet.")
                color: Theme.quiet
                font.pixelSize: Theme.body
                wrapMode: Text.WordWrap
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
        }
    }
}
