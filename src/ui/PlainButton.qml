import QtQuick
import QtQuick.Controls.Basic

/// A button of words; `strong` for the one that most people want.
Button {
    id: control

    property bool strong: false

    implicitHeight: Theme.controlHeight
    leftPadding: Theme.gap
    rightPadding: Theme.gap
    focusPolicy: Qt.TabFocus
    opacity: enabled ? 1 : Theme.disabled
    font.pixelSize: Theme.body
    font.weight: Font.Medium
    Accessible.name: text

    contentItem: Text {
        text: control.text
        font: control.font
        color: control.strong ? Theme.accentInk : Theme.accent
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        elide: Text.ElideRight
    }
    background: Rectangle {
        radius: Theme.smallRadius
        color: control.strong ? Theme.accent : control.hovered || control.checked ? Theme.accentSoft : "transparent"

        FocusRing {
            visible: control.visualFocus
        }
    }
}
