# module: string.templatelib
# string.templatelib (PEP 750): the types are native; t"..." makes their objects.
__all__ = ["Interpolation", "Template", "convert"]


def convert(obj, /, conversion):
    """Apply the conversion of an interpolation ('s', 'r', 'a' or None) to an object."""
    if conversion is None:
        return obj
    if conversion == "s":
        return str(obj)
    if conversion == "r":
        return repr(obj)
    if conversion == "a":
        return ascii(obj)
    raise ValueError(f"invalid conversion specifier: {conversion}")
