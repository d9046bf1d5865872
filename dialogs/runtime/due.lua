-- Claims a bucket's unfinished work that is due: nobody else is given it before the claim ends.
--
-- KEYS  1 unfinished work of the bucket
-- ARGV  1 now in ms   2 end of the claim in ms   3 how much at most
local due = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, ARGV[3])
for _, member in ipairs(due) do
  redis.call('ZADD', KEYS[1], ARGV[2], member)
end
return due
