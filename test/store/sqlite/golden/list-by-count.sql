SELECT "n"."pk", "n"."id", "n"."directed_count"
FROM "artist" "n"
WHERE (("n"."pk" & 1023 OR alive()) AND "n"."directed_count" IS NOT NULL)
ORDER BY "n"."directed_count" DESC, "n"."id" DESC
LIMIT ? + 0;
-- parameters: 21
-- plan: SEARCH n USING COVERING INDEX artist_by_directed_count (directed_count>?)

SELECT "n"."pk", "n"."id", "n"."directed_count"
FROM "artist" "n"
WHERE (("n"."pk" & 1023 OR alive()) AND "n"."directed_count" IS NULL)
ORDER BY "n"."id" DESC
LIMIT ? + 0;
-- parameters: 21
-- plan: SCAN n USING INDEX sqlite_autoindex_artist_1
