#pragma once

#include <string_view>

namespace psoas::log {

enum class Level { debug, info, warning, error, silent };

/// The least level that is written; everything goes to standard error. Default: warning. Any thread.
void setLevel(Level level);

void debug(std::string_view message);
void info(std::string_view message);
void warning(std::string_view message);
void error(std::string_view message);

} // namespace psoas::log
