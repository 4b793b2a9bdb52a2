/* What t"..." makes (PEP 750): Template and Interpolation of string.templatelib, as records. A Template holds the tuple
 * of its texts and the tuple of its interpolations, which is one shorter; both never change. */
#include "template.h"

#include "../vm/type.h"
#include "container.h"
#include "str.h"

enum { TEMPLATE_TEXTS, TEMPLATE_INTERPOLATIONS, TEMPLATE_COUNT };
enum {
    INTERPOLATION_VALUE,
    INTERPOLATION_EXPRESSION,
    INTERPOLATION_CONVERSION,
    INTERPOLATION_FORMAT,
    INTERPOLATION_COUNT
};
/* Of the iterator: `data` is twice the number of the next text, plus one when its interpolation is next. */
enum { ITERATOR_TEMPLATE, ITERATOR_COUNT };

static struct record *record_at(const struct vm *vm, value v) { return object_of(vm, value_unwrap(vm, v)); }

#define SELF (record_at(vm, arguments[0]))
#define NATIVE(name) static value name(struct vm *vm, value *arguments, uint32_t count)

/* --- interpolations ------------------------------------------------------------------------------------------------
 */

static value interpolation_new(struct vm *vm, const value *parts) {
    value v = type_make_library(vm, TYPE_INTERPOLATION) == VALUE_ERROR
                  ? VALUE_ERROR
                  : record_new(vm, TYPE_INTERPOLATION, INTERPOLATION_COUNT);
    if (v != VALUE_ERROR)
        memcpy(record_at(vm, v)->items, parts, INTERPOLATION_COUNT * sizeof *parts);
    return v;
}

value interpolation_make(struct vm *vm, const value *parts, uint32_t conversion) {
    static const char letters[] = " sra";
    value all[INTERPOLATION_COUNT] = {parts[0], parts[1], VALUE_NONE, parts[2]};
    if (conversion > 0 && conversion < 4)
        all[INTERPOLATION_CONVERSION] = vm->byte_strs[(unsigned char)letters[conversion]];
    return interpolation_new(vm, all);
}

/* Interpolation(value, expression='', conversion=None, format_spec='') */
NATIVE(create_interpolation) {
    (void)count;
    static const char *const names[] = {NULL, "expression", "conversion", "format_spec"};
    value parts[INTERPOLATION_COUNT] = {arguments[1], vm->empty_str, VALUE_NONE, vm->empty_str};
    for (uint32_t i = 1; i < INTERPOLATION_COUNT; i++) {
        value given = arguments[1 + i];
        if (given == VALUE_UNSET || (i == INTERPOLATION_CONVERSION && given == VALUE_NONE))
            continue;
        struct str *text = str_of(vm, given);
        if (!text)
            return raise_type_error(vm, "Interpolation() argument '%s' must be str, not %s", names[i],
                                    argument_type_name(vm, given));
        parts[i] = value_from_pointer(text);
    }
    value conversion = parts[INTERPOLATION_CONVERSION];
    if (conversion != VALUE_NONE && !str_equal_c(vm, conversion, "s") && !str_equal_c(vm, conversion, "r") &&
        !str_equal_c(vm, conversion, "a"))
        return raise_value_error(vm, "Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'");
    return interpolation_new(vm, parts);
}

#define PART_GETTER(symbol, part)                                                                                      \
    NATIVE(symbol) {                                                                                                   \
        (void)count;                                                                                                   \
        return SELF->items[part];                                                                                      \
    }
PART_GETTER(get_value, INTERPOLATION_VALUE)
PART_GETTER(get_expression, INTERPOLATION_EXPRESSION)
PART_GETTER(get_conversion, INTERPOLATION_CONVERSION)
PART_GETTER(get_format, INTERPOLATION_FORMAT)
PART_GETTER(get_strings, TEMPLATE_TEXTS)
PART_GETTER(get_interpolations, TEMPLATE_INTERPOLATIONS)

static value interpolation_repr(struct vm *vm, value self) {
    struct str_builder text = {0};
    str_builder_add_c(vm, &text, "Interpolation(");
    if (!vm_enter_native(vm))
        return VALUE_ERROR;
    for (uint32_t i = 0; i < INTERPOLATION_COUNT; i++) {
        value part = object_repr(vm, record_at(vm, self)->items[i]);
        if (part == VALUE_ERROR)
            break;
        str_builder_add_c(vm, &text, i ? ", " : "");
        str_builder_add_str(vm, &text, part);
    }
    vm_leave_native(vm);
    str_builder_add_c(vm, &text, ")");
    return vm_failed(vm) ? VALUE_ERROR : str_builder_finish(vm, &text);
}

/* --- templates -----------------------------------------------------------------------------------------------------
 */

value template_make(struct vm *vm, value texts, value interpolations) {
    value v = type_make_library(vm, TYPE_TEMPLATE) == VALUE_ERROR ? VALUE_ERROR
                                                                  : record_new(vm, TYPE_TEMPLATE, TEMPLATE_COUNT);
    if (v == VALUE_ERROR)
        return VALUE_ERROR;
    record_at(vm, v)->items[TEMPLATE_TEXTS] = texts;
    record_at(vm, v)->items[TEMPLATE_INTERPOLATIONS] = interpolations;
    return v;
}

/* Adds a text behind what is there: to the last text, or as a new one when an interpolation came last. */
static bool add_text(struct vm *vm, value texts, bool *follows_text, value text) {
    struct list *list = object_of(vm, texts);
    if (!*follows_text) {
        *follows_text = true;
        return list_append(vm, list, text);
    }
    value joined = str_concatenate(vm, list_items(vm, list)[list->count - 1], text);
    if (joined == VALUE_ERROR)
        return false;
    object_written(vm, &list->header);
    list_items(vm, list)[list->count - 1] = joined;
    return true;
}

static value template_from_lists(struct vm *vm, value texts, value interpolations) {
    value text_tuple = tuple_from_iterable(vm, texts);
    value other_tuple = text_tuple == VALUE_ERROR ? VALUE_ERROR : tuple_from_iterable(vm, interpolations);
    return other_tuple == VALUE_ERROR ? VALUE_ERROR : template_make(vm, text_tuple, other_tuple);
}

/* Template(*args): texts and interpolations in any order. */
NATIVE(create_template) {
    value texts = list_new(vm, 1), interpolations = list_new(vm, 0);
    bool follows_text = false;
    if (texts == VALUE_ERROR || interpolations == VALUE_ERROR)
        return VALUE_ERROR;
    for (uint32_t i = 1; i < count; i++) {
        struct str *text = str_of(vm, arguments[i]);
        bool added;
        if (text) {
            added = add_text(vm, texts, &follows_text, value_from_pointer(text));
        } else if (value_is_record(vm, arguments[i], TYPE_INTERPOLATION)) {
            added = (follows_text || add_text(vm, texts, &follows_text, vm->empty_str)) &&
                    list_append(vm, object_of(vm, interpolations), arguments[i]);
            follows_text = false;
        } else {
            return raise_type_error(vm, "Template.__new__ *args need to be of type 'str' or 'Interpolation', got %s",
                                    value_type_name(vm, arguments[i]));
        }
        if (!added || !vm_charge(vm, 1))
            return VALUE_ERROR;
    }
    if (!follows_text && !add_text(vm, texts, &follows_text, vm->empty_str))
        return VALUE_ERROR;
    return template_from_lists(vm, texts, interpolations);
}

NATIVE(get_values) {
    (void)count;
    value interpolations = SELF->items[TEMPLATE_INTERPOLATIONS];
    uint32_t length = tuple_count(vm, interpolations);
    value values = length ? tuple_new(vm, length) : vm->empty_tuple;
    if (values == VALUE_ERROR || !vm_charge(vm, length / 8))
        return VALUE_ERROR;
    for (uint32_t i = 0; i < length; i++)
        tuple_items(vm, values)[i] = record_at(vm, tuple_items(vm, interpolations)[i])->items[INTERPOLATION_VALUE];
    return values;
}

static value template_repr(struct vm *vm, value self) {
    if (!vm_enter_native(vm))
        return VALUE_ERROR;
    value strings = object_repr(vm, record_at(vm, self)->items[TEMPLATE_TEXTS]);
    value others =
        strings == VALUE_ERROR ? VALUE_ERROR : object_repr(vm, record_at(vm, self)->items[TEMPLATE_INTERPOLATIONS]);
    vm_leave_native(vm);
    if (others == VALUE_ERROR)
        return VALUE_ERROR;
    struct str_builder text = {0};
    str_builder_add_c(vm, &text, "Template(strings=");
    str_builder_add_str(vm, &text, strings);
    str_builder_add_c(vm, &text, ", interpolations=");
    str_builder_add_str(vm, &text, others);
    str_builder_add_c(vm, &text, ")");
    return str_builder_finish(vm, &text);
}

static bool is_template(const struct vm *vm, value v) { return value_is_record(vm, v, TYPE_TEMPLATE); }

static value concatenate(struct vm *vm, enum binary_operator operator, value left, value right) {
    if (operator!= OPERATOR_ADD)
        return VALUE_NOT_IMPLEMENTED;
    if (!is_template(vm, left))
        return VALUE_NOT_IMPLEMENTED;
    if (!is_template(vm, right))
        return raise_type_error(vm,
                                "can only concatenate string.templatelib.Template (not \"%s\") to "
                                "string.templatelib.Template",
                                value_type_name(vm, right));
    value texts = list_from_iterable(vm, record_at(vm, left)->items[TEMPLATE_TEXTS]);
    value others = texts == VALUE_ERROR ? VALUE_ERROR
                                        : list_from_iterable(vm, record_at(vm, left)->items[TEMPLATE_INTERPOLATIONS]);
    if (others == VALUE_ERROR)
        return VALUE_ERROR;
    value more = record_at(vm, right)->items[TEMPLATE_TEXTS];
    bool follows_text = true;
    for (uint32_t i = 0; i < tuple_count(vm, more); i++) {
        if (!vm_charge(vm, 1) || !add_text(vm, texts, &follows_text, tuple_items(vm, more)[i]))
            return VALUE_ERROR;
        follows_text = false;
    }
    if (!list_extend(vm, object_of(vm, others), record_at(vm, right)->items[TEMPLATE_INTERPOLATIONS]))
        return VALUE_ERROR;
    return template_from_lists(vm, texts, others);
}

/* --- iteration -----------------------------------------------------------------------------------------------------
 */

static value template_iterate(struct vm *vm, value self) {
    value v = type_make_library(vm, TYPE_TEMPLATE_ITERATOR) == VALUE_ERROR
                  ? VALUE_ERROR
                  : record_new(vm, TYPE_TEMPLATE_ITERATOR, ITERATOR_COUNT);
    if (v == VALUE_ERROR)
        return VALUE_ERROR;
    record_at(vm, v)->items[ITERATOR_TEMPLATE] = self;
    record_at(vm, v)->data = 0;
    return v;
}

static value iterator_itself(struct vm *vm, value self) {
    (void)vm;
    return self;
}

/* Texts that are not empty, and interpolations. */
static value iterator_next(struct vm *vm, value self) {
    struct record *iterator = record_at(vm, self);
    const struct record *template = record_at(vm, iterator->items[ITERATOR_TEMPLATE]);
    value texts = template->items[TEMPLATE_TEXTS], others = template->items[TEMPLATE_INTERPOLATIONS];
    for (;;) {
        uint32_t index = iterator->data / 2;
        bool is_text = iterator->data % 2 == 0;
        if (index >= tuple_count(vm, is_text ? texts : others))
            return VALUE_STOP;
        iterator->data++;
        value item = tuple_items(vm, is_text ? texts : others)[index];
        if (!is_text || str_of(vm, item)->byte_length > 0)
            return item;
    }
}

/* --- definitions ---------------------------------------------------------------------------------------------------
 */

static const struct native_attribute interpolation_attributes[] = {
    {"value", get_value, NULL, "Value"},
    {"expression", get_expression, NULL, "Expression"},
    {"conversion", get_conversion, NULL, "Conversion"},
    {"format_spec", get_format, NULL, "Format specifier"},
    NATIVE_ATTRIBUTE_END,
};

static const struct native_attribute template_attributes[] = {
    {"strings", get_strings, NULL, "Strings"},
    {"interpolations", get_interpolations, NULL, "Interpolations"},
    {"values", get_values, NULL, "Values of interpolations"},
    NATIVE_ATTRIBUTE_END,
};

static const struct native interpolation_create = {
    "Interpolation", create_interpolation, 2, 5, 0, 0, "value expression conversion format_spec", NULL};
static const struct native template_create = {"Template", create_template, 1, 1, 0, NATIVE_VARIADIC, NULL, NULL};
static const struct kind_operations interpolation_operations = {.repr = interpolation_repr};
static const struct kind_operations template_operations = {
    .binary = concatenate,
    .operators = 1u << OPERATOR_ADD,
    .repr = template_repr,
    .iterate = template_iterate,
};
static const struct kind_operations iterator_operations = {.iterate = iterator_itself, .next = iterator_next};

const struct type_definition interpolation_definition = {
    .name = "string.templatelib.Interpolation",
    .type_id = TYPE_INTERPOLATION,
    .kind = KIND_RECORD,
    .flags = DEFINITION_LIBRARY | DEFINITION_GENERIC,
    .attributes = interpolation_attributes,
    .create = &interpolation_create,
    .operations = &interpolation_operations,
    .documentation = "Interpolation object",
};

const struct type_definition template_definition = {
    .name = "string.templatelib.Template",
    .type_id = TYPE_TEMPLATE,
    .kind = KIND_RECORD,
    .flags = DEFINITION_LIBRARY | DEFINITION_GENERIC,
    .attributes = template_attributes,
    .create = &template_create,
    .operations = &template_operations,
    .documentation = "Template object",
};

const struct type_definition template_iterator_definition = {
    .name = "string.templatelib.TemplateIter",
    .type_id = TYPE_TEMPLATE_ITERATOR,
    .kind = KIND_RECORD,
    .flags = DEFINITION_LIBRARY,
    .operations = &iterator_operations,
};
