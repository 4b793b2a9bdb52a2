/* What the files of the public interface share: the VM as the host has it, handles, and the way in and out of each
 * call.
 *
 * Every public function that may touch the cage enters by API_ENTER and leaves by api_leave or one of its relatives:
 * the outermost entry notes where conservative scanning of the C stack ends, and no exception stays set behind a
 * status. */
#ifndef PYNTERP_VM_API_INTERNAL_H
#define PYNTERP_VM_API_INTERNAL_H

#include "../guards/message.h"
#include "../include/pynterp.h"
#include "guard_state.h"
#include "vm.h"

#define API_MESSAGE_SIZE 600

struct pn_env {
    pn_vm *vm;
    pn_env *next;
    cage_ref module;   /* struct module: __main__ while a script runs in this env */
    cage_ref globals;  /* struct dict */
    cage_ref builtins; /* struct dict */
    bool sealed;       /* a reset brings it back */
};

struct host_entry;

struct pn_code {
    pn_vm *vm;
    pn_code *next;
    bool sealed;
    cage_ref object; /* struct code_object */
};

/* What pn_vm_reset goes back to. */
struct api_seal {
    struct pristine *state; /* NULL: to the VM as it was made, by making it anew */
    uint32_t handle_count;
    value *handle_values;
    uint32_t *handle_generations;
};

struct pn_vm {
    struct vm vm;
    struct guard_state guards;
    pn_config config;
    struct guard_policy *policy; /* a copy of the host's; NULL = none */
    char *policy_text;           /* of the last pn_vm_policy */
    bool unusable;
    bool running;
    uint32_t entries;    /* public functions on the C stack */
    uint32_t callbacks;  /* host functions on the C stack */
    uint32_t notices;    /* callbacks on the C stack that must not use the VM: output, audit, modules, releases */
    const pn_pool *pool; /* that this VM was taken from; NULL while it waits there, and for others */
    pn_env *envs;
    pn_code *codes;
    struct api_seal seal;
    uint64_t steps_since_reset;
    char *allow_import; /* as configured, or NULL */
    void *data;         /* the host's */
    /* handles: slot i is values[i]; a stack, cut by closing scopes */
    value *handle_values;
    uint32_t *handle_generations;
    uint32_t handle_count, handle_capacity;
    /* what the host handed over (api_host.c): entries, and places + 1 of the first in each hash chain */
    struct host_entry *host_entries;
    uint32_t *entry_buckets;
    uint32_t entry_count, entry_capacity, free_entry;
    pn_class *classes;
    /* texts of the last outcome, strs that are roots */
    value outcome_traceback, outcome_message, outcome_type, outcome_exit, outcome_exception;
    char limit_message[GUARD_MESSAGE_SIZE];
    uint64_t run_start, run_elapsed, run_steps;
    char message[API_MESSAGE_SIZE];
};

static inline pn_vm *api_of(const struct vm *vm) { return vm->host; }

/* --- in and out --- */
/* Fuel and deadline from now on, as configured: for a run, and for each call from outside a run. */
void api_limits_begin(pn_vm *pn);
uint64_t api_steps_used(const pn_vm *pn);
pn_status api_enter(pn_vm *pn, uintptr_t frame_address) WARN_UNUSED;
#define API_ENTER(pn)                                                                                                  \
    do {                                                                                                               \
        pn_status entered_ = (pn) == NULL ? PN_ERROR_ARGUMENT : api_enter(pn, (uintptr_t)__builtin_frame_address(0));  \
        if (entered_ != PN_OK)                                                                                         \
            return entered_;                                                                                           \
    } while (0)
pn_status api_leave(pn_vm *pn, pn_status status);
/* Leaves with `status` and says why. */
pn_status api_fail(pn_vm *pn, pn_status status, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* After a failure inside the VM: takes the exception off it, keeps its text as the message, leaves. */
pn_status api_leave_failed(pn_vm *pn);
/* Leaves with a new handle for v; VALUE_ERROR: as api_leave_failed. */
pn_status api_leave_value(pn_vm *pn, value v, pn_value *result);

/* --- api_policy.c --- */
/* The host's policy with the grants of the config. False: `reason` says why not, or out of memory when it is empty. */
bool policy_configure(pn_vm *pn, const pn_config *config, char *reason, size_t size) WARN_UNUSED;

/* --- armed.c --- */
/* Reads back from a new VM what is really enforced. False: `reason` names what is not as the host configured it. */
bool armed_verify(const pn_vm *pn, const pn_config *config, char *reason, size_t size) WARN_UNUSED;
/* The part of it that a run could have changed, for the beginning of each run. */
bool armed_verify_run(const pn_vm *pn, char *reason, size_t size) WARN_UNUSED;
#if PN_TEST_HOOKS
/* How many kinds of mismatch there are, and the name of each. */
size_t armed_fact_count(void);
const char *armed_fact_name(size_t fact);
/* The next VM (or, for facts of a run, the next run) has this one wrong; SIZE_MAX: none. */
void armed_corrupt(size_t fact);
bool armed_fact_is_of_run(size_t fact);
#endif

/* --- making and ending --- */
/* Starts the VM's rooms; the configuration is in it. A reason is set only if the policy refuses. */
bool rooms_start(pn_vm *pn, char *reason, size_t size);
/* Ends them, and all that belongs to the VM but itself. */
void rooms_stop(pn_vm *pn);
/* No value is a root. */
void roots_clear(pn_vm *pn);
/* Forgets what the seal keeps. */
void seal_free(pn_vm *pn);
/* The run's own part of pn_run, for code compiled before: see api_run.c. */
/* RUN_SAVE: the result is the code as bytes; RUN_LOAD: the source is such bytes, the result the code. */
enum run_kind { RUN_EXECUTE, RUN_EVALUATE, RUN_CHECK, RUN_CHECK_EXPRESSION, RUN_DISASSEMBLE, RUN_SAVE, RUN_LOAD };
/* Fills *outcome in as for a run that was refused; false: one of the two is NULL. */
bool outcome_begin(pn_vm *pn, pn_outcome *outcome);
pn_status run_compiled(pn_vm *pn, cage_ref code, pn_env *env, value *result, pn_outcome *outcome);
pn_status run_source(pn_vm *pn, const char *source, size_t length, const char *filename, pn_env *env,
                     enum run_kind kind, value *result, pn_outcome *outcome);
/* Of a run that went well: its result as a handle. */
pn_status keep_result(pn_vm *pn, pn_status status, const pn_outcome *outcome, value v, pn_value *result);

/* --- handles --- */
bool handle_add(pn_vm *pn, value v, pn_value *result) WARN_UNUSED;
/* VALUE_UNSET when the handle is not valid. */
value handle_get(const pn_vm *pn, pn_value handle);
void handles_cut(pn_vm *pn, uint32_t count);

/* --- api_host.c --- */
/* Budgets of calls begin anew; what was made in a run ends with it. */
void host_run_begin(pn_vm *pn);
void host_run_end(pn_vm *pn);
/* Every object, function and class that was handed over; the entries stay, for generations to go on. */
void host_end_all(pn_vm *pn);
/* A reset gives back what was handed over after the sealing. */
void host_seal(pn_vm *pn);
void host_cut(pn_vm *pn);
void host_stop(pn_vm *pn);
void host_mark(struct vm *vm);
/* False: there is no such object. */
bool host_object_end(pn_vm *pn, const pn_class *class, const void *object);

/* --- envs --- */
bool builtins_start(struct vm *vm) WARN_UNUSED;  /* fills vm->builtins by the policy of profile strict */
bool builtins_extend(struct vm *vm) WARN_UNUSED; /* adds what the VM's profile allows in addition */
bool name_is_identifier(const char *name, size_t length);

/* --- JSON, inside an entry --- */
/* Keeps the reason of a json_failure as the message and leaves. */
struct json_failure;
pn_status api_leave_json(pn_vm *pn, const struct json_failure *failure, bool reading);

#endif
