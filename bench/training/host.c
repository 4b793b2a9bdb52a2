/* A host for training the optimised build (tools/train_profile.py): what programs that embed the library do all day, as
 * far as scripts cannot make them do it. It makes VMs and drops them, keeps others in a pool, compiles rules once and
 * runs them on many orders, lends functions and an object, saves code and loads it. Sees only the public header.
 *
 * It exits 1 when anything does not work, since a profile of failures would be of no use. */
#include "pynterp.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FRESH_VMS = 3000, POOLED_RUNS = 6000, ORDERS = 3000 };

static void check(bool works, const char *what) {
    if (works)
        return;
    fprintf(stderr, "training host: %s\n", what);
    exit(1);
}

static bool on_output(void *user_data, int stream, const char *data, size_t length) {
    (void)data;
    *(size_t *)user_data += stream == 1 ? length : 0;
    return true;
}

static void run(pn_vm *vm, pn_env *env, const char *source) {
    pn_outcome outcome;
    check(pn_run(vm, source, strlen(source), "rule.py", env, &outcome) == PN_OK && outcome.kind == PN_OUTCOME_OK,
          source);
}

/* --- VMs for one script each ----------------------------------------------------------------------------------------
 */

static const char greeting_script[] = "def greet(name):\n    return f'hello, {name}'\n"
                                      "answer = [greet(name) for name in names if name]\nprint(len(answer))\n";

static void run_fresh_vms(void) {
    size_t written = 0;
    pn_config config = PN_CONFIG_DEFAULT;
    config.output = on_output;
    config.output_data = &written;
    for (int i = 0; i < FRESH_VMS; i++) {
        pn_vm *vm;
        pn_env *env;
        pn_outcome outcome;
        check(pn_vm_new(&config, &vm) == PN_OK && pn_env_new_default(vm, &env) == PN_OK, "no VM");
        check(pn_env_set_json(env, "names", "[\"ann\", \"\", \"bob\"]", 18) == PN_OK, "no names");
        run(vm, env, greeting_script);
        check(pn_run(vm, "names[9]", 8, "fails.py", env, &outcome) == PN_OK && outcome.kind == PN_OUTCOME_EXCEPTION,
              "an error was not told");
        check(pn_vm_free(vm) == PN_OK, "the VM was not freed");
    }
    check(written > 0, "nothing was written");
}

/* --- rules in a pool ------------------------------------------------------------------------------------------------
 */

struct rules {
    pn_env *env;
    pn_code *discount, *label;
};

static pn_status on_stock(pn_call *call, void *user_data) {
    pn_value argument, answer;
    const char *name;
    size_t length;
    (void)user_data;
    if (pn_call_argument(call, 0, &argument) != PN_OK ||
        pn_get_str(pn_call_vm(call), argument, &name, &length) != PN_OK)
        return pn_call_raise(call, "TypeError", "stock() takes a name");
    pn_status status = pn_new_int(pn_call_vm(call), (int64_t)length * 10, &answer);
    return status == PN_OK ? pn_call_return(call, answer) : status;
}

static pn_status prepare(pn_vm *vm, void *user_data) {
    static const char discount[] =
        "total = sum(line['count'] * line['price'] for line in order['lines'])\n"
        "short = [line['name'] for line in order['lines'] if stock(line['name']) < line['count']]\n"
        "if total > 100:\n    total *= 0.9\n";
    static const char label[] = "'%s: %.2f' % (order['customer'], total)";
    struct rules *rules = calloc(1, sizeof *rules);
    pn_outcome outcome;
    (void)user_data;
    pn_vm_set_data(vm, rules);
    check(rules != NULL && pn_env_new_default(vm, &rules->env) == PN_OK, "no env");
    check(pn_env_set_function(rules->env, "stock", on_stock, NULL) == PN_OK, "no function");
    check(pn_compile(vm, discount, strlen(discount), "discount.py", &rules->discount, &outcome) == PN_OK, "no rule");
    return pn_compile_expression(vm, label, strlen(label), "label.py", &rules->label, &outcome);
}

static void discard(pn_vm *vm, void *user_data) {
    (void)user_data;
    free(pn_vm_data(vm));
}

static void apply_rules(pn_vm *vm, int number) {
    struct rules *rules = pn_vm_data(vm);
    char order[200];
    const char *text;
    size_t length;
    pn_outcome outcome;
    pn_value value;
    int size = snprintf(order, sizeof order,
                        "{\"customer\": \"c%d\", \"lines\": [{\"name\": \"bolt\", \"count\": %d, \"price\": 2.5},"
                        " {\"name\": \"nut\", \"count\": 3, \"price\": 0.25}]}",
                        number, number % 60);
    check(pn_env_set_json(rules->env, "order", order, (size_t)size) == PN_OK, "no order");
    check(pn_run_code(vm, rules->discount, rules->env, NULL, &outcome) == PN_OK && outcome.kind == PN_OUTCOME_OK,
          "the rule failed");
    check(pn_run_code(vm, rules->label, rules->env, &value, &outcome) == PN_OK && outcome.kind == PN_OUTCOME_OK &&
              pn_get_str(vm, value, &text, &length) == PN_OK && length > 2,
          "no label");
    check(pn_env_get_json(rules->env, "short", &text, &length) == PN_OK, "no list");
}

static void run_pooled(void) {
    pn_config config = PN_CONFIG_DEFAULT;
    pn_pool_config pool_config = {
        .size = sizeof pool_config, .vm = &config, .keep = 2, .prepare = prepare, .discard = discard};
    pn_pool *pool;
    pn_vm *vm;
    config.max_steps = 1000000;
    check(pn_pool_new(&pool_config, &pool) == PN_OK, "no pool");
    for (int i = 0; i < POOLED_RUNS; i++) {
        check(pn_pool_take(pool, &vm) == PN_OK, "no VM from the pool");
        if (i % 2 == 0)
            apply_rules(vm, i);
        else
            run(vm, ((struct rules *)pn_vm_data(vm))->env, "limit = max(3, 2 + 5)\nlabels = {'a': limit}\n");
        check(pn_pool_give(pool, vm) == PN_OK, "the VM was not taken back");
    }
    pn_pool_free(pool);
}

/* --- one VM that a program talks to ---------------------------------------------------------------------------------
 */

struct account {
    double balance;
};

static pn_status account_get(pn_call *call, void *object) {
    pn_value value;
    pn_status status = pn_new_float(pn_call_vm(call), ((struct account *)object)->balance, &value);
    return status == PN_OK ? pn_call_return(call, value) : status;
}

static pn_status account_pay(pn_call *call, void *object) {
    struct account *account = object;
    pn_value argument;
    double amount;
    if (pn_call_argument(call, 0, &argument) != PN_OK || pn_get_float(pn_call_vm(call), argument, &amount) != PN_OK)
        return pn_call_raise(call, "TypeError", "pay() takes an amount");
    if (amount > account->balance)
        return pn_call_raise(call, "ValueError", "too little money");
    account->balance -= amount;
    return PN_OK;
}

static pn_value make_order(pn_vm *vm, int number) {
    pn_value order, lines, item;
    check(pn_new_dict(vm, &order) == PN_OK && pn_new_list(vm, &lines) == PN_OK, "no dict");
    for (int i = 0; i < number % 5 + 1; i++)
        check(pn_new_int(vm, i * number, &item) == PN_OK && pn_list_append(vm, lines, item) == PN_OK, "no item");
    check(pn_dict_set(vm, order, "lines", lines) == PN_OK, "no lines");
    check(pn_new_str(vm, "customer", 8, &item) == PN_OK && pn_dict_set(vm, order, "customer", item) == PN_OK,
          "no name");
    return order;
}

static void talk(pn_vm *vm, pn_env *env, pn_value rule) {
    for (int i = 0; i < ORDERS; i++) {
        pn_scope scope;
        pn_outcome outcome;
        pn_value result, key, item;
        size_t position = 0;
        check(pn_scope_open(vm, &scope) == PN_OK, "no scope");
        pn_value order = make_order(vm, i);
        check(pn_call_value(vm, rule, 1, &order, &result, &outcome) == PN_OK && outcome.kind == PN_OUTCOME_OK,
              "the call failed");
        while (pn_dict_next(vm, result, &position, &key, &item) == PN_OK)
            check(pn_value_type(vm, key) == PN_TYPE_STR, "no key");
        check(pn_env_set(env, "last", result) == PN_OK && pn_scope_close(vm, scope) == PN_OK, "no end");
    }
}

static void run_conversation(void) {
    static const char script[] =
        "def rule(order):\n    total = sum(order['lines'])\n    try:\n        account.pay(total / 100)\n"
        "    except ValueError as error:\n        return {'refused': str(error)}\n"
        "    return {'total': total, 'left': account.balance, 'customer': order['customer']}\n";
    static const pn_member members[] = {{.name = "balance", .get = account_get}, {.name = "pay", .call = account_pay}};
    static struct account account = {.balance = 9000};
    pn_class_definition definition = {
        .size = sizeof definition, .name = "Account", .members = members, .member_count = 2};
    pn_config config = PN_CONFIG_DEFAULT;
    pn_vm *vm;
    pn_env *env;
    pn_class *class_;
    pn_value object, rule, saved;
    pn_outcome outcome;
    pn_code *code;
    const void *bytes;
    size_t length;
    check(pn_vm_new(&config, &vm) == PN_OK && pn_env_new_default(vm, &env) == PN_OK, "no VM");
    check(pn_class_new(vm, &definition, &class_) == PN_OK && pn_new_object(vm, class_, &account, &object) == PN_OK &&
              pn_env_set(env, "account", object) == PN_OK,
          "no object");
    check(pn_code_save(vm, script, strlen(script), "rule.py", &saved, &outcome) == PN_OK &&
              pn_get_bytes(vm, saved, &bytes, &length) == PN_OK,
          "no saved code");
    for (int i = 0; i < 100; i++) {
        check(pn_code_load(vm, bytes, length, &code, &outcome) == PN_OK && outcome.kind == PN_OUTCOME_OK, "not loaded");
        check(pn_run_code(vm, code, env, NULL, &outcome) == PN_OK && outcome.kind == PN_OUTCOME_OK, "not run");
    }
    check(pn_env_get(env, "rule", &rule) == PN_OK, "no rule");
    talk(vm, env, rule);
    check(pn_vm_free(vm) == PN_OK, "the VM was not freed");
}

int main(void) {
    run_fresh_vms();
    run_pooled();
    run_conversation();
    return 0;
}
