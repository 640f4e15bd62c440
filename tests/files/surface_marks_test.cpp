#include "files/surface_marks.h"

#include "files/atlas_loader.h"
#include "formats/model_writer.h"
#include "support/catch.h"
#include "support/paths.h"
#include "support/shapes.h"
#include "support/temporary_folder.h"

#include <algorithm>

using namespace psoas;

namespace {

/// A pack of a bone, a muscle and its origin, as the modeller lays them out.
class MarkedPack {
public:
    MarkedPack()
    {
        const auto box = test::boxMesh({0, 0, 0}, {10, 10, 10});
        const auto flat = test::boxMesh({0, 0, 0}, {4, 4, 0.1f});
        m_folder.write("pack.yaml", "name: Marked\n");
        m_folder.write("femur-left.glb", glbBytes({{"femur-left", box.get()}}));
        m_folder.write("psoas-major-left.glb", glbBytes({{"psoas-major-left", box.get()}}));
        m_folder.write("attachments.glb",
                       glbBytes({{"psoas-major-left/origin", flat.get()}, {"psoas-major-left/insertion", flat.get()}}));
    }
    void write(const std::string& name, const std::string& text) const { m_folder.write(name, text); }
    LoadedAtlas load() const
    {
        LoadOptions options;
        options.assets = {test::dataDir() / "dictionary", {}, test::assetsDir() / "recipes"};
        auto loaded = loadAtlas(m_folder.path(), options);
        REQUIRE(loaded);
        return std::move(loaded).value();
    }

private:
    test::TemporaryFolder m_folder;
};

std::string said(const LoadedAtlas& loaded)
{
    std::string text;
    for (const Problem& problem : loaded.problems) {
        text += problem.file + ":" + std::to_string(problem.line) + ": " + problem.problem + "\n";
    }
    return text;
}

} // namespace

TEST_CASE("the name of an attachment area says its muscle and its end")
{
    CHECK(attachmentNameFrom("psoas-major-left/origin")->muscle == "psoas-major-left");
    CHECK(attachmentNameFrom("diaphragm/insertion")->kind == Kind::insertion);
    for (const char* name :
         {"psoas-major-left", "psoas-major-left/", "/origin", "a/b/origin", "Psoas/origin", "a/bone"}) {
        INFO(name);
        CHECK_FALSE(attachmentNameFrom(name));
    }
}

TEST_CASE("a pack's attachment areas are linked to their muscle and their bones")
{
    const MarkedPack pack;
    pack.write("attachments.yaml", "attachments:\n"
                                   "  - {key: psoas-major-left/origin, on: [femur-left], area: 12.3}\n"
                                   "  - {key: psoas-major-left/insertion, on: [femur-left]}\n");
    const LoadedAtlas loaded = pack.load();
    CHECK(said(loaded).empty());
    const Atlas& atlas = *loaded.atlas;
    CHECK(atlas.structures().size() == 4);
    CHECK(atlas.partCount() == 2);
    const Structure& area = atlas.at(*atlas.find("psoas-major-left/origin"));
    CHECK(area.kind == Kind::origin);
    CHECK(area.muscle == "psoas-major-left");
    CHECK(area.bones == std::vector<std::string>{"femur-left"});
    CHECK(area.segment == "femur-left");
    CHECK(area.side == Side::left);
    CHECK(area.hiddenByDefault);
    CHECK(area.name == "Left psoas major, origin");
    CHECK(atlas.attachmentsOf("psoas-major-left").size() == 2);
    CHECK(atlas.attachmentsOf("femur-left").size() == 2);
    // No group and no pair takes them along.
    CHECK(atlas.resolve("psoas-major").size() == 1);
    CHECK(atlas.resolve(atlas.at(*atlas.find("psoas-major-left")).group).size() == 1);
    CHECK(atlas.resolve("attachments").size() == 2);
    CHECK(atlas.resolve("psoas-major/origin").size() == 1);
}

TEST_CASE("areas that name what is not there are told, and the rest is shown")
{
    const MarkedPack pack;
    pack.write("attachments.yaml", "attachments:\n"
                                   "  - {key: psoas-major-left/origin, on: [femur-left, skull]}\n"
                                   "  - {key: iliacus-left/origin, on: [femur-left]}\n"
                                   "  - {key: iliacus, on: [femur-left]}\n"
                                   "  - {key: psoas-major-left/insertion}\n");
    const LoadedAtlas loaded = pack.load();
    CHECK(loaded.atlas->structures().size() == 4);
    CHECK_THAT(said(loaded), ContainsSubstring("skull"));
    CHECK_THAT(said(loaded), ContainsSubstring("“iliacus-left/origin” has no model"));
    CHECK_THAT(said(loaded), ContainsSubstring("attachments.yaml:4: “iliacus” is not an attachment area"));
    CHECK_THAT(said(loaded), ContainsSubstring("attachments.yaml:5: "));
    CHECK(loaded.atlas->at(*loaded.atlas->find("psoas-major-left/origin")).bones ==
          std::vector<std::string>{"femur-left"});
}

TEST_CASE("a pack without marks loads as ever, and one may list its areas as parts")
{
    test::TemporaryFolder folder;
    const auto box = test::boxMesh({0, 0, 0}, {10, 10, 10});
    folder.write("pack.yaml", "name: Listed\nparts:\n  - {key: psoas-major-left, mesh: a.glb}\n"
                              "  - {key: psoas-major-left/origin, mesh: a.glb}\n"
                              "  - {key: psoas-major-left/belly, mesh: a.glb}\n"
                              "  - {key: femur-left, mesh: a.glb, kind: origin}\n");
    folder.write("a.glb", glbBytes({{"a", box.get()}}));
    LoadOptions options;
    options.assets = {test::dataDir() / "dictionary", {}, test::assetsDir() / "recipes"};
    const auto loaded = loadAtlas(folder.path(), options);
    REQUIRE(loaded);
    CHECK(loaded.value().atlas->structures().size() == 2);
    CHECK(loaded.value().atlas->at(*loaded.value().atlas->find("psoas-major-left/origin")).kind == Kind::origin);
    CHECK(loaded.value().atlas->landmarks().empty());
    CHECK_THAT(said(loaded.value()), ContainsSubstring("“psoas-major-left/belly” is not a key"));
    CHECK_THAT(said(loaded.value()), ContainsSubstring("“origin” is no kind"));
}

TEST_CASE("a pack's landmarks are points of its bones")
{
    const MarkedPack pack;
    pack.write("landmarks.yaml",
               "landmarks:\n"
               "  - {key: lesser-trochanter-left, name: Left lesser trochanter, latin: trochanter minor, ta2: 1366,"
               " on: femur-left, at: [98.1, -66, -21.5], facing: [-0.6, 0, -0.8]}\n"
               "  - {key: hip-centre-left, name: Left hip centre, on: femur-left, at: [85, 0, 0]}\n"
               "  - {key: nowhere, name: Nowhere, on: skull, at: [85, 0, 0]}\n"
               "  - {key: hip-centre-left, name: Again, on: femur-left, at: [85, 0, 0]}\n"
               "  - {key: wrong, name: Wrong, on: femur-left, at: [85, 0]}\n"
               "  - {key: Wrong Key, name: Wrong, on: femur-left, at: [85, 0, 0]}\n");
    const LoadedAtlas loaded = pack.load();
    const Atlas& atlas = *loaded.atlas;
    REQUIRE(atlas.landmarks().size() == 2);
    const Landmark* landmark = atlas.findLandmark("lesser-trochanter-left");
    REQUIRE(landmark != nullptr);
    CHECK(landmark->baseKey == "lesser-trochanter");
    CHECK(landmark->side == Side::left);
    CHECK(landmark->ta2 == "1366");
    CHECK(landmark->point.x == Approx(98.1f));
    CHECK(landmark->facing->z == Approx(-0.8f));
    CHECK(atlas.landmarksOf("femur-left").size() == 2);
    CHECK(atlas.landmarksOf("psoas-major-left").empty());
    CHECK(atlas.findLandmark("nowhere") == nullptr);
    CHECK_THAT(said(loaded), ContainsSubstring("“nowhere” lies on “skull”"));
    CHECK_THAT(said(loaded), ContainsSubstring("landmarks.yaml:5: the key “hip-centre-left” is used above"));
    CHECK_THAT(said(loaded), ContainsSubstring("landmarks.yaml:6: “at”"));
    CHECK_THAT(said(loaded), ContainsSubstring("landmarks.yaml:7: “Wrong Key” is not a key"));
}
