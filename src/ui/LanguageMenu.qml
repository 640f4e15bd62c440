pragma ComponentBehavior: Bound

import QtQuick
import QtQml
import Psoas.App

/// The language of the interface and of what is said, and whether names are in Latin.
CalmMenu {
    id: root

    required property Session session

    title: qsTr("Language")

    Instantiator {
        model: LanguageModel {
            id: languages

            session: root.session
        }
        delegate: CalmMenuItem {
            required text
            required property int index
            required property bool namesOnly
            required checked

            keys: checked ? "✓" : ""
            Accessible.checkable: true
            Accessible.checked: checked
            onTriggered: languages.choose(index)
        }
        onObjectAdded: (index, object) => root.insertItem(index, object as Item)
        onObjectRemoved: (index, object) => root.removeItem(object as Item)
    }
}
