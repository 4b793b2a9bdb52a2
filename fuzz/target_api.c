/* Sequences of calls of the public interface: each byte is a call, with arguments from the bytes behind it. Handles and
 * envs come from a few places that are filled, overwritten and left stale as the sequence goes. */
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
    unsigned depth;
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
    struct state *state = user_data;
    pn_value argument = PN_NO_VALUE;
    if (state->depth > 3)
        return PN_OK;
    state->depth++;
    for (unsigned i = fuzz_byte(&state->input) % 4; i > 0; i--)
        call_any(state);
    state->depth--;
    if (pn_call_argument(call, fuzz_byte(&state->input) % 3, &argument) == PN_OK)
        *value_place(state) = argument;
    return pn_call_return(call, value_any(state));
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
    static const char *const names[] = {"a", "b", "f", "__builtins__", "not a name", "", "print"};
    const char *name = names[fuzz_byte(&state->input) % (sizeof names / sizeof names[0])], *text;
    size_t length;
    pn_env *env = env_any(state);
    switch (which % 7) {
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
    if (fuzz_byte(&state->input) & 1 && state->scope_count < PLACES) {
        if (pn_scope_open(state->vm, &state->scopes[state->scope_count]) == PN_OK)
            state->scope_count++;
    } else if (state->scope_count > 0) {
        (void)!pn_scope_close(state->vm, state->scopes[--state->scope_count]);
    }
}

static void call_any(struct state *state) {
    uint8_t what = fuzz_byte(&state->input), which = what / 8;
    switch (what % 8) {
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
    default:
        call_scope(state);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct fuzz_run run = fuzz_begin();
    struct state state = {.input = {data, size}, .vm = run.vm};
    for (int i = 0; i < PLACES; i++)
        state.envs[i] = run.env;
    for (int i = 0; i < CALLS_MAXIMUM && state.input.size > 0; i++)
        call_any(&state);
    while (state.scope_count > 0)
        (void)!pn_scope_close(run.vm, state.scopes[--state.scope_count]);
    fuzz_end_for_good(&run);
    return 0;
}
