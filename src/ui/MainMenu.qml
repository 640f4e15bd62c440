pragma ComponentBehavior: Bound

import QtQuick
import QtQml
import Psoas.App

CalmMenu {
    id: root

    required property Session session

    delegate: CalmMenuItem {} // of the menu within

    // First, where it is found by who cannot read the others.
    LanguageMenu {
        session: root.session
    }
    Instantiator {
        model: CommandModel {
            session: root.session
            where: CommandModel.MainMenu
        }
        delegate: CalmMenuItem {
            required text
            required property string commandId
            required property bool available
            required property string keyText

            keys: keyText
            enabled: available
            onTriggered: root.session.run(commandId)
        }
        onObjectAdded: (index, object) => root.insertItem(index + 1, object as Item)
        onObjectRemoved: (index, object) => root.removeItem(object as Item)
    }
}
