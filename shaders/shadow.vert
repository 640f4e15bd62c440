#include "common/frame.glsl"
#include "common/drawable.glsl"
#include "common/seen.glsl"
uniform mat4 map_from_atlas;
void main()
{
    Drawable d = drawable();
    vec3 place = placed(d, vec4(position, 1.0));
    cut(d, place);
    vec4 at = map_from_atlas * vec4(place, 1.0);
    gl_Position = vec4(2.0 * at.xyz - 1.0, 1.0);
}
