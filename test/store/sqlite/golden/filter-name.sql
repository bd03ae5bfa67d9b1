SELECT "n"."pk", "n"."id"
FROM "artist" "n"
WHERE "n"."name_key" = ?
ORDER BY "n"."id"
LIMIT ?;
-- parameters: "zebra4711", 21
-- plan: SEARCH n USING COVERING INDEX artist_by_name (name_key=?)
