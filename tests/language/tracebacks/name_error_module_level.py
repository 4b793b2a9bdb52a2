# Module level, with no suggestion near.

print("one")
first = 1; second = zzz_unknown_name; third = 3
