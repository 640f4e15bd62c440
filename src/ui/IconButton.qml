import QtQuick
import QtQuick.Controls.Basic

/// A button that is a picture; its words are in the tip and for the screen reader.
ToolButton {
    id: control

    required property string name
    property string glyph
    property string keys
    property color tint: checked ? Theme.accent : Theme.ink
    property bool compact: false
    property bool tipWanted: true

    implicitWidth: compact ? Theme.rowHeight : Theme.controlHeight
    implicitHeight: implicitWidth
    padding: 0
    focusPolicy: Qt.TabFocus
    opacity: enabled ? 1 : Theme.disabled
    display: AbstractButton.IconOnly
    icon.source: glyph.length > 0 ? "image://icons/" + glyph : ""
    icon.width: compact ? Theme.smallIcon : Theme.icon
    icon.height: compact ? Theme.smallIcon : Theme.icon
    icon.color: tint
    Accessible.name: name
    Accessible.role: Accessible.Button
    Accessible.description: keys

    ToolTip.visible: hovered && enabled && !down && tipWanted
    ToolTip.delay: Theme.tipDelay
    ToolTip.text: keys.length > 0 ? name + "  (" + keys + ")" : name

    background: Rectangle {
        radius: Theme.smallRadius
        color: control.checked ? Theme.accentSoft : control.hovered && control.enabled ? Theme.hover : "transparent"

        FocusRing {
            visible: control.visualFocus
        }
    }
}
