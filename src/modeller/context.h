#pragma once

#include "modeller/field.h"
#include "modeller/table.h"

#include <filesystem>
#include <map>
#include <string>

namespace psoas::modeller {

/// What the families of structures share during one run: where the tables are, and the solids of other structures.
/// One thread.
class Context {
public:
    explicit Context(std::filesystem::path tables) : m_tables{std::move(tables)} {}

    /// The table `name` ("vertebrae" reads vertebrae.table).
    Result<Table> table(const std::string& name) const { return Table::read(m_tables / (name + ".table")); }

    /// The solid of another structure by its key, to be carved by or laid on; made once per run.
    Result<FieldPtr> solid(const std::string& key);

private:
    std::filesystem::path m_tables;
    std::map<std::string, FieldPtr> m_solids;
};

} // namespace psoas::modeller
