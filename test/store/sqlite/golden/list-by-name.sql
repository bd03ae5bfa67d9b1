SELECT "n"."pk", "n"."id", "n"."name_key"
FROM "artist" "n"
WHERE 1
ORDER BY "n"."name_key" NULLS LAST, "n"."id"
LIMIT ? + 0;
-- parameters: 21
-- plan: SCAN n USING COVERING INDEX artist_by_name
