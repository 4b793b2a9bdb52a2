-- The twin of nbody.py.
local SOLAR_MASS <const> = 39.47841760435743
local YEAR <const> = 365.24

local function make_body(x, y, z, vx, vy, vz, mass)
    return {x = x, y = y, z = z, vx = vx * YEAR, vy = vy * YEAR, vz = vz * YEAR, mass = mass * SOLAR_MASS}
end

local function make_bodies()
    return {
        make_body(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0),
        make_body(4.84143144, -1.16032004, -0.10362204, 0.00166007664, 0.00769901118, -0.0000690460016, 0.000954791938),
        make_body(8.34336671, 4.12479856, -0.403523417, -0.00276742510, 0.00499852801, 0.0000230417297, 0.000285885980),
        make_body(12.8943695, -15.1111514, -0.223307578, 0.00296460137, 0.00237847173, -0.0000296589568, 0.0000436624404),
        make_body(15.3796971, -25.9193146, 0.179258772, 0.00268067772, 0.00162824170, -0.0000951592254, 0.0000515138902),
    }
end

local function balance(bodies)
    local px, py, pz = 0.0, 0.0, 0.0
    for _, body in ipairs(bodies) do
        px = px + body.vx * body.mass
        py = py + body.vy * body.mass
        pz = pz + body.vz * body.mass
    end
    local sun = bodies[1]
    sun.vx, sun.vy, sun.vz = -px / SOLAR_MASS, -py / SOLAR_MASS, -pz / SOLAR_MASS
end

local function energy(bodies)
    local total = 0.0
    for i, body in ipairs(bodies) do
        total = total + 0.5 * body.mass * (body.vx ^ 2 + body.vy ^ 2 + body.vz ^ 2)
        for j = i + 1, #bodies do
            local other = bodies[j]
            local distance = ((body.x - other.x) ^ 2 + (body.y - other.y) ^ 2 + (body.z - other.z) ^ 2) ^ 0.5
            total = total - body.mass * other.mass / distance
        end
    end
    return total
end

local function advance(bodies, dt, steps)
    local pairs_of = {}
    for i = 1, #bodies do
        for j = i + 1, #bodies do pairs_of[#pairs_of + 1] = {bodies[i], bodies[j]} end
    end
    for _ = 1, steps do
        for _, pair in ipairs(pairs_of) do
            local a, b = pair[1], pair[2]
            local dx, dy, dz = a.x - b.x, a.y - b.y, a.z - b.z
            local square = dx * dx + dy * dy + dz * dz
            local force = dt / (square * square ^ 0.5)
            local pull = b.mass * force
            a.vx = a.vx - dx * pull
            a.vy = a.vy - dy * pull
            a.vz = a.vz - dz * pull
            pull = a.mass * force
            b.vx = b.vx + dx * pull
            b.vy = b.vy + dy * pull
            b.vz = b.vz + dz * pull
        end
        for _, body in ipairs(bodies) do
            body.x = body.x + dt * body.vx
            body.y = body.y + dt * body.vy
            body.z = body.z + dt * body.vz
        end
    end
end

local bodies = make_bodies()
balance(bodies)
local before = string.format("%.6f", energy(bodies))
advance(bodies, 0.01, 140000)
local after = string.format("%.6f", energy(bodies))
assert(before == "-0.169075" and after == "-0.169046")
print("nbody", before, after)
