/* The shapes of the icons, in a small language over a square of 24 units:
 *   M L H V C Q A Z   as in SVG paths, absolute
 *   O cx cy r         a circle
 *   R x y w h r       a rectangle with round corners
 *   o cx cy r         a dot: filled, without a line around it
 *   S                 strokes what was drawn so far
 *   F                 fills and strokes it
 * What is left at the end is stroked. */
#ifndef TYPE_ICON_PATHS_H
#define TYPE_ICON_PATHS_H

struct icon_shape {
    const char *name, *path;
};
/* In order of name; NULL past the last. */
const struct icon_shape *icon_shape_at(int index);
int icon_shape_count(void);

#endif
