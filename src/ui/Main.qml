pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Psoas.App

ApplicationWindow {
    id: root

    required property Session session
    readonly property Settings settings: session.settings
    readonly property string programName: qsTr("Psoas Atlas")

    function askForFile(command: string) {
        dialogs.setSource("FileDialogs.qml", {
            session: session,
            command: command
        })
        if (dialogs.status === Loader.Error)
            session.report(qsTr("The file dialog is missing here (package qml6-module-qtquick-dialogs). Drop a file onto the window, or start psoas-atlas --atlas PATH."))
    }
    function keepPlace() {
        if (visibility === Window.Windowed)
            settings.window = Qt.rect(x, y, width, height)
        if (visible && visibility !== Window.FullScreen && visibility !== Window.Minimized)
            settings.maximised = visibility === Window.Maximized
    }

    width: settings.window.width > 0 ? settings.window.width : Theme.firstWidth
    height: settings.window.height > 0 ? settings.window.height : Theme.firstHeight
    minimumWidth: Theme.leastWidth
    minimumHeight: Theme.leastHeight
    title: session.hasAtlas && session.atlasName !== programName ? qsTr("%1 – %2").arg(session.atlasName).arg(programName) : programName
    color: Theme.background
    visible: true
    font.pixelSize: Theme.body
    onClosing: keepPlace()

    palette {
        window: Theme.surface
        base: Theme.raised
        alternateBase: Theme.well
        button: Theme.raised
        text: Theme.ink
        windowText: Theme.ink
        buttonText: Theme.ink
        brightText: Theme.ink
        highlight: Theme.accent
        highlightedText: Theme.ink // Qt's file dialog has it on a pale highlight
        placeholderText: Theme.quiet
        mid: Theme.line
        midlight: Theme.hover
        light: Theme.hover
        dark: Theme.quiet
        toolTipBase: Theme.raised
        toolTipText: Theme.ink
        link: Theme.accent
    }

    Component.onCompleted: {
        if (settings.window.width > 0) {
            x = settings.window.x
            y = settings.window.y
        }
        if (settings.maximised)
            showMaximized()
        picture.focusPicture()
    }

    Binding {
        target: Theme
        property: "dark"
        value: root.settings.dark
    }
    Binding {
        target: Theme
        property: "patient"
        value: root.settings.patient
    }
    TourPlayer {
        id: player

        session: root.session
    }
    Connections {
        target: root.session

        function onAsked(command: string) {
            switch (command) {
            case "search":
                header.startSearch()
                break
            case "keys":
                keysDialog.open()
                break
            case "sources":
                sourcesDialog.open()
                break
            case "about":
                aboutDialog.open()
                break
            case "open-file":
            case "open-folder":
                root.askForFile(command)
                break
            case "save-picture":
                saveDialog.open()
                break
            case "full-screen":
                root.visibility === Window.FullScreen ? root.showNormal() : root.showFullScreen()
                break
            case "quit":
                root.close()
                break
            }
        }
    }
    CommandShortcuts {
        session: root.session
        pictureHasFocus: picture.hasFocus
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        HeaderBar {
            id: header

            Layout.fillWidth: true
            session: root.session
        }
        ProblemBanner {
            Layout.fillWidth: true
            session: root.session
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: 0

            LeftPanel {
                Layout.fillHeight: true
                Layout.preferredWidth: Math.min(Theme.leftWidth, root.width * Theme.leftShare)
                visible: root.settings.leftOpen
                session: root.session
                player: player
            }
            PictureArea {
                id: picture

                Layout.fillWidth: true
                Layout.fillHeight: true
                session: root.session
                player: player
            }
            FactsPanel {
                Layout.fillHeight: true
                Layout.preferredWidth: Math.min(Theme.rightWidth, root.width * Theme.rightShare)
                visible: root.settings.rightOpen
                session: root.session
            }
        }
    }
    DropArea {
        anchors.fill: parent
        onDropped: drop => {
            if (drop.hasUrls) {
                root.session.openUrls(drop.urls)
                drop.acceptProposedAction()
            }
        }

        Rectangle {
            anchors.fill: parent
            visible: parent.containsDrag
            color: Theme.glass

            Text {
                anchors.centerIn: parent
                text: qsTr("Drop a model or a folder to open it")
                color: Theme.ink
                font.pixelSize: Theme.title
            }
        }
    }
    // By file name, so that the window stands where Qt's dialogs are not installed.
    Loader {
        id: dialogs
    }
    SavePictureDialog {
        id: saveDialog

        picture: picture
    }
    KeysDialog {
        id: keysDialog

        session: root.session
    }
    SourcesDialog {
        id: sourcesDialog

        session: root.session
    }
    AboutDialog {
        id: aboutDialog

        session: root.session
    }
}
