# Values and functions of the host, and a module it provides.
import sys
from helper import Helper, double

made = host_list(1, "two", [3], {"four": 4})
made.append(host_list())
everything = list(map(host_list, data, range(5)))
result = [made, everything, double(text), Helper.name, sys.argv, sorted(host_list("b", "a")), data]
