/* Inside the codecs: what encoders and decoders share. */
#ifndef PYNTERP_BUILTINS_UNICODE_CODEC_H
#define PYNTERP_BUILTINS_UNICODE_CODEC_H

#include "str_text.h"

enum encoding {
    ENCODING_UTF_8,
    ENCODING_UTF_8_SIG,
    ENCODING_ASCII,
    ENCODING_LATIN_1,
    ENCODING_RAW_ESCAPE, /* raw-unicode-escape: Latin-1, and the rest as \uXXXX or \UXXXXXXXX */
    ENCODING_ESCAPE,     /* unicode-escape: as between the quotes of a literal */
    ENCODING_UTF_16,
    ENCODING_UTF_32,
    ENCODING_CHARMAP /* one byte each, by a table */
};

enum byte_order { ORDER_LITTLE, ORDER_BIG, ORDER_BY_MARK };

struct codec {
    const char *name; /* as error messages have it */
    enum encoding encoding;
    enum byte_order order;
    const uint16_t *high; /* ENCODING_CHARMAP: see charmap.h */
};

enum error_handler {
    HANDLER_STRICT,
    HANDLER_IGNORE,
    HANDLER_REPLACE,
    HANDLER_BACKSLASH,
    HANDLER_CHARACTER_REFERENCE,
    HANDLER_SURROGATE_ESCAPE,
    HANDLER_SURROGATE_PASS,
    HANDLER_UNKNOWN /* refused only when an error occurs */
};

/* One decoding or encoding under way. */
struct transcoding {
    const struct codec *codec;
    struct codec charmap; /* where `codec` points for one of those */
    enum error_handler handler;
    const char *handler_name; /* NUL-terminated */
    value object;             /* the str or bytes, for the exception */
    char unknown_escape[4];   /* what the first escape that means nothing said behind its backslash */
    struct str_builder builder;
};

/* UnicodeEncodeError or UnicodeDecodeError for object[start:end]. Always false. */
bool transcoding_fail(struct vm *vm, struct transcoding *transcoding, enum type_id error, size_t start, size_t end,
                      const char *reason);
/* LookupError for a handler that does not exist. Always false. */
bool transcoding_unknown_handler(struct vm *vm, const struct transcoding *transcoding);

bool encode_text(struct vm *vm, struct transcoding *transcoding, const struct str *str) WARN_UNUSED;
bool decode_bytes(struct vm *vm, struct transcoding *transcoding, struct span bytes) WARN_UNUSED;

#endif
