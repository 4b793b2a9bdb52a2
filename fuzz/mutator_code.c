/* The mutator of saved code: starts from what the compiler saves for a random program or a seed's, and changes numbers,
 * instructions and their operands where they stand; now and then bytes anywhere. */
#include "fuzz.h"
#include "grammar.h"
#include "saved_code.h"

#include <string.h>

#define OPCODES_ABOUT 170

/* Saved code of this script; 0: it does not compile, or is too long. */
static size_t code_save(const struct fuzz_run *run, const char *source, size_t source_length, uint8_t *data,
                        size_t size_maximum) {
    pn_value bytes;
    pn_outcome outcome;
    const void *saved;
    size_t length = 0;
    fuzz_check(pn_code_save(run->vm, source, source_length, "fuzz.py", &bytes, &outcome), &outcome);
    if (outcome.kind != PN_OUTCOME_OK || pn_get_bytes(run->vm, bytes, &saved, &length) != PN_OK ||
        length - SAVED_CODE_HEAD + 1 > size_maximum)
        return 0;
    data[0] = 0;
    memcpy(data + 1, (const char *)saved + SAVED_CODE_HEAD, length - SAVED_CODE_HEAD);
    return length - SAVED_CODE_HEAD + 1;
}

/* Of the seed's script, or else of some random program that compiles; 0: none was found. */
static size_t code_make(struct grammar_random *random, uint8_t *data, size_t size, size_t size_maximum) {
    char source[8192];
    struct fuzz_run run = fuzz_begin();
    size_t made = 0;
    if (size > 0 && size <= sizeof source && data[0] == SAVED_CODE_SOURCE) {
        memcpy(source, data, size);
        made = code_save(&run, source, size, data, size_maximum);
    }
    for (int tries = 0; tries < 8 && made == 0; tries++)
        made = code_save(&run, source, grammar_program(random, source, sizeof source / 4), data, size_maximum);
    fuzz_end(&run);
    return made;
}

/* Small changes: a byte up or down by a little, or the byte of another place. */
static void bytes_change(struct grammar_random *random, uint8_t *data, size_t size) {
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

/* An instruction: opcode, d, and three operands of 16 bits. */
static void instruction_change(struct grammar_random *random, uint8_t *data, const struct saved_code_map *map) {
    uint8_t *at = data + map->instructions[grammar_below(random, map->instruction_count)];
    uint8_t *other = data + map->instructions[grammar_below(random, map->instruction_count)];
    uint8_t *operand = at + 2 + 2 * grammar_below(random, 3), saved[8];
    switch (grammar_below(random, 8)) {
    case 0:
        at[0] = (uint8_t)grammar_below(random, OPCODES_ABOUT);
        break;
    case 1:
        at[1] = (uint8_t)grammar_below(random, 5);
        break;
    case 2:
        memcpy(at, other, 8);
        break;
    case 3:
        memcpy(saved, at, 8);
        memcpy(at, other, 8);
        memcpy(other, saved, 8);
        break;
    case 4:
        memcpy(operand, other + 2 + 2 * grammar_below(random, 3), 2);
        break;
    case 5:
        operand[0] = (uint8_t)grammar_below(random, 256);
        operand[1] = (uint8_t)(grammar_below(random, 4) == 0 ? grammar_below(random, 256) : 0);
        break;
    default:
        operand[0] = (uint8_t)(operand[0] + grammar_below(random, 7) - 3);
    }
}

static size_t number_change(struct grammar_random *random, uint8_t *data, size_t size, size_t size_maximum,
                            const struct saved_code_map *map) {
    static const uint64_t ends[] = {0, 1, 2, 16, 200, UINT8_MAX, UINT16_MAX, INT32_MAX, UINT32_MAX, UINT64_MAX};
    bool is_field = map->field_count > 0 && grammar_below(random, 3) != 0;
    uint64_t which =
        is_field ? map->fields[grammar_below(random, map->field_count)] : grammar_below(random, map->number_count);
    const struct saved_code_place *place = &map->numbers[which];
    uint64_t number = data[place->at] & 0x7F;
    switch (grammar_below(random, 4)) {
    case 0:
        number = ends[grammar_below(random, sizeof ends / sizeof ends[0])];
        break;
    case 1:
        number ^= UINT64_C(1) << grammar_below(random, 14);
        break;
    default:
        number = number + grammar_below(random, 5) - 2;
        number = number > UINT32_MAX ? 0 : number;
    }
    return saved_code_set(place, number, data, size, size_maximum);
}

/* The head is not part of what the map is of; an input that brings its own has it in front. */
static size_t structure_change(struct grammar_random *random, uint8_t *data, size_t size, size_t size_maximum) {
    static struct saved_code_map map;
    size_t skipped = 1 + (data[0] & 1 ? SAVED_CODE_HEAD : 0);
    if (size <= skipped)
        return size;
    (void)saved_code_read(&map, data + skipped, size - skipped);
    if (map.instruction_count > 0 && grammar_below(random, 4) != 0)
        instruction_change(random, data + skipped, &map);
    else if (map.number_count > 0)
        size = skipped + number_change(random, data + skipped, size - skipped, size_maximum - skipped, &map);
    return size;
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t size_maximum, unsigned seed) {
    struct grammar_random random = {seed};
    if (size < 40 || data[0] == SAVED_CODE_SOURCE || grammar_below(&random, 400) == 0) {
        size_t made = code_make(&random, data, size, size_maximum);
        if (made > 0)
            size = made;
    }
    if (size == 0 || grammar_below(&random, 8) == 0)
        return LLVMFuzzerMutate(data, size, size_maximum);
    for (uint64_t i = 1 + grammar_below(&random, 3); i > 0; i--) {
        if (grammar_below(&random, 8) == 0)
            bytes_change(&random, data, size);
        else
            size = structure_change(&random, data, size, size_maximum);
    }
    return size;
}
