pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Psoas.App

/// What can be done with the picture: what a click does, then what is done to the selection.
Rectangle {
    id: root

    required property Session session
    property bool roomy: true
    property bool narrow: false ///< in two rows
    /// What the view for patients keeps.
    readonly property var calmCommands: ({
            "undo": true,
            "redo": true,
            "reset": true,
            "show-all": true
        })

    implicitWidth: row.implicitWidth + 2 * Theme.small
    implicitHeight: row.implicitHeight + 2 * Theme.tiny
    radius: Theme.radius
    color: Theme.glass
    border.width: Theme.hairline
    border.color: Theme.line
    Accessible.role: Accessible.ToolBar
    Accessible.name: qsTr("Tools")

    ToolModel {
        id: tools

        session: root.session
    }
    // What lies under the bar is not to be clicked through it.
    TapHandler {}
    HoverHandler {
        blocking: true
    }
    GridLayout {
        id: row

        anchors.centerIn: parent
        columns: root.narrow ? 10 : 40
        columnSpacing: Theme.hairline
        rowSpacing: Theme.hairline

        Text {
            Layout.leftMargin: Theme.small
            Layout.rightMargin: Theme.tiny
            visible: root.roomy && !Theme.patient
            text: qsTr("Click to")
            color: Theme.quiet
            font.pixelSize: Theme.caption
        }
        Repeater {
            model: root.roomy && !Theme.patient ? tools : null
            delegate: PlainButton {
                id: tool

                required text
                required property string toolId
                required property string help

                checked: root.session.toolId === toolId
                leftPadding: Theme.small
                rightPadding: Theme.small
                font.weight: checked ? Font.DemiBold : Font.Normal
                onClicked: root.session.toolId = toolId
                Accessible.name: qsTr("Click to %1").arg(text.toLowerCase())
                Accessible.description: help
                Accessible.checkable: true
                Accessible.checked: checked
            }
        }
        Repeater {
            model: root.roomy || Theme.patient ? null : tools
            delegate: IconButton {
                required text
                required property string toolId
                required property string help

                name: qsTr("Click to %1").arg(text.toLowerCase())
                glyph: "tool-" + toolId
                compact: true
                checked: root.session.toolId === toolId
                onClicked: root.session.toolId = toolId
                Accessible.description: help
                Accessible.checkable: true
                Accessible.checked: checked
            }
        }
        Divider {
            visible: !Theme.patient && !root.narrow
            Layout.fillHeight: true
            Layout.margins: Theme.small
        }
        Repeater {
            model: CommandModel {
                session: root.session
                where: CommandModel.ToolBar
            }
            delegate: IconButton {
                required property string commandId
                required property string keyText
                required property bool available
                required text
                required checked

                visible: !Theme.patient || root.calmCommands[commandId] === true
                name: text
                glyph: commandId
                keys: keyText
                compact: !root.roomy
                enabled: available
                onClicked: root.session.run(commandId)
            }
        }
    }
}
