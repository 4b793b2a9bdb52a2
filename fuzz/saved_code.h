/* Where things stand in saved code, for the target that loads it and the mutator that changes it: a reader of the
 * format of compiler/code_file.c that only notes places, and knows nothing of what the numbers mean. */
#ifndef PYNTERP_FUZZ_SAVED_CODE_H
#define PYNTERP_FUZZ_SAVED_CODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SAVED_CODE_HEAD 15    /* magic, version, fingerprint */
#define SAVED_CODE_SOURCE '#' /* an input of the target that begins so is a script */
#define SAVED_CODE_PLACES 4096

struct saved_code_place {
    uint32_t at, size;
};

struct saved_code_map {
    uint32_t number_count, field_count, instruction_count;
    struct saved_code_place numbers[SAVED_CODE_PLACES]; /* in groups of seven bits */
    uint32_t fields[SAVED_CODE_PLACES];                 /* which of them are a unit's own, not of its texts */
    uint32_t instructions[SAVED_CODE_PLACES];           /* eight bytes each */
};

/* What follows the head. False: the bytes are not of that form, and the map holds what was found up to there. */
bool saved_code_read(struct saved_code_map *map, const uint8_t *data, size_t size);
/* Puts another number into a place, which may make it longer or shorter; returns the new size, at most `most`. */
size_t saved_code_set(const struct saved_code_place *place, uint64_t number, uint8_t *data, size_t size, size_t most);

#endif
