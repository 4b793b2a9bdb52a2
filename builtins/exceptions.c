/* The built-in exception classes as guests see them: what each adds to BaseException, as data, and text and repr of
 * instances. Raising and chaining is vm/exception.c's; printing tracebacks vm/traceback.c's; groups
 * exception_group.c's. */
#include "container.h"
#include "number.h"
#include "str.h"

#include "../vm/interpreter.h"
#include "exception_group.h"

#include "../vm/type.h"

#include <stdio.h>

static struct exception *self_of(struct vm *vm, value v) { return object_of(vm, v); }

/* --- initialisers: keep the arguments, and take out what the class names ------------------------------------------ */

static value refuse_keywords(struct vm *vm, value self, value keywords) {
    if (keywords == VALUE_UNSET)
        return VALUE_NONE;
    return raise_type_error(vm, "%s() takes no keyword arguments", value_type_name(vm, self));
}

/* All initialisers are variadic with keywords: arguments[0] self, then the rest, then the dict or unset. */
static value keep_arguments(struct vm *vm, value *arguments, uint32_t count) {
    value tuple = count > 1 ? tuple_from_items(vm, arguments + 1, count - 1) : vm->empty_tuple;
    if (tuple == VALUE_ERROR)
        return VALUE_ERROR;
    self_of(vm, arguments[0])->arguments = tuple;
    return VALUE_NONE;
}

static value base_initialise(struct vm *vm, value *arguments, uint32_t count) {
    if (refuse_keywords(vm, arguments[0], arguments[count]) == VALUE_ERROR)
        return VALUE_ERROR;
    return keep_arguments(vm, arguments, count);
}

/* StopIteration.value and SystemExit.code: the argument, or None, or all of them. */
static value value_initialise(struct vm *vm, value *arguments, uint32_t count) {
    if (base_initialise(vm, arguments, count) == VALUE_ERROR)
        return VALUE_ERROR;
    struct exception *self = self_of(vm, arguments[0]);
    bool all = value_is_instance_of(vm, arguments[0], TYPE_SYSTEM_EXIT) && count > 2;
    self->extra[0] = count < 2 ? VALUE_NONE : all ? self->arguments : arguments[1];
    return VALUE_NONE;
}

/* Take a keyword out of the dict (which belongs to this call); VALUE_NONE when it is not there. */
static value take_keyword(struct vm *vm, value keywords, const char *name) {
    if (keywords == VALUE_UNSET)
        return VALUE_NONE;
    struct dict *dict = object_of(vm, keywords);
    value item = dict_get_c(vm, dict, name);
    if (item == VALUE_UNSET)
        return VALUE_NONE;
    value key = str_intern_c(vm, name, strlen(name));
    if (key == VALUE_ERROR || dict_delete(vm, dict, key) < 0)
        return VALUE_ERROR;
    return item;
}

static value refuse_unknown_keyword(struct vm *vm, value self, value keywords) {
    if (keywords == VALUE_UNSET)
        return VALUE_NONE;
    uint32_t position = 0;
    value key, item;
    if (!dict_next(vm, object_of(vm, keywords), &position, &key, &item))
        return VALUE_NONE;
    return raise_type_error(vm, "%s() got an unexpected keyword argument '%s'", value_type_name(vm, self),
                            str_text(vm, key));
}

/* Keywords into extra[0..]; the rest is refused. */
static value initialise_with_keywords(struct vm *vm, value *arguments, uint32_t count, const char *const *names) {
    value keywords = arguments[count];
    struct exception *self = self_of(vm, arguments[0]);
    for (uint32_t i = 0; names[i]; i++) {
        value item = take_keyword(vm, keywords, names[i]);
        if (item == VALUE_ERROR)
            return VALUE_ERROR;
        self->extra[i] = item;
    }
    if (refuse_unknown_keyword(vm, arguments[0], keywords) == VALUE_ERROR)
        return VALUE_ERROR;
    return keep_arguments(vm, arguments, count);
}

static value import_initialise(struct vm *vm, value *arguments, uint32_t count) {
    static const char *const names[] = {"name", "path", "name_from", NULL};
    return initialise_with_keywords(vm, arguments, count, names);
}

static value name_initialise(struct vm *vm, value *arguments, uint32_t count) {
    static const char *const names[] = {"name", NULL};
    return initialise_with_keywords(vm, arguments, count, names);
}

static value attribute_initialise(struct vm *vm, value *arguments, uint32_t count) {
    static const char *const names[] = {"name", "obj", NULL};
    return initialise_with_keywords(vm, arguments, count, names);
}

/* OSError(errno, strerror[, filename[, ignored[, filename2]]]); `args` keeps the first two only once there is a
 * filename. */
static value os_initialise(struct vm *vm, value *arguments, uint32_t count) {
    if (base_initialise(vm, arguments, count) == VALUE_ERROR)
        return VALUE_ERROR;
    struct exception *self = self_of(vm, arguments[0]);
    if (count < 3 || count > 6)
        return VALUE_NONE;
    for (uint32_t i = 1; i < count && i < 4; i++)
        self->extra[i - 1] = arguments[i];
    if (count == 6)
        self->extra[3] = arguments[5];
    if (count > 3 && arguments[3] != VALUE_NONE) {
        value two = tuple_from_items(vm, arguments + 1, 2);
        if (two == VALUE_ERROR)
            return VALUE_ERROR;
        self->arguments = two;
    }
    return VALUE_NONE;
}

/* (message, (filename, line, offset, text[, end line, end offset])) */
static value syntax_initialise(struct vm *vm, value *arguments, uint32_t count) {
    if (base_initialise(vm, arguments, count) == VALUE_ERROR)
        return VALUE_ERROR;
    struct exception *self = self_of(vm, arguments[0]);
    if (count > 1)
        self->extra[0] = arguments[1];
    if (count != 3)
        return VALUE_NONE;
    value details = tuple_from_iterable(vm, arguments[2]);
    if (details == VALUE_ERROR)
        return VALUE_ERROR;
    uint32_t size = tuple_count(vm, details);
    if (size != 4 && size != 6)
        return raise_type_error(vm, "function takes %s %u arguments (%u given)", size < 4 ? "exactly" : "at most",
                                size < 4 ? 4u : 6u, size);
    self->extra[1] = details;
    return VALUE_NONE;
}

static value unicode_initialise(struct vm *vm, value *arguments, uint32_t count) {
    if (base_initialise(vm, arguments, count) == VALUE_ERROR)
        return VALUE_ERROR;
    uint32_t wanted = value_is_instance_of(vm, arguments[0], TYPE_UNICODE_TRANSLATE_ERROR) ? 4 : 5;
    if (count != wanted + 1)
        return raise_type_error(vm, "function takes exactly %u arguments (%u given)", wanted, count - 1);
    self_of(vm, arguments[0])->extra[0] = VALUE_NONE;
    return VALUE_NONE;
}

#define INITIALISER(symbol, function)                                                                                  \
    static const struct native symbol = {"__init__", function, 1, 1, 0, NATIVE_VARIADIC | NATIVE_KEYWORDS, NULL, NULL}
INITIALISER(base_init, base_initialise);
INITIALISER(value_init, value_initialise);
INITIALISER(import_init, import_initialise);
INITIALISER(name_init, name_initialise);
INITIALISER(attribute_init, attribute_initialise);
INITIALISER(os_init, os_initialise);
INITIALISER(syntax_init, syntax_initialise);
INITIALISER(unicode_init, unicode_initialise);

/* --- BaseException ------------------------------------------------------------------------------------------------ */

static value get_arguments(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return self_of(vm, arguments[0])->arguments;
}

static value set_arguments(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    if (arguments[1] == VALUE_UNSET)
        return raise_type_error(vm, "args may not be deleted");
    value tuple = tuple_from_iterable(vm, arguments[1]);
    if (tuple == VALUE_ERROR)
        return VALUE_ERROR;
    self_of(vm, arguments[0])->arguments = tuple;
    return VALUE_NONE;
}

static value get_traceback(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return self_of(vm, arguments[0])->traceback;
}

static value set_traceback(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    if (arguments[1] == VALUE_UNSET)
        return raise_type_error(vm, "__traceback__ may not be deleted");
    if (arguments[1] != VALUE_NONE && !value_has_kind(vm, arguments[1], KIND_TRACEBACK))
        return raise_type_error(vm, "__traceback__ must be a traceback or None");
    self_of(vm, arguments[0])->traceback = arguments[1];
    return VALUE_NONE;
}

static bool check_link(struct vm *vm, value v, const char *sort) {
    if (v == VALUE_UNSET)
        raise_type_error(vm, "__%s__ may not be deleted", sort);
    else if (v != VALUE_NONE && !value_has_kind(vm, v, KIND_EXCEPTION))
        raise_type_error(vm, "exception %s must be None or derive from BaseException", sort);
    else
        return true;
    return false;
}

static value get_cause(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return self_of(vm, arguments[0])->cause;
}

static value set_cause(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    if (!check_link(vm, arguments[1], "cause"))
        return VALUE_ERROR;
    self_of(vm, arguments[0])->cause = arguments[1];
    self_of(vm, arguments[0])->suppress_context = true;
    return VALUE_NONE;
}

static value get_context(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return self_of(vm, arguments[0])->context;
}

static value set_context(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    if (!check_link(vm, arguments[1], "context"))
        return VALUE_ERROR;
    self_of(vm, arguments[0])->context = arguments[1];
    return VALUE_NONE;
}

static value get_suppress_context(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return value_from_bool(self_of(vm, arguments[0])->suppress_context & 1);
}

static value set_suppress_context(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    if (arguments[1] == VALUE_UNSET)
        return raise_type_error(vm, "can't delete numeric/char attribute");
    if (!value_is_bool(arguments[1]))
        return raise_type_error(vm, "attribute value type must be bool");
    self_of(vm, arguments[0])->suppress_context = arguments[1] == VALUE_TRUE;
    return VALUE_NONE;
}

static value get_notes(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value notes = self_of(vm, arguments[0])->notes;
    if (notes == VALUE_UNSET)
        return raise_error(vm, TYPE_ATTRIBUTE_ERROR, "'%s' object has no attribute '__notes__'",
                           value_type_name(vm, arguments[0]));
    return notes;
}

static value set_notes(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    self_of(vm, arguments[0])->notes = arguments[1];
    return VALUE_NONE;
}

static value add_note(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    if (!str_of(vm, arguments[1]))
        return raise_type_error(vm, "note must be a str, not '%s'", value_type_name(vm, arguments[1]));
    struct exception *self = self_of(vm, arguments[0]);
    if (self->notes == VALUE_UNSET) {
        value list = list_new(vm, 1);
        if (list == VALUE_ERROR)
            return VALUE_ERROR;
        self->notes = list;
    }
    if (!value_has_kind(vm, self->notes, KIND_LIST))
        return raise_type_error(vm, "Cannot add note: __notes__ is not a list");
    return list_append(vm, object_of(vm, self->notes), arguments[1]) ? VALUE_NONE : VALUE_ERROR;
}

static value with_traceback(struct vm *vm, value *arguments, uint32_t count) {
    return set_traceback(vm, arguments, count) == VALUE_ERROR ? VALUE_ERROR : arguments[0];
}

/* (class, args[, attributes]) */
static value reduce_exception(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    struct exception *self = self_of(vm, arguments[0]);
    value attributes = instance_attributes(vm, &self->base);
    if (attributes == VALUE_ERROR)
        return VALUE_ERROR;
    value parts[3] = {value_from_pointer(value_type(vm, arguments[0])), self->arguments, attributes};
    return tuple_from_items(vm, parts, ((struct dict *)object_of(vm, attributes))->count ? 3 : 2);
}

/* Sets the attributes that a dict names. */
static value set_state(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value state = value_unwrap(vm, arguments[1]), key, item;
    if (state == VALUE_NONE)
        return VALUE_NONE;
    if (!value_has_kind(vm, state, KIND_DICT))
        return raise_type_error(vm, "state is not a dictionary");
    value copy = dict_copy(vm, object_of(vm, state)); /* a setter may change it */
    uint32_t position = 0;
    while (copy != VALUE_ERROR && dict_next(vm, object_of(vm, copy), &position, &key, &item))
        if (!vm_charge(vm, 1) || !object_set_attribute_by(vm, arguments[0], key, item, GUARD_SETATTR))
            return VALUE_ERROR;
    return copy == VALUE_ERROR ? VALUE_ERROR : VALUE_NONE;
}

static const struct native base_methods[] = {
    {"__reduce__", reduce_exception, 1, 1, 0, 0, NULL, NULL},
    {"__setstate__", set_state, 2, 2, 0, 0, NULL, NULL},
    {"add_note", add_note, 2, 2, 0, 0, NULL, "Add a note to the exception."},
    {"with_traceback", with_traceback, 2, 2, 0, 0, NULL, "Set __traceback__ and return the exception."},
    NATIVE_END,
};

static const struct native_attribute base_attributes[] = {
    {"args", get_arguments, set_arguments, NULL},
    {"__traceback__", get_traceback, set_traceback, NULL},
    {"__cause__", get_cause, set_cause, "exception cause"},
    {"__context__", get_context, set_context, "exception context"},
    {"__suppress_context__", get_suppress_context, set_suppress_context, NULL},
    {"__notes__", get_notes, set_notes, NULL},
    NATIVE_ATTRIBUTE_END,
};

/* --- attributes kept in extra[] ----------------------------------------------------------------------------------- */

#define EXTRA(name, number)                                                                                            \
    static value get_##name(struct vm *vm, value *arguments, uint32_t count) {                                         \
        (void)count;                                                                                                   \
        return self_of(vm, arguments[0])->extra[number];                                                               \
    }                                                                                                                  \
    static value set_##name(struct vm *vm, value *arguments, uint32_t count) {                                         \
        (void)count;                                                                                                   \
        self_of(vm, arguments[0])->extra[number] = arguments[1] == VALUE_UNSET ? VALUE_NONE : arguments[1];            \
        return VALUE_NONE;                                                                                             \
    }
EXTRA(extra_0, 0)
EXTRA(extra_1, 1)
EXTRA(extra_2, 2)
EXTRA(extra_3, 3)

static const struct native_attribute stop_attributes[] = {{"value", get_extra_0, set_extra_0, "generator return value"},
                                                          NATIVE_ATTRIBUTE_END};
static const struct native_attribute exit_attributes[] = {{"code", get_extra_0, set_extra_0, "exception code"},
                                                          NATIVE_ATTRIBUTE_END};
static const struct native_attribute name_attributes[] = {{"name", get_extra_0, set_extra_0, "name"},
                                                          NATIVE_ATTRIBUTE_END};
static const struct native_attribute attribute_attributes[] = {{"name", get_extra_0, set_extra_0, "attribute name"},
                                                               {"obj", get_extra_1, set_extra_1, "object"},
                                                               NATIVE_ATTRIBUTE_END};
static const struct native_attribute os_attributes[] = {
    {"errno", get_extra_0, set_extra_0, "POSIX exception code"},
    {"strerror", get_extra_1, set_extra_1, "exception strerror"},
    {"filename", get_extra_2, set_extra_2, "exception filename"},
    {"filename2", get_extra_3, set_extra_3, "second exception filename"},
    NATIVE_ATTRIBUTE_END};

static value first_argument(struct vm *vm, value self) {
    value arguments = self_of(vm, self)->arguments;
    return tuple_count(vm, arguments) == 1 ? tuple_items(vm, arguments)[0] : VALUE_NONE;
}

static value get_import_message(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return first_argument(vm, arguments[0]);
}

static const struct native_attribute import_attributes[] = {
    {"msg", get_import_message, NULL, "exception message"},
    {"name", get_extra_0, set_extra_0, "module name"},
    {"path", get_extra_1, set_extra_1, "module path"},
    {"name_from", get_extra_2, set_extra_2, "name imported from module"},
    NATIVE_ATTRIBUTE_END};

/* Item `number` of a tuple kept in an exception; None where there is none. */
static value tuple_item_or_none(struct vm *vm, value tuple, uint32_t number) {
    if (!value_has_kind(vm, tuple, KIND_TUPLE) || number >= tuple_count(vm, tuple))
        return VALUE_NONE;
    return tuple_items(vm, tuple)[number];
}

/* Replace one of the six details of a SyntaxError. */
static value set_detail(struct vm *vm, value self, uint32_t number, value item) {
    value fresh = tuple_new(vm, 6);
    if (fresh == VALUE_ERROR)
        return VALUE_ERROR;
    for (uint32_t i = 0; i < 6; i++)
        tuple_items(vm, fresh)[i] =
            i == number && item != VALUE_UNSET ? item : tuple_item_or_none(vm, self_of(vm, self)->extra[1], i);
    self_of(vm, self)->extra[1] = fresh;
    return VALUE_NONE;
}

#define DETAIL(name, number)                                                                                           \
    static value get_##name(struct vm *vm, value *arguments, uint32_t count) {                                         \
        (void)count;                                                                                                   \
        return tuple_item_or_none(vm, self_of(vm, arguments[0])->extra[1], number);                                    \
    }                                                                                                                  \
    static value set_##name(struct vm *vm, value *arguments, uint32_t count) {                                         \
        (void)count;                                                                                                   \
        return set_detail(vm, arguments[0], number, arguments[1]);                                                     \
    }
DETAIL(syntax_filename, 0)
DETAIL(syntax_line, 1)
DETAIL(syntax_offset, 2)
DETAIL(syntax_text, 3)
DETAIL(syntax_end_line, 4)
DETAIL(syntax_end_offset, 5)

static const struct native_attribute syntax_attributes[] = {
    {"msg", get_extra_0, set_extra_0, "exception msg"},
    {"filename", get_syntax_filename, set_syntax_filename, "exception filename"},
    {"lineno", get_syntax_line, set_syntax_line, "exception lineno"},
    {"offset", get_syntax_offset, set_syntax_offset, "exception offset"},
    {"text", get_syntax_text, set_syntax_text, "exception text"},
    {"end_lineno", get_syntax_end_line, set_syntax_end_line, "exception end lineno"},
    {"end_offset", get_syntax_end_offset, set_syntax_end_offset, "exception end offset"},
    NATIVE_ATTRIBUTE_END};

/* The Unicode errors read their arguments: (encoding, object, start, end, reason), for translating without encoding. */
static value unicode_argument(struct vm *vm, value self, uint32_t number) {
    if (value_is_instance_of(vm, self, TYPE_UNICODE_TRANSLATE_ERROR)) {
        if (number == 0)
            return VALUE_NONE;
        number--;
    }
    const struct exception *error = self_of(vm, self);
    bool changed = value_has_kind(vm, error->extra[0], KIND_TUPLE);
    return tuple_item_or_none(vm, changed ? error->extra[0] : error->arguments, number);
}

/* What is assigned goes into a copy of the arguments, which stay as they are. */
static value unicode_assign(struct vm *vm, value self, uint32_t number, value item) {
    struct exception *error = self_of(vm, self);
    number -= value_is_instance_of(vm, self, TYPE_UNICODE_TRANSLATE_ERROR);
    value old = value_has_kind(vm, error->extra[0], KIND_TUPLE) ? error->extra[0] : error->arguments;
    uint32_t count = tuple_count(vm, old), room = number < count ? count : number + 1;
    if (item == VALUE_UNSET)
        return raise_type_error(vm, "can't delete attribute");
    value copy = tuple_new(vm, room);
    if (copy == VALUE_ERROR)
        return VALUE_ERROR;
    memcpy(tuple_items(vm, copy), tuple_items(vm, old), count * sizeof(value));
    tuple_items(vm, copy)[number] = item;
    error->extra[0] = copy;
    return VALUE_NONE;
}

#define UNICODE_ARGUMENT(name, number)                                                                                 \
    static value get_##name(struct vm *vm, value *arguments, uint32_t count) {                                         \
        (void)count;                                                                                                   \
        return unicode_argument(vm, arguments[0], number);                                                             \
    }                                                                                                                  \
    static value set_##name(struct vm *vm, value *arguments, uint32_t count) {                                         \
        (void)count;                                                                                                   \
        return unicode_assign(vm, arguments[0], number, arguments[1]);                                                 \
    }
UNICODE_ARGUMENT(unicode_encoding, 0)
UNICODE_ARGUMENT(unicode_object, 1)
UNICODE_ARGUMENT(unicode_start, 2)
UNICODE_ARGUMENT(unicode_end, 3)
UNICODE_ARGUMENT(unicode_reason, 4)

static const struct native_attribute unicode_attributes[] = {
    {"encoding", get_unicode_encoding, set_unicode_encoding, "exception encoding"},
    {"object", get_unicode_object, set_unicode_object, "exception object"},
    {"start", get_unicode_start, set_unicode_start, "exception start"},
    {"end", get_unicode_end, set_unicode_end, "exception end"},
    {"reason", get_unicode_reason, set_unicode_reason, "exception reason"},
    NATIVE_ATTRIBUTE_END};

/* Without an encoding; number 0, which no row of it has, is left out. */
static const struct native_attribute translate_attributes[] = {
    {"object", get_unicode_object, set_unicode_object, "exception object"},
    {"start", get_unicode_start, set_unicode_start, "exception start"},
    {"end", get_unicode_end, set_unicode_end, "exception end"},
    {"reason", get_unicode_reason, set_unicode_reason, "exception reason"},
    NATIVE_ATTRIBUTE_END};

static value refuse_setting(struct vm *vm, value *arguments, uint32_t count) {
    (void)arguments;
    (void)count;
    return raise_error(vm, TYPE_ATTRIBUTE_ERROR, "readonly attribute");
}

static const struct native_attribute group_attributes[] = {
    {"message", get_extra_0, refuse_setting, "exception message"},
    {"exceptions", get_extra_1, refuse_setting, "nested exceptions"},
    NATIVE_ATTRIBUTE_END};

const struct exception_definition exception_definitions[] = {
    {TYPE_BASE_EXCEPTION, base_methods, base_attributes, &base_init},
    {TYPE_BASE_EXCEPTION_GROUP, exception_group_methods, group_attributes, &base_init},
    {TYPE_SYSTEM_EXIT, NULL, exit_attributes, &value_init},
    {TYPE_STOP_ITERATION, NULL, stop_attributes, &value_init},
    {TYPE_IMPORT_ERROR, NULL, import_attributes, &import_init},
    {TYPE_NAME_ERROR, NULL, name_attributes, &name_init},
    {TYPE_ATTRIBUTE_ERROR, NULL, attribute_attributes, &attribute_init},
    {TYPE_OS_ERROR, NULL, os_attributes, &os_init},
    {TYPE_SYNTAX_ERROR, NULL, syntax_attributes, &syntax_init},
    {TYPE_UNICODE_DECODE_ERROR, NULL, unicode_attributes, &unicode_init},
    {TYPE_UNICODE_ENCODE_ERROR, NULL, unicode_attributes, &unicode_init},
    {TYPE_UNICODE_TRANSLATE_ERROR, NULL, translate_attributes, &unicode_init},
    {0, NULL, NULL, NULL},
};

/* --- creating ----------------------------------------------------------------------------------------------------- */

/* The subclasses of OSError by number (PEP 3151); the numbers are those of Linux, whatever the host counts. */
static const struct {
    uint8_t number;
    enum type_id type;
} os_errors[] = {
    {1, TYPE_PERMISSION_ERROR},           {2, TYPE_FILE_NOT_FOUND_ERROR}, {3, TYPE_PROCESS_LOOKUP_ERROR},
    {4, TYPE_INTERRUPTED_ERROR},          {10, TYPE_CHILD_PROCESS_ERROR}, {11, TYPE_BLOCKING_IO_ERROR},
    {13, TYPE_PERMISSION_ERROR},          {17, TYPE_FILE_EXISTS_ERROR},   {20, TYPE_NOT_A_DIRECTORY_ERROR},
    {21, TYPE_IS_A_DIRECTORY_ERROR},      {32, TYPE_BROKEN_PIPE_ERROR},   {103, TYPE_CONNECTION_ABORTED_ERROR},
    {104, TYPE_CONNECTION_RESET_ERROR},   {108, TYPE_BROKEN_PIPE_ERROR},  {110, TYPE_TIMEOUT_ERROR},
    {111, TYPE_CONNECTION_REFUSED_ERROR}, {114, TYPE_BLOCKING_IO_ERROR},  {115, TYPE_BLOCKING_IO_ERROR},
};

static struct type *os_error_type(struct vm *vm, struct type *type, uint32_t count, const value *arguments) {
    int64_t number;
    if (type != type_by_id(vm, TYPE_OS_ERROR) || count < 2 || count > 5 ||
        !value_is_integer(vm, value_unwrap(vm, arguments[0])) ||
        !int_to_int64(vm, value_unwrap(vm, arguments[0]), &number))
        return type;
    for (size_t i = 0; i < sizeof os_errors / sizeof os_errors[0]; i++)
        if (os_errors[i].number == number)
            return type_by_id(vm, os_errors[i].type);
    return type;
}

value exception_create(struct vm *vm, struct type *type, uint32_t count, const value *arguments, value keywords) {
    value tuple = count ? tuple_from_items(vm, arguments, count) : vm->empty_tuple;
    if (tuple == VALUE_ERROR)
        return VALUE_ERROR;
    if (type_is_subtype(vm, type, type_by_id(vm, TYPE_BASE_EXCEPTION_GROUP)))
        return exception_group_create(vm, type, tuple, keywords);
    if (type_is_subtype(vm, type, type_by_id(vm, TYPE_OS_ERROR)))
        type = os_error_type(vm, type, count, arguments);
    return exception_new(vm, type, tuple);
}

/* --- text --------------------------------------------------------------------------------------------------------- */

static value plain_text(struct vm *vm, value v) {
    value arguments = self_of(vm, v)->arguments;
    switch (tuple_count(vm, arguments)) {
    case 0:
        return vm->empty_str;
    case 1:
        return object_str(vm, tuple_items(vm, arguments)[0]);
    default:
        return object_repr(vm, arguments);
    }
}

static value os_text(struct vm *vm, value v) {
    const struct exception *self = self_of(vm, v);
    if (self->extra[0] == VALUE_NONE || self->extra[1] == VALUE_NONE)
        return plain_text(vm, v);
    value number = object_str(vm, self->extra[0]);
    value reason = number == VALUE_ERROR ? VALUE_ERROR : object_str(vm, self->extra[1]);
    if (reason == VALUE_ERROR)
        return VALUE_ERROR;
    if (self->extra[2] == VALUE_NONE)
        return str_format_c(vm, "[Errno %s] %s", str_text(vm, number), str_text(vm, reason));
    value filename = object_repr(vm, self->extra[2]);
    value other =
        filename == VALUE_ERROR || self->extra[3] == VALUE_NONE ? vm->empty_str : object_repr(vm, self->extra[3]);
    if (filename == VALUE_ERROR || other == VALUE_ERROR)
        return VALUE_ERROR;
    return str_format_c(vm, "[Errno %s] %s: %s%s%s", str_text(vm, number), str_text(vm, reason), str_text(vm, filename),
                        self->extra[3] == VALUE_NONE ? "" : " -> ", str_text(vm, other));
}

static value syntax_text(struct vm *vm, value v) {
    const struct exception *self = self_of(vm, v);
    value message = object_str(vm, self->extra[0]);
    value filename = tuple_item_or_none(vm, self->extra[1], 0), line = tuple_item_or_none(vm, self->extra[1], 1);
    if (message == VALUE_ERROR)
        return VALUE_ERROR;
    bool has_file = str_of(vm, filename), has_line = value_is_int(line);
    if (has_file && has_line) {
        const char *path = str_text(vm, filename), *slash = strrchr(path, '/');
        return str_format_c(vm, "%s (%s, line %lld)", str_text(vm, message), slash ? slash + 1 : path,
                            (long long)value_to_int(line));
    }
    if (has_line)
        return str_format_c(vm, "%s (line %lld)", str_text(vm, message), (long long)value_to_int(line));
    return message;
}

static value unicode_text(struct vm *vm, value v) {
    bool decoding = value_is_instance_of(vm, v, TYPE_UNICODE_DECODE_ERROR);
    bool translating = value_is_instance_of(vm, v, TYPE_UNICODE_TRANSLATE_ERROR);
    value encoding = unicode_argument(vm, v, 0), object = unicode_argument(vm, v, 1);
    value start = unicode_argument(vm, v, 2), end = unicode_argument(vm, v, 3), reason = unicode_argument(vm, v, 4);
    if (!value_is_int(start) || !value_is_int(end) || object == VALUE_NONE)
        return plain_text(vm, v);
    reason = object_str(vm, reason);
    encoding = reason == VALUE_ERROR ? VALUE_ERROR : object_str(vm, encoding);
    if (encoding == VALUE_ERROR)
        return VALUE_ERROR;
    int64_t first = value_to_int(start), last = value_to_int(end) - 1;
    char what[64], where[64], codec[96] = "can't translate";
    if (!translating)
        snprintf(codec, sizeof codec, "'%.60s' codec can't %s", str_text(vm, encoding), decoding ? "decode" : "encode");
    const uint8_t *bytes;
    uint32_t length;
    struct str *text = str_of(vm, object);
    bool single = last == first && first >= 0;
    if (single && decoding && bytes_view(vm, object, &bytes, &length) && first < length) {
        snprintf(what, sizeof what, "byte 0x%02x", bytes[first]);
    } else if (single && !decoding && text && first < text->length) {
        uint32_t point = str_read_code_point(vm, text, (uint32_t)first);
        snprintf(what, sizeof what,
                 point > 0xFFFF ? "character '\\U%08x'"
                 : point > 0xFF ? "character '\\u%04x'"
                                : "character '\\x%02x'",
                 point);
    } else {
        single = false;
        snprintf(what, sizeof what, decoding ? "bytes" : "characters");
    }
    if (single)
        snprintf(where, sizeof where, "%lld", (long long)first);
    else
        snprintf(where, sizeof where, "%lld-%lld", (long long)first, (long long)last);
    return str_format_c(vm, "%s %s in position %s: %s", codec, what, where, str_text(vm, reason));
}

static value key_text(struct vm *vm, value v) {
    value arguments = self_of(vm, v)->arguments;
    return tuple_count(vm, arguments) == 1 ? object_repr(vm, tuple_items(vm, arguments)[0]) : plain_text(vm, v);
}

static value group_text(struct vm *vm, value v) {
    const struct exception *self = self_of(vm, v);
    if (!str_of(vm, self->extra[0]) || !value_has_kind(vm, self->extra[1], KIND_TUPLE))
        return plain_text(vm, v);
    uint32_t count = tuple_count(vm, self->extra[1]);
    return str_format_c(vm, "%s (%u sub-exception%s)", str_text(vm, self->extra[0]), count, count == 1 ? "" : "s");
}

static const struct {
    enum type_id type;
    value (*text)(struct vm *vm, value v);
} special_texts[] = {
    {TYPE_KEY_ERROR, key_text},
    {TYPE_OS_ERROR, os_text},
    {TYPE_SYNTAX_ERROR, syntax_text},
    {TYPE_UNICODE_DECODE_ERROR, unicode_text},
    {TYPE_UNICODE_ENCODE_ERROR, unicode_text},
    {TYPE_UNICODE_TRANSLATE_ERROR, unicode_text},
    {TYPE_BASE_EXCEPTION_GROUP, group_text},
};

static value exception_str(struct vm *vm, value v) {
    for (size_t i = 0; i < sizeof special_texts / sizeof special_texts[0]; i++)
        if (value_is_instance_of(vm, v, special_texts[i].type))
            return special_texts[i].text(vm, v);
    return plain_text(vm, v);
}

static value exception_repr(struct vm *vm, value v) {
    value arguments = self_of(vm, v)->arguments;
    if (!vm_enter_native(vm))
        return VALUE_ERROR;
    bool one = tuple_count(vm, arguments) == 1;
    value inner = object_repr(vm, one ? tuple_items(vm, arguments)[0] : arguments);
    vm_leave_native(vm);
    if (inner == VALUE_ERROR)
        return VALUE_ERROR;
    struct str_builder text = {0};
    str_builder_add_c(vm, &text, value_type_name(vm, v));
    str_builder_add_c(vm, &text, one ? "(" : "");
    str_builder_add_str(vm, &text, inner);
    str_builder_add_c(vm, &text, one ? ")" : "");
    return str_builder_finish(vm, &text);
}

const struct kind_operations exception_operations = {.repr = exception_repr, .str = exception_str};

/* --- tracebacks, opaque to guests --------------------------------------------------------------------------------- */

static value traceback_line(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    const struct traceback *entry = object_of(vm, arguments[0]);
    struct code *code = code_by_ref(vm, entry->code);
    if (!code)
        return VALUE_ERROR;
    bool known = entry->instruction < code->instruction_count;
    return value_from_small_int(known ? code->positions[entry->instruction].line : code->first_line);
}

static const struct native_attribute traceback_attributes[] = {{"tb_lineno", traceback_line, NULL, "line number"},
                                                               NATIVE_ATTRIBUTE_END};

const struct kind_operations traceback_operations = {0};

const struct type_definition traceback_definition = {.name = "traceback",
                                                     .type_id = TYPE_TRACEBACK,
                                                     .kind = KIND_TRACEBACK,
                                                     .flags = DEFINITION_HIDDEN,
                                                     .attributes = traceback_attributes,
                                                     .operations = &traceback_operations,
                                                     .documentation = "Where an exception passed; opaque."};
