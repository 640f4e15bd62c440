pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Psoas.App

/// How long the muscles are in this pose against standing: quiet, a line of words and a short bar each.
Item {
    id: root

    required property Session session
    required property string side
    property bool roomy: true
    property bool plotOpen: false
    readonly property int count: gauge.count
    readonly property real most: 40 ///< per cent at the end of a bar
    readonly property bool bars: roomy && width * 12 >= Theme.roomForBars * Theme.caption ///< all on one line

    signal plotWanted

    implicitHeight: flow.implicitHeight

    GaugeModel {
        id: gauge

        session: root.session
        side: root.side
    }
    Text {
        anchors.verticalCenter: parent.verticalCenter
        x: Theme.tiny
        visible: gauge.silent
        text: qsTr("No millimetres while an article’s idea is shown.")
        color: Theme.quiet
        font.pixelSize: Theme.caption
        Accessible.role: Accessible.StaticText
        Accessible.name: text
        Accessible.ignored: !visible
    }
    RowLayout {
        id: flow

        width: parent.width
        spacing: Theme.small
        opacity: gauge.silent ? 0 : 1

        Flow {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.tiny
            spacing: Theme.gap

            Repeater {
                model: gauge
                delegate: Row {
                    id: muscle

                    required property string name
                    required property double change
                    required property double percent
                    required property double length
                    readonly property string signed: (percent < -0.5 ? "−" : percent > 0.5 ? "+" : "±") + Math.abs(Math.round(percent))

                    height: Theme.large
                    spacing: Theme.tiny
                    Accessible.role: Accessible.StaticText
                    Accessible.name: qsTr("%1, of the model: %2 millimetres, %3 per cent against standing").arg(name).arg(change.toFixed(0)).arg(percent.toFixed(0))
                    Accessible.ignored: gauge.silent

                    Text {
                        anchors.verticalCenter: parent.verticalCenter
                        text: muscle.name
                        color: Theme.quiet
                        font.pixelSize: Theme.caption
                    }
                    Text {
                        anchors.verticalCenter: parent.verticalCenter
                        text: root.roomy ? qsTr("%1 % (%2 mm)").arg(muscle.signed).arg(muscle.change.toFixed(0).replace("-", "−")) : qsTr("%1 %").arg(muscle.signed)
                        color: Theme.ink
                        font.pixelSize: Theme.caption
                        font.weight: Font.DemiBold
                    }
                    Item {
                        anchors.verticalCenter: parent.verticalCenter
                        visible: root.bars
                        width: Theme.gaugeWidth
                        height: Theme.gap

                        Rectangle {
                            anchors.verticalCenter: parent.verticalCenter
                            width: parent.width
                            height: Theme.bar
                            radius: height / 2
                            color: Theme.line
                        }
                        Rectangle {
                            readonly property real part: Math.min(Math.abs(muscle.percent) / root.most, 1) / 2

                            anchors.verticalCenter: parent.verticalCenter
                            x: muscle.percent < 0 ? parent.width * (0.5 - part) : parent.width / 2
                            width: parent.width * part
                            height: Theme.bar
                            color: Theme.accent
                        }
                        Rectangle {
                            x: (parent.width - width) / 2
                            width: Theme.hairline
                            height: parent.height
                            color: Theme.quiet
                        }
                    }
                }
            }
            Text {
                height: Theme.large
                verticalAlignment: Text.AlignVCenter
                text: qsTr("of the model")
                color: Theme.quiet
                font.pixelSize: Theme.caption
                font.italic: true
                Accessible.ignored: true
            }
        }
        PlainButton {
            implicitHeight: Theme.large
            leftPadding: Theme.tiny
            rightPadding: Theme.tiny
            font.pixelSize: Theme.caption
            text: gauge.slips ? qsTr("Fewer") : qsTr("Slips")
            enabled: !gauge.silent
            onClicked: gauge.slips = !gauge.slips
            Accessible.name: gauge.slips ? qsTr("Psoas major as a whole") : qsTr("Each slip of psoas major")
        }
        IconButton {
            name: root.plotOpen ? qsTr("Close the lever arms") : qsTr("Lever arms over the range")
            glyph: "plot"
            compact: true
            enabled: !gauge.silent
            checked: root.plotOpen
            onClicked: root.plotWanted()
        }
    }
}
