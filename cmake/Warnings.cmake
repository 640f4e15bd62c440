# What the compiler complains of in our own sources; errors in the presets (PSOAS_WERROR).
option(PSOAS_WERROR "Treat warnings as errors" OFF)
add_library(psoas_warnings INTERFACE)
target_compile_options(psoas_warnings INTERFACE
  -Wall -Wextra -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor -Woverloaded-virtual -Wformat=2
  $<$<BOOL:${PSOAS_WERROR}>:-Werror>
  # GCC 12 takes std::regex for uninitialized where the sanitizers have rewritten it.
  $<$<BOOL:${PSOAS_SANITIZE}>:-Wno-maybe-uninitialized>)
