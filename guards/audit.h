/* What the host's audit hook is told: each thing that a guard refused, or let pass with a warning.
 *
 * Events are passed by pointer for the length of the call; a hook that keeps one copies its texts. The hook must not
 * run the VM that reports to it. Depends on nothing. */
#ifndef PYNTERP_GUARDS_AUDIT_H
#define PYNTERP_GUARDS_AUDIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum audit_kind {
    AUDIT_ATTRIBUTE_BLOCKED,   /* name: the attribute */
    AUDIT_IMPORT_REFUSED,      /* name: the module */
    AUDIT_BUILTIN_REFUSED,     /* name: the builtin */
    AUDIT_CAPABILITY_REFUSED,  /* name: the capability */
    AUDIT_CAPABILITY_USED,     /* name: the capability; granted at level warn, or where the host asks for all */
    AUDIT_HOST_ACCESS_REFUSED, /* name: the attribute of a host object that is not on its list */
    AUDIT_HOST_ACCESS_ALLOWED, /* name: the attribute; only where the host asks for it */
    AUDIT_IMPORT_ALLOWED,      /* name: the module; only where the host asks for it */
    AUDIT_LIMIT_REACHED,       /* name: the limit */
    AUDIT_BYTECODE_REFUSED,    /* name: what the verifier rejected */
    AUDIT_KIND_COUNT
};

struct audit_event {
    enum audit_kind kind;
    const char *name; /* UTF-8, not terminated: what was asked for; written by the guest, so treat it as hostile */
    size_t name_length;
    const char *reason;    /* one sentence of ours, terminated; never NULL */
    const char *file;      /* the script's name as the host gave it, terminated; NULL outside a run */
    uint32_t line;         /* from 1; 0 = unknown */
    uint32_t column;       /* from 1, in characters; 0 = unknown */
    const char *arguments; /* of a call of the host, terminated; NULL unless the host asks for them */
};

typedef void (*audit_callback)(const struct audit_event *event, void *user_data);

/* Whether events of this kind tell that something was refused by the policy. */
bool audit_kind_is_refusal(enum audit_kind kind);

/* "attribute_blocked" and so on, for reports and audit files. */
const char *audit_kind_name(enum audit_kind kind);

#endif
