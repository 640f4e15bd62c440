float hashed(vec3 cell)
{
    vec3 p = fract(cell * vec3(0.1031, 0.1030, 0.0973));
    p += dot(p, p.yxz + 33.33);
    return fract((p.x + p.y) * p.z);
}

// Smooth noise, -0.5 .. 0.5.
float noise(vec3 at)
{
    vec3 cell = floor(at);
    vec3 f = at - cell;
    f = f * f * (3.0 - 2.0 * f);
    return mix(mix(mix(hashed(cell), hashed(cell + vec3(1, 0, 0)), f.x),
                   mix(hashed(cell + vec3(0, 1, 0)), hashed(cell + vec3(1, 1, 0)), f.x), f.y),
               mix(mix(hashed(cell + vec3(0, 0, 1)), hashed(cell + vec3(1, 0, 1)), f.x),
                   mix(hashed(cell + vec3(0, 1, 1)), hashed(cell + vec3(1, 1, 1)), f.x), f.y),
               f.z) - 0.5;
}
