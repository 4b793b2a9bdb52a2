# attack: match a traceback with class patterns that name its frame or the next entry
# allowed: a class pattern with tb_lineno
# expect: contained
# compat: contained

leaks = []
try:
    {}["missing"]
except KeyError as error:
    trace = error.__traceback__
kind = type(trace)


def by_frame():
    match trace:
        case object(tb_frame=found):
            return found


def by_next():
    match trace:
        case object(tb_next=found):
            return found


def by_both():
    match [trace]:
        case [object(tb_next=None, tb_frame=found)]:
            return found


def nested():
    try:
        raise ValueError
    except ValueError as error:
        match error:
            case ValueError(__traceback__=object(tb_frame=object(f_globals=found))):
                return found


for attempt in (by_frame, by_next, by_both, nested):
    try:
        leaks.append(attempt())
    except AttributeError as refusal:
        assert "is blocked in this environment" in str(refusal)
match trace:
    case object(tb_lineno=line):
        assert line > 0
print("LEAK" if leaks else "CONTAINED", *leaks)
