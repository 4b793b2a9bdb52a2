class C:
    attr_name=1
    def m(self): return attr_name
C().m()
