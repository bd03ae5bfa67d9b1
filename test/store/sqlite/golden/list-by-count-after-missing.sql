SELECT "n"."pk", "n"."id", "n"."directed_count"
FROM "artist" "n"
WHERE (("n"."pk" & 1023 OR alive()) AND ("n"."directed_count" IS NULL AND "n"."id" > ?))
ORDER BY "n"."id"
LIMIT ? + 0;
-- parameters: "zebra4711", 21
-- plan: SEARCH n USING INDEX sqlite_autoindex_artist_1 (id>?)
