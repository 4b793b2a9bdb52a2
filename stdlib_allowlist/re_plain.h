/* Inside re: a matcher of its own for plain patterns on text whose characters are bytes (ASCII strs, bytes).
 *
 * Plain are patterns of characters, classes, repeats, groups, alternatives, ^ $ \A \Z and \b: most of what scripts
 * write. The matcher tries what the pattern says in the order in which it says it, as any backtracking engine, but
 * looks at the next byte before it branches, so that most matches never come back. What it has to come back to is a
 * bounded stack; where that is not enough, and for all other patterns, PCRE2 does the matching. Programs and the stack
 * are in trusted space; work is charged in proportion, wherever it may grow beyond the text. */
#ifndef PYNTERP_STDLIB_ALLOWLIST_RE_PLAIN_H
#define PYNTERP_STDLIB_ALLOWLIST_RE_PLAIN_H

#include "re_internal.h"

#define PLAIN_STEPS_MOST 96
#define PLAIN_GROUPS_MOST 16
#define PLAIN_SLOTS (2 * (PLAIN_GROUPS_MOST + 1))
#define PLAIN_CHOICES 256
#define PLAIN_UNBOUNDED UINT32_MAX

/* Bytes, and whether the end of the text is meant too. */
struct byte_set {
    uint64_t bits[4];
    bool at_end;
};
static inline bool byte_set_has(const struct byte_set *set, unsigned char byte) {
    return set->bits[byte >> 6] >> (byte & 63) & 1;
}

enum plain_operation {
    PLAIN_BYTE,          /* this byte */
    PLAIN_SET,           /* one byte of `set` */
    PLAIN_RUN,           /* minimum to maximum bytes of `set`, as many as there are; fewer would never help */
    PLAIN_RUN_LONG,      /* the same, then fewer */
    PLAIN_RUN_SHORT,     /* as few as possible, then more */
    PLAIN_SPLIT,         /* go on at `first`, then at `second` */
    PLAIN_JUMP,          /* go on at `first` */
    PLAIN_SAVE,          /* the position is that of `slot` */
    PLAIN_TEXT_START,    /* \A, ^ */
    PLAIN_LINE_START,    /* ^ of re.MULTILINE */
    PLAIN_LINE_END,      /* $ of re.MULTILINE */
    PLAIN_LAST_LINE_END, /* $ */
    PLAIN_TEXT_END,      /* \Z */
    PLAIN_WORD_EDGE,     /* \b */
    PLAIN_ACCEPT
};

struct plain_step {
    uint8_t operation, byte;
    uint16_t slot, first, second;
    uint32_t minimum, maximum;
    struct byte_set set;   /* SPLIT: what may follow at `second` */
    struct byte_set after; /* what the text may go on with after a run; SPLIT: at `first` */
};

struct plain_program {
    uint32_t count, groups;
    struct byte_set first; /* what a match may begin with */
    int first_byte;        /* the only one, or -1 */
    struct plain_step steps[];
};

/* Something to come back to (`step` and a range of positions), or what a slot was before (step: PLAIN_UNDO | slot). */
#define PLAIN_UNDO 0x80000000u
struct plain_choice {
    uint32_t step, low, at;
};

/* Room for one match at a time. */
struct plain_matcher {
    size_t spans[PLAIN_SLOTS];
    struct plain_choice choices[PLAIN_CHOICES];
};

/* NULL: the pattern is not plain, or there is no memory for it; no exception. `pattern` is a str or bytes that was
 * translated before, so it is known to be right. */
struct plain_program *plain_compile(struct vm *vm, value pattern, uint32_t flags, uint32_t groups);
void plain_free(struct vm *vm, struct plain_program *program);

enum plain_result { PLAIN_NOT_FOUND, PLAIN_FOUND, PLAIN_GIVEN_UP, PLAIN_STOPPED };
/* As re_execute; the spans are in the matcher, those of `groups` groups at least. GIVEN_UP: too much to come back to,
 * or too many groups. STOPPED: an exception is set, or the run ends. */
enum plain_result plain_match(struct vm *vm, const struct plain_program *program, struct plain_matcher *matcher,
                              uint32_t groups, const struct subject *subject, uint32_t start, enum re_mode mode,
                              bool not_empty) WARN_UNUSED;

#endif
