# How an uncaught exception's class is named: with its module, builtins and the script's own without.
import graphlib
import traceback


class Named(Exception):
    __module__ = "package.part"


class Changed(Exception):
    pass


def show(error):
    print(traceback.format_exception_only(error))


show(Named(1))
show(Changed(1))
Changed.__module__ = "x.y"
show(Changed(1))
Changed.__module__ = 5
show(Changed(1))
show(graphlib.CycleError("text"))
raise Named("the end")
