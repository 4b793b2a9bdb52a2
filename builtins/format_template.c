/* str.format and str.format_map: templates with fields in braces.
 *
 * Grammar: "Format String Syntax" of the library reference; error texts are CPython's. A field may name attributes and
 * items of its argument: attributes go through object_get_attribute_by, so the guard sees every one of them. Nested
 * fields are allowed one level deep, so recursion is bounded. */
#include "container.h"
#include "number.h"
#include "str_text.h"
#include "unicode.h"

#define TEMPLATE_DEPTH 2

enum numbering { NUMBERING_UNKNOWN, NUMBERING_AUTOMATIC, NUMBERING_MANUAL };

/* What fields refer to. */
struct template_arguments {
    const value *positional; /* NULL: format_map */
    uint32_t count;
    value keywords; /* dict, any mapping for format_map, or VALUE_UNSET */
    enum numbering numbering;
    uint32_t next;
};

/* A replacement field, as spans of the template. */
struct field {
    struct span name, specification;
    uint32_t conversion; /* 0 = none */
    bool nested;         /* the specification has fields itself */
};

static bool template_build(struct vm *vm, struct span text, struct template_arguments *arguments, int depth,
                           struct str_builder *builder);

static struct span span_between(const char *start, const char *end) {
    return (struct span){start, end > start ? (uint32_t)(end - start) : 0};
}

/* --- parsing ---------------------------------------------------------------------------------------------------------
 */

/* The specification up to the brace that closes the field; `*cursor` is then behind it. */
static bool parse_specification(struct vm *vm, const char **cursor, const char *end, struct field *field) {
    const char *start = *cursor;
    int64_t open = 1;
    while (*cursor < end) {
        char c = *(*cursor)++;
        if (c == '{') {
            field->nested = true;
            open++;
        } else if (c == '}' && --open == 0) {
            field->specification = span_between(start, *cursor - 1);
            return true;
        }
    }
    raise_value_error(vm, "unmatched '{' in format spec");
    return false;
}

/* The field name; returns the character that ended it, 0 at the end of the template, '{' for an error that is set. */
static char parse_field_name(struct vm *vm, const char **cursor, const char *end, struct field *field) {
    const char *start = *cursor;
    char c = 0;
    while (*cursor < end) {
        c = *(*cursor)++;
        if (c == '{') {
            raise_value_error(vm, "unexpected '{' in field name");
            return c;
        }
        if (c == '[') {
            while (*cursor < end && **cursor != ']')
                (*cursor)++;
            continue;
        }
        if (c == '}' || c == ':' || c == '!') {
            field->name = span_between(start, *cursor - 1);
            return c;
        }
    }
    raise_value_error(vm, "expected '}' before end of string");
    return '{';
}

/* The field behind an opening brace; `*cursor` is then behind the closing one. */
static bool parse_field(struct vm *vm, const char **cursor, const char *end, struct field *field) {
    *field = (struct field){{NULL, 0}, {NULL, 0}, 0, false};
    char c = parse_field_name(vm, cursor, end, field);
    if (c == '{')
        return false;
    if (c == '}')
        return true;
    if (c == '!') {
        if (*cursor >= end) {
            raise_value_error(vm, "end of string while looking for conversion specifier");
            return false;
        }
        field->conversion = utf8_decode(cursor);
        if (*cursor < end) {
            const char *after = *cursor;
            uint32_t next = utf8_decode(&after);
            *cursor = after;
            if (next == '}')
                return true;
            if (next != ':') {
                raise_value_error(vm, "expected ':' after conversion specifier");
                return false;
            }
        }
    }
    return parse_specification(vm, cursor, end, field);
}

/* The text as a number: -1 when it is none, -2 with ValueError when it is too large. */
static int64_t span_to_index(struct vm *vm, struct span text) {
    const char *cursor = text.data, *end = text.data + text.length;
    int64_t number = cursor < end ? 0 : -1;
    while (cursor < end) {
        int digit = unicode_decimal_value(utf8_decode(&cursor));
        if (digit < 0)
            return -1;
        if (__builtin_mul_overflow(number, 10, &number) || __builtin_add_overflow(number, digit, &number)) {
            raise_value_error(vm, "Too many decimal digits in format string");
            return -2;
        }
    }
    return number;
}

/* --- looking up what a field names
 * ------------------------------------------------------------------------------------- */

/* Automatic numbering and numbers given by hand do not mix. */
static bool numbering_agrees(struct vm *vm, struct template_arguments *arguments, bool automatic) {
    enum numbering wanted = automatic ? NUMBERING_AUTOMATIC : NUMBERING_MANUAL;
    if (arguments->numbering == NUMBERING_UNKNOWN)
        arguments->numbering = wanted;
    if (arguments->numbering == wanted)
        return true;
    if (automatic)
        raise_value_error(vm, "cannot switch from manual field specification to automatic field numbering");
    else
        raise_value_error(vm, "cannot switch from automatic field numbering to manual field specification");
    return false;
}

/* Keywords that are gone through one by one, which for so few is less work than a hash. */
#define FEW_KEYWORDS 8

/* VALUE_UNSET: not found in this way. */
static value keyword_by_text(struct vm *vm, value keywords, struct span name) {
    if (!value_has_kind(vm, keywords, KIND_DICT))
        return VALUE_UNSET;
    const struct dict *dict = object_of(vm, keywords);
    uint32_t position = 0;
    value key, item;
    if (dict->used > FEW_KEYWORDS)
        return VALUE_UNSET;
    while (dict_next(vm, dict, &position, &key, &item)) {
        const struct str *str = value_is_str(vm, key) ? object_of(vm, key) : NULL;
        if (!str)
            return VALUE_UNSET;
        if (str->byte_length == name.length && memcmp(str_data(vm, str), name.data, name.length) == 0)
            return item;
    }
    return VALUE_UNSET;
}

static value lookup_first(struct vm *vm, struct span first, struct template_arguments *arguments) {
    int64_t index = span_to_index(vm, first);
    if (index == -2)
        return VALUE_ERROR;
    bool automatic = first.length == 0;
    if (automatic || index >= 0) {
        if (!numbering_agrees(vm, arguments, automatic))
            return VALUE_ERROR;
        if (automatic)
            index = arguments->next++;
        if (!arguments->positional)
            return raise_value_error(vm, "Format string contains positional fields");
        if (index >= arguments->count)
            return raise_error(vm, TYPE_INDEX_ERROR, "Replacement index %lld out of range for positional args tuple",
                               (long long)index);
        return arguments->positional[index];
    }
    value item = keyword_by_text(vm, arguments->keywords, first);
    if (item != VALUE_UNSET)
        return item;
    value key = str_new(vm, first.data, first.length);
    if (key == VALUE_ERROR)
        return VALUE_ERROR;
    if (arguments->keywords == VALUE_UNSET)
        return raise_with_value(vm, TYPE_KEY_ERROR, key);
    return object_get_item(vm, arguments->keywords, key);
}

/* One `.attribute` or `[item]` of a field name, at `*cursor`. */
static value lookup_next(struct vm *vm, value object, const char **cursor, const char *end) {
    char c = *(*cursor)++;
    const char *start = *cursor;
    if (c != '.' && c != '[')
        return raise_value_error(vm, "Only '.' or '[' may follow ']' in format field specifier");
    while (*cursor < end && (c == '.' ? **cursor != '.' && **cursor != '[' : **cursor != ']'))
        (*cursor)++;
    struct span name = span_between(start, *cursor);
    if (c == '[') {
        if (*cursor >= end)
            return raise_value_error(vm, "Missing ']' in format string");
        (*cursor)++;
    }
    if (name.length == 0)
        return raise_value_error(vm, "Empty attribute in format string");
    int64_t index = c == '[' ? span_to_index(vm, name) : -1;
    if (index == -2)
        return VALUE_ERROR;
    value key = index >= 0 ? int_from_int64(vm, index) : str_new(vm, name.data, name.length);
    if (key == VALUE_ERROR)
        return VALUE_ERROR;
    return c == '.' ? object_get_attribute_by(vm, object, key, GUARD_FORMAT_FIELD) : object_get_item(vm, object, key);
}

static value lookup_field(struct vm *vm, struct span name, struct template_arguments *arguments) {
    const char *cursor = name.data, *end = name.data + name.length;
    while (cursor < end && *cursor != '.' && *cursor != '[')
        cursor++;
    value object = lookup_first(vm, span_between(name.data, cursor), arguments);
    while (object != VALUE_ERROR && cursor < end)
        object = vm_charge(vm, 1) ? lookup_next(vm, object, &cursor, end) : VALUE_ERROR;
    return object;
}

static value convert(struct vm *vm, value object, uint32_t conversion) {
    switch (conversion) {
    case 0:
        return object;
    case 'r':
        return object_repr(vm, object);
    case 's':
        return object_str(vm, object);
    case 'a':
        return object_ascii(vm, object);
    default:
        if (conversion > 32 && conversion < 127)
            return raise_value_error(vm, "Unknown conversion specifier %c", (int)conversion);
        return raise_value_error(vm, "Unknown conversion specifier \\x%x", conversion);
    }
}

/* --- rendering -------------------------------------------------------------------------------------------------------
 */

static bool render_field(struct vm *vm, const struct field *field, struct template_arguments *arguments, int depth,
                         struct str_builder *builder) {
    value object = lookup_field(vm, field->name, arguments);
    if (object == VALUE_ERROR)
        return false;
    object = convert(vm, object, field->conversion);
    if (object == VALUE_ERROR)
        return false;
    if (field->specification.length == 0 && value_is_str(vm, object)) {
        str_builder_add_str(vm, builder, object);
        return !builder->failed;
    }
    value specification;
    if (field->nested) {
        struct str_builder inner = {0};
        if (!template_build(vm, field->specification, arguments, depth - 1, &inner))
            return false;
        specification = str_builder_finish(vm, &inner);
    } else {
        specification = str_new(vm, field->specification.data, field->specification.length);
    }
    if (specification == VALUE_ERROR)
        return false;
    value text = object_format(vm, object, specification);
    if (text == VALUE_ERROR)
        return false;
    str_builder_add_str(vm, builder, text);
    return !builder->failed;
}

/* Literal text up to the next field is added; `*cursor` is then at the field, or at the end. False = error. */
static bool render_literal(struct vm *vm, const char **cursor, const char *end, bool *field_follows,
                           struct str_builder *builder) {
    const char *start = *cursor;
    *field_follows = false;
    while (*cursor < end && **cursor != '{' && **cursor != '}')
        (*cursor)++;
    str_builder_add(vm, builder, start, (size_t)(*cursor - start));
    if (*cursor >= end)
        return !builder->failed;
    char brace = *(*cursor)++;
    if (*cursor < end && **cursor == brace) {
        (*cursor)++;
        str_builder_add(vm, builder, &brace, 1);
        return !builder->failed;
    }
    if (brace == '}') {
        raise_value_error(vm, "Single '}' encountered in format string");
        return false;
    }
    if (*cursor >= end) {
        raise_value_error(vm, "Single '{' encountered in format string");
        return false;
    }
    *field_follows = true;
    return !builder->failed;
}

static bool template_build(struct vm *vm, struct span text, struct template_arguments *arguments, int depth,
                           struct str_builder *builder) {
    if (depth <= 0) {
        raise_value_error(vm, "Max string recursion exceeded");
        return false;
    }
    const char *cursor = text.data, *end = text.data + text.length;
    while (cursor < end) {
        bool field_follows;
        if (!render_literal(vm, &cursor, end, &field_follows, builder))
            return false;
        if (!field_follows)
            continue;
        struct field field;
        if (!vm_charge(vm, 1) || !parse_field(vm, &cursor, end, &field) ||
            !render_field(vm, &field, arguments, depth, builder))
            return false;
    }
    return !builder->failed;
}

static value template_format(struct vm *vm, struct str *template, struct template_arguments *arguments) {
    struct str_builder builder = {0};
    if (!vm_charge(vm, 1 + template->byte_length / 16) ||
        !template_build(vm, span_of_str(vm, template), arguments, TEMPLATE_DEPTH, &builder))
        return VALUE_ERROR;
    return str_builder_finish(vm, &builder);
}

STR_METHOD(format) {
    struct template_arguments given = {.positional = arguments + 1, .count = count - 1, .keywords = arguments[count]};
    return template_format(vm, native_self(vm, arguments[0]), &given);
}

STR_METHOD(format_map) {
    (void)count;
    struct template_arguments given = {.keywords = arguments[1]};
    return template_format(vm, native_self(vm, arguments[0]), &given);
}
