/* A host that runs one script after another for the differential mode, so that starting a process is paid once.
 *
 *     differential_host < PATHS
 *
 * Reads paths from standard input, one on each line, runs each file in a VM as no script has used it, and answers with
 * a line of three numbers (exit status as pynterp's; bytes of standard output; bytes of standard error) and then those
 * bytes. Sees only the public header. */
#include "pynterp.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TEXT_MAXIMUM ((size_t)40 << 20) /* more than the limit of output and a traceback together */
#define SOURCE_MAXIMUM ((size_t)1 << 20)
#define PATH_MAXIMUM 4096
#define STREAMS 2

enum { STATUS_EXCEPTION = 1, STATUS_LIMIT = 4, STATUS_INTERNAL = 70 };

struct text {
    char *bytes;
    size_t length;
};

static struct text written[STREAMS];

static bool text_append(int stream, const char *data, size_t length) {
    struct text *text = &written[stream == 1 ? 0 : 1];
    if (length > TEXT_MAXIMUM - text->length)
        return false;
    memcpy(text->bytes + text->length, data, length);
    text->length += length;
    return true;
}

static bool on_output(void *user_data, int stream, const char *data, size_t length) {
    (void)user_data;
    return text_append(stream, data, length);
}

static pn_status prepare(pn_vm *vm, void *user_data) {
    pn_env *env;
    (void)user_data;
    pn_status status = pn_env_new_default(vm, &env);
    pn_vm_set_data(vm, env);
    return status;
}

static int outcome_tell(const pn_outcome *outcome) {
    (void)text_append(2, outcome->traceback, strlen(outcome->traceback));
    switch (outcome->kind) {
    case PN_OUTCOME_OK:
        return 0;
    case PN_OUTCOME_EXIT:
        (void)text_append(2, outcome->exit_text, strlen(outcome->exit_text));
        return outcome->exit_status;
    case PN_OUTCOME_EXCEPTION:
        return STATUS_EXCEPTION;
    default:
        (void)text_append(2, "limit reached: ", 15);
        (void)text_append(2, outcome->message, strlen(outcome->message));
        return STATUS_LIMIT;
    }
}

static int script_run(pn_pool *pool, const char *path) {
    static char source[SOURCE_MAXIMUM];
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return STATUS_INTERNAL;
    size_t length = fread(source, 1, sizeof source, file);
    fclose(file);
    pn_vm *vm;
    pn_outcome outcome;
    if (pn_pool_take(pool, &vm) != PN_OK)
        return STATUS_INTERNAL;
    pn_status status = pn_run(vm, source, length, path, pn_vm_data(vm), &outcome);
    int answer = status == PN_OK ? outcome_tell(&outcome) : STATUS_INTERNAL;
    return pn_pool_give(pool, vm) == PN_OK ? answer : STATUS_INTERNAL;
}

static void path_serve(pn_pool *pool, const char *path) {
    written[0].length = written[1].length = 0;
    int status = script_run(pool, path);
    printf("%d %zu %zu\n", status, written[0].length, written[1].length);
    for (int i = 0; i < STREAMS; i++)
        fwrite(written[i].bytes, 1, written[i].length, stdout);
    fflush(stdout);
}

int main(void) {
    static char path[PATH_MAXIMUM];
    pn_config config = PN_CONFIG_DEFAULT;
    config.max_memory = UINT64_C(512) << 20;
    config.timeout = UINT64_C(8) * 1000000000;
    config.output = on_output;
    pn_pool_config pool_config = {.size = sizeof pool_config, .vm = &config, .keep = 1, .prepare = prepare};
    pn_pool *pool;
    for (int i = 0; i < STREAMS; i++)
        written[i].bytes = malloc(TEXT_MAXIMUM);
    if (written[0].bytes == NULL || written[1].bytes == NULL || pn_pool_new(&pool_config, &pool) != PN_OK)
        return STATUS_INTERNAL;
    while (fgets(path, sizeof path, stdin) != NULL) {
        path[strcspn(path, "\n")] = '\0';
        path_serve(pool, path);
    }
    pn_pool_free(pool);
    for (int i = 0; i < STREAMS; i++)
        free(written[i].bytes);
    return 0;
}
