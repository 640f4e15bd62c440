#include "common/frame.glsl"
#include "common/drawable.glsl"
#include "common/seen.glsl"
flat out uint identity;
void main()
{
    Drawable d = drawable();
    identity = uint(d.state.z);
    gl_Position = seen(d, placed(d, vec4(position, 1.0)));
}
