/* super: attribute lookup that begins after a class in the MRO. Without arguments it reads the class and the first
 * argument out of the frame that calls it. One that was made by __new__ alone has no class yet and finds nothing; an
 * instance of a guest's subclass has a super as its payload, which vm/attribute.c asks first. */
#include "../vm/interpreter.h"
#include "../vm/type.h"
#include "container.h"
#include "function.h"
#include "str.h"

/* --- looking up
 * --------------------------------------------------------------------------------------------------------- */

value super_find(struct vm *vm, const struct super *super, cage_ref name, bool bind) {
    if (super->object == VALUE_UNSET)
        return VALUE_UNSET;
    struct type *type = object_at(vm, super->object_type);
    const struct tuple *mro = object_at(vm, type->mro);
    uint32_t i = 0;
    while (i < mro->count && value_to_ref(mro->items[i]) != super->start_type)
        i++;
    for (i++; i < mro->count; i++) {
        const struct type *at = object_of(vm, mro->items[i]);
        value found = dict_get_name(vm, object_at(vm, at->dict), name);
        if (found == VALUE_UNSET)
            continue;
        if (!bind)
            return found;
        bool of_class =
            value_to_ref(super->object) == super->object_type && value_has_kind(vm, super->object, KIND_TYPE);
        return descriptor_bind(vm, found, of_class ? VALUE_UNSET : super->object, type);
    }
    return VALUE_UNSET;
}

/* --- construction
 * ------------------------------------------------------------------------------------------------------- */

/* The class of which `object` counts as an instance: its own, or itself for class methods; NULL with TypeError set. */
static struct type *check_object(struct vm *vm, struct type *start, value object) {
    if (value_has_kind(vm, object, KIND_TYPE) && type_is_subtype(vm, object_of(vm, object), start))
        return object_of(vm, object);
    struct type *type = value_type(vm, object);
    if (type_is_subtype(vm, type, start))
        return type;
    /* a proxy may say by __class__ what it stands for */
    value claim = object_find_attribute(vm, object, value_from_ref(vm->names[NAME_CLASS]));
    if (vm_failed(vm))
        return NULL;
    if (value_has_kind(vm, claim, KIND_TYPE) && type_is_subtype(vm, object_of(vm, claim), start))
        return object_of(vm, claim);
    bool is_class = value_has_kind(vm, object, KIND_TYPE);
    raise_type_error(vm, "super(type, obj): obj (%s %s) is not an instance or subtype of type (%s).",
                     is_class ? "type" : "instance of",
                     is_class ? type_name(vm, object_of(vm, object)) : type_name(vm, type), type_name(vm, start));
    return NULL;
}

/* A super without a class: __init__ gives it one. */
static value create_super(struct vm *vm, value *arguments, uint32_t count) {
    (void)arguments, (void)count;
    struct super *super = heap_allocate(vm, KIND_SUPER, vm->immediate_shapes[KIND_SUPER], sizeof *super);
    if (!super)
        return VALUE_ERROR;
    super->start_type = super->object_type = 0;
    super->object = VALUE_UNSET;
    return value_from_pointer(super);
}

static bool super_set(struct vm *vm, value self, struct type *start, value object) {
    struct type *type = NULL;
    if (object != VALUE_UNSET && !(type = check_object(vm, start, object)))
        return false;
    struct super *super = native_self(vm, self);
    super->start_type = ref_from_pointer(start);
    super->object_type = type ? ref_from_pointer(type) : 0;
    super->object = object;
    return true;
}

/* The cell of the frame's free variable __class__. */
static value class_of_frame(struct vm *vm, const struct frame *frame) {
    const struct code *code = frame->code;
    const struct function *function = frame->function ? object_at(vm, frame->function) : NULL;
    const struct tuple *closure = function && function->closure ? object_at(vm, function->closure) : NULL;
    for (uint32_t i = 0; closure && i < code->free_count && i < closure->count; i++) {
        if (code->free_names[i] != vm->names[NAME_CLASS] || !value_has_kind(vm, closure->items[i], KIND_CELL))
            continue;
        value class = ((const struct cell *)object_of(vm, closure->items[i]))->content;
        if (class == VALUE_UNSET)
            return raise_error(vm, TYPE_RUNTIME_ERROR, "super(): empty __class__ cell");
        if (!value_has_kind(vm, class, KIND_TYPE))
            return raise_error(vm, TYPE_RUNTIME_ERROR, "super(): __class__ is not a type (%s)",
                               value_type_name(vm, class));
        return class;
    }
    return raise_error(vm, TYPE_RUNTIME_ERROR, "super(): __class__ cell not found");
}

static value first_argument(struct vm *vm, const struct frame *frame) {
    const struct code *code = frame->code;
    if (!code->positional_count)
        return raise_error(vm, TYPE_RUNTIME_ERROR, "super(): no arguments");
    value first = frame->window[0];
    for (uint32_t i = 0; i < code->cell_count; i++)
        if (code->cell_registers[i] == 0 && value_has_kind(vm, first, KIND_CELL)) {
            first = ((const struct cell *)object_of(vm, first))->content;
            break;
        }
    if (first != VALUE_UNSET)
        return first;
    return raise_error(vm, TYPE_UNBOUND_LOCAL_ERROR,
                       "cannot access local variable '%s' where it is not associated with a value",
                       str_text(vm, value_from_ref(code->local_names[0])));
}

static value initialise_super(struct vm *vm, value *arguments, uint32_t count) {
    if (count > 1) {
        if (!value_has_kind(vm, arguments[1], KIND_TYPE))
            return raise_type_error(vm, "super() argument 1 must be type, not %s", value_type_name(vm, arguments[1]));
        value object = arguments[2] == VALUE_NONE ? VALUE_UNSET : arguments[2];
        return super_set(vm, arguments[0], object_of(vm, arguments[1]), object) ? VALUE_NONE : VALUE_ERROR;
    }
    if (!vm->frame_count)
        return raise_error(vm, TYPE_RUNTIME_ERROR, "super(): no current frame");
    const struct frame *frame = &vm->frames[vm->frame_count - 1];
    value object = first_argument(vm, frame);
    if (object == VALUE_ERROR)
        return VALUE_ERROR;
    value class = class_of_frame(vm, frame);
    bool made = class != VALUE_ERROR && super_set(vm, arguments[0], object_of(vm, class), object);
    return made ? VALUE_NONE : VALUE_ERROR;
}

static value construct_super(struct vm *vm, value *arguments, uint32_t count) {
    if (count > 1 && !value_has_kind(vm, arguments[1], KIND_TYPE)) /* in CPython, too, this way has words of its own */
        return raise_type_error(vm, "super() argument 1 must be a type, not %s", value_type_name(vm, arguments[1]));
    value super = create_super(vm, arguments, 1);
    if (super == VALUE_ERROR)
        return VALUE_ERROR;
    arguments[0] = super;
    return initialise_super(vm, arguments, count) == VALUE_ERROR ? VALUE_ERROR : super;
}

/* An unbound super in a class binds to the instance it is reached through; for a guest's subclass by calling that. */
value super_bind(struct vm *vm, value self, value instance) {
    const struct super *super = native_self(vm, self);
    if (instance == VALUE_UNSET || instance == VALUE_NONE || super->object != VALUE_UNSET || !super->start_type)
        return self;
    value start = value_from_ref(super->start_type);
    if (value_is_object(self) && object_kind(vm, self) != KIND_SUPER)
        return vm_call_2(vm, value_from_pointer(value_type(vm, self)), start, instance);
    value bound = create_super(vm, NULL, 0);
    return bound != VALUE_ERROR && super_set(vm, bound, object_of(vm, start), instance) ? bound : VALUE_ERROR;
}

static value super_get(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return super_bind(vm, arguments[0], arguments[1]);
}

static const struct native super_methods[] = {
    {"__get__", super_get, 2, 3, 0, 0, NULL, "Return an attribute of instance, which is of type owner."},
    NATIVE_END,
};

static value class_or_none(cage_ref type) { return type ? value_from_ref(type) : VALUE_NONE; }

static value super_get_this_class(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return class_or_none(((const struct super *)native_self(vm, arguments[0]))->start_type);
}

static value super_get_self_class(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return class_or_none(((const struct super *)native_self(vm, arguments[0]))->object_type);
}

static const struct native_attribute super_attributes[] = {
    {"__thisclass__", super_get_this_class, NULL, "the class invoking super()"},
    {"__self_class__", super_get_self_class, NULL, "the type of the instance invoking super(); may be None"},
    NATIVE_ATTRIBUTE_END,
};

static const struct native super_construct = {"super", construct_super, 1, 3, 0, 0, NULL, NULL};
static const struct native super_create = {"super", create_super, 1, 1, 0, 0, NULL, NULL};
static const struct native super_initialise = {"super", initialise_super, 1, 3, 0, 0, NULL, NULL};

const struct type_definition super_definition = {
    .name = "super",
    .type_id = TYPE_SUPER,
    .kind = KIND_SUPER,
    .flags = DEFINITION_SUBCLASSABLE,
    .methods = super_methods,
    .attributes = super_attributes,
    .construct = &super_construct,
    .create = &super_create,
    .initialise = &super_initialise,
    .documentation = "super() -> same as super(__class__, <first argument>)\nsuper(type) -> unbound super object\n"
                     "super(type, obj) -> bound super object; requires isinstance(obj, type)\n"
                     "super(type, type2) -> bound super object; requires issubclass(type2, type)",
};

static value super_repr(struct vm *vm, value self) {
    const struct super *super = object_of(vm, self);
    const char *start = super->start_type ? type_name(vm, object_at(vm, super->start_type)) : "NULL";
    if (super->object == VALUE_UNSET)
        return str_format_c(vm, "<super: <class '%s'>, NULL>", start);
    return str_format_c(vm, "<super: <class '%s'>, <%s object>>", start,
                        type_name(vm, object_at(vm, super->object_type)));
}

const struct kind_operations super_operations = {.repr = super_repr};
