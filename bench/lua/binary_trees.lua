-- The twin of binary_trees.py.
local Node = {}
Node.__index = Node

local function new_node(left, right)
    return setmetatable({left = left, right = right}, Node)
end

function Node:count()
    if self.left == nil then return 1 end
    return 1 + self.left:count() + self.right:count()
end

local function make(depth)
    if depth == 0 then return new_node(nil, nil) end
    depth = depth - 1
    return new_node(make(depth), make(depth))
end

local function make_pair(depth)
    if depth > 0 then return {make_pair(depth - 1), make_pair(depth - 1)} end
    return {}
end

local function count_pair(tree)
    if tree[1] then return 1 + count_pair(tree[1]) + count_pair(tree[2]) end
    return 1
end

local function chain(length)
    local head = nil
    for value = 0, length - 1 do head = {value, head} end
    local total = 0
    while head do
        total = total + head[1]
        head = head[2]
    end
    return total
end

local deepest, rounds = 17, 60
local longest = make(deepest)
local counted, pairs_counted, chains = 0, 0, 0
for depth = 4, deepest - 3, 3 do
    for _ = 1, 1 << (deepest - depth) do counted = counted + make(depth):count() end
end
for _ = 1, rounds do pairs_counted = pairs_counted + count_pair(make_pair(deepest - 5)) end
for _ = 1, rounds do chains = chains + chain(20000) end
local result = table.concat({longest:count(), counted, pairs_counted, chains}, " ")
assert(result == "262143 1039216 491460 11999400000", result)
print("binary_trees", result)
