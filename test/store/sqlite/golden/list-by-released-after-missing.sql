SELECT "n"."pk", "n"."id", "n"."released"
FROM "song" "n"
WHERE ("n"."released" IS NULL AND "n"."id" > ?)
ORDER BY "n"."id"
LIMIT ? + 0;
-- parameters: "zebra4711", 21
-- plan: SEARCH n USING COVERING INDEX song_by_released (released=? AND id>?)
