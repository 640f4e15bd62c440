#include "common/frame.glsl"
#include "common/material.glsl"
#include "common/drawable.glsl"
#include "common/seen.glsl"
out vec3 n;
out vec3 toEye;
flat out vec3 hue;

void main()
{
    Drawable d = drawable();
    vec3 at = placed(d, vec4(position, 1.0));
    n = placed(d, vec4(normal, 0.0));
    toEye = frame.eye.xyz - at;
    hue = materials.kinds[int(d.state.x)].colour.rgb;
    gl_Position = seen(d, at);
}
