#pragma once

#include "cli/invocation.h"
#include "content/library.h"

namespace psoas::cli {

/// What is said and how things are called in one language.
struct Spoken {
    const Library* library = nullptr; ///< lives as long as the English one
    const Names* names = nullptr;
};

/// Adds --language CODE.
inline void addLanguage(CLI::App& command, std::string& code)
{
    command.add_option("--language", code, "Names and texts in another language: es; la for names alone");
}

/// Those of `code`, a language that `english` has been loaded with; else a sentence that names which there are.
inline Result<Spoken> spokenIn(const Library& english, const std::string& code)
{
    std::string known;
    for (const auto& names : english.languages()) {
        if (code.empty() || names->language() == code) {
            const Library* said = english.translation(names->language());
            return Spoken{said != nullptr ? said : &english, names.get()};
        }
        known += (known.empty() ? "" : ", ") + names->language();
    }
    return Error{"There is no language “" + code + "”: expected one of " + known + ".", {}};
}

} // namespace psoas::cli
