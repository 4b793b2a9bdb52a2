"""Write text.json, the data of text_report.py: prose put together from templates.

Run with any Python 3: `python3 make_text.py > text.json`.  The same file comes
out every time.  The generator is a small congruential one, so it does not
depend on a version of `random`.
"""

import json


class Dice:
    def __init__(self, seed):
        self.state = seed

    def below(self, limit):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
        return (self.state >> 33) % limit

    def choose(self, options):
        return options[self.below(len(options))]


PEOPLE = ["Hannah", "Otto", "Anna", "Émile", "Zoë", "Søren", "the miller", "the ferryman", "old Marta", "the harbour master",
          "the schoolteacher", "Mr. Ågren", "the clockmaker", "her brother", "the captain", "Dr. Novák"]
PLACES = ["the harbour", "the market square", "the mill", "the café by the bridge", "the lighthouse", "the orchard",
          "the railway station", "the old library", "the island of Bjørnø", "the north shore", "the reading room"]
THINGS = ["kayak", "lantern", "radar", "notebook", "rotor", "letter", "clock", "map", "basket of apples", "level",
          "violin", "box of seeds", "brass key", "weather glass", "loaf of bread", "bottle of ink"]
ADJECTIVES = ["quiet", "bright", "weathered", "careful", "restless", "curious", "narrow", "forgotten", "patient", "stubborn",
              "naïve", "heavy", "golden", "unlikely", "simple"]
VERBS = ["carried", "repaired", "painted", "lost", "remembered", "measured", "borrowed", "returned", "described", "wrapped",
         "followed", "hid", "polished", "counted"]
WEATHER = ["rain", "fog", "snow", "wind", "sunlight", "drizzle", "thunder"]
TIMES = ["at noon", "before dawn", "in the evening", "every Tuesday", "that winter", "in early May", "after the storm", "for 12 years"]
LINKS = ["because", "although", "while", "and so", "until", "but"]
ASIDES = ["as everyone knew", "or so it seemed", "which surprised nobody", "to be fair", "if the stories are true", "one must admit"]
SAYINGS = ["“Never odd or even,”", "“Was it a car or a cat I saw?”", "“Step on no pets,”", "“No lemon, no melon,”",
           "“Slow and steady,”", "“The tide waits for no one,”"]


def clause(dice):
    return (f"{dice.choose(PEOPLE)} {dice.choose(VERBS)} the {dice.choose(ADJECTIVES)} {dice.choose(THINGS)} "
            f"near {dice.choose(PLACES)}")


def sentence(dice):
    kind = dice.below(9)
    if kind <= 2:
        text = f"{clause(dice)} {dice.choose(TIMES)}"
    elif kind == 3:
        text = f"{clause(dice)} {dice.choose(LINKS)} {clause(dice)}"
    elif kind == 4:
        text = f"{dice.choose(TIMES)} there was {dice.choose(WEATHER)} over {dice.choose(PLACES)}"
    elif kind == 5:
        text = f"{clause(dice)}, {dice.choose(ASIDES)}, {dice.choose(LINKS)} the {dice.choose(WEATHER)} was {dice.choose(ADJECTIVES)}"
    elif kind == 6:
        return f"{dice.choose(SAYINGS)} said {dice.choose(PEOPLE)}."
    elif kind == 7:
        text = f"who {dice.choose(VERBS)} the {dice.choose(THINGS)}"
        return text[0].upper() + text[1:] + "?"
    else:
        text = f"nothing at {dice.choose(PLACES)} was {dice.choose(ADJECTIVES)}, not even the {dice.choose(THINGS)}"
    return text[0].upper() + text[1:] + dice.choose([".", ".", ".", ".", "!", " …"])


def paragraph(dice):
    return " ".join(sentence(dice) for _ in range(3 + dice.below(6)))


def chapter(dice, number):
    heading = f"{number}. The {dice.choose(ADJECTIVES)} {dice.choose(THINGS)}"
    return heading + "\n\n" + "\n\n".join(paragraph(dice) for _ in range(8 + dice.below(6)))


dice = Dice(1871)
text = "\n\n\n".join(chapter(dice, number) for number in range(1, 53))
print(json.dumps({"text": text}, ensure_ascii=False, indent=1))
