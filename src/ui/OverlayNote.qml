pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Psoas.App

/// The words that go with what is drawn over the body; of an article's idea, that it is one.
Rectangle {
    id: root

    required property Session session
    property real mostWidth: Theme.dialogWidth
    property bool narrow: false ///< what the picture says as well is left out
    readonly property bool tight: overlay.tight

    visible: overlay.caption.length > 0
    implicitWidth: overlay.legend.length > 0 ? mostWidth : Math.min(mostWidth, column.implicitWidth + 2 * Theme.gap)
    implicitHeight: column.implicitHeight + 2 * Theme.small
    radius: Theme.radius
    color: Theme.glass
    border.width: Theme.hairline
    border.color: Theme.line
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("About the drawing")
    Accessible.ignored: !visible

    OverlayModel {
        id: overlay

        session: root.session
    }
    TapHandler {}
    HoverHandler {
        blocking: true
    }
    ColumnLayout {
        id: column

        x: Theme.gap
        y: Theme.small
        width: root.width - 2 * Theme.gap
        spacing: Theme.tiny

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.small

            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0

                Text {
                    Layout.fillWidth: true
                    visible: overlay.claim
                    text: overlay.claimWords
                    color: Theme.ink
                    font.pixelSize: Theme.body
                    font.weight: Font.DemiBold
                    Accessible.role: Accessible.StaticText
                    Accessible.name: text
                    Accessible.ignored: !visible
                }
                Text {
                    Layout.fillWidth: true
                    Layout.maximumWidth: root.mostWidth - 3 * Theme.gap - Theme.controlHeight
                    visible: !root.narrow || !overlay.tight
                    text: overlay.caption
                    color: overlay.claim ? Theme.quiet : Theme.ink
                    font.pixelSize: Theme.caption
                    wrapMode: Text.WordWrap
                    Accessible.role: Accessible.StaticText
                    Accessible.name: text
                    Accessible.ignored: !root.visible
                }
            }
            IconButton {
                name: qsTr("Take the drawing away")
                glyph: "close"
                compact: true
                onClicked: overlay.clear()
            }
        }
        Flow {
            Layout.fillWidth: true
            Layout.maximumWidth: root.mostWidth - 2 * Theme.gap
            visible: overlay.legend.length > 0
            spacing: Theme.gap

            Repeater {
                model: overlay.legend
                delegate: Row {
                    id: entry

                    required property var modelData

                    spacing: Theme.tiny + 2
                    Accessible.role: Accessible.StaticText
                    Accessible.name: modelData.text
                    Accessible.ignored: !root.visible

                    LegendSample {
                        anchors.verticalCenter: parent.verticalCenter
                        colour: entry.modelData.colour
                        pattern: entry.modelData.pattern
                    }
                    Text {
                        text: entry.modelData.text
                        color: Theme.ink
                        font.pixelSize: Theme.caption
                    }
                }
            }
        }
        RowLayout {
            Layout.fillWidth: true
            visible: overlay.tight
            spacing: Theme.small

            Text {
                text: qsTr("How tight")
                color: Theme.quiet
                font.pixelSize: Theme.caption
            }
            AngleSlider {
                Layout.fillWidth: true
                from: 0
                to: 1
                stepSize: 0.05
                value: overlay.tightness
                onMoved: overlay.tighten(value)
                onPressedChanged: if (!pressed)
                    overlay.release()
                Accessible.name: qsTr("How tight the psoas is taken to be")
            }
        }
    }
}
