pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Psoas.App

/// How the body stands: one slider that lifts the thigh, poses to go to, and what that does to the muscles.
Rectangle {
    id: root

    required property Session session
    readonly property bool roomy: width > Theme.roomForWords
    readonly property PoseModel poses: model
    property bool folded: false
    property bool makeRoom: false ///< something else needs the place
    readonly property bool closed: folded || makeRoom
    property bool panelOpen: false
    property bool plotOpen: false

    implicitHeight: column.implicitHeight + 2 * Theme.tiny
    radius: Theme.radius
    color: Theme.glass
    border.width: Theme.hairline
    border.color: Theme.line
    Accessible.role: Accessible.ToolBar
    Accessible.name: qsTr("Pose")

    PoseModel {
        id: model

        session: root.session
    }
    TapHandler {}
    HoverHandler {
        blocking: true
    }
    ColumnLayout {
        id: column

        x: Theme.small
        y: Theme.tiny
        width: parent.width - 2 * Theme.small
        spacing: Theme.tiny

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.tiny

            Text {
                Layout.leftMargin: Theme.tiny
                visible: root.roomy
                text: qsTr("Hip flexion")
                color: Theme.ink
                font.pixelSize: Theme.body
                font.weight: Font.DemiBold
            }
            Repeater {
                model: [
                    {
                        side: "left",
                        letter: qsTr("L"),
                        name: qsTr("Left leg")
                    },
                    {
                        side: "right",
                        letter: qsTr("R"),
                        name: qsTr("Right leg")
                    }
                ]
                delegate: PlainButton {
                    required property var modelData

                    implicitWidth: Theme.rowHeight
                    implicitHeight: Theme.rowHeight
                    leftPadding: 0
                    rightPadding: 0
                    text: modelData.letter
                    checked: root.poses.side === modelData.side
                    font.weight: checked ? Font.DemiBold : Font.Normal
                    onClicked: root.poses.side = modelData.side
                    Accessible.name: modelData.name
                    Accessible.checkable: true
                    Accessible.checked: checked
                }
            }
            AngleSlider {
                id: hip

                Layout.fillWidth: true
                enabled: root.poses.canMove
                from: root.poses.hipLeast
                to: root.poses.hipMost
                value: root.poses.hipFlexion
                onMoved: root.poses.turnHip(value)
                // Keys press and let go at every stroke: they are one step until the focus leaves.
                onPressedChanged: if (!pressed && !activeFocus)
                    root.poses.release()
                onActiveFocusChanged: root.poses.release()
                Accessible.name: root.poses.side === "left" ? qsTr("Left hip flexion, degrees") : qsTr("Right hip flexion, degrees")
            }
            Text {
                id: angles

                readonly property int onPelvis: Math.round(root.poses.hipFlexion)
                readonly property int toTrunk: Math.round(root.poses.thighToTrunk)

                Layout.preferredWidth: root.roomy ? wide.width : narrow.width
                text: root.roomy ? qsTr("on pelvis %1° · to trunk %2°").arg(onPelvis).arg(toTrunk) : qsTr("%1° · trunk %2°").arg(onPelvis).arg(toTrunk)
                color: Theme.quiet
                font.pixelSize: Theme.caption
                horizontalAlignment: Text.AlignRight
                Accessible.role: Accessible.StaticText
                Accessible.name: qsTr("Thigh on pelvis %1 degrees, thigh to trunk %2 degrees; 180 is a straight line").arg(onPelvis).arg(toTrunk)

                TextMetrics {
                    id: wide

                    font: angles.font
                    text: qsTr("on pelvis %1° · to trunk %2°").arg(-100).arg(180)
                }
                TextMetrics {
                    id: narrow

                    font: angles.font
                    text: qsTr("%1° · trunk %2°").arg(-100).arg(180)
                }
            }
            IconButton {
                name: root.panelOpen ? qsTr("Close the joints") : qsTr("All joints and own poses")
                glyph: "joints"
                compact: true
                enabled: root.poses.canMove
                checked: root.panelOpen
                onClicked: {
                    root.plotOpen = false
                    root.panelOpen = !root.panelOpen
                }
            }
            IconButton {
                name: root.folded ? qsTr("Show the poses") : qsTr("Fold the poses away")
                glyph: root.folded ? "fold-up" : "fold-down"
                compact: true
                onClicked: root.folded = !root.folded
            }
        }
        RowLayout {
            Layout.fillWidth: true
            visible: !root.closed
            spacing: Theme.tiny

            ListView {
                id: chips

                Layout.fillWidth: true
                implicitHeight: Theme.rowHeight - Theme.tiny
                orientation: ListView.Horizontal
                boundsBehavior: Flickable.StopAtBounds
                spacing: Theme.tiny
                clip: true
                cacheBuffer: 4000
                model: root.poses
                ScrollBar.horizontal: SlimScrollBar {}
                Accessible.role: Accessible.List
                Accessible.name: qsTr("Poses")

                delegate: PoseChip {
                    required property int index
                    required property string poseKey
                    required property string chip
                    required current

                    text: chip
                    enabled: root.poses.canMove
                    onClicked: root.poses.apply(poseKey)
                    onActiveFocusChanged: if (activeFocus)
                        chips.positionViewAtIndex(index, ListView.Contain)
                }
                WheelHandler {
                    acceptedDevices: PointerDevice.Mouse | PointerDevice.TouchPad
                    onWheel: event => {
                        const by = event.angleDelta.x !== 0 ? event.angleDelta.x : event.angleDelta.y
                        chips.contentX = Math.max(0, Math.min(chips.contentWidth - chips.width, chips.contentX - by / 2))
                    }
                }
            }
            RowLayout {
                visible: root.poses.repeats
                spacing: 0

                IconButton {
                    name: qsTr("A step back")
                    glyph: "loop-back"
                    compact: true
                    onClicked: root.poses.step(-1)
                }
                IconButton {
                    name: root.poses.playing ? qsTr("Pause the movement") : qsTr("Play the movement")
                    glyph: root.poses.playing ? "loop-pause" : "loop-play"
                    compact: true
                    onClicked: root.poses.playing = !root.poses.playing
                }
                IconButton {
                    name: qsTr("A step on")
                    glyph: "loop-step"
                    compact: true
                    onClicked: root.poses.step(1)
                }
                PlainButton {
                    readonly property var speeds: [1, 0.5, 0.25]

                    implicitWidth: Theme.controlHeight + Theme.tiny
                    implicitHeight: Theme.rowHeight
                    leftPadding: 0
                    rightPadding: 0
                    text: qsTr("%1×").arg(root.poses.speed === 0.5 ? "½" : root.poses.speed === 0.25 ? "¼" : root.poses.speed)
                    onClicked: root.poses.speed = speeds[(speeds.indexOf(root.poses.speed) + 1) % speeds.length]
                    Accessible.name: qsTr("Speed of the movement: %1 times").arg(root.poses.speed)
                }
            }
        }
        Text {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.tiny
            visible: !root.closed && root.poses.shortcomings.length > 0
            text: root.poses.shortcomings.length > 1 ? qsTr("%1 And %2 more.").arg(root.poses.shortcomings[0]).arg(root.poses.shortcomings.length - 1) : root.poses.shortcomings.length > 0 ? root.poses.shortcomings[0] : ""
            color: Theme.quiet
            font.pixelSize: Theme.caption
            elide: Text.ElideRight
            Accessible.role: Accessible.StaticText
            Accessible.name: text
            Accessible.ignored: !visible
        }
        Text {
            Layout.leftMargin: Theme.tiny
            visible: !root.closed && !root.poses.canMove && root.poses.shortcomings.length === 0
            text: qsTr("Working out how this body moves …")
            color: Theme.quiet
            font.pixelSize: Theme.caption
            Accessible.role: Accessible.StaticText
            Accessible.name: text
            Accessible.ignored: !visible
        }
        Gauge {
            Layout.fillWidth: true
            visible: !root.closed && count > 0
            session: root.session
            side: root.poses.side
            roomy: root.roomy
            plotOpen: root.plotOpen
            onPlotWanted: {
                root.panelOpen = false
                root.plotOpen = !root.plotOpen
            }
        }
    }
}
