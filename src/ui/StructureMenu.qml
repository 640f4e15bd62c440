pragma ComponentBehavior: Bound

import QtQuick
import QtQml
import QtQuick.Controls.Basic
import Psoas.App

/// What can be done with the structure under the pointer.
CalmMenu {
    id: root

    required property Session session

    title: root.session.currentName

    CalmMenuItem {
        text: root.session.currentName.length > 0 ? root.session.currentName : qsTr("Nothing is selected")
        enabled: false
        opacity: 1
        font.weight: Font.DemiBold
    }
    MenuSeparator {
        contentItem: Divider {
            implicitWidth: Theme.menuWidth
        }
    }
    Instantiator {
        model: CommandModel {
            session: root.session
            where: CommandModel.StructureMenu
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
        onObjectAdded: (index, object) => root.insertItem(index + 2, object as Item)
        onObjectRemoved: (index, object) => root.removeItem(object as Item)
    }
}
