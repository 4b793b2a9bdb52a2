/* Codecs by name: which encodings and error handlers there are, and str.encode and bytes.decode on top of them.
 *
 * There is no registry that a script could change and no handler runs guest code. */
#include "unicode_codec.h"

#include "../compiler/charmap.h"
#include "container.h"

#define NAME_MAXIMUM 32

static const struct codec utf_8 = {"utf-8", ENCODING_UTF_8, ORDER_LITTLE, NULL};
static const struct codec utf_8_sig = {"utf-8", ENCODING_UTF_8_SIG, ORDER_LITTLE, NULL};
static const struct codec ascii = {"ascii", ENCODING_ASCII, ORDER_LITTLE, NULL};
static const struct codec latin_1 = {"latin-1", ENCODING_LATIN_1, ORDER_LITTLE, NULL};
static const struct codec raw_escape = {"rawunicodeescape", ENCODING_RAW_ESCAPE, ORDER_LITTLE, NULL};
static const struct codec escape = {"unicodeescape", ENCODING_ESCAPE, ORDER_LITTLE, NULL};
static const struct codec utf_16 = {"utf-16", ENCODING_UTF_16, ORDER_BY_MARK, NULL};
static const struct codec utf_16_le = {"utf-16-le", ENCODING_UTF_16, ORDER_LITTLE, NULL};
static const struct codec utf_16_be = {"utf-16-be", ENCODING_UTF_16, ORDER_BIG, NULL};
static const struct codec utf_32 = {"utf-32", ENCODING_UTF_32, ORDER_BY_MARK, NULL};
static const struct codec utf_32_le = {"utf-32-le", ENCODING_UTF_32, ORDER_LITTLE, NULL};
static const struct codec utf_32_be = {"utf-32-be", ENCODING_UTF_32, ORDER_BIG, NULL};

/* Names in lower case, all punctuation between parts as one '_' (as encodings/aliases.py lists them). */
static const struct {
    const char *name;
    const struct codec *codec;
} codec_names[] = {
    {"utf_8", &utf_8},
    {"utf8", &utf_8},
    {"u8", &utf_8},
    {"utf", &utf_8},
    {"cp65001", &utf_8},
    {"utf8_ucs2", &utf_8},
    {"utf8_ucs4", &utf_8},
    {"utf_8_sig", &utf_8_sig},
    {"ascii", &ascii},
    {"us_ascii", &ascii},
    {"646", &ascii},
    {"us", &ascii},
    {"iso646_us", &ascii},
    {"ansi_x3.4_1968", &ascii},
    {"ansi_x3_4_1968", &ascii},
    {"ansi_x3.4_1986", &ascii},
    {"cp367", &ascii},
    {"csascii", &ascii},
    {"ibm367", &ascii},
    {"iso_ir_6", &ascii},
    {"iso_646.irv_1991", &ascii},
    {"latin_1", &latin_1},
    {"latin1", &latin_1},
    {"latin", &latin_1},
    {"l1", &latin_1},
    {"iso_8859_1", &latin_1},
    {"iso8859_1", &latin_1},
    {"iso8859", &latin_1},
    {"8859", &latin_1},
    {"cp819", &latin_1},
    {"csisolatin1", &latin_1},
    {"ibm819", &latin_1},
    {"iso_8859_1_1987", &latin_1},
    {"iso_ir_100", &latin_1},
    {"raw_unicode_escape", &raw_escape},
    {"unicode_escape", &escape},
    {"utf_16", &utf_16},
    {"utf16", &utf_16},
    {"u16", &utf_16},
    {"utf_16_le", &utf_16_le},
    {"utf_16le", &utf_16_le},
    {"unicodelittleunmarked", &utf_16_le},
    {"utf_16_be", &utf_16_be},
    {"utf_16be", &utf_16_be},
    {"unicodebigunmarked", &utf_16_be},
    {"utf_32", &utf_32},
    {"utf32", &utf_32},
    {"u32", &utf_32},
    {"utf_32_le", &utf_32_le},
    {"utf_32le", &utf_32_le},
    {"utf_32_be", &utf_32_be},
    {"utf_32be", &utf_32_be},
};

static const char *const handler_names[HANDLER_UNKNOWN] = {
    "strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogateescape", "surrogatepass",
};

/* `out` gets the normalised name; false when it is too long to be one we know. */
static bool normalize_name(const struct str *name, const char *data, char out[NAME_MAXIMUM]) {
    size_t length = 0;
    bool separate = false;
    for (uint32_t i = 0; i < name->byte_length; i++) {
        unsigned char c = (unsigned char)data[i];
        bool letter = (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || c == '.' || c >= 0x80;
        if (!letter) {
            separate = length > 0;
            continue;
        }
        if (length + 3 > NAME_MAXIMUM)
            return false;
        if (separate)
            out[length++] = '_';
        separate = false;
        out[length++] = (char)(c >= 'A' && c <= 'Z' ? c | 32 : c);
    }
    out[length] = 0;
    return true;
}

static bool has_null(struct vm *vm, const struct str *str) {
    if (!memchr(str_data(vm, str), 0, str->byte_length))
        return false;
    raise_value_error(vm, "embedded null character");
    return true;
}

/* NULL with an exception set when there is no such encoding. `charmap` is filled for one of the tables. */
static const struct codec *codec_find(struct vm *vm, value encoding, struct codec *charmap) {
    if (encoding == VALUE_UNSET)
        return &utf_8;
    const struct str *name = str_known(vm, encoding);
    char normalized[NAME_MAXIMUM];
    if (has_null(vm, name))
        return NULL;
    if (normalize_name(name, str_data(vm, name), normalized)) {
        for (size_t i = 0; i < sizeof codec_names / sizeof codec_names[0]; i++) {
            if (strcmp(codec_names[i].name, normalized) == 0)
                return codec_names[i].codec;
        }
        *charmap = (struct codec){"charmap", ENCODING_CHARMAP, ORDER_LITTLE, charmap_find(normalized)};
        if (charmap->high)
            return charmap;
    }
    raise_error(vm, TYPE_LOOKUP_ERROR, "unknown encoding: %s", str_text(vm, encoding));
    return NULL;
}

static bool transcoding_begin(struct vm *vm, struct transcoding *transcoding, value object, value encoding,
                              value errors) {
    *transcoding = (struct transcoding){.object = object, .handler_name = "strict"};
    transcoding->codec = codec_find(vm, encoding, &transcoding->charmap);
    if (!transcoding->codec)
        return false;
    if (errors == VALUE_UNSET)
        return true;
    if (has_null(vm, str_known(vm, errors)))
        return false;
    transcoding->handler_name = str_text(vm, errors);
    transcoding->handler = HANDLER_STRICT;
    while (transcoding->handler < HANDLER_UNKNOWN &&
           strcmp(handler_names[transcoding->handler], transcoding->handler_name) != 0)
        transcoding->handler++;
    return true;
}

bool transcoding_fail(struct vm *vm, struct transcoding *transcoding, enum type_id error, size_t start, size_t end,
                      const char *reason) {
    transcoding->builder.failed = true;
    value name = str_from_c(vm, transcoding->codec->name), text = str_from_c(vm, reason);
    value object = value_unwrap(vm, transcoding->object);
    if (value_has_kind(vm, object, KIND_BYTEARRAY)) {
        struct span bytes;
        object = bytes_argument(vm, object, &bytes) ? bytes_new(vm, bytes.data, bytes.length) : VALUE_ERROR;
    }
    if (vm_failed(vm))
        return false;
    value arguments[] = {name, object, value_from_small_int((int64_t)start), value_from_small_int((int64_t)end), text};
    value exception = vm_call(vm, value_from_ref(vm->types[error]), 5, arguments);
    if (exception != VALUE_ERROR)
        raise_exception(vm, exception);
    return false;
}

bool transcoding_unknown_handler(struct vm *vm, const struct transcoding *transcoding) {
    raise_error(vm, TYPE_LOOKUP_ERROR, "unknown error handler name '%s'", transcoding->handler_name);
    return false;
}

value str_encode(struct vm *vm, value v, value encoding, value errors) {
    const struct str *str = str_known(vm, v);
    struct transcoding transcoding;
    if (!transcoding_begin(vm, &transcoding, value_from_pointer(str), encoding, errors))
        return VALUE_ERROR;
    enum encoding kind = transcoding.codec->encoding;
    if (str_is_ascii(str) && (kind == ENCODING_UTF_8 || kind == ENCODING_ASCII || kind == ENCODING_LATIN_1))
        return bytes_new(vm, str_data(vm, str), str->byte_length);
    uint64_t searched =
        kind == ENCODING_CHARMAP ? (uint64_t)str->byte_length * 2 : 0; /* the tables, for each character */
    if (!vm_charge(vm, 1 + searched) || !encode_text(vm, &transcoding, str))
        return VALUE_ERROR;
    return str_builder_finish_bytes(vm, &transcoding.builder);
}

/* The warning about an escape that means nothing; false = it was raised. Guest code may run. */
static bool warn_unknown_escape(struct vm *vm, const char *text) {
    bool octal = text[0] >= '0' && text[0] <= '7';
    return !text[0] ||
           vm_warn_deprecated(vm, str_format_c(vm, "invalid %sescape sequence '\\%s'", octal ? "octal " : "", text));
}

value str_decode(struct vm *vm, value data, value encoding, value errors) {
    struct span bytes;
    if (!bytes_argument(vm, data, &bytes))
        return VALUE_ERROR;
    if (bytes.length == 0)
        return str_new(vm, "", 0);
    struct transcoding transcoding;
    if (!transcoding_begin(vm, &transcoding, data, encoding, errors))
        return VALUE_ERROR;
    if (transcoding.codec->encoding == ENCODING_UTF_8 && utf8_valid_length(bytes.data, bytes.length) == bytes.length)
        return str_new(vm, bytes.data, bytes.length);
    if (!vm_charge(vm, 1 + bytes.length / 16) || !decode_bytes(vm, &transcoding, bytes))
        return VALUE_ERROR;
    value text = str_builder_finish(vm, &transcoding.builder);
    return text != VALUE_ERROR && warn_unknown_escape(vm, transcoding.unknown_escape) ? text : VALUE_ERROR;
}
