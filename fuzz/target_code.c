/* Saved code: any bytes are given to the loader, and what the verifier lets through is run. The first byte chooses
 * between the bytes as they are and a header put in front, so that mutations need not keep it. */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

/* As long as the head of saved code is: magic, version, fingerprint. */
#define HEAD_SIZE 15

static void head_copy(const struct fuzz_run *run, char *target) {
    pn_value bytes;
    pn_outcome outcome;
    const void *data;
    size_t length;
    fuzz_check(pn_code_save(run->vm, "0", 1, "head", &bytes, &outcome), &outcome);
    fuzz_require(pn_get_bytes(run->vm, bytes, &data, &length) == PN_OK && length > HEAD_SIZE, "saved code", "");
    memcpy(target, data, HEAD_SIZE);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size == 0)
        return 0;
    struct fuzz_run run = fuzz_begin();
    pn_outcome outcome;
    char *code = malloc(size + HEAD_SIZE);
    size_t length = size - 1;
    fuzz_require(code != NULL, "memory", "");
    bool has_head = data[0] & 1;
    if (!has_head)
        head_copy(&run, code);
    memcpy(code + (has_head ? 0 : HEAD_SIZE), data + 1, length);
    length += has_head ? 0 : HEAD_SIZE;
    pn_code *loaded;
    fuzz_check(pn_code_load(run.vm, code, length, &loaded, &outcome), &outcome);
    if (loaded != NULL)
        fuzz_check(pn_run_code(run.vm, loaded, run.env, NULL, &outcome), &outcome);
    free(code);
    fuzz_end(&run);
    return 0;
}
