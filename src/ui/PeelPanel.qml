pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Psoas.App

/// One slider that takes the body's layers off from outside in, and what is off.
Rectangle {
    id: root

    required property Session session

    visible: peel.peeling
    implicitHeight: column.implicitHeight + 2 * Theme.gap
    implicitWidth: Theme.leftWidth
    radius: Theme.radius
    color: Theme.glass
    border.width: Theme.hairline
    border.color: Theme.line
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Layers")

    PeelModel {
        id: peel

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
                text: qsTr("Peel")
                color: Theme.ink
                font.pixelSize: Theme.body
                font.weight: Font.DemiBold
            }
            IconButton {
                name: qsTr("End peeling")
                glyph: "close"
                compact: true
                onClicked: peel.end()
            }
        }
        CalmSlider {
            Layout.fillWidth: true
            from: 0
            to: Math.max(1, peel.count)
            stepSize: 1
            snapMode: Slider.SnapAlways
            value: peel.depth
            onPressedChanged: peel.finish()
            onMoved: peel.setDepth(Math.round(value))
            Accessible.name: qsTr("Layers taken off")
            Accessible.description: peel.summary
        }
        Text {
            Layout.fillWidth: true
            text: peel.summary
            color: Theme.quiet
            font.pixelSize: Theme.caption
            wrapMode: Text.WordWrap
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
        Repeater {
            model: peel
            delegate: Text {
                required property string title
                required property bool off
                required property int number

                Layout.fillWidth: true
                text: off ? qsTr("%1 (%2), off").arg(title).arg(number) : qsTr("%1 (%2)").arg(title).arg(number)
                color: off ? Theme.quiet : Theme.ink
                font.pixelSize: Theme.caption
                font.strikeout: off
                wrapMode: Text.WordWrap
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
        }
    }
}
