// After frame.glsl and drawable.glsl.

// Areas painted on bones (the last two kinds) come a little nearer, along the line of sight: where both are drawn with
// fewer triangles the bone would shine through.
vec4 seen(Drawable d, vec3 at)
{
    return frame.clip_from_atlas * vec4(d.state.x > 12.5 ? mix(at, frame.eye.xyz, 0.0008) : at, 1.0);
}
