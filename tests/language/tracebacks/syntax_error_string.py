# A string that is never closed.

text = "never closed
print(text)
