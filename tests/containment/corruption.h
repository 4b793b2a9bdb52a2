/* One corruption: overwrites some part of the cage as a memory-safety bug might. Each is drawn from a stream of random
 * numbers alone, so that a number says again what happened. */
#ifndef PYNTERP_TESTS_CORRUPTION_H
#define PYNTERP_TESTS_CORRUPTION_H

#include "vm/heap_internal.h"

struct random_stream {
    uint64_t state;
};
uint64_t random_next(struct random_stream *random);
/* Below `bound`, which is not 0. */
static inline uint64_t random_below(struct random_stream *random, uint64_t bound) {
    return random_next(random) % bound;
}

/* X(enumerator, "what is overwritten") */
#define CORRUPTIONS(X)                                                                                                 \
    X(WORD, "a random word")                                                                                           \
    X(HALF_WORD, "half a word by a number at some edge")                                                               \
    X(BIT, "one bit")                                                                                                  \
    X(KIND, "the kind of an object")                                                                                   \
    X(FLAGS, "flags and detail of an object")                                                                          \
    X(SHAPE, "the shape of an object")                                                                                 \
    X(COUNT, "a length")                                                                                               \
    X(REFERENCE, "a reference")                                                                                        \
    X(VALUE, "a value")                                                                                                \
    X(SWAP, "an object by another one's bytes")                                                                        \
    X(GENERATOR, "a saved frame")                                                                                      \
    X(TABLE, "the inside of a dict, set or list")                                                                      \
    X(CLASS, "a class or shape")                                                                                       \
    X(CALLABLE, "a function, method, code object or record")                                                           \
    X(REGISTER, "a register of a running frame")

enum corruption {
#define CORRUPTION_ENUM(name, text) CORRUPT_##name,
    CORRUPTIONS(CORRUPTION_ENUM)
#undef CORRUPTION_ENUM
        CORRUPTION_COUNT
};
extern const char *const corruption_names[CORRUPTION_COUNT];

/* Does one of them; a line about it goes to `text`. */
enum corruption corruption_make(struct vm *vm, struct random_stream *random, char *text, size_t size);

#endif
