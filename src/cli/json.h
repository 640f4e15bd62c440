#pragma once

#include <nlohmann/json.hpp>

#include <iostream>

namespace psoas::cli {

/// One document on standard output; text that is not UTF-8 is mended rather than refused.
inline void print(const nlohmann::ordered_json& document)
{
    std::cout << document.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
}

} // namespace psoas::cli
