#pragma once

// The one place GL entry points come from.
#include <epoxy/gl.h>
