/* Names of audit events; see audit.h. */
#include "guards/audit.h"

static const struct {
    const char *name;
    bool is_refusal;
} kinds[AUDIT_KIND_COUNT] = {
    [AUDIT_ATTRIBUTE_BLOCKED] = {"attribute_blocked", true},
    [AUDIT_IMPORT_REFUSED] = {"import_refused", true},
    [AUDIT_BUILTIN_REFUSED] = {"builtin_refused", true},
    [AUDIT_CAPABILITY_REFUSED] = {"capability_refused", true},
    [AUDIT_CAPABILITY_USED] = {"capability_used", false},
    [AUDIT_HOST_ACCESS_REFUSED] = {"host_access_refused", true},
    [AUDIT_HOST_ACCESS_ALLOWED] = {"host_access_allowed", false},
    [AUDIT_IMPORT_ALLOWED] = {"import_allowed", false},
    [AUDIT_LIMIT_REACHED] = {"limit_reached", false},
    [AUDIT_BYTECODE_REFUSED] = {"bytecode_refused", true},
};

bool audit_kind_is_refusal(enum audit_kind kind) { return (unsigned)kind < AUDIT_KIND_COUNT && kinds[kind].is_refusal; }

const char *audit_kind_name(enum audit_kind kind) {
    return (unsigned)kind < AUDIT_KIND_COUNT ? kinds[kind].name : "unknown";
}
