# PSOAS_SANITIZE=ON builds everything under AddressSanitizer and UndefinedBehaviorSanitizer.
option(PSOAS_SANITIZE "AddressSanitizer and UndefinedBehaviorSanitizer" OFF)
if(PSOAS_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
