/* The membrane: objects of the host in a script. A class of the host is a list of attributes and methods; an object is
 * a place in the host's table. Scripts see a constructor that they can call and objects with what is on the list; there
 * is nothing behind either that Python's introspection could look at. */
#include "api_host.h"

#include "../builtins/container.h"
#include "../builtins/number.h"
#include "../builtins/str.h"
#include "../compiler/compile.h"
#include "allocator.h"
#include "host_object.h"
#include "interpreter.h"
#include "type.h"

#include <stdio.h>

#define MEMBERS_MAXIMUM 1024

/* --- members
 * ----------------------------------------------------------------------------------------------------------- */

/* NULL: no such member, which is reported, and AttributeError is set. */
static struct host_member *member_find(struct vm *vm, const pn_class *class, cage_ref name) {
    const struct str *str = object_at(vm, name);
    for (size_t i = 0; i < class->member_count; i++) {
        const char *known = class->members[i].name;
        if (strlen(known) == str->byte_length && memcmp(known, str_data(vm, str), str->byte_length) == 0)
            return (struct host_member *)&class->members[i];
    }
    guard_report(vm, AUDIT_HOST_ACCESS_REFUSED, str_data(vm, str), str->byte_length,
                 "the object of the host has no such attribute on its list");
    raise_error(vm, TYPE_ATTRIBUTE_ERROR, "the host object '%s' has no attribute '%s'", class->name,
                str_text(vm, value_from_ref(name)));
    return NULL;
}

static bool refuse_access(struct vm *vm, const pn_class *class, const struct host_member *member, const char *what) {
    guard_report(vm, AUDIT_HOST_ACCESS_REFUSED, member->name, strlen(member->name), what);
    raise_error(vm, TYPE_ATTRIBUTE_ERROR, "attribute '%s' of the host object '%s' cannot be %s", member->name,
                class->name, what);
    return false;
}

/* A method keeps its object and its place on the list; both are checked again when it is called. */
static value method_new(struct vm *vm, value object, const pn_class *class, const struct host_member *member) {
    value parts[2] = {object, value_from_small_int((int64_t)(member - class->members))};
    value self = tuple_from_items(vm, parts, 2);
    return self == VALUE_ERROR ? VALUE_ERROR : native_function_new(vm, HOST_NATIVE_METHOD, self, 0);
}

value host_object_load(struct vm *vm, value object, cage_ref name) {
    const struct host_entry *entry = host_entry_of(vm, object);
    if (entry == NULL)
        return VALUE_ERROR;
    if (entry->kind != HOST_ENTRY_OBJECT)
        return raise_error(vm, TYPE_SYSTEM_ERROR, "no such host object");
    pn_class *class = entry->class;
    void *data = entry->data;
    struct host_member *member = member_find(vm, class, name);
    if (member == NULL)
        return VALUE_ERROR;
    if (member->call != NULL)
        return method_new(vm, object, class, member);
    if (member->get == NULL)
        return refuse_access(vm, class, member, "read"), VALUE_ERROR;
    if (!host_grant_use(vm, &member->grant, class->name, member->name, NULL, 0, VALUE_UNSET))
        return VALUE_ERROR;
    guard_report_allowed(vm, AUDIT_HOST_ACCESS_ALLOWED, member->name, strlen(member->name), "read", NULL);
    return host_call(vm, NULL, member->get, data, NULL, 0, VALUE_UNSET);
}

bool host_object_store(struct vm *vm, value object, cage_ref name, value item) {
    const struct host_entry *entry = host_entry_of(vm, object);
    if (entry == NULL)
        return false;
    if (entry->kind != HOST_ENTRY_OBJECT) {
        raise_error(vm, TYPE_SYSTEM_ERROR, "no such host object");
        return false;
    }
    pn_class *class = entry->class;
    void *data = entry->data;
    struct host_member *member = member_find(vm, class, name);
    if (member == NULL)
        return false;
    if (item == VALUE_UNSET || member->set == NULL)
        return refuse_access(vm, class, member, item == VALUE_UNSET ? "deleted" : "set");
    if (!host_grant_use(vm, &member->grant, class->name, member->name, &item, 1, VALUE_UNSET))
        return false;
    guard_report_allowed(vm, AUDIT_HOST_ACCESS_ALLOWED, member->name, strlen(member->name), "set", NULL);
    return host_call(vm, NULL, member->set, data, &item, 1, VALUE_UNSET) != VALUE_ERROR;
}

value host_object_names(struct vm *vm, value object) {
    const struct host_entry *entry = host_entry_of(vm, object);
    value list = entry == NULL ? VALUE_ERROR : list_new(vm, 0);
    const pn_class *class = entry != NULL && entry->kind == HOST_ENTRY_OBJECT ? entry->class : NULL;
    for (size_t i = 0; class != NULL && i < class->member_count && list != VALUE_ERROR; i++) {
        value name = str_intern_c(vm, class->members[i].name, strlen(class->members[i].name));
        if (name == VALUE_ERROR || !vm_charge(vm, 1) || !list_append(vm, object_of(vm, list), name))
            return VALUE_ERROR;
    }
    return list;
}

/* --- calls
 * -------------------------------------------------------------------------------------------------------------- */

value host_method_call(struct vm *vm, value *arguments, uint32_t count) {
    bool is_pair = value_has_kind(vm, arguments[0], KIND_TUPLE) && tuple_count(vm, arguments[0]) == 2;
    const struct host_entry *entry = host_entry_of(vm, is_pair ? tuple_items(vm, arguments[0])[0] : VALUE_NONE);
    if (entry == NULL)
        return VALUE_ERROR;
    int64_t place = -1;
    bool is_place = int_to_int64(vm, tuple_items(vm, arguments[0])[1], &place);
    pn_class *class = entry->class;
    void *data = entry->data;
    if (!is_place || entry->kind != HOST_ENTRY_OBJECT || place < 0 || (size_t)place >= class->member_count ||
        class->members[place].call == NULL)
        return raise_error(vm, TYPE_SYSTEM_ERROR, "no such host method");
    struct host_member *member = &class->members[place];
    if (!host_grant_use(vm, &member->grant, class->name, member->name, arguments + 1, count - 1, arguments[count]))
        return VALUE_ERROR;
    return host_call(vm, NULL, member->call, data, arguments + 1, count - 1, arguments[count]);
}

value host_construct(struct vm *vm, pn_class *class, value *arguments, uint32_t count) {
    if (class->construct == NULL)
        return raise_type_error(vm, "cannot create '%s' instances", class->name);
    if (!host_grant_use(vm, &class->grant, class->name, NULL, arguments + 1, count - 1, arguments[count]))
        return VALUE_ERROR;
    return host_call(vm, class->construct, NULL, class->user_data, arguments + 1, count - 1, arguments[count]);
}

/* --- names
 * -------------------------------------------------------------------------------------------------------------- */

/* For messages: says nothing about dead ones. */
static const struct host_entry *entry_quietly(const struct vm *vm, value object) {
    const pn_vm *pn = api_of(vm);
    if (pn == NULL || !value_has_kind(vm, object, KIND_HOST_OBJECT))
        return NULL;
    const struct host_object *guest = object_of(vm, object);
    uint32_t handle = guest->handle;
    bool lives = handle < pn->entry_count && pn->host_entries[handle].generation == guest->generation;
    return lives ? &pn->host_entries[handle] : NULL;
}

const char *host_object_class_name(const struct vm *vm, value object) {
    const struct host_entry *entry = entry_quietly(vm, object);
    return entry != NULL && entry->kind == HOST_ENTRY_OBJECT ? entry->class->name : "host_object";
}

static pn_class *class_of_function(const struct vm *vm, value function) {
    if (!value_has_kind(vm, function, KIND_NATIVE_FUNCTION))
        return NULL;
    const struct host_entry *entry = entry_quietly(vm, ((const struct native_function *)object_of(vm, function))->self);
    return entry != NULL && entry->kind == HOST_ENTRY_CLASS ? entry->class : NULL;
}

bool value_is_host_class(const struct vm *vm, value function) { return class_of_function(vm, function) != NULL; }

/* --- classes as bases
 * ---------------------------------------------------------------------------------------------------- */

/* An instance of a guest's subclass holds the object in a slot that has no name any more once the class is made:
 * scripts can neither see nor replace it, only the functions here have the slot's descriptor. It is the class's only
 * slot, so it is slot 0 of every instance. */
#define HELD_SLOT 0

static const char base_source[] =
    "def make(name, construct, attributes, methods):\n"
    "    def held(self):\n"
    "        try: return get(self)\n"
    "        except AttributeError: pass\n"
    "        raise AttributeError(f'{name}.__init__() has not been called')\n"
    "    def attribute(member):\n"
    "        def read(self): return getattr(held(self), member)\n"
    "        def write(self, value): setattr(held(self), member, value)\n"
    "        return property(read, write)\n"
    "    def method(member):\n"
    "        def call(self, *arguments, **keywords): return getattr(held(self), member)(*arguments, **keywords)\n"
    "        call.__name__ = member\n"
    "        call.__qualname__ = f'{name}.{member}'\n"
    "        return call\n"
    "    def __init__(self, *arguments, **keywords): hold(self, construct(*arguments, **keywords))\n"
    "    body = {member: attribute(member) for member in attributes}\n"
    "    body.update({member: method(member) for member in methods})\n"
    "    body['__init__'] = __init__\n"
    "    hidden = 'held'\n"
    "    while hidden in body: hidden += '_'\n"
    "    body['__slots__'] = (hidden, '__dict__', '__weakref__')\n"
    "    made = type(name, (), body)\n"
    "    slot = getattr(made, hidden)\n"
    "    get, hold = slot.__get__, slot.__set__\n"
    "    delattr(made, hidden)\n"
    "    del made.__slots__\n"
    "    return made\n";

/* The names of the class's methods, or of its attributes. */
static value member_names(struct vm *vm, const pn_class *class, bool methods) {
    value list = list_new(vm, 0);
    for (size_t i = 0; i < class->member_count && list != VALUE_ERROR; i++) {
        if ((class->members[i].call != NULL) != methods)
            continue;
        value name = str_intern_c(vm, class->members[i].name, strlen(class->members[i].name));
        if (name == VALUE_ERROR || !list_append(vm, object_of(vm, list), name))
            return VALUE_ERROR;
    }
    return list;
}

static value base_make(struct vm *vm, const pn_class *class, value function) {
    value names = dict_new(vm);
    value code = names == VALUE_ERROR
                     ? VALUE_ERROR
                     : compile_source(vm, base_source, strlen(base_source), "<class of the host>", COMPILE_EXEC, false);
    if (code == VALUE_ERROR ||
        interpreter_run_with(vm, value_to_ref(code), object_of(vm, names), VALUE_UNSET, vm->builtins) == VALUE_ERROR)
        return VALUE_ERROR;
    value make = dict_get_c(vm, object_of(vm, names), "make");
    value arguments[4] = {str_from_c(vm, class->name), function, member_names(vm, class, false),
                          member_names(vm, class, true)};
    for (int i = 0; i < 4; i++)
        if (arguments[i] == VALUE_ERROR)
            return VALUE_ERROR;
    value base = make == VALUE_UNSET ? VALUE_ERROR : vm_call(vm, make, 4, arguments);
    if (base != VALUE_ERROR && !value_has_kind(vm, base, KIND_TYPE))
        return raise_error(vm, TYPE_SYSTEM_ERROR, "the class of the host could not be made");
    return base;
}

value host_class_base(struct vm *vm, value function) {
    pn_class *class = class_of_function(vm, function);
    if (class == NULL || !class->subclassable)
        return raise_type_error(vm, "'%s' is a class of the host: it can be called, but not be a base",
                                class != NULL ? class->name : "host_object");
    if (class->base == 0) {
        value base = base_make(vm, class, function);
        if (base == VALUE_ERROR)
            return VALUE_ERROR;
        class->base = value_to_ref(base);
    }
    return value_from_ref(class->base);
}

/* What an instance of a guest's subclass of this class holds; any other value stands for itself. */
static value held_object(struct vm *vm, const pn_class *class, value v) {
    if (class->base == 0 || !value_has_kind(vm, v, KIND_INSTANCE) ||
        !type_is_subtype(vm, value_type(vm, v), object_at(vm, class->base)))
        return v;
    return ((const struct instance *)object_of(vm, v))->slots[HELD_SLOT];
}

/* --- the public functions
 * ------------------------------------------------------------------------------------------------ */

static bool member_is_valid(const pn_member *member) {
    bool is_attribute = member->get != NULL || member->set != NULL;
    return member->name != NULL && strlen(member->name) < HOST_NAME_SIZE &&
           name_is_identifier(member->name, strlen(member->name)) && is_attribute != (member->call != NULL);
}

static bool definition_is_valid(const pn_class_definition *definition) {
    if (definition->size != sizeof *definition || definition->name == NULL ||
        definition->member_count > MEMBERS_MAXIMUM || (definition->member_count > 0 && definition->members == NULL) ||
        strlen(definition->name) >= HOST_NAME_SIZE || !name_is_identifier(definition->name, strlen(definition->name)))
        return false;
    for (size_t i = 0; i < definition->member_count; i++)
        if (!member_is_valid(&definition->members[i]))
            return false;
    return true;
}

pn_status pn_class_new(pn_vm *pn, const pn_class_definition *definition, pn_class **result) {
    if (pn == NULL || definition == NULL || result == NULL)
        return PN_ERROR_ARGUMENT;
    *result = NULL;
    API_ENTER(pn);
    if (!definition_is_valid(definition))
        return api_fail(pn, PN_ERROR_ARGUMENT,
                        "the class or one of its members has no valid name, or a member is neither "
                        "an attribute nor a method, or both");
    pn_class *class = trusted_allocate(&pn->vm, sizeof *class + definition->member_count * sizeof class->members[0]);
    if (class == NULL)
        return api_leave_failed(pn);
    *class = (pn_class){.pn = pn,
                        .next = pn->classes,
                        .construct = definition->construct,
                        .user_data = definition->user_data,
                        .release = definition->release,
                        .subclassable = definition->subclassable && definition->construct != NULL,
                        .member_count = definition->member_count};
    snprintf(class->name, sizeof class->name, "%s", definition->name);
    host_grant_find(pn, &class->grant, class->name, NULL);
    for (size_t i = 0; i < definition->member_count; i++) {
        const pn_member *member = &definition->members[i];
        class->members[i] = (struct host_member){.get = member->get, .set = member->set, .call = member->call};
        snprintf(class->members[i].name, HOST_NAME_SIZE, "%s", member->name);
        host_grant_find(pn, &class->members[i].grant, class->name, member->name);
    }
    pn->classes = class;
    *result = class;
    return api_leave(pn, PN_OK);
}

pn_status pn_new_object(pn_vm *pn, pn_class *class, void *object, pn_value *result) {
    if (pn == NULL || class == NULL || result == NULL || class->pn != pn)
        return PN_ERROR_ARGUMENT;
    API_ENTER(pn);
    struct host_entry wanted = {
        .kind = HOST_ENTRY_OBJECT, .run = pn->running ? pn->vm.run_number : 0, .class = class, .data = object};
    const struct host_entry *entry = host_entry_for(pn, &wanted);
    return api_leave_value(pn, entry != NULL ? value_from_ref(entry->guest) : VALUE_ERROR, result);
}

pn_status pn_new_class(pn_vm *pn, pn_class *class, pn_value *result) {
    if (pn == NULL || class == NULL || result == NULL || class->pn != pn)
        return PN_ERROR_ARGUMENT;
    API_ENTER(pn);
    struct host_entry wanted = {.kind = HOST_ENTRY_CLASS, .class = class};
    const struct host_entry *entry = host_entry_for(pn, &wanted);
    value v = entry != NULL ? native_function_new(&pn->vm, HOST_NATIVE_FUNCTION, value_from_ref(entry->guest), 0)
                            : VALUE_ERROR;
    return api_leave_value(pn, v, result);
}

pn_status pn_env_set_class(pn_env *env, pn_class *class) {
    pn_scope scope;
    pn_value handle;
    if (env == NULL || class == NULL || class->pn != env->vm)
        return PN_ERROR_ARGUMENT;
    pn_status status = pn_scope_open(env->vm, &scope);
    if (status != PN_OK)
        return status;
    status = pn_new_class(env->vm, class, &handle);
    if (status == PN_OK)
        status = pn_env_set(env, class->name, handle);
    pn_scope_close(env->vm, scope);
    return status;
}

pn_status pn_get_object(pn_vm *pn, pn_value handle, const pn_class *class, void **object) {
    if (pn == NULL || class == NULL || object == NULL)
        return PN_ERROR_ARGUMENT;
    *object = NULL;
    API_ENTER(pn);
    value v = handle_get(pn, handle);
    const struct host_entry *entry = v != VALUE_UNSET ? entry_quietly(&pn->vm, held_object(&pn->vm, class, v)) : NULL;
    if (entry == NULL || entry->kind != HOST_ENTRY_OBJECT || entry->class != class)
        return api_fail(pn, PN_ERROR_TYPE, "the value is no living object of class '%s'", class->name);
    *object = entry->data;
    return api_leave(pn, PN_OK);
}

pn_status pn_object_end(pn_vm *pn, const pn_class *class, const void *object) {
    if (pn == NULL || class == NULL || class->pn != pn)
        return PN_ERROR_ARGUMENT;
    API_ENTER(pn);
    if (!host_object_end(pn, class, object))
        return api_fail(pn, PN_ERROR_NOT_FOUND, "the VM has no such object of class '%s'", class->name);
    return api_leave(pn, PN_OK);
}
