pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Psoas.App

/// Where the body is cut: three planes, named stops, and from which side one looks.
Rectangle {
    id: root

    required property Session session
    readonly property SectionModel planes: sections

    visible: sections.any
    implicitHeight: column.implicitHeight + 2 * Theme.gap
    implicitWidth: Theme.leftWidth
    radius: Theme.radius
    color: Theme.glass
    border.width: Theme.hairline
    border.color: Theme.line
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Sections")

    SectionModel {
        id: sections

        session: root.session
    }
    TapHandler {}
    HoverHandler {
        blocking: true
    }
    ColumnLayout {
        id: column

        anchors {
            fill: parent
            margins: Theme.gap
        }
        spacing: Theme.tiny

        RowLayout {
            Layout.fillWidth: true

            Text {
                Layout.fillWidth: true
                text: qsTr("Sections")
                color: Theme.ink
                font.pixelSize: Theme.body
                font.weight: Font.DemiBold
            }
            IconButton {
                name: qsTr("End the sections")
                glyph: "close"
                compact: true
                onClicked: sections.clear()
            }
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.tiny

            Repeater {
                model: sections.stops
                delegate: PlainButton {
                    required property var modelData

                    text: modelData.name
                    leftPadding: Theme.small
                    rightPadding: Theme.small
                    implicitHeight: Theme.large
                    font.pixelSize: Theme.caption
                    onClicked: sections.cutAt(modelData.key)
                    Accessible.name: qsTr("Cut at %1").arg(modelData.name)
                }
            }
        }
        Repeater {
            model: sections
            delegate: ColumnLayout {
                id: plane

                required property int index
                required property string title
                required property string help
                required property bool on
                required property real place
                required property real least
                required property real greatest
                required property string keeps

                Layout.fillWidth: true
                spacing: 0

                RowLayout {
                    Layout.fillWidth: true

                    CalmSwitch {
                        Layout.fillWidth: true
                        text: plane.title
                        font.pixelSize: Theme.caption
                        checked: plane.on
                        onToggled: sections.setOn(plane.index, checked)
                        Accessible.name: qsTr("%1 section").arg(plane.title)
                        Accessible.description: plane.help
                    }
                    Text {
                        visible: plane.on
                        text: qsTr("%1 mm").arg(Math.round(plane.place))
                        color: Theme.quiet
                        font.pixelSize: Theme.caption
                    }
                    PlainButton {
                        visible: plane.on
                        text: qsTr("Turn over")
                        implicitHeight: Theme.large
                        leftPadding: Theme.small
                        rightPadding: Theme.small
                        font.pixelSize: Theme.caption
                        onClicked: sections.flip(plane.index)
                        Accessible.name: qsTr("Keep the other side of the %1 section").arg(plane.title.toLowerCase())
                        Accessible.description: plane.keeps
                        ToolTip.visible: hovered
                        ToolTip.delay: Theme.tipDelay
                        ToolTip.text: plane.keeps
                    }
                }
                CalmSlider {
                    Layout.fillWidth: true
                    visible: plane.on
                    from: plane.least
                    to: plane.greatest
                    stepSize: 1
                    value: plane.place
                    onPressedChanged: sections.finish()
                    onMoved: sections.move(plane.index, value)
                    Accessible.name: qsTr("Place of the %1 section: %2 mm").arg(plane.title.toLowerCase()).arg(Math.round(plane.place))
                }
            }
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.tiny

            Text {
                height: Theme.large
                verticalAlignment: Text.AlignVCenter
                text: qsTr("Seen")
                color: Theme.quiet
                font.pixelSize: Theme.caption
            }
            PlainButton {
                text: qsTr("from above")
                checked: sections.level && !sections.fromBelow
                implicitHeight: Theme.large
                leftPadding: Theme.small
                rightPadding: Theme.small
                font.pixelSize: Theme.caption
                onClicked: sections.look(false)
                Accessible.name: qsTr("See the level section from above")
                Accessible.checkable: true
                Accessible.checked: checked
            }
            PlainButton {
                text: qsTr("from below, as on a CT")
                checked: sections.level && sections.fromBelow
                implicitHeight: Theme.large
                leftPadding: Theme.small
                rightPadding: Theme.small
                font.pixelSize: Theme.caption
                onClicked: sections.look(true)
                Accessible.name: qsTr("See the level section from below, as on a CT")
                Accessible.checkable: true
                Accessible.checked: checked
            }
        }
    }
}
