/* printf-style formatting with the % operator, of str and of bytes.
 *
 * Grammar: "printf-style String Formatting" of the library reference; error texts are CPython's. Formatting an argument
 * may run guest code: nothing of the argument tuple is kept across such a call but the tuple itself, which cannot
 * change. */
#include <math.h>

#include "../vm/type.h"
#include "container.h"
#include "number.h"
#include "str_text.h"

#define FLAG_LEFT 1
#define FLAG_SIGN 2
#define FLAG_BLANK 4
#define FLAG_ALTERNATE 8
#define FLAG_ZERO 16

/* A run over one template. `cursor` is behind what has been read. */
struct percent {
    bool is_bytes;
    const char *start, *cursor, *end;
    value arguments; /* a tuple, or one argument */
    value mapping;   /* what `%(key)s` looks into, or VALUE_UNSET */
    int64_t next;    /* of the tuple's items; for one argument: -1 = not used yet, 0 = used */
    int64_t count;
    struct str_builder builder;
};

/* One conversion: %[(key)][flags][width][.precision]type */
struct conversion {
    uint32_t flags;
    int64_t width;     /* -1 = not given */
    int32_t precision; /* -1 = not given */
    uint32_t type;
};

/* What a conversion makes: [sign][prefix][zeros][text]. */
struct rendered {
    char sign; /* 0 = none */
    char prefix[3];
    uint32_t zeros;
    struct span text;
    bool is_number;
    char small[INT_SMALL_TEXT]; /* room for short text */
};

/* --- arguments -------------------------------------------------------------------------------------------------------
 */

static bool is_mapping(struct vm *vm, value v, bool is_bytes) {
    value plain = value_unwrap(vm, v);
    if (value_has_kind(vm, plain, KIND_TUPLE) || value_is_str(vm, plain))
        return false;
    if (is_bytes && (value_has_kind(vm, plain, KIND_BYTES) || value_has_kind(vm, plain, KIND_BYTEARRAY)))
        return false;
    if (value_guest_type(vm, v) && type_lookup_special(vm, v, SPECIAL_GET_ITEM) != VALUE_UNSET)
        return true;
    const struct kind_operations *operations = kind_operations_of(vm, plain);
    return operations && operations->get_item && !value_has_kind(vm, plain, KIND_TYPE);
}

static value next_argument(struct vm *vm, struct percent *percent) {
    if (percent->next >= percent->count)
        return raise_type_error(vm, "not enough arguments for format string");
    int64_t index = percent->next++;
    return index < 0 ? percent->arguments : tuple_items(vm, percent->arguments)[index];
}

static void use_one_argument(struct percent *percent, value argument) {
    percent->arguments = argument;
    percent->next = -1;
    percent->count = 0;
}

static bool read_key(struct vm *vm, struct percent *percent) {
    if (percent->mapping == VALUE_UNSET) {
        raise_type_error(vm, "format requires a mapping");
        return false;
    }
    const char *start = percent->cursor;
    int64_t open = 1;
    while (open && percent->cursor < percent->end) {
        char c = *percent->cursor++;
        open += (c == '(') - (c == ')');
    }
    if (open) {
        raise_value_error(vm, "incomplete format key");
        return false;
    }
    size_t length = (size_t)(percent->cursor - 1 - start);
    value key = percent->is_bytes ? bytes_new(vm, start, length) : str_new(vm, start, length);
    if (key == VALUE_ERROR)
        return false;
    value item = object_get_item(vm, percent->mapping, key);
    if (item == VALUE_ERROR)
        return false;
    use_one_argument(percent, item);
    return true;
}

/* --- parsing a conversion
 * ------------------------------------------------------------------------------------------------ */

static uint32_t flag_of(char c) {
    switch (c) {
    case '-':
        return FLAG_LEFT;
    case '+':
        return FLAG_SIGN;
    case ' ':
        return FLAG_BLANK;
    case '#':
        return FLAG_ALTERNATE;
    case '0':
        return FLAG_ZERO;
    default:
        return 0;
    }
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* `*`: the next argument, an int. */
static bool read_star(struct vm *vm, struct percent *percent, int64_t *number, const char *too_large, int64_t maximum) {
    percent->cursor++;
    value argument = next_argument(vm, percent);
    if (argument == VALUE_ERROR)
        return false;
    value plain = value_unwrap(vm, argument);
    if (!value_is_integer(vm, plain)) {
        raise_type_error(vm, "* wants int");
        return false;
    }
    if (int_to_int64(vm, plain, number) && *number <= maximum && *number >= -maximum)
        return true;
    raise_error(vm, TYPE_OVERFLOW_ERROR, "Python int too large to convert to C %s", too_large);
    return false;
}

static bool read_digits(struct vm *vm, struct percent *percent, int64_t *number, const char *what, int64_t maximum) {
    for (*number = 0; percent->cursor < percent->end && is_digit(*percent->cursor); percent->cursor++) {
        int digit = *percent->cursor - '0';
        if (*number > (maximum - digit) / 10) {
            raise_value_error(vm, "%s too big", what);
            return false;
        }
        *number = *number * 10 + digit;
    }
    return true;
}

static bool read_width(struct vm *vm, struct percent *percent, struct conversion *conversion) {
    if (percent->cursor >= percent->end)
        return true;
    if (is_digit(*percent->cursor))
        return read_digits(vm, percent, &conversion->width, "width", INT64_MAX);
    if (*percent->cursor != '*')
        return true;
    if (!read_star(vm, percent, &conversion->width, "ssize_t", INT64_MAX))
        return false;
    if (conversion->width < 0) {
        conversion->flags |= FLAG_LEFT;
        conversion->width = -conversion->width;
    }
    return true;
}

static bool read_precision(struct vm *vm, struct percent *percent, struct conversion *conversion) {
    if (percent->cursor >= percent->end || *percent->cursor != '.')
        return true;
    percent->cursor++;
    int64_t precision = 0;
    const char *what = percent->is_bytes ? "prec" : "precision";
    if (percent->cursor < percent->end && *percent->cursor == '*') {
        if (!read_star(vm, percent, &precision, "int", INT32_MAX))
            return false;
    } else if (!read_digits(vm, percent, &precision, what, INT32_MAX)) {
        return false;
    }
    conversion->precision = precision < 0 ? 0 : (int32_t)precision;
    return true;
}

static bool read_conversion(struct vm *vm, struct percent *percent, struct conversion *conversion) {
    *conversion = (struct conversion){.width = -1, .precision = -1};
    if (percent->cursor < percent->end && *percent->cursor == '(') {
        percent->cursor++;
        if (!read_key(vm, percent))
            return false;
    }
    uint32_t flag;
    while (percent->cursor < percent->end && (flag = flag_of(*percent->cursor))) {
        conversion->flags |= flag;
        percent->cursor++;
    }
    if (!read_width(vm, percent, conversion) || !read_precision(vm, percent, conversion))
        return false;
    if (percent->cursor < percent->end &&
        (*percent->cursor == 'h' || *percent->cursor == 'l' || *percent->cursor == 'L'))
        percent->cursor++;
    if (percent->cursor >= percent->end) {
        raise_value_error(vm, "incomplete format");
        return false;
    }
    conversion->type = percent->is_bytes ? (unsigned char)*percent->cursor++ : utf8_decode(&percent->cursor);
    if (percent->is_bytes && conversion->type == 'i') /* bytes call it by its other name in messages */
        conversion->type = 'd';
    return true;
}

/* --- numbers ---------------------------------------------------------------------------------------------------------
 */

static value wrong_integer(struct vm *vm, uint32_t type, value argument) {
    const char *wanted = type == 'x' || type == 'X' || type == 'o' ? "an integer" : "a real number";
    return raise_type_error(vm, "%%%c format: %s is required, not %.200s", (int)type, wanted,
                            value_type_name(vm, argument));
}

/* By __int__, or __index__ when there is none or the digits of another base are wanted. */
static value integer_of_instance(struct vm *vm, uint32_t type, value argument) {
    bool index_only = type == 'x' || type == 'X' || type == 'o';
    value number = VALUE_UNSET;
    if (!index_only)
        number = vm_call_special(vm, argument, SPECIAL_INT, 0, NULL);
    if (number == VALUE_UNSET && !vm_failed(vm))
        number = vm_call_special(vm, argument, SPECIAL_INDEX, 0, NULL);
    if (number == VALUE_ERROR && vm_failed(vm)) {
        if (!exception_matches(vm, TYPE_TYPE_ERROR))
            return VALUE_ERROR;
        exception_clear(vm);
        return wrong_integer(vm, type, argument);
    }
    number = value_unwrap(vm, number);
    return value_is_integer(vm, number) ? number : wrong_integer(vm, type, argument);
}

static value integer_argument(struct vm *vm, uint32_t type, value argument) {
    value plain = value_unwrap(vm, argument);
    if (value_is_bool(plain))
        return value_from_small_int(plain == VALUE_TRUE);
    if (value_is_integer(vm, plain))
        return plain;
    if (value_is_double(plain) && type != 'x' && type != 'X' && type != 'o')
        return int_from_double(vm, value_to_double(plain));
    if (value_guest_type(vm, argument) && plain == argument)
        return integer_of_instance(vm, type, argument);
    return wrong_integer(vm, type, argument);
}

static void take_sign(struct rendered *rendered, const struct conversion *conversion) {
    rendered->is_number = true;
    if (rendered->text.length && *rendered->text.data == '-') {
        rendered->sign = '-';
        rendered->text.data++;
        rendered->text.length--;
    } else if (conversion->flags & FLAG_SIGN) {
        rendered->sign = '+';
    } else if (conversion->flags & FLAG_BLANK) {
        rendered->sign = ' ';
    }
}

static value upper_case(struct vm *vm, value text) { return str_method_upper(vm, &text, 1); }

static bool render_integer(struct vm *vm, const struct conversion *conversion, value argument,
                           struct rendered *rendered) {
    value number = integer_argument(vm, conversion->type, argument);
    if (number == VALUE_ERROR)
        return false;
    uint32_t type = conversion->type;
    unsigned base = type == 'x' || type == 'X' ? 16 : type == 'o' ? 8 : 10;
    if (value_is_int(number) && type != 'X') {
        char *end = rendered->small + sizeof rendered->small;
        char *at = int_small_write(value_to_int(number), base, end);
        rendered->text = (struct span){at, (uint32_t)(end - at)};
    } else {
        value text = int_to_str(vm, number, (int)base);
        if (text != VALUE_ERROR && type == 'X')
            text = upper_case(vm, text);
        if (text == VALUE_ERROR)
            return false;
        rendered->text = span_of_str(vm, object_of(vm, text));
    }
    take_sign(rendered, conversion);
    if ((conversion->flags & FLAG_ALTERNATE) && (type == 'x' || type == 'X' || type == 'o')) {
        rendered->prefix[0] = '0';
        rendered->prefix[1] = (char)type;
    }
    if (conversion->precision > 0 && (uint32_t)conversion->precision > rendered->text.length)
        rendered->zeros = (uint32_t)conversion->precision - rendered->text.length;
    return true;
}

static bool render_float(struct vm *vm, const struct percent *percent, const struct conversion *conversion,
                         value argument, struct rendered *rendered) {
    double number;
    if (!object_to_double(vm, argument, &number)) {
        if (percent->is_bytes && exception_matches(vm, TYPE_TYPE_ERROR)) {
            exception_clear(vm);
            raise_type_error(vm, "float argument required, not %.200s", value_type_name(vm, argument));
        }
        return false;
    }
    char type = (char)(conversion->type | 0x20);
    bool capital = type != (char)conversion->type;
    value text;
    if (isnan(number))
        text = str_from_c(vm, "nan");
    else if (isinf(number))
        text = str_from_c(vm, "inf");
    else
        text = float_digits(vm, fabs(number), type, conversion->precision < 0 ? 6 : conversion->precision,
                            conversion->flags & FLAG_ALTERNATE);
    if (text != VALUE_ERROR && capital)
        text = upper_case(vm, text);
    if (text == VALUE_ERROR)
        return false;
    rendered->text = span_of_str(vm, object_of(vm, text));
    take_sign(rendered, conversion);
    if (signbit(number) && !isnan(number))
        rendered->sign = '-';
    return true;
}

/* --- text and characters ---------------------------------------------------------------------------------------------
 */

static bool render_str(struct vm *vm, const struct conversion *conversion, value text, struct rendered *rendered) {
    struct str *str = text == VALUE_ERROR ? NULL : str_of(vm, text);
    if (!str)
        return false;
    rendered->text = span_of_str(vm, str);
    if (conversion->precision >= 0 && (uint32_t)conversion->precision < str->length)
        rendered->text.length = str_byte_offset(vm, str, (uint32_t)conversion->precision);
    return true;
}

/* The text of bytes for %b and %s: bytes, bytearray, or what __bytes__ gives. */
static bool render_bytes(struct vm *vm, const struct conversion *conversion, value argument,
                         struct rendered *rendered) {
    const uint8_t *data;
    uint32_t length;
    if (!bytes_view(vm, argument, &data, &length)) {
        value made = VALUE_UNSET;
        if (value_guest_type(vm, argument))
            made = vm_call_special(vm, argument, SPECIAL_BYTES, 0, NULL);
        if (made == VALUE_UNSET && !vm_failed(vm) && bytes_resolve(vm, &argument))
            made = bytes_view(vm, argument, &data, &length) ? argument : VALUE_UNSET;
        if (vm_failed(vm))
            return false;
        if (made == VALUE_UNSET) {
            raise_type_error(vm,
                             "%%b requires a bytes-like object, or an object that implements __bytes__, not '%.100s'",
                             value_type_name(vm, argument));
            return false;
        }
        if (!value_has_kind(vm, value_unwrap(vm, made), KIND_BYTES)) {
            raise_type_error(vm, "__bytes__ returned non-bytes (type %.200s)", value_type_name(vm, made));
            return false;
        }
        (void)bytes_view(vm, made, &data, &length);
    }
    if (conversion->precision >= 0 && (uint32_t)conversion->precision < length)
        length = (uint32_t)conversion->precision;
    rendered->text = (struct span){(const char *)data, length};
    return true;
}

static bool render_character(struct vm *vm, value argument, struct rendered *rendered) {
    struct str *str = str_of(vm, argument);
    if (str && str->length == 1) {
        rendered->text = span_of_str(vm, str);
        return true;
    }
    if (str || !value_has_index(vm, argument)) {
        if (!vm_failed(vm))
            raise_type_error(vm, "%%c requires int or char");
        return false;
    }
    value number = object_index(vm, argument);
    if (number == VALUE_ERROR)
        return false;
    int64_t code_point;
    if (!int_to_int64(vm, number, &code_point) || code_point < 0 || code_point > 0x10FFFF) {
        raise_error(vm, TYPE_OVERFLOW_ERROR, "%%c arg not in range(0x110000)");
        return false;
    }
    value text = str_from_code_point(vm, (uint32_t)code_point);
    if (text == VALUE_ERROR)
        return false;
    rendered->text = span_of_str(vm, object_of(vm, text));
    return true;
}

static bool render_byte(struct vm *vm, value argument, struct rendered *rendered) {
    const uint8_t *data;
    uint32_t length;
    if (bytes_view(vm, argument, &data, &length) && length == 1) {
        rendered->text = (struct span){(const char *)data, 1};
        return true;
    }
    if (!value_has_index(vm, argument)) {
        if (!vm_failed(vm))
            raise_type_error(vm, "%%c requires an integer in range(256) or a single byte");
        return false;
    }
    value number = object_index(vm, argument);
    if (number == VALUE_ERROR)
        return false;
    int64_t byte;
    if (!int_to_int64(vm, number, &byte) || byte < 0 || byte > 255) {
        raise_error(vm, TYPE_OVERFLOW_ERROR, "%%c arg not in range(256)");
        return false;
    }
    char one = (char)byte;
    value text = bytes_new(vm, &one, 1);
    if (text == VALUE_ERROR)
        return false;
    rendered->text = (struct span){(const char *)((struct bytes *)object_of(vm, text))->data, 1};
    return true;
}

static bool render(struct vm *vm, const struct percent *percent, const struct conversion *conversion, value argument,
                   struct rendered *rendered) {
    switch (conversion->type) {
    case 'b':
        if (!percent->is_bytes)
            break;
        return render_bytes(vm, conversion, argument, rendered);
    case 's':
        if (percent->is_bytes)
            return render_bytes(vm, conversion, argument, rendered);
        return render_str(vm, conversion, object_str(vm, argument), rendered);
    case 'r':
        if (percent->is_bytes)
            return render_str(vm, conversion, object_ascii(vm, argument), rendered);
        return render_str(vm, conversion, object_repr(vm, argument), rendered);
    case 'a':
        return render_str(vm, conversion, object_ascii(vm, argument), rendered);
    case 'c':
        return percent->is_bytes ? render_byte(vm, argument, rendered) : render_character(vm, argument, rendered);
    case 'd':
    case 'i':
    case 'u':
    case 'o':
    case 'x':
    case 'X':
        return render_integer(vm, conversion, argument, rendered);
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
        return render_float(vm, percent, conversion, argument, rendered);
    default:
        break;
    }
    int shown = conversion->type >= 31 && conversion->type <= 126 ? (int)conversion->type : '?';
    size_t before = (size_t)(percent->cursor - percent->start);
    size_t index = (percent->is_bytes ? before : utf8_count(percent->start, before)) - 1;
    raise_value_error(vm, "unsupported format character '%c' (0x%x) at index %zu", shown, conversion->type, index);
    return false;
}

/* --- output ----------------------------------------------------------------------------------------------------------
 */

static inline char *write_fill(char *out, char fill, uint64_t count) {
    memset(out, fill, count);
    return out + count;
}

static bool output(struct vm *vm, struct percent *percent, const struct conversion *conversion,
                   const struct rendered *rendered) {
    struct str_builder *builder = &percent->builder;
    size_t prefix = prefix_length(rendered->prefix);
    uint64_t characters = percent->is_bytes || rendered->is_number
                              ? rendered->text.length
                              : utf8_count(rendered->text.data, rendered->text.length);
    uint64_t length = characters + prefix + rendered->zeros + (rendered->sign != 0);
    uint64_t room =
        conversion->width > 0 && (uint64_t)conversion->width > length ? (uint64_t)conversion->width - length : 0;
    if (room + length > STR_LENGTH_MAXIMUM) {
        raise_memory_error(vm);
        return false;
    }
    bool left = conversion->flags & FLAG_LEFT;
    bool zeros = rendered->is_number && (conversion->flags & FLAG_ZERO) && !left;
    uint64_t zero_count = rendered->zeros + (zeros ? room : 0), blanks = left || zeros ? 0 : room;
    size_t total = rendered->text.length + (size_t)(length - characters + room);
    char *out = str_builder_extend(vm, builder, total, rendered->text.length != characters);
    if (!out)
        return false;
    out = write_fill(out, ' ', blanks);
    if (rendered->sign)
        *out++ = rendered->sign;
    text_copy(out, rendered->prefix, prefix);
    out = write_fill(out + prefix, '0', zero_count);
    text_copy(out, rendered->text.data, rendered->text.length);
    if (left)
        write_fill(out + rendered->text.length, ' ', room);
    return true;
}

static void add_small_int(struct vm *vm, struct str_builder *builder, int64_t number) {
    char digits[INT_SMALL_TEXT], *end = digits + sizeof digits, *at = int_small_write(number, 10, end);
    str_builder_add_ascii(vm, builder, at, (size_t)(end - at));
}

/* The short way for a bare %s or %d of a plain str or small int: most of what scripts write. */
static bool percent_plainly(struct vm *vm, struct percent *percent) {
    char type = percent->cursor < percent->end ? *percent->cursor : 0;
    if ((type != 's' && type != 'd') || percent->is_bytes || percent->next >= percent->count)
        return false;
    value argument = percent->next < 0 ? percent->arguments : tuple_items(vm, percent->arguments)[percent->next];
    if (value_is_int(argument))
        add_small_int(vm, &percent->builder, value_to_int(argument));
    else if (type == 's' && value_is_str(vm, argument))
        str_builder_add_str(vm, &percent->builder, argument);
    else
        return false;
    percent->next++;
    percent->cursor++;
    return true;
}

static bool percent_conversion(struct vm *vm, struct percent *percent) {
    if (percent_plainly(vm, percent))
        return !percent->builder.failed;
    if (percent->cursor < percent->end && *percent->cursor == '%') {
        percent->cursor++;
        str_builder_add(vm, &percent->builder, "%", 1);
        return !percent->builder.failed;
    }
    struct conversion conversion;
    if (!read_conversion(vm, percent, &conversion))
        return false;
    struct rendered rendered;
    memset(&rendered, 0, offsetof(struct rendered, small));
    if (conversion.type == '%') {
        /* Only `%%` is a percent sign; with anything between it is no conversion. */
        if (next_argument(vm, percent) == VALUE_ERROR)
            return false;
        return render(vm, percent, &conversion, VALUE_NONE, &rendered);
    }
    value argument = next_argument(vm, percent);
    return argument != VALUE_ERROR && render(vm, percent, &conversion, argument, &rendered) &&
           output(vm, percent, &conversion, &rendered);
}

static bool percent_run(struct vm *vm, struct percent *percent, value arguments) {
    value plain = value_unwrap(vm, arguments);
    percent->mapping = is_mapping(vm, arguments, percent->is_bytes) ? arguments : VALUE_UNSET;
    use_one_argument(percent, arguments);
    if (value_has_kind(vm, plain, KIND_TUPLE)) {
        percent->arguments = plain;
        percent->next = 0;
        percent->count = tuple_count(vm, plain);
    }
    while (percent->cursor < percent->end) {
        const char *sign = memchr(percent->cursor, '%', (size_t)(percent->end - percent->cursor));
        const char *literal_end = sign ? sign : percent->end;
        str_builder_add(vm, &percent->builder, percent->cursor, (size_t)(literal_end - percent->cursor));
        if (percent->builder.failed || !vm_charge(vm, 1))
            return false;
        if (!sign)
            break;
        percent->cursor = sign + 1;
        if (!percent_conversion(vm, percent))
            return false;
    }
    if (percent->next < percent->count && percent->mapping == VALUE_UNSET) {
        raise_type_error(vm, "not all arguments converted during %s formatting",
                         percent->is_bytes ? "bytes" : "string");
        return false;
    }
    return true;
}

value str_percent_format(struct vm *vm, value format, value arguments) {
    const struct str *template = str_known(vm, format);
    const char *data = str_data(vm, template);
    struct percent percent = {.start = data, .cursor = data, .end = data + template->byte_length};
    if (!percent_run(vm, &percent, arguments))
        return VALUE_ERROR;
    return str_builder_finish(vm, &percent.builder);
}

value bytes_percent_format(struct vm *vm, value format, value arguments) {
    /* A bytearray may change while arguments are formatted: work on a copy. */
    const uint8_t *data;
    uint32_t length;
    const struct text_kind *kind = bytes_kind_of(vm, format);
    (void)bytes_view(vm, format, &data, &length);
    if (kind->is_mutable) {
        value copy = bytes_new(vm, data, length);
        if (copy == VALUE_ERROR)
            return VALUE_ERROR;
        data = ((struct bytes *)object_of(vm, copy))->data;
    }
    const char *text = (const char *)data;
    struct percent percent = {.is_bytes = true, .start = text, .cursor = text, .end = text + length};
    if (!percent_run(vm, &percent, arguments))
        return VALUE_ERROR;
    return kind->finish(vm, &percent.builder);
}
