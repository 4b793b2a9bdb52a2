/* The gamma function and its logarithm, for math. */
#ifndef PYNTERP_STDLIB_MATH_GAMMA_H
#define PYNTERP_STDLIB_MATH_GAMMA_H

/* NaN where the function has no value, infinity where it is too large. */
double gamma_compute(double x);
double log_gamma_compute(double x);

#endif
