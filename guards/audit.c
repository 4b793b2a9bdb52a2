/* Names of audit events; see audit.h. */
#include "guards/audit.h"

static const char *const kind_names[AUDIT_KIND_COUNT] = {
    [AUDIT_ATTRIBUTE_BLOCKED] = "attribute_blocked", [AUDIT_IMPORT_REFUSED] = "import_refused",
    [AUDIT_BUILTIN_REFUSED] = "builtin_refused",     [AUDIT_CAPABILITY_REFUSED] = "capability_refused",
    [AUDIT_CAPABILITY_USED] = "capability_used",     [AUDIT_HOST_ACCESS_REFUSED] = "host_access_refused",
    [AUDIT_LIMIT_REACHED] = "limit_reached",         [AUDIT_BYTECODE_REFUSED] = "bytecode_refused",
};

const char *audit_kind_name(enum audit_kind kind) {
    return (unsigned)kind < AUDIT_KIND_COUNT ? kind_names[kind] : "unknown";
}
