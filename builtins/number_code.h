/* Numbers as bytes: the format letters that struct, array and memoryview share ('b', 'H', 'd', ...).
 *
 * Pure conversions between a value and at most eight bytes; the caller says where the bytes are. Writing may run guest
 * code (`__index__`, `__float__`), so it fills a buffer of the caller's own, to be copied afterwards. */
#ifndef PYNTERP_BUILTINS_NUMBER_CODE_H
#define PYNTERP_BUILTINS_NUMBER_CODE_H

#include "../vm/vm.h"

enum number_class { NUMBER_SIGNED, NUMBER_UNSIGNED, NUMBER_FLOAT, NUMBER_BOOL, NUMBER_CHAR };

struct number_code {
    char code;
    uint8_t number_class;  /* enum number_class */
    uint8_t native_size;   /* also the native alignment */
    uint8_t standard_size; /* 0: only native */
};

/* NULL = no such letter. */
const struct number_code *number_code_find(char code);

#define NUMBER_BYTES_MAXIMUM 8
/* The number in `size` bytes (native or standard size of the code). */
value number_read(struct vm *vm, const struct number_code *code, uint32_t size, bool big_endian,
                  const uint8_t *data) WARN_UNUSED;

enum number_write_result {
    NUMBER_WRITTEN,
    NUMBER_WRONG_TYPE,   /* no exception set */
    NUMBER_OUT_OF_RANGE, /* no exception set */
    NUMBER_EXCEPTION     /* the guest's own exception */
};
/* A double too large for a float becomes an infinity, as a cast in C makes it. */
enum number_write_result number_write(struct vm *vm, const struct number_code *code, uint32_t size, bool big_endian,
                                      value v, uint8_t out[NUMBER_BYTES_MAXIMUM]) WARN_UNUSED;

static inline bool machine_is_big_endian(void) { return __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__; }

#endif
