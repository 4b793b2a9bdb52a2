/* Code compiled once and run many times: a code object of the VM that the host keeps alive. */
#include "api_internal.h"

#include "allocator.h"
#include "heap_internal.h"

static pn_status compile(pn_vm *pn, const char *source, size_t length, const char *filename, enum run_kind kind,
                         pn_code **result, pn_outcome *outcome) {
    value v = VALUE_NONE;
    if (result != NULL)
        *result = NULL;
    if (!outcome_begin(pn, outcome) || source == NULL || result == NULL)
        return PN_ERROR_ARGUMENT;
    pn_status status = run_source(pn, source, length, filename, NULL, kind, &v, outcome);
    if (status != PN_OK || outcome->kind != PN_OUTCOME_OK)
        return status;
    API_ENTER(pn);
    pn_code *code = trusted_allocate(&pn->vm, sizeof *code);
    if (code == NULL)
        return api_leave_failed(pn);
    *code = (pn_code){.vm = pn, .next = pn->codes, .object = value_to_ref(v)};
    pn->codes = code;
    *result = code;
    return api_leave(pn, PN_OK);
}

pn_status pn_compile(pn_vm *pn, const char *source, size_t length, const char *filename, pn_code **code,
                     pn_outcome *outcome) {
    return compile(pn, source, length, filename, RUN_CHECK, code, outcome);
}

pn_status pn_compile_expression(pn_vm *pn, const char *source, size_t length, const char *filename, pn_code **code,
                                pn_outcome *outcome) {
    return compile(pn, source, length, filename, RUN_CHECK_EXPRESSION, code, outcome);
}

pn_status pn_code_save(pn_vm *pn, const char *source, size_t length, const char *filename, pn_value *bytes,
                       pn_outcome *outcome) {
    value v = VALUE_NONE;
    if (!outcome_begin(pn, outcome) || source == NULL || bytes == NULL)
        return PN_ERROR_ARGUMENT;
    *bytes = PN_NO_VALUE;
    pn_status status = run_source(pn, source, length, filename, NULL, RUN_SAVE, &v, outcome);
    return keep_result(pn, status, outcome, v, bytes);
}

pn_status pn_code_load(pn_vm *pn, const void *bytes, size_t length, pn_code **code, pn_outcome *outcome) {
    return compile(pn, bytes, length, NULL, RUN_LOAD, code, outcome);
}

void pn_code_free(pn_code *code) {
    if (code == NULL)
        return;
    pn_vm *pn = code->vm;
    for (pn_code **link = &pn->codes; *link != NULL; link = &(*link)->next) {
        if (*link != code)
            continue;
        *link = code->next;
        trusted_free(&pn->vm, code, sizeof *code);
        return;
    }
}

pn_status pn_run_code(pn_vm *pn, pn_code *code, pn_env *env, pn_value *result, pn_outcome *outcome) {
    value v = VALUE_NONE;
    if (result != NULL)
        *result = PN_NO_VALUE;
    if (!outcome_begin(pn, outcome) || code == NULL || env == NULL || code->vm != pn || env->vm != pn)
        return PN_ERROR_ARGUMENT;
    pn_status status = run_compiled(pn, code->object, env, &v, outcome);
    return result != NULL ? keep_result(pn, status, outcome, v, result) : status;
}
