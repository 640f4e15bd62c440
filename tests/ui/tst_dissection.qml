import QtQuick
import QtQuick.Controls
import QtTest
import Psoas.App
import Psoas.Ui

TestCase {
    id: test

    property var session
    property var window

    name: "Dissection"
    when: windowShown

    Finder {
        id: finder
    }
    Component {
        id: main

        Main {
            width: 1280
            height: 800
        }
    }

    function init() {
        bench.forgetWarnings()
        session = bench.freshSession()
        window = main.createObject(null, {
            session: session
        })
        verify(window)
        test.parent = window.contentItem // keys go where the test is
        window.requestActivate()
        tryVerify(() => window.active)
    }
    function cleanup() {
        test.parent = null
        window.destroy()
        window = null
        wait(0)
        compare(bench.warningsSoFar(), [])
    }
    function the(name) {
        tryVerify(() => finder.named(window.contentItem, name).length > 0, 5000, name)
        return finder.named(window.contentItem, name)[0]
    }
    function isThere(name) {
        return finder.named(window.contentItem, name).length > 0
    }
    function click(name) {
        const item = the(name)
        waitForRendering(window.contentItem, 300)
        mouseClick(item)
    }

    function test_section_panel() {
        verify(!isThere("Sections"))
        click("Section")
        verify(isThere("Sections"))
        verify(the("Level section").checked)
        verify(!the("Side section").checked)
        const slider = the("Place of the level section: 100 mm")
        compare(slider.value, 100)
        slider.forceActiveFocus()
        keyClick(Qt.Key_Left)
        verify(isThere("Place of the level section: 99 mm"))
        click("Keep the other side of the level section")
        verify(the("See the level section from below, as on a CT").checked)
        click("See the level section from above")
        compare(session.cameraPitch, 90)
        click("Side section")
        verify(isThere("Place of the side section: 0 mm"))
        click("End the sections")
        verify(!isThere("Sections"))
    }
    function test_section_keys() {
        keyClick(Qt.Key_S)
        verify(isThere("Sections"))
        keyClick(Qt.Key_PageUp)
        verify(isThere("Place of the level section: 102 mm"))
        keyClick(Qt.Key_PageDown)
        verify(isThere("Place of the level section: 100 mm"))
        keyClick(Qt.Key_V, Qt.ShiftModifier)
        compare(session.cameraPitch, -90)
    }
    function test_handle_is_drawn_by_the_hand_and_by_keys() {
        keyClick(Qt.Key_S)
        const grip = the("Handle of the level section")
        waitForRendering(window.contentItem, 300)
        mousePress(grip)
        mouseMove(grip, grip.width / 2, grip.height / 2 - 20)
        mouseMove(grip, grip.width / 2, grip.height / 2 - 20)
        mouseRelease(grip)
        verify(!isThere("Place of the level section: 100 mm"))
        session.undo()
        verify(isThere("Place of the level section: 100 mm"))
        grip.forceActiveFocus()
        keyClick(Qt.Key_Up)
        verify(isThere("Place of the level section: 102 mm"))
    }
    function test_names_button() {
        const button = the("Names in the picture")
        verify(!button.checked)
        click("Names in the picture")
        tryVerify(() => the("Names in the picture").checked)
        keyClick(Qt.Key_L)
        tryVerify(() => !the("Names in the picture").checked)
    }
}
