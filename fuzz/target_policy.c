/* Policy files: any bytes are a policy or an error with a message; a policy that is one can be applied, and what a VM
 * made with it does is within it. */
#include "fuzz.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    char message[300] = "";
    pn_policy *policy = NULL;
    pn_vm *vm = NULL;
    pn_env *env;
    pn_outcome outcome;
    pn_config config = PN_CONFIG_DEFAULT;
    pn_status status = pn_policy_new((const char *)data, size, &policy, message, sizeof message);
    fuzz_require((status == PN_OK) == (policy != NULL), "a policy without a status, or the other way round", message);
    if (policy == NULL) {
        fuzz_require(message[0] != '\0', "a refusal without a reason", "");
        return 0;
    }
    config.max_memory = UINT64_C(6) << 20;
    config.max_steps = 10000;
    config.message = message;
    config.message_size = sizeof message;
    if (pn_policy_apply(policy, &config) == PN_OK && config.max_memory <= UINT64_C(64) << 20 &&
        pn_vm_new(&config, &vm) == PN_OK) {
        fuzz_require(pn_env_new_default(vm, &env) == PN_OK, "no env", pn_vm_message(vm));
        if (config.max_steps <= 1000000)
            fuzz_check(pn_run(vm, "import math\nx = math.pi", 23, "fuzz.py", env, &outcome), &outcome);
    }
    pn_vm_free(vm);
    pn_policy_free(policy);
    return 0;
}
