/* config.yaml, any bytes: whatever is wrong is a sentence at its line and column and leaves the usual value, so every value
 * lies within its limits; reading it twice changes nothing more; and no key stands for two commands. */
#include <string.h>

#include "app/settings.h"
#include "deck_holds.h"
#include "fuzz.h"

enum { ARENA_BYTES = 64 << 20 };

static void values_hold(const struct settings *s)
{
    EXPECT(s->cache_bytes == 0 ||
               (s->cache_bytes >= (int64_t)64 << 20 && s->cache_bytes <= (int64_t)65536 << 20),
           "cache %lld", (long long)s->cache_bytes);
    EXPECT(s->painters >= 0 && s->painters <= 8, "%d painters", s->painters);
    EXPECT(s->player <= PLAYER_SOFTWARE && s->palette < PALETTE_COUNT, "player %d, palette %d",
           (int)s->player, (int)s->palette);
    EXPECT(s->text >= 1 && s->text <= 1.5f, "text %f", (double)s->text);
    EXPECT(s->screen_mm == 0 || (s->screen_mm >= 50 && s->screen_mm <= 20000), "%f mm", (double)s->screen_mm);
}

static void keys_hold(const struct keymap *map)
{
    for (int mode = 0; mode < MODE_COUNT; mode++) {
        for (int i = COMMAND_NONE + 1; i < COMMAND_COUNT; i++) {
            EXPECT(map->count[mode][i] >= 0 && map->count[mode][i] <= KEYMAP_KEYS_MAX, "%d keys",
                   map->count[mode][i]);
            for (int k = 0; k < map->count[mode][i]; k++) {
                enum command found = keymap_find(map, (enum command_mode)mode, map->keys[mode][i][k]);
                EXPECT((int)found == i, "%.*s is of %d and of %d", STR_ARG(map->keys[mode][i][k].key), i,
                       (int)found);
            }
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct arena arena;
    static struct settings once, twice;
    struct str text = {(const char *)data, size};
    const struct memory_file files[] = {{STR("config.yaml"), text}};
    struct memory memory;
    if (!arena.base)
        EXPECT(arena_init(&arena, ARENA_BYTES), "no memory");
    arena_rewind(&arena, 0);
    struct diags diags = {.arena = &arena};
    memory_open(&memory, files, 1);
    settings_init(&once);
    settings_read(&arena, STR("config.yaml"), text, &once, &diags);
    diags_hold(&diags, &memory);
    values_hold(&once);
    keys_hold(&once.keymap);
    twice = once;
    settings_read(&arena, STR("config.yaml"), text, &twice, &diags);
    EXPECT(once.cache_bytes == twice.cache_bytes && once.painters == twice.painters &&
               once.text == twice.text && once.palette == twice.palette && once.player == twice.player &&
               once.screen_mm == twice.screen_mm,
           "the second time it says something else");
    keys_hold(&twice.keymap);
    return 0;
}
