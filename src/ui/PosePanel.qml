pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Psoas.App

/// Every joint with its range, which end is held, and poses of one's own.
Rectangle {
    id: root

    required property Session session
    required property PoseModel poses
    property real mostHeight: Theme.listHeight

    function draw(key: string) {
        overlays.toggle(key)
    }
    /// Scrolls to what has got the focus.
    function bringIntoSight(item: Item) {
        if (!item.activeFocus)
            return
        const top = item.mapToItem(column, 0, 0).y
        flick.contentY = Math.max(0, Math.min(top, Math.max(flick.contentY, top + item.height - flick.height)))
    }

    implicitHeight: Math.min(mostHeight, column.implicitHeight + 2 * Theme.gap)
    radius: Theme.radius
    color: Theme.glass
    border.width: Theme.hairline
    border.color: Theme.line
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Joints")

    TapHandler {}
    HoverHandler {
        blocking: true
    }
    Flickable {
        id: flick

        anchors {
            fill: parent
            margins: Theme.gap
        }
        contentHeight: column.implicitHeight
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: SlimScrollBar {}

        ColumnLayout {
            id: column

            width: flick.width - Theme.small
            spacing: Theme.tiny

            Flow {
                Layout.fillWidth: true
                spacing: Theme.small

                Text {
                    height: Theme.rowHeight
                    verticalAlignment: Text.AlignVCenter
                    text: qsTr("What is held")
                    color: Theme.quiet
                    font.pixelSize: Theme.caption
                }
                Repeater {
                    model: [
                        {
                            held: "pelvis",
                            words: qsTr("Pelvis: the thigh moves")
                        },
                        {
                            held: "thigh",
                            words: root.poses.side === "left" ? qsTr("Left thigh: the trunk moves") : qsTr("Right thigh: the trunk moves")
                        }
                    ]
                    delegate: PlainButton {
                        required property var modelData

                        implicitHeight: Theme.rowHeight
                        text: modelData.words
                        checked: root.poses.held === modelData.held
                        font.weight: checked ? Font.DemiBold : Font.Normal
                        onClicked: root.poses.held = modelData.held
                        Accessible.checkable: true
                        Accessible.checked: checked
                    }
                }
                PlainButton {
                    implicitHeight: Theme.rowHeight
                    enabled: !root.poses.isRest
                    text: qsTr("Left for right")
                    onClicked: root.poses.mirror()
                    Accessible.name: qsTr("Exchange left and right")
                }
            }
            Repeater {
                model: JointModel {
                    session: root.session
                }
                delegate: RowLayout {
                    id: row

                    required property string joint
                    required property string name
                    required property double degrees
                    required property double least
                    required property double most

                    Layout.fillWidth: true
                    spacing: Theme.small

                    Text {
                        Layout.preferredWidth: column.width * 0.38
                        text: row.name
                        color: Theme.ink
                        font.pixelSize: Theme.body
                        elide: Text.ElideRight
                    }
                    AngleSlider {
                        Layout.fillWidth: true
                        implicitHeight: Theme.large
                        from: row.least
                        to: row.most
                        value: row.degrees
                        onMoved: root.poses.turn(row.joint, value)
                        onPressedChanged: if (!pressed && !activeFocus)
                            root.poses.release()
                        onActiveFocusChanged: {
                            root.poses.release()
                            root.bringIntoSight(this)
                        }
                        Accessible.name: qsTr("%1, degrees").arg(row.name)
                    }
                    Text {
                        Layout.preferredWidth: Theme.controlHeight + Theme.small
                        text: qsTr("%1°").arg(Math.round(row.degrees))
                        color: Theme.quiet
                        font.pixelSize: Theme.caption
                        horizontalAlignment: Text.AlignRight
                    }
                }
            }
            Text {
                Layout.topMargin: Theme.small
                text: qsTr("Drawn over the body")
                color: Theme.quiet
                font.pixelSize: Theme.caption
            }
            Flow {
                Layout.fillWidth: true
                spacing: Theme.tiny

                Repeater {
                    model: OverlayModel {
                        id: overlays

                        session: root.session
                    }
                    delegate: PoseChip {
                        required property string overlay
                        required property bool on

                        current: on
                        text: name
                        onClicked: root.draw(overlay)
                        onActiveFocusChanged: root.bringIntoSight(this)
                    }
                }
            }
            Divider {
                Layout.fillWidth: true
                Layout.topMargin: Theme.small
            }
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.small

                InputField {
                    id: field

                    Layout.fillWidth: true
                    name: qsTr("Name for this pose")
                    glyph: "file"
                    placeholderText: qsTr("Keep this pose as …")
                    onAccepted: keep.clicked()
                    onActiveFocusChanged: root.bringIntoSight(field)
                }
                PlainButton {
                    id: keep

                    enabled: root.poses.canKeep(field.text)
                    text: qsTr("Keep")
                    Accessible.name: qsTr("Keep this pose")
                    onClicked: {
                        root.poses.keep(field.text)
                        field.clear()
                    }
                }
            }
            Repeater {
                model: root.poses
                delegate: RowLayout {
                    id: kept

                    required property string poseKey
                    required property string chip
                    required property bool own
                    required property bool current

                    Layout.fillWidth: true
                    visible: own

                    PlainButton {
                        implicitHeight: Theme.rowHeight
                        text: kept.chip
                        font.weight: kept.current ? Font.DemiBold : Font.Normal
                        onClicked: root.poses.apply(kept.poseKey)
                        Accessible.name: qsTr("Own pose %1").arg(kept.chip)
                    }
                    Item {
                        Layout.fillWidth: true
                    }
                    IconButton {
                        name: qsTr("Remove the pose %1").arg(kept.chip)
                        glyph: "close"
                        compact: true
                        onClicked: root.poses.remove(kept.chip)
                    }
                }
            }
        }
    }
}
