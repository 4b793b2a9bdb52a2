/* re: replacement templates ("\1-\g<name>"), and putting results together. */
#include "re_internal.h"

static bool is_digit(uint32_t c) { return c >= '0' && c <= '9'; }
static bool is_octal(uint32_t c) { return c >= '0' && c <= '7'; }

struct template {
    struct vm *vm;
    const struct record *pattern;
    value text;
    struct span bytes;
    uint32_t at;
    bool is_bytes;
    value pieces; /* list */
    struct str_builder literal;
};

#define FAIL(position, ...)                                                                                            \
    (re_raise(t->vm, t->text, t->is_bytes ? (int64_t)(position) : (int64_t)utf8_count(t->bytes.data, position),        \
              __VA_ARGS__),                                                                                            \
     false)

static uint32_t peek(const struct template *t) { return t->at < t->bytes.length ? (uint8_t)t->bytes.data[t->at] : 256; }

bool re_add_text(struct vm *vm, struct str_builder *builder, value text, bool is_bytes) {
    struct span bytes;
    if (!is_bytes) {
        struct str *str = str_of(vm, text);
        if (!str) {
            raise_type_error(vm, "sequence item 0: expected str instance, %s found", value_type_name(vm, text));
            return false;
        }
        str_builder_add_str(vm, builder, value_from_pointer(str));
        return true;
    }
    if (!bytes_argument(vm, text, &bytes))
        return false;
    str_builder_add(vm, builder, bytes.data, bytes.length);
    return true;
}

void re_add_bytes(struct vm *vm, struct str_builder *builder, const struct subject *subject, size_t start, size_t end) {
    if (start > end || end > subject->length || start == end)
        return;
    const char *data = subject->data + start;
    bool ascii = subject->is_ascii || utf8_is_ascii(data, end - start);
    char *out = str_builder_extend(vm, builder, end - start, !ascii);
    if (out)
        memcpy(out, data, end - start);
}

value re_finish(struct vm *vm, struct str_builder *builder, bool is_bytes) {
    return is_bytes ? str_builder_finish_bytes(vm, builder) : str_builder_finish(vm, builder);
}

static bool flush(struct template *t) {
    uint32_t length;
    (void)str_builder_view(&t->literal, &length);
    if (length == 0 && !t->literal.failed)
        return true;
    value piece = re_finish(t->vm, &t->literal, t->is_bytes);
    t->literal = (struct str_builder){0};
    return piece != VALUE_ERROR && list_append(t->vm, object_of(t->vm, t->pieces), piece);
}

static bool add_group(struct template *t, uint32_t number, uint32_t position) {
    if (number > pattern_groups(t->pattern))
        return FAIL(position, "invalid group reference %u", number);
    return flush(t) && list_append(t->vm, object_of(t->vm, t->pieces), value_from_small_int(number));
}

static void add_character(struct template *t, uint32_t c) {
    if (t->is_bytes)
        str_builder_add(t->vm, &t->literal, &(char){(char)c}, 1);
    else
        str_builder_add_code_point(t->vm, &t->literal, c);
}

/* \g<name>, after the g. */
static bool parse_group_name(struct template *t) {
    if (peek(t) != '<')
        return FAIL(t->at, "missing <");
    uint32_t start = ++t->at;
    while (peek(t) != 256 && peek(t) != '>')
        t->at++;
    uint32_t end = t->at;
    if (end == start)
        return FAIL(start, "missing group name");
    if (peek(t) != '>')
        return FAIL(start, "missing >, unterminated name");
    t->at++;
    bool numeric = true;
    uint32_t number = 0;
    for (uint32_t i = start; i < end; i++) {
        numeric = numeric && is_digit((uint8_t)t->bytes.data[i]);
        if (numeric && number <= RE_GROUPS_MAXIMUM)
            number = number * 10 + (uint32_t)(t->bytes.data[i] - '0');
    }
    if (numeric)
        return add_group(t, number, start);
    value name = str_new_checked(t->vm, t->bytes.data + start, end - start);
    value argument = name;
    value valid = name == VALUE_ERROR ? VALUE_ERROR : str_method_isidentifier(t->vm, &argument, 1);
    if (valid == VALUE_ERROR)
        return false;
    value repr = object_repr(t->vm, name);
    if (repr == VALUE_ERROR)
        return false;
    if (valid != VALUE_TRUE)
        return FAIL(start, "bad character in group name %s", str_text(t->vm, repr));
    value found = dict_get(t->vm, object_of(t->vm, t->pattern->items[PATTERN_NAMES]), name);
    if (found == VALUE_UNSET && !vm_failed(t->vm))
        raise_error(t->vm, TYPE_INDEX_ERROR, "unknown group name %s", str_text(t->vm, repr));
    return found != VALUE_UNSET && add_group(t, (uint32_t)value_to_int(found), start);
}

static bool parse_number(struct template *t, uint32_t first, uint32_t start) {
    uint32_t number = first - '0';
    if (first == '0') {
        for (int i = 0; i < 2 && is_octal(peek(t)); i++)
            number = number * 8 + peek(t) - '0', t->at++;
        add_character(t, number & 0xFF);
        return true;
    }
    if (is_digit(peek(t))) {
        uint32_t second = peek(t);
        t->at++;
        if (is_octal(first) && is_octal(second) && is_octal(peek(t))) {
            uint32_t code = number * 64 + (second - '0') * 8 + peek(t) - '0';
            t->at++;
            if (code > 255)
                return FAIL(start, "octal escape value %.*s outside of range 0-0o377", 4, t->bytes.data + start);
            add_character(t, code);
            return true;
        }
        number = number * 10 + second - '0';
    }
    return add_group(t, number, start + 1);
}

static bool parse_escape(struct template *t) {
    static const char letters[] = "abfnrtv\\", meanings[] = "\a\b\f\n\r\t\v\\";
    uint32_t start = t->at++, c = peek(t);
    if (c == 256)
        return FAIL(start, "bad escape (end of pattern)");
    t->at++;
    if (c == 'g')
        return parse_group_name(t);
    if (is_digit(c))
        return parse_number(t, c, start);
    const char *simple = c < 128 ? strchr(letters, (int)c) : NULL;
    if (simple && c) {
        add_character(t, (uint8_t)meanings[simple - letters]);
        return true;
    }
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
        return FAIL(start, "bad escape \\%c", (char)c);
    str_builder_add(t->vm, &t->literal, "\\", 1);
    t->at--;
    return true;
}

value re_template_parse(struct vm *vm, const struct record *pattern, value text) {
    struct template template = {.vm = vm, .pattern = pattern, .is_bytes = pattern_is_bytes(vm, pattern)},
                    *t = &template;
    struct str *str = str_of(vm, text);
    if (t->is_bytes) {
        if (!bytes_argument(vm, text, &t->bytes))
            return VALUE_ERROR;
    } else if (!str) {
        return raise_type_error(vm, "decoding to str: need a bytes-like object, %s found", value_type_name(vm, text));
    } else {
        t->bytes = span_of_str(vm, str);
    }
    t->text = str ? value_from_pointer(str) : text;
    if (!memchr(t->bytes.data, '\\', t->bytes.length))
        return t->text;
    t->pieces = list_new(vm, 4);
    if (t->pieces == VALUE_ERROR || !vm_charge(vm, 1 + t->bytes.length / 16))
        return VALUE_ERROR;
    while (t->at < t->bytes.length) {
        const char *rest = t->bytes.data + t->at, *escape = memchr(rest, '\\', t->bytes.length - t->at);
        uint32_t plain = escape ? (uint32_t)(escape - rest) : t->bytes.length - t->at;
        struct subject whole = {t->bytes.data, t->bytes.length, t->is_bytes, t->is_bytes};
        re_add_bytes(vm, &t->literal, &whole, t->at, t->at + plain);
        t->at += plain;
        if (escape && !parse_escape(t))
            return VALUE_ERROR;
    }
    return flush(t) ? tuple_from_iterable(vm, t->pieces) : VALUE_ERROR;
}

bool re_template_expand(struct vm *vm, struct str_builder *builder, value template, const struct subject *subject,
                        const size_t *spans, uint32_t groups) {
    if (!value_has_kind(vm, template, KIND_TUPLE))
        return re_add_text(vm, builder, template, subject->is_bytes);
    for (uint32_t i = 0; i < tuple_count(vm, template); i++) {
        value piece = tuple_items(vm, template)[i];
        if (!value_is_int(piece)) {
            if (!re_add_text(vm, builder, piece, subject->is_bytes))
                return false;
            continue;
        }
        uint64_t group = (uint64_t)value_to_int(piece);
        if (group <= groups && spans[2 * group] != RE_NO_SPAN)
            re_add_bytes(vm, builder, subject, spans[2 * group], spans[2 * group + 1]);
    }
    return true;
}
