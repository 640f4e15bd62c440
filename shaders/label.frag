uniform sampler2D letters;
uniform vec3 paper;

in vec2 at;
flat in vec2 what;
flat in vec4 ink;
layout(location = 0) out vec4 picture;

void main()
{
    float cover = 0.0;
    float edge = 0.0; // a soft edge of paper, so that it reads on anything
    if (what.x < 0.5) {
        vec2 drawn = texture(letters, at).rg;
        cover = drawn.r;
        edge = 0.82 * drawn.g;
    } else {
        float off = what.x < 1.5 ? abs(at.y) : length(at);
        cover = clamp(what.y + 0.5 - off, 0.0, 1.0);
        edge = (what.x < 1.5 ? 0.45 : 0.9) * clamp(what.y + 1.8 - off, 0.0, 1.0);
    }
    cover *= ink.a;
    edge *= ink.a;
    float all = cover + edge * (1.0 - cover);
    picture = vec4(ink.rgb * cover + paper * edge * (1.0 - cover), all);
}
