# attack: grow past the memory limit again and again, catching MemoryError
# allowed: catching MemoryError once
# expect: contained
# compat: contained
# options: --max-memory 64M

for attempt in range(5):
    try:
        text = "x" * 100
        while True:
            text += text
    except MemoryError:
        text = None
print("recovered", len([0] * 1000))
print("CONTAINED")
