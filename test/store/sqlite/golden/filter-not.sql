SELECT "n"."pk", "n"."id"
FROM "song" "n"
WHERE (("n"."pk" & 1023 OR alive()) AND (("n"."released" > ? OR "n"."duration" IS NULL)) IS NOT TRUE)
ORDER BY "n"."id"
LIMIT ? + 0;
-- parameters: "zebra4711", 21
-- plan: SCAN n USING INDEX sqlite_autoindex_song_1
