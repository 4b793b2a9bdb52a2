/* The membrane from the host's side: classes, objects and their lives, calls back into the guest, what the audit is
 * told. */
#include "pynterp.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

static pn_vm *vm;
static pn_env *env;
static pn_class *counter_class;
static int released;
static char events[4000];

static void on_audit(void *user_data, const pn_audit_event *event) {
    (void)user_data;
    size_t length = strlen(events);
    snprintf(events + length, sizeof events - length, "%s %.*s%s%s;", event->kind, (int)event->name_length, event->name,
             event->arguments != NULL ? " " : "", event->arguments != NULL ? event->arguments : "");
    cr_assert_gt(event->time, INT64_C(1600000000) * 1000000000);
}

static void on_release(void *object) {
    released++;
    *(int *)object = -1;
}

static pn_status get_count(pn_call *call, void *object) {
    pn_value value;
    pn_status status = pn_new_int(pn_call_vm(call), *(int *)object, &value);
    return status == PN_OK ? pn_call_return(call, value) : status;
}

static pn_status add(pn_call *call, void *object) {
    pn_value value;
    int64_t number;
    if (pn_call_argument(call, 0, &value) != PN_OK || pn_get_int(pn_call_vm(call), value, &number) != PN_OK)
        return pn_call_raise(call, "TypeError", "add() takes an integer");
    *(int *)object += (int)number;
    return PN_OK;
}

static const pn_member members[] = {{.name = "count", .get = get_count}, {.name = "add", .call = add}};

static void start(const char *policy_text) {
    static char message[600];
    pn_config config = PN_CONFIG_DEFAULT;
    pn_policy *policy = NULL;
    config.audit = on_audit;
    config.message = message;
    config.message_size = sizeof message;
    if (policy_text != NULL) {
        cr_assert_eq(pn_policy_new(policy_text, strlen(policy_text), &policy, message, sizeof message), PN_OK, "%s",
                     message);
        cr_assert_eq(pn_policy_apply(policy, &config), PN_OK);
    }
    cr_assert_eq(pn_vm_new(&config, &vm), PN_OK, "%s", message);
    pn_policy_free(policy);
    cr_assert_eq(pn_env_new_default(vm, &env), PN_OK);
    const pn_class_definition definition = {
        .size = sizeof definition, .name = "Counter", .members = members, .member_count = 2, .release = on_release};
    cr_assert_eq(pn_class_new(vm, &definition, &counter_class), PN_OK, "%s", pn_vm_message(vm));
    events[0] = '\0';
    released = 0;
}

static void stop(void) { cr_assert_eq(pn_vm_free(vm), PN_OK); }

static pn_outcome run(const char *source) {
    pn_outcome outcome;
    cr_assert_eq(pn_run(vm, source, strlen(source), "s.py", env, &outcome), PN_OK, "%s", pn_vm_message(vm));
    return outcome;
}

static void expect_ok(const char *source) {
    pn_outcome outcome = run(source);
    cr_assert_eq(outcome.kind, PN_OUTCOME_OK, "%s: %s: %s", source, outcome.exception_type, outcome.message);
}

static void expect_exception(const char *source, const char *type, const char *message) {
    pn_outcome outcome = run(source);
    cr_assert_eq(outcome.kind, PN_OUTCOME_EXCEPTION, "%s", source);
    cr_assert_str_eq(outcome.exception_type, type);
    cr_assert(strstr(outcome.message, message) != NULL, "%s", outcome.message);
}

static void set_counter(int *count) {
    pn_value value;
    cr_assert_eq(pn_new_object(vm, counter_class, count, &value), PN_OK);
    cr_assert_eq(pn_env_set(env, "counter", value), PN_OK);
}

Test(host_object, one_object_is_one_value_until_it_ends) {
    int first = 3, second = 5;
    pn_value value;
    void *object;
    start(NULL);
    set_counter(&first);
    expect_ok("kept = counter\ncounter.add(4)\nassert counter.count == 7");
    cr_assert_eq(first, 7);
    set_counter(&first);
    expect_ok("assert kept is counter and kept == counter");
    set_counter(&second);
    expect_ok("assert kept is not counter and kept != counter and counter.count == 5");
    cr_assert_eq(pn_env_get(env, "kept", &value), PN_OK);
    cr_assert_eq(pn_get_object(vm, value, counter_class, &object), PN_OK);
    cr_assert_eq(object, &first);
    cr_assert_eq(pn_object_end(vm, counter_class, &first), PN_OK);
    cr_assert_eq(released, 1);
    cr_assert_eq(pn_object_end(vm, counter_class, &first), PN_ERROR_NOT_FOUND);
    cr_assert_eq(pn_get_object(vm, value, counter_class, &object), PN_ERROR_TYPE);
    expect_exception("kept.count", "ReferenceError", "is dead");
    set_counter(&first);
    expect_exception("kept.count", "ReferenceError", "is dead");
    expect_ok("assert counter.count == -1 and kept is not counter");
    stop();
    cr_assert_eq(released, 3, "the VM's end releases what is left");
}

static int session = 8;
static pn_status make_session(pn_call *call, void *user_data) {
    pn_value value;
    (void)user_data;
    pn_status status = pn_new_object(pn_call_vm(call), counter_class, &session, &value);
    return status == PN_OK ? pn_call_return(call, value) : status;
}

static pn_status make_function(pn_call *call, void *user_data) {
    pn_value value;
    pn_status status = pn_new_function(pn_call_vm(call), "made", make_session, user_data, &value);
    return status == PN_OK ? pn_call_return(call, value) : status;
}

Test(host_object, what_a_run_makes_ends_with_it) {
    start(NULL);
    cr_assert_eq(pn_env_set_function(env, "make_session", make_session, NULL), PN_OK);
    cr_assert_eq(pn_env_set_function(env, "make_function", make_function, NULL), PN_OK);
    expect_ok("s = make_session()\nassert s is make_session() and s.count == 8\nmade = make_function()\nassert made() "
              "is s\nadd = s.add");
    cr_assert_eq(released, 1);
    expect_exception("s.count", "ReferenceError", "in a run that has ended");
    expect_exception("made()", "ReferenceError", "in a run that has ended");
    expect_exception("add(1)", "ReferenceError", "in a run that has ended");
    expect_ok("assert make_session() is not s");
    for (int i = 0; i < 100; i++)
        expect_ok("many = [make_session(), make_function()]");
    stop();
}

static int many[16], next_of_many;
static pn_status make_next(pn_call *call, void *user_data) {
    pn_value value;
    (void)user_data;
    pn_status status = pn_new_object(pn_call_vm(call), counter_class, &many[next_of_many++ % 16], &value);
    return status == PN_OK ? pn_call_return(call, value) : status;
}

Test(host_object, what_the_script_has_lost_is_given_back) {
    start("{\"limits\": {\"memory\": \"8M\"}}");
    cr_assert_eq(pn_env_set_function(env, "make_session", make_session, NULL), PN_OK);
    cr_assert_eq(pn_env_set_function(env, "make_next", make_next, NULL), PN_OK);
    for (int i = 0; i < 3; i++) {
        expect_ok("make_session()\nx = [1] * 1000");
        cr_assert_eq(pn_vm_collect(vm), PN_OK);
    }
    cr_assert_eq(released, 3);
    expect_ok("def work():\n    for i in range(60000):\n        s = make_next()\n        s = [None] * 50\nwork()");
    cr_assert_gt(released, 20, "collected while the run went on");
    expect_ok("assert make_session().count == -1");
    stop();
}

static pn_status invoke(pn_call *call, void *user_data) {
    pn_value function, result, argument;
    pn_vm *called = pn_call_vm(call);
    if (pn_call_argument(call, 0, &function) != PN_OK || pn_new_int(called, 20, &argument) != PN_OK)
        return PN_ERROR_MEMORY;
    pn_status status = pn_call_invoke(call, function, 1, &argument, &result);
    if (status == PN_OK)
        return pn_call_return(call, result);
    bool handles = user_data != NULL;
    return handles ? PN_OK : status;
}

Test(host_call, a_guest_function_runs_inside_the_same_run) {
    static int handles;
    start(NULL);
    cr_assert_eq(pn_env_set_function(env, "invoke", invoke, NULL), PN_OK);
    cr_assert_eq(pn_env_set_function(env, "try_invoke", invoke, &handles), PN_OK);
    expect_ok("assert invoke(lambda x: x + 1) == 21\nassert invoke(lambda x: invoke(lambda y: x * y)) == 400");
    expect_exception("invoke(lambda x: x // 0)", "ZeroDivisionError", "");
    expect_ok("try:\n    invoke(lambda x: {}[x])\nexcept KeyError as error:\n    assert error.args == (20,)");
    expect_ok("assert try_invoke(lambda x: x // 0) is None");
    expect_exception("invoke(1)", "TypeError", "not callable");
    pn_outcome outcome = run("def f(x): return invoke(f)\nf(1)");
    cr_assert_eq(outcome.kind, PN_OUTCOME_LIMIT);
    expect_ok("assert invoke(lambda x: x) == 20");
    stop();
}

Test(host_call, a_run_that_is_being_ended_cannot_be_kept_going) {
    static int handles;
    pn_config config = PN_CONFIG_DEFAULT;
    config.max_steps = 100000;
    cr_assert_eq(pn_vm_new(&config, &vm), PN_OK);
    cr_assert_eq(pn_env_new_default(vm, &env), PN_OK);
    cr_assert_eq(pn_env_set_function(env, "try_invoke", invoke, &handles), PN_OK);
    pn_outcome outcome = run("def endless(x):\n    while True: pass\nwhile True:\n    try_invoke(endless)");
    cr_assert_eq(outcome.kind, PN_OUTCOME_LIMIT);
    cr_assert_eq(outcome.limit, PN_LIMIT_STEPS);
    stop();
}

Test(host_audit, tells_what_was_allowed_and_with_what_only_when_asked) {
    static const char script[] =
        "import math\ncounter.add(2)\ncounter.count\ntry:\n    counter.secret\nexcept AttributeError:\n    pass";
    int count = 0;
    start(NULL);
    set_counter(&count);
    expect_ok(script);
    cr_assert_str_eq(events, "host_access_refused secret;");
    stop();
    start("{\"audit\": {\"allowed\": true}}");
    set_counter(&count);
    expect_ok(script);
    cr_assert_str_eq(events, "import_allowed math;capability_used host.Counter.add;capability_used host.Counter.count;"
                             "host_access_allowed count;host_access_refused secret;");
    stop();
    start("{\"audit\": {\"allowed\": true, \"arguments\": true}, \"capabilities\": {\"host.Counter\": \"warn\"}}");
    set_counter(&count);
    expect_ok("counter.add(-7)");
    expect_exception("counter.add('secret', [1], 2.5, None, True, key=2**70)", "TypeError", "");
    cr_assert_str_eq(events,
                     "capability_used host.Counter.add -7;capability_used host.Counter.add 'secret', <list>, 2.5, "
                     "None, True, key=(an integer beyond 64 bits);");
    stop();
}

Test(host_policy, closed_lists_refuse_what_they_do_not_name) {
    int count = 0;
    start("{\"capabilities\": {\"host.Counter.count\": {\"level\": \"off\", \"calls\": 2}}}");
    set_counter(&count);
    expect_ok("assert counter.count + counter.count == 0");
    expect_ok("counter.count");
    expect_exception("[counter.count, counter.count, counter.count]", "PermissionError",
                     "granted for 2 calls in a run");
    expect_exception("counter.add(1)", "PermissionError", "needs the capability 'host.Counter.add'");
    cr_assert_eq(count, 0);
    stop();
}

Test(host_contract, wrong_arguments_are_refused) {
    int count = 0;
    pn_value value;
    void *object;
    pn_class *class = NULL;
    start(NULL);
    const pn_member both[] = {{.name = "both", .get = get_count, .call = add}}, unnamed[] = {{.get = get_count}},
                    neither[] = {{.name = "neither"}};
    pn_class_definition definition = {.size = sizeof definition, .name = "Good"};
    cr_assert_eq(pn_class_new(vm, &definition, NULL), PN_ERROR_ARGUMENT);
    cr_assert_eq(pn_class_new(NULL, &definition, &class), PN_ERROR_ARGUMENT);
    cr_assert_eq(pn_class_new(vm, NULL, &class), PN_ERROR_ARGUMENT);
    definition.member_count = 1;
    cr_assert_eq(pn_class_new(vm, &definition, &class), PN_ERROR_ARGUMENT);
    const pn_member *const wrong[] = {both, unnamed, neither};
    for (size_t i = 0; i < 3; i++) {
        definition.members = wrong[i];
        cr_assert_eq(pn_class_new(vm, &definition, &class), PN_ERROR_ARGUMENT);
        cr_assert_null(class);
    }
    definition.members = members;
    definition.name = "no name";
    cr_assert_eq(pn_class_new(vm, &definition, &class), PN_ERROR_ARGUMENT);
    definition.name = "a23456789012345678901234567890123456789012345678901234567890123456789";
    cr_assert_eq(pn_class_new(vm, &definition, &class), PN_ERROR_ARGUMENT);
    definition.name = "Good";
    definition.size--;
    cr_assert_eq(pn_class_new(vm, &definition, &class), PN_ERROR_ARGUMENT);
    cr_assert_eq(pn_new_object(vm, NULL, &count, &value), PN_ERROR_ARGUMENT);
    cr_assert_eq(pn_new_object(vm, counter_class, &count, NULL), PN_ERROR_ARGUMENT);
    cr_assert_eq(pn_new_class(vm, NULL, &value), PN_ERROR_ARGUMENT);
    cr_assert_eq(pn_env_set_class(NULL, counter_class), PN_ERROR_ARGUMENT);
    cr_assert_eq(pn_env_set_class(env, NULL), PN_ERROR_ARGUMENT);
    cr_assert_eq(pn_get_object(vm, PN_NO_VALUE, counter_class, &object), PN_ERROR_TYPE);
    cr_assert_eq(pn_get_object(vm, value, NULL, &object), PN_ERROR_ARGUMENT);
    cr_assert_eq(pn_object_end(vm, NULL, &count), PN_ERROR_ARGUMENT);
    cr_assert_eq(pn_call_invoke(NULL, value, 0, NULL, &value), PN_ERROR_ARGUMENT);
    cr_assert_eq(pn_env_set_class(env, counter_class), PN_OK);
    expect_exception("Counter()", "TypeError", "cannot create 'Counter' instances");
    expect_exception("class Mine(Counter): pass", "TypeError", "it can be called, but not be a base");
    stop();
}
