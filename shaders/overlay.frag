#include "common/frame.glsl"
uniform float strength;
in vec4 colour;
in vec4 stroke;
layout(location = 0) out vec4 picture;

void main()
{
    float cover = colour.a * strength;
    if (stroke.w > 0.0 && mod(stroke.x, stroke.z + stroke.w) > stroke.z) {
        discard;
    }
    float edge = abs(stroke.y);
    cover *= 1.0 - smoothstep(1.0 - max(fwidth(stroke.y), 0.001), 1.0, edge);
    vec3 light = colour.rgb * colour.rgb;
    picture = vec4(kept(light) * cover, cover);
}
