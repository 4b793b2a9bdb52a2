/* What the public interface promises at its edges: wrong arguments, handles past their scope, callbacks that fail,
 * threads that take turns, VMs that share nothing and leave nothing behind. test_api.c has the ordinary uses. */
#include "pynterp.h"

#include <criterion/criterion.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct host {
    pn_vm *vm;
    pn_env *env;
    pn_outcome outcome;
    pn_value kept; /* by a host function, longer than it may */
    int calls, writes, refuse_after;
};

static void host_start(struct host *host, pn_config config) {
    cr_assert_eq(pn_vm_new(&config, &host->vm), PN_OK);
    cr_assert_eq(pn_env_new_default(host->vm, &host->env), PN_OK);
}

static struct host *host_default(void) {
    static struct host host;
    host = (struct host){0};
    host_start(&host, (pn_config)PN_CONFIG_DEFAULT);
    return &host;
}

static pn_outcome *run(struct host *host, const char *source) {
    cr_assert_eq(pn_run(host->vm, source, strlen(source), "test.py", host->env, &host->outcome), PN_OK, "%s",
                 pn_vm_message(host->vm));
    return &host->outcome;
}

static void run_ok(struct host *host, const char *source) {
    cr_assert_eq(run(host, source)->kind, PN_OUTCOME_OK, "%s: %s%s", source, host->outcome.traceback,
                 host->outcome.message);
}

static const char *json_of(struct host *host, const char *name) {
    const char *text;
    size_t length;
    cr_assert_eq(pn_env_get_json(host->env, name, &text, &length), PN_OK, "%s", pn_vm_message(host->vm));
    return text;
}

/* --- wrong arguments
 * ---------------------------------------------------------------------------------------------------- */

Test(api_contract, null_pointers_are_an_error_not_an_accident) {
    struct host *h = host_default();
    pn_value v;
    pn_env *env;
    pn_scope scope;
    pn_outcome outcome;
    pn_statistics statistics;
    const char *text;
    const void *data;
    size_t length;
    int64_t number;
    double real;
    bool truth;
    cr_assert_eq(pn_new_list(h->vm, &v), PN_OK);
    const pn_status results[] = {
        pn_vm_new(NULL, NULL),
        pn_env_new_empty(NULL, &env),
        pn_env_new_empty(h->vm, NULL),
        pn_env_new_default(NULL, &env),
        pn_vm_set_arguments(NULL, 0, NULL),
        pn_vm_set_arguments(h->vm, 1, NULL),
        pn_vm_collect(NULL),
        pn_scope_open(NULL, &scope),
        pn_scope_open(h->vm, NULL),
        pn_scope_close(NULL, 0),
        pn_scope_close_keeping(NULL, 0, &v),
        pn_scope_close_keeping(h->vm, 0, NULL),
        pn_new_none(NULL, &v),
        pn_new_none(h->vm, NULL),
        pn_new_bool(h->vm, true, NULL),
        pn_new_int(NULL, 1, &v),
        pn_new_int(h->vm, 1, NULL),
        pn_new_float(h->vm, 1, NULL),
        pn_new_str(h->vm, NULL, 3, &v),
        pn_new_str(h->vm, "x", 1, NULL),
        pn_new_bytes(h->vm, NULL, 1, &v),
        pn_new_bytes(h->vm, "x", 1, NULL),
        pn_new_list(NULL, &v),
        pn_new_list(h->vm, NULL),
        pn_new_dict(h->vm, NULL),
        pn_new_tuple(h->vm, v, NULL),
        pn_new_json(h->vm, NULL, 0, &v),
        pn_new_json(h->vm, "1", 1, NULL),
        pn_new_json(NULL, "1", 1, &v),
        pn_get_bool(NULL, v, &truth),
        pn_get_bool(h->vm, v, NULL),
        pn_get_int(NULL, v, &number),
        pn_get_int(h->vm, v, NULL),
        pn_get_float(NULL, v, &real),
        pn_get_float(h->vm, v, NULL),
        pn_get_str(NULL, v, &text, &length),
        pn_get_str(h->vm, v, NULL, &length),
        pn_get_str(h->vm, v, &text, NULL),
        pn_get_bytes(h->vm, v, NULL, &length),
        pn_get_bytes(h->vm, v, &data, NULL),
        pn_get_json(h->vm, v, NULL, &length),
        pn_get_json(h->vm, v, &text, NULL),
        pn_get_json(NULL, v, &text, &length),
        pn_length(NULL, v, &length),
        pn_length(h->vm, v, NULL),
        pn_list_get(NULL, v, 0, &v),
        pn_list_get(h->vm, v, 0, NULL),
        pn_list_append(NULL, v, v),
        pn_dict_get(NULL, v, "x", &v),
        pn_dict_get(h->vm, v, NULL, &v),
        pn_dict_get(h->vm, v, "x", NULL),
        pn_dict_set(NULL, v, "x", v),
        pn_dict_set(h->vm, v, NULL, v),
        pn_dict_next(NULL, v, &length, &v, &v),
        pn_dict_next(h->vm, v, NULL, &v, &v),
        pn_dict_next(h->vm, v, &length, NULL, &v),
        pn_dict_next(h->vm, v, &length, &v, NULL),
        pn_env_set(NULL, "x", v),
        pn_env_set(h->env, NULL, v),
        pn_env_set_none(NULL, "x"),
        pn_env_set_bool(NULL, "x", true),
        pn_env_set_int(NULL, "x", 1),
        pn_env_set_float(h->env, NULL, 1),
        pn_env_set_str(NULL, "x", "y", 1),
        pn_env_set_str(h->env, "x", NULL, 1),
        pn_env_set_json(NULL, "x", "1", 1),
        pn_env_set_json(h->env, "x", NULL, 0),
        pn_env_set_json_names(NULL, "{}", 2),
        pn_env_set_json_names(h->env, NULL, 0),
        pn_env_delete(NULL, "x"),
        pn_env_delete(h->env, NULL),
        pn_env_get(NULL, "x", &v),
        pn_env_get(h->env, NULL, &v),
        pn_env_get(h->env, "x", NULL),
        pn_env_get_json(NULL, "x", &text, &length),
        pn_env_set_function(NULL, "x", NULL, NULL),
        pn_env_set_function(h->env, "x", NULL, NULL),
        pn_new_function(h->vm, "x", NULL, NULL, &v),
        pn_call_argument(NULL, 0, &v),
        pn_call_keyword(NULL, "x", &v),
        pn_call_return(NULL, v),
        pn_call_raise(NULL, "x", "y"),
        pn_run(NULL, "", 0, "x", h->env, &outcome),
        pn_run(h->vm, NULL, 0, "x", h->env, &outcome),
        pn_run(h->vm, "", 0, "x", NULL, &outcome),
        pn_run(h->vm, "", 0, "x", h->env, NULL),
        pn_evaluate(h->vm, "1", 1, "x", h->env, NULL, &outcome),
        pn_evaluate(NULL, "1", 1, "x", h->env, &v, &outcome),
        pn_call_value(NULL, v, 0, NULL, &v, &outcome),
        pn_call_value(h->vm, v, 0, NULL, NULL, &outcome),
        pn_call_value(h->vm, v, 0, NULL, &v, NULL),
        pn_call_value(h->vm, v, 1, NULL, &v, &outcome),
        pn_check(NULL, "", 0, "x", &outcome),
        pn_check(h->vm, NULL, 0, "x", &outcome),
        pn_check(h->vm, "", 0, "x", NULL),
        pn_disassemble(NULL, "", 0, "x", &text, &outcome),
        pn_disassemble(h->vm, "", 0, "x", NULL, &outcome),
        pn_disassemble(h->vm, NULL, 0, "x", &text, &outcome),
    };
    for (size_t i = 0; i < sizeof results / sizeof results[0]; i++)
        cr_assert_neq(results[i], PN_OK, "call number %zu", i);
    cr_assert_eq(pn_vm_free(NULL), PN_OK);
    pn_env_free(NULL);
    pn_interrupt(NULL);
    pn_config_default(NULL);
    pn_vm_statistics(NULL, &statistics);
    pn_vm_statistics(h->vm, NULL);
    cr_assert_str_eq(pn_vm_message(NULL), "");
    cr_assert_eq(pn_value_type(NULL, v), PN_TYPE_INVALID);
    cr_assert_null(pn_call_vm(NULL));
    cr_assert_eq(pn_call_count(NULL) + pn_call_keyword_count(NULL), 0);
    run_ok(h, "x = 1");
    pn_vm_free(h->vm);
}

Test(api_contract, every_status_and_limit_has_a_name) {
    for (int status = PN_OK; status <= PN_ERROR_UNUSABLE; status++)
        cr_assert_neq(pn_status_name((pn_status)status)[0], '\0');
    cr_assert_str_eq(pn_status_name((pn_status)1000), "unknown");
    for (int limit = PN_LIMIT_MEMORY; limit <= PN_LIMIT_INTERRUPT; limit++)
        cr_assert_neq(pn_limit_name((pn_limit)limit)[0], '\0');
    cr_assert_str_eq(pn_limit_name((pn_limit)1000), "");
    size_t count = 0;
    const char *reason;
    for (; pn_allowlist_module(count, &reason) != NULL; count++)
        cr_assert_gt(strlen(reason), 10, "%s", pn_allowlist_module(count, NULL));
    cr_assert_gt(count, 5);
    cr_assert_null(pn_allowlist_module(SIZE_MAX, NULL));
    cr_assert(pn_version()[0] >= '0' && pn_version()[0] <= '9');
}

Test(api_contract, names_must_be_identifiers) {
    struct host *h = host_default();
    static const char *const wrong[] = {"", " ", "1", "a b", "a.b", "a-b", "\xFF", "a\xC3", "x\n", "\xE2\x82\xAC"};
    pn_value v;
    cr_assert_eq(pn_new_int(h->vm, 1, &v), PN_OK);
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        cr_assert_eq(pn_env_set(h->env, wrong[i], v), PN_ERROR_ARGUMENT, "%zu", i);
        cr_assert_eq(pn_env_set_json(h->env, wrong[i], "1", 1), PN_ERROR_ARGUMENT, "%zu", i);
        cr_assert_eq(pn_env_get(h->env, wrong[i], &v), PN_ERROR_ARGUMENT, "%zu", i);
    }
    cr_assert_eq(pn_env_set_int(h->env, "na\xC3\xAFve_1", 41), PN_OK);
    run_ok(h, "r = na\xC3\xAFve_1 + 1");
    cr_assert_str_eq(json_of(h, "r"), "42");
    static const char *const objects[] = {"{\"a\": 1, \"b c\": 2}", "{\"\": 1}", "{\"a\": 1, \"1\": 2}"};
    for (size_t i = 0; i < sizeof objects / sizeof objects[0]; i++)
        cr_assert_eq(pn_env_set_json_names(h->env, objects[i], strlen(objects[i])), PN_ERROR_ARGUMENT);
    cr_assert_eq(pn_env_set_json_names(h->env, "[1]", 3), PN_ERROR_TYPE);
    cr_assert_eq(pn_env_set_json_names(h->env, "{", 1), PN_ERROR_JSON);
    cr_assert_eq(pn_env_get(h->env, "a", &v), PN_ERROR_NOT_FOUND, "all or none");
    cr_assert_eq(pn_env_set_json_names(h->env, "{\"a\": 1, \"b\": [2]}", 18), PN_OK);
    cr_assert_str_eq(json_of(h, "b"), "[2]");
    pn_vm_free(h->vm);
}

Test(api_contract, an_env_belongs_to_its_vm) {
    struct host first = {0}, second = {0};
    host_start(&first, (pn_config)PN_CONFIG_DEFAULT);
    host_start(&second, (pn_config)PN_CONFIG_DEFAULT);
    pn_outcome outcome;
    pn_value v;
    cr_assert_eq(pn_run(first.vm, "1", 1, "x", second.env, &outcome), PN_ERROR_ARGUMENT);
    cr_assert_eq(pn_evaluate(second.vm, "1", 1, "x", first.env, &v, &outcome), PN_ERROR_ARGUMENT);
    pn_vm_free(first.vm);
    pn_vm_free(second.vm);
}

/* --- handles and scopes
 * ------------------------------------------------------------------------------------------------- */

Test(api_contract, closing_a_scope_closes_those_inside) {
    struct host *h = host_default();
    pn_scope outer, inner;
    pn_value before, first, second, later;
    int64_t number;
    cr_assert_eq(pn_new_int(h->vm, 1, &before), PN_OK);
    pn_scope_open(h->vm, &outer);
    cr_assert_eq(pn_new_int(h->vm, 2, &first), PN_OK);
    pn_scope_open(h->vm, &inner);
    cr_assert_eq(pn_new_int(h->vm, 3, &second), PN_OK);
    cr_assert_eq(pn_scope_close(h->vm, outer), PN_OK);
    cr_assert_eq(pn_get_int(h->vm, first, &number), PN_ERROR_ARGUMENT);
    cr_assert_eq(pn_get_int(h->vm, second, &number), PN_ERROR_ARGUMENT);
    cr_assert_eq(pn_scope_close(h->vm, inner), PN_ERROR_ARGUMENT);
    cr_assert_eq(pn_new_int(h->vm, 4, &later), PN_OK);
    cr_assert_eq(pn_get_int(h->vm, first, &number), PN_ERROR_ARGUMENT, "its place is another's now");
    cr_assert_eq(pn_get_int(h->vm, before, &number), PN_OK);
    cr_assert_eq(number, 1);
    pn_value wrong[] = {{UINT32_MAX, 1}, {later.slot, later.generation + 1}, {later.slot + 1, 1}, {0, 0}, {0, 1}};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        cr_assert_eq(pn_value_type(h->vm, wrong[i]), PN_TYPE_INVALID);
        cr_assert_eq(pn_env_set(h->env, "x", wrong[i]), PN_ERROR_ARGUMENT);
        cr_assert_eq(pn_list_append(h->vm, later, wrong[i]), PN_ERROR_ARGUMENT);
        cr_assert_eq(pn_call_value(h->vm, wrong[i], 0, NULL, &first, &h->outcome), PN_ERROR_ARGUMENT);
    }
    pn_vm_free(h->vm);
}

Test(api_contract, many_scopes_do_not_add_up) {
    struct host *h = host_default();
    pn_statistics before, after;
    pn_value v, kept;
    pn_scope scope;
    for (int i = 0; i < 200000; i++) {
        if (i == 1000) {
            pn_vm_collect(h->vm);
            pn_vm_statistics(h->vm, &before);
        }
        cr_assert_eq(pn_scope_open(h->vm, &scope), PN_OK);
        cr_assert_eq(pn_new_str(h->vm, "some text that is not short", 27, &v), PN_OK);
        cr_assert_eq(pn_new_list(h->vm, &kept), PN_OK);
        cr_assert_eq(pn_list_append(h->vm, kept, v), PN_OK);
        cr_assert_eq(pn_scope_close(h->vm, scope), PN_OK);
    }
    pn_vm_collect(h->vm);
    pn_vm_statistics(h->vm, &after);
    cr_assert_lt(after.memory, before.memory + (64 << 10));
    pn_vm_free(h->vm);
}

Test(api_contract, handles_that_are_never_closed_meet_the_memory_limit) {
    pn_config config = PN_CONFIG_DEFAULT;
    config.max_memory = UINT64_C(4) << 20;
    struct host h = {0};
    host_start(&h, config);
    pn_value v;
    pn_status status = PN_OK;
    int count = 0;
    for (; status == PN_OK && count < 10000000; count++)
        status = pn_new_none(h.vm, &v);
    cr_assert_eq(status, PN_ERROR_MEMORY);
    cr_assert_gt(count, 1000);
    cr_assert_eq(pn_scope_close(h.vm, 0), PN_OK);
    run_ok(&h, "x = [0] * 1000");
    pn_vm_free(h.vm);
}

/* --- values
 * -------------------------------------------------------------------------------------------------------------- */

Test(api_contract, dicts_and_lists_from_c) {
    struct host *h = host_default();
    pn_value dict, list, tuple, v, key;
    size_t length, position = 0;
    const char *text;
    int64_t number, sum = 0;
    cr_assert_eq(pn_new_dict(h->vm, &dict), PN_OK);
    cr_assert_eq(pn_new_list(h->vm, &list), PN_OK);
    static const char *const keys[] = {"one", "", "na\xC3\xAFve", "__class__"};
    for (int i = 0; i < 4; i++) {
        cr_assert_eq(pn_new_int(h->vm, i, &v), PN_OK);
        cr_assert_eq(pn_dict_set(h->vm, dict, keys[i], v), PN_OK);
        cr_assert_eq(pn_list_append(h->vm, list, v), PN_OK);
    }
    for (int i = 0; pn_dict_next(h->vm, dict, &position, &key, &v) == PN_OK; i++) {
        cr_assert_eq(pn_get_str(h->vm, key, &text, &length), PN_OK);
        cr_assert_str_eq(text, keys[i]);
        cr_assert_eq(pn_get_int(h->vm, v, &number), PN_OK);
        sum += number;
    }
    cr_assert_eq(sum, 6);
    position = SIZE_MAX;
    cr_assert_eq(pn_dict_next(h->vm, dict, &position, &key, &v), PN_ERROR_NOT_FOUND);
    cr_assert_eq(pn_dict_get(h->vm, dict, "two", &v), PN_ERROR_NOT_FOUND);
    cr_assert_eq(pn_dict_get(h->vm, dict, "\xFF", &v), PN_ERROR_EXCEPTION);
    cr_assert_eq(pn_dict_get(h->vm, list, "one", &v), PN_ERROR_TYPE);
    cr_assert_eq(pn_dict_set(h->vm, list, "one", v), PN_ERROR_ARGUMENT, "v was lost with the failed get");
    cr_assert_eq(pn_list_append(h->vm, dict, list), PN_ERROR_TYPE);
    cr_assert_eq(pn_new_tuple(h->vm, list, &tuple), PN_OK);
    cr_assert_eq(pn_value_type(h->vm, tuple), PN_TYPE_TUPLE);
    cr_assert_eq(pn_list_append(h->vm, tuple, list), PN_ERROR_TYPE);
    cr_assert_eq(pn_new_tuple(h->vm, dict, &v), PN_ERROR_TYPE);
    cr_assert_eq(pn_length(h->vm, tuple, &length), PN_OK);
    cr_assert_eq(length, 4);
    cr_assert_eq(pn_list_get(h->vm, tuple, 4, &v), PN_ERROR_RANGE);
    cr_assert_eq(pn_list_get(h->vm, tuple, SIZE_MAX, &v), PN_ERROR_RANGE);
    cr_assert_eq(pn_new_bytes(h->vm, "\0\xFF", 2, &v), PN_OK);
    const void *data;
    cr_assert_eq(pn_get_bytes(h->vm, v, &data, &length), PN_OK);
    cr_assert(length == 2 && memcmp(data, "\0\xFF", 2) == 0);
    cr_assert_eq(pn_get_json(h->vm, v, &text, &length), PN_ERROR_JSON);
    pn_vm_free(h->vm);
}

Test(api_contract, values_of_scripts_have_their_types) {
    struct host *h = host_default();
    run_ok(h, "class I(int): pass\nclass S(str): pass\nclass L(list): pass\n"
              "values = [None, True, 2 ** 80, 1.5, 'x', b'x', [], (), {}, len, I(7), S('sub'), L([1]), {1}]");
    static const pn_type types[] = {PN_TYPE_NONE,  PN_TYPE_BOOL, PN_TYPE_INT,   PN_TYPE_FLOAT, PN_TYPE_STR,
                                    PN_TYPE_BYTES, PN_TYPE_LIST, PN_TYPE_TUPLE, PN_TYPE_DICT,  PN_TYPE_OTHER,
                                    PN_TYPE_INT,   PN_TYPE_STR,  PN_TYPE_LIST,  PN_TYPE_OTHER};
    pn_value values, v;
    int64_t number;
    double real;
    bool truth;
    const char *text;
    size_t length;
    cr_assert_eq(pn_env_get(h->env, "values", &values), PN_OK);
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
        cr_assert_eq(pn_list_get(h->vm, values, i, &v), PN_OK);
        cr_assert_eq(pn_value_type(h->vm, v), types[i], "%zu", i);
        cr_assert_eq(pn_get_bool(h->vm, v, &truth) == PN_OK, types[i] == PN_TYPE_BOOL);
        cr_assert_eq(pn_get_str(h->vm, v, &text, &length) == PN_OK, types[i] == PN_TYPE_STR);
        pn_status status = pn_get_int(h->vm, v, &number);
        cr_assert_eq(status, types[i] != PN_TYPE_INT ? PN_ERROR_TYPE : i == 2 ? PN_ERROR_RANGE : PN_OK);
        status = pn_get_float(h->vm, v, &real);
        cr_assert_eq(status == PN_OK, types[i] == PN_TYPE_INT || types[i] == PN_TYPE_FLOAT);
    }
    cr_assert_eq(pn_evaluate(h->vm, "10 ** 400", 9, "x", h->env, &v, &h->outcome), PN_OK);
    cr_assert_eq(pn_get_float(h->vm, v, &real), PN_ERROR_RANGE);
    cr_assert_eq(pn_evaluate(h->vm, "'\\ud800'", 8, "x", h->env, &v, &h->outcome), PN_OK);
    cr_assert_eq(pn_get_str(h->vm, v, &text, &length), PN_OK);
    cr_assert_eq(length, 3);
    cr_assert_eq(pn_get_json(h->vm, v, &text, &length), PN_OK, "JSON is valid UTF-8 all the same");
    cr_assert_str_eq(text, "\"\\ud800\"");
    pn_vm_free(h->vm);
}

Test(api_contract, json_survives_the_way_through_a_script) {
    struct host *h = host_default();
    static const char *const texts[] = {"null",
                                        "true",
                                        "0",
                                        "-1",
                                        "9007199254740993",
                                        "123456789012345678901234567890",
                                        "0.1",
                                        "1e+22",
                                        "-0.0",
                                        "\"\"",
                                        "\"a\\\"b\\\\c\\n\\t\\u0001\"",
                                        "\"\xC3\xA9\xE4\xB8\xAD\xF0\x9F\x98\x80\"",
                                        "[]",
                                        "{}",
                                        "[[], {\"a\": [null, {\"b\": {}}]}, \"x\"]",
                                        "{\"\": 1, \"a\": 2, \"A\": 3}"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        cr_assert_eq(pn_env_set_json(h->env, "x", texts[i], strlen(texts[i])), PN_OK, "%s", pn_vm_message(h->vm));
        run_ok(h, "import json\ny = x\nsame = json.loads(json.dumps(x)) == x");
        cr_assert_str_eq(json_of(h, "y"), texts[i]);
        cr_assert_str_eq(json_of(h, "same"), "true");
    }
    char nested[1000] = "";
    for (int depth = 199; depth <= 202; depth++) {
        memset(nested, '[', (size_t)depth);
        memset(nested + depth, ']', (size_t)depth);
        cr_assert_eq(pn_env_set_json(h->env, "x", nested, (size_t)depth * 2), depth <= 200 ? PN_OK : PN_ERROR_JSON,
                     "%d", depth);
    }
    static const char *const deep[] = {"x = []\nfor i in range(10**5): x = [x]",
                                       "x = {}\nfor i in range(10**5): x = {'a': x}",
                                       "x = ()\nfor i in range(10**5): x = (x,)"};
    for (size_t i = 0; i < sizeof deep / sizeof deep[0]; i++) {
        const char *text;
        size_t length;
        run_ok(h, deep[i]);
        cr_assert_eq(pn_env_get_json(h->env, "x", &text, &length), PN_ERROR_JSON);
    }
    pn_vm_free(h->vm);
}

/* --- sources
 * ---------------------------------------------------------------------------------------------------------------- */

Test(api_contract, whatever_the_source_is_the_outcome_says) {
    struct host *h = host_default();
    static const struct {
        const char *source;
        size_t length;
        const char *exception; /* NULL: runs */
    } cases[] = {
        {"", 0, NULL},
        {"\xEF\xBB\xBFx = 1", 8, NULL},
        {"# comment", 9, NULL},
        {"\0", 1, "SyntaxError"},
        {"x = 1\0y = 2", 11, "SyntaxError"},
        {"\xFF\xFE", 2, "SyntaxError"},
        {"x = '\xC3'", 7, "SyntaxError"},
        {"\x1B\x7F", 2, "SyntaxError"},
        {"if x:\n\ty\n        z", 18, "TabError"},
        {"  x", 3, "IndentationError"},
        {"\\", 1, "SyntaxError"},
        {"'''", 3, "SyntaxError"},
        {"\r\rx=1\r\n", 7, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        cr_assert_eq(pn_run(h->vm, cases[i].source, cases[i].length, NULL, h->env, &h->outcome), PN_OK);
        if (cases[i].exception == NULL)
            cr_assert_eq(h->outcome.kind, PN_OUTCOME_OK, "%zu: %s", i, h->outcome.traceback);
        else
            cr_assert_str_eq(h->outcome.exception_type, cases[i].exception, "%zu", i);
        pn_status status = pn_check(h->vm, cases[i].source, cases[i].length, NULL, &h->outcome);
        cr_assert_eq(status, PN_OK);
        cr_assert_eq(h->outcome.kind, cases[i].exception == NULL ? PN_OUTCOME_OK : PN_OUTCOME_EXCEPTION);
    }
    const char *listing;
    cr_assert_eq(pn_disassemble(h->vm, "def f(x):\n    return x + 1", 26, "x", &listing, &h->outcome), PN_OK);
    cr_assert(strstr(listing, "RETURN"));
    cr_assert_eq(pn_disassemble(h->vm, "def", 3, "x", &listing, &h->outcome), PN_OK);
    cr_assert_eq(h->outcome.kind, PN_OUTCOME_EXCEPTION);
    cr_assert_str_eq(listing, "");
    pn_value v;
    cr_assert_eq(pn_evaluate(h->vm, "x = 1", 5, "x", h->env, &v, &h->outcome), PN_OK);
    cr_assert_str_eq(h->outcome.exception_type, "SyntaxError");
    cr_assert_eq(pn_value_type(h->vm, v), PN_TYPE_INVALID);
    pn_vm_free(h->vm);
}

Test(api_contract, the_exception_can_be_read_as_a_value) {
    struct host *h = host_default();
    const char *text;
    size_t length;
    run(h, "class Mine(Exception):\n    pass\ntry:\n    1 / 0\nexcept ZeroDivisionError as e:\n    raise Mine('text', "
           "5) from e");
    cr_assert_eq(h->outcome.kind, PN_OUTCOME_EXCEPTION);
    cr_assert_str_eq(h->outcome.exception_type, "Mine");
    cr_assert_str_eq(h->outcome.message, "('text', 5)");
    cr_assert(strstr(h->outcome.traceback, "ZeroDivisionError: division by zero"));
    cr_assert(strstr(h->outcome.traceback, "The above exception was the direct cause"));
    cr_assert_eq(pn_value_type(h->vm, h->outcome.exception), PN_TYPE_OTHER);
    cr_assert_eq(pn_env_set(h->env, "e", h->outcome.exception), PN_OK);
    run_ok(h, "r = [type(e).__name__, list(e.args), str(e.__cause__)]");
    cr_assert_str_eq(json_of(h, "r"), "[\"Mine\", [\"text\", 5], \"division by zero\"]");
    /* exceptions whose own methods misbehave */
    static const char *const sources[] = {
        "class E(Exception):\n    def __str__(self):\n        raise self\nraise E",
        "class E(Exception):\n    def __str__(self):\n        return 5\nraise E",
        "class E(Exception):\n    def __str__(self):\n        return str(self)\nraise E",
        "class E(Exception):\n    def __str__(self):\n        while True: pass\nraise E",
        "class M(type):\n    __name__ = 5\nclass E(Exception, metaclass=M):\n    pass\nraise E",
        "e = Exception()\ne.__context__ = e\ne.__cause__ = e\nraise e",
        "raise SystemExit(SystemExit(5))",
        "raise SystemExit('\\ud800')",
        "raise SystemExit(10 ** 30)",
    };
    pn_vm_free(h->vm);
    pn_config config = PN_CONFIG_DEFAULT;
    config.max_steps = 100000;
    host_start(h, config);
    for (size_t i = 0; i < sizeof sources / sizeof sources[0]; i++) {
        run(h, sources[i]);
        cr_assert_neq(h->outcome.kind, PN_OUTCOME_OK);
        cr_assert(h->outcome.reusable, "%s", sources[i]);
        cr_assert_not_null(h->outcome.traceback);
        cr_assert_not_null(h->outcome.exit_text);
        length = strlen(h->outcome.message);
        text = h->outcome.message;
        cr_assert(text + length >= text);
    }
    run_ok(h, "x = 1");
    pn_vm_free(h->vm);
}

/* --- callbacks
 * ---------------------------------------------------------------------------------------------------------------- */

static bool on_output(void *user_data, int stream, const char *data, size_t length) {
    struct host *host = user_data;
    (void)stream, (void)data, (void)length;
    return ++host->writes <= host->refuse_after;
}

Test(api_contract, an_output_callback_that_refuses_ends_the_run) {
    struct host h = {.refuse_after = 2};
    pn_config config = PN_CONFIG_DEFAULT;
    config.output = on_output;
    config.output_data = &h;
    host_start(&h, config);
    run(&h, "done = 0\ntry:\n    while True:\n        print(done, end='')\n        done += 1\nfinally:\n    done = "
            "-1\n    print('x')");
    cr_assert_eq(h.outcome.kind, PN_OUTCOME_LIMIT);
    cr_assert_eq(h.outcome.limit, PN_LIMIT_OUTPUT);
    cr_assert(h.outcome.reusable);
    cr_assert_str_eq(json_of(&h, "done"), "2", "nothing more of the script runs");
    int writes = h.writes;
    run_ok(&h, "quiet = 1");
    cr_assert_eq(h.writes, writes);
    pn_vm_free(h.vm);
}

static pn_status on_status(pn_call *call, void *user_data) {
    pn_value v;
    int64_t number = 0;
    (void)user_data;
    if (pn_call_argument(call, 0, &v) == PN_OK)
        cr_assert_eq(pn_get_int(pn_call_vm(call), v, &number), PN_OK);
    return (pn_status)number;
}

static pn_status on_raise(pn_call *call, void *user_data) {
    const char *name, *message;
    size_t length;
    pn_value v;
    (void)user_data;
    cr_assert_eq(pn_call_argument(call, 0, &v), PN_OK);
    cr_assert_eq(pn_get_str(pn_call_vm(call), v, &name, &length), PN_OK);
    cr_assert_eq(pn_call_argument(call, 1, &v), PN_OK);
    cr_assert_eq(pn_get_str(pn_call_vm(call), v, &message, &length), PN_OK);
    cr_assert_eq(pn_call_argument(call, 2, &v), PN_ERROR_RANGE);
    cr_assert_eq(pn_value_type(pn_call_vm(call), v), PN_TYPE_INVALID);
    cr_assert_eq(pn_call_return(call, v), PN_ERROR_ARGUMENT);
    return pn_call_raise(call, name, message);
}

static pn_status on_keep(pn_call *call, void *user_data) {
    struct host *host = user_data;
    int64_t number;
    if (host->calls++ > 0)
        cr_assert_eq(pn_get_int(host->vm, host->kept, &number), PN_ERROR_ARGUMENT, "the scope of the call before");
    return pn_new_int(host->vm, host->calls, &host->kept) == PN_OK ? pn_call_return(call, host->kept) : PN_ERROR_MEMORY;
}

static pn_status on_reentry(pn_call *call, void *user_data) {
    struct host *host = user_data;
    pn_outcome outcome;
    pn_value v, list;
    const char *text;
    size_t length;
    cr_assert_eq(pn_run(host->vm, "1", 1, "x", host->env, &outcome), PN_ERROR_BUSY);
    cr_assert_eq(outcome.kind, PN_OUTCOME_REFUSED);
    cr_assert_eq(pn_evaluate(host->vm, "1", 1, "x", host->env, &v, &outcome), PN_ERROR_BUSY);
    cr_assert_eq(pn_check(host->vm, "1", 1, "x", &outcome), PN_ERROR_BUSY);
    cr_assert_eq(pn_disassemble(host->vm, "1", 1, "x", &text, &outcome), PN_ERROR_BUSY);
    cr_assert_eq(pn_env_get(host->env, "again", &v), PN_OK);
    cr_assert_eq(pn_call_value(host->vm, v, 0, NULL, &list, &outcome), PN_ERROR_BUSY);
    cr_assert_eq(pn_vm_free(host->vm), PN_ERROR_BUSY);
    cr_assert_eq(pn_env_set_int(host->env, "from_inside", 5), PN_OK, "names of envs may be set");
    cr_assert_eq(pn_vm_collect(host->vm), PN_OK);
    (void)length;
    return pn_call_return(call, v);
}

/* Whatever these callbacks call is refused, and the run goes on as if they had not. */
struct meddler {
    struct host *host;
    int calls, let_through;
};

static void meddle(struct meddler *meddler) {
    struct host *host = meddler->host;
    pn_outcome outcome;
    pn_value v;
    meddler->calls++;
    meddler->let_through += pn_vm_free(host->vm) != PN_ERROR_BUSY;
    meddler->let_through += pn_vm_reset(host->vm) != PN_ERROR_BUSY;
    meddler->let_through += pn_vm_collect(host->vm) != PN_ERROR_BUSY;
    meddler->let_through += pn_new_list(host->vm, &v) != PN_ERROR_BUSY;
    meddler->let_through += pn_env_set_int(host->env, "planted", 1) != PN_ERROR_BUSY;
    meddler->let_through += pn_run(host->vm, "1", 1, "test.py", host->env, &outcome) != PN_ERROR_BUSY;
    meddler->let_through += outcome.kind != PN_OUTCOME_REFUSED;
}

static bool meddling_output(void *data, int stream, const char *text, size_t length) {
    (void)stream, (void)text, (void)length;
    meddle(data);
    return true;
}

static void meddling_audit(void *data, const pn_audit_event *event) {
    (void)event;
    meddle(data);
}

static bool meddling_module(void *data, const char *name, pn_module_source *module) {
    (void)name;
    meddle(data);
    *module = (pn_module_source){.source = "value = 5", .length = 9};
    return true;
}

Test(api_contract, callbacks_that_must_not_use_the_vm_cannot) {
    static struct host host;
    struct meddler meddler = {.host = &host};
    pn_config config = PN_CONFIG_DEFAULT;
    config.output = meddling_output, config.audit = meddling_audit, config.module = meddling_module;
    config.output_data = config.audit_data = config.module_data = &meddler;
    host_start(&host, config);
    run_ok(&host, "print(1)\nimport of_the_host\nseen = of_the_host.value\n"
                  "try: (1).__globals__\nexcept AttributeError: pass\n"
                  "try: b'a' * 10 ** 12\nexcept MemoryError: kept = 'caught'");
    cr_assert_geq(meddler.calls, 4);
    cr_assert_eq(meddler.let_through, 0);
    cr_assert_str_eq(json_of(&host, "kept"), "\"caught\"");
    cr_assert_str_eq(json_of(&host, "seen"), "5");
    run_ok(&host, "assert 'planted' not in globals()");
    pn_vm_free(host.vm);
}

Test(api_contract, a_pool_takes_back_only_what_it_gave) {
    pn_config config = PN_CONFIG_DEFAULT;
    pn_pool_config pools = {.size = sizeof pools, .vm = &config, .keep = 2};
    pn_pool *pool, *other;
    pn_vm *vm, *stranger, *first, *second;
    cr_assert_eq(pn_pool_new(&pools, &pool), PN_OK);
    cr_assert_eq(pn_pool_new(&pools, &other), PN_OK);
    cr_assert_eq(pn_vm_new(&config, &stranger), PN_OK);
    cr_assert_eq(pn_pool_take(pool, &vm), PN_OK);
    cr_assert_eq(pn_pool_give(pool, stranger), PN_ERROR_ARGUMENT);
    cr_assert_eq(pn_pool_give(other, vm), PN_ERROR_ARGUMENT);
    cr_assert_eq(pn_pool_give(pool, vm), PN_OK);
    cr_assert_eq(pn_pool_give(pool, vm), PN_ERROR_ARGUMENT);
    cr_assert_eq(pn_pool_take(pool, &first), PN_OK);
    cr_assert_eq(pn_pool_take(pool, &second), PN_OK);
    cr_assert_neq(first, second);
    pn_vm_free(stranger), pn_vm_free(first), pn_vm_free(second);
    pn_pool_free(pool), pn_pool_free(other);
}

Test(api_contract, host_functions_that_fail_raise_in_the_script) {
    struct host *h = host_default();
    cr_assert_eq(pn_env_set_function(h->env, "status", on_status, NULL), PN_OK);
    cr_assert_eq(pn_env_set_function(h->env, "fail", on_raise, NULL), PN_OK);
    run_ok(h, "r = [status(0)]\n"
              "for n in [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 99]:\n"
              "    try:\n        status(n)\n    except Exception as e:\n        r.append(type(e).__name__)");
    cr_assert_str_eq(json_of(h, "r"), "[null, \"RuntimeError\", \"MemoryError\", \"RuntimeError\", \"RuntimeError\", "
                                      "\"RuntimeError\", \"RuntimeError\", \"RuntimeError\", \"RuntimeError\", "
                                      "\"RuntimeError\", \"RuntimeError\", \"RuntimeError\", \"RuntimeError\"]");
    run_ok(h, "r = []\nfor name in ['ValueError', 'KeyError', 'int', 'Nothing', '', 'StopIteration', 'object']:\n"
              "    try:\n        fail(name, 'text %s %n 100%')\n"
              "    except Exception as e:\n        r.append(type(e).__name__ + ': ' + str(e))");
    cr_assert_str_eq(json_of(h, "r"), "[\"ValueError: text %s %n 100%\", \"KeyError: 'text %s %n 100%'\", "
                                      "\"RuntimeError: text %s %n 100%\", \"RuntimeError: text %s %n 100%\", "
                                      "\"RuntimeError: text %s %n 100%\", \"StopIteration: text %s %n 100%\", "
                                      "\"RuntimeError: text %s %n 100%\"]");
    run(h, "fail('SystemExit', 'bye')");
    cr_assert_eq(h->outcome.kind, PN_OUTCOME_EXIT);
    run(h, "status(5)");
    cr_assert_eq(h->outcome.kind, PN_OUTCOME_EXCEPTION);
    cr_assert(strstr(h->outcome.traceback, "test.py"));
    pn_vm_free(h->vm);
}

Test(api_contract, a_host_function_has_its_own_scope_and_runs_nothing) {
    struct host *h = host_default();
    cr_assert_eq(pn_env_set_function(h->env, "keep", on_keep, h), PN_OK);
    cr_assert_eq(pn_env_set_function(h->env, "again", on_reentry, h), PN_OK);
    run_ok(h, "r = [keep() for n in range(5)]\nf = again()\nsame = f is again\nthen = from_inside\n"
              "r.append(sorted([3, 1, 2], key=lambda n: keep()))\nr.append(list(map(keep, ())))");
    cr_assert_str_eq(json_of(h, "r"), "[1, 2, 3, 4, 5, [3, 1, 2], []]");
    cr_assert_str_eq(json_of(h, "same"), "true");
    cr_assert_str_eq(json_of(h, "then"), "5");
    run(h, "class A:\n    __del__ = keep\n    __eq__ = keep\na = [A() == 1, A() == 2]\nkeep.x = 1");
    cr_assert_str_eq(h->outcome.exception_type, "AttributeError");
    pn_vm_free(h->vm);
}

/* --- threads
 * ---------------------------------------------------------------------------------------------------------------- */

static void *thread_begin(void *user_data) {
    struct host *h = user_data;
    host_start(h, (pn_config)PN_CONFIG_DEFAULT);
    run_ok(h, "import random\nitems = [str(n) for n in range(3000)]\nclass A:\n    pass\na = A()\na.x = items\n"
              "def g():\n    yield from items\nit = g()\nfirst = next(it)");
    return NULL;
}

static void *thread_end(void *user_data) {
    struct host *h = user_data;
    run_ok(h, "more = [next(it), a.x is items, len(set(items)), type(a) is A]\njunk = [[n] for n in "
              "range(100000)]\njunk = None");
    cr_assert_str_eq(json_of(h, "more"), "[\"2\", true, 3000, true]");
    pn_vm_free(h->vm);
    return NULL;
}

Test(api_contract, threads_may_take_turns_with_one_vm) {
    for (int round = 0; round < 5; round++) {
        struct host h = {0};
        pthread_t thread;
        cr_assert_eq(pthread_create(&thread, NULL, thread_begin, &h), 0);
        pthread_join(thread, NULL);
        run_ok(&h, "second = next(it)\nitems.sort()\nitems.sort(key=int)");
        cr_assert_eq(pn_vm_collect(h.vm), PN_OK);
        cr_assert_eq(pthread_create(&thread, NULL, thread_end, &h), 0);
        pthread_join(thread, NULL);
    }
}

static void *thread_of_small_stack(void *user_data) {
    struct host *h = user_data;
    pn_outcome outcome;
    pn_value v;
    cr_assert_eq(pn_run(h->vm, "x = 1", 5, "x", h->env, &outcome), PN_ERROR_STACK);
    cr_assert_eq(outcome.kind, PN_OUTCOME_REFUSED);
    cr_assert_eq(pn_new_int(h->vm, 1, &v), PN_ERROR_STACK);
    cr_assert_neq(pn_vm_message(h->vm)[0], '\0');
    return NULL;
}

Test(api_contract, a_thread_with_a_small_stack_is_told) {
    struct host *h = host_default();
    pthread_t thread;
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, 512 << 10);
    cr_assert_eq(pthread_create(&thread, &attributes, thread_of_small_stack, h), 0);
    pthread_join(thread, NULL);
    pthread_attr_destroy(&attributes);
    run_ok(h, "x = 1");
    pn_vm_free(h->vm);
}

static void *interrupt_often(void *vm) {
    for (int i = 0; i < 200; i++) {
        usleep(1000);
        pn_interrupt(vm);
    }
    return NULL;
}

Test(api_contract, interrupts_come_through_whatever_is_running) {
    static const char *const endless[] = {
        "while True:\n    pass",
        "while True:\n    try:\n        while True:\n            pass\n    except BaseException:\n        pass\n    "
        "finally:\n        pass",
        "n = sum(range(10 ** 15))",
        "import itertools\nx = list(itertools.filterfalse(lambda n: True, itertools.count()))",
        "x = 3 ** 100000\nwhile True:\n    y = x * x // x",
        "def f():\n    while True:\n        yield 1\nx = max(f())",
        "x = [0] * 10 ** 6\nwhile True:\n    x.sort(key=lambda n: -n)",
        "class E:\n    def __eq__(self, other):\n        while True: pass\n    __hash__ = lambda self: 1\nd = {E(): 1, "
        "E(): 2}",
    };
    struct host *h = host_default();
    for (size_t i = 0; i < sizeof endless / sizeof endless[0]; i++) {
        pthread_t thread;
        cr_assert_eq(pthread_create(&thread, NULL, interrupt_often, h->vm), 0);
        run(h, endless[i]);
        pthread_join(thread, NULL);
        cr_assert_eq(h->outcome.kind, PN_OUTCOME_LIMIT, "%s: %s", endless[i], h->outcome.traceback);
        cr_assert_eq(h->outcome.limit, PN_LIMIT_INTERRUPT);
        cr_assert(h->outcome.reusable);
        run(h, "pass"); /* takes the interrupts that came too late */
    }
    run_ok(h, "x = 1");
    pn_interrupt(h->vm);
    run(h, "for n in range(100000): pass");
    cr_assert_eq(h->outcome.limit, PN_LIMIT_INTERRUPT, "an interrupt at rest ends the next run");
    run_ok(h, "for n in range(100000): pass");
    pn_vm_free(h->vm);
}

/* --- several VMs
 * ------------------------------------------------------------------------------------------------------------ */

Test(api_contract, what_one_vm_does_the_other_does_not_see) {
    static const char change[] =
        "import math, random, collections, json, sys, string\n"
        "math.pi = 3\nmath.extra = 1\nrandom.seed(1)\nstring.digits = 'none'\njson.loads = None\n"
        "sys.modules_seen = 1\ncollections.Counter.extra = 1\nlen = None\nprint = 5\n"
        "class A:\n    count = 7\nValue = 'interned_only_here'\n"
        "try:\n    sys.argv.append('x')\nexcept Exception:\n    pass\n"
        "try:\n    int.extra = 1\nexcept TypeError:\n    pass\n";
    static const char look[] =
        "import math, random, collections, json, sys, string\n"
        "seen = [math.pi > 3.1, hasattr(math, 'extra'), string.digits, json.loads('[1]'), hasattr(sys, 'modules_seen'),"
        " hasattr(collections.Counter, 'extra'), len('abc'), callable(print), 'A' in globals(), hasattr(int, 'extra'),"
        " 'x' in sys.argv, 'interned_only_' + 'here' == 'interned_only_here']";
    struct host first = {0}, second = {0}, third = {0};
    host_start(&first, (pn_config)PN_CONFIG_DEFAULT);
    host_start(&second, (pn_config)PN_CONFIG_DEFAULT);
    run_ok(&first, change);
    host_start(&third, (pn_config)PN_CONFIG_DEFAULT);
    struct host *const others[] = {&second, &third};
    for (size_t i = 0; i < 2; i++) {
        run_ok(others[i], look);
        cr_assert_str_eq(json_of(others[i], "seen"),
                         "[true, false, \"0123456789\", [1], false, false, 3, true, false, false, "
                         "false, true]");
    }
    pn_vm_free(first.vm);
    for (size_t i = 0; i < 2; i++) {
        run_ok(others[i], look);
        pn_vm_free(others[i]->vm);
    }
}

Test(api_contract, envs_of_one_vm_have_their_own_names) {
    struct host *h = host_default();
    pn_env *other;
    pn_outcome outcome;
    cr_assert_eq(pn_env_new_default(h->vm, &other), PN_OK);
    run_ok(h, "secret = 1\nlen = 5\ndef f():\n    return secret");
    static const char source[] = "try:\n    secret\nexcept NameError:\n    seen = len('four')";
    cr_assert_eq(pn_run(h->vm, source, strlen(source), "x", other, &outcome), PN_OK);
    cr_assert_eq(outcome.kind, PN_OUTCOME_OK, "%s", outcome.traceback);
    pn_value f, v;
    int64_t number;
    cr_assert_eq(pn_env_get(other, "seen", &v), PN_OK);
    cr_assert_eq(pn_get_int(h->vm, v, &number), PN_OK);
    cr_assert_eq(number, 4);
    cr_assert_eq(pn_env_get(h->env, "f", &f), PN_OK);
    pn_env_free(h->env); /* the function keeps its globals */
    pn_vm_collect(h->vm);
    cr_assert_eq(pn_call_value(h->vm, f, 0, NULL, &v, &outcome), PN_OK);
    cr_assert_eq(outcome.kind, PN_OUTCOME_OK, "%s", outcome.traceback);
    cr_assert_eq(pn_get_int(h->vm, v, &number), PN_OK);
    cr_assert_eq(number, 1);
    pn_vm_free(h->vm);
}

/* Pages of this process: all of its address space, and what is in memory. */
static void process_memory(long *mapped, long *resident) {
    FILE *file = fopen("/proc/self/statm", "r");
    cr_assert_not_null(file);
    cr_assert_eq(fscanf(file, "%ld %ld", mapped, resident), 2);
    fclose(file);
}

Test(api_contract, a_thousand_vms_leave_nothing_behind) {
    long mapped_before = 0, resident_before = 0, mapped, resident;
    for (int i = 0; i < 1000; i++) {
        if (i == 100)
            process_memory(&mapped_before, &resident_before);
        struct host h = {0};
        host_start(&h, (pn_config)PN_CONFIG_DEFAULT);
        run_ok(&h, i % 10 == 0
                       ? "import collections, json\nclass A: pass\nx = [json.dumps([A.__name__, n]) for n in range(9)]"
                       : "x = [str(n) for n in range(100)]");
        pn_vm_free(h.vm);
    }
    process_memory(&mapped, &resident);
    cr_assert_lt(mapped - mapped_before, 4096, "pages of address space: %ld, then %ld", mapped_before, mapped);
#if !PN_SYSTEM_ALLOCATOR
    /* the sanitizer keeps what is freed for a while */
    cr_assert_lt(resident - resident_before, 1024, "pages in memory: %ld, then %ld", resident_before, resident);
#endif
}

Test(api_contract, statistics_tell_what_a_run_used) {
    struct host *h = host_default();
    pn_statistics before, after;
    pn_vm_statistics(h->vm, &before);
    cr_assert_eq(before.runs, 0);
    run_ok(h, "print('x' * 100)\nx = [[n] for n in range(100000)]\nx = None\nfor n in range(1000): pass");
    pn_vm_statistics(h->vm, &after);
    cr_assert_eq(after.runs, 1);
    cr_assert_eq(after.output, 101);
    cr_assert_geq(after.steps, 101000);
    cr_assert_gt(after.elapsed, 0);
    cr_assert_gt(after.collections, 0);
    cr_assert_geq(after.memory_peak, after.memory);
    cr_assert_gt(after.memory_peak, before.memory + (4 << 20));
    cr_assert_eq(after.violations, 0);
    run(h, "x = ().__class__.__mro__");
    pn_vm_statistics(h->vm, &after);
    cr_assert_eq(after.violations, 1);
    cr_assert_eq(after.output, 0);
    pn_vm_free(h->vm);
}
