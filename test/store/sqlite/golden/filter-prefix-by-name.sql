SELECT "n"."pk", "n"."id", "n"."name_key"
FROM "artist" "n"
WHERE (("n"."pk" & 1023 OR alive()) AND ("n"."name_key" >= ? AND "n"."name_key" < ?))
ORDER BY "n"."name_key" NULLS LAST, "n"."id"
LIMIT ? + 0;
-- parameters: "zebra4711", "zebra4711􏿿", 21
-- plan: SEARCH n USING COVERING INDEX artist_by_name (name_key>? AND name_key<?)
