/* The definitions of the allowlist's modules; one file each. */
#ifndef PYNTERP_STDLIB_ALLOWLIST_MODULES_H
#define PYNTERP_STDLIB_ALLOWLIST_MODULES_H

#include "../vm/vm.h"

extern const struct module_definition json_module;
extern const struct module_definition math_module;
extern const struct module_definition random_module;
extern const struct module_definition sys_module;
extern const struct module_definition time_module;

#endif
