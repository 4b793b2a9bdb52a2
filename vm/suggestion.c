/* Edit distance between short names; bounded work, no allocation. See suggestion.h. */
#include "suggestion.h"

#include "../builtins/str.h"

#include <ctype.h>

#define LONGEST_NAME 40
#define MOST_CANDIDATES 750
#define MOVE_COST 2
#define CASE_COST 1

static size_t substitution_cost(unsigned char a, unsigned char b) {
    if (a == b)
        return 0;
    return tolower(a) == tolower(b) ? CASE_COST : MOVE_COST;
}

/* Distance of two names of at most LONGEST_NAME bytes. */
static size_t edit_distance(const char *a, size_t a_length, const char *b, size_t b_length) {
    size_t row[LONGEST_NAME + 1];
    for (size_t j = 0; j <= b_length; j++)
        row[j] = j * MOVE_COST;
    for (size_t i = 1; i <= a_length; i++) {
        size_t diagonal = row[0];
        row[0] = i * MOVE_COST;
        for (size_t j = 1; j <= b_length; j++) {
            size_t best = diagonal + substitution_cost((unsigned char)a[i - 1], (unsigned char)b[j - 1]);
            diagonal = row[j];
            if (row[j] + MOVE_COST < best)
                best = row[j] + MOVE_COST;
            if (row[j - 1] + MOVE_COST < best)
                best = row[j - 1] + MOVE_COST;
            row[j] = best;
        }
    }
    return row[b_length];
}

void suggestion_start(struct vm *vm, struct suggestion *suggestion, value name) {
    (void)vm;
    *suggestion = (struct suggestion){.name = name, .best = VALUE_UNSET, .best_distance = SIZE_MAX};
}

void suggestion_consider(struct vm *vm, struct suggestion *suggestion, value candidate) {
    struct str *wanted = str_of(vm, suggestion->name), *other = str_of(vm, candidate);
    if (!wanted || !other || ++suggestion->considered > MOST_CANDIDATES || str_equal(vm, wanted, other))
        return;
    if (wanted->byte_length > LONGEST_NAME || other->byte_length > LONGEST_NAME)
        return;
    /* No more than a third of the involved characters should need to change. */
    size_t limit = ((size_t)wanted->length + other->length + 3) * MOVE_COST / 6;
    if (suggestion->best != VALUE_UNSET && limit >= suggestion->best_distance)
        limit = suggestion->best_distance - 1;
    vm->budget -= 1 + (wanted->byte_length * other->byte_length) / 32;
    size_t distance = edit_distance(str_data(vm, wanted), wanted->byte_length, str_data(vm, other), other->byte_length);
    if (distance > limit)
        return;
    suggestion->best = candidate;
    suggestion->best_distance = distance;
}
