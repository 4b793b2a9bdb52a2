"""Decks of cards: shuffled by slices, cut, dealt, sorted by turning prefixes over, and taken apart from both ends."""

SUITS = "CDHS"


def new_deck(ranks):
    return [(rank, suit) for suit in SUITS for rank in range(1, ranks + 1)]


def riffle(deck):
    half = len(deck) // 2
    mixed = deck[:]
    mixed[::2], mixed[1::2] = deck[:half], deck[half:]
    return mixed


def cut(deck, place):
    deck[:] = deck[place:] + deck[:place]


def turn_over(numbers):
    """Sort by turning prefixes over; how many it took."""
    turns = 0
    for end in range(len(numbers) - 1, 0, -1):
        place = numbers.index(max(numbers[:end + 1]))
        if place != end:
            numbers[:place + 1] = numbers[place::-1]
            numbers[:end + 1] = numbers[end::-1]
            turns += 2
    return turns


def deal(deck, players):
    hands = [[] for _ in range(players)]
    for turn in range(len(deck)):
        hands[turn % players].insert(turn // 2 % 3, deck.pop(0 if turn % 3 else -1))
    return hands


def mirrored(words):
    return [word for word in words if word == word[::-1]]


def main():
    deck = new_deck(13)
    for turn in range(400):
        deck = riffle(deck)
        cut(deck, turn % 50 + 1)
    print(deck[:3], sorted(deck) == sorted(new_deck(13)))
    numbers = [rank * 4 + SUITS.index(suit) for rank, suit in deck]
    print(sum(turn_over(numbers[turn:] + numbers[:turn]) for turn in range(60)))
    for players in range(2, 40):
        hands = deal(deck[:], players)
    print(hands[0])
    sieve = bytearray([1]) * 4000
    for step in range(2, 64):
        sieve[step * step::step] = bytes(len(range(step * step, 4000, step)))
    print(sum(sieve), mirrored([str(number * number) for number in range(3000)])[-3:])


main()
