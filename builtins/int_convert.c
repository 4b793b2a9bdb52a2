/* int from and to C numbers, float and text; hashes, and exact comparison with float.
 *
 * Conversion to and from decimal text is quadratic, so it is bounded by a limit on digits, as in CPython; bases that
 * are powers of two are linear and have no limit but memory. */
#include "int_internal.h"

#include "container.h"
#include "number_text.h"
#include "str.h"

#include "../vm/guard_state.h"

#include <float.h>
#include <math.h>

#define HASH_BITS 61
#define HASH_MODULUS ((UINT64_C(1) << HASH_BITS) - 1)
#define HASH_INFINITY 314159
/* Decimal digits come and go a limb's worth at a time: mpn_get_str and mpn_set_str allocate (see int_limbs.c). */
#define TEN_TO_19 UINT64_C(10000000000000000000)

/* --- C numbers ---------------------------------------------------------------------------------------------------- */

static __attribute__((noinline)) bool large_to_int64(const struct vm *vm, value v, int64_t *result) {
    struct int_operand operand;
    int_operand_read(vm, v, &operand);
    if (operand.count > 1 || (operand.count == 1 && operand.limbs[0] > (uint64_t)INT64_MAX + operand.negative))
        return false;
    uint64_t magnitude = operand.count ? operand.limbs[0] : 0;
    *result = (int64_t)(operand.negative ? -magnitude : magnitude);
    return true;
}

bool int_to_int64(const struct vm *vm, value v, int64_t *result) {
    if (value_is_object(v))
        return large_to_int64(vm, v, result);
    *result = value_to_int(int_plain(v));
    return true;
}

bool double_from_scaled(uint64_t mantissa, bool inexact, int64_t exponent, double *result) {
    *result = 0.0;
    if (!mantissa)
        return true;
    int shift = __builtin_clzll(mantissa);
    mantissa <<= shift;
    exponent -= shift;
    int64_t top = exponent + 64; /* the number is in [2**(top - 1), 2**top) */
    if (top > DBL_MAX_EXP)
        return false;
    int64_t bits = top >= DBL_MIN_EXP ? DBL_MANT_DIG : DBL_MANT_DIG - (DBL_MIN_EXP - top);
    if (bits < 0)
        return true;
    unsigned drop = 64 - (unsigned)bits;
    uint64_t kept = drop == 64 ? 0 : mantissa >> drop;
    uint64_t rest = drop == 64 ? mantissa : mantissa & ((UINT64_C(1) << drop) - 1);
    uint64_t half = UINT64_C(1) << (drop - 1);
    kept += rest > half || (rest == half && (inexact || kept & 1));
    *result = ldexp((double)kept, (int)(exponent + drop));
    return !isinf(*result);
}

/* Longer numbers fit no double. */
#define LIMBS_OF_DOUBLES 32

bool int_to_double(struct vm *vm, value v, double *result) {
    if (!value_is_object(v)) {
        *result = (double)value_to_int(int_plain(v));
        return true;
    }
    struct int_operand operand;
    int_operand_read(vm, v, &operand);
    uint32_t count = operand.count;
    uint64_t top = count ? operand.limbs[count - 1] : 0, next = count > 1 ? operand.limbs[count - 2] : 0;
    int shift = top ? __builtin_clzll(top) : 0;
    uint64_t mantissa = shift ? top << shift | next >> (64 - shift) : top;
    bool inexact = shift ? next << shift != 0 : next != 0;
    if (count > 2 && count <= LIMBS_OF_DOUBLES)
        inexact |= limbs_trim(operand.limbs, count - 2) != 0;
    if (count > LIMBS_OF_DOUBLES || !double_from_scaled(mantissa, inexact, (int64_t)count * 64 - 64 - shift, result)) {
        raise_error(vm, TYPE_OVERFLOW_ERROR, "int too large to convert to float");
        return false;
    }
    if (operand.negative)
        *result = -*result;
    return true;
}

value int_from_double(struct vm *vm, double number) {
    if (isnan(number))
        return raise_value_error(vm, "cannot convert float NaN to integer");
    if (isinf(number))
        return raise_error(vm, TYPE_OVERFLOW_ERROR, "cannot convert float infinity to integer");
    if (fabs(number) < 0x1p62)
        return int_from_int64(vm, (int64_t)number);
    int exponent;
    double fraction = frexp(fabs(number), &exponent);
    value mantissa = int_from_int64(vm, (int64_t)ldexp(fraction, 62));
    value whole = mantissa == VALUE_ERROR ? VALUE_ERROR : int_shift_left(vm, mantissa, (uint64_t)(exponent - 62));
    return whole != VALUE_ERROR && number < 0 ? int_negate(vm, whole) : whole;
}

int int_order_with_double(const struct vm *vm, value integer, double number) {
    if (isnan(number))
        return 2;
    if (isinf(number))
        return number > 0 ? -1 : 1;
    int64_t small;
    if (int_to_int64(vm, integer, &small) && fabs(number) < 0x1p62) {
        int64_t whole = (int64_t)number;
        if (small != whole)
            return small < whole ? -1 : 1;
        double fraction = number - (double)whole;
        return (fraction < 0) - (fraction > 0);
    }
    int sign = int_sign(vm, integer), number_sign = (number > 0) - (number < 0);
    if (sign != number_sign)
        return sign < number_sign ? -1 : 1;
    int exponent;
    double fraction = frexp(fabs(number), &exponent);
    uint64_t bits = int_bit_length(vm, integer);
    if (exponent < 0 || bits != (uint64_t)exponent)
        return exponent < 0 || bits > (uint64_t)exponent ? sign : -sign;
    /* As many bits in front of the point, so more than 61: the upper 64 bits tell. */
    struct int_operand operand;
    int_operand_read(vm, integer, &operand);
    uint64_t top = operand.limbs[operand.count - 1], next = operand.count > 1 ? operand.limbs[operand.count - 2] : 0;
    int shift = __builtin_clzll(top);
    uint64_t upper = shift ? top << shift | next >> (64 - shift) : top, other = (uint64_t)ldexp(fraction, 64);
    if (upper != other)
        return upper < other ? -sign : sign;
    bool more = shift ? next << shift != 0 : next != 0;
    if (operand.count > 2)
        more |= limbs_trim(operand.limbs, operand.count - 2) != 0;
    return more ? sign : 0;
}

/* --- hashes ------------------------------------------------------------------------------------------------------- */

static uint64_t hash_reduce(uint64_t number) {
    number = (number & HASH_MODULUS) + (number >> HASH_BITS);
    return number >= HASH_MODULUS ? number - HASH_MODULUS : number;
}

static int64_t hash_with_sign(uint64_t hash, bool negative) {
    int64_t result = negative ? -(int64_t)hash : (int64_t)hash;
    return result == -1 ? -2 : result;
}

int64_t int_hash(const struct vm *vm, value v) {
    struct int_operand operand;
    int_operand_read(vm, v, &operand);
    vm_charge_later(vm, operand.count / 16);
    uint64_t hash = 0;
    /* 2**64 is 8 modulo 2**61 - 1 */
    for (uint32_t i = operand.count; i-- > 0;) {
        uint64_t times_eight = (hash << 3 & HASH_MODULUS) | hash >> (HASH_BITS - 3);
        hash = hash_reduce(times_eight + hash_reduce(operand.limbs[i]));
    }
    return hash_with_sign(hash, operand.negative);
}

int64_t float_hash(double number) {
    if (isnan(number))
        return 0;
    if (isinf(number))
        return number > 0 ? HASH_INFINITY : -HASH_INFINITY;
    int exponent;
    uint64_t mantissa = (uint64_t)ldexp(frexp(fabs(number), &exponent), DBL_MANT_DIG);
    int turn = (exponent - DBL_MANT_DIG) % HASH_BITS;
    if (turn < 0)
        turn += HASH_BITS;
    uint64_t hash = hash_reduce(mantissa);
    if (turn)
        hash = (hash << turn & HASH_MODULUS) | hash >> (HASH_BITS - turn);
    return hash_with_sign(hash, number < 0);
}

/* --- to text ------------------------------------------------------------------------------------------------------ */

uint32_t int_digits_limit(const struct vm *vm) {
    return (uint32_t)guard_limit_armed(&vm->guards->limits, LIMIT_INTEGER_DIGITS);
}

static const char digit_characters[] = "0123456789abcdefghijklmnopqrstuvwxyz";

static const char digit_pairs[] = "00010203040506070809101112131415161718192021222324252627282930313233343536373839"
                                  "40414243444546474849505152535455565758596061626364656667686970717273747576777879"
                                  "8081828384858687888990919293949596979899";

static char *write_decimal_digits(uint64_t magnitude, char *at) {
    while (magnitude >= 100) {
        at -= 2;
        memcpy(at, digit_pairs + 2 * (magnitude % 100), 2);
        magnitude /= 100;
    }
    if (magnitude < 10) {
        *--at = (char)('0' + magnitude);
        return at;
    }
    at -= 2;
    memcpy(at, digit_pairs + 2 * magnitude, 2);
    return at;
}

/* Bases of `bits` bits a digit. */
static char *write_binary_digits(uint64_t magnitude, unsigned bits, char *at) {
    do
        *--at = digit_characters[magnitude & ((1u << bits) - 1)];
    while (magnitude >>= bits);
    return at;
}

char *int_small_write(int64_t number, unsigned base, char *end) {
    char *at = end;
    uint64_t magnitude = number < 0 ? -(uint64_t)number : (uint64_t)number;
    if (base == 10)
        at = write_decimal_digits(magnitude, at);
    else if ((base & (base - 1)) == 0)
        at = write_binary_digits(magnitude, (unsigned)__builtin_ctz(base), at);
    else
        do
            *--at = digit_characters[magnitude % base];
        while (magnitude /= base);
    if (number < 0)
        *--at = '-';
    return at;
}

static value small_to_str(struct vm *vm, int64_t number, unsigned base) {
    char text[INT_SMALL_TEXT], *end = text + sizeof text, *at = int_small_write(number, base, end);
    return str_new_ascii(vm, at, (size_t)(end - at));
}

/* Base 2, 8, 16 or 32: `bits` bits a digit. */
static value binary_to_str(struct vm *vm, const struct int_operand *number, unsigned bits) {
    uint64_t bit_length = (uint64_t)number->count * 64 - (uint64_t)__builtin_clzll(number->limbs[number->count - 1]);
    uint64_t digits = (bit_length + bits - 1) / bits, length = digits + number->negative;
    if (length > UINT32_MAX / 2)
        return raise_memory_error(vm);
    struct buffer *scratch = limbs_scratch(vm, length / 8 + 1);
    if (!scratch || !vm_charge(vm, 1 + length / 16))
        return VALUE_ERROR;
    char *text = (char *)scratch->data;
    if (number->negative)
        *text = '-';
    for (uint64_t i = 0; i < digits; i++) {
        uint64_t at = i * bits, limb = number->limbs[at / 64] >> at % 64;
        if (at % 64 + bits > 64 && at / 64 + 1 < number->count)
            limb |= number->limbs[at / 64 + 1] << (64 - at % 64);
        text[length - 1 - i] = digit_characters[limb & ((1u << bits) - 1)];
    }
    value str = str_new(vm, text, length);
    heap_free(vm, scratch);
    return str;
}

/* Writes the decimal digits of the number, which is destroyed, in front of `end`; where they begin, NULL = failure. */
static char *write_decimal(struct vm *vm, uint64_t *limbs, uint32_t count, char *end) {
    while (count) {
        if (!limbs_charge(vm, UINT64_C(8) * count))
            return NULL;
        uint64_t piece = mpn_divrem_1(limbs, 0, limbs, count, TEN_TO_19);
        count = limbs_trim(limbs, count);
        for (int i = 0; i < 19; i++, piece /= 10)
            *--end = digit_characters[piece % 10];
    }
    while (*end == '0')
        end++;
    return end;
}

static value raise_digits_limit(struct vm *vm) {
    return raise_value_error(vm,
                             "Exceeds the limit (%u digits) for integer string conversion; "
                             "use sys.set_int_max_str_digits() to increase the limit",
                             int_digits_limit(vm));
}

static value decimal_to_str(struct vm *vm, const struct int_operand *number) {
    uint32_t limit = int_digits_limit(vm);
    /* log10(2) > 0.30102999 */
    uint64_t bits = (uint64_t)number->count * 64 - (uint64_t)__builtin_clzll(number->limbs[number->count - 1]);
    if ((bits - 1) * UINT64_C(30102999) / 100000000 >= limit)
        return raise_digits_limit(vm);
    size_t room = bits * 30103 / 100000 + 40;
    struct buffer *scratch = limbs_scratch(vm, (uint64_t)number->count + room / 8 + 1);
    if (!scratch)
        return VALUE_ERROR;
    uint64_t *limbs = scratch_limbs(scratch);
    memcpy(limbs, number->limbs, number->count * sizeof(uint64_t));
    char *end = (char *)(limbs + number->count) + room, *text = write_decimal(vm, limbs, number->count, end);
    value str = VALUE_ERROR;
    if (text && (size_t)(end - text) > limit) {
        raise_digits_limit(vm);
    } else if (text) {
        if (number->negative)
            *--text = '-';
        str = str_new(vm, text, (size_t)(end - text));
    }
    heap_free(vm, scratch);
    return str;
}

value int_to_str(struct vm *vm, value v, int base) {
    v = int_plain(v);
    if (value_is_int(v))
        return small_to_str(vm, value_to_int(v), (unsigned)base);
    struct int_operand number;
    int_operand_read(vm, v, &number);
    if (!number.count)
        return small_to_str(vm, 0, 10);
    if (base == 10)
        return decimal_to_str(vm, &number);
    return binary_to_str(vm, &number, (unsigned)__builtin_ctz((unsigned)base));
}

/* --- from text ---------------------------------------------------------------------------------------------------- */

/* The value of a digit character in bases up to 36; 99 for any other. */
static unsigned digit_value(char character) {
    if (character >= '0' && character <= '9')
        return (unsigned)(character - '0');
    char lower = (char)(character | 0x20);
    return lower >= 'a' && lower <= 'z' ? (unsigned)(lower - 'a') + 10 : 99;
}

static bool base_is_binary(int base) { return (base & (base - 1)) == 0; }

/* Digits from the last to the first, underscores skipped. */
static void fill_binary(struct big_int *number, const char *digits, size_t length, unsigned bits) {
    uint64_t at = 0;
    memset(number->limbs, 0, number->limb_count * sizeof(uint64_t));
    for (size_t i = length; i-- > 0;) {
        if (digits[i] == '_')
            continue;
        uint64_t digit = digit_value(digits[i]);
        number->limbs[at / 64] |= digit << at % 64;
        if (at % 64 + bits > 64)
            number->limbs[at / 64 + 1] |= digit >> (64 - at % 64);
        at += bits;
    }
}

/* limbs[0 .. used) = limbs * base**(digits of the piece) + piece; returns the limbs used. */
static uint32_t append_piece(uint64_t *limbs, uint32_t used, uint64_t power, uint64_t piece) {
    if (!used) {
        limbs[0] = piece;
        return piece != 0;
    }
    limbs[used] = mpn_mul_1(limbs, limbs, used, power);
    limbs[used] += mpn_add_1(limbs, limbs, used, piece);
    return used + (limbs[used] != 0);
}

static bool fill_by_pieces(struct vm *vm, struct big_int *number, const char *digits, size_t length, unsigned base) {
    uint64_t piece = 0, power = 1;
    uint32_t used = 0;
    for (size_t i = 0; i < length; i++) {
        if (digits[i] == '_')
            continue;
        piece = piece * base + digit_value(digits[i]);
        power *= base;
        if (power < UINT64_MAX / 36 / 36)
            continue;
        if (!vm_charge(vm, 1 + used / 64))
            return false;
        used = append_piece(number->limbs, used, power, piece);
        piece = 0;
        power = 1;
    }
    used = append_piece(number->limbs, used, power, piece);
    memset(number->limbs + used, 0, (number->limb_count - used) * sizeof(uint64_t));
    return true;
}

/* `count` digits of `base` within `length` characters, the others underscores. */
static value int_from_text(struct vm *vm, const char *text, size_t length, size_t count, int base, bool negative) {
    if (count <= 12) { /* fits 63 bits in any base */
        int64_t number = 0;
        for (size_t i = 0; i < length; i++)
            if (text[i] != '_')
                number = number * base + (int64_t)digit_value(text[i]);
        return int_from_int64(vm, negative ? -number : number);
    }
    unsigned bits = 32 - (unsigned)__builtin_clz((unsigned)base - 1); /* of the largest digit */
    struct big_int *number = int_allocate(vm, (uint64_t)count * bits / 64 + 2);
    if (!number || !vm_charge(vm, 1 + length / 16))
        return VALUE_ERROR;
    if (base_is_binary(base))
        fill_binary(number, text, length, bits);
    else if (!fill_by_pieces(vm, number, text, length, (unsigned)base))
        return VALUE_ERROR;
    return int_finish(vm, number, negative);
}

value int_from_digits(struct vm *vm, const char *digits, size_t count, int base, bool negative) {
    return int_from_text(vm, digits, count, count, base, negative);
}

/* Where the digits of a number begin and what base they are in. */
struct int_text {
    const char *at, *end;
    int base;
    bool negative;
    bool only_zero; /* base 0 and a leading zero without a prefix: only zeros may follow */
};

static int prefix_base(char letter) {
    switch (letter | 0x20) {
    case 'x':
        return 16;
    case 'o':
        return 8;
    case 'b':
        return 2;
    default:
        return 0;
    }
}

static void int_text_prefix(struct int_text *text) {
    if (text->at < text->end && (*text->at == '+' || *text->at == '-'))
        text->negative = *text->at++ == '-';
    int prefix = text->end - text->at > 1 && text->at[0] == '0' ? prefix_base(text->at[1]) : 0;
    if (prefix && (text->base == 0 || text->base == prefix)) {
        text->base = prefix;
        text->at += 2;
        if (text->at < text->end && *text->at == '_')
            text->at++;
    } else if (text->base == 0) {
        text->only_zero = text->at < text->end && *text->at == '0';
        text->base = 10;
    }
}

/* VALUE_UNSET without an exception: not a number. */
static value int_text_parse(struct vm *vm, struct int_text *text) {
    int_text_prefix(text);
    const char *start = text->at;
    size_t count = 0;
    bool after_digit = false;
    for (; text->at < text->end; text->at++) {
        bool is_underscore = *text->at == '_';
        if (is_underscore ? !after_digit : digit_value(*text->at) >= (unsigned)text->base)
            break;
        after_digit = !is_underscore;
        count += after_digit;
    }
    if (!count || !after_digit)
        return VALUE_UNSET;
    if (!base_is_binary(text->base) && count > int_digits_limit(vm))
        return raise_value_error(vm,
                                 "Exceeds the limit (%u digits) for integer string conversion: value has %zu digits; "
                                 "use sys.set_int_max_str_digits() to increase the limit",
                                 int_digits_limit(vm), count);
    if (text->at != text->end)
        return VALUE_UNSET;
    value number = int_from_text(vm, start, (size_t)(text->end - start), count, text->base, text->negative);
    if (text->only_zero && number != value_from_small_int(0))
        return vm_failed(vm) ? VALUE_ERROR : VALUE_UNSET;
    return number;
}

/* A str of up to so many digits and perhaps a minus sign, in base 10; false: another text. */
#define PLAIN_DIGITS_MOST 14
static bool decimal_read_plainly(const struct vm *vm, value source, value *number) {
    const struct str *str = value_is_str(vm, source) ? object_of(vm, source) : NULL;
    if (!str || str->byte_length == 0 || str->byte_length > PLAIN_DIGITS_MOST)
        return false;
    const char *cursor = str_data(vm, str), *end = cursor + str->byte_length;
    bool negative = *cursor == '-';
    cursor += negative;
    if (cursor == end)
        return false;
    int64_t sum = 0;
    for (; cursor < end; cursor++) {
        unsigned digit = (unsigned char)*cursor - (unsigned)'0';
        if (digit > 9)
            return false;
        sum = sum * 10 + digit;
    }
    *number = value_from_small_int(negative ? -sum : sum);
    return true;
}

value int_parse(struct vm *vm, value source, int base) {
    struct number_text text;
    value plain;
    if (base == 10 && decimal_read_plainly(vm, source, &plain))
        return plain;
    if (!number_text_read(vm, source, &text))
        return VALUE_ERROR;
    struct int_text cursor = {.at = text.start, .end = text.end, .base = base};
    value number = int_text_parse(vm, &cursor);
    number_text_free(vm, &text);
    if (number != VALUE_UNSET || vm_failed(vm))
        return number;
    /* The repr is that of bytes for a bytearray, too. */
    const uint8_t *bytes;
    uint32_t length;
    value shown_source = bytes_view(vm, source, &bytes, &length) ? bytes_new(vm, bytes, length) : source;
    value repr = shown_source == VALUE_ERROR ? VALUE_ERROR : object_repr(vm, shown_source);
    struct str *str = repr == VALUE_ERROR ? NULL : str_of(vm, repr);
    if (!str)
        return VALUE_ERROR;
    int shown = (int)str_byte_offset(vm, str, str->length < 200 ? str->length : 200);
    return raise_value_error(vm, "invalid literal for int() with base %d: %.*s", base, shown, str_data(vm, str));
}
