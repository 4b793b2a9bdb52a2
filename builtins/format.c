/* The format mini-language: parsing a specification, and applying it to text and to the digits of numbers.
 *
 * Follows "Format Specification Mini-Language" of the library reference. Widths and precisions are bounded by int32;
 * what is asked for beyond that is refused before anything is allocated. */
#include "number.h"
#include "str.h"

/* Cursor over a specification. */
struct specification_cursor {
    const char *at, *end;
};

static bool cursor_accept(struct specification_cursor *cursor, char wanted) {
    if (cursor->at >= cursor->end || *cursor->at != wanted)
        return false;
    cursor->at++;
    return true;
}

static bool is_alignment(char c) { return c == '<' || c == '>' || c == '=' || c == '^'; }

/* Fill and alignment; true when a fill was given. */
static bool parse_alignment(struct specification_cursor *cursor, struct format_specification *result, bool *aligned) {
    if (cursor->at >= cursor->end)
        return false;
    const char *after = cursor->at;
    uint32_t first = utf8_decode(&after);
    if (after < cursor->end && is_alignment(*after)) {
        result->fill = first;
        result->align = *after;
        cursor->at = after + 1;
        *aligned = true;
        return true;
    }
    if (is_alignment(*cursor->at)) {
        result->align = *cursor->at++;
        *aligned = true;
    }
    return false;
}

/* Digits at the cursor: -1 when there are none. What does not fit int32 is given as INT32_MAX; false when it does not
 * fit 64 bits, with ValueError set. */
static bool parse_number(struct vm *vm, struct specification_cursor *cursor, int32_t *number) {
    int64_t total = 0;
    const char *start = cursor->at;
    for (; cursor->at < cursor->end && *cursor->at >= '0' && *cursor->at <= '9'; cursor->at++) {
        if (__builtin_mul_overflow(total, 10, &total) || __builtin_add_overflow(total, *cursor->at - '0', &total)) {
            raise_value_error(vm, "Too many decimal digits in format string");
            return false;
        }
    }
    *number = cursor->at == start ? -1 : total > INT32_MAX ? INT32_MAX : (int32_t)total;
    return true;
}

static bool parse_grouping(struct vm *vm, struct specification_cursor *cursor, char *grouping) {
    if (cursor_accept(cursor, ','))
        *grouping = ',';
    if (cursor_accept(cursor, '_')) {
        if (*grouping) {
            raise_value_error(vm, "Cannot specify both ',' and '_'.");
            return false;
        }
        *grouping = '_';
    }
    if (*grouping == '_' && cursor_accept(cursor, ',')) {
        raise_value_error(vm, "Cannot specify both ',' and '_'.");
        return false;
    }
    return true;
}

static bool parse_precision(struct vm *vm, struct specification_cursor *cursor, struct format_specification *result) {
    if (!cursor_accept(cursor, '.'))
        return true;
    if (!parse_number(vm, cursor, &result->precision) || !parse_grouping(vm, cursor, &result->fraction_grouping))
        return false;
    if (result->precision >= 0 || result->fraction_grouping)
        return true;
    raise_value_error(vm, "Format specifier missing precision");
    return false;
}

value format_raise_unknown_code(struct vm *vm, uint32_t code, const char *type_name) {
    if (code > 32 && code < 128)
        return raise_value_error(vm, "Unknown format code '%c' for object of type '%.200s'", (int)code, type_name);
    return raise_value_error(vm, "Unknown format code '\\x%x' for object of type '%.200s'", code, type_name);
}

/* Grouping goes with decimal digits, and underscores also with the digits of other bases. */
static inline bool check_grouping(struct vm *vm, char grouping, uint32_t type) {
    if (!grouping)
        return true;
    if (type == 0 || (type < 0x80 && strchr("deEfFgG%", (int)type)))
        return true;
    if (grouping == '_' && type < 0x80 && strchr("boxX", (int)type))
        return true;
    if (type > 32 && type < 128)
        raise_value_error(vm, "Cannot specify '%c' with '%c'.", grouping, (int)type);
    else
        raise_value_error(vm, "Cannot specify '%c' with '\\x%x'.", grouping, type);
    return false;
}

/* The presentation type, which ends the specification. */
static bool parse_type(struct vm *vm, struct specification_cursor *cursor, const struct str *specification,
                       const char *type_name, struct format_specification *result) {
    uint32_t type = 0;
    bool given = cursor->at < cursor->end;
    if (given)
        type = utf8_decode(&cursor->at);
    if (cursor->at < cursor->end) {
        raise_value_error(vm, "Invalid format specifier '%.*s' for object of type '%.200s'",
                          (int)specification->byte_length, str_data(vm, specification), type_name);
        return false;
    }
    if (!given && strcmp(type_name, "str") == 0)
        type = 's';
    if (!check_grouping(vm, result->grouping, type) || !check_grouping(vm, result->fraction_grouping, type))
        return false;
    if (type >= 0x80 || (given && type == 0)) {
        format_raise_unknown_code(vm, type, type_name);
        return false;
    }
    result->type = (char)type;
    return true;
}

/* Digits of a number that is never too large. */
#define PLAIN_DIGITS 8

static inline const char *parse_plain_number(const char *at, const char *end, int32_t *number) {
    const char *most = end - at > PLAIN_DIGITS ? at + PLAIN_DIGITS : end;
    if (at == most || *at < '0' || *at > '9')
        return at;
    for (*number = 0; at < most && *at >= '0' && *at <= '9'; at++)
        *number = *number * 10 + (*at - '0');
    return at;
}

/* [[fill]align][sign][#][0][width][,][.precision][type] in ASCII, which is nearly all that is ever written; false: not
 * that, or an error that the general way finds. */
static inline bool parse_plainly(const char *at, const char *end, bool is_str, char default_align,
                                 struct format_specification *result) {
    *result = (struct format_specification){.fill = ' ', .align = default_align, .width = -1, .precision = -1};
    bool aligned = end - at >= 2 && is_alignment(at[1]) && (unsigned char)*at < 0x80, filled = aligned;
    if (filled) {
        result->fill = (unsigned char)at[0];
        result->align = at[1];
        at += 2;
    } else if (at < end && is_alignment(*at)) {
        aligned = true;
        result->align = *at++;
    }
    if (at < end && (*at == '+' || *at == '-' || *at == ' '))
        result->sign = *at++;
    if (at < end && *at == '#') {
        result->alternate = true;
        at++;
    }
    if (!filled && at < end && *at == '0') {
        result->fill = '0';
        result->zero_padded = true;
        if (!aligned && default_align == '>')
            result->align = '=';
        at++;
    }
    at = parse_plain_number(at, end, &result->width);
    if (at < end && *at == ',')
        result->grouping = *at++;
    if (at < end && *at == '.') {
        const char *digits = ++at;
        at = parse_plain_number(at, end, &result->precision);
        if (at == digits)
            return false;
    }
    if (at == end) {
        result->type = is_str ? 's' : 0;
        return !is_str || !result->grouping;
    }
    result->type = *at;
    bool decimal = *at == 'd' || *at == 'f' || *at == '%' || *at == 'e' || *at == 'g';
    return at + 1 == end && (decimal || (*at >= 'a' && *at < 'z' && !result->grouping));
}

bool format_specification_parse(struct vm *vm, value specification_value, const char *type_name, char default_align,
                                struct format_specification *result) {
    const struct str *specification = str_of(vm, specification_value);
    if (specification) {
        const char *text = str_data(vm, specification);
        if (parse_plainly(text, text + specification->byte_length, *type_name == 's', default_align, result))
            return true;
    }
    *result = (struct format_specification){.fill = ' ', .align = default_align, .width = -1, .precision = -1};
    if (!specification) {
        raise_type_error(vm, "format specification must be str, not %.100s", value_type_name(vm, specification_value));
        return false;
    }
    struct specification_cursor cursor = {str_data(vm, specification), NULL};
    cursor.end = cursor.at + specification->byte_length;
    bool aligned = false;
    bool filled = parse_alignment(&cursor, result, &aligned);
    if (cursor.at < cursor.end && (*cursor.at == '+' || *cursor.at == '-' || *cursor.at == ' '))
        result->sign = *cursor.at++;
    result->no_negative_zero = cursor_accept(&cursor, 'z');
    result->alternate = cursor_accept(&cursor, '#');
    if (!filled && cursor_accept(&cursor, '0')) {
        result->fill = '0';
        result->zero_padded = true;
        if (!aligned && default_align == '>')
            result->align = '=';
    }
    return parse_number(vm, &cursor, &result->width) && parse_grouping(vm, &cursor, &result->grouping) &&
           parse_precision(vm, &cursor, result) && parse_type(vm, &cursor, specification, type_name, result);
}

/* --- text ------------------------------------------------------------------------------------------------------------
 */

/* Room to lay text out on the C stack, which is most of what is ever formatted. */
#define SHORT_TEXT 128

/* Fill on both sides of `prefix` and `text`, or between them, by the alignment. */
struct padding {
    size_t before, inside, after;
};

static struct padding padding_of(char align, size_t room) {
    switch (align) {
    case '<':
        return (struct padding){.after = room};
    case '^':
        return (struct padding){.before = room / 2, .after = room - room / 2};
    case '=':
        return (struct padding){.inside = room};
    default:
        return (struct padding){.before = room};
    }
}

/* One piece of a short text. */
static inline char *write_piece(char *out, const char *text, size_t length) {
    text_copy(out, text, length);
    return out + length;
}
static inline char *write_fill(char *out, char fill, size_t count) {
    for (size_t i = 0; i < count; i++)
        *out++ = fill;
    return out;
}

static bool check_str_specification(struct vm *vm, const struct format_specification *specification) {
    if (specification->type != 's' && specification->type != 0)
        format_raise_unknown_code(vm, (unsigned char)specification->type, "str");
    else if (specification->sign == ' ')
        raise_value_error(vm, "Space not allowed in string format specifier");
    else if (specification->sign)
        raise_value_error(vm, "Sign not allowed in string format specifier");
    else if (specification->no_negative_zero)
        raise_value_error(vm, "Negative zero coercion (z) not allowed in string format specifier");
    else if (specification->alternate)
        raise_value_error(vm, "Alternate form (#) not allowed in string format specifier");
    else if (specification->align == '=')
        raise_value_error(vm, "'=' alignment not allowed in string format specifier");
    else
        return true;
    return false;
}

value format_str(struct vm *vm, value v, value specification_value) {
    struct format_specification specification;
    struct str *str = str_known(vm, v), *text = str_of(vm, specification_value);
    if (text && text->byte_length == 0)
        return value_from_pointer(str);
    if (!format_specification_parse(vm, specification_value, "str", '<', &specification) ||
        !check_str_specification(vm, &specification))
        return VALUE_ERROR;
    uint32_t length = str->length;
    if (specification.precision >= 0 && (uint32_t)specification.precision < length)
        length = (uint32_t)specification.precision;
    if (specification.width < 0 || (uint32_t)specification.width <= length)
        return str_slice(vm, str, 0, length);
    uint32_t room = (uint32_t)specification.width - length;
    struct padding padding = padding_of(specification.align, room);
    if (specification.width <= SHORT_TEXT && specification.fill < 0x80 && str_is_ascii(str)) {
        char short_text[SHORT_TEXT], *out = write_fill(short_text, (char)specification.fill, padding.before);
        out = write_piece(out, str_data(vm, str), length);
        out = write_fill(out, (char)specification.fill, padding.after);
        return str_new_ascii(vm, short_text, (size_t)(out - short_text));
    }
    if (!heap_reserve_check(vm, (size_t)room + str->byte_length))
        return VALUE_ERROR;
    struct str_builder builder = {0};
    str_builder_fill(vm, &builder, specification.fill, padding.before);
    str_builder_add(vm, &builder, str_data(vm, str), str_byte_offset(vm, str, length));
    str_builder_fill(vm, &builder, specification.fill, padding.after);
    return str_builder_finish(vm, &builder);
}

/* --- numbers ---------------------------------------------------------------------------------------------------------
 */

/* Size of the groups that the separator makes; 0 when there is none. */
static uint32_t group_size(const struct format_specification *specification) {
    if (!specification->grouping)
        return 0;
    return specification->type && strchr("boxX", specification->type) ? 4 : 3;
}

static uint64_t grouped_length(uint64_t digit_count, uint32_t group) {
    return group && digit_count ? digit_count + (digit_count - 1) / group : digit_count;
}

/* The digits, after `zeros` zeros, with the separator between groups counted from the right. */
static void add_grouped(struct vm *vm, struct str_builder *builder, const struct format_specification *specification,
                        uint64_t zeros, const char *digits, size_t digit_count) {
    uint32_t group = group_size(specification);
    if (!group) {
        str_builder_fill(vm, builder, '0', zeros);
        str_builder_add(vm, builder, digits, digit_count);
        return;
    }
    uint64_t total = zeros + digit_count;
    if (!vm_charge(vm, total / 16)) {
        builder->failed = true;
        return;
    }
    for (uint64_t i = 0; i < total && !builder->failed; i++) {
        if (i && (total - i) % group == 0)
            str_builder_add(vm, builder, &specification->grouping, 1);
        str_builder_add(vm, builder, i < zeros ? "0" : digits + (i - zeros), 1);
    }
}

/* Zeros that fill the digits up to `wanted` characters, separators counted; one more when a separator would be first.
 */
static uint64_t padding_zeros(uint64_t digit_count, int64_t wanted, uint32_t group) {
    if (wanted <= (int64_t)grouped_length(digit_count, group))
        return 0;
    if (!group)
        return (uint64_t)wanted - digit_count;
    uint64_t total = (uint64_t)wanted * group / (group + 1);
    while (grouped_length(total, group) < (uint64_t)wanted)
        total++;
    return total > digit_count ? total - digit_count : 0;
}

/* format_number_text without separators, for text that is ASCII and fits. */
static value format_short_number(struct vm *vm, const struct format_specification *specification, const char *prefix,
                                 size_t prefix_count, const char *digits, size_t digit_count, const char *rest,
                                 size_t rest_count) {
    char text[SHORT_TEXT], *out = text, fill = (char)specification->fill;
    size_t length = prefix_count + digit_count + rest_count;
    size_t room = specification->width > (int64_t)length ? (size_t)specification->width - length : 0;
    struct padding padding = padding_of(specification->align, room);
    out = write_fill(out, fill, padding.before);
    out = write_piece(out, prefix, prefix_count);
    out = write_fill(out, fill, padding.inside);
    out = write_piece(out, digits, digit_count);
    out = write_piece(out, rest, rest_count);
    out = write_fill(out, fill, padding.after);
    return str_new_ascii(vm, text, (size_t)(out - text));
}

/* Digits with the separator between groups, at most SHORT_TEXT of them; how long they are then. */
static size_t group_short_digits(const struct format_specification *specification, const char *digits, size_t count,
                                 char out[2 * SHORT_TEXT]) {
    uint32_t group = group_size(specification), until = (uint32_t)(count % group);
    char *at = out;
    for (size_t i = 0; i < count; i++, until--) {
        if (until == 0) {
            if (i)
                *at++ = specification->grouping;
            until = group;
        }
        *at++ = digits[i];
    }
    return (size_t)(at - out);
}

value format_number_text(struct vm *vm, const struct format_specification *specification, const char *prefix,
                         const char *digits, size_t digit_count, const char *rest, size_t rest_count) {
    size_t prefix_count = prefix_length(prefix);
    bool fits = specification->width <= SHORT_TEXT && prefix_count <= SHORT_TEXT && digit_count <= SHORT_TEXT &&
                rest_count <= SHORT_TEXT && prefix_count + digit_count + rest_count <= SHORT_TEXT;
    fits = fits && specification->fill < 0x80 && utf8_is_ascii(rest, rest_count);
    if (fits && !specification->grouping)
        return format_short_number(vm, specification, prefix, prefix_count, digits, digit_count, rest, rest_count);
    if (fits && !(specification->fill == '0' && specification->align == '=')) {
        char grouped[2 * SHORT_TEXT];
        size_t grouped_count = group_short_digits(specification, digits, digit_count, grouped);
        if (prefix_count + grouped_count + rest_count <= SHORT_TEXT)
            return format_short_number(vm, specification, prefix, prefix_count, grouped, grouped_count, rest,
                                       rest_count);
    }
    uint32_t group = group_size(specification);
    int64_t other = (int64_t)prefix_count + (int64_t)utf8_count(rest, rest_count);
    uint64_t zeros = 0;
    if (specification->fill == '0' && specification->align == '=' && digit_count)
        zeros = padding_zeros(digit_count, specification->width - other, group);
    int64_t length = other + (int64_t)grouped_length(digit_count + zeros, group);
    int64_t room = specification->width > length ? specification->width - length : 0;
    if (!heap_reserve_check(vm, (size_t)(room + length)))
        return VALUE_ERROR;
    struct padding padding = padding_of(specification->align, (size_t)room);
    struct str_builder builder = {0};
    str_builder_fill(vm, &builder, specification->fill, padding.before);
    str_builder_add(vm, &builder, prefix, prefix_count);
    str_builder_fill(vm, &builder, specification->fill, padding.inside);
    add_grouped(vm, &builder, specification, zeros, digits, digit_count);
    str_builder_add(vm, &builder, rest, rest_count);
    str_builder_fill(vm, &builder, specification->fill, padding.after);
    return str_builder_finish(vm, &builder);
}
