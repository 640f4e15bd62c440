// FrameBlock in src/render/frame.h
layout(std140) uniform Frame
{
    mat4 clip_from_atlas;
    mat4 key_from_atlas;
    mat4 sky_from_atlas;
    vec4 eye;
    vec4 towardsKey;
    vec4 towardsSky;
    vec4 up;
    vec4 size;
    vec4 look;
    vec4 backgroundTop;
    vec4 backgroundBottom;
    vec4 selectedColour;
    vec4 hoveredColour;
    vec4 texel;
    vec4 sections[3];
} frame;

// Light as it is kept in the picture: linear at rest, where samples are added up, encoded for the screen otherwise.
vec3 kept(vec3 light)
{
    return frame.look.x > 0.5 ? light : sqrt(min(light, 1.0));
}
