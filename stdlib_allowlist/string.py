# string: character classes as constants and capwords; the classes are loaded when they are first asked for.
__all__ = [
    "ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits", "octdigits", "printable",
    "punctuation", "whitespace", "Formatter", "Template"]

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or " ").join(map(str.capitalize, s.split(sep)))


def __getattr__(name):
    if name == "Template":
        from string._template import Template as found
    elif name == "Formatter":
        from string._formatter import Formatter as found
    else:
        import string as module
        raise AttributeError(f"module 'string' has no attribute {name!r}", name=name, obj=module)
    globals()[name] = found
    return found


def __dir__():
    return sorted({*globals(), *__all__})
