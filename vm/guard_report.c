/* Telling the host: refusals, uses of capabilities, limits met. Runs no guest code and allocates nothing. */
#include "guard_state.h"

#include "../builtins/str.h"
#include "../guards/builtin_policy.h"
#include "../guards/message.h"
#include "interpreter.h"

/* The innermost frame of the script's own code; of the library's where there is none else. */
static const struct frame *place_frame(const struct vm *vm) {
    static const char library[] = "<frozen ";
    for (uint32_t i = vm->frame_count; i-- > 0;) {
        const struct code *code = vm->frames[i].code;
        const struct str *name = code->filename ? object_at(vm, code->filename) : NULL;
        if (!name || name->byte_length < sizeof library - 1 ||
            memcmp(str_data(vm, name), library, sizeof library - 1) != 0)
            return &vm->frames[i];
    }
    return &vm->frames[vm->frame_count - 1];
}

void guard_place_now(const struct vm *vm, struct guard_place *place) {
    place->file[0] = '\0';
    place->line = place->column = 0;
    if (vm->frame_count == 0)
        return;
    const struct frame *frame = place_frame(vm);
    const struct code *code = frame->code;
    if (code->filename != 0) {
        const struct str *name = object_at(vm, code->filename);
        size_t length = name->byte_length < GUARD_FILE_NAME_SIZE ? name->byte_length : GUARD_FILE_NAME_SIZE - 1;
        memcpy(place->file, str_data(vm, name), length);
        place->file[length] = '\0';
    }
    size_t next = (size_t)(frame->pc - code->instructions), at = next > 0 ? next - 1 : 0;
    if (at < code->instruction_count && code->positions != NULL && code->positions[at].line > 0) {
        place->line = (uint32_t)code->positions[at].line;
        place->column = code->positions[at].column >= 0 ? (uint32_t)code->positions[at].column + 1 : 0;
    }
}

/* The run ends here, whatever the script would do about the exception. */
static void violation_stop(struct vm *vm, enum audit_kind kind, const char *name, size_t length, const char *reason) {
    struct guard_state *guards = vm->guards;
    if (guards->on_violation != VIOLATION_STOPS_RUN || vm->stop != STOP_NONE || vm->frame_count == 0)
        return;
    struct message message;
    message_begin(&message, guards->violation, sizeof guards->violation);
    message_text(&message, "a violation ended the run: ");
    message_text(&message, audit_kind_name(kind));
    message_text(&message, " '");
    message_name(&message, name, length);
    message_text(&message, "': ");
    message_text(&message, reason);
    vm_stop_run(vm, STOP_VIOLATION);
}

static void report(struct vm *vm, enum audit_kind kind, const char *name, size_t length, const char *reason,
                   const char *arguments) {
    struct guard_state *guards = vm->guards;
    guards->report_counts[kind]++;
    if (guards->report == NULL)
        return;
    struct guard_place place;
    guard_place_now(vm, &place);
    struct audit_event event = {
        .kind = kind,
        .name = name,
        .name_length = length,
        .reason = reason,
        .file = place.file[0] != '\0' ? place.file : NULL,
        .line = place.line,
        .column = place.column,
        .arguments = guards->audits_arguments ? arguments : NULL,
    };
    guards->report(vm, &event);
}

void guard_report(struct vm *vm, enum audit_kind kind, const char *name, size_t length, const char *reason) {
    if (vm->guards == NULL)
        return;
    report(vm, kind, name, length, reason, NULL);
    if (audit_kind_is_refusal(kind))
        violation_stop(vm, kind, name, length, reason);
}

void guard_report_builtin(struct vm *vm, cage_ref name) {
    char reason[GUARD_MESSAGE_SIZE];
    const struct str *str = object_at(vm, name);
    if (guard_builtin_refusal(reason, sizeof reason, str_data(vm, str), str->byte_length) > 0)
        guard_report(vm, AUDIT_BUILTIN_REFUSED, str_data(vm, str), str->byte_length, reason);
}

void guard_report_allowed(struct vm *vm, enum audit_kind kind, const char *name, size_t length, const char *reason,
                          const char *arguments) {
    if (vm->guards != NULL && vm->guards->audits_allowed)
        report(vm, kind, name, length, reason, arguments);
}

/* --- capabilities
 * ----------------------------------------------------------------------------------------------------- */

bool guard_has_capability(const struct vm *vm, enum capability capability) {
    return vm->guards != NULL &&
           guard_capability_check(vm->guards->capabilities.terms[capability].level) != CAPABILITY_REFUSED;
}

bool guard_refuse_capability(struct vm *vm, const char *name, const char *text) {
    guard_report(vm, AUDIT_CAPABILITY_REFUSED, name, strlen(name), text);
    raise_error(vm, TYPE_PERMISSION_ERROR, "%s", text);
    return false;
}

bool guard_use_terms(struct vm *vm, const struct capability_terms *terms, uint64_t *uses, const char *name,
                     const char *what, const char *arguments, enum guard_point by) {
    char message[GUARD_MESSAGE_SIZE];
    struct guard_place place;
    enum capability_verdict verdict = guard_capability_check(terms->level);
    if (verdict == CAPABILITY_REFUSED && !guard_point_disabled(by)) {
        guard_place_now(vm, &place);
        guard_capability_refusal(message, sizeof message, name, what, place.file, place.line);
        return guard_refuse_capability(vm, name, message);
    }
    if (*uses >= terms->calls && !guard_point_disabled(GUARD_CALL_BUDGET)) {
        guard_place_now(vm, &place);
        guard_capability_used_up(message, sizeof message, name, terms->calls, place.file, place.line);
        return guard_refuse_capability(vm, name, message);
    }
    ++*uses;
    if (verdict == CAPABILITY_ALLOWED_AND_REPORTED)
        report(vm, AUDIT_CAPABILITY_USED, name, strlen(name), what, arguments);
    else
        guard_report_allowed(vm, AUDIT_CAPABILITY_USED, name, strlen(name), what, arguments);
    return true;
}

bool guard_use_capability(struct vm *vm, enum capability capability, const char *what) {
    static const enum guard_point points[CAPABILITY_COUNT] = {[CAPABILITY_CLOCK] = GUARD_CLOCK,
                                                              [CAPABILITY_ENTROPY] = GUARD_ENTROPY,
                                                              [CAPABILITY_OUTPUT] = GUARD_OUTPUT,
                                                              [CAPABILITY_MODULES] = GUARD_MODULES};
    struct guard_state *guards = vm->guards;
    return guard_use_terms(vm, &guards->capabilities.terms[capability], &guards->capability_uses[capability],
                           guard_capability_definitions[capability].name, what, NULL, points[capability]);
}

/* --- limits
 * ------------------------------------------------------------------------------------------------------------ */

void guard_note_limit(struct vm *vm, enum limit_id limit) {
    if (vm->guards == NULL)
        return;
    vm->guards->limits_met |= 1u << limit;
    guard_place_now(vm, &vm->guards->stopped_at);
}

void guard_note_stop(struct vm *vm) {
    if (vm->guards != NULL)
        guard_place_now(vm, &vm->guards->stopped_at);
}
