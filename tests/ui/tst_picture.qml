import QtQuick
import QtQuick.Controls
import QtTest
import Psoas.App
import Psoas.Ui

TestCase {
    id: test

    property var session
    property var window
    property var picture

    name: "Picture"
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

    function initTestCase() {
        session = bench.freshSession()
        window = main.createObject(null, {
            session: session
        })
        verify(window)
        test.parent = window.contentItem // keys go where the test is
        window.requestActivate()
        tryVerify(() => window.active)
    }
    function cleanupTestCase() {
        test.parent = null
        window.destroy()
        wait(0)
        compare(bench.warningsSoFar(), [])
    }
    // One window for all: without a window manager the keys stay with the first.
    function init() {
        session.select("")
        session.run("show-all")
        session.run("reset")
        mouseMove(window.contentItem, 4, 4)
        waitForRendering(window.contentItem)
        picture = finder.named(window.contentItem, "Picture of the body")[0]
        verify(picture)
        compare(session.pictureProblem, "")
        compare(session.cameraYaw, 0)
        picture.forceActiveFocus()
    }
    function cleanup() {
        compare(bench.warningsSoFar(), [])
        bench.forgetWarnings()
    }
    // The left psoas lies to the right of the middle.
    function leftPsoas() {
        return Qt.point(picture.width * 0.72, picture.height / 2)
    }

    function test_click_selects_and_beside_clears() {
        mouseClick(picture, leftPsoas().x, leftPsoas().y)
        compare(session.currentKey, "psoas-major-left")
        verify(finder.named(window.contentItem, "Psoas major").length > 0)
        mouseClick(picture, 4, picture.height - 4)
        compare(session.currentKey, "")
    }
    function test_the_picture_shows_what_is_chosen() {
        const before = grabImage(picture)
        mouseClick(picture, leftPsoas().x, leftPsoas().y)
        mouseMove(picture, 4, picture.height - 4)
        tryVerify(() => {
            const now = grabImage(picture)
            return !now.equals(before)
        })
    }
    function test_drag_orbits_and_does_not_select() {
        const yaw = session.cameraYaw
        mouseDrag(picture, leftPsoas().x, leftPsoas().y, 120, 0)
        verify(session.cameraYaw < yaw)
        compare(session.currentKey, "")
    }
    function test_a_trembling_click_is_a_click() {
        mousePress(picture, leftPsoas().x, leftPsoas().y)
        mouseMove(picture, leftPsoas().x + 2, leftPsoas().y + 1)
        mouseRelease(picture, leftPsoas().x + 2, leftPsoas().y + 1)
        compare(session.currentKey, "psoas-major-left")
    }
    function test_right_drag_pans_right_click_opens_the_menu() {
        mousePress(picture, leftPsoas().x, leftPsoas().y, Qt.RightButton)
        mouseMove(picture, leftPsoas().x - 60, leftPsoas().y)
        mouseMove(picture, leftPsoas().x - 160, leftPsoas().y)
        mouseRelease(picture, leftPsoas().x - 160, leftPsoas().y, Qt.RightButton)
        compare(session.currentKey, "")
        mouseClick(picture, leftPsoas().x - 100, leftPsoas().y, Qt.RightButton)
        compare(session.currentKey, "psoas-major-left")
        tryVerify(() => finder.all(window.Overlay.overlay, item => item.visible && item.Accessible.name === "Isolate", []).length > 0)
        keyClick(Qt.Key_Escape)
    }
    function test_hovering_lights_the_row() {
        mouseMove(picture, leftPsoas().x, leftPsoas().y)
        tryCompare(session, "hoveredKey", "psoas-major-left")
        tryVerify(() => finder.named(window.contentItem, "Under the pointer: Left psoas major").length > 0)
    }
    function test_arrows_orbit_while_the_picture_has_the_focus() {
        picture.forceActiveFocus()
        keyClick(Qt.Key_Left)
        verify(session.cameraYaw > 0)
        finder.named(window.contentItem, "Search structures")[0].forceActiveFocus()
        const yaw = session.cameraYaw
        keyClick(Qt.Key_Left)
        compare(session.cameraYaw, yaw)
    }
    function test_double_click_centres() {
        mouseDoubleClickSequence(picture, leftPsoas().x, leftPsoas().y)
        mouseClick(picture, picture.width / 2, picture.height / 2)
        compare(session.currentKey, "psoas-major-left")
    }
    function test_wheel_comes_nearer() {
        const before = grabImage(picture)
        mouseWheel(picture, leftPsoas().x, leftPsoas().y, 0, 120)
        tryVerify(() => !grabImage(picture).equals(before))
    }
    function test_the_cube_turns_the_body() {
        mouseClick(finder.named(window.contentItem, "Look from the front")[0])
        compare(session.direction, "from the front")
        keyClick(Qt.Key_3)
        compare(session.direction, "from the subject's right")
        verify(finder.named(window.contentItem, "Look from the subject's right").length > 0)
    }
}
