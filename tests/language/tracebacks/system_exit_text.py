# SystemExit with a text prints the text and exits with 1.

print("leaving")
try:
    raise SystemExit("goodbye, with a message")
finally:
    print("finally ran")
