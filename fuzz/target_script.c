/* Scripts run with tight limits; then the VM must run another one as if nothing had been. */
#include "fuzz.h"

#include <string.h>

static const char after[] = "class A:\n    def f(self, *a, k=1): return [x * k for x in a]\n"
                            "d = {str(n): n for n in range(20)}\nprobe = sum(A().f(*d.values(), k=2)) == 380\n";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct fuzz_run run = fuzz_begin();
    pn_outcome outcome;
    pn_env *fresh;
    const char *text;
    size_t length;
    fuzz_run_source(&run, (const char *)data, size, &outcome);
    if (pn_env_new_default(run.vm, &fresh) == PN_OK) {
        fuzz_check(pn_run(run.vm, after, strlen(after), "after.py", fresh, &outcome), &outcome);
        /* The first script may hold what memory there is. */
        fuzz_require(outcome.kind == PN_OUTCOME_OK || outcome.limit == PN_LIMIT_MEMORY, "the next script",
                     outcome.message);
        if (outcome.kind == PN_OUTCOME_OK)
            fuzz_require(pn_env_get_json(fresh, "probe", &text, &length) == PN_OK && strcmp(text, "true") == 0,
                         "the next script's result", pn_vm_message(run.vm));
    }
    fuzz_end_for_good(&run);
    return 0;
}
