/* The mutator of saved code: starts from what the compiler saves for a random program, and changes bytes and words of
 * it. */
#include "fuzz.h"
#include "grammar.h"

#include <string.h>

#define HEAD_SIZE 15 /* which target_code.c puts in front */

/* Saved code of some random program that compiles; 0: none was found. */
static size_t code_make(struct grammar_random *random, uint8_t *data, size_t size_maximum) {
    char source[2048];
    pn_value bytes;
    pn_outcome outcome;
    const void *saved;
    size_t length = 0, size = 0;
    struct fuzz_run run = fuzz_begin();
    for (int tries = 0; tries < 8 && size == 0; tries++) {
        size_t source_length = grammar_program(random, source, sizeof source);
        fuzz_check(pn_code_save(run.vm, source, source_length, "fuzz.py", &bytes, &outcome), &outcome);
        if (outcome.kind == PN_OUTCOME_OK && pn_get_bytes(run.vm, bytes, &saved, &length) == PN_OK &&
            length - HEAD_SIZE + 1 <= size_maximum) {
            data[0] = 0;
            memcpy(data + 1, (const char *)saved + HEAD_SIZE, length - HEAD_SIZE);
            size = length - HEAD_SIZE + 1;
        }
    }
    fuzz_end(&run);
    return size;
}

/* Small changes: a byte up or down by a little, or the byte of another place. */
static void bytes_change(struct grammar_random *random, uint8_t *data, size_t size) {
    for (uint64_t i = 1 + grammar_below(random, 4); i > 0; i--) {
        size_t at = grammar_below(random, size);
        switch (grammar_below(random, 4)) {
        case 0:
            data[at] = (uint8_t)(data[at] + grammar_below(random, 9) - 4);
            break;
        case 1:
            data[at] = data[grammar_below(random, size)];
            break;
        case 2:
            data[at] = (uint8_t)grammar_below(random, 24);
            break;
        default:
            if (at + 16 <= size)
                memcpy(data + at, data + (at + 8), 8);
        }
    }
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t size_maximum, unsigned seed) {
    struct grammar_random random = {seed};
    if (size < 40 || grammar_below(&random, 400) == 0) {
        size_t made = code_make(&random, data, size_maximum);
        if (made > 0)
            size = made;
    }
    if (grammar_below(&random, 4) == 0)
        return LLVMFuzzerMutate(data, size, size_maximum);
    if (size > 0)
        bytes_change(&random, data, size);
    return size;
}
