#pragma once

#include "atlas/dictionary.h"
#include "modeller/model_reader.h"
#include "modeller/models.h"
#include "support/catch.h"
#include "support/paths.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace psoas::test {

/// The surfaces that the build has made, as they will be installed.
class FinishedAtlas {
public:
    static FinishedAtlas& get()
    {
        static FinishedAtlas atlas;
        return atlas;
    }

    /// PSOAS_ASSETS_DIR/atlas, or where this build put them.
    static std::filesystem::path folder()
    {
        const char* stated = std::getenv("PSOAS_ASSETS_DIR");
        return (stated != nullptr ? std::filesystem::path{stated}
                                  : std::filesystem::path{PSOAS_BINARY_DIR} / "share" / "psoas-atlas") /
               "atlas";
    }

    /// Keys of all structures, in order; attachment areas are no structures.
    const std::vector<std::string>& keys() const { return m_keys; }

    std::vector<std::string> keysOf(Kind kind) const
    {
        std::vector<std::string> found;
        for (const std::string& key : m_keys) {
            const auto part = m_dictionary->findKey(key);
            if (part && part->entry->kind == kind) {
                found.push_back(key);
            }
        }
        return found;
    }

    bool has(const std::string& key) const { return std::ranges::find(m_keys, key) != m_keys.end(); }
    const Dictionary& dictionary() const { return *m_dictionary; }

    const modeller::FinishedModel& model(const std::string& key)
    {
        const auto found = m_models.find(key);
        if (!found) {
            FAIL(found.error().what);
        }
        return *found.value();
    }
    const Mesh& mesh(const std::string& key) { return model(key).mesh; }

private:
    FinishedAtlas() : m_models{folder()}
    {
        std::error_code error;
        for (const auto& entry : std::filesystem::directory_iterator{folder(), error}) {
            if (entry.path().extension() == ".glb" && entry.path().stem() != "attachments") {
                m_keys.push_back(entry.path().stem().string());
            }
        }
        std::ranges::sort(m_keys);
        if (m_keys.empty()) {
            FAIL("the atlas has not been made: build the target built_in_atlas first (" + folder().string() + ")");
        }
        std::vector<Problem> problems;
        m_dictionary = std::make_unique<Dictionary>(Dictionary::load(assetsDir() / "atlas", problems));
    }

    std::vector<std::string> m_keys;
    std::unique_ptr<Dictionary> m_dictionary;
    modeller::FinishedModels m_models;
};

} // namespace psoas::test
