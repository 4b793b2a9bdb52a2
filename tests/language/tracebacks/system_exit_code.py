# SystemExit with a number is the exit status, with no output.

print("leaving")
raise SystemExit(7)
