pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Psoas.App

/// The tree of structures: headings that fold, an eye in each row. Hovering and selecting go both ways.
ListView {
    id: root

    required property Session session

    function showKey(key: string) {
        const row = tree.reveal(key)
        if (row >= 0) {
            currentIndex = row
            positionViewAtIndex(row, ListView.Contain)
        }
    }
    function lightCurrent() {
        session.hoverId(tree.keyAt(currentIndex))
    }

    clip: true
    topMargin: Theme.small
    bottomMargin: Theme.small
    boundsBehavior: Flickable.StopAtBounds
    activeFocusOnTab: true
    keyNavigationEnabled: true
    currentIndex: -1
    highlightMoveDuration: 0
    model: tree
    Accessible.role: Accessible.Tree
    Accessible.name: qsTr("Structures")
    ScrollBar.vertical: SlimScrollBar {}

    onCurrentIndexChanged: if (activeFocus)
        lightCurrent()
    onActiveFocusChanged: if (activeFocus && currentIndex < 0 && count > 0)
        currentIndex = 0
    Keys.onShortcutOverride: event => event.accepted = [Qt.Key_Left, Qt.Key_Right, Qt.Key_Home, Qt.Key_End].includes(event.key)
    Keys.onRightPressed: tree.isGroup(currentIndex) && !tree.isExpanded(currentIndex) ? tree.setExpanded(currentIndex, true) : incrementCurrentIndex()
    Keys.onLeftPressed: {
        if (tree.isExpanded(currentIndex))
            tree.setExpanded(currentIndex, false)
        else if (tree.parentRow(currentIndex) >= 0)
            currentIndex = tree.parentRow(currentIndex)
    }
    Keys.onReturnPressed: event => session.select(tree.keyAt(currentIndex), (event.modifiers & (Qt.ControlModifier | Qt.ShiftModifier)) !== 0)
    Keys.onEnterPressed: event => session.select(tree.keyAt(currentIndex), (event.modifiers & (Qt.ControlModifier | Qt.ShiftModifier)) !== 0)
    Keys.onSpacePressed: session.toggleVisible(tree.keyAt(currentIndex))
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Home || event.key === Qt.Key_End) {
            currentIndex = event.key === Qt.Key_Home ? 0 : count - 1
            event.accepted = true
        }
    }

    StructureTreeModel {
        id: tree

        session: root.session
    }
    Connections {
        target: root.session

        function onFound(key: string) {
            root.showKey(key)
        }
    }

    delegate: Item {
        id: row

        required property int index
        required property string key
        required property string name
        required property string note
        required property string spoken
        required property bool isGroup
        required property int depth
        required property bool expanded
        required property int sight
        required property bool faded
        required property bool isFallback
        required property bool selected
        required property bool lit
        required property int structures
        readonly property bool dim: sight === StructureTreeModel.Hidden

        function choose(adding: bool) {
            ListView.view.currentIndex = index
            root.session.select(key, adding)
        }

        width: ListView.view.width
        height: Theme.rowHeight
        Accessible.role: Accessible.TreeItem
        Accessible.name: spoken
        Accessible.description: note
        Accessible.selectable: true
        Accessible.selected: selected
        Accessible.focusable: true
        Accessible.onPressAction: choose(false)

        HoverHandler {
            id: pointer

            onHoveredChanged: root.session.hoverId(hovered ? row.key : "")
        }
        TapHandler {
            acceptedModifiers: Qt.NoModifier
            gesturePolicy: TapHandler.ReleaseWithinBounds
            onTapped: row.choose(false)
            onDoubleTapped: row.isGroup ? tree.setExpanded(row.index, !row.expanded) : root.session.find(row.key)
        }
        TapHandler {
            acceptedModifiers: Qt.ControlModifier
            gesturePolicy: TapHandler.ReleaseWithinBounds
            onTapped: row.choose(true)
        }
        TapHandler {
            acceptedModifiers: Qt.ShiftModifier
            gesturePolicy: TapHandler.ReleaseWithinBounds
            onTapped: row.choose(true)
        }

        Rectangle {
            anchors.fill: parent
            anchors.leftMargin: Theme.small
            anchors.rightMargin: Theme.small
            radius: Theme.smallRadius
            color: row.selected ? Theme.accentSoft : row.lit || pointer.hovered ? Theme.hover : "transparent"

            FocusRing {
                visible: row.ListView.isCurrentItem && root.activeFocus
            }
        }
        Item {
            id: fold

            x: Theme.gap + row.depth * Theme.gap
            width: Theme.medium
            height: parent.height

            Text {
                anchors.centerIn: parent
                visible: row.isGroup
                text: "›"
                rotation: row.expanded ? 90 : 0
                color: Theme.quiet
                font.pixelSize: Theme.heading
            }
            TapHandler {
                enabled: row.isGroup
                gesturePolicy: TapHandler.ReleaseWithinBounds
                onTapped: tree.setExpanded(row.index, !row.expanded)
            }
        }
        Text {
            anchors.left: fold.right
            anchors.right: glass.left
            anchors.leftMargin: Theme.tiny
            anchors.verticalCenter: parent.verticalCenter
            text: row.name
            color: row.dim ? Theme.quiet : row.selected ? Theme.accent : Theme.ink
            font.pixelSize: Theme.body
            font.weight: row.isGroup || row.selected ? Font.DemiBold : Font.Normal
            font.italic: row.faded
            opacity: row.dim ? Theme.dimmed : 1
            elide: Text.ElideRight
        }
        Text {
            id: glass

            anchors.right: eye.left
            anchors.verticalCenter: parent.verticalCenter
            text: row.faded && !row.dim ? qsTr("faded") : row.isGroup && !row.expanded ? row.structures : row.isFallback ? qsTr("English", "mark of a name that is not translated") : ""
            color: Theme.quiet
            font.pixelSize: Theme.caption
        }
        IconButton {
            id: eye

            anchors.right: parent.right
            anchors.rightMargin: Theme.gap
            anchors.verticalCenter: parent.verticalCenter
            compact: true
            focusPolicy: Qt.NoFocus
            name: row.dim ? qsTr("Show %1").arg(row.name) : qsTr("Hide %1").arg(row.name)
            glyph: row.dim ? "hidden" : row.sight === StructureTreeModel.Partly ? "partly" : "visible"
            tint: Theme.quiet
            opacity: pointer.hovered || row.sight !== StructureTreeModel.InSight ? 1 : Theme.disabled
            onClicked: root.session.toggleVisible(row.key)
        }
    }
}
