import QtQuick
import QtQuick.Layouts

/// Where the picture goes. Our own, because Qt's dialog for this names no file on a desktop without a file dialog.
CalmDialog {
    id: root

    required property PictureArea picture
    property string agreed // a file that may be replaced

    function save() {
        const file = field.text.trim()
        if (file.length === 0)
            return
        if (picture.isTaken(file) && agreed !== file) {
            agreed = file
            return
        }
        close()
        picture.savePicture(file)
    }

    name: qsTr("Save the picture")
    onOpened: {
        agreed = ""
        field.text = picture.freePictureFile()
        field.forceActiveFocus()
    }

    InputField {
        id: field

        Layout.fillWidth: true
        name: qsTr("File of the picture")
        glyph: "save-picture"
        placeholderText: qsTr("Folder and name of the file")
        onAccepted: root.save()
    }
    ReadableText {
        Layout.fillWidth: true
        readonly property bool asks: root.agreed.length > 0 && root.agreed === field.text.trim()

        text: asks ? qsTr("There is a file of this name. Replace it?") : qsTr("A PNG picture of the body as it is seen now.")
        color: asks ? Theme.noticeInk : Theme.quiet
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
            text: root.agreed.length > 0 && root.agreed === field.text.trim() ? qsTr("Replace") : qsTr("Save")
            strong: true
            enabled: field.text.trim().length > 0
            onClicked: root.save()
        }
    }
}
