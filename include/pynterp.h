/* pynterp: run untrusted Python inside a C program.
 *
 * A VM is a sandbox of its own: its memory, its limits, its policy. A script run in it sees the names of the env it is
 * given and what the policy lets it import, and nothing else of the host.
 *
 *     pn_config config = PN_CONFIG_DEFAULT;
 *     pn_vm *vm;
 *     if (pn_vm_new(&config, &vm) != PN_OK) ...
 *     pn_env *env;
 *     pn_env_new_default(vm, &env);
 *     pn_env_set_json(env, "order", "{\"total\": 12.5}", 15);
 *     pn_outcome outcome;
 *     if (pn_run(vm, source, strlen(source), "agent.py", env, &outcome) == PN_OK && outcome.kind == PN_OUTCOME_OK) ...
 *     pn_vm_free(vm);
 *
 * Rules that hold for every function:
 *  - Text is UTF-8. A length counts bytes; a `const char *` without a length ends with NUL.
 *  - One thread at a time uses a VM and what belongs to it; it need not always be the same thread. Only pn_interrupt
 * may be called from any thread at any time. Different VMs share nothing and may run at once.
 *  - Nothing aborts, exits, prints, or jumps across the host's frames. Errors are status codes; pn_vm_message says
 * more.
 *  - A pointer that a function returns or stores belongs to the VM, unless it says otherwise, and its documentation
 * says how long it is valid.
 *  - What a callback that must not use the VM calls all the same is PN_ERROR_BUSY.
 *  - The calling thread's C stack needs 1 MiB free (PN_ERROR_STACK if not). */
#ifndef PYNTERP_H
#define PYNTERP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define PN_API __attribute__((visibility("default")))
#else
#define PN_API
#endif

/* --- status ------------------------------------------------------------------------------------------------------- */

typedef enum pn_status {
    PN_OK,
    PN_ERROR_ARGUMENT,  /* a null pointer, a name that is no identifier, a handle that is not valid (any more) */
    PN_ERROR_MEMORY,    /* the VM's limit or the machine's memory is used up */
    PN_ERROR_POLICY,    /* the configuration cannot be enforced as written, so nothing was started */
    PN_ERROR_TYPE,      /* the value is of another type */
    PN_ERROR_RANGE,     /* the number or index does not fit */
    PN_ERROR_NOT_FOUND, /* no such name or key */
    PN_ERROR_JSON,      /* text that is no JSON, or a value that JSON cannot express */
    PN_ERROR_BUSY,      /* not allowed while a script of this VM runs */
    PN_ERROR_STACK,     /* too little C stack is left in this thread */
    PN_ERROR_EXCEPTION, /* from a host function: it has set an exception; elsewhere: guest code raised one */
    PN_ERROR_UNUSABLE   /* the VM has met an internal error and runs nothing any more */
} pn_status;

/* A word for it, "memory"; never NULL. */
PN_API const char *pn_status_name(pn_status status);

/* The library's version, "0.1.0". */
PN_API const char *pn_version(void);

/* --- configuration -------------------------------------------------------------------------------------------------
 */

typedef struct pn_vm pn_vm;
typedef struct pn_env pn_env;
typedef struct pn_call pn_call;

#define PN_UNLIMITED UINT64_MAX

/* Text the script writes: stream 1 is its standard output, 2 its standard error. Called during pn_run on its thread,
 * once for each write of the script (buffer it if that matters); must not use the VM. Return false to end the run as if
 * the output limit had been met. */
typedef bool (*pn_output_callback)(void *user_data, int stream, const char *data, size_t length);

/* Something that a guard refused, or let pass with a warning. Texts are valid during the call only; `name` comes from
 * the script and is not terminated. Must not use the VM. */
typedef struct pn_audit_event {
    const char *kind; /* "attribute_blocked", "import_refused", "capability_refused", "capability_used", ... */
    int64_t time;     /* nanoseconds since 1970-01-01 UTC, by the host's clock */
    const char *name;
    size_t name_length;
    const char *reason;
    const char *file;      /* NULL outside a run */
    uint32_t line;         /* from 1; 0 = unknown */
    uint32_t column;       /* from 1; 0 = unknown */
    bool refused;          /* false: allowed, or a limit was met */
    const char *arguments; /* of a call of the host, in short; NULL unless PN_AUDIT_ARGUMENTS asks for them */
} pn_audit_event;
typedef void (*pn_audit_callback)(void *user_data, const pn_audit_event *event);

/* Source text of a guest module that is not on the allowlist. `name` is dotted. Return false when there is none.
 * `source` is copied after the call and then handed to `release`, if that is set. `filename` is what tracebacks show;
 * NULL: the name. Must not use the VM. */
typedef struct pn_module_source {
    const char *source;
    size_t length;
    const char *filename;
    bool is_package;
    void (*release)(struct pn_module_source *module);
    void *release_data;
} pn_module_source;
typedef bool (*pn_module_callback)(void *user_data, const char *name, pn_module_source *module);

/* What the refusal of a guard does. */
typedef enum pn_violation_action {
    PN_VIOLATION_RAISES,   /* an exception in the script, which may handle it */
    PN_VIOLATION_STOPS_RUN /* the run ends with PN_OUTCOME_VIOLATION; nothing the script does can prevent it */
} pn_violation_action;

/* What the audit callback is told beyond refusals; bits of pn_config.audit_detail. */
#define PN_AUDIT_ALLOWED 1u   /* also imports, uses of capabilities and of host objects that were allowed */
#define PN_AUDIT_ARGUMENTS 2u /* and the arguments of calls of the host */

/* Address space without access behind a VM's memory. It is what a memory-safety bug of this library, should a script
 * find one, runs into: numbers that a script may have forged in its VM's memory lead no further than that.
 * FULL: as far as any of them can lead. A process with 47 bits of addresses has room for some 3,000 such VMs at a time;
 * one more is refused with PN_ERROR_MEMORY, never made with less. SMALL: about 10,000 VMs; forged numbers of elements,
 * unlike forged offsets and numbers of bytes, could then lead up to 28 GiB beyond it, into other VMs and the host. */
typedef enum pn_guard_space { PN_GUARD_SPACE_FULL, PN_GUARD_SPACE_SMALL } pn_guard_space;

/* A policy read from JSON text; see pn_policy_new. */
typedef struct pn_policy pn_policy;

typedef struct pn_config {
    size_t size; /* sizeof(pn_config); lets later versions add fields */

    /* Limits. Zero is not "none": each has a least value, and one that is out of range is refused by pn_vm_new. */
    uint64_t max_memory;         /* bytes, the whole VM: 1 MiB .. 4 GiB */
    uint64_t max_steps;          /* fuel for each run; about one for each turn of a short loop or call; PN_UNLIMITED */
    uint64_t timeout;            /* nanoseconds for each run; PN_UNLIMITED */
    uint64_t max_recursion;      /* guest calls active at once */
    uint64_t max_native_nesting; /* native functions that wait for others, or the thread's C stack if that ends first */
    uint64_t max_source;         /* bytes of one source text */
    uint64_t max_output;         /* bytes written in each run, both streams together */

    /* Policy. NULL is the default. */
    const char *profile;      /* of blocked attributes: "strict", or "compat", which allows the harmless reflection on
                                 guests' own objects */
    const char *allow_import; /* "all" of the allowlist (the default), "none", or names between commas */
    const char *grant;        /* capabilities between commas: "clock,entropy", each "=warn" to have its use reported */
    const pn_policy *policy;  /* set by pn_policy_apply, never by hand; what the three above say goes before it */
    pn_violation_action on_violation; /* the stricter of this and the policy's */
    unsigned audit_detail;            /* added to the policy's */

    pn_output_callback output; /* NULL: what scripts write is counted and dropped */
    void *output_data;
    pn_audit_callback audit; /* NULL: events are only counted */
    void *audit_data;
    pn_module_callback module; /* NULL: no modules but the allowlist's */
    void *module_data;

    pn_guard_space guard_space;

    /* Where pn_vm_new writes why it refused, NUL-terminated and cut to the size; may be NULL. */
    char *message;
    size_t message_size;
} pn_config;

#define PN_CONFIG_DEFAULT                                                                                              \
    {                                                                                                                  \
        .size = sizeof(pn_config), .max_memory = UINT64_C(256) << 20, .max_steps = PN_UNLIMITED,                       \
        .timeout = PN_UNLIMITED, .max_recursion = 1000, .max_native_nesting = 4000, .max_source = UINT64_C(8) << 20,   \
        .max_output = UINT64_C(16) << 20,                                                                              \
    }

/* The same for languages without designated initialisers. */
PN_API void pn_config_default(pn_config *config);

/* --- policies -------------------------------------------------------------------------------------------------------
 */

/* Reads a policy from JSON text, whose schema is closed (docs/POLICY.md): an unknown or repeated key, a value of the
 * wrong type or beyond its bounds is PN_ERROR_POLICY, with the place and the nearest valid key in `message`
 * (NUL-terminated, cut to the size; may be NULL). The policy is the caller's until pn_policy_free. */
PN_API pn_status pn_policy_new(const char *json, size_t length, pn_policy **policy, char *message, size_t message_size);
PN_API void pn_policy_free(pn_policy *policy);
/* Puts the policy and the limits it sets into a config, which pn_vm_new copies from; the policy must live until then.
 * What the host sets in the config afterwards goes before the policy. */
PN_API pn_status pn_policy_apply(const pn_policy *policy, pn_config *config);

typedef enum pn_policy_form { PN_POLICY_AS_WORDS, PN_POLICY_AS_JSON } pn_policy_form;
/* What this VM enforces, whatever it came from; as JSON it is a policy again. *text is valid until the next call. */
PN_API pn_status pn_vm_policy(pn_vm *vm, pn_policy_form form, const char **text);

/* --- life of a VM --------------------------------------------------------------------------------------------------
 */

/* Checks that the configuration can be enforced as written and makes a VM. The config is copied; its callbacks' data
 * must outlive the VM. PN_ERROR_POLICY, PN_ERROR_MEMORY or PN_ERROR_ARGUMENT with *vm = NULL. */
PN_API pn_status pn_vm_new(const pn_config *config, pn_vm **vm);
/* Ends the VM and everything that belongs to it: envs, handles, texts. No guest code runs. NULL is allowed; a VM that
 * is running (a call from one of its callbacks) is left alone and PN_ERROR_BUSY returned. */
PN_API pn_status pn_vm_free(pn_vm *vm);
/* What the last function that failed on this VM has to say; valid until the next call. Never NULL. */
PN_API const char *pn_vm_message(const pn_vm *vm);
/* Ends the run under way, or else the next one, as soon as it next looks: within about 20,000 steps. From any thread.
 */
PN_API void pn_interrupt(pn_vm *vm);

typedef struct pn_statistics {
    uint64_t steps;       /* fuel used by the last or the current run */
    uint64_t memory;      /* bytes in use now: objects, code, tables */
    uint64_t memory_peak; /* most bytes in use since the VM was made */
    uint64_t output;      /* bytes written by the last or the current run */
    uint64_t elapsed;     /* nanoseconds the last run took */
    uint64_t collections; /* of garbage since the VM was made */
    uint64_t runs;        /* since the VM was made */
    uint64_t violations;  /* refusals by guards since the VM was made */
} pn_statistics;
PN_API void pn_vm_statistics(pn_vm *vm, pn_statistics *statistics);

/* What scripts find in sys.argv, the script's own name first. Copied. */
PN_API pn_status pn_vm_set_arguments(pn_vm *vm, size_t count, const char *const *arguments);

/* Something of the host's that belongs to the VM; NULL at first. pn_vm_reset leaves it alone. */
PN_API void pn_vm_set_data(pn_vm *vm, void *data);
PN_API void *pn_vm_data(const pn_vm *vm);

/* Collects garbage now. */
PN_API pn_status pn_vm_collect(pn_vm *vm);

/* --- resetting, and pools of VMs -----------------------------------------------------------------------------------
 */

/* What pn_vm_reset shall go back to: the VM as it is now, with its envs, their variables, host functions, compiled
 * code, imported modules and handles. PN_ERROR_MEMORY: what it went back to before is forgotten. Not during a run. */
PN_API pn_status pn_vm_seal(pn_vm *vm);
/* Undoes everything since pn_vm_seal, or, if that was never called, since pn_vm_new: variables, objects, imported
 * modules, classes and whatever was changed in those that stay; envs, code, host functions and handles made since are
 * gone, and their pointers and handles must not be used any more. A script cannot tell a VM that has been reset from
 * one that was never used. Configuration, callbacks and pn_vm_data stay. No guest code runs. After a seal the cost is
 * in proportion to what was touched. PN_ERROR_BUSY during a run; PN_ERROR_UNUSABLE, PN_ERROR_MEMORY: the VM can only be
 * freed. */
PN_API pn_status pn_vm_reset(pn_vm *vm);

/* VMs kept ready. May be used from any thread at once; each VM taken from it, by one at a time. */
typedef struct pn_pool pn_pool;

typedef struct pn_pool_config {
    size_t size;         /* sizeof(pn_pool_config) */
    const pn_config *vm; /* of every VM; its texts and callbacks' data must outlive the pool */
    size_t keep;         /* most VMs that wait in the pool; those given back beyond that are freed */
    /* Called once for each VM that the pool makes, before it is sealed: makes envs, compiles code, and leaves them
     * where the host finds them, say in pn_vm_data. Any status but PN_OK: the VM is discarded. May be NULL. */
    pn_status (*prepare)(pn_vm *vm, void *user_data);
    /* Called before a VM is freed, to free what `prepare` made of the host's own. May be NULL. */
    void (*discard)(pn_vm *vm, void *user_data);
    void *user_data;
} pn_pool_config;

PN_API pn_status pn_pool_new(const pn_pool_config *config, pn_pool **pool);
/* A VM as `prepare` left it: one that waits, or a new one. As pn_vm_new, or the status of `prepare`. */
PN_API pn_status pn_pool_take(pn_pool *pool, pn_vm **vm);
/* Resets the VM and keeps it, or frees it if it cannot be used any more or enough are waiting. PN_ERROR_BUSY during a
 * run, PN_ERROR_ARGUMENT for a VM that was not taken from this pool: the VM is left alone. */
PN_API pn_status pn_pool_give(pn_pool *pool, pn_vm *vm);
/* Frees the pool and the VMs that wait in it. VMs taken and not given back are the host's. */
PN_API void pn_pool_free(pn_pool *pool);

/* --- handles: values of the VM in the host -------------------------------------------------------------------------
 */

/* A handle names a value and keeps it alive. It belongs to the scope that was open when it was made and is invalid
 * after that scope is closed; using it then is PN_ERROR_ARGUMENT, not an accident. A VM begins with one open scope that
 * is never closed; a host function has a scope of its own while it is called. */
typedef struct pn_value {
    uint32_t slot, generation;
} pn_value;
#define PN_NO_VALUE ((pn_value){0, 0})

typedef uint32_t pn_scope;
PN_API pn_status pn_scope_open(pn_vm *vm, pn_scope *scope);
/* Closes this scope and those opened inside it. */
PN_API pn_status pn_scope_close(pn_vm *vm, pn_scope scope);
/* Closes the scope but for one value, whose handle in the scope around replaces *value. */
PN_API pn_status pn_scope_close_keeping(pn_vm *vm, pn_scope scope, pn_value *value);

typedef enum pn_type {
    PN_TYPE_INVALID, /* the handle is not valid */
    PN_TYPE_NONE,
    PN_TYPE_BOOL,
    PN_TYPE_INT, /* of any size */
    PN_TYPE_FLOAT,
    PN_TYPE_STR,
    PN_TYPE_BYTES,
    PN_TYPE_LIST,
    PN_TYPE_TUPLE,
    PN_TYPE_DICT,
    PN_TYPE_OTHER
} pn_type;
/* Instances of guest subclasses of these types count as the type. */
PN_API pn_type pn_value_type(pn_vm *vm, pn_value value);

PN_API pn_status pn_new_none(pn_vm *vm, pn_value *value);
PN_API pn_status pn_new_bool(pn_vm *vm, bool truth, pn_value *value);
PN_API pn_status pn_new_int(pn_vm *vm, int64_t number, pn_value *value);
PN_API pn_status pn_new_float(pn_vm *vm, double number, pn_value *value);
/* Must be valid UTF-8; NULs are allowed. */
PN_API pn_status pn_new_str(pn_vm *vm, const char *text, size_t length, pn_value *value);
PN_API pn_status pn_new_bytes(pn_vm *vm, const void *data, size_t length, pn_value *value);
PN_API pn_status pn_new_list(pn_vm *vm, pn_value *list);
PN_API pn_status pn_new_dict(pn_vm *vm, pn_value *dict);
/* A tuple of the values of a list or tuple. */
PN_API pn_status pn_new_tuple(pn_vm *vm, pn_value list, pn_value *tuple);
/* From JSON text: objects become dicts, arrays lists. Integers keep all digits. NaN and Infinity are refused, and
 * nesting beyond 200 levels is. PN_ERROR_JSON with the place in pn_vm_message. */
PN_API pn_status pn_new_json(pn_vm *vm, const char *text, size_t length, pn_value *value);

/* PN_ERROR_TYPE when the value is of another type. Nothing is converted, but pn_get_float takes an int. */
PN_API pn_status pn_get_bool(pn_vm *vm, pn_value value, bool *truth);
PN_API pn_status pn_get_int(pn_vm *vm, pn_value value, int64_t *number); /* PN_ERROR_RANGE beyond 64 bits */
PN_API pn_status pn_get_float(pn_vm *vm, pn_value value, double *number);
/* UTF-8, followed by a NUL that `length` does not count; lone surrogates are three bytes each. Valid as long as a
 * handle names the value. */
PN_API pn_status pn_get_str(pn_vm *vm, pn_value value, const char **text, size_t *length);
PN_API pn_status pn_get_bytes(pn_vm *vm, pn_value value, const void **data, size_t *length);
/* The value as JSON text, valid UTF-8 and NUL-terminated: dict, list, tuple, str, int, float, bool and None and what is
 * made of them; dict keys that are numbers, bools or None become strings. NaN and infinities, other types, rings and
 * nesting beyond 200 levels are PN_ERROR_JSON. The text is valid until the scope open now is closed. */
PN_API pn_status pn_get_json(pn_vm *vm, pn_value value, const char **text, size_t *length);

/* Of a list, tuple or dict: the number of items. */
PN_API pn_status pn_length(pn_vm *vm, pn_value value, size_t *length);
/* Item `index` of a list or tuple. */
PN_API pn_status pn_list_get(pn_vm *vm, pn_value list, size_t index, pn_value *item);
PN_API pn_status pn_list_append(pn_vm *vm, pn_value list, pn_value item);
PN_API pn_status pn_dict_get(pn_vm *vm, pn_value dict, const char *key, pn_value *item); /* PN_ERROR_NOT_FOUND */
PN_API pn_status pn_dict_set(pn_vm *vm, pn_value dict, const char *key, pn_value item);
/* Walks a dict in its order: *position starts at 0. PN_ERROR_NOT_FOUND at the end. */
PN_API pn_status pn_dict_next(pn_vm *vm, pn_value dict, size_t *position, pn_value *key, pn_value *item);

/* --- envs: the names a script sees ---------------------------------------------------------------------------------
 */

/* No names at all, not even builtins. It belongs to the VM and ends with it or with pn_env_free. */
PN_API pn_status pn_env_new_empty(pn_vm *vm, pn_env **env);
/* The builtins of the allowlist and nothing else. */
PN_API pn_status pn_env_new_default(pn_vm *vm, pn_env **env);
PN_API void pn_env_free(pn_env *env);

/* Names must be Python identifiers. A variable of that name is replaced. */
PN_API pn_status pn_env_set(pn_env *env, const char *name, pn_value value);
PN_API pn_status pn_env_set_none(pn_env *env, const char *name);
PN_API pn_status pn_env_set_bool(pn_env *env, const char *name, bool truth);
PN_API pn_status pn_env_set_int(pn_env *env, const char *name, int64_t number);
PN_API pn_status pn_env_set_float(pn_env *env, const char *name, double number);
PN_API pn_status pn_env_set_str(pn_env *env, const char *name, const char *text, size_t length);
PN_API pn_status pn_env_set_json(pn_env *env, const char *name, const char *json, size_t length);
/* `json` is an object whose keys become names. PN_ERROR_JSON, _TYPE (no object) and _ARGUMENT (a key that is no
 * identifier) set none of them. */
PN_API pn_status pn_env_set_json_names(pn_env *env, const char *json, size_t length);
PN_API pn_status pn_env_delete(pn_env *env, const char *name); /* PN_ERROR_NOT_FOUND */

/* Variables after a run (or before). PN_ERROR_NOT_FOUND. */
PN_API pn_status pn_env_get(pn_env *env, const char *name, pn_value *value);
/* As pn_env_get and pn_get_json. */
PN_API pn_status pn_env_get_json(pn_env *env, const char *name, const char **text, size_t *length);

/* --- host functions ------------------------------------------------------------------------------------------------
 */

/* A function of the host that the script may call under the name it was given, and under no other circumstances. Its
 * capability is "host." and the name: a policy that lists capabilities and not this one refuses the call. A function
 * that is made while a script runs is dead when the run has ended. It returns PN_OK after pn_call_return (None if it
 * was not called), or the status of pn_call_raise; any other status raises RuntimeError in the script. It may use the
 * VM (handles, conversions, names of envs) but not run anything in it or free it. */
typedef pn_status (*pn_function)(pn_call *call, void *user_data);
PN_API pn_status pn_env_set_function(pn_env *env, const char *name, pn_function function, void *user_data);
/* The same as a value, to be put into a list, a dict or the result of another function. `name` is what errors show. */
PN_API pn_status pn_new_function(pn_vm *vm, const char *name, pn_function function, void *user_data, pn_value *value);

PN_API pn_vm *pn_call_vm(pn_call *call);
PN_API size_t pn_call_count(pn_call *call);                                         /* positional arguments */
PN_API pn_status pn_call_argument(pn_call *call, size_t index, pn_value *value);    /* PN_ERROR_RANGE */
PN_API pn_status pn_call_keyword(pn_call *call, const char *name, pn_value *value); /* PN_ERROR_NOT_FOUND */
PN_API size_t pn_call_keyword_count(pn_call *call);
PN_API pn_status pn_call_return(pn_call *call, pn_value value);
/* Raises a built-in exception in the script, "ValueError"; an unknown class becomes RuntimeError. Always returns
 * PN_ERROR_EXCEPTION, so that `return pn_call_raise(...)` is the way to use it. */
PN_API pn_status pn_call_raise(pn_call *call, const char *exception, const char *message);

/* Calls a guest function (or anything callable) from inside a host function: part of the same run, under the same
 * limits. PN_ERROR_EXCEPTION: it raised; returning that status lets the exception go on, returning PN_OK handles it.
 * When the run is being ended nothing can be called any more. */
PN_API pn_status pn_call_invoke(pn_call *call, pn_value callable, size_t count, const pn_value *arguments,
                                pn_value *result);

/* --- host objects
 * -----------------------------------------------------------------------------------------------------
 */

/* An object of the host in a script has the attributes and methods that its class lists, and no others. The script
 * holds a number; it cannot look behind it, tell where the object is, or, unless the class says so, subclass the class.
 */
typedef struct pn_class pn_class;

/* Called for one object: `pn_call_return` gives the attribute's value or the method's result; a setter finds the new
 * value as argument 0. Statuses as for pn_function. */
typedef pn_status (*pn_method)(pn_call *call, void *object);

/* Either an attribute (get, set or both) or a method (call). */
typedef struct pn_member {
    const char *name;
    pn_method get, set, call;
} pn_member;

typedef struct pn_class_definition {
    size_t size;      /* sizeof(pn_class_definition) */
    const char *name; /* an identifier of at most 63 bytes, like the members' */
    const pn_member *members;
    size_t member_count;
    pn_function
        construct;   /* what calling the class does: it returns an object by pn_call_return; NULL: cannot be called */
    void *user_data; /* of construct */
    void (*release)(void *object); /* when the VM forgets an object; must not use the VM; may be NULL */
    /* Scripts may use the class as a base. An instance of such a guest class holds an object that `construct` made, and
     * passes what the list has on to it; pn_get_object finds it. */
    bool subclassable;
} pn_class_definition;

/* The definition is copied; the class belongs to the VM. Its capability is "host.NAME", its members'
 * "host.NAME.MEMBER"; what a policy says of the class holds for the members that it does not name. */
PN_API pn_status pn_class_new(pn_vm *vm, const pn_class_definition *definition, pn_class **class_);
/* The same object of the same class is the same value as long as it lives: until nothing in the VM refers to it and
 * garbage is collected, until pn_object_end or the end of the VM, and one made while a script runs at most until the
 * run has ended (ReferenceError for whoever kept it). */
PN_API pn_status pn_new_object(pn_vm *vm, pn_class *class_, void *object, pn_value *value);
/* The class as a value that scripts can call. */
PN_API pn_status pn_new_class(pn_vm *vm, pn_class *class_, pn_value *value);
PN_API pn_status pn_env_set_class(pn_env *env, pn_class *class_);
/* PN_ERROR_TYPE when the value is no living object of this class. */
PN_API pn_status pn_get_object(pn_vm *vm, pn_value value, const pn_class *class_, void **object);
/* The object is dead from now on; PN_ERROR_NOT_FOUND when the VM has none of it. */
PN_API pn_status pn_object_end(pn_vm *vm, const pn_class *class_, const void *object);

/* --- running -------------------------------------------------------------------------------------------------------
 */

typedef enum pn_outcome_kind {
    PN_OUTCOME_OK,
    PN_OUTCOME_EXIT,      /* the script raised SystemExit */
    PN_OUTCOME_EXCEPTION, /* uncaught */
    PN_OUTCOME_LIMIT,     /* a limit ended the run, or its exception was not caught */
    PN_OUTCOME_REFUSED,   /* nothing was run: the source is too large, or the VM is unusable */
    PN_OUTCOME_VIOLATION  /* a guard refused something and the policy ends the run then; `message` says what */
} pn_outcome_kind;

typedef enum pn_limit {
    PN_LIMIT_NONE,
    PN_LIMIT_MEMORY,
    PN_LIMIT_STEPS,
    PN_LIMIT_DEADLINE,
    PN_LIMIT_RECURSION,
    PN_LIMIT_NATIVE_NESTING,
    PN_LIMIT_SOURCE,
    PN_LIMIT_OUTPUT,
    PN_LIMIT_INTERRUPT /* pn_interrupt */
} pn_limit;
/* "memory", "fuel", "deadline", "recursion", "native nesting", "source", "output", "interrupt"; "" for none. */
PN_API const char *pn_limit_name(pn_limit limit);

/* Texts are valid until the next run of this VM, and never NULL. */
typedef struct pn_outcome {
    pn_outcome_kind kind;
    int exit_status;       /* EXIT: the script's status */
    const char *exit_text; /* EXIT: what the script wants to be printed on standard error, "" = nothing */
    pn_value exception;    /* EXCEPTION, EXIT, LIMIT by an exception: the exception object, in the scope open now */
    const char *exception_type;
    const char *message;   /* of the exception or the limit, one line, without the type */
    const char *traceback; /* as CPython prints it, the last line included; "" when there is no exception */
    pn_limit limit;        /* LIMIT, REFUSED */
    uint64_t limit_allowed, limit_used; /* in the limit's unit */
    const char *file;                   /* where it happened, "" = unknown */
    uint32_t line;                      /* from 1; 0 = unknown */
    bool reusable;                      /* the VM may run again */
} pn_outcome;

/* Compiles and runs a script in `env`; variables it sets stay in the env for the next run. PN_OK: see *outcome; any
 * other status: nothing was run, and *outcome, if there is one, says REFUSED. Each run has its own fuel, deadline and
 * output limit; memory is the VM's. Not from a callback of the same VM (PN_ERROR_BUSY). */
PN_API pn_status pn_run(pn_vm *vm, const char *source, size_t length, const char *filename, pn_env *env,
                        pn_outcome *outcome);
/* Evaluates one expression; *value is its value when the outcome is OK. */
PN_API pn_status pn_evaluate(pn_vm *vm, const char *source, size_t length, const char *filename, pn_env *env,
                             pn_value *value, pn_outcome *outcome);
/* A script or expression compiled once, to be run any number of times in envs of the same VM. It belongs to the VM and
 * ends with it or with pn_code_free. *code is NULL unless the outcome is OK. */
typedef struct pn_code pn_code;
PN_API pn_status pn_compile(pn_vm *vm, const char *source, size_t length, const char *filename, pn_code **code,
                            pn_outcome *outcome);
PN_API pn_status pn_compile_expression(pn_vm *vm, const char *source, size_t length, const char *filename,
                                       pn_code **code, pn_outcome *outcome);
/* The compiled form of a script as bytes, for pn_code_load in this or another VM, process or machine of the same kind.
 * *bytes is a handle of a bytes value (pn_get_bytes), PN_NO_VALUE unless the outcome is OK. */
PN_API pn_status pn_code_save(pn_vm *vm, const char *source, size_t length, const char *filename, pn_value *bytes,
                              pn_outcome *outcome);
/* Code from such bytes. They need no trust: bytes that are damaged, forged, or of another version are a ValueError in
 * the outcome, and what passes the verifier is held by the same walls as any script. */
PN_API pn_status pn_code_load(pn_vm *vm, const void *bytes, size_t length, pn_code **code, pn_outcome *outcome);
PN_API void pn_code_free(pn_code *code);
/* As pn_run and pn_evaluate. *value is None for a script, and may be NULL: then there is no handle. */
PN_API pn_status pn_run_code(pn_vm *vm, pn_code *code, pn_env *env, pn_value *value, pn_outcome *outcome);
/* Calls a guest function (or anything callable) that the script left behind, as a run of its own. */
PN_API pn_status pn_call_value(pn_vm *vm, pn_value callable, size_t count, const pn_value *arguments, pn_value *result,
                               pn_outcome *outcome);
/* Compiles without running: OK, or EXCEPTION with the SyntaxError. */
PN_API pn_status pn_check(pn_vm *vm, const char *source, size_t length, const char *filename, pn_outcome *outcome);
/* Compiles and lists the verified bytecode. *text is valid until the scope open now is closed. */
PN_API pn_status pn_disassemble(pn_vm *vm, const char *source, size_t length, const char *filename, const char **text,
                                pn_outcome *outcome);

/* --- what there is -------------------------------------------------------------------------------------------------
 */

/* Names the modules of the allowlist: the index-th, and why it is safe to offer; NULL at the end. Constant texts. */
PN_API const char *pn_allowlist_module(size_t index, const char **reason);
/* The tables of the guards as Markdown, as docs/POLICY.md has them: choke points, attributes, builtins, modules,
 * capabilities, limits. Writes at most `size` bytes, NUL-terminated, and returns the length of the whole. */
PN_API size_t pn_guard_tables(char *buffer, size_t size);

#ifdef __cplusplus
}
#endif

#endif
