import QtQuick
import QtQuick.Layouts
import Psoas.App

/// What this is, whose it is, and what it is not.
CalmDialog {
    id: root

    required property Session session

    name: qsTr("Psoas Atlas %1").arg(Qt.application.version)

    component Words: ReadableText {
        Layout.fillWidth: true
    }

    Words {
        text: qsTr("An interactive atlas of the psoas and iliopsoas for students and physical therapists.")
    }
    Words {
        text: qsTr("It is made for learning and explaining. It does not diagnose, and it does not replace an examination by a professional. Someone with severe or worsening pain, numbness or weakness in the legs, trouble with bladder or bowel, fever, or pain after a fall should see a doctor soon.")
    }
    Words {
        text: qsTr("Each fact shows its sources. What is marked “to be checked” has not been seen in its source yet.")
    }
    PlainButton {
        Layout.leftMargin: -Theme.small
        text: qsTr("All sources")
        onClicked: {
            root.close()
            root.session.run("sources")
        }
    }
    Words {
        text: qsTr("The points and the list of symptoms, causes, benefits and exercises are those of two articles, retold in our own words: “The Psoas Muscle: 23 essentials everyone and their PT should know”, by a physical therapist, and “The Psoas Muscle”, of a general health website. What they claim is theirs.")
        color: Theme.quiet
        font.pixelSize: Theme.caption
    }
    Words {
        text: qsTr("The program is free under the MIT licence; the built-in atlas and all texts under CC BY 4.0. Built with Qt, Assimp, GLM, spdlog, yaml-cpp, meshoptimizer, libepoxy, libpng and utf8proc, each under its own licence.")
        color: Theme.quiet
        font.pixelSize: Theme.caption
    }
    Words {
        visible: root.session.atlasCredits.length > 0
        text: qsTr("Models shown now: %1").arg(root.session.atlasCredits)
        color: Theme.quiet
        font.pixelSize: Theme.caption
    }
    Words {
        text: qsTr("Models that you open remain under the licence of those who made them.")
        color: Theme.quiet
        font.pixelSize: Theme.caption
    }
}
