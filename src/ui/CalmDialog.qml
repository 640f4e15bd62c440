import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import QtQuick.Templates as T

/// Something to read in front of the window; Escape or a click beside it puts it away.
Popup {
    id: root

    required property string name
    default property alias content: body.data

    parent: T.Overlay.overlay
    anchors.centerIn: parent
    width: Math.min(Theme.dialogWidth, parent ? parent.width - 2 * Theme.large : Theme.dialogWidth)
    height: parent ? Math.min(implicitHeight, parent.height - 2 * Theme.large) : implicitHeight
    modal: true
    focus: true
    padding: Theme.large
    T.Overlay.modal: Rectangle {
        color: Theme.shade
    }

    background: Rectangle {
        color: Theme.surface
        radius: Theme.radius
        border.width: Theme.dark ? Theme.hairline : 0
        border.color: Theme.line
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.medium
        Accessible.role: Accessible.Dialog
        Accessible.name: root.name

        RowLayout {
            Text {
                Layout.fillWidth: true
                text: root.name
                color: Theme.ink
                font.pixelSize: Theme.title
                font.weight: Font.DemiBold
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
            IconButton {
                name: qsTr("Close")
                glyph: "close"
                onClicked: root.close()
            }
        }
        ColumnLayout {
            id: body

            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: Theme.medium
        }
    }
}
