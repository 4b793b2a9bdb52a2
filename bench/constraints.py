"""Dispatch through class hierarchies: one-way constraints between variables, planned by strength and re-solved."""

import sys

REQUIRED, STRONG, MEDIUM, WEAK, WEAKEST = range(5)
NONE, FORWARD, BACKWARD = range(3)


class Variable:
    def __init__(self, name, value=0):
        self.name = name
        self.value = value
        self.constraints = []
        self.determined_by = None
        self.strength = WEAKEST
        self.mark = 0
        self.stays = True


class Constraint:
    def __init__(self, strength):
        self.strength = strength

    def attach(self, planner):
        for variable in self.variables():
            variable.constraints.append(self)
        self.choose(None)
        planner.add(self)

    def is_input(self):
        return False

    def inputs_known(self, mark):
        for variable in self.inputs():
            if not (variable.mark == mark or variable.stays or variable.determined_by is None):
                return False
        return True


class UnaryConstraint(Constraint):
    def __init__(self, variable, strength):
        super().__init__(strength)
        self.output = variable
        self.satisfied = False

    def variables(self):
        return [self.output]

    def inputs(self):
        return []

    def choose(self, mark):
        self.satisfied = self.output.mark != mark and self.strength < self.output.strength

    def is_satisfied(self):
        return self.satisfied

    def unsatisfy(self):
        self.satisfied = False

    def target(self):
        return self.output

    def recalculate(self):
        self.output.strength = self.strength
        self.output.stays = not self.is_input()
        if self.output.stays:
            self.execute()

    def execute(self):
        pass


class Stay(UnaryConstraint):
    pass


class Edit(UnaryConstraint):
    def is_input(self):
        return True


class BinaryConstraint(Constraint):
    def __init__(self, left, right, strength):
        super().__init__(strength)
        self.left = left
        self.right = right
        self.direction = NONE

    def variables(self):
        return [self.left, self.right]

    def choose(self, mark):
        left, right = self.left, self.right
        if left.mark == mark:
            self.direction = FORWARD if right.mark != mark and self.strength < right.strength else NONE
        elif right.mark == mark:
            self.direction = BACKWARD if self.strength < left.strength else NONE
        elif left.strength > right.strength:
            self.direction = BACKWARD if self.strength < left.strength else NONE
        else:
            self.direction = FORWARD if self.strength < right.strength else NONE

    def is_satisfied(self):
        return self.direction != NONE

    def unsatisfy(self):
        self.direction = NONE

    def target(self):
        return self.right if self.direction == FORWARD else self.left

    def source(self):
        return self.left if self.direction == FORWARD else self.right

    def inputs(self):
        return [self.source()]

    def recalculate(self):
        source, target = self.source(), self.target()
        target.strength = max(self.strength, source.strength)
        target.stays = source.stays
        if target.stays:
            self.execute()


class Equal(BinaryConstraint):
    def execute(self):
        self.target().value = self.source().value


class Scaled(BinaryConstraint):
    def __init__(self, left, factor, offset, right, strength):
        super().__init__(left, right, strength)
        self.factor = factor
        self.offset = offset

    def variables(self):
        return super().variables() + [self.factor, self.offset]

    def inputs(self):
        return super().inputs() + [self.factor, self.offset]

    def execute(self):
        if self.direction == FORWARD:
            self.right.value = self.left.value * self.factor.value + self.offset.value
        else:
            self.left.value = (self.right.value - self.offset.value) // self.factor.value


class Planner:
    def __init__(self):
        self.mark = 0
        self.propagated = 0

    def new_mark(self):
        self.mark += 1
        return self.mark

    def add(self, constraint):
        mark = self.new_mark()
        while constraint is not None:
            constraint = self.satisfy(constraint, mark)

    def satisfy(self, constraint, mark):
        constraint.choose(mark)
        if not constraint.is_satisfied():
            return None
        for variable in constraint.inputs():
            variable.mark = mark
        target = constraint.target()
        overridden = target.determined_by
        if overridden is not None:
            overridden.unsatisfy()
        target.determined_by = constraint
        self.propagate(constraint, mark)
        target.mark = mark
        return overridden

    def propagate(self, constraint, mark):
        todo = [constraint]
        while todo:
            constraint = todo.pop()
            self.propagated += 1
            constraint.recalculate()
            todo.extend(self.consumers(constraint.target()))

    def consumers(self, variable):
        return [c for c in variable.constraints if c is not variable.determined_by and c.is_satisfied()
                and c.target() is not variable]

    def remove(self, constraint):
        target = constraint.target()
        constraint.unsatisfy()
        for variable in constraint.variables():
            variable.constraints.remove(constraint)
        target.determined_by = None
        target.strength = WEAKEST
        target.stays = True
        waiting = [c for c in target.constraints if not c.is_satisfied()]
        for other in sorted(waiting, key=lambda c: c.strength):
            self.add(other)

    def plan(self, sources):
        mark = self.new_mark()
        plan, todo = [], list(sources)
        while todo:
            constraint = todo.pop()
            target = constraint.target()
            if target.mark != mark and constraint.inputs_known(mark):
                plan.append(constraint)
                target.mark = mark
                todo.extend(self.consumers(target))
        return plan


def change(planner, variable, values):
    edit = Edit(variable, MEDIUM)
    edit.attach(planner)
    plan = planner.plan([edit])
    for value in values:
        variable.value = value
        for constraint in plan:
            constraint.execute()
    planner.remove(edit)


def chain(length):
    planner = Planner()
    variables = [Variable(f"v{i}") for i in range(length)]
    Stay(variables[-1], WEAK).attach(planner)
    for left, right in zip(variables, variables[1:]):
        Equal(left, right, REQUIRED).attach(planner)
    change(planner, variables[0], range(60))
    return variables[-1].value, planner.propagated


def projection(length):
    planner = Planner()
    scale, offset = Variable("scale", 10), Variable("offset", 1000)
    sources = [Variable(f"s{i}", i) for i in range(length)]
    targets = [Variable(f"t{i}", i) for i in range(length)]
    for source, target in zip(sources, targets):
        Stay(source, WEAK).attach(planner)
        Scaled(source, scale, offset, target, REQUIRED).attach(planner)
    change(planner, sources[0], range(40))
    forward = targets[0].value
    change(planner, targets[1], range(1000, 2000, 10))
    return forward, sources[1].value, planner.propagated


FULL, SMALL = 5_500, 40
EXPECTED = {FULL: (59, 1390, 99, 165099), SMALL: (59, 1390, 99, 1299)}

size = SMALL if "small" in sys.argv else FULL
total = 0
for turn in range(6):
    end, steps = chain(size + turn)
    forward, backward, more = projection(size + turn)
    total += steps + more
result = end, forward, backward, total
assert result == EXPECTED[size], result
print("constraints", *result)
