pragma ComponentBehavior: Bound

import QtQuick
import Psoas.App
import Psoas.Viewport

/// The body, and what lies over it.
Rectangle {
    id: root

    required property Session session
    required property TourPlayer player
    readonly property bool hasFocus: viewport.activeFocus
    readonly property real rightness: Math.cos(session.cameraYaw * Math.PI / 180)
    readonly property real covered: height > 0 ? (strip.height + 2 * Theme.medium + (note.visible ? note.height + Theme.small : 0) + (tour.visible ? tour.height + Theme.small : 0) + (poseBar.visible ? poseBar.height + Theme.small : 0)) / height : 0
    readonly property var panels: height > 0 ? panelsOf([chip, panelsLeft, cube, panelsBelow]) : []
    readonly property real frontness: Math.sin(session.cameraYaw * Math.PI / 180)

    // Where the panels lie, of the picture's width and height.
    function panelsOf(items: list<Item>): var {
        const rectangles = []
        for (const item of items) {
            if (item.visible && item.width > 0 && item.height > 0) {
                rectangles.push(Qt.rect(item.x / width, item.y / height, item.width / width, item.height / height))
            }
        }
        return rectangles
    }
    function freePictureFile(): string {
        return viewport.freePictureFile()
    }
    function isTaken(file: string): bool {
        return viewport.isTaken(file)
    }
    function savePicture(file: string) {
        viewport.savePicture(file)
    }
    function focusPicture() {
        viewport.forceActiveFocus(Qt.OtherFocusReason)
    }

    onPanelsChanged: session.setPanels(panels)
    onCoveredChanged: session.setCoveredBelow(covered)
    color: Theme.picture
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Picture")

    Viewport {
        id: viewport

        anchors.fill: parent
        session: root.session
        visible: root.session.pictureProblem.length === 0
        focus: true
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("Picture of the body")
        Accessible.description: qsTr("Seen %1. The list of structures has everything that is in it.").arg(root.session.direction)
        Accessible.focusable: true
        onPictureSaved: file => hint.show(qsTr("Saved as %1").arg(file.split("/").pop()))
        onMenuWanted: place => menu.popup(viewport, place.x, place.y)

        PinchHandler {
            property real last: 1

            target: null
            onActiveChanged: last = 1
            onActiveScaleChanged: {
                viewport.pinch(last / activeScale, centroid.position)
                last = activeScale
            }
        }
    }
    StructureMenu {
        id: menu

        session: root.session
    }

    // Words in place of the picture.
    Text {
        anchors.centerIn: parent
        width: Math.min(parent.width - 4 * Theme.large, Theme.cardWidth)
        visible: root.session.pictureProblem.length > 0
        text: root.session.pictureProblem
        color: Theme.ink
        font.pixelSize: Theme.heading
        lineHeight: Theme.lineHeight
        wrapMode: Text.WordWrap
        horizontalAlignment: Text.AlignHCenter
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
        Accessible.ignored: !visible
    }

    // Where the subject's left and right are; from the side, front and back.
    Repeater {
        model: [-1, 1]

        delegate: Text {
            required property int modelData
            readonly property real toLeft: modelData * root.rightness
            readonly property real toFront: -modelData * root.frontness

            x: modelData < 0 ? Theme.medium : root.width - width - Theme.medium
            y: (root.height - height) / 2
            visible: root.session.hasAtlas && viewport.visible
            text: Math.abs(toLeft) > 0.26 ? (toLeft > 0 ? qsTr("subject's\nleft") : qsTr("subject's\nright")) : (toFront > 0 ? qsTr("front") : qsTr("back"))
            horizontalAlignment: modelData < 0 ? Text.AlignLeft : Text.AlignRight
            color: Theme.quiet
            style: Text.Outline
            styleColor: Theme.picture
            font.pixelSize: Theme.caption
            Accessible.role: Accessible.StaticText
            Accessible.name: (modelData < 0 ? qsTr("On the left of the picture: %1") : qsTr("On the right of the picture: %1")).arg(text.replace("\n", " "))
            Accessible.ignored: !visible
        }
    }

    SectionHandles {
        anchors.fill: parent
        visible: root.session.hasAtlas
        sections: sectionPanel.planes
    }
    Column {
        id: panelsLeft

        anchors {
            left: parent.left
            top: parent.top
            margins: Theme.medium
            topMargin: Theme.medium + Theme.controlHeight + Theme.small
        }
        visible: root.session.hasAtlas
        spacing: Theme.small

        SectionPanel {
            id: sectionPanel

            session: root.session
        }
        PeelPanel {
            session: root.session
        }
        // Beside the body, so that the hip it is about stays in sight.
        LeverPlot {
            width: Math.min(Theme.plotWidth, root.width * Theme.plotShare)
            visible: poseBar.visible && poseBar.plotOpen && !silent
            session: root.session
            side: poseBar.poses.side
        }
    }
    HiddenChip {
        id: chip

        anchors {
            left: parent.left
            top: parent.top
            margins: Theme.medium
        }
        session: root.session
    }
    Column {
        id: cube

        anchors {
            right: parent.right
            top: parent.top
            margins: Theme.small
        }
        visible: root.session.hasAtlas && viewport.visible && !Theme.patient

        OrientationCube {
            anchors.horizontalCenter: parent.horizontalCenter
            session: root.session
        }
        Text {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Theme.cubeFace * 2
            text: qsTr("seen %1").arg(root.session.direction)
            color: Theme.quiet
            font.pixelSize: Theme.caption
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.WordWrap
            Accessible.ignored: true
        }
    }
    LoadingNote {
        anchors.horizontalCenter: parent.horizontalCenter
        y: root.session.hasAtlas ? Theme.medium : (root.height - height) / 2
        session: root.session
    }
    Column {
        id: panelsBelow

        anchors {
            horizontalCenter: parent.horizontalCenter
            bottom: parent.bottom
            bottomMargin: Theme.small
        }
        spacing: Theme.small

        TourBar {
            id: tour

            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(root.width - 2 * Theme.medium, Theme.dialogWidth)
            player: root.player
        }
        Hint {
            id: hint

            anchors.horizontalCenter: parent.horizontalCenter
        }
        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: under.implicitWidth + 2 * Theme.gap
            height: Theme.large
            radius: Theme.smallRadius
            color: Theme.glass
            opacity: under.text.length > 0 ? 1 : 0
            Accessible.role: Accessible.StaticText
            Accessible.name: qsTr("Under the pointer: %1").arg(under.text)
            Accessible.ignored: under.text.length === 0

            Text {
                id: under

                anchors.centerIn: parent
                text: root.session.hoveredName
                color: Theme.ink
                font.pixelSize: Theme.body
            }
        }
        OverlayNote {
            id: note

            anchors.horizontalCenter: parent.horizontalCenter
            mostWidth: poseBar.width
            narrow: strip.narrow
            session: root.session
        }
        PosePanel {
            anchors.horizontalCenter: parent.horizontalCenter
            width: poseBar.width
            visible: poseBar.visible && poseBar.panelOpen
            mostHeight: root.height * Theme.panelShare
            session: root.session
            poses: poseBar.poses
        }
        ToolStrip {
            id: strip

            anchors.horizontalCenter: parent.horizontalCenter
            visible: root.session.hasAtlas
            session: root.session
            roomy: root.width > Theme.roomForTools
            narrow: root.width < Theme.roomForIcons
        }
        PoseBar {
            id: poseBar

            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(root.width - 2 * Theme.small, Theme.poseBarWidth)
            makeRoom: strip.narrow && note.tight
            visible: root.session.hasAtlas
            session: root.session
        }
    }
    FocusRing {
        visible: viewport.reachedByKey
        radius: 0
    }
}
