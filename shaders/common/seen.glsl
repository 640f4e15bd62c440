// After frame.glsl and drawable.glsl.

out float gl_ClipDistance[3];

// What the section planes leave; a cut face is not cut by its own.
void cut(Drawable d, vec3 at)
{
    for (int i = 0; i < 3; ++i) {
        gl_ClipDistance[i] = int(d.state.w) == i + 1 ? 1.0 : dot(frame.sections[i], vec4(at, 1.0));
    }
}

// Areas painted on bones (the last two kinds) come a little nearer, along the line of sight: where both are drawn with
// fewer triangles the bone would shine through.
vec4 seen(Drawable d, vec3 at)
{
    cut(d, at);
    return frame.clip_from_atlas * vec4(d.state.x > 12.5 ? mix(at, frame.eye.xyz, 0.0008) : at, 1.0);
}
