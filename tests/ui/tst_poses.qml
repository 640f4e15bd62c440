import QtQuick
import QtQuick.Controls
import QtTest
import Psoas.App
import Psoas.Ui

/// The pose bar, found as a screen reader finds it.
TestCase {
    id: test

    property var session
    property var window

    name: "Poses"
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
        show(bench.movableSession())
        tryVerify(() => bench.moves())
    }
    function show(fresh) {
        session = fresh
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
        item.forceActiveFocus(Qt.TabFocusReason) // which brings it into sight
        waitForRendering(window.contentItem, 300)
        mouseClick(item)
    }

    function test_a_chip_is_a_pose_and_undo_takes_it_back() {
        click("Sitting upright")
        fuzzyCompare(bench.hipFlexion("left"), 71, 0.01)
        compare(the("Sitting upright").Accessible.checked, true)
        verify(finder.all(window.contentItem, item => item.visible && item.Accessible.name.startsWith("Thigh on pelvis 71 degrees"), []).length > 0)
        session.undo()
        compare(bench.hipFlexion("left"), 0)
        compare(the("Standing").Accessible.checked, true)
    }
    function test_the_slider_lifts_the_thigh_of_the_side_chosen() {
        const slider = the("Left hip flexion, degrees")
        slider.forceActiveFocus(Qt.TabFocusReason)
        keyClick(Qt.Key_Right)
        keyClick(Qt.Key_Right)
        fuzzyCompare(bench.hipFlexion("left"), 2, 0.01)
        click("Right leg")
        the("Right hip flexion, degrees").forceActiveFocus(Qt.TabFocusReason)
        keyClick(Qt.Key_Left)
        fuzzyCompare(bench.hipFlexion("right"), -1, 0.01)
        session.undo()
        session.undo()
        compare(bench.hipFlexion("left"), 0)
    }
    function test_sided_poses_follow_the_side() {
        click("Right leg")
        click("Right thigh raised")
        fuzzyCompare(bench.hipFlexion("right"), 74, 0.01)
    }
    function test_the_joints_fold_out_and_a_pose_is_kept() {
        click("All joints and own poses")
        const adduction = the("Left hip adduction, degrees")
        adduction.forceActiveFocus(Qt.TabFocusReason)
        keyClick(Qt.Key_Right)
        const field = the("Name for this pose")
        field.forceActiveFocus()
        field.text = "Mine"
        keyClick(Qt.Key_Return)
        tryVerify(() => isThere("Own pose Mine"))
        session.undo()
        tryVerify(() => isThere("Mine")) // a chip as well
        click("Close the joints")
        verify(!isThere("Left hip adduction, degrees"))
    }
    function test_what_repeats_is_stepped_and_played() {
        verify(!isThere("Play the movement"))
        click("Walking")
        click("A step on")
        click("Speed of the movement: 1 times")
        verify(isThere("Speed of the movement: 0.5 times"))
        click("Play the movement")
        click("Pause the movement")
        verify(isThere("Play the movement"))
    }
    function test_an_articles_idea_is_called_one() {
        click("All joints and own poses")
        click("“Tight psoas”: both articles’ ideas")
        verify(isThere("Illustration of the article’s idea"))
        verify(isThere("How tight the psoas is taken to be"))
        verify(isThere("Lumbar curve by the article’s idea"))
        click("Take the drawing away")
        verify(!isThere("Illustration of the article’s idea"))
        session.undo()
        verify(isThere("Illustration of the article’s idea"))
    }
    function test_the_bar_folds_away_and_fits_a_small_window() {
        window.width = 1000
        window.height = 640
        const chip = the("Standing")
        const bar = the("Pose")
        tryVerify(() => bar.width > 0 && bar.mapToItem(window.contentItem, 0, bar.height).y <= window.height)
        verify(bar.mapToItem(window.contentItem, 0, 0).x >= 0)
        verify(bar.mapToItem(window.contentItem, bar.width, 0).x <= window.width)
        click("Fold the poses away")
        verify(!isThere("Standing"))
        verify(isThere("Left hip flexion, degrees"))
        click("Show the poses")
        verify(isThere("Standing"))
    }
}
