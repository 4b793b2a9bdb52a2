# attack: look for paths, addresses and names of the host's files in the docs, names, modules and reprs of all that modules offer
# allowed: __name__ and __doc__
# expect: contained
# compat: contained

import collections
import contextlib
import copy
import dataclasses
import enum
import functools
import inspect
import io
import json
import math
import operator
import random
import re
import statistics
import struct
import sys
import time
import traceback
import types
import typing
import unicodedata
import warnings
import weakref

leaks = []
marks = ("/home", "/usr/", "/tmp", "/var/", "/root", "/build", ".so", ".c:", "site-packages", "0x7f", "PYNTERP", "/src")
for module in (collections, contextlib, copy, dataclasses, enum, functools, inspect, io, json, math, operator, random, re, statistics, struct, time, traceback, types, typing, unicodedata, warnings, weakref):
    for name in ["__name__", "__doc__", *dir(module)]:
        try:
            found = getattr(module, name)
        except AttributeError:
            continue
        texts = [repr(module)]
        for part in ("__name__", "__qualname__", "__module__", "__doc__", "__text_signature__", "__file__"):
            try:
                texts.append(str(getattr(found, part)))
            except AttributeError:
                pass
        try:
            texts.append(repr(found))
        except (TypeError, AttributeError):
            pass
        for text in texts:
            for mark in marks:
                if mark in text:
                    leaks.append((module.__name__, name, mark))
assert math.__name__ == "math"
print("LEAK" if leaks else "CONTAINED", *leaks)
