#include "modeller/context.h"

#include "modeller/tabled.h"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace psoas::modeller {

Context::Context(std::filesystem::path tables) : m_tables{std::move(tables)}, m_families{codedFamilies()}
{
    for (Family& family : tabledFamilies(m_tables)) {
        m_families.push_back(std::move(family));
    }
}

std::vector<std::string> Context::keys() const
{
    std::vector<std::string> keys;
    for (const Family& family : m_families) {
        for (const std::string& key : family.keys) {
            keys.push_back(key);
            if (key.ends_with("-left") && madeBy(otherSide(key)).mirror) {
                keys.push_back(otherSide(key));
            }
        }
    }
    return keys;
}

Made Context::madeBy(std::string_view key) const
{
    const std::string other = key.ends_with("-right") ? otherSide(key) : std::string{};
    const auto maker = [&](std::string_view wanted) -> const Family* {
        for (const Family& family : m_families) {
            if (std::find(family.keys.begin(), family.keys.end(), wanted) != family.keys.end()) {
                return &family;
            }
        }
        return nullptr;
    };
    // What is not symmetric has a right side of its own.
    if (const Family* family = maker(key)) {
        return {family, std::string{key}, false};
    }
    if (!other.empty()) {
        if (const Family* family = maker(other)) {
            return {family, other, true};
        }
    }
    return {};
}

Result<Table> Context::table(const std::string& name)
{
    m_reading.insert(name);
    const std::filesystem::path path = m_tables / (name + ".table");
    const auto replaced = m_replaced.find(name);
    return replaced == m_replaced.end() ? Table::read(path) : Table::parse(replaced->second, path.string());
}

Result<std::string> Context::tableText(const std::string& name) const
{
    if (const auto replaced = m_replaced.find(name); replaced != m_replaced.end()) {
        return replaced->second;
    }
    const std::filesystem::path path = m_tables / (name + ".table");
    std::ifstream file{path, std::ios::binary};
    std::stringstream text;
    text << file.rdbuf();
    if (!file) {
        return Error{path.string() + ": cannot be read; a parameter table was expected there.", {}};
    }
    return text.str();
}

void Context::replace(const std::string& name, std::string text)
{
    m_replaced[name] = std::move(text);
    std::erase_if(m_solids, [&](const auto& known) { return known.second.tables.contains(name); });
}

std::set<std::string> Context::tablesOf(const std::string& key) const
{
    const auto found = m_solids.find(key);
    return found == m_solids.end() ? std::set<std::string>{} : found->second.tables;
}

Result<FieldPtr> Context::solid(const std::string& key)
{
    if (const auto found = m_solids.find(key); found != m_solids.end()) {
        m_reading.insert(found->second.tables.begin(), found->second.tables.end());
        return found->second.field;
    }
    const Made made = madeBy(key);
    if (made.family == nullptr) {
        return Error{"There is no structure \"" + key + "\"; psoas-modeller --list names them.", {}};
    }
    std::set<std::string> outer;
    outer.swap(m_reading);
    Result<FieldPtr> solid = made.family->solid(made.tabledKey, *this);
    std::set<std::string> tables = m_reading;
    m_reading.merge(outer);
    if (!solid) {
        return solid.error();
    }
    const FieldPtr field = made.mirror ? mirrored(solid.value()) : solid.value();
    m_solids[key] = {field, std::move(tables)};
    return field;
}

Result<Mesh> Context::make(const std::string& key)
{
    const Made made = madeBy(key);
    if (made.family == nullptr) {
        return Error{"There is no structure \"" + key + "\"; psoas-modeller --list names them.", {}};
    }
    const Result<FieldPtr> field = solid(made.tabledKey);
    if (!field) {
        return field.error();
    }
    Result<Mesh> mesh = surfaceOf(field.value(), made.family->surface, made.tabledKey);
    if (mesh && made.family->finish) {
        if (Result<void> done = made.family->finish(made.tabledKey, *this, mesh.value()); !done) {
            return done.error();
        }
    }
    if (mesh && made.mirror) {
        return psoas::modeller::mirrored(mesh.value());
    }
    return mesh;
}

} // namespace psoas::modeller
