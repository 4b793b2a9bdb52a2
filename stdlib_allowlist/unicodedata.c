/* unicodedata: properties of characters, from utf8proc's tables. */
#include "modules.h"

#include <stdlib.h>
#include <utf8proc.h>

#include "../builtins/container.h"
#include "../builtins/number.h"
#include "../builtins/str.h"
#include "../builtins/unicode.h"
#include "../compiler/unicode_name.h"

/* The one character of an argument; false with TypeError. */
static bool character_argument(struct vm *vm, const char *function, value v, uint32_t *c) {
    struct str *str = str_of(vm, v);
    if (!str || str->length != 1) {
        raise_type_error(vm, "%s must be a unicode character, not %s", function, argument_type_name(vm, v));
        return false;
    }
    *c = str_read_code_point(vm, str, 0);
    return true;
}

#define CHARACTER_FUNCTION(name, argument)                                                                             \
    static value unicode_data_##name(struct vm *vm, value *arguments, uint32_t count) {                                \
        uint32_t c;                                                                                                    \
        (void)count;                                                                                                   \
        if (!character_argument(vm, #name "() " argument, arguments[0], &c))                                           \
            return VALUE_ERROR;                                                                                        \
        const utf8proc_property_t *property = utf8proc_get_property((utf8proc_int32_t)c);                              \
        (void)property;
#define END_FUNCTION }

CHARACTER_FUNCTION(category, "argument")
return str_from_c(vm, utf8proc_category_string((utf8proc_int32_t)c));
END_FUNCTION

CHARACTER_FUNCTION(combining, "argument")
return value_from_small_int(property->combining_class);
END_FUNCTION

CHARACTER_FUNCTION(mirrored, "argument")
return value_from_small_int(property->bidi_mirrored);
END_FUNCTION

CHARACTER_FUNCTION(bidirectional, "argument")
static const char *const classes[] = {"",   "L",  "LRE", "LRO", "R", "AL", "RLE", "RLO", "PDF", "EN",  "ES",  "ET",
                                      "AN", "CS", "NSM", "BN",  "B", "S",  "WS",  "ON",  "LRI", "RLI", "FSI", "PDI"};
uint32_t class = property->bidi_class;
return str_from_c(vm, class < sizeof classes / sizeof classes[0] ? classes[class] : "");
END_FUNCTION

static value no_number(struct vm *vm, value otherwise, const char *what) {
    return otherwise != VALUE_UNSET ? otherwise : raise_value_error(vm, "not a %s", what);
}

CHARACTER_FUNCTION(decimal, "argument 1")
int digit = unicode_decimal_value(c);
return digit >= 0 ? value_from_small_int(digit) : no_number(vm, arguments[1], "decimal");
END_FUNCTION

/* form of normalize(): which of utf8proc's options it means; -1 = unknown. */
static int form_options(struct vm *vm, value form) {
    static const struct {
        const char *name;
        int options;
    } forms[] = {{"NFC", UTF8PROC_STABLE | UTF8PROC_COMPOSE},
                 {"NFD", UTF8PROC_STABLE | UTF8PROC_DECOMPOSE},
                 {"NFKC", UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT},
                 {"NFKD", UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT}};
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++)
        if (str_equal_c(vm, form, forms[i].name))
            return forms[i].options;
    return -1;
}

/* Decomposed into the cage first, so that its size is within the limit; then composed in place. */
static value normalise(struct vm *vm, struct str *text, int options) {
    utf8proc_ssize_t count = utf8proc_decompose((const utf8proc_uint8_t *)str_data(vm, text), text->byte_length, NULL,
                                                0, (utf8proc_option_t)options);
    if (count < 0)
        return value_from_pointer(text); /* lone surrogates */
    if (!vm_charge(vm, 1 + (uint64_t)count / 4))
        return VALUE_ERROR;
    utf8proc_int32_t *points = trusted_allocate(vm, ((size_t)count + 4) * sizeof *points);
    if (!points)
        return VALUE_ERROR;
    value result = VALUE_ERROR;
    utf8proc_ssize_t used = utf8proc_decompose((const utf8proc_uint8_t *)str_data(vm, text), text->byte_length, points,
                                               count, (utf8proc_option_t)options);
    if (used >= 0 && used <= count) {
        used = utf8proc_normalize_utf32(points, used, (utf8proc_option_t)options);
        struct str_builder builder = {0};
        for (utf8proc_ssize_t i = 0; i < used; i++)
            str_builder_add_code_point(vm, &builder, (uint32_t)points[i]);
        result = str_builder_finish(vm, &builder);
    }
    trusted_free(vm, points, ((size_t)count + 4) * sizeof *points);
    return result;
}

static value unicode_data_normalize(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    struct str *text = str_of(vm, arguments[1]);
    if (!str_of(vm, arguments[0]) || !text)
        return raise_type_error(vm, "normalize() argument %d must be str, not %s", text ? 1 : 2,
                                argument_type_name(vm, arguments[text ? 0 : 1]));
    int options = form_options(vm, value_unwrap(vm, arguments[0]));
    if (options < 0)
        return raise_value_error(vm, "invalid normalization form");
    return str_is_ascii(text) ? value_from_pointer(text) : normalise(vm, text, options);
}

static value unicode_data_is_normalized(struct vm *vm, value *arguments, uint32_t count) {
    value made = unicode_data_normalize(vm, arguments, count);
    if (made == VALUE_ERROR)
        return VALUE_ERROR;
    return value_from_bool(str_equal(vm, object_of(vm, made), str_of(vm, arguments[1])));
}

static value unicode_data_lookup(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    struct str *name = str_of(vm, arguments[0]);
    uint32_t c;
    if (!name)
        return raise_type_error(vm, "lookup() argument must be str, not %s", argument_type_name(vm, arguments[0]));
    if (unicode_name_find(str_data(vm, name), name->byte_length, &c))
        return str_from_code_point(vm, c);
    value text = str_format_c(vm, "undefined character name '%s'", str_text(vm, value_from_pointer(name)));
    return text == VALUE_ERROR ? VALUE_ERROR : raise_with_value(vm, TYPE_KEY_ERROR, text);
}

static const struct native unicodedata_functions[] = {
    {"bidirectional", unicode_data_bidirectional, 1, 1, 0, 0, NULL, "Returns the bidirectional class of a character."},
    {"category", unicode_data_category, 1, 1, 0, 0, NULL, "Returns the general category of a character."},
    {"combining", unicode_data_combining, 1, 1, 0, 0, NULL, "Returns the canonical combining class of a character."},
    {"decimal", unicode_data_decimal, 1, 2, 0, 0, NULL, "Converts a Unicode character into its decimal value."},
    {"is_normalized", unicode_data_is_normalized, 2, 2, 0, 0, NULL, "Whether a string is in a normal form."},
    {"lookup", unicode_data_lookup, 1, 1, 0, 0, NULL, "Look up character by name."},
    {"mirrored", unicode_data_mirrored, 1, 1, 0, 0, NULL, "Returns the mirrored property of a character."},
    {"normalize", unicode_data_normalize, 2, 2, 0, 0, NULL, "Return the normal form of a string."},
    NATIVE_END,
};

const struct module_definition unicodedata_module = {
    .name = "unicodedata", .reason = "properties of characters", .functions = unicodedata_functions};
