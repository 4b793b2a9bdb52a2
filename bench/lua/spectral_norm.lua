-- The twin of spectral_norm.py.
local function element(i, j)
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)
end

local function multiply(vector)
    local result = {}
    for i = 0, #vector - 1 do
        local total = 0.0
        for j = 0, #vector - 1 do total = total + element(i, j) * vector[j + 1] end
        result[i + 1] = total
    end
    return result
end

local function multiply_transposed(vector)
    local result = {}
    for i = 0, #vector - 1 do
        local total = 0.0
        for j = 0, #vector - 1 do total = total + element(j, i) * vector[j + 1] end
        result[i + 1] = total
    end
    return result
end

local function spectral_norm(size, rounds)
    local u, v = {}, nil
    for i = 1, size do u[i] = 1.0 end
    for _ = 1, rounds do
        v = multiply_transposed(multiply(u))
        u = multiply_transposed(multiply(v))
    end
    local upper, lower = 0.0, 0.0
    for i = 1, size do
        upper = upper + u[i] * v[i]
        lower = lower + v[i] * v[i]
    end
    return (upper / lower) ^ 0.5
end

local result = string.format("%.5f", spectral_norm(320, 8))
assert(result == "1.27422")
print("spectral_norm", result)
