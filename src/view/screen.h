/* The parts of the show and the start screen that fill the window by themselves. Private to view. */
#ifndef VIEW_SCREEN_H
#define VIEW_SCREEN_H

#include "type/face.h"
#include "view/button.h"

/* What lies between `show_view` and its cards, for all who show them. */
struct str screen_card_title(const struct frame *frame, const struct show_cards *cards, int place);
struct str screen_front_name(const struct frame *frame, const struct show_cards *cards, int place);
struct size_px screen_card_shape(const struct show_view *view, int card);
/* The tile of the card at a place. */
struct look_picture screen_tile_picture(const struct frame *frame, const struct show_view *view, int place,
                                        struct rect_px at);
struct look_picture screen_upright_picture(const struct frame *frame, const struct show_view *view, int place,
                                           struct rect_px at);
/* The same of any card of the deck, whether it is among those shown or not, by its index in the deck. */
struct str screen_title_of(const struct frame *frame, const struct show_cards *cards, int card);
struct look_picture screen_picture_of(const struct frame *frame, const struct show_view *view, int card,
                                      enum face_side side, struct rect_px at);
/* The front, or the back, of the card at a place in the order, at a size. */
struct look_picture screen_card_picture(const struct frame *frame, const struct show_view *view, int place,
                                        bool back, struct rect_px at);

/* Whether there is a question on the back for who looks, or the place for one's own. */
bool screen_has_back(const struct show_cards *cards, int card);
/* Where the card at a place stands when all of it is seen. */
struct rect_px screen_page_at(const struct frame *frame, const struct show_view *view, int place, bool back);

/* What of the window shows a page that is drawn up. */
struct size_px screen_seen(const struct frame *frame, const struct show_view *view);
/* The page at a place in the order; answers where it stands. */
struct rect_px page_add(struct frame *frame, const struct show_view *view, int place, bool back, float shift);
/* The same where the caller wants it: `fit` is where all of it would be seen. */
void page_put(struct frame *frame, const struct show_view *view, int place, bool back, struct rect_px fit,
              struct rect_px at);
void page_marks_add(struct frame *frame, const struct show_view *view, struct rect_px page);
void page_links_add(struct frame *frame, const struct show_view *view, struct rect_px page);
void page_trouble_add(struct frame *frame, const struct show_view *view, struct rect_px at,
                      const struct paint_key *key);

/* Over the page, above `bottom`. */
struct look_panel over_panel(const struct frame *frame, float radius_px);
bool over_number_is_open(const struct show_state *state);
float over_number_add(struct frame *frame, const struct show_view *view,
                      float bottom); /* answers its top, with room */
void over_notice_add(struct frame *frame, struct str notice, float bottom);
/* The same along the bottom of a part of it. */
float over_number_in(struct frame *frame, const struct show_view *view, struct rect_px area);
void over_notice_in(struct frame *frame, struct str notice, struct rect_px area);

/* The sharp parts of a page that stands at `page`, over its picture. */
void zoom_parts_add(struct frame *frame, const struct show_view *view, struct rect_px page,
                    struct look_picture whole);

/* Where one is on a page drawn up, at the right above `bottom`; nothing while that is plain. */
void zoom_map_add(struct frame *frame, const struct show_view *view, float bottom);

/* The word that is heard, on the page it stands on: words that were sought have a line, this one is framed. */
void aloud_add(struct frame *frame, const struct aloud_view *aloud, struct rect_px page);
/* The same in words that are set here, at `area`; before them, so that it lies under them. Nothing when others are said. */
void aloud_words_add(struct frame *frame, const struct aloud_view *aloud, struct rect_px area,
                     const struct label_style *style, struct str text);
/* The same in a part of running text, that begins at byte `from` of line `line`; `part` tells parts apart. */
void aloud_part_add(struct frame *frame, const struct aloud_view *aloud, struct rect_px at,
                    const struct label_style *style, struct str text, int line, size_t from, int part);
/* To read aloud, or no longer; while it reads, how loud. Answers how many, none where there is no voice. */
enum { ALOUD_BUTTONS_MAX = 4 };
int aloud_buttons(const struct frame *frame, const struct aloud_view *aloud, enum button_look look,
                  struct button *out);

void overview_add(struct frame *frame, const struct show_view *view);
float overview_scroll_max(const struct view_env *env, const struct show_view *view);
float overview_scroll_to_mark(const struct view_env *env, const struct show_view *view);

void search_add(struct frame *frame, const struct show_view *view);
/* The byte of the query that lies nearest to a point. */
size_t search_byte(const struct view_env *env, const struct show_view *view, struct pt_px point);
float search_scroll_max(const struct view_env *env, const struct show_view *view);
float search_scroll_to_mark(const struct view_env *env, const struct show_view *view);

struct help {
    const struct keymap *keymap;
    enum command_mode mode;
    bool may_leave, kiosk, has_guide;
    float scroll_px;
};
void help_add(struct frame *frame, const struct help *help);
float help_scroll_max(const struct view_env *env, const struct help *help);

/* A sentence that says what went wrong, in a panel; answers its height. Nothing and 0 for no words. */
float message_trouble(struct frame *frame, struct rect_px area, struct str text);

#endif
