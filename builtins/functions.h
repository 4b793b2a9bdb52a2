/* The built-in functions, split by meaning over functions*.c; the table of them is in functions.c. */
#ifndef PYNTERP_BUILTINS_FUNCTIONS_H
#define PYNTERP_BUILTINS_FUNCTIONS_H

#include "../vm/vm.h"

/* functions.c: to standard output as print uses it: what the script has put in the place of sys.stdout, else the
 * host's. `text` is a plain str. */
bool print_text(struct vm *vm, value text) WARN_UNUSED;

/* functions_iteration.c */
value builtin_all(struct vm *vm, value *arguments, uint32_t count);
value builtin_any(struct vm *vm, value *arguments, uint32_t count);
value builtin_iter(struct vm *vm, value *arguments, uint32_t count);
value builtin_next(struct vm *vm, value *arguments, uint32_t count);
value builtin_max(struct vm *vm, value *arguments, uint32_t count);
value builtin_min(struct vm *vm, value *arguments, uint32_t count);
value builtin_sorted(struct vm *vm, value *arguments, uint32_t count);
value builtin_sum(struct vm *vm, value *arguments, uint32_t count);

/* functions_namespace.c */
value builtin_compile(struct vm *vm, value *arguments, uint32_t count);
value builtin_delattr(struct vm *vm, value *arguments, uint32_t count);
value builtin_dir(struct vm *vm, value *arguments, uint32_t count);
value builtin_eval(struct vm *vm, value *arguments, uint32_t count);
value builtin_exec(struct vm *vm, value *arguments, uint32_t count);
value builtin_getattr(struct vm *vm, value *arguments, uint32_t count);
value builtin_globals(struct vm *vm, value *arguments, uint32_t count);
value builtin_hasattr(struct vm *vm, value *arguments, uint32_t count);
value builtin_locals(struct vm *vm, value *arguments, uint32_t count);
value builtin_setattr(struct vm *vm, value *arguments, uint32_t count);
value builtin_vars(struct vm *vm, value *arguments, uint32_t count);

/* vm/async_generator.c */
value builtin_aiter(struct vm *vm, value *arguments, uint32_t count);
value builtin_anext(struct vm *vm, value *arguments, uint32_t count);

#endif
