import QtQuick
import QtQuick.Layouts

/// Says quietly that something is in English for want of a translation.
Text {
    Layout.fillWidth: true
    color: Theme.quiet
    font.pixelSize: Theme.caption
    font.italic: true
    wrapMode: Text.WordWrap
    Accessible.role: Accessible.StaticText
    Accessible.name: text
    Accessible.ignored: !visible
}
