SELECT "n"."pk", "n"."id"
FROM "artist" "n"
WHERE "n"."name_key" IN (SELECT value
FROM json_each(?))
ORDER BY "n"."id"
LIMIT ? + 0;
-- parameters: "[\"zebra4711\"]", 21
-- plan: SEARCH n USING COVERING INDEX artist_by_name (name_key=?)
-- plan: LIST SUBQUERY 1
-- plan: SCAN json_each VIRTUAL TABLE INDEX 1:
-- plan: USE TEMP B-TREE FOR ORDER BY
