layout(location = 0) in vec4 place;  // in clip space
layout(location = 1) in vec4 paint;  // as on the screen; w: how much of it
layout(location = 2) in vec4 pen;    // x: pixels along the line; y: -1 .. 1 across; z, w: pixels drawn and left out
out vec4 colour;
out vec4 stroke;

void main()
{
    colour = paint;
    stroke = pen;
    gl_Position = place;
}
