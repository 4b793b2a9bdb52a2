/* What the host handed over: the table of its functions, classes and objects, outside the cage. */
#ifndef PYNTERP_VM_API_HOST_H
#define PYNTERP_VM_API_HOST_H

#include "api_internal.h"

#define HOST_NAME_SIZE 64

/* What the policy grants of one function, constructor, method or attribute, and how much of it was used in this run. */
struct host_grant {
    struct capability_terms terms;
    const struct capability_grant *rules; /* of the policy; NULL = none */
    uint64_t uses;
};

enum host_entry_kind { HOST_ENTRY_FREE, HOST_ENTRY_FUNCTION, HOST_ENTRY_CLASS, HOST_ENTRY_OBJECT };

struct host_entry {
    enum host_entry_kind kind;
    uint32_t generation;       /* of struct host_object; another one is dead */
    uint32_t run;              /* the run it was made in, and ends with; 0 = until the VM ends */
    uint32_t next;             /* place + 1 of the next free entry, or of the next in the hash chain; 0 = none */
    bool sealed;               /* a reset keeps it */
    cage_ref guest;            /* the guest's object of it, one for the whole life, so that identity is stable */
    pn_function call;          /* FUNCTION */
    void *data;                /* FUNCTION: user data; OBJECT: the host's object */
    pn_class *class;           /* CLASS, OBJECT */
    struct host_grant grant;   /* FUNCTION */
    char name[HOST_NAME_SIZE]; /* FUNCTION */
};

struct host_member {
    char name[HOST_NAME_SIZE];
    pn_method get, set, call;
    struct host_grant grant;
};

struct pn_class {
    pn_vm *pn;
    pn_class *next;
    char name[HOST_NAME_SIZE];
    pn_function construct;
    void *user_data;
    void (*release)(void *object);
    struct host_grant grant; /* of construct */
    bool subclassable;
    cage_ref base; /* the guest class that stands for it among bases, made when first asked for; 0 = none yet */
    size_t member_count;
    struct host_member members[];
};

/* "host." and the names with dots between. */
#define HOST_CAPABILITY_SIZE (2 * HOST_NAME_SIZE + 8)
void host_capability_name(char *buffer, const char *name, const char *member);
void host_grant_find(const pn_vm *pn, struct host_grant *grant, const char *name, const char *member);
/* Whether the script may use this now, with these arguments (NULL: no call); else the exception is set. `keywords`:
 * dict or VALUE_UNSET. */
bool host_grant_use(struct vm *vm, struct host_grant *grant, const char *name, const char *member,
                    const value *arguments, uint32_t count, value keywords) WARN_UNUSED;

/* A living entry for the object; NULL = dead, ReferenceError is set. */
struct host_entry *host_entry_of(struct vm *vm, value object);
/* The entry for this and its guest object, an existing one if there is one; NULL = out of memory. */
struct host_entry *host_entry_for(pn_vm *pn, const struct host_entry *wanted);
/* Calls the host: `function` or `method` with `object`. */
value host_call(struct vm *vm, pn_function function, pn_method method, void *data, value *arguments, uint32_t count,
                value keywords);
/* For NATIVE_SECTION_HOST: entry 0 is the native behind functions and classes, 1 the one behind methods. */
#define HOST_NATIVE_FUNCTION NATIVE_INDEX(NATIVE_SECTION_HOST, 0, 0)
#define HOST_NATIVE_METHOD NATIVE_INDEX(NATIVE_SECTION_HOST, 0, 1)
value host_method_call(struct vm *vm, value *arguments, uint32_t count);
value host_construct(struct vm *vm, pn_class *class, value *arguments, uint32_t count);
#endif
