#include "app/settings.h"
#include "fixture.h"
#include "support/catch.h"
#include "support/temporary_folder.h"

#include <QFile>

using namespace psoas;
using namespace psoas::test;

namespace {

QString fileIn(const TemporaryFolder& folder)
{
    return QString::fromStdString((folder.path() / "settings.ini").string());
}

} // namespace

TEST_CASE("settings are kept between runs")
{
    needApplication();
    const TemporaryFolder folder;
    {
        Settings settings{fileIn(folder)};
        settings.setDark(true);
        settings.setHands("slicer");
        settings.setLeftOpen(false);
        settings.setLeftTab("views");
        settings.setWindow({10, 20, 900, 700});
        settings.setMaximised(true);
    }
    const Settings settings{fileIn(folder)};
    CHECK(settings.complaint().isEmpty());
    CHECK(settings.dark());
    CHECK(settings.hands() == "slicer");
    CHECK_FALSE(settings.leftOpen());
    CHECK(settings.rightOpen());
    CHECK(settings.leftTab() == "views");
    CHECK(settings.window() == QRect(10, 20, 900, 700));
    CHECK(settings.maximised());
}

TEST_CASE("damaged settings are set aside and the defaults hold")
{
    needApplication();
    using namespace std::string_literals;
    const auto damaged =
        GENERATE(as<std::string>{}, "", "rubbish", "\x00\x01\x02"s, "\xff\xfe\xfd", "[General]\nformat=2\n",
                 "[look\ndark=true\nformat=1\n", "{\"dark\": true}", std::string(2 << 20, 'x'));
    const TemporaryFolder folder;
    folder.write("settings.ini", damaged);
    {
        Settings settings{fileIn(folder)};
        CHECK_FALSE(settings.complaint().isEmpty());
        CHECK(settings.leftOpen());
        CHECK(settings.hands() == "atlas");
        QFile aside{fileIn(folder) + ".damaged"};
        REQUIRE(aside.open(QIODevice::ReadOnly));
        CHECK(aside.readAll() == QByteArray::fromStdString(damaged));
        settings.setHands("blender");
    }
    const Settings again{fileIn(folder)};
    CHECK(again.complaint().isEmpty());
    CHECK(again.hands() == "blender");
}

TEST_CASE("a value out of its range falls back alone")
{
    needApplication();
    const TemporaryFolder folder;
    folder.write("settings.ini", "[General]\nformat=1\n[look]\ndark=true\nleft_open=perhaps\nleft_tab=nobody\n"
                                 "[hands]\nmapping=of nobody\n[window]\nx=0\ny=0\nwidth=-5\nheight=99999999\n");
    const Settings settings{fileIn(folder)};
    CHECK(settings.complaint().isEmpty());
    CHECK(settings.dark());
    CHECK(settings.leftOpen());
    CHECK(settings.leftTab() == "structures");
    CHECK(settings.hands() == "atlas");
    CHECK(settings.window().isEmpty());
}

TEST_CASE("settings that cannot be written are said once")
{
    needApplication();
    const TemporaryFolder folder;
    folder.write("file", "not a folder");
    Settings settings{QString::fromStdString((folder.path() / "file" / "settings.ini").string())};
    const QSignalSpy said{&settings, &Settings::couldNotSave};
    settings.setHands("blender");
    settings.save();
    settings.setHands("slicer");
    settings.save();
    CHECK(said.count() == 1);
    CHECK(said.at(0).at(0).toString().contains("settings.ini"));
    CHECK(settings.hands() == "slicer");
}

TEST_CASE("without a file nothing is kept")
{
    needApplication();
    Settings settings;
    settings.setHands("blender");
    const QSignalSpy said{&settings, &Settings::couldNotSave};
    settings.save();
    CHECK(said.count() == 0);
}
