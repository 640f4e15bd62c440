#include "common/frame.glsl"
#include "common/drawable.glsl"
#include "common/seen.glsl"
flat out int flags;
invariant gl_Position; // the marks meet the solids at equal depth

void main()
{
    Drawable d = drawable();
    flags = int(d.state.y);
    vec3 place = placed(d, vec4(position, 1.0));
    gl_Position = seen(d, place);
}
