"""A rules engine: small rules combine with `&`, `|`, `~` into decisions.

Three policies are built from it: loans, discounts, and fraud.  It shows
classes the way business code uses them: inheritance, properties, operator
overloading, class registries, exceptions with causes.
"""

from functools import reduce
from operator import and_


class RuleError(Exception):
    """A rule could not be evaluated."""


class MissingFact(RuleError):
    def __init__(self, fact):
        super().__init__(f"missing fact {fact!r}")
        self.fact = fact


class Facts:
    """Read-only facts about one case, reachable as attributes."""

    def __init__(self, **values):
        object.__setattr__(self, "_values", dict(values))

    def __getattr__(self, name):
        try:
            return self._values[name]
        except KeyError:
            raise MissingFact(name) from None

    def __setattr__(self, name, value):
        raise AttributeError(f"facts are read-only, cannot set {name!r}")

    def __contains__(self, name):
        return name in self._values

    def __or__(self, other):
        return Facts(**(self._values | other._values))


class Rule:
    registry = {}

    def __init_subclass__(cls, /, kind=None, **options):
        super().__init_subclass__(**options)
        if kind is not None:
            Rule.registry[kind] = cls

    def holds(self, facts):
        raise NotImplementedError

    @property
    def text(self):
        return type(self).__name__

    def __and__(self, other):
        return All(self, other) if isinstance(other, Rule) else NotImplemented

    def __or__(self, other):
        return Any(self, other) if isinstance(other, Rule) else NotImplemented

    def __invert__(self):
        return Not(self)

    def __str__(self):
        return self.text

    def explain(self, facts, depth=0):
        mark = "+" if self.holds(facts) else "-"
        yield f"{'  ' * depth}{mark} {self.text}"


class Compare(Rule, kind="compare"):
    tests = {
        "<": lambda a, b: a < b,
        "<=": lambda a, b: a <= b,
        "==": lambda a, b: a == b,
        "!=": lambda a, b: a != b,
        ">=": lambda a, b: a >= b,
        ">": lambda a, b: a > b,
        "in": lambda a, b: a in b,
    }

    def __init__(self, fact, sign, value):
        if sign not in self.tests:
            raise RuleError(f"unknown comparison {sign!r}")
        self.fact, self.sign, self.value = fact, sign, value

    def holds(self, facts):
        actual = getattr(facts, self.fact)
        try:
            return self.tests[self.sign](actual, self.value)
        except TypeError as error:
            raise RuleError(f"cannot evaluate {self.text}") from error

    @property
    def text(self):
        return f"{self.fact} {self.sign} {self.value!r}"


class Combined(Rule):
    word = None

    def __init__(self, *rules):
        self.rules = []
        for rule in rules:
            if type(rule) is type(self):
                self.rules.extend(rule.rules)
            else:
                self.rules.append(rule)

    @property
    def text(self):
        return "(" + f" {self.word} ".join(map(str, self.rules)) + ")"

    def explain(self, facts, depth=0):
        mark = "+" if self.holds(facts) else "-"
        yield f"{'  ' * depth}{mark} {type(self).__name__.lower()} of"
        for rule in self.rules:
            yield from rule.explain(facts, depth + 1)


class All(Combined, kind="all"):
    word = "and"

    def holds(self, facts):
        return all(rule.holds(facts) for rule in self.rules)


class Any(Combined, kind="any"):
    word = "or"

    def holds(self, facts):
        return any(rule.holds(facts) for rule in self.rules)


class Not(Rule, kind="not"):
    def __init__(self, rule):
        self.rule = rule

    def __invert__(self):
        return self.rule

    def holds(self, facts):
        return not self.rule.holds(facts)

    @property
    def text(self):
        return f"not {self.rule}"


class Fact:
    """`Fact("age") >= 18` reads as a rule instead of being one."""

    def __init__(self, name):
        self.name = name

    def __lt__(self, value):
        return Compare(self.name, "<", value)

    def __le__(self, value):
        return Compare(self.name, "<=", value)

    def __gt__(self, value):
        return Compare(self.name, ">", value)

    def __ge__(self, value):
        return Compare(self.name, ">=", value)

    def __eq__(self, value):
        return Compare(self.name, "==", value)

    def __ne__(self, value):
        return Compare(self.name, "!=", value)

    __hash__ = None

    def one_of(self, *values):
        return Compare(self.name, "in", values)


class Decision:
    def __init__(self, name, rule, outcome, weight=1):
        self.name, self.rule, self.outcome, self.weight = name, rule, outcome, weight
        self._used = 0

    @property
    def used(self):
        return self._used

    def apply(self, facts):
        if not self.rule.holds(facts):
            return None
        self._used += 1
        return self.outcome(facts) if callable(self.outcome) else self.outcome


class Policy:
    def __init__(self, name):
        self.name = name
        self.decisions = []

    def __iadd__(self, decision):
        self.decisions.append(decision)
        return self

    def __iter__(self):
        return iter(sorted(self.decisions, key=lambda decision: -decision.weight))

    def __len__(self):
        return len(self.decisions)

    def first(self, facts, default=None):
        for decision in self:
            outcome = decision.apply(facts)
            if outcome is not None:
                return decision.name, outcome
        return "default", default

    def every(self, facts):
        return [(decision.name, outcome) for decision in self
                if (outcome := decision.apply(facts)) is not None]


def title(text):
    print()
    print(f"--- {text} ---")


# ---- loans: the first decision that applies wins ----

age, income, amount, score, job = map(Fact, ["age", "income", "amount", "score", "job"])
safe_job = job.one_of("teacher", "nurse", "engineer")
adult = (age >= 18) & (age < 75)

loans = Policy("loans")
loans += Decision("minor", ~adult, "refused", weight=100)
loans += Decision("too deep in debt", score < 300, "refused", weight=90)
loans += Decision("prime", adult & (score >= 700) & (income >= 40_000), lambda f: f"granted at {3.1 + f.amount / 1e6:.2f}%", 50)
loans += Decision("steady", adult & safe_job & (score >= 550), lambda f: f"granted at {4.4 + f.amount / 5e5:.2f}%", 40)
loans += Decision("small", (amount <= 2_000) & (score >= 450), "granted at 7.90%", 30)

applicants = {
    "Ada": Facts(age=36, income=61_000, amount=120_000, score=781, job="engineer"),
    "Ben": Facts(age=17, income=4_000, amount=800, score=500, job="pupil"),
    "Chloé": Facts(age=29, income=31_000, amount=40_000, score=590, job="nurse"),
    "Dirk": Facts(age=52, income=24_000, amount=1_500, score=470, job="driver"),
    "Elif": Facts(age=44, income=90_000, amount=300_000, score=250, job="broker"),
    "Finn": Facts(age=23, income=18_000, amount=9_000, score=480, job="waiter"),
    "Gaia": Facts(age=31, income=38_000, amount=5_000, job="teacher"),
    "Hugo": Facts(age="forty", income=38_000, amount=5_000, score=640, job="teacher"),
}

title("loans")
for name, facts in applicants.items():
    try:
        reason, outcome = loans.first(facts, default="to a clerk")
    except MissingFact as error:
        print(f"{name:<6} pending: {error} (ask for {error.fact})")
    except RuleError as error:
        print(f"{name:<6} error: {error}")
        print(f"{'':<6} because: {type(error.__cause__).__name__}: {error.__cause__}")
    else:
        print(f"{name:<6} {outcome:<18} [{reason}]")
print("decisions used:", {decision.name: decision.used for decision in loans if decision.used})

title("why Finn was not steady")
steady = next(decision for decision in loans if decision.name == "steady")
for line in steady.rule.explain(applicants["Finn"]):
    print(line)

# ---- discounts: every decision that applies adds up, to a ceiling ----

member, total, items, coupon = map(Fact, ["member", "total", "items", "coupon"])
discounts = Policy("discounts")
discounts += Decision("member", member == True, 5)  # noqa: E712 - this builds a rule
discounts += Decision("big basket", (total >= 200) | (items >= 20), 7)
discounts += Decision("coupon", coupon.one_of("SPRING", "WELCOME"), lambda f: {"SPRING": 10, "WELCOME": 15}[f.coupon])
discounts += Decision("nothing to give", ~((member == True) | (total >= 50)), 0, weight=9)  # noqa: E712

title("discounts")
baskets = [
    Facts(member=True, total=240.0, items=3, coupon=None),
    Facts(member=False, total=20.0, items=1, coupon="WELCOME"),
    Facts(member=True, total=19.9, items=22, coupon="SPRING"),
    Facts(member=False, total=49.99, items=2, coupon="SUMMER"),
]
for number, basket in enumerate(baskets, 1):
    granted = discounts.every(basket)
    percent = min(20, sum(part for _, part in granted))
    print(f"basket {number}: {percent:>2}% of {basket.total:>6.2f} -> {basket.total * (100 - percent) / 100:>6.2f}",
          " + ".join(f"{name} {part}" for name, part in granted) or "nothing")

# ---- fraud: a score built by a chain of rules ----

title("fraud")
signals = [
    (Fact("country") != "home", 2),
    (Fact("amount") > 900, 3),
    (Fact("hour") < 6, 1),
    (Fact("tries") >= 3, 4),
]
transactions = [(country, amount, hour, tries)
                for country in ("home", "abroad") for amount in (50, 1200)
                for hour in (3, 14) for tries in (1, 3)]
worst = reduce(and_, (rule for rule, _ in signals))
for country, spent, hour, tries in transactions:
    facts = Facts(country=country, hour=hour) | Facts(amount=spent, tries=tries)
    points = sum(weight for rule, weight in signals if rule.holds(facts))
    verdict = "block" if points >= 7 else "review" if points >= 4 else "pass"
    if verdict != "pass":
        flag = "  (every signal)" if worst.holds(facts) else ""
        print(f"{country:<6} {spent:>5} at {hour:02d}:00, {tries} tries: {points:>2} {verdict}{flag}")

# ---- what goes wrong, and how it is reported ----

title("errors")
print("rule kinds:", ", ".join(sorted(Rule.registry)))
for attempt in (lambda: Compare("age", "~", 3),
                lambda: adult & 5,
                lambda: setattr(applicants["Ada"], "age", 12),
                lambda: {score: 1},
                lambda: Rule().holds(None)):
    try:
        attempt()
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
