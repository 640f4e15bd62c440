#include "core/log.h"

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

namespace psoas::log {
namespace {

spdlog::logger& logger()
{
    static const auto instance = [] {
        auto made = std::make_shared<spdlog::logger>("psoas", std::make_shared<spdlog::sinks::stderr_color_sink_mt>());
        made->set_pattern("%^%l%$: %v");
        made->set_level(spdlog::level::warn);
        return made;
    }();
    return *instance;
}

} // namespace

void setLevel(Level level)
{
    static constexpr spdlog::level::level_enum levels[] = {spdlog::level::debug, spdlog::level::info,
                                                           spdlog::level::warn, spdlog::level::err, spdlog::level::off};
    logger().set_level(levels[static_cast<int>(level)]);
}

void debug(std::string_view message)
{
    logger().log(spdlog::level::debug, "{}", message);
}
void info(std::string_view message)
{
    logger().log(spdlog::level::info, "{}", message);
}
void warning(std::string_view message)
{
    logger().log(spdlog::level::warn, "{}", message);
}
void error(std::string_view message)
{
    logger().log(spdlog::level::err, "{}", message);
}

} // namespace psoas::log
