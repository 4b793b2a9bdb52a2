/* --policy FILE: a policy as JSON text (docs/POLICY.md has the schema), and --check --policy FILE, which prints what is
 * enforced. Reading is the library's; what the command line says goes before what the file says. */
#include "program.h"

#include <stdlib.h>
#include <string.h>

#define FILE_MAXIMUM ((uint64_t)1 << 20)
#define REASON_SIZE 600

bool policy_file_read(const char *path, pn_config *config, pn_policy **policy) {
    struct file_text text;
    char reason[REASON_SIZE];
    if (!file_read(path, FILE_MAXIMUM, &text))
        return false;
    pn_status status = pn_policy_new(text.data != NULL ? text.data : "", text.length, policy, reason, sizeof reason);
    free(text.data);
    if (status == PN_OK)
        return pn_policy_apply(*policy, config) == PN_OK;
    fprintf(stderr, "pynterp: policy '%s': %s\n", path, reason[0] != '\0' ? reason : pn_status_name(status));
    return false;
}

static void text_print(const char *text) { output_write(NULL, 1, text, strlen(text)); }

bool policy_print(pn_vm *vm) {
    const char *text;
    if (pn_vm_policy(vm, PN_POLICY_AS_WORDS, &text) != PN_OK)
        return false;
    text_print(text);
    text_print("\n");
    if (pn_vm_policy(vm, PN_POLICY_AS_JSON, &text) != PN_OK)
        return false;
    text_print(text);
    return true;
}

bool guard_tables_print(void) {
    size_t length = pn_guard_tables(NULL, 0);
    char *text = malloc(length + 1);
    if (text == NULL)
        return false;
    (void)pn_guard_tables(text, length + 1);
    text_print(text);
    free(text);
    return true;
}
