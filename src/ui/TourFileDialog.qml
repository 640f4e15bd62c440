import QtQuick
import QtQuick.Layouts
import Psoas.App

/// Where a tour of one's own is written to or read from. Our own, as for pictures.
CalmDialog {
    id: root

    required property SavedViewModel views
    property bool saves: true
    property string agreed // a file that may be replaced
    readonly property bool asks: saves && agreed.length > 0 && agreed === field.text.trim()

    function askToSave() {
        saves = true
        begin(views.freeFile())
    }
    function askToOpen() {
        saves = false
        begin("")
    }
    function begin(file: string) {
        agreed = ""
        open()
        field.text = file
        field.forceActiveFocus()
    }
    function finish() {
        const file = field.text.trim()
        if (file.length === 0)
            return
        if (saves && views.isTaken(file) && agreed !== file) {
            agreed = file
            return
        }
        close()
        if (saves)
            views.saveTo(file)
        else
            views.open(file)
    }

    name: saves ? qsTr("Save my views") : qsTr("Open views")

    InputField {
        id: field

        Layout.fillWidth: true
        name: qsTr("File of the views")
        glyph: "file"
        placeholderText: qsTr("Folder and name of the file")
        onAccepted: root.finish()
    }
    ReadableText {
        Layout.fillWidth: true
        text: root.asks ? qsTr("There is a file of this name. Replace it?") : root.saves ? qsTr("A text file with the views in order, to keep, to edit and to pass on.") : qsTr("A file NAME.tour.yaml that was saved here. What is in the list now comes back with “Take back”.")
        color: root.asks ? Theme.noticeInk : Theme.quiet
        font.pixelSize: Theme.caption
    }
    RowLayout {
        Layout.alignment: Qt.AlignRight
        spacing: Theme.small

        PlainButton {
            text: qsTr("Cancel")
            onClicked: root.close()
        }
        PlainButton {
            text: root.asks ? qsTr("Replace") : root.saves ? qsTr("Save") : qsTr("Open")
            strong: true
            enabled: field.text.trim().length > 0
            onClicked: root.finish()
        }
    }
}
