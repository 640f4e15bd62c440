import QtQuick
import QtQuick.Controls
import QtTest
import Psoas.App
import Psoas.Ui

TestCase {
    id: test

    property var session
    property var window

    name: "Window"
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
        show(bench.freshSession())
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
        tryVerify(() => finder.named(window.contentItem, name).length + finder.named(window.Overlay.overlay, name).length > 0, 5000, name)
        return finder.named(window.contentItem, name).concat(finder.named(window.Overlay.overlay, name))[0]
    }
    function isThere(name) {
        return finder.named(window.contentItem, name).length > 0
    }
    function click(name) {
        const item = the(name)
        waitForRendering(window.contentItem, 300) // things are laid out with the next frame, if one is due
        mouseClick(item)
    }

    function test_tree_selects_and_facts_follow() {
        click("Left psoas major")
        compare(session.currentKey, "psoas-major-left")
        verify(isThere("Psoas major"))
        verify(isThere("left muscle"))
        verify(isThere("Latin: musculus psoas major"))
        const statements = finder.all(window.contentItem, item => item.visible && item.Accessible.name.startsWith("Origin: "), [])
        verify(statements.length > 0)
    }
    function test_facts_show_their_sources_on_request() {
        session.select("psoas-major-left")
        verify(!finder.all(window.contentItem, item => item.Accessible.name.startsWith("Source: "), []).length)
        const button = finder.all(window.contentItem, item => item.visible && item.Accessible.name.startsWith("Sources of: "), [])[0]
        tryVerify(() => button.mapToItem(window.contentItem, 0, 0).y > window.height / 5) // below the names once laid out
        mouseClick(button)
        tryVerify(() => finder.all(window.contentItem, item => item.visible && item.Accessible.name.startsWith("Source: "), []).length > 0)
    }
    function test_a_point_is_opened_shown_and_left() {
        click("Points")
        click("2 It has a partner, the iliacus")
        compare(session.entryKey, "point-02")
        verify(isThere("It has a partner, the iliacus"))
        verify(isThere("Verdict: supported"))
        click("Show me")
        verify(session.entryShown)
        click("Next step")
        compare(session.entryStep, 1)
        click("Restore the picture")
        verify(!session.entryShown)
        click("Close this entry")
        compare(session.entryKey, "")
        click("Structures")
    }
    function test_a_link_leads_from_an_entry_to_its_structure_and_back() {
        session.openEntry("point-09")
        session.find("psoas-major-left")
        compare(session.entryKey, "")
        compare(session.currentKey, "psoas-major-left")
        session.find("point-09")
        compare(session.entryKey, "point-09")
        session.closeEntry()
    }
    function test_the_eye_hides_and_restore_brings_back() {
        click("Hide Sacrum")
        compare(session.hiddenCount, 1)
        verify(isThere("Sacrum, hidden"))
        click("Restore all that is hidden")
        compare(session.hiddenCount, 0)
        verify(!isThere("Restore all that is hidden"))
    }
    function test_hovering_a_row_lights_the_structure() {
        const row = the("Right psoas major")
        mouseMove(row, row.width / 3, row.height / 2)
        tryCompare(session, "hoveredKey", "psoas-major-right")
    }
    function test_variant_is_offered_and_shown() {
        session.select("psoas-major-left")
        click("Show psoas minor")
        verify(isThere("Left psoas minor"))
        verify(!isThere("Left psoas minor, hidden"))
        session.undo()
        verify(isThere("Left psoas minor, hidden"))
    }
    function test_search_selects_and_flies() {
        keyClick(Qt.Key_F, Qt.ControlModifier)
        const field = the("Search structures")
        tryVerify(() => field.activeFocus)
        for (const letter of "sacrum")
            keyClick(letter)
        the("Search results")
        keyClick(Qt.Key_Return)
        compare(session.currentKey, "sacrum")
        compare(field.text, "")
    }
    function test_letters_typed_into_the_search_give_no_commands() {
        session.select("sacrum")
        click("Search structures")
        for (const letter of "hix")
            keyClick(letter)
        compare(session.hiddenCount, 0)
        compare(the("Search structures").text, "hix")
        keyClick(Qt.Key_Escape)
        compare(the("Search structures").text, "")
    }
    function test_keys_give_commands() {
        session.select("sacrum")
        keyClick(Qt.Key_H)
        compare(session.hiddenCount, 1)
        keyClick(Qt.Key_Z, Qt.ControlModifier)
        compare(session.hiddenCount, 0)
        keyClick(Qt.Key_Z, Qt.ControlModifier | Qt.ShiftModifier)
        compare(session.hiddenCount, 1)
        keyClick(Qt.Key_H, Qt.AltModifier)
        compare(session.hiddenCount, 0)
        keyClick(Qt.Key_7)
        compare(session.direction, "from above")
        keyClick(Qt.Key_Home)
        compare(session.direction, "from the front")
    }
    function test_tree_is_walked_by_keys() {
        const tree = the("Structures")
        const list = finder.all(window.contentItem, item => item.visible && item.Accessible.role === Accessible.Tree, [])[0]
        list.forceActiveFocus()
        keyClick(Qt.Key_Down)
        keyClick(Qt.Key_Down)
        compare(session.hoveredKey, "psoas-major-left")
        keyClick(Qt.Key_Return)
        compare(session.currentKey, "psoas-major-left")
        keyClick(Qt.Key_Space)
        compare(session.hiddenCount, 1)
        keyClick(Qt.Key_Left)
        keyClick(Qt.Key_Left)
        tryVerify(() => !isThere("Left psoas major, hidden"))
        keyClick(Qt.Key_Right)
        tryVerify(() => isThere("Left psoas major, hidden"))
    }
    function test_panels_fold() {
        const before = the("Picture").width
        click("Fold the left panel")
        click("Fold the right panel")
        tryVerify(() => the("Picture").width > before + 400)
        keyClick(Qt.Key_F9)
        verify(isThere("Structures"))
    }
    function test_dark_and_light() {
        const was = Theme.dark
        click(was ? "Light colours" : "Dark colours")
        compare(Theme.dark, !was)
        compare(session.settings.dark, !was)
        keyClick(Qt.Key_D, Qt.ControlModifier)
        compare(Theme.dark, was)
    }
    function test_keys_can_be_searched() {
        keyClick(Qt.Key_F1)
        const field = the("Search keys")
        tryVerify(() => field.activeFocus)
        the("Hide: H")
        for (const letter of "isolate")
            keyClick(letter)
        the("Isolate: I")
        tryVerify(() => finder.named(window.Overlay.overlay, "Hide: H").length === 0)
        click("Mouse as in 3D Slicer")
        compare(session.settings.hands, "slicer")
        keyClick(Qt.Key_Escape)
    }
    function test_a_problem_is_shown_until_dismissed() {
        session.report("Something is wrong; do something.", ["first", "second"])
        the("Something is wrong; do something.")
        click("Details")
        the("first\nsecond")
        click("Dismiss this message")
        tryVerify(() => !isThere("Something is wrong; do something."))
    }
    function test_without_a_picture_words_stand_in() {
        session.setPictureProblem("OpenGL is missing; install a driver.")
        the("OpenGL is missing; install a driver.")
        click("Sacrum")
        compare(session.currentKey, "sacrum")
    }
    function test_views_are_listed() {
        click("Views")
        click("Subject's left")
        compare(session.direction, "from the subject's left")
        click("Structures")
    }
    function test_every_control_has_a_name() {
        session.select("psoas-major-left")
        session.toggleVisible("sacrum")
        const controls = [Accessible.Button, Accessible.CheckBox, Accessible.EditableText, Accessible.ListItem, Accessible.TreeItem, Accessible.PageTab, Accessible.List, Accessible.Tree, Accessible.Slider, Accessible.MenuItem]
        const nameless = finder.all(window.contentItem, item => item.visible && item.Accessible.name.length === 0 && !item.Accessible.ignored && controls.includes(item.Accessible.role), [])
        compare(nameless.map(item => item.toString()), [])
    }
    function test_a_screen_reader_finds_the_facts() {
        session.select("psoas-major-left")
        wait(0)
        const lines = bench.spoken(window)
        verify(lines.some(line => line.endsWith(": Psoas major")))
        verify(lines.some(line => line.includes(": Origin: ")))
        verify(lines.some(line => line.endsWith(": Left psoas major")))
    }
    function test_a_small_window_still_holds_everything() {
        window.width = 1000
        window.height = 640
        waitForRendering(window.contentItem)
        const bar = the("Tools")
        const picture = the("Picture")
        verify(bar.width <= picture.width, bar.width + " in " + picture.width)
    }
    function test_nothing_open_says_what_to_do() {
        test.parent = null
        window.destroy()
        wait(0)
        show(bench.freshSession(false))
        the("Nothing is open. Press Ctrl+O to open a model, or drop a file here.")
    }
}
