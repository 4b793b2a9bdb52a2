/* The type str: how it is made from other objects, what it does in operators and protocols, and its table of methods.
 */
#include "container.h"
#include "number.h"
#include "reflection.h"
#include "sequence.h"
#include "str_text.h"

/* --- operators -------------------------------------------------------------------------------------------------------
 */

value span_repeat(struct vm *vm, const struct text_kind *kind, struct span text, int64_t count) {
    if (text.length == 0 || count <= 0)
        return kind->make(vm, "", 0);
    if (count > STR_LENGTH_MAXIMUM / text.length)
        return raise_memory_error(vm);
    struct str_builder builder = {0};
    if (text.length == 1 && !(*text.data & 0x80)) {
        str_builder_fill(vm, &builder, (unsigned char)*text.data, (size_t)count);
        return kind->finish(vm, &builder);
    }
    size_t total = (size_t)text.length * (size_t)count;
    str_builder_reserve(vm, &builder, total);
    str_builder_add(vm, &builder, text.data, text.length);
    for (size_t done = text.length; done < total && !builder.failed;) {
        size_t step = done <= total - done ? done : total - done;
        uint32_t held;
        str_builder_add(vm, &builder, str_builder_view(&builder, &held), step);
        done += step;
    }
    return kind->finish(vm, &builder);
}

value comparison_of_order(enum comparison comparison, int order) {
    switch (comparison) {
    case COMPARE_LESS:
        return value_from_bool(order < 0);
    case COMPARE_LESS_EQUAL:
        return value_from_bool(order <= 0);
    case COMPARE_EQUAL:
        return value_from_bool(order == 0);
    case COMPARE_NOT_EQUAL:
        return value_from_bool(order != 0);
    case COMPARE_GREATER:
        return value_from_bool(order > 0);
    case COMPARE_GREATER_EQUAL:
        return value_from_bool(order >= 0);
    }
    return VALUE_NOT_IMPLEMENTED;
}

/* ASCII text of at least one byte, at least twice. */
static value ascii_repeat(struct vm *vm, const struct str *text, uint64_t count) {
    size_t length = text->byte_length, done = length;
    if (length == 0 || count > STR_LENGTH_MAXIMUM / length)
        return length ? raise_memory_error(vm) : vm->empty_str;
    size_t total = length * (size_t)count;
    struct str *repeated = vm_charge(vm, total / 64) ? str_new_empty(vm, total, total) : NULL;
    if (!repeated)
        return VALUE_ERROR;
    char *out = str_own_data(repeated);
    if (length == 1) {
        memset(out, *str_data(vm, text), total);
        return value_from_pointer(repeated);
    }
    text_copy(out, str_data(vm, text), length);
    for (; done < total; done += done < total - done ? done : total - done)
        text_copy(out + done, out, done < total - done ? done : total - done);
    return value_from_pointer(repeated);
}

static value str_multiply(struct vm *vm, value text, value other) {
    int64_t count;
    int given = sequence_repeat_count(vm, other, &count);
    if (given <= 0)
        return given == 0 ? VALUE_NOT_IMPLEMENTED : VALUE_ERROR;
    const struct str *str = object_of(vm, text);
    if (count > 1 && str_is_ascii(str))
        return ascii_repeat(vm, str, (uint64_t)count);
    return count == 1 ? text : span_repeat(vm, &str_kind, span_of_str(vm, str), count);
}

static value str_binary(struct vm *vm, enum binary_operator operator, value left, value right) {
    bool left_is_str = value_is_str(vm, left);
    switch (operator) {
    case OPERATOR_ADD:
        return left_is_str && value_is_str(vm, right) ? str_concatenate(vm, left, right) : VALUE_NOT_IMPLEMENTED;
    case OPERATOR_MULTIPLY:
        return left_is_str ? str_multiply(vm, left, right) : str_multiply(vm, right, left);
    case OPERATOR_MODULO:
        return left_is_str ? str_percent_format(vm, left, right) : VALUE_NOT_IMPLEMENTED;
    default:
        return VALUE_NOT_IMPLEMENTED;
    }
}

static value str_compare(struct vm *vm, enum comparison comparison, value left, value right) {
    if (!value_is_str(vm, right))
        return VALUE_NOT_IMPLEMENTED;
    const struct str *a = object_of(vm, left), *b = object_of(vm, right);
    uint32_t common = a->byte_length < b->byte_length ? a->byte_length : b->byte_length;
    if (common >= 64 && !vm_charge(vm, common / 64))
        return VALUE_ERROR;
    if (comparison == COMPARE_EQUAL)
        return value_from_bool(str_equal(vm, a, b));
    if (comparison == COMPARE_NOT_EQUAL)
        return value_from_bool(!str_equal(vm, a, b));
    return comparison_of_order(comparison, str_order(vm, a, b));
}

/* --- protocols -------------------------------------------------------------------------------------------------------
 */

static bool str_hash_operation(struct vm *vm, value v, int64_t *hash) {
    *hash = str_hash(vm, object_of(vm, v));
    return true;
}

static int str_truth(struct vm *vm, value v) { return ((struct str *)object_of(vm, v))->byte_length != 0; }

static int64_t str_length(struct vm *vm, value v) { return ((struct str *)object_of(vm, v))->length; }

static value str_itself(struct vm *vm, value v) {
    (void)vm;
    return v;
}

value str_slice_stepped(struct vm *vm, struct str *str, int64_t start, int64_t step, int64_t count) {
    if (count <= 0)
        return vm->empty_str;
    if (!vm_charge(vm, 1 + (uint64_t)count / 8))
        return VALUE_ERROR;
    if (!str_is_ascii(str)) {
        struct str_builder builder = {0};
        for (int64_t i = 0; i < count && !builder.failed; i++) {
            if (!vm_charge(vm, 1))
                return VALUE_ERROR;
            str_builder_add_code_point(vm, &builder, str_read_code_point(vm, str, (uint32_t)(start + i * step)));
        }
        return str_builder_finish(vm, &builder);
    }
    if (count == 1)
        return str_code_point_at(vm, str, (uint32_t)start);
    struct str *result = str_new_empty(vm, (size_t)count, (size_t)count);
    if (!result)
        return VALUE_ERROR;
    const char *data = str_data(vm, str);
    char *out = str_own_data(result);
    for (int64_t i = 0; i < count; i++)
        out[i] = data[(uint32_t)(start + i * step)];
    return value_from_pointer(result);
}

static value str_get_slice(struct vm *vm, struct str *str, const struct slice *slice) {
    int64_t start, stop, step, count;
    if (!slice_indices(vm, slice, str->length, &start, &stop, &step, &count))
        return VALUE_ERROR;
    if (step == 1 && count > 0)
        return str_slice(vm, str, (uint32_t)start, (uint32_t)(start + count));
    return str_slice_stepped(vm, str, start, step, count);
}

static value str_get_item(struct vm *vm, value v, value key) {
    struct str *str = object_of(vm, v);
    int64_t index;
    if (value_is_int(key)) {
        index = value_to_int(key);
    } else {
        value plain = value_unwrap(vm, key);
        if (value_has_kind(vm, plain, KIND_SLICE))
            return str_get_slice(vm, str, object_of(vm, plain));
        if (!value_has_index(vm, key)) {
            if (vm_failed(vm))
                return VALUE_ERROR;
            return raise_type_error(vm, "string indices must be integers, not '%.200s'", value_type_name(vm, key));
        }
        if (!sequence_index_from(vm, key, "string", &index))
            return VALUE_ERROR;
    }
    if (index < 0)
        index += str->length;
    if (index < 0 || index >= str->length)
        return raise_error(vm, TYPE_INDEX_ERROR, "string index out of range");
    return str_code_point_at(vm, str, (uint32_t)index);
}

static int str_contains(struct vm *vm, value v, value item) {
    const struct str *str = object_of(vm, v), *part = str_of(vm, item);
    if (!part) {
        raise_type_error(vm, "'in <string>' requires string as left operand, not %.100s", value_type_name(vm, item));
        return -1;
    }
    if (!vm_charge(vm, str->byte_length / 64))
        return -1;
    return span_find(span_of_str(vm, str), span_of_str(vm, part)) != SEARCH_ABSENT;
}

static value str_iterate(struct vm *vm, value v) { return sequence_iterator_new(vm, v, false); }

static value str_reversed(struct vm *vm, value v) { return sequence_iterator_new(vm, v, true); }

const struct kind_operations str_operations = {
    .binary = str_binary,
    .operators = 1u << OPERATOR_ADD | 1u << OPERATOR_MULTIPLY | 1u << OPERATOR_MODULO,
    .compare = str_compare,
    .compare_orders = true,
    .hash = str_hash_operation,
    .truth = str_truth,
    .repr = str_repr,
    .str = str_itself,
    .format = format_str,
    .length = str_length,
    .get_item = str_get_item,
    .contains = str_contains,
    .iterate = str_iterate,
    .reversed = str_reversed,
};

/* --- making ----------------------------------------------------------------------------------------------------------
 */

/* str(object, encoding, errors): arguments[0] is the class. */
static value str_construct(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value object = arguments[1], encoding = arguments[2], errors = arguments[3];
    if (value_is_int(object) && encoding == VALUE_UNSET && errors == VALUE_UNSET)
        return int_to_str(vm, object, 10);
    static const char *const names[] = {"encoding", "errors"};
    for (uint32_t i = 0; i < 2; i++) {
        if (arguments[2 + i] != VALUE_UNSET && !str_of(vm, arguments[2 + i]))
            return raise_type_error(vm, "str() argument '%s' must be str, not %.50s", names[i],
                                    argument_type_name(vm, arguments[2 + i]));
    }
    if (object == VALUE_UNSET)
        return vm->empty_str;
    if (encoding == VALUE_UNSET && errors == VALUE_UNSET)
        return object_text_as_is(vm, object, SPECIAL_STR);
    if (str_of(vm, object))
        return raise_type_error(vm, "decoding str is not supported");
    const uint8_t *data;
    uint32_t length;
    if (!bytes_resolve(vm, &object))
        return VALUE_ERROR;
    if (!bytes_view(vm, object, &data, &length))
        return raise_type_error(vm, "decoding to str: need a bytes-like object, %.80s found",
                                value_type_name(vm, object));
    return str_decode(vm, object, encoding, errors);
}

/* For a guest subclass: always a plain str to be its payload. */
static value str_create(struct vm *vm, value *arguments, uint32_t count) {
    value result = str_construct(vm, arguments, count);
    return result == VALUE_ERROR ? result : value_unwrap(vm, result);
}

static const struct native str_construct_native = {"str",
                                                   str_construct,
                                                   1,
                                                   4,
                                                   0,
                                                   NATIVE_COUNT_TEXT,
                                                   "object encoding errors",
                                                   "Text of an object, or text decoded from bytes."};
static const struct native str_create_native = {"str",
                                                str_create,
                                                1,
                                                4,
                                                0,
                                                NATIVE_COUNT_TEXT,
                                                "object encoding errors",
                                                "Text of an object, or text decoded from bytes."};

static const struct native str_methods[] = {
    {"capitalize", str_method_capitalize, 1, 1, 0, 0, NULL, "First character in title case, the rest in lower case."},
    {"casefold", str_method_casefold, 1, 1, 0, 0, NULL, "Text for comparing without regard to case."},
    {"center", str_method_center, 2, 3, 0, 0, NULL, "Text in the middle of a given width."},
    {"__getnewargs__", reflect_new_arguments, 1, 1, 0, 0, NULL, NULL},
    {"count", str_method_count, 2, 4, 0, 0, NULL, "How often a part occurs without overlapping."},
    {"encode", str_method_encode, 1, 3, 0, 0, "encoding errors", "The text as bytes."},
    {"endswith", str_method_endswith, 2, 4, 0, 0, NULL, "Whether the text ends with a suffix or one of several."},
    {"expandtabs", str_method_expandtabs, 1, 2, 0, 0, "tabsize", "Tabs replaced by spaces up to the next stop."},
    {"find", str_method_find, 2, 4, 0, 0, NULL, "Index of the first occurrence of a part, -1 when there is none."},
    {"format", str_method_format, 1, 1, 0, NATIVE_VARIADIC | NATIVE_KEYWORDS, NULL,
     "Fields in braces replaced by arguments."},
    {"format_map", str_method_format_map, 2, 2, 0, 0, NULL, "Fields in braces replaced by items of a mapping."},
    {"index", str_method_index, 2, 4, 0, 0, NULL, "As find, but ValueError when there is none."},
    {"isalnum", str_method_isalnum, 1, 1, 0, 0, NULL, "Whether all characters are letters or numbers."},
    {"isalpha", str_method_isalpha, 1, 1, 0, 0, NULL, "Whether all characters are letters."},
    {"isascii", str_method_isascii, 1, 1, 0, 0, NULL, "Whether all characters are ASCII."},
    {"isdecimal", str_method_isdecimal, 1, 1, 0, 0, NULL, "Whether all characters are decimal digits."},
    {"isdigit", str_method_isdigit, 1, 1, 0, 0, NULL, "Whether all characters are digits, superscripts included."},
    {"isidentifier", str_method_isidentifier, 1, 1, 0, 0, NULL, "Whether the text could be a name."},
    {"islower", str_method_islower, 1, 1, 0, 0, NULL, "Whether all cased characters are lower case."},
    {"isnumeric", str_method_isnumeric, 1, 1, 0, 0, NULL, "Whether all characters are numeric."},
    {"isprintable", str_method_isprintable, 1, 1, 0, 0, NULL, "Whether repr() would show all characters as they are."},
    {"isspace", str_method_isspace, 1, 1, 0, 0, NULL, "Whether all characters are whitespace."},
    {"istitle", str_method_istitle, 1, 1, 0, 0, NULL, "Whether each word begins in upper case."},
    {"isupper", str_method_isupper, 1, 1, 0, 0, NULL, "Whether all cased characters are upper case."},
    {"join", str_method_join, 2, 2, 0, NATIVE_QUICK(GATHER), NULL, "Strings with this text between them."},
    {"ljust", str_method_ljust, 2, 3, 0, 0, NULL, "Text at the left of a given width."},
    {"lower", str_method_lower, 1, 1, 0, 0, NULL, "Text in lower case."},
    {"lstrip", str_method_lstrip, 1, 2, 0, 0, NULL, "Text without leading whitespace or given characters."},
    {"maketrans", str_method_maketrans, 1, 3, 0, NATIVE_STATIC, NULL, "A table for translate()."},
    {"partition", str_method_partition, 2, 2, 0, 0, NULL, "What is before, at and after the first separator."},
    {"removeprefix", str_method_removeprefix, 2, 2, 0, 0, NULL, "Text without a prefix, if it has it."},
    {"removesuffix", str_method_removesuffix, 2, 2, 0, 0, NULL, "Text without a suffix, if it has it."},
    {"replace", str_method_replace, 3, 4, 0, 0, "count", "Text with a part replaced, at most `count` times."},
    {"rfind", str_method_rfind, 2, 4, 0, 0, NULL, "Index of the last occurrence of a part, -1 when there is none."},
    {"rindex", str_method_rindex, 2, 4, 0, 0, NULL, "As rfind, but ValueError when there is none."},
    {"rjust", str_method_rjust, 2, 3, 0, 0, NULL, "Text at the right of a given width."},
    {"rpartition", str_method_rpartition, 2, 2, 0, 0, NULL, "What is before, at and after the last separator."},
    {"rsplit", str_method_rsplit, 1, 3, 0, 0, "sep maxsplit", "As split, but from the end."},
    {"rstrip", str_method_rstrip, 1, 2, 0, 0, NULL, "Text without trailing whitespace or given characters."},
    {"split", str_method_split, 1, 3, 0, 0, "sep maxsplit", "The parts between separators or runs of whitespace."},
    {"splitlines", str_method_splitlines, 1, 2, 0, 0, "keepends", "The lines."},
    {"startswith", str_method_startswith, 2, 4, 0, 0, NULL, "Whether the text starts with a prefix or one of several."},
    {"strip", str_method_strip, 1, 2, 0, 0, NULL, "Text without whitespace or given characters at both ends."},
    {"swapcase", str_method_swapcase, 1, 1, 0, 0, NULL, "Upper case made lower and lower case made upper."},
    {"title", str_method_title, 1, 1, 0, 0, NULL, "Each word with its first letter in title case."},
    {"translate", str_method_translate, 2, 2, 0, 0, NULL, "Characters replaced by what a table has for them."},
    {"upper", str_method_upper, 1, 1, 0, 0, NULL, "Text in upper case."},
    {"zfill", str_method_zfill, 2, 2, 0, 0, NULL, "Zeros put after the sign up to a given width."},
    NATIVE_END,
};

const struct type_definition str_definition = {
    .name = "str",
    .type_id = TYPE_STR,
    .kind = KIND_STR,
    .flags = DEFINITION_SUBCLASSABLE,
    .methods = str_methods,
    .construct = &str_construct_native,
    .create = &str_create_native,
    .documentation = "Text: an immutable sequence of Unicode code points.",
};
