#include "common/frame.glsl"
uniform float strength;
in vec3 n;
in vec3 toEye;
flat in vec3 hue;
layout(location = 0) out vec4 picture;

// What lies behind other things and is to be seen all the same: its own colour, evenly lit, paler at its rim.
void main()
{
    float facing = abs(dot(normalize(n), normalize(toEye)));
    float cover = strength * (0.55 + 0.45 * facing);
    picture = vec4(kept(hue * (0.72 + 0.28 * facing)) * cover, cover);
}
