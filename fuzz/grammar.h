/* Random Python: a small grammar from which programs and pieces of them are made, for mutators that keep to the
 * language most of the time. */
#ifndef PYNTERP_FUZZ_GRAMMAR_H
#define PYNTERP_FUZZ_GRAMMAR_H

#include <stddef.h>
#include <stdint.h>

struct grammar_random {
    uint64_t state;
};
uint64_t grammar_below(struct grammar_random *random, uint64_t bound);

/* A program of some statements; returns its length, at most `size`. */
size_t grammar_program(struct grammar_random *random, char *out, size_t size);
/* Changes a program of `length` bytes in place; returns the new length, at most `size`. */
size_t grammar_mutate(struct grammar_random *random, char *text, size_t length, size_t size);

#endif
