// Letters, lines and pins over the picture; see src/render/passes/label_pass.cpp.
#include "common/frame.glsl"

layout(location = 0) in vec2 corner; // pixels from the top left
layout(location = 1) in vec2 within; // place in the texture, or pixels from the middle
layout(location = 2) in vec2 shape;  // 0 letters, 1 line, 2 disc; half its width in pixels
layout(location = 3) in vec4 colour; // encoded for the screen

out vec2 at;
flat out vec2 what;
flat out vec4 ink;

void main()
{
    at = within;
    what = shape;
    ink = colour;
    gl_Position = vec4(2.0 * corner.x * frame.size.z - 1.0, 1.0 - 2.0 * corner.y * frame.size.w, 0.0, 1.0);
}
