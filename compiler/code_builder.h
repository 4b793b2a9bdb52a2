/* From a unit the code generator made to code of one VM: strings interned, constants made, caches empty. */
#ifndef PYNTERP_COMPILER_CODE_BUILDER_H
#define PYNTERP_COMPILER_CODE_BUILDER_H

#include "../vm/vm.h"
#include "code_unit.h"

/* Builds, verifies and registers the unit and all units in it. `source`: a str for traceback lines, or None. A struct
 * code_object value, or VALUE_ERROR. */
value code_build(struct vm *vm, struct code_unit *unit, value filename, value source) WARN_UNUSED;

#endif
