/* Saved code: any bytes are given to the loader, and what the verifier lets through is run. The first byte chooses
 * between the bytes as they are, a header put in front, so that mutations need not keep it, and (a '#') a script whose
 * saved form is taken, so that seeds outlive changes of the instructions. */
#include "fuzz.h"
#include "saved_code.h"

#include <stdlib.h>
#include <string.h>

static void load_and_run(const struct fuzz_run *run, const void *bytes, size_t length) {
    pn_outcome outcome;
    pn_code *loaded;
    fuzz_check(pn_code_load(run->vm, bytes, length, &loaded, &outcome), &outcome);
    if (loaded != NULL)
        fuzz_check(pn_run_code(run->vm, loaded, run->env, NULL, &outcome), &outcome);
    pn_code_free(loaded);
}

/* The same for all code of one build, so it is asked for once, when there is room for it. */
static void head_copy(const struct fuzz_run *run, char *target) {
    static char head[SAVED_CODE_HEAD];
    static bool is_known;
    pn_value bytes;
    pn_outcome outcome;
    const void *data;
    size_t length;
    if (!is_known) {
        fuzz_check(pn_code_save(run->vm, "0", 1, "head", &bytes, &outcome), &outcome);
        fuzz_require(pn_get_bytes(run->vm, bytes, &data, &length) == PN_OK && length > sizeof head, "saved code",
                     outcome.message);
        memcpy(head, data, sizeof head);
        is_known = true;
    }
    memcpy(target, head, sizeof head);
}

static void source_take(const struct fuzz_run *run, const uint8_t *source, size_t size) {
    pn_value bytes;
    pn_outcome outcome;
    const void *data;
    size_t length;
    fuzz_check(pn_code_save(run->vm, (const char *)source, size, "fuzz.py", &bytes, &outcome), &outcome);
    if (outcome.kind == PN_OUTCOME_OK && pn_get_bytes(run->vm, bytes, &data, &length) == PN_OK)
        load_and_run(run, data, length);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size == 0)
        return 0;
    struct fuzz_run run = fuzz_begin();
    if (data[0] == SAVED_CODE_SOURCE) {
        source_take(&run, data, size);
    } else {
        bool has_head = data[0] & 1;
        size_t head = has_head ? 0 : SAVED_CODE_HEAD;
        char *code = malloc(size + SAVED_CODE_HEAD);
        fuzz_require(code != NULL, "memory", "");
        if (!has_head)
            head_copy(&run, code);
        memcpy(code + head, data + 1, size - 1);
        load_and_run(&run, code, head + size - 1);
        free(code);
    }
    fuzz_end(&run);
    return 0;
}
