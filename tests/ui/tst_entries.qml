import QtQuick
import QtQuick.Controls
import QtTest
import Psoas.App
import Psoas.Ui

/// What is said: its lists, what is shown of it, tours, kept views, and the view for patients.
TestCase {
    id: test

    property var session
    property var window

    name: "Entries"
    when: windowShown

    Finder {
        id: finder
    }
    Component {
        id: main

        Main {
            width: 1280
            height: 900
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
        session.settings.patient = false
        session.settings.leftTab = "structures"
        test.parent = null
        window.destroy()
        window = null
        wait(0)
        compare(bench.warningsSoFar(), [])
    }
    function found(name) {
        return finder.named(window.contentItem, name).concat(finder.named(window.Overlay.overlay, name))
    }
    function the(name) {
        tryVerify(() => found(name).length > 0, 5000, name)
        return found(name)[0]
    }
    function isThere(name) {
        return found(name).length > 0
    }
    function click(name) {
        const item = the(name)
        waitForRendering(window.contentItem, 300) // things are laid out with the next frame, if one is due
        mouseClick(item)
    }
    function starting(words) {
        return finder.all(window.contentItem, item => item.visible && !item.Accessible.ignored && item.Accessible.name.startsWith(words), [])
    }

    function test_each_list_opens_its_entries_data() {
        return [
            {tag: "points", tab: "Points", at: 21, row: "22 A pillow under the knees as a hint", key: "point-22"},
            {tag: "symptoms", tab: "Symptoms", at: 0, row: "1 Pain at the front of the hip socket", key: "symptom-01"},
            {tag: "exercises", tab: "Exercises", at: 2, row: "3 Kneeling lunge", key: "exercise-03"},
            {tag: "answers", tab: "Answers", at: 0, row: "Does a tight psoas cause back pain?", key: "answer-back-pain"}
        ]
    }
    function test_each_list_opens_its_entries(data) {
        click(data.tab)
        const list = finder.all(window.contentItem, item => item.visible && item.Accessible.role === Accessible.List && item.Accessible.name === data.tab, [])[0]
        list.positionViewAtIndex(data.at, ListView.Center) // by heights that are guessed until the rows are there
        waitForRendering(window.contentItem, 300)
        list.positionViewAtIndex(data.at, ListView.Center)
        click(data.row)
        compare(session.entryKey, data.key)
        verify(starting("What the literature says: ").length > 0)
        click("Close this entry")
        compare(session.entryKey, "")
    }
    function test_a_symptom_says_what_else_it_may_be_and_when_to_get_help() {
        session.openEntry("symptom-06")
        verify(starting("What else it may be: ").length > 0)
        verify(starting("Get help now: ").length > 0)
        verify(starting("See someone before exercising: ").length > 0)
    }
    function test_an_exercise_says_dose_stop_and_whose_precautions() {
        session.openEntry("exercise-02")
        verify(starting("Dose, as the article gives it: 30 to 60 seconds").length > 0)
        verify(starting("When to stop, by the article: ").length > 0)
        verify(starting("Precautions of this atlas: ").length > 0)
        session.openEntry("exercise-05")
        verify(starting("Dose, as the article gives it: The article gives none.").length > 0)
    }
    function test_show_me_and_back_restore_the_picture() {
        session.toggleVisible("sacrum")
        compare(session.hiddenCount, 1)
        const yaw = session.cameraYaw
        session.openEntry("point-09")
        click("Show me")
        verify(session.entryShown)
        verify(session.cameraYaw !== yaw)
        click("Next step")
        compare(session.entryStep, 1)
        click("Restore the picture")
        compare(session.hiddenCount, 1)
        compare(session.cameraYaw, yaw)
    }
    function test_links_lead_to_a_structure_and_back_again() {
        session.openEntry("point-09")
        click("Show me")
        session.find("psoas-major-left") // what a click on the link does
        verify(isThere("left muscle"))
        const points = starting("Points: ")
        verify(points.length > 0)
        click("Back to: Hip flexed, psoas short")
        compare(session.entryKey, "point-09")
        verify(session.entryShown)
        session.find("psoas-major-left")
        points[0].linkActivated("point-05")
        compare(session.entryKey, "point-05")
        verify(!isThere("Back to: Hip flexed, psoas short"))
    }
    function test_a_tour_is_played_paused_and_left() {
        click("Views")
        click("Play the tour: The complex in two minutes")
        verify(isThere("Tour: The complex in two minutes"))
        verify(isThere("The complex in two minutes · 1 of 12"))
        click("Pause the tour")
        verify(isThere("Play on"))
        click("Next stop")
        verify(isThere("The complex in two minutes · 2 of 12"))
        click("Sources of this stop")
        verify(starting("Source: ").length > 0)
        click("Stop before")
        verify(isThere("The complex in two minutes · 1 of 12"))
        click("End the tour")
        tryVerify(() => !isThere("Tour: The complex in two minutes"))
        verify(!session.entryShown)
    }
    function test_views_are_kept_named_and_played() {
        click("Views")
        session.select("sacrum")
        click("Keep this view")
        session.select("psoas-major-left")
        click("Keep this view")
        const first = "Sacrum, from the front"
        click(first)
        compare(session.currentKey, "sacrum")
        click("Change the view: " + first)
        const name = the("Name of the view")
        name.text = "The base of the spine"
        name.editingFinished()
        the("The base of the spine")
        click("Play my views")
        verify(isThere("Tour: My views"))
        click("End the tour")
        click("Take back the last change of my views")
        the(first)
    }
    function test_patients_get_larger_type_fewer_things_and_plain_words() {
        session.openEntry("point-22")
        verify(isThere("Verdict: the comfort: partly"))
        const size = Theme.body
        click("Patient view")
        verify(session.settings.patient)
        verify(Theme.body > size)
        tryVerify(() => isThere("A pillow under the knees"))
        verify(!isThere("Verdict: the comfort: partly"))
        verify(starting("Many people simply find it comfortable").length > 0)
        verify(starting("What studies say: ").length > 0)
        compare(starting("Sources of: ").length, 0)
        verify(!isThere("Structures"))
        compare(starting("Click to ").length, 0)
        session.find("psoas-major-left")
        compare(starting("Origin: ").length, 0)
        verify(starting("About: ").length > 0)
        keyClick(Qt.Key_F8)
        verify(!session.settings.patient)
        tryVerify(() => starting("Origin: ").length > 0)
    }
    function test_all_sources_are_in_one_list() {
        session.run("about")
        click("All sources")
        const field = the("Search sources")
        tryVerify(() => field.activeFocus)
        for (const letter of "bogduk")
            keyClick(letter)
        tryVerify(() => finder.all(window.Overlay.overlay, item => item.visible && item.Accessible.name.startsWith("Source: Bogduk"), []).length === 1)
        keyClick(Qt.Key_Escape)
    }
    function test_every_control_of_the_view_for_patients_has_a_name() {
        session.settings.patient = true
        session.openEntry("exercise-02")
        const controls = [Accessible.Button, Accessible.CheckBox, Accessible.EditableText, Accessible.ListItem, Accessible.PageTab, Accessible.List, Accessible.Slider, Accessible.MenuItem]
        const nameless = finder.all(window.contentItem, item => item.visible && item.Accessible.name.length === 0 && !item.Accessible.ignored && controls.includes(item.Accessible.role), [])
        compare(nameless.map(item => item.toString()), [])
    }
    function test_a_small_window_holds_the_view_for_patients_and_a_tour() {
        session.settings.patient = true
        window.width = 1000
        window.height = 640
        click("Views")
        click("Play the tour: The psoas in two minutes")
        const bar = the("Tour: The psoas in two minutes")
        waitForRendering(window.contentItem, 300)
        const picture = the("Picture")
        verify(bar.width <= picture.width)
        verify(bar.mapToItem(picture, 0, 0).y >= 0)
        click("End the tour")
    }
}
