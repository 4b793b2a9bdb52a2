-- The twin of fannkuch.py.
local function fannkuch(size)
    local permutation, counts = {}, {}
    for i = 1, size do permutation[i], counts[i] = i - 1, i end
    local longest, checksum, number = 0, 0, 0
    while true do
        local first = permutation[1]
        if first > 0 then
            local flipped = table.move(permutation, 1, size, 1, {})
            local flips = 0
            while first > 0 do
                local low, high = 1, first + 1
                while low < high do
                    flipped[low], flipped[high] = flipped[high], flipped[low]
                    low, high = low + 1, high - 1
                end
                flips = flips + 1
                first = flipped[1]
            end
            if flips > longest then longest = flips end
            checksum = checksum + (number % 2 == 1 and -flips or flips)
        end
        number = number + 1
        local depth = 1
        while true do
            if depth == size then return checksum, longest end
            table.insert(permutation, depth + 1, table.remove(permutation, 1))
            counts[depth + 1] = counts[depth + 1] - 1
            if counts[depth + 1] > 0 then break end
            counts[depth + 1] = depth + 1
            depth = depth + 1
        end
    end
end

local checksum, longest = fannkuch(9)
assert(checksum == 8629 and longest == 30)
print("fannkuch", checksum, longest)
