/* Sequences of calls of the public interface: each byte is a call, with arguments from the bytes behind it. Handles and
 * envs come from a few places that are filled, overwritten and left stale as the sequence goes. The first byte chooses
 * the policy that the VM is made with. */
#include "fuzz.h"

#include <string.h>

#define PLACES 8
#define CALLS_MAXIMUM 60

struct state {
    struct fuzz_input input;
    pn_vm *vm;
    pn_env *envs[PLACES];
    pn_value values[PLACES];
    pn_scope scopes[PLACES];
    uint32_t scope_count;
    pn_class *class_;
    pn_code *code;
    unsigned depth, objects[PLACES];
};

static const char *const policies[] = {
    NULL,
    "{\"profile\": \"compat\", \"audit\": {\"allowed\": true, \"arguments\": true}}",
    "{\"on_violation\": \"stop\", \"imports\": [\"math\"], \"capabilities\": {\"host.f\": {\"level\": \"warn\", "
    "\"calls\": 2}}}",
    "{\"capabilities\": {\"host.Thing\": \"off\", \"host.f\": {\"level\": \"off\", \"arguments\": [{\"position\": 0, "
    "\"keyword\": \"k\", \"minimum\": 1}]}}, \"attributes\": {\"block\": [\"append\", \"pay\"], \"allow\": "
    "[\"__dict__\"]}}",
    "{\"capabilities\": {\"clock\": \"warn\", \"entropy\": \"off\", \"output\": \"error\", \"host.Thing\": {\"level\": "
    "\"off\", "
    "\"calls\": 3}, \"host.Thing.pay\": {\"level\": \"warn\", \"arguments\": [{\"position\": 0, \"equals\": [1, "
    "\"a\"]}]}}, "
    "\"limits\": {\"recursion\": 20, \"integer_digits\": 640}}",
};

static pn_value *value_place(struct state *state) { return &state->values[fuzz_byte(&state->input) % PLACES]; }
/* A handle that the library never gave. */
static pn_value value_forged(struct state *state) {
    pn_value value;
    uint64_t number = fuzz_number(&state->input);
    memset(&value, 0, sizeof value);
    memcpy(&value, &number, sizeof value < sizeof number ? sizeof value : sizeof number);
    return value;
}
static pn_value value_any(struct state *state) {
    uint8_t choice = fuzz_byte(&state->input);
    return choice == 255 ? value_forged(state) : state->values[choice % PLACES];
}
static pn_env *env_any(struct state *state) { return state->envs[fuzz_byte(&state->input) % PLACES]; }

static void call_any(struct state *state);

/* A host function that goes on with the sequence. */
static pn_status on_call(pn_call *call, void *user_data) {
    static const char *const exceptions[] = {"ValueError", "KeyboardInterrupt", "Unknown", "StopIteration", ""};
    struct state *state = user_data;
    pn_value argument = PN_NO_VALUE, result;
    if (state->depth > 3)
        return PN_OK;
    state->depth++;
    for (unsigned i = fuzz_byte(&state->input) % 4; i > 0; i--)
        call_any(state);
    if (pn_call_argument(call, fuzz_byte(&state->input) % 3, &argument) == PN_OK ||
        (pn_call_keyword_count(call) > 0 && pn_call_keyword(call, "k", &argument) == PN_OK))
        *value_place(state) = argument;
    pn_status status = PN_OK;
    uint8_t ending = fuzz_byte(&state->input);
    switch (ending % 6) {
    case 0:
        status = pn_call_raise(call, exceptions[ending / 6 % 5], "because");
        break;
    case 1:
        status = pn_call_invoke(call, value_any(state), pn_call_count(call) > 0, &argument, &result);
        if (status == PN_OK)
            status = pn_call_return(call, result);
        break;
    case 2:
        status = (pn_status)(ending / 6 % (PN_ERROR_UNUSABLE + 1));
        break;
    default:
        status = pn_call_return(call, value_any(state));
    }
    state->depth--;
    return status;
}

static pn_status on_member(pn_call *call, void *object) {
    unsigned *count = object;
    (*count)++;
    return on_call(call, pn_vm_data(pn_call_vm(call)));
}

static pn_status on_construct(pn_call *call, void *user_data) {
    struct state *state = user_data;
    pn_value object;
    pn_status status =
        pn_new_object(state->vm, state->class_, &state->objects[fuzz_byte(&state->input) % PLACES], &object);
    return status == PN_OK ? pn_call_return(call, object) : on_call(call, user_data);
}

/* Objects of the host, what the VM says of itself, and calls that change all of it at once. */
static void call_object(struct state *state, uint8_t which) {
    void *object;
    unsigned *thing = &state->objects[fuzz_byte(&state->input) % PLACES];
    pn_value value = value_any(state);
    switch (which % 6) {
    case 0:
        (void)!pn_new_object(state->vm, state->class_, thing, value_place(state));
        break;
    case 1:
        (void)!pn_new_class(state->vm, state->class_, value_place(state));
        break;
    case 2:
        (void)!pn_env_set_class(env_any(state), state->class_);
        break;
    case 3:
        if (pn_get_object(state->vm, value, state->class_, &object) == PN_OK)
            fuzz_require((unsigned *)object >= state->objects && (unsigned *)object < state->objects + PLACES,
                         "an object that was never given", "");
        break;
    case 4:
        (void)!pn_object_end(state->vm, state->class_, thing);
        break;
    default:
        (void)!pn_new_function(state->vm, "f", on_call, state, value_place(state));
    }
}

static void state_prepare(struct state *state);

static void call_vm(struct state *state, uint8_t which) {
    const char *text, *words;
    pn_statistics statistics;
    pn_value tuple;
    bool truth;
    switch (which % 8) {
    case 0:
        fuzz_require(pn_vm_policy(state->vm, PN_POLICY_AS_WORDS, &words) == PN_OK && words[0] != '\0', "policy", "");
        fuzz_require(pn_vm_policy(state->vm, PN_POLICY_AS_JSON, &text) == PN_OK && text[0] == '{', "policy", "");
        break;
    case 1:
        if (state->depth == 0) {
            pn_status status = pn_vm_seal(state->vm);
            fuzz_require(status == PN_OK || status == PN_ERROR_MEMORY, "seal", pn_vm_message(state->vm));
        }
        break;
    case 2: /* what was made since the seal is gone, so all of it is made anew */
        if (pn_vm_reset(state->vm) == PN_OK)
            state_prepare(state);
        break;
    case 3:
        (void)!pn_vm_collect(state->vm);
        break;
    case 4:
        pn_vm_statistics(state->vm, &statistics);
        pn_interrupt(state->vm);
        break;
    case 5:
        (void)!pn_new_tuple(state->vm, value_any(state), &tuple);
        *value_place(state) = tuple;
        break;
    case 6:
        (void)!pn_get_bool(state->vm, value_any(state), &truth);
        (void)!pn_dict_set(state->vm, value_any(state), "k", value_any(state));
        (void)!pn_dict_get(state->vm, value_any(state), "k", value_place(state));
        break;
    default: /* never allowed from inside, and must do nothing there */
        if (state->depth > 0)
            fuzz_require(pn_vm_free(state->vm) == PN_ERROR_BUSY, "a running VM was freed", "");
    }
}

static void call_code(struct state *state, uint8_t which) {
    pn_outcome outcome;
    const void *bytes;
    size_t length;
    const char *text = fuzz_text(&state->input, 40, &length);
    switch (which % 4) {
    case 0:
        pn_code_free(state->code);
        (void)!pn_compile(state->vm, text, length, NULL, &state->code, &outcome);
        break;
    case 1:
        pn_code_free(state->code);
        (void)!pn_compile_expression(state->vm, text, length, NULL, &state->code, &outcome);
        break;
    case 2:
        if (pn_code_save(state->vm, text, length, NULL, value_place(state), &outcome) == PN_OK)
            fuzz_require(outcome.reusable, "the VM gave itself up", outcome.message);
        break;
    default:
        pn_code_free(state->code);
        state->code = NULL;
        if (pn_get_bytes(state->vm, value_any(state), &bytes, &length) == PN_OK)
            (void)!pn_code_load(state->vm, bytes, length, &state->code, &outcome);
    }
    if (state->code != NULL)
        (void)!pn_run_code(state->vm, state->code, env_any(state), value_place(state), &outcome);
}

static void call_make(struct state *state, uint8_t which) {
    size_t length;
    const char *text = fuzz_text(&state->input, 24, &length);
    pn_value *place = value_place(state);
    switch (which % 8) {
    case 0:
        (void)!pn_new_int(state->vm, (int64_t)fuzz_number(&state->input), place);
        break;
    case 1:
        (void)!pn_new_float(state->vm, (double)fuzz_byte(&state->input) / 3, place);
        break;
    case 2:
        (void)!pn_new_str(state->vm, text, length, place);
        break;
    case 3:
        (void)!pn_new_list(state->vm, place);
        break;
    case 4:
        (void)!pn_new_dict(state->vm, place);
        break;
    case 5:
        (void)!pn_new_json(state->vm, text, length, place);
        break;
    case 6:
        (void)!pn_new_bytes(state->vm, text, length, place);
        break;
    default:
        *place = value_forged(state);
    }
}

static void call_look(struct state *state, uint8_t which) {
    const char *text;
    const void *data;
    size_t length, position = fuzz_byte(&state->input);
    int64_t number;
    double real;
    pn_value value = value_any(state), key, *place = value_place(state);
    (void)pn_value_type(state->vm, value);
    switch (which % 8) {
    case 0:
        (void)!pn_get_int(state->vm, value, &number);
        (void)!pn_get_float(state->vm, value, &real);
        break;
    case 1:
        if (pn_get_str(state->vm, value, &text, &length) == PN_OK)
            fuzz_require(strlen(text) <= length, "text without an end", text);
        break;
    case 2:
        (void)!pn_get_bytes(state->vm, value, &data, &length);
        break;
    case 3:
        (void)!pn_length(state->vm, value, &length);
        break;
    case 4:
        (void)!pn_list_get(state->vm, value, position, place);
        break;
    case 5:
        (void)!pn_dict_next(state->vm, value, &position, &key, place);
        break;
    case 6:
        (void)!pn_get_json(state->vm, value, &text, &length);
        break;
    default:
        (void)!pn_list_append(state->vm, value, value_any(state));
    }
}

static void call_env(struct state *state, uint8_t which) {
    static const char *const names[] = {"a", "b",     "f",     "__builtins__", "not a name",
                                        "",  "print", "class", "\xFF",         "Thing"};
    const char *name = names[fuzz_byte(&state->input) % (sizeof names / sizeof names[0])], *text;
    size_t length;
    pn_env *env = env_any(state);
    switch (which % 10) {
    case 0:
        (void)!pn_env_new_default(state->vm, &state->envs[fuzz_byte(&state->input) % PLACES]);
        break;
    case 1:
        (void)!pn_env_new_empty(state->vm, &state->envs[fuzz_byte(&state->input) % PLACES]);
        break;
    case 2:
        (void)!pn_env_set(env, name, value_any(state));
        break;
    case 3:
        (void)!pn_env_get(env, name, value_place(state));
        break;
    case 4:
        (void)!pn_env_set_function(env, name, on_call, state);
        break;
    case 5:
        text = fuzz_text(&state->input, 40, &length);
        (void)!pn_env_set_json(env, name, text, length);
        break;
    case 6:
        text = fuzz_text(&state->input, 40, &length);
        (void)!pn_env_set_json_names(env, text, length);
        break;
    case 7:
        (void)!pn_env_delete(env, name);
        break;
    case 8:
        text = fuzz_text(&state->input, 40, &length);
        (void)!pn_env_set_str(env, name, text, length);
        (void)!pn_env_set_bool(env, name, length & 1);
        break;
    default:
        (void)!pn_env_get_json(env, name, &text, &length);
    }
}

static void call_run(struct state *state, uint8_t which) {
    static const char *const scripts[] = {
        "a = [1, 2, 3]\nb = {'k': a}\n",
        "def f(*x): return x\n",
        "f(1, 2)\n",
        "a.append(f(a, b))\n",
        "b = sorted(a, key=f)\n",
        "raise ValueError(a)\n",
        "x = [[]]\nx[0].append(x)\na = x\n",
        "while True: f()\n",
        "b = (n for n in range(9))\nnext(b)\n",
        "a = b = None\n",
        "import json\na = json.loads('[1]')\n",
        "t = Thing()\nt.count\nt.count = f\na = t.pay(1)\nb = Thing\n",
        "class T(Thing):\n  x = 1\na = T()\na.pay('a', k=2)\na.y = a.count\n",
        "class T(Thing):\n  def __init__(self, *a): self.k = a\nb = T(f)\nb.pay(b)\n",
        "f(k=1)\nf('\\ud800')\nf(10 ** 50, k=2.5)\n",
        "try: f(1)\nfinally: a = f\n",
        "def g():\n  yield f(1)\n  yield t.count\nb = g()\na = list(b)\n",
        "import time, random\na = [random.random()]\nprint(a)\nb = time.time()\n",
        "print(f'{t.count} {f!r} {Thing} {t}')\nf.__self__\n",
        "import re\nb = re.sub('a', f, 'banana')\n",
        "a = int('9' * 700)\n",
    };
    pn_outcome outcome;
    pn_env *env = env_any(state);
    size_t length;
    const char *script = scripts[fuzz_byte(&state->input) % (sizeof scripts / sizeof scripts[0])];
    pn_value arguments[2] = {value_any(state), value_any(state)};
    pn_status status;
    switch (which % 4) {
    case 0:
        status = pn_run(state->vm, script, strlen(script), "fuzz.py", env, &outcome);
        break;
    case 1:
        script = fuzz_text(&state->input, 40, &length);
        status = pn_evaluate(state->vm, script, length, NULL, env, value_place(state), &outcome);
        break;
    case 2:
        status = pn_call_value(state->vm, value_any(state), fuzz_byte(&state->input) % 3, arguments, value_place(state),
                               &outcome);
        break;
    default:
        status = pn_check(state->vm, script, strlen(script), NULL, &outcome);
    }
    fuzz_require(status != PN_ERROR_UNUSABLE, "the VM gave itself up", pn_vm_message(state->vm));
}

static void call_scope(struct state *state) {
    uint8_t how = fuzz_byte(&state->input);
    if (how & 1 && state->scope_count < PLACES) {
        if (pn_scope_open(state->vm, &state->scopes[state->scope_count]) == PN_OK)
            state->scope_count++;
    } else if (state->scope_count > 0 && how & 2) {
        (void)!pn_scope_close_keeping(state->vm, state->scopes[--state->scope_count], value_place(state));
    } else if (state->scope_count > 0) {
        (void)!pn_scope_close(state->vm, state->scopes[--state->scope_count]);
    }
}

static void call_any(struct state *state) {
    uint8_t what = fuzz_byte(&state->input), which = what / 12;
    switch (what % 12) {
    case 0:
    case 1:
        call_make(state, which);
        break;
    case 2:
    case 3:
        call_look(state, which);
        break;
    case 4:
        call_env(state, which);
        break;
    case 5:
    case 6:
        call_run(state, which);
        break;
    case 7:
    case 8:
        call_object(state, which);
        break;
    case 9:
        call_vm(state, which);
        break;
    case 10:
        call_code(state, which);
        break;
    default:
        call_scope(state);
    }
}

/* What a VM begins with; also after it was reset. */
static void state_prepare(struct state *state) {
    const pn_member members[] = {{.name = "count", .get = on_member, .set = on_member},
                                 {.name = "pay", .call = on_member}};
    const pn_class_definition definition = {.size = sizeof definition,
                                            .name = "Thing",
                                            .members = members,
                                            .member_count = 2,
                                            .construct = on_construct,
                                            .user_data = state,
                                            .subclassable = true};
    pn_env *env = NULL;
    state->class_ = NULL;
    pn_status status = pn_env_new_default(state->vm, &env);
    if (status == PN_OK)
        status = pn_class_new(state->vm, &definition, &state->class_);
    if (status == PN_OK)
        status = pn_env_set_class(env, state->class_);
    if (status == PN_OK)
        status = pn_env_set_function(env, "f", on_call, state);
    /* After a seal there may be no memory left for more; then calls get what is NULL, and refuse it. */
    fuzz_require(status == PN_OK || status == PN_ERROR_MEMORY, pn_status_name(status), pn_vm_message(state->vm));
    for (int i = 0; i < PLACES; i++)
        state->envs[i] = env;
    state->scope_count = 0;
    state->code = NULL;
}

static void on_audit(void *user_data, const pn_audit_event *event) {
    (void)user_data;
    fuzz_require(event->reason != NULL && event->kind != NULL, "an event without a reason", "");
}

static bool on_output(void *user_data, int stream, const char *data, size_t length) {
    (void)user_data, (void)stream, (void)data;
    return length < 4096;
}

static pn_vm *vm_make(uint8_t choice) {
    const char *text = policies[choice % (sizeof policies / sizeof policies[0])];
    char message[300] = "";
    pn_config config = PN_CONFIG_DEFAULT;
    pn_policy *policy = NULL;
    pn_vm *vm = NULL;
    if (text != NULL)
        fuzz_require(pn_policy_new(text, strlen(text), &policy, message, sizeof message) == PN_OK &&
                         pn_policy_apply(policy, &config) == PN_OK,
                     "the policy", message);
    config.max_memory = UINT64_C(6) << 20;
    config.max_steps = 30000;
    config.max_native_nesting = 20;
    config.output = on_output;
    config.audit = on_audit;
    config.message = message;
    config.message_size = sizeof message;
    fuzz_require(pn_vm_new(&config, &vm) == PN_OK, "there is no VM", message);
    pn_policy_free(policy);
    return vm;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct state state = {.input = {data, size}};
    state.vm = vm_make(fuzz_byte(&state.input));
    pn_vm_set_data(state.vm, &state);
    state_prepare(&state);
    for (int i = 0; i < CALLS_MAXIMUM && state.input.size > 0; i++)
        call_any(&state);
    fuzz_require(pn_vm_free(state.vm) == PN_OK, "the VM is busy after all calls", "");
    return 0;
}
