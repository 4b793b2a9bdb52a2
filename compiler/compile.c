/* compile_source: limits, the arena's charge, the passes one after the other, and errors as exceptions. */
#include "compile.h"

#include "../builtins/container.h"
#include "../builtins/number.h"
#include "../builtins/str.h"
#include "arena.h"
#include "code_builder.h"
#include "code_file.h"
#include "code_unit.h"

#include <string.h>

/* Code takes a good deal more bytes than its source. */
#define SAVED_BYTES_FOR_A_BYTE 32

/* What is to be made of a source. */
struct request {
    const char *source;
    size_t length;
    const char *filename;
    enum compile_mode mode;
    bool use_namespace;
    bool is_to_be_saved, keeps_source;
};

/* The passes' work is in proportion to what they allocate. What a short source takes is paid by its length. */
#define UNCHARGED_CHUNK_SIZE ((size_t)32 << 10)
#define BYTES_FOR_A_STEP 32

static bool arena_charge(void *context, size_t bytes) {
    struct vm *vm = context;
    return (bytes <= UNCHARGED_CHUNK_SIZE || vm_charge(vm, bytes / BYTES_FOR_A_STEP)) && trusted_charge(vm, bytes);
}

static bool arena_work(void *context, uint64_t steps) { return vm_charge(context, steps); }

static enum type_id error_type(enum syntax_error_kind kind) {
    switch (kind) {
    case SYNTAX_ERROR_INDENTATION:
        return TYPE_INDENTATION_ERROR;
    case SYNTAX_ERROR_TAB:
        return TYPE_TAB_ERROR;
    case SYNTAX_ERROR_MEMORY:
        return TYPE_MEMORY_ERROR;
    case SYNTAX_ERROR_RECURSION:
        return TYPE_RECURSION_ERROR;
    case SYNTAX_ERROR_VALUE:
        return TYPE_VALUE_ERROR;
    case SYNTAX_ERROR_OVERFLOW:
        return TYPE_OVERFLOW_ERROR;
    case SYNTAX_ERROR_INCOMPLETE_INPUT:
        return TYPE_INCOMPLETE_INPUT_ERROR;
    default:
        return TYPE_SYNTAX_ERROR;
    }
}

/* The line with its line end, as CPython keeps it; None when there is none. */
static value line_text(struct vm *vm, struct text line, bool lacks_line_end) {
    if (line.data == NULL)
        return VALUE_NONE;
    struct str_builder builder = {0};
    str_builder_add(vm, &builder, line.data, line.length);
    if (!lacks_line_end)
        str_builder_add_c(vm, &builder, "\n");
    return str_builder_finish(vm, &builder);
}

/* (filename, line, offset, text, end_line, end_offset) */
static value syntax_error_details(struct vm *vm, const struct syntax_error *error, value filename) {
    /* As in CPython, which looks for a file then: source that came from no file has no line to show. */
    bool is_hidden = error->is_from_analysis && str_text(vm, filename)[0] == '<', has_end = error->line != 0;
    value text = is_hidden ? VALUE_NONE : line_text(vm, error->line_text, error->lacks_line_end);
    value details = text == VALUE_ERROR ? VALUE_ERROR : tuple_new(vm, has_end ? 6 : 4);
    if (details == VALUE_ERROR)
        return VALUE_ERROR;
    value parts[6] = {filename, int_from_int64(vm, error->line),     int_from_int64(vm, error->column),
                      text,     int_from_int64(vm, error->end_line), int_from_int64(vm, error->end_column)};
    memcpy(tuple_items(vm, details), parts, (has_end ? 6 : 4) * sizeof *parts);
    return details;
}

static value raise_syntax_error(struct vm *vm, const struct syntax_error *error, value filename) {
    enum type_id type = error_type(error->kind);
    if (error->kind == SYNTAX_ERROR_MEMORY && error->message[0] == '\0')
        return raise_memory_error(vm);
    bool is_syntax_error = type == TYPE_SYNTAX_ERROR || type == TYPE_INDENTATION_ERROR || type == TYPE_TAB_ERROR ||
                           type == TYPE_INCOMPLETE_INPUT_ERROR;
    if (!is_syntax_error)
        return raise_error(vm, type, "%s", error->message);
    bool has_place = error->line != 0 || error->column == -1;
    value message = str_from_c(vm, error->message);
    value details = message == VALUE_ERROR || !has_place ? VALUE_NONE : syntax_error_details(vm, error, filename);
    if (message == VALUE_ERROR || details == VALUE_ERROR)
        return VALUE_ERROR;
    value arguments[2] = {message, details};
    value exception = vm_call(vm, value_from_ref(vm->types[type]), has_place ? 2 : 1, arguments);
    return exception == VALUE_ERROR ? VALUE_ERROR : raise_exception(vm, exception);
}

/* --- warnings ----------------------------------------------------------------------------------------------------- */

/* To the script's standard error, as CPython prints them. */
static bool warning_print(struct vm *vm, const struct generate_notes *notes, const struct syntax_warning *warning,
                          value filename, bool shows_line) {
    struct str_builder text = {0};
    str_builder_add_str(vm, &text, filename);
    str_builder_add_format(vm, &text, ":%u: SyntaxWarning: %s\n", warning->range.line, warning->message);
    struct text line = source_map_line(notes->map, warning->range.line);
    while (line.length > 0 && (*line.data == ' ' || *line.data == '\t' || *line.data == '\f'))
        line.data++, line.length--;
    if (shows_line && line.length > 0) {
        str_builder_add_c(vm, &text, "  ");
        str_builder_add(vm, &text, line.data, line.length);
        str_builder_add_c(vm, &text, "\n");
    }
    value built = str_builder_finish(vm, &text);
    if (built == VALUE_ERROR)
        return false;
    const struct str *str = object_of(vm, built);
    return vm_write(vm, 2, str_data(vm, str), str->byte_length);
}

/* The hook of the guest module `warnings`, once that is imported; VALUE_UNSET: it is not. */
static value warning_hook(struct vm *vm) {
    value module = dict_get_c(vm, object_at(vm, vm->modules), "warnings");
    if (!value_has_kind(vm, module, KIND_MODULE))
        return VALUE_UNSET;
    return dict_get_c(vm, object_at(vm, ((const struct module *)object_of(vm, module))->dict), "_warn_compiled");
}

/* A filter that turns the warning into an error makes it a SyntaxError with its place. */
static bool warning_hand_over(struct vm *vm, const struct generate_notes *notes, const struct syntax_warning *warning,
                              value filename, value hook) {
    value message = str_from_c(vm, warning->message);
    value arguments[3] = {message, filename, int_from_int64(vm, warning->range.line)};
    if (message == VALUE_ERROR || vm_call(vm, hook, 3, arguments) != VALUE_ERROR)
        return message != VALUE_ERROR;
    if (!exception_matches(vm, TYPE_SYNTAX_WARNING))
        return false;
    exception_clear(vm);
    struct syntax_error error = {0};
    syntax_error_set(&error, notes->map, SYNTAX_ERROR_SYNTAX, warning->range, "%s", warning->message);
    error.is_from_analysis = true;
    raise_syntax_error(vm, &error, filename);
    return false;
}

static bool warnings_deliver(struct vm *vm, const struct generate_notes *notes, value filename, bool is_from_str) {
    bool shows_line = !is_from_str && str_text(vm, filename)[0] != '<';
    for (const struct syntax_warning *warning = notes->warnings; warning != NULL; warning = warning->next) {
        value hook = warning_hook(vm);
        bool delivered = hook == VALUE_UNSET ? !vm_failed(vm) && warning_print(vm, notes, warning, filename, shows_line)
                                             : warning_hand_over(vm, notes, warning, filename, hook);
        if (!delivered || !vm_charge(vm, 1))
            return false;
    }
    return true;
}

static value unit_save(struct vm *vm, struct arena *arena, struct code_unit *unit, const char *filename,
                       struct text source) {
    struct code_file file = {unit, {filename, (uint32_t)strlen(filename)}, source};
    struct text bytes;
    if (code_file_write(arena, &file, &bytes))
        return bytes_new(vm, bytes.data, bytes.length);
    return vm_failed(vm) ? VALUE_ERROR : raise_memory_error(vm);
}

/* CPython gives the text of an expression no line end of its own, and what is behind its last token has no place. */
static void fit_error_of_expression(const struct request *request, struct syntax_error *error) {
    bool is_expression = (request->mode & COMPILE_MODE_MASK) == COMPILE_EVAL;
    if (!is_expression || request->length == 0 || request->source[request->length - 1] == '\n')
        return;
    uint32_t lines = 1, characters = 0;
    for (size_t i = 0; i < request->length; i++)
        lines += request->source[i] == '\n';
    if (error->line != lines)
        return;
    error->lacks_line_end = true;
    for (uint32_t i = 0; i < error->line_text.length; i++)
        characters += ((unsigned char)error->line_text.data[i] & 0xC0) != 0x80;
    if (error->column > 0 && (uint32_t)error->column > characters)
        error->column = error->end_column = 0;
}

static value compile_in_arena(struct vm *vm, struct arena *arena, const struct request *request) {
    enum compile_mode mode = request->mode;
    static const enum generate_mode modes[] = {
        [COMPILE_EXEC] = GENERATE_EXECUTE, [COMPILE_EVAL] = GENERATE_EVALUATE, [COMPILE_SINGLE] = GENERATE_SINGLE};
    struct generate_options options = {.mode = modes[mode & COMPILE_MODE_MASK],
                                       .use_namespace = request->use_namespace,
                                       .attributes = &vm->attributes,
                                       .is_from_str = (mode & COMPILE_FROM_STR) != 0,
                                       .future_annotations = (mode & COMPILE_FUTURE_ANNOTATIONS) != 0,
                                       .maximum_decimal_digits = int_digits_limit(vm)};
    struct syntax_error error = {0};
    struct generate_notes notes = {0};
    struct code_unit *unit = code_generate(arena, request->source, request->length, &options, &notes, &error);
    /* A charge that was refused has set MemoryError already. */
    if (vm_failed(vm))
        return VALUE_ERROR;
    value name = str_from_c(vm, request->filename);
    if (name == VALUE_ERROR)
        return VALUE_ERROR;
    if (unit == NULL) {
        fit_error_of_expression(request, &error);
        return raise_syntax_error(vm, &error, name);
    }
    value text = options.is_from_str ? VALUE_NONE : str_new(vm, notes.map->data, notes.map->length);
    if (text == VALUE_ERROR || !warnings_deliver(vm, &notes, name, options.is_from_str))
        return VALUE_ERROR;
    struct text kept = {0};
    if (request->keeps_source)
        kept = (struct text){notes.map->data, notes.map->length};
    if (request->is_to_be_saved)
        return unit_save(vm, arena, unit, request->filename, kept);
    return code_build(vm, unit, name, text);
}

static value compile_request(struct vm *vm, const struct request *request) {
    const char *source = request->source;
    size_t length = request->length;
    if (length > vm->source_limit)
        return raise_error(vm, TYPE_MEMORY_ERROR, "source of %zu bytes is longer than the limit of %zu bytes", length,
                           vm->source_limit);
    if (!vm_charge(vm, 1 + length / 16))
        return VALUE_ERROR;
    if ((request->mode & COMPILE_FROM_STR) && memchr(source, 0, length) != NULL) {
        struct syntax_error error = {0};
        syntax_error_set_plain(&error, SYNTAX_ERROR_SYNTAX, "source code string cannot contain null bytes");
        return raise_syntax_error(vm, &error, VALUE_NONE);
    }
    struct arena arena;
    arena_initialize(&arena, SIZE_MAX, arena_charge, vm);
    arena.work = arena_work;
    value result = compile_in_arena(vm, &arena, request);
    size_t reserved = arena.reserved;
    arena_destroy(&arena);
    trusted_uncharge(vm, reserved);
    return result;
}

value compile_source(struct vm *vm, const char *source, size_t length, const char *filename, enum compile_mode mode,
                     bool use_namespace) {
    const struct request request = {source, length, filename, mode, .use_namespace = use_namespace};
    return compile_request(vm, &request);
}

value compile_to_bytes(struct vm *vm, const char *source, size_t length, const char *filename, enum compile_mode mode,
                       bool keeps_source) {
    const struct request request = {
        source, length, filename, mode, .is_to_be_saved = true, .keeps_source = keeps_source};
    return compile_request(vm, &request);
}

/* `source` NULL: the bytes hold it, or there is none. */
static value code_load(struct vm *vm, struct arena *arena, struct text bytes, const struct text *source) {
    struct code_file file;
    const char *problem = NULL;
    bool read = source != NULL ? code_file_read_own(arena, bytes, &file, &problem)
                               : code_file_read(arena, bytes, &file, &problem);
    if (!read && vm_failed(vm))
        return VALUE_ERROR;
    if (!read)
        return arena->out_of_memory ? raise_memory_error(vm)
                                    : raise_value_error(vm, "saved code cannot be read: %s", problem);
    if (source != NULL)
        file.source = *source;
    value name = str_new(vm, file.filename.data, file.filename.length);
    value text = file.source.data != NULL ? str_new(vm, file.source.data, file.source.length) : VALUE_NONE;
    if (name == VALUE_ERROR || text == VALUE_ERROR)
        return VALUE_ERROR;
    return code_build(vm, file.top, name, text);
}

static value load(struct vm *vm, struct text bytes, const struct text *source) {
    if (!vm_charge(vm, 1 + bytes.length / 16))
        return VALUE_ERROR;
    struct arena arena;
    arena_initialize(&arena, SIZE_MAX, arena_charge, vm);
    arena.work = arena_work;
    value result = code_load(vm, &arena, bytes, source);
    size_t reserved = arena.reserved;
    arena_destroy(&arena);
    trusted_uncharge(vm, reserved);
    return result;
}

value code_from_bytes(struct vm *vm, const char *bytes, size_t length) {
    if (length / SAVED_BYTES_FOR_A_BYTE > vm->source_limit || length > UINT32_MAX)
        return raise_error(vm, TYPE_MEMORY_ERROR, "saved code of %zu bytes is longer than the limit", length);
    return load(vm, (struct text){bytes, (uint32_t)length}, NULL);
}

value code_from_library(struct vm *vm, const char *bytes, size_t length, const char *source, size_t source_length) {
    const struct text text = {source, (uint32_t)source_length};
    return load(vm, (struct text){bytes, (uint32_t)length}, &text);
}
