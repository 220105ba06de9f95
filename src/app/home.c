#include "app/home.h"

#include "base/fs.h"
#include "base/words.h"

#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ARENA_BYTES = 16 << 20 };

bool home_init(struct home *home, struct paint *paint, struct journal *journal, struct supply *supply,
               const struct surroundings *surroundings, struct str language)
{
    home->paint = paint;
    home->journal = journal;
    home->supply = supply;
    home->own_decks[0] = surroundings->demo_deck;
    home->own_decks[1] = surroundings->welcome_deck;
    home->language = language;
    return arena_init(&home->arena, ARENA_BYTES);
}

void home_finish(struct home *home)
{
    home_leave(home);
    arena_finish(&home->arena);
}

static struct start_item *add(struct home *home, enum start_item_kind kind, struct str title, struct str path)
{
    if (home->item_count == HOME_ITEMS_MAX)
        return NULL;
    struct start_item *item = &home->items[home->item_count++];
    *item = (struct start_item){.kind = kind, .title = title, .path = path};
    return item;
}

/* ---- recent decks */

/* Answers the deck when it is there at once, as a folder is. */
static const struct deck *open_first_card(struct home *home, struct start_item *item)
{
    struct volume_options options = {.language = home->language, .cards_max = 1};
    if (home->recent_count == (int)COUNT_OF(home->recent))
        return NULL;
    struct volume *volume = &home->recent[home->recent_count];
    int slot = ++home->recent_count; /* slot 0 is the show's */
    volume_open(volume, home->paint, item->path.at, &options);
    home->supply->volumes[slot] = volume;
    item->tag = supply_tag(slot, 0);
    return volume->status == VOLUME_READY ? &volume->deck : NULL;
}

static bool is_own(const struct home *home, struct str path)
{
    bool own = false;
    for (int i = 0; i < HOME_OWN_DECKS; i++)
        own = own || str_eq(path, home->own_decks[i]);
    return own;
}

static void add_recent(struct home *home)
{
    struct journal_deck decks[START_RECENT_MAX];
    int count = journal_decks(home->journal, &home->arena, decks, START_RECENT_MAX);
    for (int i = 0; i < count; i++) {
        struct str path = str_copy(&home->arena, decks[i].path);
        if (is_own(home, path) || (!fs_is_dir(path.at) && !fs_is_file(path.at)))
            continue;
        struct start_item *item = add(home, START_ITEM_RECENT, decks[i].title, path);
        if (!item)
            return;
        struct str name, folder = str_cut_last(path, '/', &name);
        item->detail = folder.len > 0 ? folder : STR("/");
        if (item->title.len == 0)
            item->title = name;
        (void)open_first_card(home, item);
    }
}

static void add_demo(struct home *home)
{
    if (!fs_is_dir(home->own_decks[0].at))
        return;
    struct start_item *item = add(home, START_ITEM_DEMO, str_from(_("Voorbeeldset")), home->own_decks[0]);
    if (!item)
        return;
    item->detail = str_from(_("Kaarten over besturen"));
    (void)open_first_card(home, item);
}

/* Its name and what it is stand in the deck itself, in both languages. */
static void add_welcome(struct home *home)
{
    if (!fs_is_dir(home->own_decks[1].at))
        return;
    struct start_item *item = add(home, START_ITEM_DEMO, STR("Waaier"), home->own_decks[1]);
    const struct deck *deck = item ? open_first_card(home, item) : NULL;
    if (!deck)
        return;
    item->title = str_copy(&home->arena, words_in(deck->title, home->language));
    item->detail = str_copy(&home->arena, words_in(deck->subtitle, home->language));
}

static void list_home(struct home *home)
{
    home->item_count = 0;
    add_recent(home);
    add_demo(home);
    add_welcome(home);
    (void)add(home, START_ITEM_OPEN, str_from(_("Open een bestand")), STR(""));
}

void home_leave(struct home *home)
{
    for (int i = 0; i < home->recent_count; i++) {
        home->supply->volumes[1 + i] = NULL;
        volume_close(&home->recent[i], home->paint);
    }
    home->recent_count = 0;
}

void home_enter(struct home *home, const char *trouble, int64_t now_ms)
{
    home_leave(home);
    arena_rewind(&home->arena, 0);
    str_to_field(home->trouble, sizeof home->trouble, str_from(trouble));
    list_home(home);
    home->state = start_begin(home->item_count, now_ms);
}

/* What a deck is called stands in the deck itself; until it is read, or when it cannot be, its file tells. */
static void add_deck(struct home *home, struct str path)
{
    struct str name;
    (void)str_cut_last(path, '/', &name);
    struct start_item *item = add(home, START_ITEM_DECK, name, path);
    const struct deck *deck = item ? open_first_card(home, item) : NULL;
    if (!deck)
        return;
    struct str title = words_in(deck->title, home->language);
    item->title = title.len > 0 ? str_copy(&home->arena, title) : name;
    item->detail = str_copy(&home->arena, words_in(deck->subtitle, home->language));
}

void home_decks(struct home *home, const char *const *paths, int count)
{
    home_leave(home);
    arena_rewind(&home->arena, 0);
    home->trouble[0] = '\0';
    home->item_count = 0;
    for (int i = 0; i < count; i++)
        add_deck(home, str_copy(&home->arena, str_from(paths[i])));
}

bool home_poll(struct home *home)
{
    bool any = false;
    for (int i = 0; i < home->recent_count; i++)
        any = volume_poll(&home->recent[i], home->paint) || any;
    return any;
}

/* ---- the chooser */

static bool has_extension(struct str name, const char *const *extensions)
{
    for (; *extensions; extensions++) {
        struct str extension = str_from(*extensions);
        if (name.len > extension.len &&
            strncasecmp(name.at + name.len - extension.len, extension.at, extension.len) == 0)
            return true;
    }
    return false;
}

static const char *const document_extensions[] = {".pdf", NULL};
static const char *const zip_extensions[] = {".zip", NULL};
static const char *const picture_extensions[] = {".png", ".jpg", ".jpeg", ".webp", ".svg", NULL};

static bool is_deck_folder(struct home *home, struct str path)
{
    struct str manifest = fs_join(&home->arena, path, STR("deck.yaml"));
    return manifest.at && fs_is_file(manifest.at);
}

static struct str size_text(struct home *home, int64_t bytes)
{
    if (bytes < 1 << 20)
        return str_format(&home->arena, "%lld kB", (long long)(bytes + 1023) / 1024);
    return str_format(&home->arena, "%lld MB", (long long)(bytes + (1 << 19)) >> 20);
}

static void add_entry(struct home *home, struct str folder, const struct fs_entry *entry)
{
    struct str path = fs_join(&home->arena, folder, entry->name);
    if (!path.at)
        return;
    if (entry->kind == FS_DIR) {
        bool deck = is_deck_folder(home, path);
        struct start_item *item = add(home, deck ? START_ITEM_DECK : START_ITEM_FOLDER, entry->name, path);
        if (item && deck)
            item->detail = str_from(_("Kaartenset"));
        return;
    }
    enum start_item_kind kind;
    if (has_extension(entry->name, document_extensions))
        kind = START_ITEM_DOCUMENT;
    else if (has_extension(entry->name, zip_extensions))
        kind = START_ITEM_DECK;
    else if (has_extension(entry->name, picture_extensions))
        kind = START_ITEM_PICTURE;
    else
        return;
    struct start_item *item = add(home, kind, entry->name, path);
    if (item)
        item->detail = size_text(home, entry->bytes);
}

static void add_kind(struct home *home, struct str folder, const struct fs_list *list, enum fs_kind kind)
{
    for (int i = 0; i < list->count; i++) {
        if (list->at[i].kind == kind)
            add_entry(home, folder, &list->at[i]);
    }
}

static void add_place(struct home *home, struct str title, struct str path)
{
    if (path.at && fs_is_dir(path.at))
        (void)add(home, START_ITEM_FOLDER, title, path);
}

/* Where desktops mount sticks: udisks under /media/USER or /run/media/USER, by hand under /media and /mnt. */
static void add_drives(struct home *home)
{
    const struct passwd *user = getpwuid(getuid());
    const char *name = user ? user->pw_name : "root";
    const struct str roots[] = {str_format(&home->arena, "/media/%s", name),
                                str_format(&home->arena, "/run/media/%s", name), STR("/media"), STR("/mnt")};
    for (size_t i = 0; i < COUNT_OF(roots); i++) {
        struct fs_list list;
        struct err err = {0};
        if (!roots[i].at || !fs_is_dir(roots[i].at) || !fs_list(&home->arena, roots[i].at, 64, &list, &err))
            continue;
        for (int k = 0; k < list.count; k++) {
            struct str path = fs_join(&home->arena, roots[i], list.at[k].name);
            bool user_folder = i == 2 && str_eq(list.at[k].name, str_from(name));
            if (list.at[k].kind == FS_DIR && !user_folder && path.at)
                (void)add(home, START_ITEM_DRIVE, list.at[k].name, path);
        }
    }
}

static void list_places(struct home *home)
{
    struct str base = str_from(getenv("HOME"));
    home->folder_title = str_from(_("Waar staat uw kaartenset?"));
    if (base.len > 0) {
        static const char *const folders[] = {"Documenten", "Documents", "Downloads", "Bureaublad",
                                              "Desktop"};
        add_place(home, str_from(_("Persoonlijke map")), base);
        for (size_t i = 0; i < COUNT_OF(folders); i++)
            add_place(home, str_from(folders[i]), fs_join(&home->arena, base, str_from(folders[i])));
    }
    add_drives(home);
    add_place(home, str_from(_("Alle mappen")), STR("/"));
}

static void list_folder(struct home *home, struct str folder)
{
    struct fs_list list;
    struct err err = {0};
    home->folder_title = folder;
    if (!fs_list(&home->arena, folder.at, HOME_ITEMS_MAX, &list, &err)) {
        str_to_field(home->trouble, sizeof home->trouble, str_from(err.text));
        return;
    }
    add_kind(home, folder, &list, FS_DIR);
    add_kind(home, folder, &list, FS_FILE);
}

static void list_chooser(struct home *home)
{
    home_leave(home);
    arena_rewind(&home->arena, 0);
    home->item_count = 0;
    home->trouble[0] = '\0';
    struct str folder = str_copy(&home->arena, str_from(home->state.folder));
    if (folder.len > 0)
        list_folder(home, folder);
    else
        list_places(home);
    struct start_event count = {.kind = START_EV_COUNT, .as.count = home->item_count};
    home->state = start_step(home->state, &count).state;
}

/* ---- events */

const char *home_path(const struct home *home)
{
    int mark = home->state.mark;
    return mark >= 0 && mark < home->item_count ? home->items[mark].path.at : "";
}

static enum home_wish pick(struct home *home, int64_t at_ms)
{
    int mark = home->state.mark;
    if (mark < 0 || mark >= home->item_count)
        return HOME_STAY;
    const struct start_item *item = &home->items[mark];
    struct start_event event = {.kind = START_EV_FOLDER, .at_ms = at_ms};
    switch (item->kind) {
    case START_ITEM_RECENT:
    case START_ITEM_DEMO:
    case START_ITEM_DECK:
    case START_ITEM_DOCUMENT:
    case START_ITEM_PICTURE: return HOME_OPEN;
    case START_ITEM_OPEN: break;
    case START_ITEM_UP:
    case START_ITEM_FOLDER:
    case START_ITEM_DRIVE: str_to_field(event.as.path, sizeof event.as.path, item->path); break;
    }
    return home_event(home, &event);
}

enum home_wish home_event(struct home *home, const struct start_event *event)
{
    enum start_mode was = home->state.mode == START_HELP ? home->state.under : home->state.mode;
    struct start_next next = start_step(home->state, event);
    enum home_wish wish = HOME_STAY;
    home->state = next.state;
    for (int i = 0; i < next.fx_count; i++) {
        switch (next.fx[i]) {
        case START_FX_PICK: wish = pick(home, event->at_ms); break;
        case START_FX_LIST: list_chooser(home); break;
        case START_FX_QUIT: wish = HOME_QUIT; break;
        case START_FX_FULL_SCREEN: wish = HOME_FULL_SCREEN; break;
        }
    }
    if (was == START_CHOOSER && home->state.mode == START_HOME) {
        int mark = home->state.mark;
        home_enter(home, NULL, event->at_ms);
        home->state.mark = mark < home->item_count ? mark : 0;
    }
    return wish;
}

void home_forget(struct home *home, int item, int64_t now_ms)
{
    if (home->state.mode != START_HOME || item < 0 || item >= home->item_count)
        return;
    journal_deck_forget(home->journal, home->items[item].path);
    home_enter(home, NULL, now_ms);
}

void home_view(struct home *home, struct size_px tile, struct start_view *out)
{
    for (int i = 0; i < home->item_count; i++) {
        struct start_item *item = &home->items[i];
        int slot = item->tag >> SUPPLY_CARD_BITS;
        if (slot == 0 || home->recent[slot - 1].status != VOLUME_READY)
            continue;
        struct cardface_options options = supply_face_options(home->supply, slot, 0, 0);
        item->picture =
            cardface_key(&home->recent[slot - 1].deck, 0, FACE_FRONT, &options, (int)tile.w, (int)tile.h);
    }
    *out = (struct start_view){.state = &home->state,
                               .items = home->items,
                               .item_count = home->item_count,
                               .folder_title = home->folder_title,
                               .trouble = str_from(home->trouble)};
}
