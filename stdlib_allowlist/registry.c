/* The allowlist: every module a guest may import, with the reason why it is safe to offer. A module that is not here does
 * not exist for guests, whatever its name; the host may narrow the list further (guards/import_policy). Those without a
 * file of their own in C are a .py file of this folder, which runs in the sandbox like any guest code. */
#include "modules.h"

static const struct module_definition collections_module = {
    .name = "collections", .reason = "container types, in guest code"};
static const struct module_definition functools_module = {
    .name = "functools", .reason = "higher-order functions, in guest code"};
static const struct module_definition itertools_module = {.name = "itertools", .reason = "iterators, in guest code"};
static const struct module_definition operator_module = {
    .name = "operator", .reason = "operators as functions, in guest code; names attributes through the guard"};
static const struct module_definition string_module = {.name = "string", .reason = "constants and templates, in guest code"};

const struct module_definition *const module_definitions[] = {
    &collections_module, &functools_module, &itertools_module, &json_module, &math_module, &operator_module,
    &random_module,      &string_module,    &sys_module,       &time_module, NULL,
};
