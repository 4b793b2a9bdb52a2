# A syntax error raised at run time carries the line of the text, after the frames.

def compile_it(text):
    exec(text)


compile_it("x = 1\ny = (2 +\nz = 3 3\n")
