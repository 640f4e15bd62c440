import QtQuick
import QtQuick.Dialogs
import Psoas.App

/// Made only when a file is asked for, so that the window stands without them.
Item {
    id: root

    required property Session session
    required property string command

    Component.onCompleted: {
        if (command === "open-folder")
            folderDialog.open()
        else
            fileDialog.open()
    }

    FileDialog {
        id: fileDialog

        title: qsTr("Open a model")
        nameFilters: [qsTr("Models (*.glb *.gltf *.obj *.stl *.ply *.fbx *.dae)"), qsTr("All files (*)")]
        onAccepted: root.session.openUrls([selectedFile])
    }
    FolderDialog {
        id: folderDialog

        title: qsTr("Open a folder of models or a pack")
        onAccepted: root.session.openUrls([selectedFolder])
    }
}
