-- The twin of mandelbrot.py.
local function mandelbrot(width, height, limit)
    local inside, steps = 0, 0
    for row = 0, height - 1 do
        local ci = 2.4 * row / height - 1.2
        for column = 0, width - 1 do
            local cr = 3.0 * column / width - 2.1
            local zr, zi = 0.0, 0.0
            local last = limit
            for n = 0, limit - 1 do
                local zr2, zi2 = zr * zr, zi * zi
                if zr2 + zi2 > 4.0 then
                    last = n
                    break
                end
                zi = 2.0 * zr * zi + ci
                zr = zr2 - zi2 + cr
            end
            if last == limit then
                inside = inside + 1
                last = limit - 1
            end
            steps = steps + last
        end
    end
    return inside, steps
end

local inside, steps = mandelbrot(300, 220, 420)
assert(inside == 13958 and steps == 6179495)
print("mandelbrot", inside, steps)
