#pragma once

#include "modeller/field.h"
#include "modeller/structures.h"
#include "modeller/table.h"

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace psoas::modeller {

/// What the families of structures share during one run: where the tables are, who makes what, and the solids of other
/// structures. One thread.
class Context {
public:
    explicit Context(std::filesystem::path tables);

    /// The table `name` ("vertebrae" reads vertebrae.table).
    Result<Table> table(const std::string& name);

    /// The text of table `name`.
    Result<std::string> tableText(const std::string& name) const;

    /// From now on `name` holds `text` instead of its file; solids made from it are made anew.
    void replace(const std::string& name, std::string text);

    /// The tables that `key`'s solid was made from, those of what it lies on included; empty before solid(key).
    std::set<std::string> tablesOf(const std::string& key) const;

    /// Every key, right sides included.
    std::vector<std::string> keys() const;
    Made madeBy(std::string_view key) const;

    /// The solid of another structure by its key, to be carved by or laid on; made once per run.
    Result<FieldPtr> solid(const std::string& key);

    /// The surface of a structure, with all that belongs to it.
    Result<Mesh> make(const std::string& key);

private:
    std::filesystem::path m_tables;
    std::vector<Family> m_families;
    struct Solid {
        FieldPtr field;
        std::set<std::string> tables; ///< it was made from
    };
    std::map<std::string, Solid> m_solids;
    std::map<std::string, std::string> m_replaced;
    std::set<std::string> m_reading; ///< tables read since the solid now being made was begun
};

} // namespace psoas::modeller
