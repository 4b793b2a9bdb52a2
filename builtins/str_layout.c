/* Methods of str that join, pad, expand tabs and map characters, and encode. */
#include "container.h"
#include "number.h"
#include "sequence.h"
#include "str_text.h"

value join_sequence(struct vm *vm, value iterable) {
    value plain = value_unwrap(vm, iterable);
    if (value_has_kind(vm, plain, KIND_LIST) || value_has_kind(vm, plain, KIND_TUPLE))
        return plain;
    value iterator = object_iterate(vm, iterable);
    if (iterator != VALUE_ERROR)
        return list_from_iterable(vm, iterator);
    if (!exception_matches(vm, TYPE_TYPE_ERROR))
        return VALUE_ERROR;
    exception_clear(vm);
    return raise_type_error(vm, "can only join an iterable");
}

STR_METHOD(join) {
    (void)count;
    struct str *separator = native_self(vm, arguments[0]);
    value sequence = join_sequence(vm, arguments[1]);
    if (sequence == VALUE_ERROR)
        return VALUE_ERROR;
    value *items;
    uint32_t item_count;
    sequence_view(vm, sequence, &items, &item_count);
    for (uint32_t i = 0; i < item_count; i++) {
        if (!str_of(vm, items[i]))
            return raise_type_error(vm, "sequence item %u: expected str instance, %.80s found", i,
                                    value_type_name(vm, items[i]));
    }
    return str_join(vm, separator, items, item_count);
}

/* --- padding ---------------------------------------------------------------------------------------------------------
 */

static value str_pad(struct vm *vm, struct str *self, int64_t left, int64_t right, uint32_t fill) {
    if (left <= 0 && right <= 0)
        return value_from_pointer(self);
    left = left < 0 ? 0 : left;
    right = right < 0 ? 0 : right;
    if (left > STR_LENGTH_MAXIMUM || right > STR_LENGTH_MAXIMUM)
        return raise_memory_error(vm);
    if (!heap_reserve_check(vm, (size_t)(left + right) + self->byte_length))
        return VALUE_ERROR;
    struct str_builder builder = {0};
    str_builder_fill(vm, &builder, fill, (size_t)left);
    str_builder_add_str(vm, &builder, value_from_pointer(self));
    str_builder_fill(vm, &builder, fill, (size_t)right);
    return str_builder_finish(vm, &builder);
}

/* Width and fill character of center, ljust and rjust. */
static bool pad_arguments(struct vm *vm, value *arguments, int64_t *width, uint32_t *fill) {
    *fill = ' ';
    if (!argument_to_int64(vm, arguments[1], width))
        return false;
    if (arguments[2] == VALUE_UNSET)
        return true;
    struct str *character = str_of(vm, arguments[2]);
    if (!character) {
        raise_type_error(vm, "The fill character must be a unicode character, not %.100s",
                         value_type_name(vm, arguments[2]));
        return false;
    }
    if (character->length != 1) {
        raise_type_error(vm, "The fill character must be exactly one character long");
        return false;
    }
    *fill = str_read_code_point(vm, character, 0);
    return true;
}

STR_METHOD(center) {
    (void)count;
    struct str *self = native_self(vm, arguments[0]);
    int64_t width;
    uint32_t fill;
    if (!pad_arguments(vm, arguments, &width, &fill))
        return VALUE_ERROR;
    if (width <= self->length)
        return value_from_pointer(self);
    int64_t room = width - self->length;
    int64_t left = room / 2 + (room & width & 1);
    return str_pad(vm, self, left, room - left, fill);
}

STR_METHOD(ljust) {
    (void)count;
    struct str *self = native_self(vm, arguments[0]);
    int64_t width;
    uint32_t fill;
    if (!pad_arguments(vm, arguments, &width, &fill))
        return VALUE_ERROR;
    return width <= self->length ? value_from_pointer(self) : str_pad(vm, self, 0, width - self->length, fill);
}

STR_METHOD(rjust) {
    (void)count;
    struct str *self = native_self(vm, arguments[0]);
    int64_t width;
    uint32_t fill;
    if (!pad_arguments(vm, arguments, &width, &fill))
        return VALUE_ERROR;
    return width <= self->length ? value_from_pointer(self) : str_pad(vm, self, width - self->length, 0, fill);
}

STR_METHOD(zfill) {
    (void)count;
    struct str *self = native_self(vm, arguments[0]);
    int64_t width;
    if (!argument_to_int64(vm, arguments[1], &width))
        return VALUE_ERROR;
    if (width <= self->length)
        return value_from_pointer(self);
    if (width > STR_LENGTH_MAXIMUM)
        return raise_memory_error(vm);
    const char *data = str_data(vm, self);
    size_t sign = self->byte_length && (data[0] == '+' || data[0] == '-') ? 1 : 0;
    struct str_builder builder = {0};
    str_builder_add(vm, &builder, data, sign);
    str_builder_fill(vm, &builder, '0', (size_t)(width - self->length));
    str_builder_add(vm, &builder, data + sign, self->byte_length - sign);
    return str_builder_finish(vm, &builder);
}

STR_METHOD(expandtabs) {
    (void)count;
    struct str *self = native_self(vm, arguments[0]);
    int32_t tab_size;
    if (!argument_to_int32(vm, arguments[1], 8, &tab_size))
        return VALUE_ERROR;
    struct str_builder builder = {0};
    const char *cursor = str_data(vm, self), *end = cursor + self->byte_length, *plain = cursor;
    if (!vm_charge(vm, 1 + self->byte_length / 64))
        return VALUE_ERROR;
    if (!memchr(cursor, '\t', self->byte_length))
        return value_from_pointer(self);
    uint64_t column = 0;
    const char *paid = cursor;
    for (; cursor < end && !builder.failed; cursor++) {
        if (!text_charge_piece(vm, &paid, cursor, 32))
            return VALUE_ERROR;
        if (*cursor == '\t') {
            str_builder_add(vm, &builder, plain, (size_t)(cursor - plain));
            plain = cursor + 1;
            if (tab_size > 0) {
                uint64_t room = (uint64_t)tab_size - column % (uint64_t)tab_size;
                str_builder_fill(vm, &builder, ' ', room);
                column += room;
            }
        } else if (*cursor == '\n' || *cursor == '\r') {
            column = 0;
        } else if ((*cursor & 0xC0) != 0x80) {
            column++;
        }
    }
    str_builder_add(vm, &builder, plain, (size_t)(end - plain));
    return str_builder_finish(vm, &builder);
}

/* --- character maps
 * --------------------------------------------------------------------------------------------------- */

/* What the table has for this character: VALUE_UNSET without an exception when it has nothing. */
static value translation_of(struct vm *vm, value table, uint32_t code_point) {
    value key = value_from_small_int(code_point);
    if (value_has_kind(vm, table, KIND_DICT))
        return dict_get(vm, object_of(vm, table), key);
    value found = object_get_item(vm, table, key);
    if (found == VALUE_ERROR && exception_matches(vm, TYPE_LOOKUP_ERROR))
        exception_clear(vm);
    return found;
}

static void add_translation(struct vm *vm, struct str_builder *builder, value found) {
    value plain = value_unwrap(vm, found);
    if (value_is_str(vm, plain)) {
        str_builder_add_str(vm, builder, plain);
        return;
    }
    int64_t code_point;
    if (!value_is_integer(vm, plain))
        raise_type_error(vm, "character mapping must return integer, None or str");
    else if (!int_to_int64(vm, plain, &code_point) || code_point < 0 || code_point > 0x10FFFF)
        raise_value_error(vm, "character mapping must be in range(0x110000)");
    else {
        str_builder_add_code_point(vm, builder, (uint32_t)code_point);
        return;
    }
    builder->failed = true;
}

/* What ASCII characters were found to become, another one or nothing: each is looked up once, as long as that is so of
 * all. */
struct ascii_translation {
    uint8_t target[128]; /* NOT_LOOKED_UP, IS_DELETED or the character + 2 */
    bool ended;
};
enum { NOT_LOOKED_UP, IS_DELETED, ASCII_TARGET };

/* Adds characters as long as it is known what they become; where it is not. */
static const char *translate_known(struct vm *vm, struct str_builder *builder, const char *cursor, const char *end,
                                   const struct ascii_translation *map) {
    char text[128];
    size_t used = 0;
    const char *start = cursor;
    for (; cursor < end && used < sizeof text && map->target[(unsigned char)*cursor & 127] != NOT_LOOKED_UP; cursor++) {
        uint8_t target = map->target[(unsigned char)*cursor & 127];
        text[used] = (char)(target - ASCII_TARGET);
        used += target != IS_DELETED;
    }
    vm_charge_later(vm, (uint64_t)(cursor - start) / 16);
    str_builder_add_ascii(vm, builder, text, used);
    return cursor;
}

/* Notes that an ASCII character has become what stands behind `before` bytes of the result. */
static void translation_note(struct ascii_translation *map, uint32_t code_point, const struct str_builder *builder,
                             uint32_t before) {
    uint32_t length;
    const char *text = str_builder_view(builder, &length);
    if (length == before)
        map->target[code_point & 127] = IS_DELETED;
    else if (length == before + 1)
        map->target[code_point & 127] = (uint8_t)(text[before] + ASCII_TARGET);
    else
        map->ended = true;
}

STR_METHOD(translate) {
    (void)count;
    struct str *self = native_self(vm, arguments[0]);
    struct str_builder builder = {0};
    struct ascii_translation map = {.ended = !str_is_ascii(self)};
    const char *cursor = str_data(vm, self), *end = cursor + self->byte_length;
    while (cursor < end && !builder.failed) {
        const char *start = cursor;
        if (!map.ended)
            cursor = translate_known(vm, &builder, cursor, end, &map);
        if (!vm_charge(vm, 2))
            return VALUE_ERROR;
        if (cursor > start)
            continue;
        uint32_t code_point = utf8_decode(&cursor), before;
        (void)str_builder_view(&builder, &before);
        value found = translation_of(vm, arguments[1], code_point);
        if (found == VALUE_UNSET) {
            if (vm_failed(vm))
                return VALUE_ERROR;
            str_builder_add_code_point(vm, &builder, code_point);
        } else if (found != VALUE_NONE) {
            add_translation(vm, &builder, found);
        }
        if (!map.ended && !builder.failed)
            translation_note(&map, code_point, &builder, before);
    }
    return str_builder_finish(vm, &builder);
}

/* A new dict with the one-character keys of `mapping` turned into their numbers. */
static value translation_from_dict(struct vm *vm, struct dict *mapping) {
    value result = dict_new(vm);
    if (result == VALUE_ERROR)
        return VALUE_ERROR;
    uint32_t position = 0;
    value key, item;
    while (dict_next(vm, mapping, &position, &key, &item)) {
        if (!vm_charge(vm, 1))
            return VALUE_ERROR;
        struct str *character = str_of(vm, key);
        if (character && character->length != 1)
            return raise_value_error(vm, "string keys in translate table must be of length 1");
        if (character)
            key = value_from_small_int(str_read_code_point(vm, character, 0));
        else if (!value_is_integer(vm, value_unwrap(vm, key)))
            return raise_type_error(vm, "keys in translate table must be strings or integers");
        if (!dict_set(vm, object_of(vm, result), key, item))
            return VALUE_ERROR;
    }
    return result;
}

/* Adds each character of `from`, with its counterpart in `to` or None. */
static bool translation_add(struct vm *vm, value result, struct str *from, struct str *to) {
    const char *cursor = str_data(vm, from), *end = cursor + from->byte_length;
    const char *target = to ? str_data(vm, to) : NULL;
    while (cursor < end) {
        value key = value_from_small_int(utf8_decode(&cursor));
        value item = target ? value_from_small_int(utf8_decode(&target)) : VALUE_NONE;
        if (!vm_charge(vm, 1) || !dict_set(vm, object_of(vm, result), key, item))
            return false;
    }
    return true;
}

STR_METHOD(maketrans) {
    (void)count;
    if (arguments[1] == VALUE_UNSET) {
        value mapping = value_unwrap(vm, arguments[0]);
        if (!value_has_kind(vm, mapping, KIND_DICT))
            return raise_type_error(vm, "if you give only one argument to maketrans it must be a dict");
        return translation_from_dict(vm, object_of(vm, mapping));
    }
    struct str *texts[3] = {0};
    for (uint32_t i = 1; i < 3; i++) {
        texts[i] = arguments[i] == VALUE_UNSET ? NULL : str_of(vm, arguments[i]);
        if (!texts[i] && arguments[i] != VALUE_UNSET)
            return raise_type_error(vm, "maketrans() argument %u must be str, not %.50s", i + 1,
                                    argument_type_name(vm, arguments[i]));
    }
    texts[0] = str_of(vm, arguments[0]);
    if (!texts[0])
        return raise_type_error(vm, "first maketrans argument must be a string if there is a second argument");
    if (texts[0]->length != texts[1]->length)
        return raise_value_error(vm, "the first two maketrans arguments must have equal length");
    value result = dict_new(vm);
    if (result == VALUE_ERROR || !translation_add(vm, result, texts[0], texts[1]) ||
        (texts[2] && !translation_add(vm, result, texts[2], NULL)))
        return VALUE_ERROR;
    return result;
}

STR_METHOD(encode) {
    (void)count;
    static const char *const names[] = {"encoding", "errors"};
    for (uint32_t i = 0; i < 2; i++) {
        if (arguments[1 + i] != VALUE_UNSET && !str_of(vm, arguments[1 + i]))
            return raise_type_error(vm, "encode() argument '%s' must be str, not %.50s", names[i],
                                    argument_type_name(vm, arguments[1 + i]));
    }
    return str_encode(vm, arguments[0], arguments[1], arguments[2]);
}
