/* Telling the host: refusals, uses of capabilities, limits met. Runs no guest code and allocates nothing. */
#include "guard_state.h"

#include "../builtins/str.h"
#include "../guards/message.h"
#include "interpreter.h"

void guard_place_now(const struct vm *vm, struct guard_place *place) {
    place->file[0] = '\0';
    place->line = place->column = 0;
    if (vm->frame_count == 0)
        return;
    const struct frame *frame = &vm->frames[vm->frame_count - 1];
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

void guard_report(struct vm *vm, enum audit_kind kind, const char *name, size_t length, const char *reason) {
    struct guard_state *guards = vm->guards;
    if (guards == NULL)
        return;
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
    };
    guards->report(vm, &event);
}

bool guard_use_capability(struct vm *vm, enum capability capability, const char *what) {
    const char *name = guard_capability_definitions[capability].name;
    switch (guard_capability_check(&vm->guards->capabilities, capability)) {
    case CAPABILITY_ALLOWED:
        return true;
    case CAPABILITY_ALLOWED_AND_REPORTED:
        guard_report(vm, AUDIT_CAPABILITY_USED, name, strlen(name), what);
        return true;
    default: {
        char message[GUARD_MESSAGE_SIZE];
        guard_capability_refusal(message, sizeof message, capability, what);
        guard_report(vm, AUDIT_CAPABILITY_REFUSED, name, strlen(name), message);
        raise_error(vm, TYPE_PERMISSION_ERROR, "%s", message);
        return false;
    }
    }
}

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
