pragma ComponentBehavior: Bound

import QtQuick
import Psoas.App

/// Says where one looks from; a click on a face looks from there.
Item {
    id: root

    required property Session session
    readonly property real yaw: session.cameraYaw * Math.PI / 180
    readonly property real pitch: session.cameraPitch * Math.PI / 180
    // Axes of the camera in the atlas frame, as in scene/camera.
    readonly property vector3d rightAxis: Qt.vector3d(Math.cos(yaw), 0, -Math.sin(yaw))
    readonly property vector3d upAxis: Qt.vector3d(-Math.sin(yaw) * Math.sin(pitch), Math.cos(pitch), -Math.cos(yaw) * Math.sin(pitch))
    readonly property vector3d backAxis: Qt.vector3d(Math.sin(yaw) * Math.cos(pitch), Math.sin(pitch), Math.cos(yaw) * Math.cos(pitch))

    implicitWidth: Theme.cubeFace * Math.sqrt(3)
    implicitHeight: implicitWidth
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Orientation: seen %1").arg(session.direction)

    Repeater {
        // Outward normal, and where the right and the top of the words point.
        model: [
            {
                name: qsTr("Anterior"),
                words: qsTr("Look from the front"),
                normal: Qt.vector3d(0, 0, 1),
                across: Qt.vector3d(1, 0, 0),
                upward: Qt.vector3d(0, 1, 0),
                command: "look-front"
            },
            {
                name: qsTr("Posterior"),
                words: qsTr("Look from the back"),
                normal: Qt.vector3d(0, 0, -1),
                across: Qt.vector3d(-1, 0, 0),
                upward: Qt.vector3d(0, 1, 0),
                command: "look-back"
            },
            {
                name: qsTr("Left"),
                words: qsTr("Look from the subject's left"),
                normal: Qt.vector3d(1, 0, 0),
                across: Qt.vector3d(0, 0, -1),
                upward: Qt.vector3d(0, 1, 0),
                command: "look-left"
            },
            {
                name: qsTr("Right"),
                words: qsTr("Look from the subject's right"),
                normal: Qt.vector3d(-1, 0, 0),
                across: Qt.vector3d(0, 0, 1),
                upward: Qt.vector3d(0, 1, 0),
                command: "look-right"
            },
            {
                name: qsTr("Superior"),
                words: qsTr("Look from above"),
                normal: Qt.vector3d(0, 1, 0),
                across: Qt.vector3d(1, 0, 0),
                upward: Qt.vector3d(0, 0, -1),
                command: "look-top"
            },
            {
                name: qsTr("Inferior"),
                words: qsTr("Look from below"),
                normal: Qt.vector3d(0, -1, 0),
                across: Qt.vector3d(1, 0, 0),
                upward: Qt.vector3d(0, 0, 1),
                command: "look-bottom"
            }
        ]

        delegate: Rectangle {
            id: face

            required property var modelData
            readonly property vector3d normal: modelData.normal
            readonly property vector3d across: modelData.across
            readonly property vector3d upward: modelData.upward
            readonly property real half: width / 2
            readonly property real facing: normal.dotProduct(root.backAxis)
            readonly property real xx: across.dotProduct(root.rightAxis)
            readonly property real xy: -upward.dotProduct(root.rightAxis)
            readonly property real yx: -across.dotProduct(root.upAxis)
            readonly property real yy: upward.dotProduct(root.upAxis)
            readonly property real originX: root.width / 2 + half * (normal.dotProduct(root.rightAxis) - xx - xy)
            readonly property real originY: root.height / 2 + half * (-normal.dotProduct(root.upAxis) - yx - yy)

            width: Theme.cubeFace
            height: Theme.cubeFace
            visible: facing > 0.01
            antialiasing: true
            color: pointer.hovered ? Theme.accentSoft : facing > 0.7 ? Theme.cubeFront : Theme.cubeSide
            border.width: Theme.hairline
            border.color: Theme.line
            transform: Matrix4x4 {
                matrix: Qt.matrix4x4(face.xx, face.xy, 0, face.originX, face.yx, face.yy, 0, face.originY, 0, 0, 1, 0, 0, 0, 0, 1)
            }
            Accessible.role: Accessible.Button
            Accessible.name: modelData.words
            Accessible.onPressAction: root.session.run(modelData.command)

            Text {
                anchors.centerIn: parent
                text: face.modelData.name
                color: Theme.ink
                opacity: 0.35 + 0.65 * Math.max(0, face.facing)
                font.pixelSize: Theme.caption
                font.weight: Font.Medium
            }
            HoverHandler {
                id: pointer

                cursorShape: Qt.PointingHandCursor
            }
            TapHandler {
                onTapped: root.session.run(face.modelData.command)
            }
        }
    }
}
