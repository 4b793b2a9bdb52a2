-- The twin of queens.py.
local function queens_with_sets(size)
    local columns, rising, falling = {}, {}, {}

    local function place(row)
        if row == size then return 1 end
        local found = 0
        for column = 0, size - 1 do
            if not (columns[column] or rising[row + column] or falling[row - column]) then
                columns[column], rising[row + column], falling[row - column] = true, true, true
                found = found + place(row + 1)
                columns[column], rising[row + column], falling[row - column] = nil, nil, nil
            end
        end
        return found
    end

    return place(0)
end

local function queens_with_lists(size)
    local solutions = {}

    local function safe(placed, column)
        local row = #placed
        for other_row, other in ipairs(placed) do
            if other == column or math.abs(other - column) == row - other_row + 1 then return false end
        end
        return true
    end

    local function search(placed)
        if #placed == size then
            solutions[#solutions + 1] = placed
            return
        end
        for column = 0, size - 1 do
            if safe(placed, column) then
                local longer = table.move(placed, 1, #placed, 1, {})
                longer[#longer + 1] = column
                search(longer)
            end
        end
    end

    search({})
    return solutions
end

local function queens_with_bits(size)
    local everywhere = (1 << size) - 1

    local function place(columns, left, right)
        if columns == everywhere then return 1 end
        local found = 0
        local free = everywhere & ~(columns | left | right)
        while free ~= 0 do
            local bit = free & -free
            free = free - bit
            found = found + place(columns | bit, (left | bit) << 1, (right | bit) >> 1)
        end
        return found
    end

    return place(0, 0, 0)
end

local size = 10
local boards = queens_with_lists(size)
local sets, last, bits = queens_with_sets(size), table.concat(boards[#boards], ", "), queens_with_bits(size + 2)
assert(sets == 724 and #boards == 724 and last == "9, 7, 4, 2, 0, 5, 1, 8, 6, 3" and bits == 14200)
print("queens", sets, #boards, last, bits)
