pragma ComponentBehavior: Bound

import QtQuick
import QtQml
import Psoas.App

/// The keys of every command.
Instantiator {
    id: root

    required property Session session
    required property bool pictureHasFocus

    model: CommandModel {
        session: root.session
    }
    delegate: Shortcut {
        required property string commandId
        required property var keys
        required property bool available
        required property bool pictureOnly

        sequences: keys
        enabled: available && keys.length > 0 && (!pictureOnly || root.pictureHasFocus)
        onActivated: root.session.run(commandId)
        onActivatedAmbiguously: root.session.run(commandId)
    }
}
