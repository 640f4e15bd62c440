pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Psoas.App

/// Tours, views that were kept, and named directions to look from.
Flickable {
    id: root

    required property Session session
    required property TourPlayer player

    contentHeight: column.implicitHeight + 2 * Theme.small
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    ScrollBar.vertical: SlimScrollBar {}

    TourListModel {
        id: tours

        session: root.session
    }
    SavedViewModel {
        id: saved

        session: root.session
    }
    ViewModel {
        id: directions

        session: root.session
    }
    TourFileDialog {
        id: fileDialog

        views: saved
    }

    component Title: Text {
        Layout.fillWidth: true
        Layout.leftMargin: Theme.medium
        Layout.topMargin: Theme.gap
        Layout.bottomMargin: Theme.tiny
        color: Theme.quiet
        font.pixelSize: Theme.caption
        font.weight: Font.DemiBold
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }

    ColumnLayout {
        id: column

        y: Theme.tiny
        width: root.width
        spacing: 0

        Title {
            visible: tours.count > 0
            text: qsTr("Tours")
        }
        Repeater {
            model: tours
            delegate: ViewRow {
                id: tour

                required property string tourKey
                required property string title
                required property string about
                required property string length

                text: title
                remark: qsTr("%1 · %2").arg(about).arg(length)
                current: root.player.key === tourKey
                onClicked: root.player.play(tourKey)
                Accessible.name: qsTr("Play the tour: %1").arg(title)
            }
        }

        Title {
            visible: !Theme.patient || saved.count > 0
            text: saved.title
        }
        Repeater {
            model: saved
            delegate: SavedViewRow {
                views: saved
                player: root.player
            }
        }
        Text {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.medium
            Layout.rightMargin: Theme.medium
            visible: saved.count === 0 && !Theme.patient
            text: qsTr("What is seen now can be kept here. Several views in order are a tour to play and to pass on.")
            color: Theme.quiet
            font.pixelSize: Theme.caption
            wrapMode: Text.WordWrap
            Accessible.role: Accessible.StaticText
            Accessible.name: text
            Accessible.ignored: !visible
        }
        Flow {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.small
            Layout.rightMargin: Theme.small
            visible: !Theme.patient || saved.count > 0

            PlainButton {
                visible: !Theme.patient
                text: qsTr("Keep this view")
                enabled: root.session.hasAtlas
                onClicked: saved.keep()
            }
            PlainButton {
                visible: saved.count > 0
                text: qsTr("Play")
                Accessible.name: qsTr("Play my views")
                onClicked: saved.play(root.player)
            }
            PlainButton {
                visible: saved.canUndo && !Theme.patient
                text: qsTr("Take back")
                Accessible.name: qsTr("Take back the last change of my views")
                onClicked: saved.undo()
            }
            PlainButton {
                visible: saved.count > 0 && !Theme.patient
                text: qsTr("Save…")
                Accessible.name: qsTr("Save my views as a file")
                onClicked: fileDialog.askToSave()
            }
            PlainButton {
                visible: !Theme.patient
                text: qsTr("Open…")
                Accessible.name: qsTr("Open a file of views")
                onClicked: fileDialog.askToOpen()
            }
        }

        Title {
            text: qsTr("Look from")
        }
        Repeater {
            model: directions
            delegate: ViewRow {
                required property string viewKey
                required property string keys

                note: keys
                onClicked: root.session.flyToView(viewKey)
            }
        }
    }
}
