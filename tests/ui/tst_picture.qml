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

    function init() {
        bench.forgetWarnings()
        session = bench.freshSession()
        window = createTemporaryObject(main, test, {
            session: session
        })
        verify(window)
        test.parent = window.contentItem // keys go where the test is
        window.requestActivate()
        tryVerify(() => window.active)
        picture = finder.named(window.contentItem, "Picture of the body")[0]
        verify(picture)
        compare(session.pictureProblem, "")
    }
    function cleanup() {
        test.parent = null
        window.destroy()
        window = null
        wait(0)
        compare(bench.warningsSoFar(), [])
    }
    // The left psoas lies to the right of the middle.
    function left() {
        return Qt.point(picture.width * 0.72, picture.height / 2)
    }

    function test_click_selects_and_beside_clears() {
        mouseClick(picture, left().x, left().y)
        compare(session.currentKey, "psoas-major-left")
        verify(finder.named(window.contentItem, "Psoas major").length > 0)
        mouseClick(picture, 4, picture.height - 4)
        compare(session.currentKey, "")
    }
    function test_the_picture_shows_what_is_chosen() {
        const before = grabImage(picture)
        mouseClick(picture, left().x, left().y)
        mouseMove(picture, 4, picture.height - 4)
        tryVerify(() => {
            const now = grabImage(picture)
            return !now.equals(before)
        })
    }
    function test_drag_orbits_and_does_not_select() {
        const yaw = session.cameraYaw
        mouseDrag(picture, left().x, left().y, 120, 0)
        verify(session.cameraYaw < yaw)
        compare(session.currentKey, "")
    }
    function test_a_trembling_click_is_a_click() {
        mousePress(picture, left().x, left().y)
        mouseMove(picture, left().x + 2, left().y + 1)
        mouseRelease(picture, left().x + 2, left().y + 1)
        compare(session.currentKey, "psoas-major-left")
    }
    function test_right_drag_pans_right_click_opens_the_menu() {
        mousePress(picture, left().x, left().y, Qt.RightButton)
        mouseMove(picture, left().x - 60, left().y)
        mouseMove(picture, left().x - 160, left().y)
        mouseRelease(picture, left().x - 160, left().y, Qt.RightButton)
        compare(session.currentKey, "")
        mouseClick(picture, left().x - 100, left().y, Qt.RightButton)
        compare(session.currentKey, "psoas-major-left")
        tryVerify(() => finder.all(window.Overlay.overlay, item => item.visible && item.Accessible.name === "Isolate", []).length > 0)
        keyClick(Qt.Key_Escape)
    }
    function test_hovering_lights_the_row() {
        mouseMove(picture, left().x, left().y)
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
        mouseDoubleClickSequence(picture, left().x, left().y)
        mouseClick(picture, picture.width / 2, picture.height / 2)
        compare(session.currentKey, "psoas-major-left")
    }
    function test_wheel_comes_nearer() {
        const before = grabImage(picture)
        mouseWheel(picture, left().x, left().y, 0, 120)
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
