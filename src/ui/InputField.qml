import QtQuick
import QtQuick.Controls.Basic

TextField {
    id: control

    required property string name
    property string glyph: "search"

    implicitHeight: Theme.controlHeight
    leftPadding: Theme.controlHeight
    rightPadding: clear.visible ? Theme.controlHeight : Theme.gap
    font.pixelSize: Theme.body
    color: Theme.ink
    placeholderTextColor: Theme.quiet
    selectionColor: Theme.accent
    selectedTextColor: Theme.accentInk
    selectByMouse: true
    Accessible.name: name
    Accessible.searchEdit: glyph === "search"

    background: Rectangle {
        radius: Theme.radius
        color: control.activeFocus ? Theme.raised : Theme.well
        border.width: control.activeFocus ? Theme.ring : 0
        border.color: Theme.accent
    }
    Button {
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.controlHeight
        height: Theme.controlHeight
        enabled: false
        display: AbstractButton.IconOnly
        icon.source: "image://icons/" + control.glyph
        icon.width: Theme.smallIcon
        icon.height: Theme.smallIcon
        icon.color: Theme.quiet
        background: null
        Accessible.ignored: true
    }
    IconButton {
        id: clear

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.rightMargin: Theme.ring
        compact: true
        visible: control.text.length > 0
        name: control.glyph === "search" ? qsTr("Clear the search") : qsTr("Clear")
        glyph: "clear"
        tint: Theme.quiet
        onClicked: control.clear()
    }
}
