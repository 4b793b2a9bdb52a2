/* Variables: from a name as written to the instruction that loads, stores or deletes it. */
#include "code_generator.h"

static const struct name_place global_place = {.access = NAME_GLOBAL, .reg = NO_REGISTER};

static struct name_place local_place(const struct symbol *symbol) {
    struct name_place place = {.access = symbol->is_captured ? NAME_CELL : NAME_REGISTER,
                               .reg = symbol->register_number,
                               .index = symbol->cell_index,
                               .is_rebound = (symbol->flags & SYMBOL_REBOUND) != 0};
    return place;
}

static struct name_place resolve_in_class(const struct code_generator *generator, const struct symbol *symbol,
                                          bool from_comprehension, bool is_free, bool is_class_cell) {
    const struct scope *scope = generator->unit->scope;
    if (!from_comprehension) {
        if (symbol != NULL && symbol->place == PLACE_GLOBAL_EXPLICIT)
            return global_place;
        if (symbol != NULL && symbol->place == PLACE_FREE && symbol->free_index != SYMBOL_NO_INDEX)
            return (struct name_place){.access = NAME_CLASS_FREE, .index = symbol->free_index};
        return (struct name_place){.access = NAME_NAMESPACE};
    }
    /* A comprehension in a class body sees the functions around the class, not the class's own names. */
    if (is_free && is_class_cell && scope->needs_cell[CLASS_CELL_CLASS])
        return (struct name_place){.access = NAME_CELL,
                                   .reg = scope->class_cell_registers[CLASS_CELL_CLASS],
                                   .index = scope->class_cell_indexes[CLASS_CELL_CLASS]};
    if (is_free && symbol != NULL && symbol->free_index != SYMBOL_NO_INDEX)
        return (struct name_place){.access = NAME_FREE, .index = symbol->free_index};
    return global_place;
}

/* In an annotation scope of a class: the class's names come first. */
static struct name_place see_class(const struct code_generator *generator, struct name_place place, struct text name) {
    const struct scope *scope = generator->unit->scope;
    if (!scope->sees_class || text_is(name, "__class__") || text_is(name, "__classdict__") ||
        text_is(name, "__conditional_annotations__"))
        return place;
    const struct symbol *names = scope_find(&generator->symbols, scope, text_from_c("__classdict__"));
    if (names == NULL || names->free_index == SYMBOL_NO_INDEX)
        return place;
    place.seen = names->free_index;
    place.access = place.access == NAME_FREE ? NAME_SEEN_FREE : NAME_SEEN_GLOBAL;
    return place;
}

static struct name_place resolve_mangled(const struct code_generator *generator, struct text name) {
    const struct scope *scope = generator->unit->inner_scope;
    bool from_comprehension = false, is_free = false;
    for (; scope->kind == SCOPE_COMPREHENSION; scope = scope->parent) {
        const struct symbol *symbol = scope_find(&generator->symbols, scope, name);
        from_comprehension = true;
        if (symbol == NULL)
            continue;
        if (symbol->place == PLACE_LOCAL)
            return local_place(symbol);
        if (symbol->place == PLACE_GLOBAL_EXPLICIT)
            return global_place;
        is_free = symbol->place == PLACE_FREE;
    }
    const struct symbol *symbol = scope_find(&generator->symbols, scope, name);
    if (scope->kind == SCOPE_CLASS)
        return resolve_in_class(generator, symbol, from_comprehension, is_free, text_is(name, "__class__"));
    if (scope->kind == SCOPE_MODULE) {
        bool in_namespace = generator->use_namespace && (symbol == NULL || symbol->place != PLACE_GLOBAL_EXPLICIT);
        return in_namespace ? (struct name_place){.access = NAME_NAMESPACE} : global_place;
    }
    if (symbol == NULL)
        return global_place;
    if (symbol->place == PLACE_LOCAL)
        return local_place(symbol);
    bool in_closure = symbol->free_index != SYMBOL_NO_INDEX;
    if (from_comprehension)
        return is_free && in_closure ? (struct name_place){.access = NAME_FREE, .index = symbol->free_index}
                                     : global_place;
    if (symbol->place == PLACE_FREE && in_closure)
        return see_class(generator, (struct name_place){.access = NAME_FREE, .index = symbol->free_index}, name);
    return symbol->place == PLACE_GLOBAL_EXPLICIT ? global_place : see_class(generator, global_place, name);
}

struct text unit_mangle(struct code_generator *generator, struct text name) {
    return scope_mangle(&generator->context, generator->unit->scope, name);
}

struct name_place name_resolve(struct code_generator *generator, struct text name) {
    struct text mangled = unit_mangle(generator, name);
    struct name_place place = resolve_mangled(generator, mangled);
    place.name = mangled;
    return place;
}

uint32_t name_register(struct code_generator *generator, struct text name) {
    struct name_place place = name_resolve(generator, name);
    return place.access == NAME_REGISTER ? place.reg : NO_REGISTER;
}

static uint32_t load_register(struct code_generator *generator, struct source_range at, struct name_place place,
                              uint32_t target, bool may_alias) {
    if (!local_is_assigned(generator, place.reg)) {
        emit(generator, at, OP_CHECK_LOCAL, 0, place.reg, 0, 0);
        local_mark_assigned(generator, place.reg);
    }
    if (target == NO_REGISTER && (may_alias || !place.is_rebound))
        return place.reg;
    target = register_result(generator, target);
    if (target != place.reg)
        emit(generator, at, OP_MOVE, 0, target, place.reg, 0);
    return target;
}

static void load_seen(struct code_generator *generator, struct source_range at, struct name_place place,
                      uint32_t target) {
    uint32_t names = register_push(generator);
    emit(generator, at, OP_LOAD_FREE, 0, names, place.seen, 0);
    if (place.access == NAME_SEEN_FREE)
        emit(generator, at, OP_LOAD_SEEN_FREE, 0, target, names, place.index);
    else
        emit(generator, at, OP_LOAD_SEEN_GLOBAL, 0, target, names, unit_name_index(generator, place.name));
    generator->unit->top = names;
}

uint32_t name_load(struct code_generator *generator, struct source_range at, struct text name, uint32_t target,
                   bool may_alias) {
    struct name_place place = name_resolve(generator, name);
    if (place.access == NAME_REGISTER)
        return load_register(generator, at, place, target, may_alias);
    target = register_result(generator, target);
    switch (place.access) {
    case NAME_REGISTER:
        break;
    case NAME_CELL:
        emit(generator, at, OP_LOAD_CELL, 0, target, place.reg, place.index);
        break;
    case NAME_FREE:
        emit(generator, at, OP_LOAD_FREE, 0, target, place.index, 0);
        break;
    case NAME_CLASS_FREE:
        emit(generator, at, OP_LOAD_CLASS_FREE, 0, target, place.index, unit_name_index(generator, place.name));
        break;
    case NAME_GLOBAL:
        emit(generator, at, OP_LOAD_GLOBAL, 0, target, unit_cache_index(generator, place.name, CACHE_LOAD_GLOBAL), 0);
        break;
    case NAME_NAMESPACE:
        emit(generator, at, OP_LOAD_NAME, 0, target, unit_name_index(generator, place.name), 0);
        break;
    case NAME_SEEN_GLOBAL:
    case NAME_SEEN_FREE:
        load_seen(generator, at, place, target);
        break;
    }
    return target;
}

void name_store(struct code_generator *generator, struct source_range at, struct text name, uint32_t source) {
    struct name_place place = name_resolve(generator, name);
    switch (place.access) {
    case NAME_REGISTER:
        if (source != place.reg)
            emit(generator, at, OP_MOVE, 0, place.reg, source, 0);
        local_mark_assigned(generator, place.reg);
        return;
    case NAME_CELL:
        emit(generator, at, OP_STORE_CELL, 0, place.reg, source, 0);
        return;
    case NAME_FREE:
    case NAME_CLASS_FREE:
    case NAME_SEEN_FREE:
        emit(generator, at, OP_STORE_FREE, 0, place.index, source, 0);
        return;
    case NAME_GLOBAL:
    case NAME_SEEN_GLOBAL:
        emit(generator, at, OP_STORE_GLOBAL, 0, source, unit_cache_index(generator, place.name, CACHE_STORE_GLOBAL), 0);
        return;
    case NAME_NAMESPACE:
        emit(generator, at, OP_STORE_NAME, 0, source, unit_name_index(generator, place.name), 0);
        return;
    }
}

void name_delete(struct code_generator *generator, struct source_range at, struct text name) {
    struct name_place place = name_resolve(generator, name);
    switch (place.access) {
    case NAME_REGISTER:
        if (!local_is_assigned(generator, place.reg))
            emit(generator, at, OP_CHECK_LOCAL, 0, place.reg, 0, 0);
        emit(generator, at, OP_DELETE_LOCAL, 0, place.reg, 0, 0);
        local_mark_unset(generator, place.reg);
        return;
    case NAME_CELL:
        emit(generator, at, OP_DELETE_CELL, 0, place.reg, 0, place.index);
        return;
    case NAME_FREE:
    case NAME_CLASS_FREE:
    case NAME_SEEN_FREE:
        emit(generator, at, OP_DELETE_FREE, 0, place.index, 0, 0);
        return;
    case NAME_GLOBAL:
    case NAME_SEEN_GLOBAL:
        emit(generator, at, OP_DELETE_GLOBAL, 0, 0, unit_cache_index(generator, place.name, CACHE_STORE_GLOBAL), 0);
        return;
    case NAME_NAMESPACE:
        emit(generator, at, OP_DELETE_NAME, 0, 0, unit_name_index(generator, place.name), 0);
        return;
    }
}

void name_load_cell(struct code_generator *generator, struct source_range at, struct text name, uint32_t target) {
    const struct scope *scope = generator->unit->inner_scope;
    for (; scope->kind == SCOPE_COMPREHENSION; scope = scope->parent) {
        const struct symbol *symbol = scope_find(&generator->symbols, scope, name);
        if (symbol != NULL && symbol->place == PLACE_LOCAL) {
            emit(generator, at, OP_MOVE, 0, target, symbol->register_number, 0);
            return;
        }
    }
    const struct symbol *symbol = scope_find(&generator->symbols, scope, name);
    for (uint32_t i = 0; i < CLASS_CELL_COUNT; i++) {
        if (scope->kind != SCOPE_CLASS || !scope->needs_cell[i] || !text_is(name, class_cell_names[i]))
            continue;
        emit(generator, at, OP_MOVE, 0, target, scope->class_cell_registers[i], 0);
        return;
    }
    if (symbol != NULL && symbol->free_index != SYMBOL_NO_INDEX)
        emit(generator, at, OP_LOAD_CLOSURE, 0, target, symbol->free_index, 0);
    else if (symbol != NULL)
        emit(generator, at, OP_MOVE, 0, target, symbol->register_number, 0);
}

bool name_check_assignable(struct code_generator *generator, struct text name, enum expression_context context,
                           struct source_range range) {
    if (context == CONTEXT_LOAD || !text_is(name, "__debug__"))
        return true;
    context_fail(&generator->context, range, "cannot %s __debug__", context == CONTEXT_STORE ? "assign to" : "delete");
    return false;
}
