/* Methods of bytes and bytearray that search, cut, replace, join and convert.
 *
 * Arguments are converted before self is looked at, since converting may run guest code that changes a bytearray. */
#include "bytes_methods.h"

#include "container.h"
#include "number.h"

/* The plain value of self. */
static value self_plain(const struct vm *vm, value *arguments) { return value_unwrap(vm, arguments[0]); }

static value make_part(struct vm *vm, const struct text_kind *kind, value *arguments, struct span whole,
                       struct span part) {
    if (!kind->is_mutable && part.length == whole.length)
        return self_plain(vm, arguments);
    return kind->make(vm, part.data, part.length);
}

/* --- searching -------------------------------------------------------------------------------------------------------
 */

/* What find, index and count look for: bytes or one byte. */
static bool pattern_argument(struct vm *vm, value argument, struct span *pattern, uint8_t *byte) {
    const uint8_t *data;
    if (bytes_view(vm, argument, &data, &pattern->length)) {
        pattern->data = (const char *)data;
        return true;
    }
    if (!value_has_index(vm, argument)) {
        if (!vm_failed(vm))
            raise_type_error(vm, "argument should be integer or bytes-like object, not '%.200s'",
                             value_type_name(vm, argument));
        return false;
    }
    if (!byte_argument(vm, argument, "byte", byte))
        return false;
    *pattern = (struct span){(const char *)byte, 1};
    return true;
}

/* The range of self between the bounds: 1, 0 = they are the wrong way round, -1 = exception set. */
static int search_span(struct vm *vm, value *arguments, struct span *pattern, uint8_t *byte, struct span *text,
                       int64_t *start) {
    int64_t stop;
    if (!bytes_resolve(vm, &arguments[1]) || !search_bounds(vm, arguments[2], arguments[3], start, &stop))
        return -1;
    if (pattern && !pattern_argument(vm, arguments[1], pattern, byte))
        return -1;
    const struct text_kind *kind;
    *text = bytes_self(vm, arguments[0], &kind);
    if (!vm_charge(vm, 1 + text->length / 64))
        return -1;
    if (!search_bounds_clamp(text->length, start, &stop))
        return 0;
    text->data += *start;
    text->length = (uint32_t)(stop - *start);
    return 1;
}

/* -1 = not found, -2 = exception set. */
static int64_t search_run(struct vm *vm, value *arguments, bool last) {
    struct span pattern, text;
    uint8_t byte;
    int64_t start;
    int in_range = search_span(vm, arguments, &pattern, &byte, &text, &start);
    if (in_range <= 0)
        return in_range == 0 ? -1 : -2;
    uint32_t found = last ? span_find_last(text, pattern) : span_find(text, pattern);
    return found == SEARCH_ABSENT ? -1 : start + found;
}

static value search_answer(struct vm *vm, int64_t found, bool must_exist) {
    if (found == -1 && must_exist)
        return raise_value_error(vm, "subsection not found");
    return found == -2 ? VALUE_ERROR : value_from_small_int(found);
}

BYTES_METHOD(find) {
    (void)count;
    return search_answer(vm, search_run(vm, arguments, false), false);
}

BYTES_METHOD(rfind) {
    (void)count;
    return search_answer(vm, search_run(vm, arguments, true), false);
}

BYTES_METHOD(index) {
    (void)count;
    return search_answer(vm, search_run(vm, arguments, false), true);
}

BYTES_METHOD(rindex) {
    (void)count;
    return search_answer(vm, search_run(vm, arguments, true), true);
}

BYTES_METHOD(count) {
    (void)count;
    struct span pattern, text;
    uint8_t byte;
    int64_t start;
    int in_range = search_span(vm, arguments, &pattern, &byte, &text, &start);
    if (in_range <= 0)
        return in_range == 0 ? value_from_small_int(0) : VALUE_ERROR;
    if (pattern.length == 0)
        return value_from_small_int((int64_t)text.length + 1);
    uint32_t found;
    return span_count(vm, text, pattern, UINT32_MAX, &found) ? value_from_small_int(found) : VALUE_ERROR;
}

static value affix_test(struct vm *vm, value *arguments, const char *method, bool at_end) {
    struct span text, affix;
    int64_t start;
    int in_range = search_span(vm, arguments, NULL, NULL, &text, &start);
    if (in_range < 0)
        return VALUE_ERROR;
    const uint8_t *data;
    if (bytes_view(vm, arguments[1], &data, &affix.length)) {
        affix.data = (const char *)data;
        return value_from_bool(in_range && (at_end ? span_ends_with(text, affix) : span_starts_with(text, affix)));
    }
    value tuple = value_unwrap(vm, arguments[1]);
    if (!value_has_kind(vm, tuple, KIND_TUPLE))
        return raise_type_error(vm, "%s first arg must be bytes or a tuple of bytes, not %.100s", method,
                                value_type_name(vm, arguments[1]));
    uint32_t items = tuple_count(vm, tuple);
    for (uint32_t i = 0; i < items; i++) {
        if (!bytes_argument(vm, tuple_items(vm, tuple)[i], &affix) || !vm_charge(vm, 1 + affix.length / 64))
            return VALUE_ERROR;
        if (in_range && (at_end ? span_ends_with(text, affix) : span_starts_with(text, affix)))
            return VALUE_TRUE;
    }
    return VALUE_FALSE;
}

BYTES_METHOD(startswith) {
    (void)count;
    return affix_test(vm, arguments, "startswith", false);
}

BYTES_METHOD(endswith) {
    (void)count;
    return affix_test(vm, arguments, "endswith", true);
}

/* --- cutting and replacing -------------------------------------------------------------------------------------------
 */

BYTES_METHOD(replace) {
    (void)count;
    struct span old, new;
    int64_t maximum;
    if (!bytes_resolve(vm, &arguments[1]) || !bytes_resolve(vm, &arguments[2]) ||
        !bytes_argument(vm, arguments[1], &old) || !bytes_argument(vm, arguments[2], &new) ||
        !argument_to_count(vm, arguments[3], -1, &maximum) || !bytes_argument(vm, arguments[1], &old) ||
        !bytes_argument(vm, arguments[2], &new)) /* again: the count's __index__ may have changed them */
        return VALUE_ERROR;
    const struct text_kind *kind;
    struct span text = bytes_self(vm, arguments[0], &kind);
    return span_replace(vm, kind, self_plain(vm, arguments), text, old, new, maximum);
}

static value split_at(struct vm *vm, value *arguments, bool last) {
    int64_t maximum;
    if (!bytes_resolve(vm, &arguments[1]) || !argument_to_count(vm, arguments[2], -1, &maximum))
        return VALUE_ERROR;
    const struct text_kind *kind;
    struct span text = bytes_self(vm, arguments[0], &kind), separator;
    if (arguments[1] == VALUE_UNSET || arguments[1] == VALUE_NONE)
        return last ? span_split_space_last(vm, kind, text, maximum) : span_split_space(vm, kind, text, maximum);
    if (!bytes_argument(vm, arguments[1], &separator))
        return VALUE_ERROR;
    if (separator.length == 0)
        return raise_value_error(vm, "empty separator");
    return last ? span_split_last(vm, kind, text, separator, maximum) : span_split(vm, kind, text, separator, maximum);
}

BYTES_METHOD(split) {
    (void)count;
    return split_at(vm, arguments, false);
}

BYTES_METHOD(rsplit) {
    (void)count;
    return split_at(vm, arguments, true);
}

BYTES_METHOD(splitlines) {
    (void)count;
    int keep_ends = arguments[1] == VALUE_UNSET ? 0 : object_truth(vm, arguments[1]);
    if (keep_ends < 0)
        return VALUE_ERROR;
    const struct text_kind *kind;
    struct span text = bytes_self(vm, arguments[0], &kind);
    return span_split_lines(vm, kind, text, keep_ends);
}

static value partition_at(struct vm *vm, value *arguments, bool last) {
    struct span separator;
    if (!bytes_resolve(vm, &arguments[1]) || !bytes_argument(vm, arguments[1], &separator))
        return VALUE_ERROR;
    if (separator.length == 0)
        return raise_value_error(vm, "empty separator");
    const struct text_kind *kind;
    struct span text = bytes_self(vm, arguments[0], &kind);
    return span_partition(vm, kind, self_plain(vm, arguments), text, arguments[1], separator, last);
}

BYTES_METHOD(partition) {
    (void)count;
    return partition_at(vm, arguments, false);
}

BYTES_METHOD(rpartition) {
    (void)count;
    return partition_at(vm, arguments, true);
}

static value strip_sides(struct vm *vm, value *arguments, int sides) {
    struct span characters = {"", 0};
    bool given = arguments[1] != VALUE_UNSET && arguments[1] != VALUE_NONE;
    if (given && (!bytes_resolve(vm, &arguments[1]) || !bytes_argument(vm, arguments[1], &characters)))
        return VALUE_ERROR;
    const struct text_kind *kind;
    struct span text = bytes_self(vm, arguments[0], &kind), rest = text;
    if (!given)
        rest = span_strip_space(kind, text, sides);
    else if (!span_strip(vm, kind, &rest, characters, sides))
        return VALUE_ERROR;
    return make_part(vm, kind, arguments, text, rest);
}

BYTES_METHOD(strip) {
    (void)count;
    return strip_sides(vm, arguments, STRIP_LEFT | STRIP_RIGHT);
}

BYTES_METHOD(lstrip) {
    (void)count;
    return strip_sides(vm, arguments, STRIP_LEFT);
}

BYTES_METHOD(rstrip) {
    (void)count;
    return strip_sides(vm, arguments, STRIP_RIGHT);
}

static value remove_affix(struct vm *vm, value *arguments, bool at_end) {
    struct span affix;
    if (!bytes_resolve(vm, &arguments[1]) || !bytes_argument(vm, arguments[1], &affix) ||
        !vm_charge(vm, 1 + affix.length / 64))
        return VALUE_ERROR;
    const struct text_kind *kind;
    struct span text = bytes_self(vm, arguments[0], &kind), rest = text;
    if (at_end ? span_ends_with(text, affix) : span_starts_with(text, affix)) {
        rest.length -= affix.length;
        rest.data += at_end ? 0 : affix.length;
    }
    return make_part(vm, kind, arguments, text, rest);
}

BYTES_METHOD(removeprefix) {
    (void)count;
    return remove_affix(vm, arguments, false);
}

BYTES_METHOD(removesuffix) {
    (void)count;
    return remove_affix(vm, arguments, true);
}

/* --- joining ---------------------------------------------------------------------------------------------------------
 */

/* The sequence with bytes in the places of guest objects that have __buffer__: a new one if there are any. */
static value join_resolve(struct vm *vm, value sequence) {
    value *items, original = sequence;
    uint32_t count;
    sequence_view(vm, sequence, &items, &count);
    for (uint32_t i = 0; i < count; i++) {
        value item = items[i], given = item;
        if (!bytes_resolve(vm, &item))
            return VALUE_ERROR;
        sequence_view(vm, sequence, &items, &count);
        if (item == given || i >= count)
            continue;
        if (sequence == original && (sequence = tuple_from_items(vm, items, count)) == VALUE_ERROR)
            return VALUE_ERROR;
        sequence_view(vm, sequence, &items, &count);
        items[i] = item;
    }
    return sequence;
}

BYTES_METHOD(join) {
    (void)count;
    value sequence = join_sequence(vm, arguments[1]);
    if (sequence == VALUE_ERROR || (sequence = join_resolve(vm, sequence)) == VALUE_ERROR)
        return VALUE_ERROR;
    const struct text_kind *kind;
    struct span separator = bytes_self(vm, arguments[0], &kind);
    value *items;
    uint32_t item_count, length;
    sequence_view(vm, sequence, &items, &item_count);
    const uint8_t *data;
    uint64_t total = item_count ? (uint64_t)separator.length * (item_count - 1) : 0;
    for (uint32_t i = 0; i < item_count; i++) {
        if (!bytes_view(vm, items[i], &data, &length))
            return raise_type_error(vm, "sequence item %u: expected a bytes-like object, %.80s found", i,
                                    value_type_name(vm, items[i]));
        total += length;
    }
    if (total > STR_LENGTH_MAXIMUM)
        return raise_memory_error(vm);
    if (!vm_charge(vm, 1 + item_count / 4))
        return VALUE_ERROR;
    if (item_count == 1 && value_has_kind(vm, items[0], KIND_BYTES) && !kind->is_mutable)
        return items[0];
    struct str_builder builder = {0};
    str_builder_reserve(vm, &builder, total);
    for (uint32_t i = 0; i < item_count && !builder.failed; i++) {
        if (i)
            str_builder_add(vm, &builder, separator.data, separator.length);
        if (bytes_view(vm, items[i], &data, &length))
            str_builder_add(vm, &builder, (const char *)data, length);
    }
    return kind->finish(vm, &builder);
}

/* --- tables ----------------------------------------------------------------------------------------------------------
 */

BYTES_METHOD(translate) {
    (void)count;
    struct span table = {NULL, 0}, deleted = {"", 0};
    if (arguments[1] != VALUE_NONE) {
        if (!bytes_resolve(vm, &arguments[1]) || !bytes_argument(vm, arguments[1], &table))
            return VALUE_ERROR;
        if (table.length != 256)
            return raise_value_error(vm, "translation table must be 256 characters long");
    }
    if (arguments[2] != VALUE_UNSET && !bytes_argument(vm, arguments[2], &deleted))
        return VALUE_ERROR;
    bool drop[256] = {false};
    for (uint32_t i = 0; i < deleted.length; i++)
        drop[(unsigned char)deleted.data[i]] = true;
    const struct text_kind *kind;
    struct span text = bytes_self(vm, arguments[0], &kind);
    if (!vm_charge(vm, 1 + deleted.length / 32))
        return VALUE_ERROR;
    struct str_builder builder = {0};
    str_builder_reserve(vm, &builder, text.length);
    for (uint32_t i = 0; i < text.length && !builder.failed; i++) {
        if (i % 16 == 0 && !vm_charge(vm, 1))
            return VALUE_ERROR;
        unsigned char byte = (unsigned char)text.data[i];
        if (!drop[byte])
            str_builder_add(vm, &builder, table.data ? table.data + byte : (const char *)&byte, 1);
    }
    return kind->finish(vm, &builder);
}

BYTES_METHOD(maketrans) {
    (void)count;
    struct span from, to;
    if (!bytes_resolve(vm, &arguments[0]) || !bytes_resolve(vm, &arguments[1]) ||
        !bytes_argument(vm, arguments[0], &from) || !bytes_argument(vm, arguments[1], &to))
        return VALUE_ERROR;
    if (from.length != to.length)
        return raise_value_error(vm, "maketrans arguments must have same length");
    if (!vm_charge(vm, 1 + from.length / 64))
        return VALUE_ERROR;
    char table[256];
    for (uint32_t i = 0; i < 256; i++)
        table[i] = (char)i;
    for (uint32_t i = 0; i < from.length; i++)
        table[(unsigned char)from.data[i]] = to.data[i];
    return bytes_new(vm, table, sizeof table);
}

/* --- text ------------------------------------------------------------------------------------------------------------
 */

BYTES_METHOD(decode) {
    (void)count;
    static const char *const names[] = {"encoding", "errors"};
    for (uint32_t i = 0; i < 2; i++) {
        if (arguments[1 + i] != VALUE_UNSET && !str_of(vm, arguments[1 + i]))
            return raise_type_error(vm, "decode() argument '%s' must be str, not %.50s", names[i],
                                    argument_type_name(vm, arguments[1 + i]));
    }
    return str_decode(vm, arguments[0], arguments[1], arguments[2]);
}

static int hex_digit(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    char lower = (char)(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/* Adds the bytes of the digits; SEARCH_ABSENT, or the position of what is no digit. */
static uint32_t hex_decode(struct vm *vm, const struct str *digits, struct str_builder *builder) {
    const char *data = str_data(vm, digits);
    for (uint32_t i = 0; i < digits->byte_length; i++) {
        if (data[i] & 0x80)
            return (uint32_t)utf8_count(data, i);
    }
    for (uint32_t i = 0; i < digits->byte_length && !builder->failed;) {
        if (data[i] == ' ' || (data[i] >= '\t' && data[i] <= '\r')) {
            i++;
            continue;
        }
        int high = hex_digit(data[i]);
        if (high < 0)
            return i;
        int low = i + 1 < digits->byte_length ? hex_digit(data[i + 1]) : -1;
        if (low < 0)
            return i + 1;
        char byte = (char)(high << 4 | low);
        str_builder_add(vm, builder, &byte, 1);
        i += 2;
    }
    return SEARCH_ABSENT;
}

BYTES_METHOD(fromhex) {
    (void)count;
    const struct str *digits = str_of(vm, arguments[1]);
    if (!digits)
        return raise_type_error(vm, "fromhex() argument must be str, not %.50s", argument_type_name(vm, arguments[1]));
    if (!vm_charge(vm, 1 + digits->byte_length / 16))
        return VALUE_ERROR;
    struct str_builder builder = {0};
    uint32_t invalid = hex_decode(vm, digits, &builder);
    if (invalid != SEARCH_ABSENT)
        return raise_value_error(vm, "non-hexadecimal number found in fromhex() arg at position %u", invalid);
    const struct type *class = object_of(vm, arguments[0]);
    bool is_mutable = class->type_id == TYPE_BYTEARRAY;
    value result = is_mutable ? bytearray_kind.finish(vm, &builder) : str_builder_finish_bytes(vm, &builder);
    bool exact = value_to_ref(arguments[0]) == vm->types[is_mutable ? TYPE_BYTEARRAY : TYPE_BYTES];
    return exact || result == VALUE_ERROR ? result : vm_call_1(vm, arguments[0], result);
}

/* The separator of hex(): one ASCII character or byte; false = exception set. */
static bool hex_separator(struct vm *vm, value argument, char *separator) {
    struct span span;
    const uint8_t *data;
    const struct str *str = str_of(vm, argument);
    if (str) {
        span = span_of_str(vm, str);
        if (str->length == 1 && !str_is_ascii(str)) {
            raise_value_error(vm, "sep must be ASCII.");
            return false;
        }
    } else if (value_is_instance_of(vm, argument, TYPE_BYTES) && bytes_view(vm, argument, &data, &span.length)) {
        span.data = (const char *)data;
    } else {
        int64_t length = object_length(vm, argument);
        if (length == 1)
            raise_type_error(vm, "sep must be str or bytes.");
        else if (length >= 0)
            raise_value_error(vm, "sep must be length 1.");
        return false;
    }
    if (span.length != 1) {
        raise_value_error(vm, "sep must be length 1.");
        return false;
    }
    *separator = *span.data;
    if (*separator & 0x80) {
        raise_value_error(vm, "sep must be ASCII.");
        return false;
    }
    return true;
}

BYTES_METHOD(hex) {
    (void)count;
    static const char digits[] = "0123456789abcdef";
    int32_t group = 0;
    char separator = 0;
    if (arguments[1] != VALUE_UNSET &&
        (!argument_to_int32(vm, arguments[2], 1, &group) || !hex_separator(vm, arguments[1], &separator)))
        return VALUE_ERROR;
    const struct text_kind *kind;
    struct span text = bytes_self(vm, arguments[0], &kind);
    uint64_t size = group < 0 ? -(uint64_t)(int64_t)group : (uint64_t)group;
    uint64_t separators = size && text.length ? (text.length - 1) / size : 0;
    uint64_t total = (uint64_t)text.length * 2 + separators;
    if (!vm_charge(vm, 1 + text.length / 32))
        return VALUE_ERROR;
    struct str *result = total <= STR_LENGTH_MAXIMUM ? str_new_empty(vm, total, total) : NULL;
    if (!result)
        return vm_failed(vm) ? VALUE_ERROR : raise_memory_error(vm);
    char *out = str_own_data(result);
    for (uint32_t i = 0; i < text.length; i++) {
        /* Groups are counted from the right, or from the left when the size was negative. */
        uint64_t place = group > 0 ? text.length - i : i;
        if (i && size && place % size == 0)
            *out++ = separator;
        unsigned char byte = (unsigned char)text.data[i];
        *out++ = digits[byte >> 4];
        *out++ = digits[byte & 15];
    }
    return value_from_pointer(result);
}
