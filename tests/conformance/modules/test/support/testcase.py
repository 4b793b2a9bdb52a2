"""Assertions that several test files share."""

from math import copysign, isnan


class ExceptionIsLikeMixin:
    def assertExceptionIsLike(self, exception, template):
        """The same tree of groups with exceptions of the same types and arguments."""
        if exception is None and template is None:
            return
        if template is None:
            self.fail(f"unexpected exception: {exception}")
        if exception is None:
            self.fail(f"expected an exception like {template!r}, got None")
        if not isinstance(exception, ExceptionGroup):
            self.assertEqual(type(exception), type(template))
            self.assertEqual(exception.args[0], template.args[0])
            return
        self.assertEqual(exception.message, template.message)
        self.assertEqual(len(exception.exceptions), len(template.exceptions))
        for one, other in zip(exception.exceptions, template.exceptions):
            self.assertExceptionIsLike(one, other)


class FloatsAreIdenticalMixin:
    def assertFloatsAreIdentical(self, x, y):
        if isnan(x) or isnan(y):
            if isnan(x) and isnan(y):
                return
        elif x == y and (x != 0.0 or copysign(1.0, x) == copysign(1.0, y)):
            return
        self.fail(f"floats {x!r} and {y!r} are not identical")


class ComplexesAreIdenticalMixin(FloatsAreIdenticalMixin):
    def assertComplexesAreIdentical(self, x, y):
        self.assertFloatsAreIdentical(x.real, y.real)
        self.assertFloatsAreIdentical(x.imag, y.imag)
