/* The table of what the host handed over, whether the policy grants it, and what ends with a run. The guest holds a
 * number and a generation; both are checked here at each use. */
#include "api_host.h"

#include "../builtins/container.h"
#include "../builtins/number.h"
#include "../builtins/str.h"
#include "allocator.h"
#include "heap_internal.h"

#include <stdio.h>

/* Calls with more arguments cannot be checked by rules, so a grant with rules refuses them. */
#define ARGUMENTS_MAXIMUM 64
#define ARGUMENTS_TEXT_SIZE 512
#define FIRST_CAPACITY 16

/* --- entries
 * ----------------------------------------------------------------------------------------------------------- */

static uint32_t bucket_of(const pn_vm *pn, const struct host_entry *entry) {
    uint64_t key =
        (uintptr_t)entry->call * UINT64_C(0x9E3779B97F4A7C15) ^ (uintptr_t)entry->data ^ (uintptr_t)entry->class;
    return (uint32_t)((key * UINT64_C(0xD6E8FEB86659FD93)) >> 40) & (pn->entry_capacity - 1);
}

static void chain_add(pn_vm *pn, uint32_t place) {
    uint32_t bucket = bucket_of(pn, &pn->host_entries[place]);
    pn->host_entries[place].next = pn->entry_buckets[bucket];
    pn->entry_buckets[bucket] = place + 1;
}

static void chain_remove(pn_vm *pn, uint32_t place) {
    uint32_t *link = &pn->entry_buckets[bucket_of(pn, &pn->host_entries[place])];
    while (*link != 0 && *link != place + 1)
        link = &pn->host_entries[*link - 1].next;
    if (*link != 0)
        *link = pn->host_entries[place].next;
}

static bool entries_grow(pn_vm *pn) {
    uint32_t old = pn->entry_capacity, capacity = old == 0 ? FIRST_CAPACITY : old * 2;
    if (capacity <= old)
        return false;
    uint32_t *buckets = trusted_allocate(&pn->vm, (size_t)capacity * sizeof *buckets);
    if (buckets == NULL)
        return false;
    struct host_entry *entries = trusted_reallocate(&pn->vm, pn->host_entries, (size_t)old * sizeof *entries,
                                                    (size_t)capacity * sizeof *entries);
    if (entries == NULL) {
        trusted_free(&pn->vm, buckets, (size_t)capacity * sizeof *buckets);
        return false;
    }
    memset(entries + old, 0, (size_t)(capacity - old) * sizeof *entries);
    memset(buckets, 0, (size_t)capacity * sizeof *buckets);
    if (pn->entry_buckets != NULL)
        trusted_free(&pn->vm, pn->entry_buckets, (size_t)old * sizeof *buckets);
    pn->host_entries = entries;
    pn->entry_buckets = buckets;
    pn->entry_capacity = capacity;
    for (uint32_t place = 0; place < pn->entry_count; place++)
        if (entries[place].kind != HOST_ENTRY_FREE)
            chain_add(pn, place);
    return true;
}

static bool entry_is(const struct host_entry *entry, const struct host_entry *wanted) {
    return entry->kind == wanted->kind && entry->call == wanted->call && entry->data == wanted->data &&
           entry->class == wanted->class && entry->run == wanted->run && strcmp(entry->name, wanted->name) == 0;
}

/* An object that lives longer than the run stands for itself in it, too. */
static struct host_entry *entry_find(pn_vm *pn, const struct host_entry *wanted) {
    struct host_entry lasting = *wanted;
    lasting.run = 0;
    if (pn->entry_capacity == 0)
        return NULL;
    for (uint32_t at = pn->entry_buckets[bucket_of(pn, wanted)]; at != 0; at = pn->host_entries[at - 1].next)
        if (entry_is(&pn->host_entries[at - 1], wanted) || entry_is(&pn->host_entries[at - 1], &lasting))
            return &pn->host_entries[at - 1];
    return NULL;
}

struct host_entry *host_entry_for(pn_vm *pn, const struct host_entry *wanted) {
    struct vm *vm = &pn->vm;
    struct host_entry *found = entry_find(pn, wanted);
    if (found != NULL)
        return found;
    if (pn->free_entry == 0 && pn->entry_count == pn->entry_capacity && !entries_grow(pn))
        return NULL;
    struct host_object *guest =
        heap_allocate(vm, KIND_HOST_OBJECT, vm->immediate_shapes[KIND_HOST_OBJECT], sizeof *guest);
    if (guest == NULL)
        return NULL;
    uint32_t place = pn->free_entry != 0 ? pn->free_entry - 1 : pn->entry_count++;
    struct host_entry *entry = &pn->host_entries[place];
    uint32_t generation = entry->generation + 1;
    if (pn->free_entry != 0)
        pn->free_entry = entry->next;
    *entry = *wanted;
    entry->generation = generation;
    entry->guest = ref_from_pointer(guest);
    guest->handle = place;
    guest->generation = generation;
    chain_add(pn, place);
    return entry;
}

static void entry_end(pn_vm *pn, uint32_t place) {
    struct host_entry *entry = &pn->host_entries[place];
    void (*release)(void *object) = entry->kind == HOST_ENTRY_OBJECT ? entry->class->release : NULL;
    void *object = entry->data;
    chain_remove(pn, place);
    *entry = (struct host_entry){.kind = HOST_ENTRY_FREE, .generation = entry->generation, .next = pn->free_entry};
    pn->free_entry = place + 1;
    if (release != NULL) {
        pn->notices++;
        release(object);
        pn->notices--;
    }
}

struct host_entry *host_entry_of(struct vm *vm, value object) {
    const pn_vm *pn = api_of(vm);
    if (value_has_kind(vm, object, KIND_HOST_OBJECT)) {
        const struct host_object *guest = object_of(vm, object);
        uint32_t handle = guest->handle, generation = guest->generation;
        if (handle < pn->entry_count && pn->host_entries[handle].kind != HOST_ENTRY_FREE &&
            pn->host_entries[handle].generation == generation)
            return &pn->host_entries[handle];
    }
    static const char text[] = "this belonged to the host in a run that has ended, and is dead";
    guard_report(vm, AUDIT_HOST_ACCESS_REFUSED, "host object", strlen("host object"), text);
    raise_error(vm, TYPE_REFERENCE_ERROR, "%s", text);
    return NULL;
}

/* --- runs
 * -------------------------------------------------------------------------------------------------------------- */

void host_run_begin(pn_vm *pn) {
    for (uint32_t place = 0; place < pn->entry_count; place++)
        pn->host_entries[place].grant.uses = 0;
    for (pn_class *class = pn->classes; class != NULL; class = class->next) {
        class->grant.uses = 0;
        for (size_t i = 0; i < class->member_count; i++)
            class->members[i].grant.uses = 0;
    }
}

/* Releasing may not use the VM, so the table does not change under the loop. */
void host_run_end(pn_vm *pn) {
    if (guard_point_disabled(GUARD_HOST_LIFETIME))
        return;
    for (uint32_t place = 0; place < pn->entry_count; place++)
        if (pn->host_entries[place].kind != HOST_ENTRY_FREE && pn->host_entries[place].run != 0)
            entry_end(pn, place);
}

void host_seal(pn_vm *pn) {
    for (uint32_t place = 0; place < pn->entry_count; place++)
        pn->host_entries[place].sealed = pn->host_entries[place].kind != HOST_ENTRY_FREE;
}

void host_cut(pn_vm *pn) {
    for (uint32_t place = 0; place < pn->entry_count; place++)
        if (pn->host_entries[place].kind != HOST_ENTRY_FREE && !pn->host_entries[place].sealed)
            entry_end(pn, place);
}

void host_end_all(pn_vm *pn) {
    for (uint32_t place = 0; place < pn->entry_count; place++)
        if (pn->host_entries[place].kind != HOST_ENTRY_FREE)
            entry_end(pn, place);
}

void host_stop(pn_vm *pn) {
    while (pn->classes != NULL) {
        pn_class *class = pn->classes;
        pn->classes = class->next;
        allocator_free(class);
    }
    allocator_free(pn->host_entries);
    allocator_free(pn->entry_buckets);
}

void host_mark(struct vm *vm) {
    for (const pn_class *class = api_of(vm)->classes; class != NULL; class = class->next)
        if (class->base != 0)
            collector_mark_ref(vm, class->base);
}

/* What nothing in the VM refers to any more will not be named again; the host learns that by `release`. */
void host_sweep(struct vm *vm) {
    pn_vm *pn = api_of(vm);
    if (pn == NULL)
        return;
    for (uint32_t place = 0; place < pn->entry_count; place++)
        if (pn->host_entries[place].kind != HOST_ENTRY_FREE && !collector_is_alive(vm, pn->host_entries[place].guest))
            entry_end(pn, place);
}

bool host_object_end(pn_vm *pn, const pn_class *class, const void *object) {
    for (uint32_t place = 0; place < pn->entry_count; place++) {
        const struct host_entry *entry = &pn->host_entries[place];
        if (entry->kind != HOST_ENTRY_OBJECT || entry->class != class || entry->data != object)
            continue;
        entry_end(pn, place);
        return true;
    }
    return false;
}

/* --- grants
 * ------------------------------------------------------------------------------------------------------------- */

void host_capability_name(char *buffer, const char *name, const char *member) {
    snprintf(buffer, HOST_CAPABILITY_SIZE, "%s%s%s%s", CAPABILITY_HOST_PREFIX, name, member != NULL ? "." : "",
             member != NULL ? member : "");
}

/* Without a policy that lists capabilities, handing something over is the grant. */
void host_grant_find(const pn_vm *pn, struct host_grant *grant, const char *name, const char *member) {
    char capability[HOST_CAPABILITY_SIZE];
    bool is_closed = pn->policy != NULL && pn->policy->is_closed;
    host_capability_name(capability, name, member);
    *grant = (struct host_grant){.terms = {is_closed ? CAPABILITY_ERROR : CAPABILITY_OFF, CAPABILITY_CALLS_UNLIMITED}};
    const struct capability_grant *found = pn->policy != NULL ? guard_policy_find_grant(pn->policy, capability) : NULL;
    if (found == NULL)
        return;
    grant->terms = found->terms;
    grant->rules = found->has_rules ? found : NULL;
}

/* What the rules see of a value: its plain payload, never what a guest's method would say of it. */
static struct argument argument_of(struct vm *vm, value v) {
    struct argument argument = {.kind = ARGUMENT_OTHER, .position = -1};
    v = value_unwrap(vm, v);
    if (v == VALUE_NONE) {
        argument.kind = ARGUMENT_NONE;
    } else if (v == VALUE_TRUE || v == VALUE_FALSE) {
        argument.kind = ARGUMENT_BOOL;
        argument.integer = v == VALUE_TRUE;
    } else if (value_is_double(v)) {
        argument.kind = ARGUMENT_FLOAT;
        argument.number = value_to_double(v);
    } else if (value_is_integer(vm, v)) {
        argument.kind = ARGUMENT_INTEGER;
        argument.is_exact = int_to_int64(vm, v, &argument.integer);
        bool is_negative = !argument.is_exact && int_sign(vm, v) < 0;
        if (!argument.is_exact)
            argument.integer = is_negative ? INT64_MIN : INT64_MAX;
        argument.number = argument.is_exact ? (double)argument.integer : is_negative ? -1.0e308 : 1.0e308;
    } else if (value_is_str(vm, v)) {
        const struct str *str = object_of(vm, v);
        argument.kind = ARGUMENT_TEXT;
        argument.text = str_data(vm, str);
        argument.text_length = str->byte_length;
    }
    return argument;
}

/* All arguments of a call; false: there are too many. */
static bool arguments_gather(struct vm *vm, const value *arguments, uint32_t count, value keywords,
                             struct argument *gathered, size_t *gathered_count) {
    size_t used = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (used == ARGUMENTS_MAXIMUM)
            return false;
        gathered[used] = argument_of(vm, arguments[i]);
        gathered[used++].position = (int32_t)i;
    }
    uint32_t position = 0;
    value key, item;
    while (keywords != VALUE_UNSET && dict_next(vm, object_of(vm, keywords), &position, &key, &item)) {
        const struct str *name = str_of(vm, key);
        if (used == ARGUMENTS_MAXIMUM || name == NULL)
            return false;
        gathered[used] = argument_of(vm, item);
        gathered[used].keyword = str_data(vm, name);
        gathered[used++].keyword_length = name->byte_length;
    }
    *gathered_count = used;
    return true;
}

/* In short, for the audit: plain values as they are, others by their class. */
static void arguments_describe(struct vm *vm, const value *arguments, uint32_t count, value keywords, char *buffer) {
    struct message message;
    uint32_t position = 0;
    value key, item;
    message_begin(&message, buffer, ARGUMENTS_TEXT_SIZE);
    for (uint32_t i = 0; i < count || keywords != VALUE_UNSET; i++) {
        const struct str *name = NULL;
        if (i < count)
            item = arguments[i];
        else if (!dict_next(vm, object_of(vm, keywords), &position, &key, &item))
            break;
        else
            name = str_of(vm, key);
        message_text(&message, i > 0 ? ", " : "");
        if (name != NULL) {
            message_name(&message, str_data(vm, name), name->byte_length);
            message_text(&message, "=");
        }
        char number[40];
        struct argument argument = argument_of(vm, item);
        switch (argument.kind) {
        case ARGUMENT_NONE:
            message_text(&message, "None");
            break;
        case ARGUMENT_BOOL:
            message_text(&message, argument.integer ? "True" : "False");
            break;
        case ARGUMENT_INTEGER:
            snprintf(number, sizeof number, argument.is_exact ? "%lld" : "(an integer beyond 64 bits)",
                     (long long)argument.integer);
            message_text(&message, number);
            break;
        case ARGUMENT_FLOAT:
            snprintf(number, sizeof number, "%.17g", argument.number);
            message_text(&message, number);
            break;
        case ARGUMENT_TEXT:
            message_text(&message, "'");
            message_name(&message, argument.text, argument.text_length);
            message_text(&message, "'");
            break;
        default:
            message_text(&message, "<");
            message_text(&message, value_type_name(vm, item));
            message_text(&message, ">");
        }
    }
}

static bool rules_allow(struct vm *vm, const struct host_grant *grant, const char *capability, const value *arguments,
                        uint32_t count, value keywords) {
    struct argument gathered[ARGUMENTS_MAXIMUM];
    size_t gathered_count = 0;
    char why[GUARD_MESSAGE_SIZE], text[GUARD_MESSAGE_SIZE];
    if (grant->rules == NULL || guard_point_disabled(GUARD_ARGUMENTS))
        return true;
    if (!arguments_gather(vm, arguments, count, keywords, gathered, &gathered_count))
        snprintf(why, sizeof why, "the call has more arguments than the rules for '%s' can check", capability);
    else if (guard_policy_check_arguments(vm->guards->policy, grant->rules, gathered, gathered_count, why, sizeof why))
        return true;
    struct guard_place place;
    guard_place_now(vm, &place);
    snprintf(
        text, sizeof text,
        "%.200s (%.60s, line %u); the host allows it with another rule under \"capabilities\": {\"%.60s\": ...} in its "
        "policy or without rules",
        why, place.file, (unsigned)place.line, capability);
    return guard_refuse_capability(vm, capability, text);
}

bool host_grant_use(struct vm *vm, struct host_grant *grant, const char *name, const char *member,
                    const value *arguments, uint32_t count, value keywords) {
    char capability[HOST_CAPABILITY_SIZE], described[ARGUMENTS_TEXT_SIZE];
    bool describes = vm->guards->audits_arguments && arguments != NULL;
    host_capability_name(capability, name, member);
    if (arguments != NULL && grant->terms.level != CAPABILITY_ERROR &&
        !rules_allow(vm, grant, capability, arguments, count, keywords))
        return false;
    if (describes)
        arguments_describe(vm, arguments, count, keywords, described);
    return guard_use_terms(vm, &grant->terms, &grant->uses, capability, capability + strlen(CAPABILITY_HOST_PREFIX),
                           describes ? described : NULL, GUARD_HOST_FUNCTION);
}
