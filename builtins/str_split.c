/* Cutting text into pieces: split, splitlines, partition, replace and strip for str, bytes and bytearray alike.
 *
 * Works on spans of bytes; what the pieces become is said by struct text_kind. No guest code runs in here. */
#include "container.h"
#include "str_search.h"
#include "unicode.h"

/* A byte of at least 0x80 belongs to a longer character in str, where whitespace may be one. */
#define TAIL_CLASSES(class) [0x80 ... 0xFF] = (class)
static const uint8_t str_space_classes[256] = {[0x09 ... 0x0D] = 1, [0x1C ... 0x1F] = 1, [' '] = 1, TAIL_CLASSES(2)};
static const uint8_t bytes_space_classes[256] = {[0x09 ... 0x0D] = 1, [' '] = 1};

static value bytes_make(struct vm *vm, const char *data, size_t length) { return bytes_new(vm, data, length); }

static value bytearray_make(struct vm *vm, const char *data, size_t length) { return bytearray_new(vm, data, length); }

static value bytearray_finish(struct vm *vm, struct str_builder *builder) {
    if (builder->failed)
        return VALUE_ERROR;
    uint32_t length;
    const char *data = str_builder_view(builder, &length);
    return bytearray_new(vm, data, length);
}

const struct text_kind str_kind = {
    .make = str_new, .finish = str_builder_finish, .space_classes = str_space_classes, .is_utf8 = true};
const struct text_kind ascii_kind = {
    .make = str_new_ascii, .finish = str_builder_finish, .space_classes = str_space_classes, .is_utf8 = true};
const struct text_kind bytes_kind = {
    .make = bytes_make, .finish = str_builder_finish_bytes, .space_classes = bytes_space_classes};
const struct text_kind bytearray_kind = {
    .make = bytearray_make, .finish = bytearray_finish, .space_classes = bytes_space_classes, .is_mutable = true};

/* --- whitespace ------------------------------------------------------------------------------------------------------
 */

/* Bytes of the whitespace character at `cursor`, 0 when there is another one; `*size` is that of either. */
static inline uint32_t space_at(const struct text_kind *kind, const char *cursor, uint32_t *size) {
    uint8_t class = kind->space_classes[(unsigned char)*cursor];
    *size = 1;
    if (class < 2)
        return class;
    const char *after = cursor;
    bool space = unicode_is_space(utf8_decode(&after));
    *size = (uint32_t)(after - cursor);
    return space ? *size : 0;
}

static inline uint32_t space_before(const struct text_kind *kind, const char *cursor, uint32_t *size) {
    uint8_t class = kind->space_classes[(unsigned char)cursor[-1]];
    *size = 1;
    if (class < 2)
        return class;
    const char *start = cursor;
    bool space = unicode_is_space(utf8_decode_backward(&start));
    *size = (uint32_t)(cursor - start);
    return space ? *size : 0;
}

/* Past all characters that are whitespace (`space` 1) or are not (0). */
static inline const char *skip_class(const struct text_kind *kind, const char *cursor, const char *end, uint8_t space) {
    for (;;) {
        while (cursor < end && kind->space_classes[(unsigned char)*cursor] == space)
            cursor++;
        uint32_t size;
        if (cursor >= end || kind->space_classes[(unsigned char)*cursor] < 2 ||
            !space_at(kind, cursor, &size) != !space)
            return cursor;
        cursor += size;
    }
}

struct span span_strip_space(const struct text_kind *kind, struct span text, int sides) {
    const char *start = text.data, *end = text.data + text.length;
    uint32_t size;
    while ((sides & STRIP_LEFT) && start < end && space_at(kind, start, &size))
        start += size;
    while ((sides & STRIP_RIGHT) && start < end && space_before(kind, end, &size))
        end -= size;
    return (struct span){start, (uint32_t)(end - start)};
}

/* --- stripping given characters
 * ----------------------------------------------------------------------------------------- */

/* Characters to strip: a bit for each single byte, and the longer ones as text to be searched. */
struct strip_set {
    uint64_t bytes[4];
    struct span text;
    bool has_long;
};

static bool strip_set_has(const struct strip_set *set, const char *character, uint32_t size) {
    unsigned char byte = (unsigned char)*character;
    if (size == 1)
        return set->bytes[byte >> 6] >> (byte & 63) & 1;
    return set->has_long && span_find(set->text, (struct span){character, size}) != SEARCH_ABSENT;
}

static uint32_t character_size(const struct text_kind *kind, const char *cursor, const char *end) {
    if (!kind->is_utf8 || (unsigned char)*cursor < 0x80)
        return 1;
    const char *after = cursor;
    utf8_decode(&after);
    return after > end ? (uint32_t)(end - cursor) : (uint32_t)(after - cursor);
}

/* ASCII characters, a bit for each. */
struct ascii_set {
    uint64_t bits[2];
};

static inline bool ascii_set_has(const struct ascii_set *set, unsigned char byte) {
    return byte < 0x80 && (set->bits[byte >> 6] >> (byte & 63) & 1);
}

/* span_strip of characters that are all ASCII. */
static bool strip_ascii(struct vm *vm, struct span *text, struct span characters, int sides) {
    struct ascii_set set = {{0, 0}};
    for (uint32_t i = 0; i < characters.length; i++)
        set.bits[characters.data[i] >> 6 & 1] |= UINT64_C(1) << (characters.data[i] & 63);
    const char *start = text->data, *end = text->data + text->length;
    while ((sides & STRIP_LEFT) && start < end && ascii_set_has(&set, (unsigned char)*start))
        start++;
    while ((sides & STRIP_RIGHT) && start < end && ascii_set_has(&set, (unsigned char)end[-1]))
        end--;
    uint32_t kept = (uint32_t)(end - start), stripped = text->length - kept;
    *text = (struct span){start, kept};
    return vm_charge(vm, 1 + stripped / 16 + kept / 64);
}

bool span_strip(struct vm *vm, const struct text_kind *kind, struct span *text, struct span characters, int sides) {
    if (utf8_is_ascii(characters.data, characters.length))
        return strip_ascii(vm, text, characters, sides);
    struct strip_set set = {.text = characters};
    const char *end = characters.data + characters.length;
    for (const char *cursor = characters.data; cursor < end;) {
        uint32_t size = character_size(kind, cursor, end);
        unsigned char byte = (unsigned char)*cursor;
        if (size == 1)
            set.bytes[byte >> 6] |= UINT64_C(1) << (byte & 63);
        else
            set.has_long = true;
        cursor += size;
    }
    const char *start = text->data;
    end = text->data + text->length;
    while ((sides & STRIP_LEFT) && start < end) {
        uint32_t size = character_size(kind, start, end);
        if (size > 1 && !vm_charge(vm, 1 + characters.length / 64))
            return false;
        if (!strip_set_has(&set, start, size))
            break;
        start += size;
    }
    while ((sides & STRIP_RIGHT) && start < end) {
        const char *character = end - 1;
        if (kind->is_utf8 && (unsigned char)*character >= 0x80) {
            character = end;
            utf8_decode_backward(&character);
        }
        uint32_t size = (uint32_t)(end - character);
        if (size > 1 && !vm_charge(vm, 1 + characters.length / 64))
            return false;
        if (!strip_set_has(&set, character, size))
            break;
        end = character;
    }
    uint32_t kept = (uint32_t)(end - start), stripped = text->length - kept;
    *text = (struct span){start, kept};
    return vm_charge(vm, 1 + stripped / 16 + kept / 64);
}

/* --- splitting -------------------------------------------------------------------------------------------------------
 */

/* Pieces wait on the C stack, where the collector sees them, so that most lists are made in their size. */
#define PIECES_WAITING 32
struct pieces {
    const struct text_kind *kind;
    struct list *list; /* NULL until as many have waited */
    uint32_t waiting;
    value items[PIECES_WAITING];
};

/* Puts what waits into the list. */
static bool pieces_put_down(struct vm *vm, struct pieces *pieces) {
    uint32_t waiting = pieces->waiting;
    pieces->waiting = 0;
    if (!vm_charge(vm, waiting))
        return false;
    if (!pieces->list) {
        value list = list_from_items(vm, pieces->items, waiting);
        pieces->list = object_of(vm, list);
        return list != VALUE_ERROR;
    }
    struct list *list = pieces->list;
    if (!list_reserve(vm, list, (uint64_t)list->count + waiting))
        return false;
    values_copy(list_items(vm, list) + list->count, pieces->items, waiting);
    list->count += waiting;
    return true;
}

static inline bool piece_append(struct vm *vm, struct pieces *pieces, const char *start, const char *end) {
    if (pieces->waiting == PIECES_WAITING && !pieces_put_down(vm, pieces))
        return false;
    value piece = pieces->kind->make(vm, start, (size_t)(end - start));
    pieces->items[pieces->waiting++] = piece;
    return piece != VALUE_ERROR;
}

static value pieces_finish(struct vm *vm, struct pieces *pieces) {
    return pieces_put_down(vm, pieces) ? value_from_pointer(pieces->list) : VALUE_ERROR;
}

/* The list of pieces was filled from the end of the text. */
static void list_reverse_in_place(const struct vm *vm, struct list *list) {
    if (list->count < 2)
        return;
    value *items = list_items(vm, list);
    for (uint32_t low = 0, high = list->count - 1; low < high; low++, high--) {
        value kept = items[low];
        items[low] = items[high];
        items[high] = kept;
    }
}

static inline bool pieces_start(struct vm *vm, struct pieces *pieces, const struct text_kind *kind, struct span text) {
    pieces->kind = kind;
    pieces->list = NULL;
    pieces->waiting = 0;
    return vm_charge(vm, 1 + text.length / 16);
}

value span_split(struct vm *vm, const struct text_kind *kind, struct span text, struct span separator,
                 int64_t maximum) {
    struct pieces pieces;
    if (!pieces_start(vm, &pieces, kind, text))
        return VALUE_ERROR;
    maximum = maximum < 0 ? INT64_MAX : maximum; /* any number below zero: no limit */
    for (; maximum != 0; maximum--) {
        uint32_t found = span_find(text, separator);
        if (found == SEARCH_ABSENT)
            break;
        if (!piece_append(vm, &pieces, text.data, text.data + found))
            return VALUE_ERROR;
        text.data += found + separator.length;
        text.length -= found + separator.length;
    }
    if (!piece_append(vm, &pieces, text.data, text.data + text.length))
        return VALUE_ERROR;
    return pieces_finish(vm, &pieces);
}

value span_split_last(struct vm *vm, const struct text_kind *kind, struct span text, struct span separator,
                      int64_t maximum) {
    struct pieces pieces;
    if (!pieces_start(vm, &pieces, kind, text))
        return VALUE_ERROR;
    maximum = maximum < 0 ? INT64_MAX : maximum; /* any number below zero: no limit */
    for (; maximum != 0; maximum--) {
        uint32_t found = span_find_last(text, separator);
        if (found == SEARCH_ABSENT)
            break;
        if (!piece_append(vm, &pieces, text.data + found + separator.length, text.data + text.length))
            return VALUE_ERROR;
        text.length = found;
    }
    if (!piece_append(vm, &pieces, text.data, text.data + text.length))
        return VALUE_ERROR;
    value list = pieces_finish(vm, &pieces);
    if (list != VALUE_ERROR)
        list_reverse_in_place(vm, pieces.list);
    return list;
}

value span_split_space(struct vm *vm, const struct text_kind *kind, struct span text, int64_t maximum) {
    struct pieces pieces;
    if (!pieces_start(vm, &pieces, kind, text))
        return VALUE_ERROR;
    const char *cursor = text.data, *end = text.data + text.length;
    maximum = maximum < 0 ? INT64_MAX : maximum; /* any number below zero: no limit */
    for (;; maximum--) {
        cursor = skip_class(kind, cursor, end, 1);
        if (cursor >= end)
            break;
        const char *start = cursor;
        if (maximum == 0) {
            if (!piece_append(vm, &pieces, start, end))
                return VALUE_ERROR;
            break;
        }
        cursor = skip_class(kind, cursor, end, 0);
        if (!piece_append(vm, &pieces, start, cursor))
            return VALUE_ERROR;
    }
    return pieces_finish(vm, &pieces);
}

value span_split_space_last(struct vm *vm, const struct text_kind *kind, struct span text, int64_t maximum) {
    struct pieces pieces;
    if (!pieces_start(vm, &pieces, kind, text))
        return VALUE_ERROR;
    const char *start = text.data, *cursor = text.data + text.length;
    uint32_t size;
    maximum = maximum < 0 ? INT64_MAX : maximum; /* any number below zero: no limit */
    for (;; maximum--) {
        while (cursor > start && space_before(kind, cursor, &size))
            cursor -= size;
        if (cursor <= start)
            break;
        const char *end = cursor;
        if (maximum == 0) {
            if (!piece_append(vm, &pieces, start, end))
                return VALUE_ERROR;
            break;
        }
        while (cursor > start && !space_before(kind, cursor, &size))
            cursor -= size;
        if (!piece_append(vm, &pieces, cursor, end))
            return VALUE_ERROR;
    }
    value list = pieces_finish(vm, &pieces);
    if (list != VALUE_ERROR)
        list_reverse_in_place(vm, pieces.list);
    return list;
}

/* Bytes that a line break may begin with. */
static const uint8_t line_break_starts[256] = {[0x0A ... 0x0D] = 1, [0x1C ... 0x1E] = 1, [0xC2] = 1, [0xE2] = 1};

/* Bytes of the line break at `cursor`, 0 when there is none; `*size` is that of the character. */
static uint32_t line_break_at(const struct text_kind *kind, const char *cursor, const char *end, uint32_t *size) {
    *size = 1;
    if (*cursor == '\r')
        return *size = cursor + 1 < end && cursor[1] == '\n' ? 2 : 1;
    if (*cursor == '\n')
        return 1;
    if (!kind->is_utf8)
        return 0;
    const char *after = cursor;
    bool breaks = unicode_is_line_break(utf8_decode(&after));
    *size = (uint32_t)(after - cursor);
    return breaks ? *size : 0;
}

value span_split_lines(struct vm *vm, const struct text_kind *kind, struct span text, bool keep_ends) {
    struct pieces pieces;
    if (!pieces_start(vm, &pieces, kind, text))
        return VALUE_ERROR;
    const char *cursor = text.data, *end = text.data + text.length;
    while (cursor < end) {
        const char *start = cursor;
        uint32_t size = 1, found = 0;
        while (cursor < end &&
               (!line_break_starts[(unsigned char)*cursor] || !(found = line_break_at(kind, cursor, end, &size)))) {
            cursor += size;
            size = 1;
        }
        const char *line_end = cursor;
        cursor += found;
        if (!piece_append(vm, &pieces, start, keep_ends ? cursor : line_end))
            return VALUE_ERROR;
    }
    return pieces_finish(vm, &pieces);
}

value span_partition(struct vm *vm, const struct text_kind *kind, value original, struct span text, value given,
                     struct span separator, bool last) {
    if (!vm_charge(vm, 1 + text.length / 64))
        return VALUE_ERROR;
    uint32_t found = last ? span_find_last(text, separator) : span_find(text, separator);
    value parts[3];
    if (found == SEARCH_ABSENT) {
        value whole = kind->is_mutable ? kind->make(vm, text.data, text.length) : original;
        parts[last ? 2 : 0] = whole;
        parts[1] = kind->make(vm, "", 0);
        parts[last ? 0 : 2] = kind->make(vm, "", 0);
    } else {
        uint32_t after = found + separator.length;
        parts[0] = kind->make(vm, text.data, found);
        parts[1] = kind->is_mutable ? kind->make(vm, separator.data, separator.length) : given;
        parts[2] = kind->make(vm, text.data + after, text.length - after);
    }
    if (vm_failed(vm))
        return VALUE_ERROR;
    return tuple_from_items(vm, parts, 3);
}

/* --- replacing -------------------------------------------------------------------------------------------------------
 */

/* Puts `new` before each of the first characters, and at the end if there is still a turn for it. */
static value span_interleave(struct vm *vm, const struct text_kind *kind, value original, struct span text,
                             struct span new, uint64_t maximum) {
    if (maximum == 0 || new.length == 0)
        return kind->is_mutable ? kind->make(vm, text.data, text.length) : original;
    struct str_builder builder = {0};
    const char *cursor = text.data, *end = text.data + text.length;
    for (; maximum && cursor < end && !builder.failed; maximum--) {
        if (!vm_charge(vm, 1))
            return VALUE_ERROR;
        uint32_t size = character_size(kind, cursor, end);
        str_builder_add(vm, &builder, new.data, new.length);
        str_builder_add(vm, &builder, cursor, size);
        cursor += size;
    }
    if (maximum)
        str_builder_add(vm, &builder, new.data, new.length);
    str_builder_add(vm, &builder, cursor, (size_t)(end - cursor));
    return kind->finish(vm, &builder);
}

/* One ASCII character by another, wherever it is, in a text that is all ASCII. */
static value replace_bytes(struct vm *vm, value original, struct span text, char old, char new) {
    const char *found = memchr(text.data, old, text.length), *end = text.data + text.length;
    if (!found)
        return original;
    struct str *result = vm_charge(vm, text.length / 64) ? str_new_empty(vm, text.length, text.length) : NULL;
    if (!result)
        return VALUE_ERROR;
    char *out = str_own_data(result);
    uint32_t matches = 0;
    text_copy(out, text.data, text.length);
    for (; found; found = memchr(found + 1, old, (size_t)(end - found) - 1)) {
        if (++matches % MATCHES_FOR_A_STEP == 0 && !vm_charge(vm, 1))
            return VALUE_ERROR;
        out[found - text.data] = new;
    }
    return value_from_pointer(result);
}

value span_replace(struct vm *vm, const struct text_kind *kind, value original, struct span text, struct span old,
                   struct span new, int64_t maximum) {
    uint64_t limit = maximum < 0 ? UINT64_MAX : (uint64_t)maximum;
    if (!vm_charge(vm, 1 + text.length / 32))
        return VALUE_ERROR;
    if (old.length == 0)
        return span_interleave(vm, kind, original, text, new, limit);
    if (kind->is_utf8 && old.length == 1 && new.length == 1 && text.length > 1 &&
        limit == UINT64_MAX &&utf8_is_ascii(text.data, text.length) && utf8_is_ascii(new.data, 1))
        return replace_bytes(vm, original, text, *old.data, *new.data);
    uint32_t matches;
    if (!span_count(vm, text, old, limit > UINT32_MAX ? UINT32_MAX : (uint32_t)limit, &matches))
        return VALUE_ERROR;
    if (matches == 0)
        return kind->is_mutable ? kind->make(vm, text.data, text.length) : original;
    uint64_t total = text.length - (uint64_t)matches * old.length + (uint64_t)matches * new.length;
    if (total > STR_LENGTH_MAXIMUM)
        return raise_memory_error(vm);
    struct str_builder builder = {0};
    bool is_str = kind->is_utf8 && utf8_is_ascii(new.data, new.length) && utf8_is_ascii(text.data, text.length);
    struct str *str = NULL;
    char *out = NULL;
    if (is_str && total > 2) {
        str = vm_charge(vm, total / 64) ? str_new_empty(vm, total, total) : NULL;
        out = str ? str_own_data(str) : NULL;
    } else {
        out = str_builder_extend(vm, &builder, total, !is_str);
    }
    if (!out)
        return VALUE_ERROR;
    for (; matches; matches--) {
        uint32_t found = span_find(text, old);
        if (found == SEARCH_ABSENT)
            break;
        if (matches % MATCHES_FOR_A_STEP == 0 && !vm_charge(vm, 1))
            return VALUE_ERROR;
        text_copy(out, text.data, found);
        text_copy(out + found, new.data, new.length);
        out += found + new.length;
        text.data += found + old.length;
        text.length -= found + old.length;
    }
    memcpy(out, text.data, text.length);
    return str ? value_from_pointer(str) : kind->finish(vm, &builder);
}
