# Exceptions with notes, an empty message, a multi-line message, a module-qualified nested class, from None.


class Config:
    class Invalid(Exception):
        def __str__(self):
            return "line one\nline two"


def check(value):
    try:
        int(value)
    except ValueError as error:
        problem = Config.Invalid(value)
        problem.add_note("note: the value came from a test")
        problem.add_note("second note\nover two lines")
        raise problem from None


check("abc")
