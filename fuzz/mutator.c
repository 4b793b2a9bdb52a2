/* The mutator of targets whose input is Python. */
#include "fuzz.h"
#include "grammar.h"

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t size_maximum, unsigned seed) {
    struct grammar_random random = {seed};
    for (uint64_t i = 1 + grammar_below(&random, 3); i > 0; i--)
        size = grammar_mutate(&random, (char *)data, size, size_maximum);
    return size;
}
