import QtQuick
import Psoas.App

/// The lever arm of the hip flexors over the range of the hip, with where it stands now; grey where nobody measured.
Rectangle {
    id: root

    required property Session session
    required property string side
    readonly property real from: -20
    readonly property real to: 120
    readonly property real measured: 95
    readonly property real most: 60 ///< mm at the top
    readonly property alias silent: gauge.silent ///< an article's idea is shown: it has no millimetres

    function across(degrees: real): real {
        return area.left + (degrees - from) / (to - from) * (width - area.left - area.right)
    }
    function up(arm: real): real {
        return height - area.bottom - Math.max(0, Math.min(arm, most)) / most * (height - area.top - area.bottom)
    }

    implicitHeight: Theme.plotHeight + Theme.large
    radius: Theme.radius
    color: Theme.glass
    border.width: Theme.hairline
    border.color: Theme.line
    Accessible.role: Accessible.Chart
    Accessible.name: qsTr("Lever arm of hip flexion over the range of the hip, of the model")
    Accessible.description: canvas.spoken

    QtObject {
        id: area

        readonly property real left: 32
        readonly property real right: Theme.large
        readonly property real top: heading.y + heading.height + Theme.small
        readonly property real bottom: Theme.large + gauge.curves.length * Theme.medium + Theme.tiny
    }
    GaugeModel {
        id: gauge

        session: root.session
        side: root.side
        onCurvesChanged: canvas.requestPaint()
        onMoved: canvas.requestPaint()
    }
    TapHandler {}
    HoverHandler {
        blocking: true
    }
    Text {
        id: heading

        x: Theme.gap
        y: Theme.tiny
        text: qsTr("Lever arm of hip flexion in mm, other joints as in standing · of the model")
        color: Theme.quiet
        font.pixelSize: Theme.caption
        width: parent.width - 2 * Theme.gap
        wrapMode: Text.WordWrap
    }
    Canvas {
        id: canvas

        property string spoken
        readonly property bool dark: Theme.dark

        anchors.fill: parent
        onDarkChanged: requestPaint()
        onVisibleChanged: requestPaint()
        onPaint: {
            const c = getContext("2d")
            c.reset()
            if (!visible)
                return
            c.font = Theme.caption + "px sans-serif"
            // Nobody measured there.
            c.fillStyle = Theme.line
            c.globalAlpha = Theme.dimmed
            c.fillRect(root.across(root.measured), root.up(root.most), root.across(root.to) - root.across(root.measured), root.up(0) - root.up(root.most))
            c.globalAlpha = 1
            c.fillStyle = Theme.quiet
            c.textAlign = "right"
            c.fillText(qsTr("not measured"), root.width - Theme.small, root.up(root.most) + Theme.medium)
            c.strokeStyle = Theme.line
            c.lineWidth = 1
            for (let arm = 0; arm <= root.most; arm += 20) {
                c.beginPath()
                c.moveTo(root.across(root.from), root.up(arm))
                c.lineTo(root.across(root.to), root.up(arm))
                c.stroke()
                c.textAlign = "right"
                c.fillText(arm, root.across(root.from) - Theme.tiny, root.up(arm) + Theme.tiny)
            }
            c.textAlign = "center"
            for (let degrees = 0; degrees <= root.to; degrees += 30)
                c.fillText(degrees + "°", root.across(degrees), root.up(0) + Theme.medium)
            const now = gauge.hipFlexion
            c.strokeStyle = Theme.quiet
            c.beginPath()
            c.moveTo(root.across(now), root.up(0))
            c.lineTo(root.across(now), root.up(root.most))
            c.stroke()
            let words = []
            const curves = gauge.curves
            for (let i = 0; i < curves.length; ++i) {
                const points = curves[i].points
                let atNow = 0
                // Two curves are told apart by their dashes as well.
                c.strokeStyle = i === 0 ? Theme.accent : Theme.ink
                c.setLineDash(i === 0 ? [] : [5, 3])
                c.lineWidth = 2
                for (const measured of [true, false]) {
                    c.globalAlpha = measured ? 1 : Theme.disabled
                    c.beginPath()
                    let begun = false
                    for (let k = 0; k < points.length; ++k) {
                        const inside = points[k].degrees <= root.measured
                        if (inside === measured || (!measured && points[k].degrees === root.measured)) {
                            begun ? c.lineTo(root.across(points[k].degrees), root.up(points[k].arm)) : c.moveTo(root.across(points[k].degrees), root.up(points[k].arm))
                            begun = true
                        }
                        if (k > 0 && points[k - 1].degrees <= now && points[k].degrees >= now) {
                            const t = (now - points[k - 1].degrees) / (points[k].degrees - points[k - 1].degrees)
                            atNow = points[k - 1].arm + t * (points[k].arm - points[k - 1].arm)
                        }
                    }
                    c.stroke()
                }
                c.setLineDash([])
                c.globalAlpha = 1
                c.fillStyle = c.strokeStyle
                c.beginPath()
                c.arc(root.across(now), root.up(atNow), 4, 0, 2 * Math.PI)
                c.fill()
                c.textAlign = "left"
                const line = now > root.measured ? curves[i].name : qsTr("%1 %2 mm").arg(curves[i].name).arg(atNow.toFixed(0))
                const y = root.up(0) + Theme.large + Theme.small + i * Theme.medium
                c.fillText(line, root.across(root.from) + Theme.large + Theme.small, y + Theme.tiny)
                c.setLineDash(i === 0 ? [] : [5, 3])
                c.beginPath()
                c.moveTo(root.across(root.from), y)
                c.lineTo(root.across(root.from) + Theme.large, y)
                c.stroke()
                c.setLineDash([])
                words.push(line)
            }
            spoken = now > root.measured ? qsTr("At %1 degrees nothing was measured.").arg(now.toFixed(0)) : qsTr("At %1 degrees: %2.").arg(now.toFixed(0)).arg(words.join(", "))
        }
    }
}
