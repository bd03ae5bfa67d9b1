SELECT "n"."pk", "n"."id", "n"."name_key"
FROM "artist" "n"
WHERE ("n"."name_key", "n"."id") > (?, ?)
ORDER BY "n"."name_key", "n"."id"
LIMIT ? + 0;
-- parameters: "zebra4711", "zebra4711", 21
-- plan: SEARCH n USING COVERING INDEX artist_by_name ((name_key,id)>(?,?))

SELECT "n"."pk", "n"."id", "n"."name_key"
FROM "artist" "n"
WHERE "n"."name_key" IS NULL
ORDER BY "n"."id"
LIMIT ? + 0;
-- parameters: 21
-- plan: SEARCH n USING COVERING INDEX artist_by_name (name_key=?)
