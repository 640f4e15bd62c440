#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>

namespace psoas {

/// Set from any thread to ask a long piece of work to stop soon.
using CancelFlag = std::shared_ptr<std::atomic<bool>>;

/// Told while long work goes on: `done` of `total` steps, and what is being worked on. Called from the worker's
/// threads.
using Progress = std::function<void(std::size_t done, std::size_t total, const std::string& what)>;

/// Calls body(0) .. body(count - 1) on all cores and returns when all are done. `body` must not throw.
void parallelFor(std::size_t count, const std::function<void(std::size_t)>& body);

} // namespace psoas
