import QtQuick

/// A word in passing, such as that something was saved.
Rectangle {
    id: root

    function show(words: string) {
        label.text = words
        visible = true
        timer.restart()
    }

    visible: false
    implicitWidth: label.implicitWidth + 2 * Theme.medium
    implicitHeight: Theme.controlHeight
    radius: height / 2
    color: Theme.ink
    Accessible.role: Accessible.AlertMessage
    Accessible.name: label.text

    Text {
        id: label

        anchors.centerIn: parent
        color: Theme.surface
        font.pixelSize: Theme.body
    }
    Timer {
        id: timer

        interval: Theme.toast
        onTriggered: root.visible = false
    }
}
