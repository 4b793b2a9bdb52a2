/* A C program that hosts scripts: what a plug-in system or an agent runtime does with libpynterp.
 *
 * It gives a script data and one function, runs it under limits, and reads back what the script left. A second script
 * never ends; the host is told which limit stopped it and goes on with the same VM.
 *
 *     cc examples/embed.c -Iinclude -Lbuild -lpynterp -lmimalloc -lutf8proc -lgmp -lpcre2-8 -lm -lpthread -o embed
 */
#include <pynterp.h>

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static const char order_script[] = "total = 0\n"
                                   "for line in order['lines']:\n"
                                   "    total += line['count'] * price(line['article'])\n"
                                   "print('order of', order['customer'])\n"
                                   "result = {'customer': order['customer'], 'total': total}\n";

static const char endless_script[] = "while True:\n    pass\n";

static const char order[] = "{\"customer\": \"Ada\", \"lines\": [{\"article\": \"bolt\", \"count\": 20},"
                            " {\"article\": \"nut\", \"count\": 30}]}";

/* What the script prints. */
static bool on_output(void *user_data, int stream, const char *data, size_t length) {
    (void)user_data;
    fwrite(data, 1, length, stream == 1 ? stdout : stderr);
    return true;
}

/* price(article): the one thing of this program that the script may do. */
static pn_status on_price(pn_call *call, void *user_data) {
    static const struct {
        const char *article;
        double price;
    } prices[] = {{"bolt", 0.25}, {"nut", 0.05}};
    (void)user_data;
    pn_value argument, result;
    const char *article;
    size_t length;
    if (pn_call_argument(call, 0, &argument) != PN_OK ||
        pn_get_str(pn_call_vm(call), argument, &article, &length) != PN_OK)
        return pn_call_raise(call, "TypeError", "price() takes the name of an article");
    for (size_t i = 0; i < sizeof prices / sizeof prices[0]; i++) {
        if (strcmp(prices[i].article, article) != 0)
            continue;
        pn_status status = pn_new_float(pn_call_vm(call), prices[i].price, &result);
        return status == PN_OK ? pn_call_return(call, result) : status;
    }
    return pn_call_raise(call, "KeyError", article);
}

/* Runs a script and says how it ended; true when it ran to its end. */
static bool run(pn_vm *vm, pn_env *env, const char *name, const char *source) {
    pn_outcome outcome;
    pn_status status = pn_run(vm, source, strlen(source), name, env, &outcome);
    if (status != PN_OK) {
        fprintf(stderr, "%s was not run: %s\n", name, pn_status_name(status));
        return false;
    }
    switch (outcome.kind) {
    case PN_OUTCOME_OK:
        return true;
    case PN_OUTCOME_LIMIT:
        printf("%s: %s, in line %" PRIu32 "\n", name, outcome.message, outcome.line);
        return false;
    default:
        fputs(outcome.traceback, stderr);
        return false;
    }
}

static int host(pn_vm *vm) {
    pn_env *env;
    const char *json;
    size_t length;
    if (pn_env_new_default(vm, &env) != PN_OK || pn_env_set_json(env, "order", order, strlen(order)) != PN_OK ||
        pn_env_set_function(env, "price", on_price, NULL) != PN_OK) {
        fprintf(stderr, "%s\n", pn_vm_message(vm));
        return 1;
    }
    if (!run(vm, env, "order.py", order_script) || pn_env_get_json(env, "result", &json, &length) != PN_OK)
        return 1;
    printf("result: %s\n", json);
    run(vm, env, "endless.py", endless_script);
    if (!run(vm, env, "afterwards.py", "print('and the VM runs on')\n"))
        return 1;
    pn_env_free(env);
    return 0;
}

int main(void) {
    char reason[200] = "";
    pn_config config = PN_CONFIG_DEFAULT;
    config.max_memory = UINT64_C(32) << 20;
    config.max_steps = 1000000;
    config.allow_import = "math,json";
    config.output = on_output;
    config.message = reason;
    config.message_size = sizeof reason;
    pn_vm *vm;
    if (pn_vm_new(&config, &vm) != PN_OK) {
        fprintf(stderr, "%s\n", reason);
        return 1;
    }
    int status = host(vm);
    pn_vm_free(vm);
    return status;
}
