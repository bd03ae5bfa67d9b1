SELECT "n"."pk", "n"."id"
FROM "artist" "n"
WHERE "n"."name_key" = ?
ORDER BY "n"."id"
LIMIT ? + 0;
-- parameters: "zebra4711", 21
-- plan: SEARCH n USING COVERING INDEX artist_by_name (name_key=?)
