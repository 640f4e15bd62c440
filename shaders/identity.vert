#include "common/frame.glsl"
#include "common/drawable.glsl"
flat out uint identity;
void main()
{
    Drawable d = drawable();
    identity = uint(d.state.z);
    gl_Position = frame.clip_from_atlas * vec4(placed(d, vec4(position, 1.0)), 1.0);
}
