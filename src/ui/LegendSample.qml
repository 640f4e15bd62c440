import QtQuick

/// A piece of a line or of a surface, as the picture has it: the key to what its pattern says.
Canvas {
    id: root

    required property color colour
    required property string pattern ///< line, dashes, dots or stripes

    implicitWidth: Theme.large + Theme.small
    implicitHeight: Theme.gap
    onColourChanged: requestPaint()
    onPatternChanged: requestPaint()
    onPaint: {
        const c = getContext("2d")
        c.reset()
        if (pattern === "line" || pattern === "dashes") {
            c.strokeStyle = colour
            c.lineWidth = 3
            c.setLineDash(pattern === "dashes" ? [3, 2] : [])
            c.beginPath()
            c.moveTo(0, height / 2)
            c.lineTo(width, height / 2)
            c.stroke()
            return
        }
        c.fillStyle = colour
        c.fillRect(0, 0, width, height)
        if (pattern === "dots") {
            c.fillStyle = Qt.darker(colour, 2)
            for (let x = 4; x < width; x += 8) {
                c.beginPath()
                c.arc(x, height / 2, 2, 0, 2 * Math.PI)
                c.fill()
            }
        } else {
            c.strokeStyle = Qt.lighter(colour, 1.8)
            c.lineWidth = 2
            for (let x = 0; x < width + height; x += 8) {
                c.beginPath()
                c.moveTo(x - height, height)
                c.lineTo(x, 0)
                c.stroke()
            }
        }
    }
}
