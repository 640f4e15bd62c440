import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Psoas.App

/// How far the opening of an atlas is.
Rectangle {
    id: root

    required property Session session

    width: Theme.cardWidth
    implicitHeight: column.implicitHeight + 2 * Theme.medium
    radius: Theme.radius
    color: Theme.glass
    border.width: Theme.hairline
    border.color: Theme.line
    visible: session.loading

    ColumnLayout {
        id: column

        anchors.fill: parent
        anchors.margins: Theme.medium
        spacing: Theme.small

        RowLayout {
            Text {
                Layout.fillWidth: true
                text: qsTr("Opening")
                color: Theme.ink
                font.pixelSize: Theme.body
                font.weight: Font.DemiBold
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
            PlainButton {
                text: qsTr("Cancel")
                Accessible.name: qsTr("Cancel opening")
                onClicked: root.session.cancelLoading()
            }
        }
        ProgressBar {
            id: bar

            Layout.fillWidth: true
            value: root.session.progress
            Accessible.name: qsTr("Opening: %1 per cent").arg(Math.round(100 * value))

            background: Rectangle {
                implicitHeight: Theme.bar
                radius: height / 2
                color: Theme.line
            }
            contentItem: Item {
                Rectangle {
                    width: parent.width * bar.visualPosition
                    height: parent.height
                    radius: height / 2
                    color: Theme.accent
                }
            }
        }
        Text {
            Layout.fillWidth: true
            text: root.session.progressText
            color: Theme.quiet
            font.pixelSize: Theme.caption
            elide: Text.ElideMiddle
        }
    }
}
