/* re: from Python's pattern syntax to PCRE2's, with Python's errors.
 *
 * One pass by recursive descent. Everything is written out in a form that means the same whatever PCRE2's defaults are:
 * characters as escapes, classes spelt out, groups by number. After each place where a match may branch (repeats,
 * alternatives) comes a callout, where the engine charges fuel. Depth is bounded. */
#include "re_internal.h"

#include <stdio.h>

#include "../compiler/unicode_name.h"

#define DEPTH_MAXIMUM 150
#define WIDTH_UNBOUNDED UINT32_MAX
#define CALLOUT "(?C1)"
#define END UINT32_MAX /* the character after the last */

/* How many characters a part of the pattern may match. */
struct width {
    uint32_t low, high;
};

struct group {
    struct width width;
    bool open;
};

struct translator {
    struct vm *vm;
    struct translation *out;
    value pattern;
    uint32_t *text;
    uint32_t length, at;
    uint32_t flags; /* in force here */
    uint32_t depth;
    struct group *groups; /* group_capacity of them */
    uint32_t group_count, group_capacity;
    uint32_t closed;
    uint32_t condition_most, condition_at; /* the highest group that a condition names before it is there */
    uint32_t lookbehind;
    bool ascii, is_bytes, restart;
    bool width_varies; /* of something looked behind for */
};

enum item { ITEM_NONE, ITEM_ASSERTION, ITEM_ATOM, ITEM_REPEAT };

/* --- errors ------------------------------------------------------------------------------------------------------- */

static value error_class(struct vm *vm) {
    value module = dict_get_c(vm, object_at(vm, vm->modules), "re");
    if (!value_has_kind(vm, module, KIND_MODULE))
        return VALUE_UNSET;
    return dict_get_c(vm, object_at(vm, ((struct module *)object_of(vm, module))->dict), "PatternError");
}

value re_raise(struct vm *vm, value pattern, int64_t position, const char *format, ...) {
    char text[400];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    text[utf8_valid_length(text, strlen(text))] = 0;
    value message = str_from_c(vm, text), class = message == VALUE_ERROR ? VALUE_ERROR : error_class(vm);
    if (class == VALUE_UNSET)
        return vm_failed(vm) ? VALUE_ERROR : raise_value_error(vm, "%s", text);
    value parts[3] = {message, pattern, position < 0 ? VALUE_NONE : value_from_small_int(position)};
    value error = vm_call(vm, class, 3, parts);
    if (error == VALUE_ERROR)
        return VALUE_ERROR;
    return value_has_kind(vm, error, KIND_EXCEPTION) ? raise_exception(vm, error) : raise_value_error(vm, "%s", text);
}

#define FAIL(position, ...) (re_raise(t->vm, t->pattern, (int64_t)(position), __VA_ARGS__), false)

/* A part of the pattern as UTF-8, for messages. */
struct quote {
    char text[120];
};
static struct quote quote_of(const struct translator *t, uint32_t start, uint32_t end) {
    struct quote quote;
    size_t used = 0;
    for (uint32_t i = start; i < end && i < t->length && used < sizeof quote.text - 5; i++)
        used += utf8_encode(t->text[i], quote.text + used);
    quote.text[used] = 0;
    return quote;
}

/* --- output ------------------------------------------------------------------------------------------------------- */

static bool emit_bytes(struct translator *t, const char *bytes, size_t count) {
    struct translation *out = t->out;
    if (out->capacity - out->length <= count) {
        size_t capacity = out->capacity * 2 + count + 128;
        char *grown = trusted_reallocate(t->vm, out->text, out->capacity, capacity);
        if (!grown)
            return false;
        out->text = grown;
        out->capacity = capacity;
    }
    memcpy(out->text + out->length, bytes, count);
    out->length += count;
    out->text[out->length] = 0;
    return true;
}

static bool emit(struct translator *t, const char *text) { return emit_bytes(t, text, strlen(text)); }

/* A callout at an earlier place. */
static bool emit_callout_at(struct translator *t, size_t place) {
    size_t size = strlen(CALLOUT);
    if (!emit(t, CALLOUT))
        return false;
    char *text = t->out->text;
    memmove(text + place + size, text + place, t->out->length - place - size);
    memcpy(text + place, CALLOUT, size);
    return true;
}

/* One character outside of a set. */
static bool emit_character(struct translator *t, uint32_t c) {
    char text[16];
    if (t->ascii && !t->is_bytes && c > 127)
        return emit(t, "(?!)");
    bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (plain)
        return emit_bytes(t, &(char){(char)c}, 1);
    snprintf(text, sizeof text, "\\x{%x}", c);
    return emit(t, text);
}

static bool emit_range(struct translator *t, uint32_t low, uint32_t high) {
    char text[32];
    if (t->ascii && !t->is_bytes) {
        if (low > 127)
            return true;
        high = high > 127 ? 127 : high;
    }
    snprintf(text, sizeof text, low == high ? "\\x{%x}" : "\\x{%x}-\\x{%x}", low, high);
    return emit(t, text);
}

/* What a class is within brackets: in Unicode, for strings that are ASCII, and where only ASCII counts. */
struct class_text {
    char letter;
    const char *unicode, *ascii_text, *ascii;
};
#define SPACES_ASCII "\\x{9}-\\x{d}\\x{1c}-\\x{20}"
#define SPACES_ABOVE "\\x{85}\\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}"
static const struct class_text class_texts[] = {
    {'d', "\\p{Nd}", "0-9", "0-9"},
    {'D', "\\P{Nd}", "\\D", "\\D"},
    {'w', "\\p{Xwd}", "\\w", "0-9A-Za-z_"},
    {'W', "\\P{Xwd}", "\\W", "\\W"},
    {'s', SPACES_ASCII SPACES_ABOVE, SPACES_ASCII, "\\x{9}-\\x{d}\\x{20}"},
    {'S',
     "\\x{0}-\\x{8}\\x{e}-\\x{1b}\\x{21}-\\x{84}\\x{86}-\\x{9f}\\x{a1}-\\x{167f}\\x{1681}-\\x{1fff}\\x{200b}-\\x{2027}"
     "\\x{202a}-\\x{202e}\\x{2030}-\\x{205e}\\x{2060}-\\x{2fff}\\x{3001}-\\x{10ffff}",
     "\\x{0}-\\x{8}\\x{e}-\\x{1b}\\x{21}-\\x{7f}", "\\S"},
};
/* For characters past ASCII the classes of ASCII mode must not ask PCRE2's Unicode properties. */
static const struct class_text wide_ascii_texts[] = {
    {'d', NULL, NULL, "0-9"},
    {'D', NULL, NULL, "\\x{0}-\\x{2f}\\x{3a}-\\x{10ffff}"},
    {'w', NULL, NULL, "0-9A-Za-z_"},
    {'W', NULL, NULL, "\\x{0}-\\x{2f}\\x{3a}-\\x{40}\\x{5b}-\\x{5e}\\x{60}\\x{7b}-\\x{10ffff}"},
    {'s', NULL, NULL, "\\x{9}-\\x{d}\\x{20}"},
    {'S', NULL, NULL, "\\x{0}-\\x{8}\\x{e}-\\x{1f}\\x{21}-\\x{10ffff}"},
};

static const char *class_text(const struct translator *t, uint32_t letter) {
    bool only_ascii = t->is_bytes || t->flags & RE_ASCII;
    bool wide = only_ascii && !t->is_bytes && !t->ascii;
    for (size_t i = 0; i < sizeof class_texts / sizeof class_texts[0]; i++)
        if (class_texts[i].letter == (char)letter)
            return wide         ? wide_ascii_texts[i].ascii
                   : only_ascii ? class_texts[i].ascii
                   : t->ascii   ? class_texts[i].ascii_text
                                : class_texts[i].unicode;
    return NULL;
}

/* --- input -------------------------------------------------------------------------------------------------------- */

static uint32_t peek(const struct translator *t) { return t->at < t->length ? t->text[t->at] : END; }
static bool take(struct translator *t, uint32_t c) {
    if (peek(t) != c)
        return false;
    t->at++;
    return true;
}
static bool is_digit(uint32_t c) { return c >= '0' && c <= '9'; }
static bool is_octal(uint32_t c) { return c >= '0' && c <= '7'; }
static bool is_letter(uint32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
static int hex_digit(uint32_t c) {
    return is_digit(c)            ? (int)(c - '0')
           : c >= 'a' && c <= 'f' ? (int)(c - 'a') + 10
           : c >= 'A' && c <= 'F' ? (int)(c - 'A') + 10
                                  : -1;
}

/* --- escapes ------------------------------------------------------------------------------------------------------ */

/* Hexadecimal digits after \x, \u or \U, whose letter was read. */
static bool read_hex(struct translator *t, uint32_t start, uint32_t digits, uint32_t *c) {
    uint64_t number = 0;
    uint32_t count = 0;
    for (; count < digits && hex_digit(peek(t)) >= 0; count++)
        number = number * 16 + (uint32_t)hex_digit(t->text[t->at++]);
    if (count < digits)
        return FAIL(start, "incomplete escape %s", quote_of(t, start, t->at).text);
    if (number > 0x10FFFF)
        return FAIL(start, "bad escape %s", quote_of(t, start, t->at).text);
    *c = (uint32_t)number;
    return true;
}

static bool read_named(struct translator *t, uint32_t start, uint32_t *c) {
    char name[120];
    size_t used = 0;
    if (!take(t, '{'))
        return FAIL(t->at, "missing {");
    uint32_t name_start = t->at;
    while (peek(t) != '}' && peek(t) != END && used < sizeof name - 5)
        used += utf8_encode(t->text[t->at++], name + used);
    if (!take(t, '}'))
        return peek(t) == END ? FAIL(name_start, "missing }, unterminated name")
                              : FAIL(start, "undefined character name");
    name[used] = 0;
    if (used == 0)
        return FAIL(name_start, "missing character name");
    if (!unicode_name_find(name, used, c))
        return FAIL(start, "undefined character name '%s'", name);
    return true;
}

static const char simple_escapes[][2] = {{'a', 7},  {'b', 8}, {'f', 12}, {'n', 10},
                                         {'r', 13}, {'t', 9}, {'v', 11}, {'\\', '\\'}};

/* What is alike in sets and outside, after the backslash at `start` and the letter: 1 = *c is it, 0 = another escape,
 * -1 = error. */
static int read_common_escape(struct translator *t, uint32_t start, uint32_t letter, bool in_set, uint32_t *c) {
    if (letter == 'x')
        return read_hex(t, start, 2, c) ? 1 : -1;
    if (!t->is_bytes && (letter == 'u' || letter == 'U'))
        return read_hex(t, start, letter == 'u' ? 4 : 8, c) ? 1 : -1;
    if (!t->is_bytes && letter == 'N')
        return read_named(t, start, c) ? 1 : -1;
    for (size_t i = 0; i < sizeof simple_escapes / sizeof simple_escapes[0]; i++)
        if ((uint32_t)simple_escapes[i][0] == letter && (in_set || letter != 'b')) {
            *c = (uint32_t)simple_escapes[i][1];
            return 1;
        }
    return 0;
}

/* Up to `most` octal digits more. */
static bool read_octal(struct translator *t, uint32_t start, uint32_t first, uint32_t most, uint32_t *c) {
    *c = first;
    for (uint32_t i = 0; i < most && is_octal(peek(t)); i++)
        *c = *c * 8 + t->text[t->at++] - '0';
    if (*c > 255)
        return FAIL(start, "octal escape value %s outside of range 0-0o377", quote_of(t, start, t->at).text);
    return true;
}

/* A letter that means nothing after a backslash. */
static bool fail_bad_escape(struct translator *t, uint32_t start) {
    return FAIL(start, "bad escape %s", quote_of(t, start, start + 2).text);
}

/* --- sets --------------------------------------------------------------------------------------------------------- */

/* A member of a set: a character, or a class (then *class is its letter). */
static bool read_member(struct translator *t, uint32_t c, uint32_t start, uint32_t *member, uint32_t *class) {
    *class = 0;
    *member = c;
    if (c != '\\')
        return true;
    uint32_t letter = peek(t);
    if (letter == END)
        return FAIL(start, "bad escape (end of pattern)");
    t->at++;
    if (class_text(t, letter)) {
        *class = letter;
        return true;
    }
    int common = read_common_escape(t, start, letter, true, member);
    if (common)
        return common > 0;
    if (is_octal(letter))
        return read_octal(t, start, letter - '0', 2, member);
    if (is_digit(letter) || is_letter(letter))
        return fail_bad_escape(t, start);
    *member = letter;
    return true;
}

static bool parse_set(struct translator *t, uint32_t here) {
    size_t place = t->out->length;
    bool negated = take(t, '^');
    if (!emit(t, negated ? "[^" : "["))
        return false;
    size_t body = t->out->length;
    for (bool first = true;; first = false) {
        uint32_t start = t->at, c = peek(t), low, class, high, high_class;
        if (c == END)
            return FAIL(here, "unterminated character set");
        t->at++;
        if (c == ']' && !first)
            break;
        if (!read_member(t, c, start, &low, &class))
            return false;
        if (peek(t) != '-' || (t->at + 1 < t->length && t->text[t->at + 1] == ']')) {
            if (!(class ? emit(t, class_text(t, class)) : emit_range(t, low, low)))
                return false;
            continue;
        }
        t->at++;
        uint32_t second = t->at;
        if (peek(t) == END)
            return FAIL(here, "unterminated character set");
        c = t->text[t->at++];
        if (!read_member(t, c, second, &high, &high_class))
            return false;
        if (class || high_class || high < low)
            return FAIL(start, "bad character range %s", quote_of(t, start, t->at).text);
        if (!emit_range(t, low, high))
            return false;
    }
    if (t->out->length > body)
        return emit(t, "]");
    /* nothing of it can be in a string that is ASCII */
    t->out->length = place;
    return emit(t, negated ? "(?s:.)" : "(?!)");
}

/* --- groups ------------------------------------------------------------------------------------------------------- */

static bool open_group(struct translator *t, uint32_t *number) {
    if (t->group_count > RE_GROUPS_MAXIMUM)
        return FAIL(t->at, "too many groups");
    if (t->group_count == t->group_capacity) {
        uint32_t capacity = t->group_capacity * 2 + 8;
        struct group *groups =
            trusted_reallocate(t->vm, t->groups, t->group_capacity * sizeof *groups, capacity * sizeof *groups);
        if (!groups)
            return false;
        t->groups = groups;
        t->group_capacity = capacity;
        uint16_t *orders =
            trusted_reallocate(t->vm, t->out->orders, t->out->order_count * sizeof *orders, capacity * sizeof *orders);
        if (!orders)
            return false;
        t->out->orders = orders;
        t->out->order_count = capacity;
    }
    *number = t->group_count++;
    t->groups[*number] = (struct group){.open = true};
    t->out->orders[*number] = 0;
    t->out->groups = t->group_count - 1;
    return true;
}

static void close_group(struct translator *t, uint32_t number, struct width width) {
    t->groups[number] = (struct group){.width = width};
    t->out->orders[number] = (uint16_t)++t->closed;
}

/* A name up to the terminator; as an interned-like str value. */
static bool read_name(struct translator *t, uint32_t terminator, const char *what, value *name, uint32_t *start) {
    *start = t->at;
    while (peek(t) != END && peek(t) != terminator)
        t->at++;
    uint32_t end = t->at;
    if (end == *start)
        return FAIL(*start, "missing %s", what);
    if (!take(t, terminator))
        return FAIL(*start, "missing %c, unterminated name", (char)terminator);
    struct str_builder builder = {0};
    for (uint32_t i = *start; i < end; i++)
        str_builder_add_code_point(t->vm, &builder, t->text[i]);
    *name = str_builder_finish(t->vm, &builder);
    return *name != VALUE_ERROR;
}

static bool check_name(struct translator *t, value name, uint32_t start) {
    value argument = name;
    value valid = str_method_isidentifier(t->vm, &argument, 1);
    if (valid == VALUE_TRUE && !(t->is_bytes && !str_is_ascii(object_of(t->vm, name))))
        return true;
    value repr = valid == VALUE_ERROR ? VALUE_ERROR : object_repr(t->vm, name);
    return repr != VALUE_ERROR && FAIL(start, "bad character in group name %s", str_text(t->vm, repr));
}

static bool named_group(struct translator *t, value name, uint32_t *number) {
    value found = dict_get(t->vm, object_of(t->vm, t->out->names), name);
    if (found == VALUE_UNSET)
        return false;
    *number = (uint32_t)value_to_int(found);
    return true;
}

static bool fail_unknown_name(struct translator *t, value name, uint32_t start) {
    value repr = object_repr(t->vm, name);
    return repr != VALUE_ERROR && FAIL(start, "unknown group name %s", str_text(t->vm, repr));
}

/* A backreference to a group that must be closed. */
static bool emit_reference(struct translator *t, uint32_t number, uint32_t position, struct width *width) {
    char text[24];
    if (t->groups[number].open)
        return FAIL(position, "cannot refer to an open group");
    if (t->lookbehind && number >= t->lookbehind)
        return FAIL(position, "cannot refer to group defined in the same lookbehind subpattern");
    *width = t->groups[number].width;
    snprintf(text, sizeof text, "\\g{%u}", number);
    return emit(t, text);
}

static bool parse_alternatives(struct translator *t, struct width *width, bool *branched);
static bool parse_sequence(struct translator *t, struct width *width, bool at_start);

static bool enter(struct translator *t) {
    if (t->depth++ < DEPTH_MAXIMUM)
        return true;
    raise_error(t->vm, TYPE_RECURSION_ERROR, "maximum recursion depth exceeded during compilation");
    return false;
}

/* The rest of a group whose opening was emitted, up to and with the closing parenthesis. */
static bool parse_body(struct translator *t, uint32_t here, struct width *width) {
    size_t body = t->out->length;
    bool branched = false;
    if (!enter(t))
        return false;
    bool done = parse_alternatives(t, width, &branched);
    t->depth--;
    if (!done)
        return false;
    if (!take(t, ')'))
        return FAIL(here, "missing ), unterminated subpattern");
    if (branched && !emit_callout_at(t, body))
        return false;
    return emit(t, ")");
}

static bool parse_capture(struct translator *t, uint32_t here, value name, uint32_t name_start, struct width *width) {
    uint32_t number;
    if (!open_group(t, &number))
        return false;
    if (name != VALUE_UNSET) {
        uint32_t before;
        if (named_group(t, name, &before)) {
            value repr = object_repr(t->vm, name);
            return repr != VALUE_ERROR && FAIL(name_start, "redefinition of group name %s as group %u; was group %u",
                                               str_text(t->vm, repr), number, before);
        }
        if (vm_failed(t->vm) || !dict_set(t->vm, object_of(t->vm, t->out->names), name, value_from_small_int(number)))
            return false;
    }
    if (!emit(t, "(") || !parse_body(t, here, width))
        return false;
    close_group(t, number, *width);
    return true;
}

static const struct {
    char letter;
    uint16_t flag;
} flag_letters[] = {{'i', RE_IGNORECASE}, {'L', RE_LOCALE}, {'m', RE_MULTILINE}, {'s', RE_DOTALL},
                    {'x', RE_VERBOSE},    {'a', RE_ASCII},  {'u', RE_UNICODE}};
#define TYPE_FLAGS (RE_ASCII | RE_LOCALE | RE_UNICODE)
#define GLOBAL_FLAGS RE_DEBUG

static uint32_t flag_of(uint32_t letter) {
    for (size_t i = 0; i < sizeof flag_letters / sizeof flag_letters[0]; i++)
        if ((uint32_t)flag_letters[i].letter == letter)
            return flag_letters[i].flag;
    return 0;
}

/* Letters from here on up to one that is none; *end is that one, which was read. */
static bool read_flags(struct translator *t, bool off, uint32_t *flags, uint32_t *end) {
    for (;;) {
        uint32_t letter = peek(t), flag = flag_of(letter);
        if (!flag) {
            *end = letter;
            return true;
        }
        t->at++;
        if (off && flag & TYPE_FLAGS)
            return FAIL(t->at, "bad inline flags: cannot turn off flags 'a', 'u' and 'L'");
        if (!t->is_bytes && flag == RE_LOCALE)
            return FAIL(t->at, "bad inline flags: cannot use 'L' flag with a str pattern");
        if (t->is_bytes && flag == RE_UNICODE)
            return FAIL(t->at, "bad inline flags: cannot use 'u' flag with a bytes pattern");
        *flags |= flag;
        uint32_t types = *flags & TYPE_FLAGS;
        if (types & (types - 1))
            return FAIL(t->at, "bad inline flags: flags 'a', 'u' and 'L' are incompatible");
    }
}

static bool fail_flag(struct translator *t, uint32_t end, const char *expected) {
    uint32_t at = t->at;
    if (end == END)
        return FAIL(at, "missing %s", expected);
    return is_letter(end) ? FAIL(at, "unknown flag") : FAIL(at, "missing %s", expected);
}

static bool emit_flags(struct translator *t, uint32_t on, uint32_t off) {
    char text[16] = "(?";
    size_t used = 2;
    const uint32_t shown = RE_IGNORECASE | RE_MULTILINE | RE_DOTALL;
    for (int pass = 0; pass < 2; pass++) {
        uint32_t flags = (pass ? off : on) & shown;
        if (pass && flags)
            text[used++] = '-';
        for (size_t i = 0; i < sizeof flag_letters / sizeof flag_letters[0]; i++)
            if (flags & flag_letters[i].flag)
                text[used++] = flag_letters[i].letter;
    }
    text[used++] = ':';
    return emit_bytes(t, text, used);
}

/* (?flags) or (?flags-flags:...), after the question mark. *item: ITEM_NONE for global flags. */
static bool parse_flags(struct translator *t, uint32_t here, bool at_start, struct width *width, enum item *item) {
    uint32_t on = 0, off = 0, end;
    if (!read_flags(t, false, &on, &end))
        return false;
    if (end == ')') {
        t->at++;
        if (!at_start)
            return FAIL(here, "global flags not at the start of the expression");
        *item = ITEM_NONE;
        uint32_t types = (t->out->flags | on) & TYPE_FLAGS;
        if (on & TYPE_FLAGS && types & RE_ASCII && types & RE_UNICODE && t->out->flags & RE_ASCII) {
            raise_value_error(t->vm, "ASCII and UNICODE flags are incompatible");
            return false;
        }
        if (on & RE_ASCII)
            t->out->flags &= ~(uint32_t)RE_UNICODE;
        t->restart = (t->out->flags | on) != t->out->flags;
        t->out->flags |= on;
        t->flags |= on;
        return true;
    }
    if (end != ':' && end != '-')
        return fail_flag(t, end, "-, : or )");
    t->at++;
    if (end == '-') {
        if (!flag_of(peek(t)))
            return peek(t) != END && is_letter(peek(t)) ? FAIL(t->at, "unknown flag") : FAIL(t->at, "missing flag");
        if (!read_flags(t, true, &off, &end))
            return false;
        if (end != ':')
            return fail_flag(t, end, ":");
        t->at++;
    }
    if (on & off)
        return FAIL(t->at - 1, "bad inline flags: flag turned on and off");
    uint32_t before = t->flags;
    if (on & TYPE_FLAGS)
        t->flags &= ~(uint32_t)TYPE_FLAGS;
    t->flags = (t->flags | on) & ~off;
    bool done = emit_flags(t, on, off) && parse_body(t, here, width);
    t->flags = before;
    return done;
}

static bool parse_lookaround(struct translator *t, uint32_t here, bool behind, bool negative) {
    struct width width = {0, 0};
    uint32_t before = t->lookbehind;
    if (behind && !before)
        t->lookbehind = t->group_count;
    bool done =
        emit(t, behind ? (negative ? "(?<!" : "(?<=") : (negative ? "(?!" : "(?=")) && parse_body(t, here, &width);
    t->lookbehind = before;
    if (done && behind && width.low != width.high)
        t->width_varies = true; /* told once the whole pattern has been read without another error */
    return done;
}

/* (?(name or number)yes|no) */
static bool parse_condition(struct translator *t, uint32_t here, struct width *width) {
    value name;
    uint32_t start, number = 0;
    char text[24];
    if (!read_name(t, ')', "group name", &name, &start))
        return false;
    bool numeric = true;
    for (uint32_t i = start; i < t->at - 1; i++)
        numeric = numeric && is_digit(t->text[i]);
    if (numeric) {
        for (uint32_t i = start; i < t->at - 1 && number <= RE_GROUPS_MAXIMUM; i++)
            number = number * 10 + t->text[i] - '0';
        if (number == 0)
            return FAIL(start, "bad group number");
        if (number > RE_GROUPS_MAXIMUM)
            return FAIL(start, "invalid group reference %u", number);
        if (number > t->condition_most) {
            t->condition_most = number;
            t->condition_at = start;
        }
    } else if (!check_name(t, name, start)) {
        return false;
    } else if (!named_group(t, name, &number)) {
        return !vm_failed(t->vm) && fail_unknown_name(t, name, start);
    }
    snprintf(text, sizeof text, "(?(%u)", number);
    struct width branch;
    uint32_t branches = 0;
    if (!enter(t) || !emit(t, text))
        return false;
    *width = (struct width){WIDTH_UNBOUNDED, 0};
    do {
        if (++branches > 2)
            return FAIL(t->at - 1, "conditional backref with more than two branches");
        if ((branches > 1 && !emit(t, "|")) || !parse_sequence(t, &branch, false))
            return false;
        width->low = branch.low < width->low ? branch.low : width->low;
        width->high = branch.high > width->high ? branch.high : width->high;
    } while (take(t, '|'));
    t->depth--;
    if (branches == 1)
        width->low = 0;
    if (!take(t, ')'))
        return FAIL(here, "missing ), unterminated subpattern");
    return emit(t, ")");
}

/* After "(?P": a named group or a reference by name. */
static bool parse_python_group(struct translator *t, uint32_t here, struct width *width) {
    value name;
    uint32_t start, number;
    if (take(t, '<'))
        return read_name(t, '>', "group name", &name, &start) && check_name(t, name, start) &&
               parse_capture(t, here, name, start, width);
    if (take(t, '=')) {
        if (!read_name(t, ')', "group name", &name, &start) || !check_name(t, name, start))
            return false;
        if (!named_group(t, name, &number))
            return !vm_failed(t->vm) && fail_unknown_name(t, name, start);
        return emit_reference(t, number, start, width);
    }
    if (peek(t) == END)
        return FAIL(t->at, "unexpected end of pattern");
    return FAIL(here + 1, "unknown extension %s", quote_of(t, here + 1, t->at + 1).text);
}

/* A group, whose parenthesis at `here` was read. */
static bool parse_group(struct translator *t, uint32_t here, bool at_start, struct width *width, enum item *item) {
    *item = ITEM_ATOM;
    if (!take(t, '?'))
        return parse_capture(t, here, VALUE_UNSET, 0, width);
    uint32_t c = peek(t);
    if (c == END)
        return FAIL(t->at, "unexpected end of pattern");
    if (flag_of(c) || c == '-')
        return parse_flags(t, here, at_start, width, item);
    t->at++;
    switch (c) {
    case 'P':
        return parse_python_group(t, here, width);
    case ':':
        return emit(t, "(?:") && parse_body(t, here, width);
    case '>':
        return emit(t, "(?>") && parse_body(t, here, width);
    case '=':
    case '!':
        *width = (struct width){0, 0};
        return parse_lookaround(t, here, false, c == '!');
    case '(':
        return parse_condition(t, here, width);
    case '#':
        *item = ITEM_NONE;
        while (peek(t) != END && peek(t) != ')')
            t->at++;
        return take(t, ')') || FAIL(here, "missing ), unterminated comment");
    case '<':
        *width = (struct width){0, 0};
        if (take(t, '='))
            return parse_lookaround(t, here, true, false);
        if (take(t, '!'))
            return parse_lookaround(t, here, true, true);
        if (peek(t) == END)
            return FAIL(t->at, "unexpected end of pattern");
        return FAIL(here + 1, "unknown extension %s", quote_of(t, here + 1, t->at + 1).text);
    default:
        return FAIL(here + 1, "unknown extension %s", quote_of(t, here + 1, t->at).text);
    }
}

/* --- escapes outside of sets -------------------------------------------------------------------------------------- */

/* A digit after a backslash: an octal character or a reference. */
static bool parse_digits(struct translator *t, uint32_t start, uint32_t first, struct width *width) {
    uint32_t c;
    if (first == '0')
        return read_octal(t, start, 0, 2, &c) && emit_character(t, c);
    uint32_t number = first - '0';
    if (is_digit(peek(t))) {
        uint32_t second = t->text[t->at++];
        if (is_octal(first) && is_octal(second) && is_octal(peek(t)))
            return read_octal(t, start, number * 8 + second - '0', 1, &c) && emit_character(t, c);
        number = number * 10 + second - '0';
    }
    if (number >= t->group_count)
        return FAIL(start + 1, "invalid group reference %u", number);
    return t->groups[number].open ? FAIL(start, "cannot refer to an open group")
                                  : emit_reference(t, number, start, width);
}

static bool parse_escape(struct translator *t, uint32_t start, struct width *width, enum item *item) {
    uint32_t letter = peek(t), c;
    *item = ITEM_ATOM;
    *width = (struct width){1, 1};
    if (letter == END)
        return FAIL(start, "bad escape (end of pattern)");
    t->at++;
    if (letter == 'A' || letter == 'b' || letter == 'B' || letter == 'Z') {
        *item = ITEM_ASSERTION;
        *width = (struct width){0, 0};
        return emit(t, letter == 'A' ? "\\A" : letter == 'b' ? "\\b" : letter == 'B' ? "\\B" : "\\z");
    }
    const char *class = class_text(t, letter);
    if (class) {
        bool bare = class[0] == '\\' && (class[2] == 0 || (class[2] == '{' && strchr(class, '}')[1] == 0));
        bool named = bare && class[1] != 'x';
        return named ? emit(t, class) : emit(t, "[") && emit(t, class) && emit(t, "]");
    }
    int common = read_common_escape(t, start, letter, false, &c);
    if (common)
        return common > 0 && emit_character(t, c);
    if (is_digit(letter))
        return parse_digits(t, start, letter, width);
    return is_letter(letter) ? fail_bad_escape(t, start) : emit_character(t, letter);
}

/* --- repeats ------------------------------------------------------------------------------------------------------ */

static bool read_count(struct translator *t, uint32_t *count, bool *given) {
    uint64_t number = 0;
    *given = is_digit(peek(t));
    while (is_digit(peek(t)) && number < UINT32_MAX)
        number = number * 10 + t->text[t->at++] - '0';
    if (number >= UINT32_MAX) {
        raise_error(t->vm, TYPE_OVERFLOW_ERROR, "the repetition number is too large");
        return false;
    }
    *count = (uint32_t)number;
    return true;
}

/* {m,n}, whose brace was read: *literal when it is no repeat after all. */
static bool read_braces(struct translator *t, uint32_t start, uint32_t *low, uint32_t *high, bool *literal) {
    bool has_low, has_high = false;
    uint32_t after = t->at;
    *literal = peek(t) == '}';
    if (*literal)
        return true;
    if (!read_count(t, low, &has_low))
        return false;
    *high = has_low ? *low : WIDTH_UNBOUNDED;
    if (take(t, ',')) {
        *high = WIDTH_UNBOUNDED;
        if (!read_count(t, &after, &has_high))
            return false;
        if (has_high)
            *high = after;
    } else if (!has_low) {
        *literal = true;
    }
    if (!*literal && !take(t, '}'))
        *literal = true;
    if (*literal) {
        t->at = start + 1;
        return true;
    }
    *low = has_low ? *low : 0;
    return *high >= *low || FAIL(start + 1, "min repeat greater than max repeat");
}

static uint32_t width_times(uint32_t width, uint32_t times) {
    uint64_t product = (uint64_t)width * times;
    bool unbounded = width != 0 && times != 0 && (width == WIDTH_UNBOUNDED || times == WIDTH_UNBOUNDED);
    return unbounded || product >= WIDTH_UNBOUNDED ? WIDTH_UNBOUNDED : (uint32_t)product;
}

/* What PCRE2 can count to; more is as good as no bound for strings of this size. */
#define REPEAT_MAXIMUM 65535u

static bool emit_repeat(struct translator *t, size_t place, uint32_t low, uint32_t high) {
    char text[32];
    bool is_group = t->out->text[place] == '(';
    if (low > REPEAT_MAXIMUM) {
        raise_error(t->vm, TYPE_OVERFLOW_ERROR, "the repetition number is too large");
        return false;
    }
    if (is_group && high > 1) {
        size_t body = place + 1;
        /* after the opening: "(", "(?:", "(?>", "(?=", "(?i-s:"; conditions have their own brackets first */
        if (t->out->text[body] == '?') {
            body += t->out->text[body + 1] == '<' ? 3 : 2;
            if (t->out->text[body - 1] == '(')
                body = 0;
            else if (!strchr(":>=!", t->out->text[body - 1]))
                body = (size_t)(strchr(t->out->text + body, ':') - t->out->text) + 1;
        }
        if (body && strncmp(t->out->text + body, CALLOUT, strlen(CALLOUT)) != 0 && !emit_callout_at(t, body))
            return false;
    }
    if (high == WIDTH_UNBOUNDED || high > REPEAT_MAXIMUM)
        snprintf(text, sizeof text, low == 0 ? "*" : low == 1 ? "+" : "{%u,}", low);
    else if (low == 0 && high == 1)
        snprintf(text, sizeof text, "?");
    else
        snprintf(text, sizeof text, "{%u,%u}", low, high);
    if (!emit(t, text))
        return false;
    if (take(t, '?'))
        return emit(t, "?") && emit(t, CALLOUT);
    if (take(t, '+'))
        return emit(t, "+");
    return low == high || emit(t, CALLOUT);
}

/* A repeat sign at the cursor, for the item that was emitted from `place` on. 1 done, 0 it is none, -1 error. */
static int parse_repeat(struct translator *t, enum item item, size_t place, struct width *width) {
    uint32_t start = t->at, c = peek(t), low = 0, high = WIDTH_UNBOUNDED;
    bool literal = false;
    if (c != '*' && c != '+' && c != '?' && c != '{')
        return 0;
    t->at++;
    if (c == '+')
        low = 1;
    else if (c == '?')
        high = 1;
    else if (c == '{' && !read_braces(t, start, &low, &high, &literal))
        return -1;
    if (literal) {
        t->at = start;
        return 0;
    }
    if (item == ITEM_NONE || item == ITEM_ASSERTION)
        return FAIL(start, "nothing to repeat") ? 1 : -1;
    if (item == ITEM_REPEAT)
        return FAIL(start, "multiple repeat") ? 1 : -1;
    if (!emit_repeat(t, place, low, high))
        return -1;
    *width = (struct width){width_times(width->low, low), width_times(width->high, high)};
    return 1;
}

/* --- sequences ---------------------------------------------------------------------------------------------------- */

static bool skip_verbose(struct translator *t) {
    uint32_t before = t->at;
    for (;;) {
        uint32_t c = peek(t);
        if (c == '#')
            while (peek(t) != END && peek(t) != '\n')
                t->at++;
        else if (c == ' ' || (c >= 9 && c <= 13))
            t->at++;
        else
            return t->at != before;
    }
}

/* One item that is no repeat sign. */
static bool parse_item(struct translator *t, uint32_t start, bool at_start, struct width *width, enum item *item) {
    uint32_t c = t->text[t->at++];
    *item = ITEM_ATOM;
    *width = (struct width){1, 1};
    switch (c) {
    case '\\':
        return parse_escape(t, start, width, item);
    case '[':
        return parse_set(t, start);
    case '(':
        return parse_group(t, start, at_start, width, item);
    case '.':
        return emit(t, ".");
    case '^':
    case '$':
        *item = ITEM_ASSERTION;
        *width = (struct width){0, 0};
        return emit(t, c == '^' ? "^" : "$");
    default:
        return emit_character(t, c);
    }
}

static void width_add(struct width *sum, struct width width) {
    uint64_t low = (uint64_t)sum->low + width.low, high = (uint64_t)sum->high + width.high;
    sum->low = low >= WIDTH_UNBOUNDED ? WIDTH_UNBOUNDED - 1 : (uint32_t)low;
    sum->high = high >= WIDTH_UNBOUNDED ? WIDTH_UNBOUNDED : (uint32_t)high;
}

static bool parse_sequence(struct translator *t, struct width *width, bool at_start) {
    struct width before = {0, 0}, own = {0, 0}; /* of all but the last item, of the last item */
    enum item last = ITEM_NONE;
    size_t place = 0;
    *width = before;
    while (!t->restart) {
        if (t->flags & RE_VERBOSE && skip_verbose(t))
            continue;
        uint32_t start = t->at, c = peek(t);
        if (c == END || c == '|' || c == ')')
            return true;
        int repeat = parse_repeat(t, last, place, &own);
        if (repeat < 0 || !vm_charge(t->vm, 1))
            return false;
        enum item item = ITEM_REPEAT;
        if (!repeat) {
            size_t item_place = t->out->length;
            struct width item_width;
            if (!parse_item(t, start, at_start && last == ITEM_NONE && width->high == 0, &item_width, &item))
                return false;
            if (item == ITEM_NONE)
                continue;
            before = *width;
            own = item_width;
            place = item_place;
        }
        last = item;
        *width = before;
        width_add(width, own);
    }
    return true;
}

static bool parse_alternatives(struct translator *t, struct width *width, bool *branched) {
    bool top = t->depth == 0;
    *width = (struct width){WIDTH_UNBOUNDED, 0};
    *branched = false;
    do {
        struct width branch;
        if (*branched && !emit(t, "|"))
            return false;
        if (!parse_sequence(t, &branch, top && !*branched))
            return false;
        width->low = branch.low < width->low ? branch.low : width->low;
        width->high = branch.high > width->high ? branch.high : width->high;
    } while (!t->restart && take(t, '|') && (*branched = true));
    return true;
}

/* --- the whole pattern -------------------------------------------------------------------------------------------- */

static bool fix_flags(struct vm *vm, bool is_bytes, uint32_t *flags) {
    const char *complaint = NULL;
    if (!is_bytes) {
        if (*flags & RE_LOCALE)
            complaint = "cannot use LOCALE flag with a str pattern";
        else if (*flags & RE_ASCII && *flags & RE_UNICODE)
            complaint = "ASCII and UNICODE flags are incompatible";
        else if (!(*flags & RE_ASCII))
            *flags |= RE_UNICODE;
    } else {
        if (*flags & RE_UNICODE)
            complaint = "cannot use UNICODE flag with a bytes pattern";
        else if (*flags & RE_LOCALE && *flags & RE_ASCII)
            complaint = "ASCII and LOCALE flags are incompatible";
    }
    if (complaint)
        raise_value_error(vm, "%s", complaint);
    return !complaint;
}

static bool read_pattern(struct translator *t) {
    const struct str *str = str_of(t->vm, t->pattern);
    struct span bytes;
    if (str) {
        bytes = span_of_str(t->vm, str);
        t->length = str->length;
    } else if (bytes_argument(t->vm, t->pattern, &bytes)) {
        t->length = bytes.length;
    } else {
        return false;
    }
    t->is_bytes = !str;
    if (t->length > RE_PATTERN_LENGTH_MAXIMUM) {
        raise_error(t->vm, TYPE_OVERFLOW_ERROR, "regular expression is too large");
        return false;
    }
    t->text = trusted_allocate(t->vm, (t->length + 1) * sizeof *t->text);
    const char *cursor = bytes.data;
    for (uint32_t i = 0; t->text && i < t->length; i++)
        t->text[i] = t->is_bytes ? (uint8_t)*cursor++ : utf8_decode(&cursor);
    return t->text != NULL;
}

static bool translate_once(struct translator *t) {
    struct width width;
    bool branched;
    uint32_t whole;
    t->at = t->depth = t->group_count = t->closed = t->condition_most = t->lookbehind = 0;
    t->restart = t->width_varies = false;
    t->flags = t->out->flags;
    t->out->length = 0;
    t->out->names = dict_new(t->vm);
    if (t->out->names == VALUE_ERROR || !open_group(t, &whole) || !parse_alternatives(t, &width, &branched))
        return false;
    if (t->restart)
        return true;
    if (peek(t) == ')')
        return FAIL(t->at, "unbalanced parenthesis");
    if (t->condition_most >= t->group_count)
        return FAIL(t->condition_at, "invalid group reference %u", t->condition_most);
    if (t->width_varies)
        return FAIL(-1, "look-behind requires fixed-width pattern");
    return !branched || emit_callout_at(t, 0);
}

bool re_translate(struct vm *vm, value pattern, uint32_t flags, bool ascii, struct translation *translation) {
    struct translator t = {.vm = vm, .out = translation, .pattern = pattern, .ascii = ascii};
    translation->flags = flags;
    bool done = read_pattern(&t) && vm_charge(vm, 1 + t.length) && fix_flags(vm, t.is_bytes, &translation->flags);
    /* each turn finds another flag in the pattern */
    do
        done = done && translate_once(&t);
    while (done && t.restart);
    if (t.text)
        trusted_free(vm, t.text, (t.length + 1) * sizeof *t.text);
    if (t.groups)
        trusted_free(vm, t.groups, t.group_capacity * sizeof *t.groups);
    return done;
}

void translation_free(struct vm *vm, struct translation *translation) {
    if (translation->text)
        trusted_free(vm, translation->text, translation->capacity);
    if (translation->orders)
        trusted_free(vm, translation->orders, translation->order_count * sizeof *translation->orders);
    *translation = (struct translation){.names = VALUE_UNSET};
}
