/* Contrast as WCAG 2.2 counts it. */
#include "type/face.h"

#include <math.h>

static float linear(uint32_t channel)
{
    float value = (float)(channel & 0xFF) / 255;
    return value <= 0.04045f ? value / 12.92f : powf((value + 0.055f) / 1.055f, 2.4f);
}

static float luminance(uint32_t rgb)
{
    return 0.2126f * linear(rgb >> 16) + 0.7152f * linear(rgb >> 8) + 0.0722f * linear(rgb);
}

float colour_contrast(uint32_t a, uint32_t b)
{
    float la = luminance(a), lb = luminance(b);
    return la > lb ? (la + 0.05f) / (lb + 0.05f) : (lb + 0.05f) / (la + 0.05f);
}

static uint32_t channel_mix(uint32_t from, uint32_t to, uint32_t part)
{
    return (from * (255 - part) + to * part + 127) / 255;
}

/* `part` of 255 of the way from one colour to the other. */
static uint32_t mix(uint32_t from, uint32_t to, uint32_t part)
{
    return channel_mix(from >> 16 & 0xFF, to >> 16 & 0xFF, part) << 16 |
           channel_mix(from >> 8 & 0xFF, to >> 8 & 0xFF, part) << 8 |
           channel_mix(from & 0xFF, to & 0xFF, part);
}

uint32_t colour_to_contrast(uint32_t rgb, uint32_t ground, float ratio)
{
    uint32_t toward =
        colour_contrast(0x000000, ground) >= colour_contrast(0xFFFFFF, ground) ? 0x000000 : 0xFFFFFF;
    rgb &= 0xFFFFFF;
    if (colour_contrast(rgb, ground) >= ratio)
        return rgb;
    /* From the side of the ground, contrast first falls and then rises: look for the last step that fails. */
    uint32_t part = 255;
    while (part > 0 && colour_contrast(mix(rgb, toward, part - 1), ground) >= ratio)
        part--;
    return mix(rgb, toward, part);
}
