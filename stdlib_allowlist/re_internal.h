/* Inside re: what its files share.
 *
 *   pattern text ─► re_translate.c (Python's syntax, its errors) ─► PCRE2's syntax ─► re_engine.c (compile, match)
 *   re_pattern.c: Pattern and what it does;  re_match.c: Match;  re_template.c: replacement templates;  re.c: the
 * module
 *
 * Compiled patterns live in trusted space, a bounded number for each VM; a Pattern in the cage names one by an index
 * and a generation that are both checked, and is compiled again when its place was taken. PCRE2's memory is the VM's
 * trusted memory, so it counts towards the limit. Wherever a match may branch the translation puts a callout, which
 * charges fuel: no pattern runs longer than fuel, deadline and interrupt allow. */
#ifndef PYNTERP_STDLIB_ALLOWLIST_RE_INTERNAL_H
#define PYNTERP_STDLIB_ALLOWLIST_RE_INTERNAL_H

#include "modules.h"

#include "../builtins/container.h"
#include "../builtins/number.h"
#include "../builtins/str.h"
#include "../builtins/str_text.h"

enum {
    RE_IGNORECASE = 2,
    RE_LOCALE = 4,
    RE_MULTILINE = 8,
    RE_DOTALL = 16,
    RE_UNICODE = 32,
    RE_VERBOSE = 64,
    RE_DEBUG = 128,
    RE_ASCII = 256
};

#define RE_GROUPS_MAXIMUM 4096u
#define RE_PATTERN_LENGTH_MAXIMUM (1u << 20)

/* --- translation -------------------------------------------------------------------------------------------------- */

/* PCRE2's text for one pattern, in trusted memory; see translation_free. */
struct translation {
    char *text;
    size_t length, capacity;
    uint32_t groups;      /* without group 0 */
    uint16_t *orders;     /* of groups + 1: in which order they are closed */
    uint32_t order_count; /* allocated */
    uint32_t flags;       /* with those given in the pattern */
    value names;          /* dict: name -> number */
};

/* `ascii`: for subjects that are ASCII (or bytes), where a class is a set of bytes. False: exception set. */
bool re_translate(struct vm *vm, value pattern, uint32_t flags, bool ascii,
                  struct translation *translation) WARN_UNUSED;
void translation_free(struct vm *vm, struct translation *translation);
/* re.PatternError(message, pattern, position); position < 0: none. Always VALUE_ERROR. */
value re_raise(struct vm *vm, value pattern, int64_t position, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* --- the engine --------------------------------------------------------------------------------------------------- */

/* Items of a Pattern; its data is the index of the compiled pattern. */
enum { PATTERN_TEXT, PATTERN_FLAGS, PATTERN_GROUPS, PATTERN_NAMES, PATTERN_GENERATION, PATTERN_ITEMS };

/* A string that is searched: its bytes, good until guest code runs. */
struct subject {
    const char *data;
    uint32_t length; /* bytes, up to endpos */
    bool is_bytes;
    bool is_ascii; /* or bytes: a byte is a character */
};

enum re_mode { RE_SEARCH, RE_MATCH, RE_FULLMATCH };
#define RE_NO_SPAN SIZE_MAX

/* Compiles what `record` (a new Pattern with text and flags) says; fills in the rest. */
bool re_compile(struct vm *vm, struct record *pattern) WARN_UNUSED;
/* Matches from byte `start` on; not_empty: no empty match right there. 1 found, 0 not, -1 exception set. The spans are
 * pairs of byte offsets, group 0 first, RE_NO_SPAN where a group took no part; good until the next call. */
int re_execute(struct vm *vm, struct record *pattern, const struct subject *subject, uint32_t start, enum re_mode mode,
               bool not_empty, const size_t **spans) WARN_UNUSED;
/* After a match: which group was closed last, 0 = none. */
uint32_t re_last_group(struct vm *vm, struct record *pattern, const size_t *spans);

/* --- patterns and matches ----------------------------------------------------------------------------------------- */

static inline uint32_t pattern_groups(const struct record *pattern) {
    int64_t groups = value_to_int(pattern->items[PATTERN_GROUPS]);
    return groups >= 0 && groups <= RE_GROUPS_MAXIMUM ? (uint32_t)groups : 0;
}
static inline uint32_t pattern_flags(const struct record *pattern) {
    return (uint32_t)value_to_int(pattern->items[PATTERN_FLAGS]);
}
bool pattern_is_bytes(const struct vm *vm, const struct record *pattern);

/* Items of a Match: then two byte offsets for each group, -1 where it took no part. */
enum { MATCH_PATTERN, MATCH_STRING, MATCH_POS, MATCH_ENDPOS, MATCH_LAST, MATCH_SPANS };

/* The pattern itself, or compiled from text with the cache. */
value re_pattern_of(struct vm *vm, value pattern, value flags) WARN_UNUSED;
/* The string as a subject of this kind of pattern. */
bool re_subject(struct vm *vm, const struct record *pattern, value string, struct subject *subject) WARN_UNUSED;
/* A part of the string that is searched, of its own type. */
value re_slice(struct vm *vm, value string, const struct subject *subject, size_t start, size_t end) WARN_UNUSED;
value re_match_new(struct vm *vm, value pattern, value string, value pos, value endpos,
                   const size_t *spans) WARN_UNUSED;
/* The number of the group that a value means: IndexError "no such group"; -1 = exception set. */
int64_t re_group_number(struct vm *vm, const struct record *pattern, value group) WARN_UNUSED;

/* A template: a str or bytes that stands for itself, or a tuple of such pieces and group numbers. */
value re_template_parse(struct vm *vm, const struct record *pattern, value text) WARN_UNUSED;
/* Adds a template filled in with the groups of a match. */
bool re_template_expand(struct vm *vm, struct str_builder *builder, value template, const struct subject *subject,
                        const size_t *spans, uint32_t groups) WARN_UNUSED;
void re_add_bytes(struct vm *vm, struct str_builder *builder, const struct subject *subject, size_t start, size_t end);
/* Adds a str or bytes. */
bool re_add_text(struct vm *vm, struct str_builder *builder, value text, bool is_bytes) WARN_UNUSED;
value re_finish(struct vm *vm, struct str_builder *builder, bool is_bytes) WARN_UNUSED;

/* Methods of Pattern, which the functions of the module are too. */
#define RE_METHOD(name) value re_pattern_##name(struct vm *vm, value *arguments, uint32_t count)
RE_METHOD(search);
RE_METHOD(match);
RE_METHOD(fullmatch);
RE_METHOD(findall);
RE_METHOD(finditer);
RE_METHOD(split);
RE_METHOD(sub);
RE_METHOD(subn);

#endif
