SELECT "n"."pk", "n"."id"
FROM "song" "n"
WHERE (("n"."pk" & 1023 OR alive()) AND NOT EXISTS (SELECT 1
FROM json_each(?)
WHERE value NOT IN (SELECT value
FROM json_each("n"."sources"))))
ORDER BY "n"."id"
LIMIT ? + 0;
-- parameters: "[\"zebra4711\"]", 21
-- plan: SCAN n USING INDEX sqlite_autoindex_song_1
-- plan: CORRELATED SCALAR SUBQUERY 2
-- plan: SCAN json_each VIRTUAL TABLE INDEX 1:
-- plan: CORRELATED LIST SUBQUERY 1
-- plan: SCAN json_each VIRTUAL TABLE INDEX 1:
