/* A host for attacks on the membrane: runs a script that finds functions, a class and objects of the host, as a program
 * that embeds pynterp would hand them over. Sees only the public header.
 *
 *     host_membrane [--policy FILE] [--profile NAME] SCRIPT
 *
 * fetch(path, method="GET")   answers "content of PATH"
 * add(a, b)                   of two integers
 * apply(function, *args)      calls a guest function from inside the host
 * session()                   an object made during the run: dead when it has ended
 * Open(owner)                 the same as Account, and scripts may subclass it
 * Account(owner), account     a class and an object of it: owner (read), balance (read, set), pay(amount), same(other)
 *
 * import host_module, lists_blocked_names: guest modules of the host's resolver
 *
 * When the script leaves a text `second_run` behind, that is run as a second run in the same env. Exit status as
 * pynterp's. */
#include "pynterp.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SOURCE_MAXIMUM ((size_t)1 << 20)
#define ACCOUNTS_MAXIMUM 64

struct account {
    char owner[40];
    int64_t balance;
    char secret[40]; /* on no list */
};

static struct account accounts[ACCOUNTS_MAXIMUM];
static size_t account_count;
static pn_class *account_class, *open_class, *session_class;
static int sessions[ACCOUNTS_MAXIMUM];
static int session_number;

/* --- functions
 * --------------------------------------------------------------------------------------------------------- */

static pn_status argument_text(pn_call *call, size_t index, const char *keyword, const char **text) {
    pn_value value;
    size_t length;
    pn_status status = pn_call_argument(call, index, &value);
    if (status == PN_ERROR_RANGE && keyword != NULL)
        status = pn_call_keyword(call, keyword, &value);
    return status == PN_OK ? pn_get_str(pn_call_vm(call), value, text, &length) : status;
}

static pn_status fetch(pn_call *call, void *user_data) {
    const char *path, *method = "GET";
    char answer[300];
    pn_value result;
    (void)user_data;
    if (argument_text(call, 0, "path", &path) != PN_OK)
        return pn_call_raise(call, "TypeError", "fetch() takes a path");
    (void)argument_text(call, 1, "method", &method);
    snprintf(answer, sizeof answer, "%.20s of %.200s", method, path);
    pn_status status = pn_new_str(pn_call_vm(call), answer, strlen(answer), &result);
    return status == PN_OK ? pn_call_return(call, result) : status;
}

static pn_status add(pn_call *call, void *user_data) {
    int64_t total = 0, number;
    pn_value value;
    (void)user_data;
    for (size_t i = 0; i < pn_call_count(call); i++) {
        if (pn_call_argument(call, i, &value) != PN_OK || pn_get_int(pn_call_vm(call), value, &number) != PN_OK ||
            __builtin_add_overflow(total, number, &total))
            return pn_call_raise(call, "TypeError", "add() takes integers");
    }
    pn_status status = pn_new_int(pn_call_vm(call), total, &value);
    return status == PN_OK ? pn_call_return(call, value) : status;
}

static pn_status apply(pn_call *call, void *user_data) {
    pn_value values[8], result;
    size_t count = pn_call_count(call);
    (void)user_data;
    if (count == 0 || count > 8)
        return pn_call_raise(call, "TypeError", "apply() takes a function and up to seven arguments");
    for (size_t i = 0; i < count; i++)
        if (pn_call_argument(call, i, &values[i]) != PN_OK)
            return PN_ERROR_MEMORY;
    pn_status status = pn_call_invoke(call, values[0], count - 1, values + 1, &result);
    return status == PN_OK ? pn_call_return(call, result) : status;
}

/* --- objects
 * ------------------------------------------------------------------------------------------------------------ */

/* user_data: which class. */
static pn_status account_new(pn_call *call, void *user_data) {
    const char *owner;
    pn_value result;
    pn_class *const *class = user_data;
    if (account_count == ACCOUNTS_MAXIMUM || argument_text(call, 0, "owner", &owner) != PN_OK)
        return pn_call_raise(call, "TypeError", "Account() takes an owner");
    struct account *account = &accounts[account_count++];
    snprintf(account->owner, sizeof account->owner, "%s", owner);
    snprintf(account->secret, sizeof account->secret, "CANARY-of-the-host");
    pn_status status = pn_new_object(pn_call_vm(call), *class, account, &result);
    return status == PN_OK ? pn_call_return(call, result) : status;
}

static pn_status account_owner(pn_call *call, void *object) {
    const struct account *account = object;
    pn_value result;
    pn_status status = pn_new_str(pn_call_vm(call), account->owner, strlen(account->owner), &result);
    return status == PN_OK ? pn_call_return(call, result) : status;
}

static pn_status account_balance(pn_call *call, void *object) {
    pn_value result;
    pn_status status = pn_new_int(pn_call_vm(call), ((const struct account *)object)->balance, &result);
    return status == PN_OK ? pn_call_return(call, result) : status;
}

static pn_status account_set_balance(pn_call *call, void *object) {
    pn_value value;
    int64_t number;
    if (pn_call_argument(call, 0, &value) != PN_OK || pn_get_int(pn_call_vm(call), value, &number) != PN_OK)
        return pn_call_raise(call, "TypeError", "a balance is an integer");
    ((struct account *)object)->balance = number;
    return PN_OK;
}

static pn_status account_pay(pn_call *call, void *object) {
    pn_value value;
    int64_t number;
    if (pn_call_argument(call, 0, &value) != PN_OK || pn_get_int(pn_call_vm(call), value, &number) != PN_OK)
        return pn_call_raise(call, "TypeError", "pay() takes an integer");
    ((struct account *)object)->balance -= number;
    return account_balance(call, object);
}

static pn_status account_same(pn_call *call, void *object) {
    pn_value value;
    void *other;
    if (pn_call_argument(call, 0, &value) != PN_OK)
        return pn_call_raise(call, "TypeError", "same() takes an account");
    if (pn_get_object(pn_call_vm(call), value, account_class, &other) != PN_OK)
        return pn_call_raise(call, "TypeError", "that is no account");
    pn_status status = pn_new_bool(pn_call_vm(call), other == object, &value);
    return status == PN_OK ? pn_call_return(call, value) : status;
}

static const pn_member account_members[] = {
    {.name = "owner", .get = account_owner},
    {.name = "balance", .get = account_balance, .set = account_set_balance},
    {.name = "pay", .call = account_pay},
    {.name = "same", .call = account_same},
};

static pn_status session_query(pn_call *call, void *object) {
    pn_value value;
    pn_status status = pn_new_int(pn_call_vm(call), *(const int *)object, &value);
    return status == PN_OK ? pn_call_return(call, value) : status;
}

static const pn_member session_members[] = {{.name = "number", .get = session_query},
                                            {.name = "query", .call = session_query}};

static void session_release(void *object) { *(int *)object = -1; }

static pn_status session(pn_call *call, void *user_data) {
    pn_value result;
    (void)user_data;
    if (session_number + 1 == ACCOUNTS_MAXIMUM)
        return pn_call_raise(call, "MemoryError", "no more sessions");
    session_number++;
    sessions[session_number] = session_number;
    pn_status status = pn_new_object(pn_call_vm(call), session_class, &sessions[session_number], &result);
    return status == PN_OK ? pn_call_return(call, result) : status;
}

/* --- the program
 * ------------------------------------------------------------------------------------------------------- */

/* Modules that only this host knows. */
static bool module_find(void *user_data, const char *name, pn_module_source *module) {
    static const struct {
        const char *name, *source;
    } modules[] = {
        {"host_module", "value = 42\n"},
        {"lists_blocked_names", "__all__ = ['value', '__globals__']\nvalue = 42\n"},
    };
    (void)user_data;
    for (size_t i = 0; i < sizeof modules / sizeof modules[0]; i++) {
        if (strcmp(modules[i].name, name) != 0)
            continue;
        module->source = modules[i].source;
        module->length = strlen(modules[i].source);
        return true;
    }
    return false;
}

static bool output(void *user_data, int stream, const char *data, size_t length) {
    (void)user_data;
    return fwrite(data, 1, length, stream == 1 ? stdout : stderr) == length;
}

static char *text_read(const char *path, size_t *length) {
    FILE *file = fopen(path, "rb");
    char *text = malloc(SOURCE_MAXIMUM);
    if (file == NULL || text == NULL) {
        fprintf(stderr, "host_membrane: cannot read '%s'\n", path);
        exit(2);
    }
    *length = fread(text, 1, SOURCE_MAXIMUM, file);
    fclose(file);
    return text;
}

static int outcome_tell(pn_vm *vm, pn_status status, const pn_outcome *outcome) {
    if (status != PN_OK) {
        fprintf(stderr, "host_membrane: %s: %s\n", pn_status_name(status), pn_vm_message(vm));
        return 70;
    }
    fputs(outcome->traceback, stderr);
    if (outcome->kind == PN_OUTCOME_LIMIT || outcome->kind == PN_OUTCOME_VIOLATION)
        fprintf(stderr, "host_membrane: %s\n", outcome->message);
    static const int statuses[] = {[PN_OUTCOME_OK] = 0,    [PN_OUTCOME_EXIT] = 0,    [PN_OUTCOME_EXCEPTION] = 1,
                                   [PN_OUTCOME_LIMIT] = 4, [PN_OUTCOME_REFUSED] = 4, [PN_OUTCOME_VIOLATION] = 3};
    return statuses[outcome->kind];
}

static void env_fill(pn_vm *vm, pn_env *env) {
    const pn_class_definition account = {.size = sizeof account,
                                         .name = "Account",
                                         .members = account_members,
                                         .member_count = sizeof account_members / sizeof account_members[0],
                                         .construct = account_new,
                                         .user_data = &account_class};
    pn_class_definition open = account;
    open.name = "Open";
    open.user_data = &open_class;
    open.subclassable = true;
    const pn_class_definition session_definition = {.size = sizeof session_definition,
                                                    .name = "Session",
                                                    .members = session_members,
                                                    .member_count = sizeof session_members / sizeof session_members[0],
                                                    .release = session_release};
    pn_value value;
    bool done =
        pn_class_new(vm, &account, &account_class) == PN_OK && pn_class_new(vm, &open, &open_class) == PN_OK &&
        pn_env_set_class(env, open_class) == PN_OK && pn_class_new(vm, &session_definition, &session_class) == PN_OK &&
        pn_env_set_class(env, account_class) == PN_OK && pn_env_set_function(env, "fetch", fetch, NULL) == PN_OK &&
        pn_env_set_function(env, "add", add, NULL) == PN_OK &&
        pn_env_set_function(env, "apply", apply, NULL) == PN_OK &&
        pn_env_set_function(env, "session", session, NULL) == PN_OK;
    struct account *first = &accounts[account_count++];
    *first = (struct account){.owner = "host", .balance = 100, .secret = "CANARY-of-the-host"};
    done =
        done && pn_new_object(vm, account_class, first, &value) == PN_OK && pn_env_set(env, "account", value) == PN_OK;
    if (!done) {
        fprintf(stderr, "host_membrane: %s\n", pn_vm_message(vm));
        exit(70);
    }
}

int main(int argc, char **argv) {
    static char message[1000];
    pn_config config = PN_CONFIG_DEFAULT;
    pn_policy *policy = NULL;
    size_t length;
    int at = 1;
    config.timeout = UINT64_C(20) * 1000000000;
    config.output = output;
    config.module = module_find;
    config.message = message;
    config.message_size = sizeof message;
    for (; at + 1 < argc && strncmp(argv[at], "--", 2) == 0; at += 2) {
        if (strcmp(argv[at], "--profile") == 0) {
            config.profile = argv[at + 1];
            continue;
        }
        char *text = text_read(argv[at + 1], &length);
        pn_status status = pn_policy_new(text, length, &policy, message, sizeof message);
        free(text);
        if (status != PN_OK || pn_policy_apply(policy, &config) != PN_OK) {
            fprintf(stderr, "host_membrane: %s\n", message);
            return 3;
        }
    }
    if (at >= argc)
        return 2;
    pn_vm *vm;
    pn_env *env;
    if (pn_vm_new(&config, &vm) != PN_OK || pn_env_new_default(vm, &env) != PN_OK) {
        fprintf(stderr, "host_membrane: %s\n", message);
        return 3;
    }
    env_fill(vm, env);
    char *source = text_read(argv[at], &length);
    pn_outcome outcome;
    pn_status run = pn_run(vm, source, length, argv[at], env, &outcome);
    int exit_status = outcome_tell(vm, run, &outcome);
    pn_value value;
    const char *second;
    if (exit_status == 0 && pn_env_get(env, "second_run", &value) == PN_OK &&
        pn_get_str(vm, value, &second, &length) == PN_OK) {
        run = pn_run(vm, second, length, "second.py", env, &outcome);
        exit_status = outcome_tell(vm, run, &outcome);
    }
    pn_vm_free(vm);
    pn_policy_free(policy);
    free(source);
    return exit_status;
}
