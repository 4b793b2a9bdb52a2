class C:
    def __init__(self): self.inst_attr=1
    def m(self):
        return inst_attr
C().m()
