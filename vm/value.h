/* What a value is: 64 bits, NaN-boxed.
 *
 *   63        48 47                                             0
 *   | any bits below 0xFFFD in the top 16        |   a double, as it is (NaNs from outside are canonicalised)
 *   | 0xFFFD  | small number naming a singleton  |   None, False, True, ..., unset
 *   | 0xFFFE  | 0x0000 | 32-bit offset           |   an object in the cage
 *   | 0xFFFF  | 48-bit two's complement          |   a small integer
 *
 * No value ever holds a host address. `unset` marks an unbound variable, a missing optional argument and, as the
 * result of a C function, "an exception is set on the VM"; it is never visible to a guest.
 * This header depends on nothing. */
#ifndef PYNTERP_VM_VALUE_H
#define PYNTERP_VM_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef uint64_t value;

/* Offset of an object from the start of its VM's cage; 0 is "no object". Not a pointer on purpose. */
typedef uint32_t cage_ref;

#define VALUE_TAG_SPECIAL UINT64_C(0xFFFD000000000000)
#define VALUE_TAG_OBJECT UINT64_C(0xFFFE000000000000)
#define VALUE_TAG_INT UINT64_C(0xFFFF000000000000)

#define VALUE_UNSET (VALUE_TAG_SPECIAL | 0)
#define VALUE_NONE (VALUE_TAG_SPECIAL | 1)
#define VALUE_FALSE (VALUE_TAG_SPECIAL | 2)
#define VALUE_TRUE (VALUE_TAG_SPECIAL | 3)
#define VALUE_ELLIPSIS (VALUE_TAG_SPECIAL | 4)
#define VALUE_NOT_IMPLEMENTED (VALUE_TAG_SPECIAL | 5)
/* Result of an iterator's C `next`: exhausted, no exception set. Never stored where a guest can see it. */
#define VALUE_STOP (VALUE_TAG_SPECIAL | 6)
/* A deleted dict entry's key. Never visible to a guest. */
#define VALUE_DELETED (VALUE_TAG_SPECIAL | 7)
/* What a C function returns after setting an exception on the VM. */
#define VALUE_ERROR VALUE_UNSET

#define SMALL_INT_MAX ((INT64_C(1) << 47) - 1)
#define SMALL_INT_MIN (-(INT64_C(1) << 47))

static inline bool value_is_int(value v) { return v >= VALUE_TAG_INT; } /* a small integer; large ones are objects */
static inline bool value_are_ints(value a, value b) { return (a & b) >= VALUE_TAG_INT; }
static inline bool value_is_double(value v) { return v < VALUE_TAG_SPECIAL; }
static inline bool value_is_object(value v) { return (v >> 48) == 0xFFFE; }
static inline bool value_is_special(value v) { return (v >> 48) == 0xFFFD; }
static inline bool value_is_bool(value v) { return (v | 1) == VALUE_TRUE; }

static inline bool small_int_fits(int64_t number) { return number >= SMALL_INT_MIN && number <= SMALL_INT_MAX; }
/* The caller has checked `small_int_fits`; elsewhere use int_from_int64 (builtins/int.h), which makes a large one. */
static inline value value_from_small_int(int64_t number) {
    return VALUE_TAG_INT | ((uint64_t)number & UINT64_C(0x0000FFFFFFFFFFFF));
}
static inline int64_t value_to_int(value v) { return (int64_t)(v << 16) >> 16; }

static inline double value_to_double(value v) {
    double number;
    memcpy(&number, &v, sizeof number);
    return number;
}
/* Any double; NaNs are canonicalised so that no payload can look like a tag. */
static inline value value_from_double(double number) {
    value v;
    if (number != number)
        return UINT64_C(0x7FF8000000000000);
    memcpy(&v, &number, sizeof v);
    return v;
}

static inline value value_from_bool(bool truth) { return VALUE_FALSE + truth; }
static inline value value_from_ref(cage_ref ref) { return VALUE_TAG_OBJECT | ref; }
static inline cage_ref value_to_ref(value v) { return (cage_ref)v; }
/* The cage is aligned to 4 GiB, so the low half of an object's address is its offset. */
static inline value value_from_pointer(const void *object) { return VALUE_TAG_OBJECT | (uint32_t)(uintptr_t)object; }
static inline cage_ref ref_from_pointer(const void *object) { return (cage_ref)(uintptr_t)object; }

#endif
