pragma Singleton
import QtQuick

/// Every colour, size and duration of the interface.
QtObject {
    property bool dark: false
    property bool patient: false ///< larger type, fewer things

    // Spacing and shapes, logical pixels.
    readonly property int hairline: 1
    readonly property int tiny: 4
    readonly property int small: 8
    readonly property int gap: 12
    readonly property int medium: 16
    readonly property int large: 24
    readonly property int radius: 8
    readonly property int smallRadius: 6
    readonly property int ring: 2
    readonly property int headerHeight: 56
    readonly property int controlHeight: 36
    readonly property int rowHeight: 32
    readonly property int icon: 20
    readonly property int smallIcon: 16
    readonly property int cubeFace: 58
    readonly property int bar: 4
    readonly property int scrollBar: 6
    readonly property int switchWidth: 36
    readonly property int switchHeight: 20
    readonly property int leftWidth: 292
    readonly property int rightWidth: 348
    readonly property real leftShare: 0.26
    readonly property real rightShare: 0.3
    readonly property int searchWidth: 460
    readonly property int cardWidth: 360
    readonly property int dialogWidth: 560
    readonly property int menuWidth: 236
    readonly property int listHeight: 360
    readonly property int roomForWords: 560
    readonly property int roomForTools: 780
    readonly property int roomForIcons: 600
    readonly property int poseBarWidth: 760
    readonly property real panelShare: 0.52 ///< of the picture's height, at most, for the joints
    readonly property int plotHeight: 170
    readonly property int plotWidth: 300
    readonly property real plotShare: 0.45 ///< of the picture's width, at most
    readonly property int roomForBars: 660 ///< of the gauge
    readonly property int gaugeWidth: 58
    readonly property int firstWidth: 1280
    readonly property int firstHeight: 800
    readonly property int leastWidth: 880
    readonly property int leastHeight: 560

    // Four sizes of type.
    readonly property int title: patient ? 26 : 22
    readonly property int heading: patient ? 20 : 16
    readonly property int body: patient ? 18 : 14
    readonly property int caption: patient ? 15 : 12
    readonly property real lineHeight: 1.35

    // Durations, ms.
    readonly property int quick: 120
    readonly property int toast: 3500
    readonly property int tipDelay: 500

    readonly property real disabled: 0.38
    readonly property real dimmed: 0.55

    // Colours.
    readonly property color background: dark ? "#14181b" : "#eef1f1"
    readonly property color surface: dark ? "#1b2124" : "#fcfcfb"
    readonly property color raised: dark ? "#242b2f" : "#ffffff"
    readonly property color well: dark ? "#14181b" : "#eff2f2"
    readonly property color line: dark ? "#2d363b" : "#dfe4e5"
    readonly property color ink: dark ? "#e4e9ea" : "#1d282c"
    readonly property color quiet: dark ? "#9dabb1" : "#56666d"
    readonly property color accent: dark ? "#58c7b9" : "#0d746c"
    readonly property color accentSoft: dark ? "#1e3f3d" : "#d9eeeb"
    readonly property color accentInk: dark ? "#06211e" : "#ffffff"
    readonly property color hover: dark ? "#262e32" : "#edf1f1"
    readonly property color noticeSurface: dark ? "#3a321c" : "#faf0d8"
    readonly property color noticeInk: dark ? "#f1e1b4" : "#523f10"
    readonly property color picture: dark ? "#1a1f23" : "#e9edee"
    readonly property color shade: dark ? "#a0000000" : "#50101820"
    readonly property color glass: dark ? "#e0242b2f" : "#e6ffffff"
    readonly property color cubeFront: dark ? "#333d43" : "#ffffff"
    readonly property color cubeSide: dark ? "#2a3237" : "#f1f4f4"
}
