/* Second half of the symbol table: decides where each name lives and hands out registers, cells and closure entries. */
#include "symbol_table.h"

#include <string.h>

enum { MAXIMUM_LOCALS = 60000 };

/* --- places ------------------------------------------------------------------------------------------------------- */

/* Which of a class body's cells goes by this name, CLASS_CELL_COUNT: none. */
static uint32_t class_cell_find(struct text name) {
    uint32_t cell = 0;
    while (cell < CLASS_CELL_COUNT && !text_is(name, class_cell_names[cell]))
        cell++;
    return cell;
}

/* The class whose names an annotation scope sees before those of the functions around. */
static const struct scope *class_seen(const struct scope *scope) {
    while (scope->kind != SCOPE_CLASS)
        scope = scope->parent;
    return scope;
}

/* The scope around `scope` whose variable `name` is, for a name not bound in `scope` itself; NULL: it is global. */
static struct scope *find_binder(const struct symbol_table *table, const struct scope *scope, struct text name) {
    bool is_class_cell = class_cell_find(name) < CLASS_CELL_COUNT;
    for (struct scope *around = scope->parent; around != NULL; around = around->parent) {
        if (around->kind == SCOPE_CLASS && is_class_cell)
            return around;
        if (!scope_is_function_like(around))
            continue;
        const struct symbol *symbol = scope_find(table, around, name);
        if (symbol == NULL || (symbol->flags & SYMBOL_NONLOCAL))
            continue;
        if (symbol->flags & SYMBOL_GLOBAL)
            return NULL;
        if (symbol->flags & SYMBOL_BOUND)
            return around;
    }
    return NULL;
}

/* Enters `name` in the closure of this unit. */
static void add_free_name(struct symbol_table *table, struct scope *unit, struct text name) {
    struct symbol *symbol = scope_add(table, unit, name);
    if (symbol == NULL || symbol->free_index != SYMBOL_NO_INDEX)
        return;
    if (symbol->place == PLACE_UNRESOLVED && (symbol->flags & ~(uint32_t)SYMBOL_IMPLICIT) == 0)
        symbol->place = PLACE_FREE;
    struct text *names =
        context_grow(table->context, unit->free_names, unit->free_count, &unit->free_capacity, sizeof *names);
    if (names == NULL)
        return;
    symbol->free_index = unit->free_count;
    names[unit->free_count++] = name;
    unit->free_names = names;
}

/* Makes the binder's variable reachable from `scope`: a cell, and a closure entry in every function between. */
static void link_free_name(struct symbol_table *table, struct scope *scope, struct scope *binder, struct text name) {
    for (struct scope *unit = scope->unit; unit != binder->unit && !table->context->failed; unit = unit->parent->unit)
        add_free_name(table, unit, name);
    if (binder->kind == SCOPE_CLASS) {
        binder->needs_cell[class_cell_find(name)] = true;
        return;
    }
    struct symbol *bound = scope_find(table, binder, name);
    if (bound != NULL && scope->unit != binder->unit)
        bound->is_captured = true;
    if (bound != NULL && (scope_find(table, scope, name)->flags & SYMBOL_DELETED))
        bound->flags |= SYMBOL_DELETED;
}

static void resolve_symbol(struct symbol_table *table, struct scope *scope, struct symbol *symbol) {
    if (symbol->flags & SYMBOL_GLOBAL) {
        if (symbol->flags & SYMBOL_NONLOCAL)
            context_fail(table->context, symbol->declared, "name '%.*s' is nonlocal and global",
                         (int)symbol->name.length, symbol->name.data);
        symbol->place = PLACE_GLOBAL_EXPLICIT;
        return;
    }
    if ((symbol->flags & SYMBOL_BOUND) && !(symbol->flags & SYMBOL_NONLOCAL)) {
        symbol->place = PLACE_LOCAL;
        return;
    }
    if (scope->sees_class && class_cell_find(symbol->name) == CLASS_CELL_COUNT) {
        const struct symbol *seen = scope_find(table, class_seen(scope), symbol->name);
        uint32_t flags = seen == NULL ? 0 : seen->flags;
        if ((flags & SYMBOL_GLOBAL) || ((flags & SYMBOL_BOUND) && !(flags & SYMBOL_NONLOCAL))) {
            symbol->place = flags & SYMBOL_GLOBAL ? PLACE_GLOBAL_EXPLICIT : PLACE_GLOBAL_IMPLICIT;
            return;
        }
    }
    struct scope *binder = find_binder(table, scope, symbol->name);
    if (binder == NULL) {
        if (symbol->flags & SYMBOL_NONLOCAL)
            context_fail(table->context, symbol->declared, "no binding for nonlocal '%.*s' found",
                         (int)symbol->name.length, symbol->name.data);
        symbol->place = PLACE_GLOBAL_IMPLICIT;
        return;
    }
    const struct symbol *bound = symbol->flags & SYMBOL_NONLOCAL ? scope_find(table, binder, symbol->name) : NULL;
    if (bound != NULL && (bound->flags & SYMBOL_TYPE_PARAMETER))
        context_fail(table->context, symbol->declared, "nonlocal binding not allowed for type parameter '%.*s'",
                     (int)symbol->name.length, symbol->name.data);
    symbol->place = PLACE_FREE;
    link_free_name(table, scope, binder, symbol->name);
}

/* --- registers ---------------------------------------------------------------------------------------------------- */

static uint32_t add_local(struct symbol_table *table, struct scope *unit, struct text name) {
    if (unit->local_count >= MAXIMUM_LOCALS) {
        if (!table->context->failed)
            syntax_error_set_plain(table->context->error, SYNTAX_ERROR_SYNTAX, "too many local variables");
        table->context->failed = true;
        return 0;
    }
    struct text *names =
        context_grow(table->context, unit->local_names, unit->local_count, &unit->local_capacity, sizeof *names);
    if (names == NULL)
        return 0;
    unit->local_names = names;
    names[unit->local_count] = name;
    return unit->local_count++;
}

static void add_cell(struct symbol_table *table, struct scope *unit, struct symbol *symbol) {
    struct symbol_cell *cells =
        context_grow(table->context, unit->cells, unit->cell_count, &unit->cell_capacity, sizeof *cells);
    if (cells == NULL)
        return;
    unit->cells = cells;
    symbol->cell_index = unit->cell_count;
    cells[unit->cell_count++] = (struct symbol_cell){symbol->name, symbol->register_number};
}

static void assign_unit_registers(struct symbol_table *table, struct scope *unit) {
    for (struct symbol *symbol = unit->first_symbol; symbol != NULL && !table->context->failed; symbol = symbol->next) {
        if (unit->kind != SCOPE_FUNCTION || symbol->place != PLACE_LOCAL)
            continue;
        symbol->register_number = add_local(table, unit, symbol->name);
        if (symbol->is_captured)
            add_cell(table, unit, symbol);
    }
    for (uint32_t i = 0; i < CLASS_CELL_COUNT; i++) {
        if (unit->kind != SCOPE_CLASS || !unit->needs_cell[i])
            continue;
        struct symbol cell = {.name = text_from_c(class_cell_names[i])};
        cell.register_number = unit->class_cell_registers[i] = add_local(table, unit, cell.name);
        add_cell(table, unit, &cell);
        unit->class_cell_indexes[i] = cell.cell_index;
    }
}

/* Comprehensions that are never active together share registers: those of the same unit at the same depth. */
static uint32_t comprehension_register(struct symbol_table *table, struct name_table *registers, struct scope *scope,
                                       struct text name) {
    size_t length = sizeof scope->unit + sizeof scope->depth + name.length;
    char *key = context_allocate(table->context, length, 1);
    if (key == NULL || length > UINT32_MAX)
        return 0;
    memcpy(key, &scope->unit, sizeof scope->unit);
    memcpy(key + sizeof scope->unit, &scope->depth, sizeof scope->depth);
    memcpy(key + sizeof scope->unit + sizeof scope->depth, name.data, name.length);
    bool added;
    struct name_entry *entry =
        name_table_add(table->context->arena, registers, (struct text){key, (uint32_t)length}, &added);
    if (entry == NULL) {
        context_fail_memory(table->context);
        return 0;
    }
    if (added)
        entry->data = (void *)(uintptr_t)add_local(table, scope->unit, name);
    return (uint32_t)(uintptr_t)entry->data;
}

static void assign_comprehension_registers(struct symbol_table *table, struct name_table *registers,
                                           struct scope *scope) {
    for (struct symbol *symbol = scope->first_symbol; symbol != NULL && !table->context->failed;
         symbol = symbol->next) {
        if (symbol->place != PLACE_LOCAL)
            continue;
        symbol->register_number = comprehension_register(table, registers, scope, symbol->name);
        if (symbol->is_captured)
            add_cell(table, scope->unit, symbol);
    }
}

void symbol_table_resolve(struct symbol_table *table) {
    struct compiler_context *context = table->context;
    for (struct scope *scope = table->module; scope != NULL; scope = scope->next) {
        if (scope->is_unused)
            continue;
        for (struct symbol *symbol = scope->first_symbol; symbol != NULL && !context->failed; symbol = symbol->next)
            resolve_symbol(table, scope, symbol);
    }
    for (struct scope *scope = table->module; scope != NULL && !context->failed; scope = scope->next) {
        if (scope->unit == scope)
            assign_unit_registers(table, scope);
    }
    struct name_table registers = {0};
    for (struct scope *scope = table->module; scope != NULL && !context->failed; scope = scope->next) {
        if (scope->unit != scope)
            assign_comprehension_registers(table, &registers, scope);
    }
}
