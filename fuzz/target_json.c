/* JSON: what the host's reader takes in must come out as JSON that reads the same again; the guest's reader and writer
 * see the same text. */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

static const char script[] = "import json\ntry:\n    value = json.loads(text)\n"
                             "    same = json.dumps(json.loads(json.dumps(value))) == json.dumps(value)\n"
                             "except (ValueError, RecursionError, MemoryError):\n    same = True\n";

static char *round_trip(const struct fuzz_run *run, const char *name, const char *text, size_t length,
                        size_t *written) {
    const char *result;
    if (pn_env_set_json(run->env, name, text, length) != PN_OK ||
        pn_env_get_json(run->env, name, &result, written) != PN_OK)
        return NULL;
    char *copy = malloc(*written + 1);
    fuzz_require(copy != NULL, "memory", "");
    memcpy(copy, result, *written + 1);
    return copy;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct fuzz_run run = fuzz_begin();
    pn_outcome outcome;
    size_t first_length, second_length, length;
    const char *same;
    char *first = round_trip(&run, "value", (const char *)data, size, &first_length);
    if (first != NULL) {
        char *second = round_trip(&run, "again", first, first_length, &second_length);
        fuzz_require(second != NULL && strcmp(first, second) == 0, "JSON changes on its way", first);
        free(second);
    }
    free(first);
    if (pn_env_set_str(run.env, "text", (const char *)data, size) == PN_OK) {
        fuzz_run_script(&run, script, &outcome);
        if (outcome.kind == PN_OUTCOME_OK)
            fuzz_require(pn_env_get_json(run.env, "same", &same, &length) == PN_OK && strcmp(same, "true") == 0,
                         "the guest's JSON changes on its way", "");
    }
    fuzz_end(&run);
    return 0;
}
