// Key light from above left of the camera, light from the sky around it.
struct Lit {
    vec3 colour;
    vec3 n;
    vec3 toEye;
    vec4 light; // gloss, tightness, wrap, striation
    float sheen;
    float open; // to the sky, from the vertices
    float key;  // how much of the key light comes through
    float sky;  // how much of this sample's piece of sky
};

const vec3 keyLight = vec3(0.90, 0.865, 0.80);
const vec3 skyAbove = vec3(0.47, 0.49, 0.53);
const vec3 skyBelow = vec3(0.20, 0.175, 0.155);

vec3 skyFrom(vec3 direction)
{
    return mix(skyBelow, skyAbove, 0.5 + 0.5 * dot(direction, frame.up.xyz));
}

vec3 shaded(Lit s)
{
    vec3 l = frame.towardsKey.xyz;
    float towards = dot(s.n, l);
    float wrap = s.light.z;
    // Light that comes through at the edge of shade has lost its blue on the way.
    vec3 wraps = wrap * vec3(1.35, 0.95, 0.75);
    vec3 diffuse = clamp((towards + wraps) / (1.0 + wraps), 0.0, 1.0);
    // Cavities keep some of the key light out too, as far as the vertices know.
    float shade = s.key * mix(0.45 + 0.55 * s.open, 1.0, frame.towardsKey.w * 0.6);

    vec3 around = skyFrom(s.n) * s.open;
    if (frame.texel.z > 0.0) {
        vec3 d = frame.towardsSky.xyz;
        vec3 piece = skyFrom(d) * (4.0 * frame.towardsSky.w * max(dot(s.n, d), 0.0) * s.sky);
        around = mix(around, piece, frame.texel.z);
    }
    // Light that bounces in a cavity takes on its colour: dark there, but not grey.
    around += s.colour * vec3(0.15, 0.10, 0.075) * (1.0 - s.open);

    float facing = max(dot(s.n, s.toEye), 0.0);
    vec3 h = normalize(l + s.toEye);
    float highlight = s.light.x * exp2(s.light.y * 1.4427 * (dot(s.n, h) - 1.0)) * shade * step(0.0, towards + 0.1);
    float rim = 1.0 - facing;
    float sheen = s.sheen * rim * rim * (0.4 + 0.6 * diffuse.g) * s.open;
    return s.colour * (keyLight * diffuse * shade + around) + keyLight * (0.6 * highlight + 0.3 * sheen);
}
