#pragma once

#include "content/library.h"

#include <string>

namespace psoas {

/// One line: "Reid et al. 1994, Title, Journal 75:703 (doi ...)", with how it was read where that is not first-hand.
std::string citationOf(const Source& source);

} // namespace psoas
