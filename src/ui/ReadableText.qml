import QtQuick

/// Words to read and to copy.
TextEdit {
    property string spoken: text

    readOnly: true
    selectByMouse: true
    activeFocusOnPress: true
    wrapMode: TextEdit.Wrap
    color: Theme.ink
    selectionColor: Theme.accent
    selectedTextColor: Theme.accentInk
    font.pixelSize: Theme.body
    Accessible.role: Accessible.StaticText
    Accessible.name: spoken
}
