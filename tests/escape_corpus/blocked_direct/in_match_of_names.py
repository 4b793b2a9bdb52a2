# attack: names that only look like blocked ones must keep working, names equal to them must not
# allowed: __dict, dict__, __mro, my__globals__, gi_frames
# expect: benign
# compat: contained

class Thing:
    pass


thing = Thing()
thing.__dict = 1
thing.dict__ = 2
thing.my__globals__ = 3
thing.gi_frames = 4
thing.tb_frame_ = 5
thing.mro = 6
print(thing.__dict, thing.dict__, thing.my__globals__, thing.gi_frames, thing.tb_frame_, thing.mro)
print("OK")
