import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts

MenuItem {
    id: control

    property string keys

    implicitHeight: Theme.rowHeight
    leftPadding: Theme.gap
    rightPadding: Theme.gap
    opacity: enabled ? 1 : Theme.disabled
    font.pixelSize: Theme.body
    indicator: null
    arrow: null
    Accessible.name: text

    contentItem: RowLayout {
        spacing: Theme.gap

        Text {
            Layout.fillWidth: true
            text: control.text
            font: control.font
            color: control.checked ? Theme.accent : Theme.ink
            elide: Text.ElideRight
        }
        Text {
            text: control.subMenu ? "›" : control.keys
            color: Theme.quiet
            font.pixelSize: Theme.caption
        }
    }
    background: Rectangle {
        radius: Theme.smallRadius
        color: control.highlighted && control.enabled ? Theme.hover : "transparent"
    }
}
