/* The allowlist: every module a guest may import, with the reason why it is safe to offer. A module that is not here does
 * not exist for guests, whatever its name; the host may narrow the list further (guards/import_policy). */
#include "modules.h"

const struct module_definition *const module_definitions[] = {
    &math_module,
    &sys_module,
    &time_module,
    NULL,
};
