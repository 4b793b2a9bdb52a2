# A call with wrong arguments is reported at the call.


def area(width, height, *, unit="m"):
    return width * height


def main():
    print(area(2, 3))
    print(area(2,
               units="cm"))


main()
