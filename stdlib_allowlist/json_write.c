/* json.dumps for values made of exact built-in types only: nothing of the guest can run, so the containers stand still
 * while they are walked. Anything else (subclasses, other classes, rings, keys of other types) is left to json's
 * encoder in Python, which starts over. */
#include "json_write.h"

#include "../builtins/container.h"
#include "../builtins/json_text.h"
#include "../builtins/number.h"
#include "../builtins/str.h"

#include <math.h>

#define JSON_WRITE_DEPTH 900 /* deeper nesting may be a ring */

struct writer {
    struct vm *vm;
    struct str_builder builder;
    const struct str *indent; /* NULL: all in one line */
    const struct str *item_separator, *key_separator;
    bool ensure_ascii, allow_nan, sort_keys;
    uint32_t depth;
};

/* What became of a part: written, not plain, or an exception is set. */
enum written { WRITTEN, NOT_PLAIN, WRITE_FAILED };

/* ASCII text */
static void add(struct writer *writer, const char *data, size_t length) {
    str_builder_add_ascii(writer->vm, &writer->builder, data, length);
}

static void add_str(struct writer *writer, const struct str *str) {
    str_builder_add_str(writer->vm, &writer->builder, value_from_pointer(str));
}

/* --- strings and numbers ------------------------------------------------------------------------------------------ */

static void add_escape(struct writer *writer, uint32_t code_unit) {
    static const char digits[] = "0123456789abcdef";
    char escape[6] = {'\\',
                      'u',
                      digits[code_unit >> 12 & 15],
                      digits[code_unit >> 8 & 15],
                      digits[code_unit >> 4 & 15],
                      digits[code_unit & 15]};
    add(writer, escape, sizeof escape);
}

/* The character at `*at` in the form it must have. */
static void add_special(struct writer *writer, const char **at) {
    static const char named[] = "\"\\\b\f\n\r\t", names[] = "\"\\bfnrt";
    const char *found = **at ? strchr(named, **at) : NULL;
    if (found) {
        char escape[2] = {'\\', names[found - named]};
        add(writer, escape, sizeof escape);
        (*at)++;
        return;
    }
    uint32_t point = utf8_decode(at);
    if (point > 0xFFFF) {
        add_escape(writer, 0xD800 + ((point - 0x10000) >> 10));
        add_escape(writer, 0xDC00 + ((point - 0x10000) & 0x3FF));
    } else {
        add_escape(writer, point);
    }
}

static const char *plain_end(const struct writer *writer, const char *at, const char *end) {
    return writer->ensure_ascii ? json_plain_ascii_end(at, end) : json_plain_end(at, end);
}

/* Text from its first special character on, and the closing quote. */
static enum written write_escaped(struct writer *writer, const char *at, const char *end) {
    while (at < end) {
        if (!vm_charge(writer->vm, 1))
            return WRITE_FAILED;
        add_special(writer, &at);
        const char *start = at;
        at = plain_end(writer, at, end);
        str_builder_add(writer->vm, &writer->builder, start, (size_t)(at - start));
    }
    add(writer, "\"", 1);
    return WRITTEN;
}

static enum written write_string(struct writer *writer, const struct str *str) {
    if (!vm_charge(writer->vm, 1 + str->byte_length / 32))
        return WRITE_FAILED;
    const char *start = str_data(writer->vm, str), *end = start + str->byte_length;
    const char *special = plain_end(writer, start, end);
    size_t plain = (size_t)(special - start);
    bool not_ascii = !str_is_ascii(str) && !writer->ensure_ascii;
    char *out = str_builder_extend(writer->vm, &writer->builder, plain + 1 + (special == end), not_ascii);
    if (!out)
        return WRITE_FAILED;
    *out = '"';
    text_copy(out + 1, start, plain);
    if (special < end)
        return write_escaped(writer, special, end);
    out[plain + 1] = '"';
    return WRITTEN;
}

static enum written write_double(struct writer *writer, double number) {
    char text[FLOAT_REPR_SIZE];
    if (isfinite(number)) {
        add(writer, text, float_repr(number, text));
        return WRITTEN;
    }
    if (!writer->allow_nan)
        return NOT_PLAIN;
    const char *name = isnan(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";
    add(writer, name, strlen(name));
    return WRITTEN;
}

/* None, bools, ints and floats. */
static enum written write_scalar(struct writer *writer, value v) {
    if (value_is_int(v)) {
        char text[INT_SMALL_TEXT], *end = text + sizeof text;
        char *at = int_small_write(value_to_int(v), 10, end);
        add(writer, at, (size_t)(end - at));
        return WRITTEN;
    }
    if (value_is_double(v))
        return write_double(writer, value_to_double(v));
    if (v == VALUE_NONE || value_is_bool(v)) {
        const char *name = v == VALUE_NONE ? "null" : v == VALUE_TRUE ? "true" : "false";
        add(writer, name, strlen(name));
        return WRITTEN;
    }
    if (!value_is_big_int(writer->vm, v))
        return NOT_PLAIN;
    value text = int_to_str(writer->vm, v, 10);
    if (text == VALUE_ERROR)
        return WRITE_FAILED;
    add_str(writer, object_of(writer->vm, text));
    return WRITTEN;
}

/* --- containers --------------------------------------------------------------------------------------------------- */

static enum written write_value(struct writer *writer, value v);

static void add_line_break(struct writer *writer) {
    if (!writer->indent)
        return;
    const struct str *indent = writer->indent;
    size_t size = 1 + (size_t)writer->depth * indent->byte_length;
    char *out = str_builder_extend(writer->vm, &writer->builder, size, !str_is_ascii(indent));
    if (!out)
        return;
    *out++ = '\n';
    for (uint32_t i = 0; i < writer->depth; i++, out += indent->byte_length)
        text_copy(out, str_data(writer->vm, indent), indent->byte_length);
}

static enum written write_items(struct writer *writer, value sequence) {
    value *items;
    uint32_t count;
    sequence_view(writer->vm, sequence, &items, &count);
    if (!count) {
        add(writer, "[]", 2);
        return WRITTEN;
    }
    add(writer, "[", 1);
    writer->depth++;
    for (uint32_t i = 0; i < count; i++) {
        if (i)
            add_str(writer, writer->item_separator);
        add_line_break(writer);
        enum written done = write_value(writer, items[i]);
        if (done != WRITTEN)
            return done;
    }
    writer->depth--;
    add_line_break(writer);
    add(writer, "]", 1);
    return WRITTEN;
}

static enum written write_key(struct writer *writer, value key) {
    if (value_is_str(writer->vm, key))
        return write_string(writer, object_of(writer->vm, key));
    add(writer, "\"", 1);
    enum written done = write_scalar(writer, key);
    add(writer, "\"", 1);
    return done;
}

static enum written write_entry(struct writer *writer, value key, value item, bool first) {
    if (!first)
        add_str(writer, writer->item_separator);
    add_line_break(writer);
    enum written done = write_key(writer, key);
    add_str(writer, writer->key_separator);
    return done == WRITTEN ? write_value(writer, item) : done;
}

static bool key_is_plain(const struct vm *vm, value key) {
    return value_is_str(vm, key) || value_is_double(key) || value_is_integer(vm, key) || key == VALUE_NONE;
}

/* The items of a dict as a list of pairs in the order of the keys; VALUE_UNSET without exception: not plain. */
static value sorted_pairs(struct vm *vm, const struct dict *dict) {
    value pairs = list_new(vm, dict->count);
    uint32_t position = 0;
    value key, item;
    while (pairs != VALUE_ERROR && dict_next(vm, dict, &position, &key, &item)) {
        if (!key_is_plain(vm, key))
            return VALUE_UNSET;
        value pair = tuple_pair(vm, key, item);
        if (pair == VALUE_ERROR || !list_append(vm, object_of(vm, pairs), pair))
            return VALUE_ERROR;
    }
    return pairs != VALUE_ERROR && list_sort(vm, object_of(vm, pairs), VALUE_NONE, false) ? pairs : VALUE_ERROR;
}

static enum written write_sorted(struct writer *writer, const struct dict *dict) {
    struct vm *vm = writer->vm;
    value pairs = sorted_pairs(vm, dict);
    if (pairs == VALUE_UNSET)
        return vm_failed(vm) ? WRITE_FAILED : NOT_PLAIN;
    const struct list *list = object_of(vm, pairs);
    for (uint32_t i = 0; i < list->count; i++) {
        const value *pair = tuple_items(vm, list_items(vm, list)[i]);
        enum written done = write_entry(writer, pair[0], pair[1], i == 0);
        if (done != WRITTEN)
            return done;
    }
    return WRITTEN;
}

static enum written write_in_order(struct writer *writer, const struct dict *dict) {
    uint32_t position = 0;
    value key, item;
    for (bool first = true; dict_next(writer->vm, dict, &position, &key, &item); first = false) {
        enum written done = write_entry(writer, key, item, first);
        if (done != WRITTEN)
            return done;
    }
    return WRITTEN;
}

static enum written write_dict(struct writer *writer, const struct dict *dict) {
    if (!dict->count) {
        add(writer, "{}", 2);
        return WRITTEN;
    }
    add(writer, "{", 1);
    writer->depth++;
    enum written done = writer->sort_keys ? write_sorted(writer, dict) : write_in_order(writer, dict);
    writer->depth--;
    add_line_break(writer);
    add(writer, "}", 1);
    return done;
}

/* Whether one more container may be entered: small frames, so the C stack is asked rather than vm_enter_native. */
static bool may_nest(const struct writer *writer) {
    return writer->depth < JSON_WRITE_DEPTH && (uintptr_t)__builtin_frame_address(0) > writer->vm->c_stack_limit;
}

static enum written write_value(struct writer *writer, value v) {
    struct vm *vm = writer->vm;
    if (!vm_charge(vm, 1) || writer->builder.failed)
        return WRITE_FAILED;
    if (!value_is_object(v))
        return write_scalar(writer, v);
    switch (object_kind(vm, v)) {
    case KIND_STR:
        return write_string(writer, object_of(vm, v));
    case KIND_INT:
        return write_scalar(writer, v);
    case KIND_LIST:
    case KIND_TUPLE:
        return may_nest(writer) ? write_items(writer, v) : NOT_PLAIN;
    case KIND_DICT:
        return may_nest(writer) ? write_dict(writer, object_of(vm, v)) : NOT_PLAIN;
    default:
        return NOT_PLAIN;
    }
}

value json_write_text(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    bool has_indent = arguments[4] != VALUE_NONE;
    for (uint32_t i = has_indent ? 4 : 5; i < 7; i++)
        if (!value_is_str(vm, arguments[i]))
            return VALUE_NONE;
    struct writer writer = {
        .vm = vm,
        .ensure_ascii = arguments[1] == VALUE_TRUE,
        .allow_nan = arguments[2] == VALUE_TRUE,
        .sort_keys = arguments[3] == VALUE_TRUE,
        .indent = has_indent ? object_of(vm, arguments[4]) : NULL,
        .item_separator = object_of(vm, arguments[5]),
        .key_separator = object_of(vm, arguments[6]),
    };
    switch (write_value(&writer, arguments[0])) {
    case WRITTEN:
        return str_builder_finish(vm, &writer.builder);
    case NOT_PLAIN:
        return VALUE_NONE;
    default:
        return VALUE_ERROR;
    }
}
