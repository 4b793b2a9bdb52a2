"""Recursion and search: a sudoku, noughts and crosses played out, towers, mazes, words on a board, change, a small robot."""

import functools


def solve(board):
    best = None
    for place in range(81):
        if board[place] == "0":
            row, column = divmod(place, 9)
            box = row // 3 * 27 + column // 3 * 3
            used = set(board[row * 9:row * 9 + 9]) | set(board[column::9])
            for start in (box, box + 9, box + 18):
                used.update(board[start:start + 3])
            choices = [digit for digit in "123456789" if digit not in used]
            if best is None or len(choices) < len(best[1]):
                best = place, choices
                if len(choices) < 2:
                    break
    if best is None:
        return board
    place, choices = best
    for digit in choices:
        solution = solve(board[:place] + digit + board[place + 1:])
        if solution:
            return solution
    return None


LINES = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]


def winner(board):
    for a, b, c in LINES:
        if board[a] != " " and board[a] == board[b] == board[c]:
            return board[a]
    return None


def best_result(board, player, alpha=-2, beta=2):
    won = winner(board)
    if won:
        return 1 if won == "x" else -1
    if " " not in board:
        return 0
    for place in range(9):
        if board[place] == " ":
            board[place] = player
            result = best_result(board, "o" if player == "x" else "x", alpha, beta)
            board[place] = " "
            if player == "x":
                alpha = max(alpha, result)
            else:
                beta = min(beta, result)
            if alpha >= beta:
                break
    return alpha if player == "x" else beta


def towers(count, source, target, spare):
    if count == 0:
        return 0
    return towers(count - 1, source, spare, target) + 1 + towers(count - 1, spare, target, source)


def fill(grid, row, column, colour):
    waiting = [(row, column)]
    old = grid[row][column]
    filled = 0
    while waiting:
        row, column = waiting.pop()
        if 0 <= row < len(grid) and 0 <= column < len(grid[0]) and grid[row][column] == old:
            grid[row][column] = colour
            filled += 1
            waiting += [(row + 1, column), (row - 1, column), (row, column + 1), (row, column - 1)]
    return filled


def paths(board, row, column, left):
    if left == 0:
        return 1
    board[row][column] = True
    found = 0
    for dr, dc in ((0, 1), (1, 0), (0, -1), (-1, 0)):
        r, c = row + dr, column + dc
        if 0 <= r < 5 and 0 <= c < 5 and not board[r][c]:
            found += paths(board, r, c, left - 1)
    board[row][column] = False
    return found


@functools.cache
def fewest_coins(amount):
    return 0 if amount == 0 else 1 + min(fewest_coins(amount - coin) for coin in (1, 7, 10, 22) if coin <= amount)


def robot(program, rounds):
    x = y = turns = 0
    stack = []
    for _ in range(rounds):
        for step in program:
            match step:
                case ("move", dx, dy):
                    x, y = x + dx, y + dy
                case ("turn", "left" | "right" as side):
                    turns += 1 if side == "left" else -1
                    x, y = -y, x
                case ("push",):
                    stack.append((x, y))
                case ("pop",) if stack:
                    x, y = stack.pop()
                case {"repeat": count, "step": int(size)}:
                    for _ in range(count):
                        x += size
                case [first, *rest]:
                    turns += len(rest)
                case _:
                    turns += 1
    return x, y, turns


def blur(image):
    height, width = len(image), len(image[0])
    result = [[0] * width for _ in range(height)]
    for y in range(1, height - 1):
        above, here, below = image[y - 1], image[y], image[y + 1]
        line = result[y]
        for x in range(1, width - 1):
            line[x] = (above[x] + here[x - 1] + 4 * here[x] + here[x + 1] + below[x]) // 8
    return result


def all_distances(lengths):
    size = len(lengths)
    for k in range(size):
        for i in range(size):
            through = lengths[i][k]
            for j in range(size):
                if through + lengths[k][j] < lengths[i][j]:
                    lengths[i][j] = through + lengths[k][j]
    return sum(map(sum, lengths))


def main():
    print(solve("000260701680070090190004500820100040004602900050003028009300074040050036703018000"))
    print(best_result(list("x   o    "), "x"), best_result(list("x o      "), "x"), towers(11, "a", "b", "c"))
    grid = [[(row * column) % 5 > 1 for column in range(70)] for row in range(50)]
    print(fill(grid, 0, 0, "w"), fill(grid, 7, 7, "b"))
    print(paths([[False] * 5 for _ in range(5)], 0, 0, 8), fewest_coins(400))
    steps = [("move", 1, 2), ("turn", "left"), ("push",), {"repeat": 3, "step": 2}, ("turn", "right"), ("pop",), ("beep", 1), None]
    print(robot(steps, 500))
    image = [[(x * y) % 256 for x in range(60)] for y in range(45)]
    print(sum(map(sum, blur(blur(image)))), all_distances([[(i * 7 + j * 3) % 40 + 1 for j in range(34)] for i in range(34)]))


main()
