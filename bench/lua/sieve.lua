-- The twin of sieve.py; a Lua table stands for the bytearray.
local function sieve(limit)
    local flags = {}
    for n = 0, limit do flags[n] = n > 1 end
    for n = 2, math.floor(limit ^ 0.5) do
        if flags[n] then
            for multiple = n * n, limit, n do flags[multiple] = false end
        end
    end
    local primes = {}
    for n = 0, limit do
        if flags[n] then primes[#primes + 1] = n end
    end
    return primes
end

local function sieve_by_numbers(limit)
    local flags = {}
    for n = 0, limit do flags[n] = 1 end
    flags[0], flags[1] = 0, 0
    local n = 2
    while n * n <= limit do
        if flags[n] == 1 then
            for multiple = n * n, limit, n do flags[multiple] = 0 end
        end
        n = n + 1
    end
    local total = 0
    for i = 0, limit do total = total + flags[i] end
    return total
end

local function smallest_factors(limit)
    local factors = {}
    for n = 0, limit - 1 do factors[n] = n end
    for n = 2, math.floor(limit ^ 0.5) do
        if factors[n] == n then
            for multiple = n * n, limit - 1, n do
                if factors[multiple] == multiple then factors[multiple] = n end
            end
        end
    end
    return factors
end

local function square_free(limit)
    local factors = smallest_factors(limit)
    local found = 0
    for n = 1, limit - 1 do
        local rest, previous, free = n, 0, true
        while rest > 1 do
            local factor = factors[rest]
            if factor == previous then
                free = false
                break
            end
            previous = factor
            rest = rest // factor
        end
        if free then found = found + 1 end
    end
    return found
end

local primes = sieve(3600000)
local result = {#primes, primes[#primes], sieve_by_numbers(7200000), square_free(900000)}
assert(table.concat(result, " ") == "256726 3599969 489319 547131")
print("sieve", table.unpack(result))
