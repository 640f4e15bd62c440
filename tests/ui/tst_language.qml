import QtQuick
import QtQuick.Controls
import QtTest
import Psoas.App
import Psoas.Ui

TestCase {
    id: test

    property var session
    property var window

    name: "Language"
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
        test.parent = window.contentItem
        window.requestActivate()
        tryVerify(() => window.active)
    }
    function cleanup() {
        session.settings.language = "en"
        test.parent = null
        window.destroy()
        window = null
        wait(0)
        compare(bench.warningsSoFar(), [])
    }
    function found(name) {
        return finder.named(window.contentItem, name).concat(finder.named(window.Overlay.overlay, name))
    }
    function click(name) {
        tryVerify(() => found(name).length > 0, 5000, name)
        waitForRendering(window.contentItem, 300)
        mouseClick(found(name)[0])
    }

    function test_the_menu_switches_at_once_and_back() {
        session.select("psoas-major-left")
        click("Open, save and more")
        click("Language")
        click("Español")
        tryVerify(() => found("Psoas mayor izquierdo").length > 0)
        verify(found("Estructuras").length > 0)
        verify(found("Psoas mayor").length > 0)
        verify(found("músculo, lado izquierdo").length > 0)
        verify(found("Left psoas major").length === 0)
        verify(found("Para aprender sobre el cuerpo, no para diagnosticar.").length > 0)
        click("Abrir, guardar y más")
        click("Idioma (Language)")
        click("English")
        tryVerify(() => found("Left psoas major").length > 0)
        verify(found("Structures").length > 0)
    }
    function test_names_can_be_latin() {
        session.settings.names = "la"
        tryVerify(() => found("Musculus psoas major sinister").length > 0)
        verify(found("Structures").length > 0)
        session.settings.names = ""
        tryVerify(() => found("Left psoas major").length > 0)
    }
    function test_what_is_not_translated_says_so() {
        session.settings.language = "es"
        session.select("sacrum")
        tryVerify(() => found("Sacro").length > 0)
        verify(found("Aún sin traducir: en inglés.").length === 0)
    }
    function test_search_finds_in_the_language_in_force() {
        session.settings.language = "es"
        session.run("search") // the keys of before live until the test has ended
        tryVerify(() => found("Buscar estructuras").length > 0 && found("Buscar estructuras")[0].activeFocus)
        for (const letter of "almohada")
            keyClick(letter)
        tryVerify(() => found("Una almohada bajo las rodillas como indicio").length > 0)
        keyClick(Qt.Key_Return)
        tryCompare(session, "entryKey", "point-22")
        verify(found("Mostrar").length > 0)
        verify(found("Valoración: el alivio: en parte").length > 0)
    }
    function test_no_word_of_the_interface_stays_english() {
        session.settings.language = "es"
        session.openEntry("exercise-02")
        wait(0)
        const english = [/\bthe\b/i, /\bshow\b/i, /\bhide\b/i, /\bopen\b/i, /\bsearch\b/i, /\bsources?\b/i, /\bwhat\b/i, /\bfold\b/i, /\bseen\b/i]
        const names = bench.spoken(window).filter(line => !/^\d+: (Source: |Fuente: )/.test(line) && line.indexOf("(Language)") < 0)
        for (const name of names)
            for (const word of english)
                verify(!word.test(name), name)
        verify(names.length > 60)
    }
}
