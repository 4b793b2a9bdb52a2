/* Source text: lexer, parser, symbol table, code generator and verifier on any bytes; then the saved form of what came
 * of it, read back. Nothing is run. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct fuzz_run run = fuzz_begin();
    pn_outcome outcome;
    const char *listing;
    fuzz_check(pn_check(run.vm, (const char *)data, size, "fuzz.py", &outcome), &outcome);
    if (outcome.kind == PN_OUTCOME_OK)
        fuzz_check(pn_disassemble(run.vm, (const char *)data, size, "fuzz.py", &listing, &outcome), &outcome);
    fuzz_end(&run);
    return 0;
}
