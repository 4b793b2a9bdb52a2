/* Gamma and its logarithm by Lanczos's approximation (C. Lanczos, "A precision approximation of the gamma function",
 * 1964) with 13 terms and g = 6.0246..., as rational function; the same terms and the same order of operations as
 * CPython's, so that results are equal to the last bit on machines whose exp, log, pow and sin agree. Pure arithmetic.
 */
#include "math_gamma.h"

#include <math.h>

#define LANCZOS_TERMS 13
#define LANCZOS_G 6.024680040776729583740234375
#define LANCZOS_G_MINUS_HALF 5.524680040776729583740234375
#define LOG_PI 1.144729885849400174143427351353058711647
#define LARGEST_FACTORIAL_ARGUMENT 23 /* gamma(23) = 22!, the last factorial that is exact */
#define TINY 1e-20
#define HUGE_ARGUMENT 200.0
#define LARGE_ARGUMENT 140.0 /* from here on pow() is taken in two halves */

static const double numerator_terms[LANCZOS_TERMS] = {
    23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843, 17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408,
};
/* The coefficients of x(x+1)...(x+11). */
static const double denominator_terms[LANCZOS_TERMS] = {
    0.0,       39916800.0, 120543840.0, 150917976.0, 105258076.0, 45995730.0, 13339535.0,
    2637558.0, 357423.0,   32670.0,     1925.0,      66.0,        1.0,
};

/* Small x by rising powers, large x by powers of 1/x, so that nothing overflows. */
static double lanczos_sum(double x) {
    double numerator = 0.0, denominator = 0.0;
    if (x < 5.0) {
        for (int i = LANCZOS_TERMS; --i >= 0;) {
            numerator = numerator * x + numerator_terms[i];
            denominator = denominator * x + denominator_terms[i];
        }
    } else {
        for (int i = 0; i < LANCZOS_TERMS; i++) {
            numerator = numerator / x + numerator_terms[i];
            denominator = denominator / x + denominator_terms[i];
        }
    }
    return numerator / denominator;
}

/* sin(pi x), exact at multiples of one half. */
static double sine_of_pi_times(double x) {
    double y = fmod(fabs(x), 2.0), result;
    switch ((int)round(2.0 * y)) {
    case 0:
        result = sin(M_PI * y);
        break;
    case 1:
        result = cos(M_PI * (y - 0.5));
        break;
    case 2:
        result = sin(M_PI * (1.0 - y)); /* -sin(pi(y - 1)) would give -0.0 at 1 */
        break;
    case 3:
        result = -cos(M_PI * (y - 1.5));
        break;
    default:
        result = sin(M_PI * (y - 2.0));
        break;
    }
    return copysign(1.0, x) * result;
}

/* y to the power of size - 1/2, in two factors where one would overflow. */
static double scale(double value, double y, double size, double sign) {
    if (size < LARGE_ARGUMENT) {
        double power = pow(y, size - 0.5);
        return sign > 0 ? value * power : value / power;
    }
    double root = pow(y, size / 2.0 - 0.25);
    return sign > 0 ? value * root * root : value / root / root;
}

double gamma_compute(double x) {
    if (!isfinite(x))
        return isnan(x) || x > 0.0 ? x : NAN;
    if (x == floor(x) && x <= LARGEST_FACTORIAL_ARGUMENT) {
        double product = 1.0;
        if (x <= 0.0)
            return NAN;
        for (int i = 2; i < (int)x; i++)
            product *= i;
        return product;
    }
    double size = fabs(x);
    if (size < TINY)
        return 1.0 / x;
    if (size > HUGE_ARGUMENT)
        return x < 0.0 ? 0.0 / sine_of_pi_times(x) : INFINITY;
    /* z: what rounding took from size + g - 1/2 */
    double y = size + LANCZOS_G_MINUS_HALF, z;
    if (size > LANCZOS_G_MINUS_HALF)
        z = (y - size) - LANCZOS_G_MINUS_HALF;
    else
        z = (y - LANCZOS_G_MINUS_HALF) - size;
    z = z * LANCZOS_G / y;
    double result;
    if (x < 0.0) {
        result = -M_PI / sine_of_pi_times(size) / size * exp(y) / lanczos_sum(size);
        result -= z * result;
    } else {
        result = lanczos_sum(size) / exp(y);
        result += z * result;
    }
    return scale(result, y, size, x);
}

double log_gamma_compute(double x) {
    if (!isfinite(x))
        return isnan(x) ? x : INFINITY;
    if (x == floor(x) && x <= 2.0)
        return x <= 0.0 ? NAN : 0.0;
    double size = fabs(x);
    if (size < TINY)
        return -log(size);
    double result = log(lanczos_sum(size)) - LANCZOS_G;
    result += (size - 0.5) * (log(size + LANCZOS_G - 0.5) - 1.0);
    if (x < 0.0)
        result = LOG_PI - log(fabs(sine_of_pi_times(size))) - log(size) - result;
    return result;
}
