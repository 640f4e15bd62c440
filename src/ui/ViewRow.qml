import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts

/// One thing of a short list to choose: a name, below it what it is, at its end a key.
ItemDelegate {
    id: row

    required text
    property string remark
    property string note
    property bool current: false

    Layout.fillWidth: true
    topPadding: Theme.small
    bottomPadding: Theme.small
    leftPadding: Theme.medium
    rightPadding: Theme.medium
    focusPolicy: Qt.TabFocus
    Keys.onReturnPressed: clicked()
    Accessible.role: Accessible.ListItem
    Accessible.name: text
    Accessible.description: remark
    Accessible.onPressAction: clicked()

    background: Rectangle {
        x: Theme.small
        width: row.width - 2 * Theme.small
        height: row.height
        radius: Theme.smallRadius
        color: row.current ? Theme.accentSoft : row.hovered ? Theme.hover : "transparent"

        FocusRing {
            visible: row.visualFocus
        }
    }
    contentItem: ColumnLayout {
        spacing: Theme.ring

        RowLayout {
            Text {
                Layout.fillWidth: true
                text: row.text
                color: Theme.ink
                font.pixelSize: Theme.body
                wrapMode: Text.WordWrap
                Accessible.ignored: true
            }
            Text {
                visible: row.note.length > 0
                text: row.note
                color: Theme.quiet
                font.pixelSize: Theme.caption
                Accessible.ignored: true
            }
        }
        Text {
            Layout.fillWidth: true
            visible: row.remark.length > 0
            text: row.remark
            color: Theme.quiet
            font.pixelSize: Theme.caption
            wrapMode: Text.WordWrap
            Accessible.ignored: true
        }
    }
}
