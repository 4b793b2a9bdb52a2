/* "Did you mean": the candidate nearest to a misspelt name, by CPython's cost rules (moves 2, case changes 1). */
#ifndef PYNTERP_VM_SUGGESTION_H
#define PYNTERP_VM_SUGGESTION_H

#include "vm.h"

struct suggestion {
    value name; /* str */
    value best; /* str, or VALUE_UNSET */
    size_t best_distance;
    uint32_t considered;
};
void suggestion_start(struct vm *vm, struct suggestion *suggestion, value name);
void suggestion_consider(struct vm *vm, struct suggestion *suggestion, value candidate);

#endif
