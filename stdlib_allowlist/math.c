/* math: pure arithmetic on floats and ints. Functions of unbounded integers charge fuel in proportion to what they do;
 * all others are a libm call with CPython's checks of range and domain around it. */
#include "math_gamma.h"
#include "modules.h"

#include "../builtins/container.h"
#include "../builtins/number.h"
#include "../builtins/str.h"

#include <float.h>
#include <math.h>

static value domain_error(struct vm *vm) { return raise_value_error(vm, "math domain error"); }
static value range_error(struct vm *vm) { return raise_error(vm, TYPE_OVERFLOW_ERROR, "math range error"); }

/* The result of f(x), or the error a NaN or infinity that was not in the input stands for. */
static value checked(struct vm *vm, double x, double result, bool infinity_is_overflow) {
    if (isnan(result) && !isnan(x))
        return domain_error(vm);
    if (isinf(result) && isfinite(x))
        return infinity_is_overflow ? range_error(vm) : domain_error(vm);
    return value_from_double(result);
}

#define UNARY(name, expression, infinity_is_overflow)                                                                  \
    static value math_##name(struct vm *vm, value *arguments, uint32_t count) {                                        \
        (void)count;                                                                                                   \
        double x;                                                                                                      \
        if (!object_to_double(vm, arguments[0], &x))                                                                   \
            return VALUE_ERROR;                                                                                        \
        return checked(vm, x, expression, infinity_is_overflow);                                                       \
    }
UNARY(acos, acos(x), false)
UNARY(acosh, acosh(x), false)
UNARY(asin, asin(x), false)
UNARY(asinh, asinh(x), false)
UNARY(atan, atan(x), false)
UNARY(atanh, atanh(x), false)
UNARY(cbrt, cbrt(x), false)
UNARY(cos, cos(x), false)
UNARY(cosh, cosh(x), true)
UNARY(degrees, x *(180.0 / M_PI), true)
UNARY(erf, erf(x), false)
UNARY(erfc, erfc(x), false)
UNARY(exp, exp(x), true)
UNARY(exp2, exp2(x), true)
UNARY(expm1, expm1(x), true)
UNARY(fabs, fabs(x), false)
UNARY(gamma, gamma_compute(x), true)
UNARY(lgamma, log_gamma_compute(x), true)
UNARY(log1p, log1p(x), false)
UNARY(radians, x *(M_PI / 180.0), false)
UNARY(sin, sin(x), false)
UNARY(sinh, sinh(x), true)
UNARY(sqrt, sqrt(x), false)
UNARY(tan, tan(x), false)
UNARY(tanh, tanh(x), false)

#define PREDICATE(name, expression)                                                                                    \
    static value math_##name(struct vm *vm, value *arguments, uint32_t count) {                                        \
        (void)count;                                                                                                   \
        double x;                                                                                                      \
        return object_to_double(vm, arguments[0], &x) ? value_from_bool(expression) : VALUE_ERROR;                     \
    }
PREDICATE(isfinite, isfinite(x))
PREDICATE(isinf, isinf(x))
PREDICATE(isnan, isnan(x))

static bool two_doubles(struct vm *vm, value *arguments, double *x, double *y) {
    return object_to_double(vm, arguments[0], x) && object_to_double(vm, arguments[1], y);
}

static value math_atan2(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    double y, x;
    return two_doubles(vm, arguments, &y, &x) ? value_from_double(atan2(y, x)) : VALUE_ERROR;
}

static value math_copysign(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    double x, y;
    return two_doubles(vm, arguments, &x, &y) ? value_from_double(copysign(x, y)) : VALUE_ERROR;
}

static value math_fmod(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    double x, y;
    if (!two_doubles(vm, arguments, &x, &y))
        return VALUE_ERROR;
    if (isinf(y) && isfinite(x))
        return value_from_double(x);
    double result = fmod(x, y);
    return isnan(result) && !isnan(x) && !isnan(y) ? domain_error(vm) : value_from_double(result);
}

static value math_remainder(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    double x, y;
    if (!two_doubles(vm, arguments, &x, &y))
        return VALUE_ERROR;
    double result = remainder(x, y);
    return isnan(result) && !isnan(x) && !isnan(y) ? domain_error(vm) : value_from_double(result);
}

static value math_pow(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    double x, y;
    if (!two_doubles(vm, arguments, &x, &y))
        return VALUE_ERROR;
    double result = pow(x, y);
    if (isfinite(x) && isfinite(y)) {
        if (isnan(result) || (isinf(result) && x == 0))
            return domain_error(vm);
        if (isinf(result))
            return range_error(vm);
    }
    return value_from_double(result);
}

static value math_fma(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    double x, y, z;
    if (!two_doubles(vm, arguments, &x, &y) || !object_to_double(vm, arguments[2], &z))
        return VALUE_ERROR;
    double result = fma(x, y, z);
    if (isnan(result) && !isnan(x) && !isnan(y) && !isnan(z))
        return raise_value_error(vm, "invalid operation in fma");
    if (isinf(result) && isfinite(x) && isfinite(y) && isfinite(z))
        return raise_error(vm, TYPE_OVERFLOW_ERROR, "overflow in fma");
    return value_from_double(result);
}

static value math_nextafter(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    double x, y;
    if (!two_doubles(vm, arguments, &x, &y))
        return VALUE_ERROR;
    int64_t steps = 1;
    if (arguments[2] != VALUE_UNSET && arguments[2] != VALUE_NONE) {
        if (!object_to_int64(vm, arguments[2], true, &steps))
            return VALUE_ERROR;
        if (steps < 0)
            return raise_value_error(vm, "steps must be a non-negative integer");
    }
    if (isnan(x) || isnan(y))
        return value_from_double(NAN);
    for (; steps > 0 && x != y; steps--) {
        x = nextafter(x, y);
        if (!vm_charge(vm, 1))
            return VALUE_ERROR;
    }
    return value_from_double(x);
}

static value math_ulp(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    double x;
    if (!object_to_double(vm, arguments[0], &x))
        return VALUE_ERROR;
    if (isnan(x) || isinf(x))
        return value_from_double(fabs(x));
    x = fabs(x);
    double next = nextafter(x, INFINITY);
    return value_from_double(isinf(next) ? x - nextafter(x, -INFINITY) : next - x);
}

static value math_ldexp(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    double x;
    int64_t exponent;
    if (!object_to_double(vm, arguments[0], &x))
        return VALUE_ERROR;
    if (!value_is_integer(vm, value_unwrap(vm, arguments[1])))
        return raise_type_error(vm, "Expected an int as second argument to ldexp.");
    if (!object_to_int64(vm, arguments[1], true, &exponent))
        return VALUE_ERROR;
    if (x == 0 || !isfinite(x))
        return value_from_double(x);
    double result = ldexp(x, exponent > 100000 ? 100000 : exponent < -100000 ? -100000 : (int)exponent);
    return isinf(result) ? range_error(vm) : value_from_double(result);
}

static value math_frexp(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    double x;
    if (!object_to_double(vm, arguments[0], &x))
        return VALUE_ERROR;
    int exponent = 0;
    double mantissa = isfinite(x) ? frexp(x, &exponent) : x;
    return tuple_pair(vm, value_from_double(mantissa), value_from_small_int(exponent));
}

static value math_modf(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    double x, whole;
    if (!object_to_double(vm, arguments[0], &x))
        return VALUE_ERROR;
    double fraction = modf(x, &whole);
    return tuple_pair(vm, value_from_double(fraction), value_from_double(whole));
}

/* --- logarithms, of integers of any size -------------------------------------------------------------------------- */

/* ln of a positive int that may be too large for a double: its top bits and the power of two left out. */
static bool log_of(struct vm *vm, value v, double (*function)(double), double of_two, double *result) {
    value plain = value_unwrap(vm, v);
    double x;
    if (value_is_big_int(vm, plain)) {
        if (int_sign(vm, plain) <= 0) {
            domain_error(vm);
            return false;
        }
        uint64_t bits = int_bit_length(vm, plain);
        if (bits > 1000) {
            value shift = value_from_small_int((int64_t)bits - 64);
            value top = int_binary(vm, OPERATOR_RIGHT_SHIFT, plain, shift);
            if (top == VALUE_ERROR || !int_to_double(vm, top, &x))
                return false;
            *result = function(x) + of_two * ((double)bits - 64);
            return true;
        }
    }
    bool is_int = value_is_integer(vm, plain); /* an int of any class counts by its value */
    if (!object_to_double(vm, is_int ? plain : v, &x))
        return false;
    if (x <= 0) {
        domain_error(vm);
        return false;
    }
    *result = function(x);
    return true;
}

static value math_log(struct vm *vm, value *arguments, uint32_t count) {
    double number, base;
    if (!log_of(vm, arguments[0], log, M_LN2, &number))
        return VALUE_ERROR;
    if (count < 2)
        return value_from_double(number);
    if (!log_of(vm, arguments[1], log, M_LN2, &base))
        return VALUE_ERROR;
    if (base == 0)
        return raise_error(vm, TYPE_ZERO_DIVISION_ERROR, "division by zero");
    return value_from_double(number / base);
}

static value math_log2(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    double result;
    return log_of(vm, arguments[0], log2, 1.0, &result) ? value_from_double(result) : VALUE_ERROR;
}

static value math_log10(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    double result;
    return log_of(vm, arguments[0], log10, 0.30102999566398119521, &result) ? value_from_double(result) : VALUE_ERROR;
}

/* --- rounding to integers ----------------------------------------------------------------------------------------- */

static value to_whole(struct vm *vm, value v, enum special_method method, double (*function)(double)) {
    if (value_is_double(v))
        return int_from_double(vm, function(value_to_double(v)));
    if (value_is_integer(vm, value_unwrap(vm, v)))
        return object_index(vm, v);
    value result = vm_call_special(vm, v, method, 0, NULL);
    if (result != VALUE_UNSET || vm_failed(vm))
        return result;
    double x;
    if (method == SPECIAL_TRUNC)
        return raise_type_error(vm, "type %s doesn't define __trunc__ method", value_type_name(vm, v));
    return object_to_double(vm, v, &x) ? int_from_double(vm, function(x)) : VALUE_ERROR;
}

static value math_ceil(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return to_whole(vm, arguments[0], SPECIAL_CEIL, ceil);
}

static value math_floor(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return to_whole(vm, arguments[0], SPECIAL_FLOOR, floor);
}

static value math_trunc(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return to_whole(vm, arguments[0], SPECIAL_TRUNC, trunc);
}

/* --- integers ----------------------------------------------------------------------------------------------------- */

static value absolute(struct vm *vm, value integer) {
    return int_sign(vm, integer) < 0 ? object_unary(vm, OPERATOR_NEGATE, integer) : integer;
}

static value gcd(struct vm *vm, value a, value b) {
    while (b != value_from_small_int(0)) {
        value rest = int_binary(vm, OPERATOR_MODULO, a, b);
        if (rest == VALUE_ERROR || !vm_charge(vm, 1))
            return VALUE_ERROR;
        a = b;
        b = rest;
    }
    return absolute(vm, a);
}

static value math_gcd(struct vm *vm, value *arguments, uint32_t count) {
    value result = value_from_small_int(0);
    for (uint32_t i = 0; i < count; i++) {
        value number = object_index(vm, arguments[i]);
        if (number == VALUE_ERROR || (result = gcd(vm, result, number)) == VALUE_ERROR)
            return VALUE_ERROR;
    }
    return result;
}

static value math_lcm(struct vm *vm, value *arguments, uint32_t count) {
    value result = value_from_small_int(1);
    for (uint32_t i = 0; i < count; i++) {
        value number = object_index(vm, arguments[i]);
        if (number == VALUE_ERROR)
            return VALUE_ERROR;
        if (int_sign(vm, number) == 0 || int_sign(vm, result) == 0) {
            result = value_from_small_int(0);
            continue;
        }
        value divisor = gcd(vm, result, number);
        value part = divisor == VALUE_ERROR ? VALUE_ERROR : int_binary(vm, OPERATOR_FLOOR_DIVIDE, result, divisor);
        result = part == VALUE_ERROR ? VALUE_ERROR : int_binary(vm, OPERATOR_MULTIPLY, part, number);
        if (result == VALUE_ERROR || (result = absolute(vm, result)) == VALUE_ERROR)
            return VALUE_ERROR;
    }
    return result;
}

/* Refuse at once what will have at least this many bits and cannot fit. */
static bool reserve_bits(struct vm *vm, double bits) {
    double bytes = bits / 8;
    if (bytes < 1 << 16)
        return true;
    if (bytes > (double)vm->memory_limit) {
        raise_memory_error(vm);
        return false;
    }
    return heap_reserve_check(vm, (size_t)bytes);
}

/* first * (first + 1) * ... * last, halving, so that the factors stay of like size. */
static value product_of_range(struct vm *vm, int64_t first, int64_t last) {
    if (first > last)
        return value_from_small_int(1);
    if (last - first < 4) {
        value product = value_from_small_int(first);
        for (int64_t i = first + 1; i <= last && product != VALUE_ERROR; i++)
            product = int_binary(vm, OPERATOR_MULTIPLY, product, value_from_small_int(i));
        return product;
    }
    int64_t middle = first + (last - first) / 2;
    value left = product_of_range(vm, first, middle);
    value right = left == VALUE_ERROR ? VALUE_ERROR : product_of_range(vm, middle + 1, last);
    if (right == VALUE_ERROR || !vm_charge(vm, 1))
        return VALUE_ERROR;
    return int_binary(vm, OPERATOR_MULTIPLY, left, right);
}

static value math_factorial(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    if (value_is_double(value_unwrap(vm, arguments[0])))
        return raise_type_error(vm, "'float' object cannot be interpreted as an integer");
    value number = object_index(vm, arguments[0]);
    int64_t n;
    if (number == VALUE_ERROR)
        return VALUE_ERROR;
    if (int_sign(vm, number) < 0)
        return raise_value_error(vm, "factorial() not defined for negative values");
    if (!int_to_int64(vm, number, &n))
        return raise_error(vm, TYPE_OVERFLOW_ERROR, "factorial() argument should not exceed %lld",
                           (long long)INT64_MAX);
    /* Stirling: log2(n!) is about n * (log2(n) - 1.4427). */
    if (n > 1000 && !reserve_bits(vm, (double)n * (log2((double)n) - 1.45)))
        return VALUE_ERROR;
    return product_of_range(vm, 2, n);
}

/* Floor of the square root, by Newton's method on integers. */
static value math_isqrt(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value n = object_index(vm, arguments[0]);
    if (n == VALUE_ERROR)
        return VALUE_ERROR;
    if (int_sign(vm, n) < 0)
        return raise_value_error(vm, "isqrt() argument must be nonnegative");
    if (int_sign(vm, n) == 0)
        return n;
    value one = value_from_small_int(1);
    value shift = value_from_small_int((int64_t)(int_bit_length(vm, n) + 1) / 2);
    value root = int_binary(vm, OPERATOR_LEFT_SHIFT, one, shift);
    while (root != VALUE_ERROR) {
        value quotient = int_binary(vm, OPERATOR_FLOOR_DIVIDE, n, root);
        value sum = quotient == VALUE_ERROR ? VALUE_ERROR : int_binary(vm, OPERATOR_ADD, root, quotient);
        value next = sum == VALUE_ERROR ? VALUE_ERROR : int_binary(vm, OPERATOR_RIGHT_SHIFT, sum, one);
        if (next == VALUE_ERROR || !vm_charge(vm, 1))
            return VALUE_ERROR;
        if (int_order(vm, next, root) >= 0)
            return root;
        root = next;
    }
    return VALUE_ERROR;
}

/* n * (n - 1) * ... k factors, divided by k! on the way when `divide`. */
static value falling_product(struct vm *vm, value n, int64_t k, bool divide) {
    value result = value_from_small_int(1);
    for (int64_t i = 0; i < k; i++) {
        value factor = int_binary(vm, OPERATOR_SUBTRACT, n, value_from_small_int(i));
        result = factor == VALUE_ERROR ? VALUE_ERROR : int_binary(vm, OPERATOR_MULTIPLY, result, factor);
        if (result != VALUE_ERROR && divide)
            result = int_binary(vm, OPERATOR_FLOOR_DIVIDE, result, value_from_small_int(i + 1));
        if (result == VALUE_ERROR || !vm_charge(vm, 1))
            return VALUE_ERROR;
    }
    return result;
}

static value choose(struct vm *vm, value *arguments, bool divide) {
    value n = object_index(vm, arguments[0]);
    value k = n == VALUE_ERROR ? VALUE_ERROR : object_index(vm, arguments[1]);
    if (k == VALUE_ERROR)
        return VALUE_ERROR;
    if (int_sign(vm, n) < 0)
        return raise_value_error(vm, "n must be a non-negative integer");
    if (int_sign(vm, k) < 0)
        return raise_value_error(vm, "k must be a non-negative integer");
    if (int_order(vm, k, n) > 0)
        return value_from_small_int(0);
    if (divide) {
        value other = int_binary(vm, OPERATOR_SUBTRACT, n, k);
        if (other == VALUE_ERROR)
            return VALUE_ERROR;
        if (int_order(vm, other, k) < 0)
            k = other;
    }
    int64_t steps;
    if (!int_to_int64(vm, k, &steps))
        return raise_error(vm, TYPE_OVERFLOW_ERROR, "k must not exceed %lld", (long long)INT64_MAX);
    if (steps > 1000) { /* each factor gives at least the bits of the smallest, less those of the divisor */
        double least = (double)int_bit_length(vm, n) - 1;
        double own = divide ? log2((double)steps) : 0;
        if (!divide || least > own)
            if (!reserve_bits(vm, (double)steps * (divide ? least - own : least > 2 ? least - 2 : 0) / 2))
                return VALUE_ERROR;
    }
    return falling_product(vm, n, steps, divide);
}

static value math_comb(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return choose(vm, arguments, true);
}

static value math_perm(struct vm *vm, value *arguments, uint32_t count) {
    if (arguments[1] == VALUE_UNSET || arguments[1] == VALUE_NONE)
        return math_factorial(vm, arguments, count);
    return choose(vm, arguments, false);
}

/* --- over iterables ----------------------------------------------------------------------------------------------- */

/* Items of an iterable as a list or tuple that nobody else holds while they are converted (which may run guest code).
 */
static value private_items(struct vm *vm, value iterable) { return tuple_from_iterable(vm, iterable); }

/* Exact summation: partial sums that do not overlap (Shewchuk); as many as there are exponents at most. */
#define PARTIALS_MOST 2100

static value math_fsum(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value tuple = private_items(vm, arguments[0]);
    if (tuple == VALUE_ERROR)
        return VALUE_ERROR;
    double partials[PARTIALS_MOST], special = 0, infinities = 0;
    uint32_t used = 0;
    for (uint32_t i = 0; i < tuple_count(vm, tuple); i++) {
        double x;
        if (!vm_charge(vm, 1) || !object_to_double(vm, tuple_items(vm, tuple)[i], &x))
            return VALUE_ERROR;
        double original = x;
        uint32_t kept = 0;
        for (uint32_t k = 0; k < used; k++) {
            double y = partials[k];
            if (fabs(x) < fabs(y)) {
                double swap = x;
                x = y;
                y = swap;
            }
            double high = x + y, low = y - (high - x);
            if (low != 0)
                partials[kept++] = low;
            x = high;
        }
        used = kept;
        if (x != 0) {
            if (!isfinite(x)) {
                if (isfinite(original))
                    return raise_error(vm, TYPE_OVERFLOW_ERROR, "intermediate overflow in fsum");
                if (isinf(original))
                    infinities += original;
                special += original;
                used = 0;
            } else if (used < PARTIALS_MOST) {
                partials[used++] = x;
            }
        }
    }
    if (special != 0 || isnan(special)) {
        if (isnan(infinities))
            return raise_value_error(vm, "-inf + inf in fsum");
        return value_from_double(special);
    }
    if (!used)
        return value_from_double(0);
    double high = partials[--used], low = 0;
    while (used > 0) {
        double x = high, y = partials[--used];
        high = x + y;
        low = y - (high - x);
        if (low != 0)
            break;
    }
    /* Round half to even across the remaining partials. */
    if (used > 0 && ((low < 0 && partials[used - 1] < 0) || (low > 0 && partials[used - 1] > 0))) {
        double y = low * 2, x = high + y;
        if (y == x - high)
            high = x;
    }
    return value_from_double(high);
}

static value math_prod(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value iterator = object_iterate(vm, arguments[0]);
    value product = arguments[1] == VALUE_UNSET ? value_from_small_int(1) : arguments[1];
    if (iterator == VALUE_ERROR)
        return VALUE_ERROR;
    for (;;) {
        value item = object_next(vm, iterator);
        if (item == VALUE_STOP)
            return product;
        if (item == VALUE_ERROR || !vm_charge(vm, 1))
            return VALUE_ERROR;
        product = object_binary(vm, OPERATOR_MULTIPLY, product, item);
        if (product == VALUE_ERROR)
            return VALUE_ERROR;
    }
}

/* A sum in three doubles of falling size: its rounding errors are kept. Sums and products without error as in T. J.
 * Dekker, A floating-point technique for extending the available precision (1971), and T. Ogita, S. Rump and S. Oishi,
 * Accurate sum and dot product (2005). */
struct triple {
    double high, low, tiny;
};

static double sum_exactly(double a, double b, double *error) {
    double sum = a + b, rest = sum - a;
    *error = (a - (sum - rest)) + (b - rest);
    return sum;
}

static struct triple triple_add_product(struct triple total, double x, double y) {
    double product = x * y, product_error = fma(x, y, -product), high_error, low_error, second_error;
    double high = sum_exactly(total.high, product, &high_error);
    double low = sum_exactly(total.low, product_error, &low_error);
    low = sum_exactly(low, high_error, &second_error);
    return (struct triple){high, low, total.tiny + low_error + second_error};
}

static double triple_round(struct triple total) {
    double low_error, high_error;
    double low = sum_exactly(total.low, total.tiny, &low_error);
    double high = sum_exactly(total.high, low, &high_error);
    return high + (high_error + low_error);
}

/* What sumprod() has so far: exact sums of ints and of floats, each until something does not fit, and the rest by the
 * operators of the objects. */
struct product_sum {
    value total;
    int64_t integers;
    struct triple floats;
    bool integers_open, integers_used, floats_open, floats_used;
};

static bool flush(struct vm *vm, struct product_sum *sum, value part) {
    if (part != VALUE_ERROR)
        part = object_binary(vm, OPERATOR_ADD, sum->total, part);
    sum->total = part;
    return part != VALUE_ERROR;
}

static bool flush_integers(struct vm *vm, struct product_sum *sum) {
    sum->integers_open = false;
    if (!sum->integers_used)
        return true;
    sum->integers_used = false;
    return flush(vm, sum, int_from_int64(vm, sum->integers));
}

static bool flush_floats(struct vm *vm, struct product_sum *sum) {
    sum->floats_open = false;
    if (!sum->floats_used)
        return true;
    sum->floats_used = false;
    return flush(vm, sum, value_from_double(triple_round(sum->floats)));
}

static bool is_exact_int(const struct vm *vm, value v) { return value_is_int(v) || value_is_big_int(vm, v); }

static bool add_integers(struct vm *vm, struct product_sum *sum, value p, value q) {
    int64_t a, b, product, total;
    if (!is_exact_int(vm, p) || !is_exact_int(vm, q) || !int_to_int64(vm, p, &a) || !int_to_int64(vm, q, &b) ||
        __builtin_mul_overflow(a, b, &product) || __builtin_add_overflow(sum->integers, product, &total))
        return false;
    sum->integers = total;
    return sum->integers_used = true;
}

/* A factor beside a float: a float, int or bool that a double holds. */
static bool float_factor(const struct vm *vm, value v, double *number) {
    int64_t integer;
    if (value_is_double(v)) {
        *number = value_to_double(v);
        return true;
    }
    if (!value_is_integer(vm, v) || !int_to_int64(vm, v, &integer))
        return false;
    *number = (double)integer;
    return true;
}

static bool add_floats(struct vm *vm, struct product_sum *sum, value p, value q) {
    double a, b;
    if ((!value_is_double(p) && !value_is_double(q)) || !float_factor(vm, p, &a) || !float_factor(vm, q, &b))
        return false;
    struct triple total = triple_add_product(sum->floats, a, b);
    if (!isfinite(total.high))
        return false;
    sum->floats = total;
    return sum->floats_used = true;
}

static bool add_product(struct vm *vm, struct product_sum *sum, value p, value q) {
    if (sum->integers_open && add_integers(vm, sum, p, q))
        return true;
    if (sum->integers_open && !flush_integers(vm, sum))
        return false;
    if (sum->floats_open && add_floats(vm, sum, p, q))
        return true;
    if (sum->floats_open && !flush_floats(vm, sum))
        return false;
    value product = object_binary(vm, OPERATOR_MULTIPLY, p, q);
    return product != VALUE_ERROR && flush(vm, sum, product);
}

static value math_sumprod(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value left = object_iterate(vm, arguments[0]);
    value right = left == VALUE_ERROR ? VALUE_ERROR : object_iterate(vm, arguments[1]);
    struct product_sum sum = {.total = value_from_small_int(0), .integers_open = true, .floats_open = true};
    while (right != VALUE_ERROR) {
        value p = object_next(vm, left);
        value q = p == VALUE_ERROR ? VALUE_ERROR : object_next(vm, right);
        if (q == VALUE_ERROR || !vm_charge(vm, 1))
            return VALUE_ERROR;
        if ((p == VALUE_STOP) != (q == VALUE_STOP))
            return raise_value_error(vm, "Inputs are not the same length");
        if (p == VALUE_STOP)
            return flush_integers(vm, &sum) && flush_floats(vm, &sum) ? sum.total : VALUE_ERROR;
        if (!add_product(vm, &sum, p, q))
            return VALUE_ERROR;
    }
    return VALUE_ERROR;
}

/* Room for `count` doubles in the cage. */
static double *coordinates_new(struct vm *vm, uint32_t count) {
    if (!vm_charge(vm, count / 8))
        return NULL;
    size_t size = sizeof(struct buffer) + (size_t)count * sizeof(double);
    struct buffer *buffer = heap_allocate_data(vm, KIND_BUFFER, vm->immediate_shapes[KIND_BUFFER], size);
    if (!buffer)
        return NULL;
    buffer->capacity = count * (uint32_t)sizeof(double);
    return (double *)(void *)buffer->data;
}

/* Adds x squared to *sum, which stays above it, and what rounding lost to *lost. */
static void add_square(double x, double sign, double *sum, double *lost_by_square, double *lost_by_sum) {
    double square = sign * x * x, total = *sum + square;
    *lost_by_square += fma(sign * x, x, -square);
    *lost_by_sum += (*sum - total) + square;
    *sum = total;
}

/* Euclidean length of coordinates that are not negative; `largest` is the largest of them. They are scaled by a power
 * of two against overflow; squares are summed onto 1, so that the sum's own errors are all of one size, and the root is
 * corrected by one step of Newton's method. */
static double vector_length(double *numbers, uint32_t count, double largest, bool has_nan) {
    if (isinf(largest))
        return largest;
    if (has_nan)
        return NAN;
    if (largest == 0 || count <= 1)
        return largest;
    int exponent;
    frexp(largest, &exponent);
    if (exponent < -1023) { /* the scale would overflow: first away from subnormal numbers */
        for (uint32_t i = 0; i < count; i++)
            numbers[i] /= DBL_MIN;
        return DBL_MIN * vector_length(numbers, count, largest / DBL_MIN, false);
    }
    double scale = ldexp(1.0, -exponent), sum = 1, lost_by_squares = 0, lost_by_sums = 0;
    for (uint32_t i = 0; i < count; i++)
        add_square(numbers[i] * scale, 1, &sum, &lost_by_squares, &lost_by_sums);
    double root = sqrt(sum - 1 + (lost_by_squares + lost_by_sums));
    add_square(root, -1, &sum, &lost_by_squares, &lost_by_sums);
    root += (sum - 1 + (lost_by_squares + lost_by_sums)) / (2 * root);
    return root / scale;
}

static value math_hypot(struct vm *vm, value *arguments, uint32_t count) {
    double *numbers = coordinates_new(vm, count), largest = 0;
    bool has_nan = false;
    for (uint32_t i = 0; numbers && i < count; i++) {
        if (!object_to_double(vm, arguments[i], &numbers[i]))
            return VALUE_ERROR;
        numbers[i] = fabs(numbers[i]);
        has_nan |= isnan(numbers[i]);
        largest = numbers[i] > largest ? numbers[i] : largest;
    }
    return numbers ? value_from_double(vector_length(numbers, count, largest, has_nan)) : VALUE_ERROR;
}

static value math_dist(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value p = private_items(vm, arguments[0]);
    value q = p == VALUE_ERROR ? VALUE_ERROR : private_items(vm, arguments[1]);
    if (q == VALUE_ERROR)
        return VALUE_ERROR;
    uint32_t size = tuple_count(vm, p);
    if (size != tuple_count(vm, q))
        return raise_value_error(vm, "both points must have the same number of dimensions");
    double *differences = coordinates_new(vm, size), largest = 0;
    bool has_nan = false;
    for (uint32_t i = 0; differences && i < size; i++) {
        double x, y;
        if (!object_to_double(vm, tuple_items(vm, p)[i], &x) || !object_to_double(vm, tuple_items(vm, q)[i], &y))
            return VALUE_ERROR;
        differences[i] = fabs(x - y);
        has_nan |= isnan(differences[i]);
        largest = differences[i] > largest ? differences[i] : largest;
    }
    return differences ? value_from_double(vector_length(differences, size, largest, has_nan)) : VALUE_ERROR;
}

static value math_isclose(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    double a, b, relative = 1e-9, least = 0;
    if (!two_doubles(vm, arguments, &a, &b) ||
        (arguments[2] != VALUE_UNSET && !object_to_double(vm, arguments[2], &relative)) ||
        (arguments[3] != VALUE_UNSET && !object_to_double(vm, arguments[3], &least)))
        return VALUE_ERROR;
    if (relative < 0 || least < 0)
        return raise_value_error(vm, "tolerances must be non-negative");
    if (a == b)
        return VALUE_TRUE;
    if (isinf(a) || isinf(b))
        return VALUE_FALSE;
    double difference = fabs(b - a);
    return value_from_bool(difference <= fabs(relative * b) || difference <= fabs(relative * a) || difference <= least);
}

#define ONE(name, documentation)                                                                                       \
    { #name, math_##name, 1, 1, 0, 0, NULL, documentation }
#define TWO(name, documentation)                                                                                       \
    { #name, math_##name, 2, 2, 0, 0, NULL, documentation }
static const struct native math_functions[] = {
    ONE(acos, "Arc cosine in radians."),
    ONE(acosh, "Inverse hyperbolic cosine."),
    ONE(asin, "Arc sine in radians."),
    ONE(asinh, "Inverse hyperbolic sine."),
    ONE(atan, "Arc tangent in radians."),
    TWO(atan2, "Arc tangent of y/x in radians, by quadrant."),
    ONE(atanh, "Inverse hyperbolic tangent."),
    ONE(cbrt, "Cube root."),
    ONE(ceil, "Smallest integer not less than x."),
    TWO(comb, "Ways to choose k items from n without order."),
    TWO(copysign, "Magnitude of x with the sign of y."),
    ONE(cos, "Cosine."),
    ONE(cosh, "Hyperbolic cosine."),
    ONE(degrees, "Radians to degrees."),
    TWO(dist, "Euclidean distance of two points."),
    ONE(erf, "Error function."),
    ONE(erfc, "Complementary error function."),
    ONE(exp, "e to the power of x."),
    ONE(exp2, "2 to the power of x."),
    ONE(expm1, "exp(x) - 1 without loss of precision."),
    ONE(fabs, "Absolute value of a float."),
    ONE(factorial, "Product of 1 to n."),
    ONE(floor, "Largest integer not above x."),
    {"fma", math_fma, 3, 3, 0, 0, NULL, "x * y + z rounded once."},
    TWO(fmod, "Remainder with the sign of x."),
    ONE(frexp, "Mantissa and exponent."),
    ONE(fsum, "Exactly rounded sum."),
    ONE(gamma, "Gamma function."),
    {"gcd", math_gcd, 0, 0, 0, NATIVE_VARIADIC, NULL, "Greatest common divisor."},
    {"hypot", math_hypot, 0, 0, 0, NATIVE_VARIADIC, NULL, "Euclidean length."},
    {"isclose", math_isclose, 2, 2, 2, 0, "a b rel_tol abs_tol", "Whether two numbers are close."},
    ONE(isfinite, "Neither infinite nor a NaN."),
    ONE(isinf, "Infinite."),
    ONE(isnan, "Not a number."),
    ONE(isqrt, "Integer part of the square root."),
    {"lcm", math_lcm, 0, 0, 0, NATIVE_VARIADIC, NULL, "Least common multiple."},
    TWO(ldexp, "x * 2**i."),
    ONE(lgamma, "Logarithm of the gamma function."),
    {"log", math_log, 1, 2, 0, 0, NULL, "Logarithm to a base, e by default."},
    ONE(log10, "Logarithm to base 10."),
    ONE(log1p, "log(1 + x) without loss of precision."),
    ONE(log2, "Logarithm to base 2."),
    ONE(modf, "Fraction and whole part."),
    {"nextafter", math_nextafter, 2, 2, 1, 0, "steps", "Next float towards y."},
    {"perm", math_perm, 1, 2, 0, 0, NULL, "Ways to choose k items from n with order."},
    TWO(pow, "x to the power of y as floats."),
    {"prod", math_prod, 1, 1, 1, 0, "start", "Product of all items."},
    ONE(radians, "Degrees to radians."),
    TWO(remainder, "IEEE 754 remainder."),
    ONE(sin, "Sine."),
    ONE(sinh, "Hyperbolic sine."),
    ONE(sqrt, "Square root."),
    TWO(sumprod, "Sum of products."),
    ONE(tan, "Tangent."),
    ONE(tanh, "Hyperbolic tangent."),
    ONE(trunc, "Integer part."),
    ONE(ulp, "Value of the least significant bit."),
    NATIVE_END,
};

static bool math_start(struct vm *vm, struct dict *dict) {
    return dict_set_c(vm, dict, "pi", value_from_double(M_PI)) && dict_set_c(vm, dict, "e", value_from_double(M_E)) &&
           dict_set_c(vm, dict, "tau", value_from_double(2 * M_PI)) &&
           dict_set_c(vm, dict, "inf", value_from_double(INFINITY)) &&
           dict_set_c(vm, dict, "nan", value_from_double(NAN));
}

const struct module_definition math_module = {
    .name = "math", .reason = "pure arithmetic", .functions = math_functions, .start = math_start};
