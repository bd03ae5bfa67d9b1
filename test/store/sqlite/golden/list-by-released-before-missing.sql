SELECT "n"."pk", "n"."id", "n"."released"
FROM "song" "n"
WHERE ("n"."released" IS NULL AND "n"."id" < ?)
ORDER BY "n"."id" DESC
LIMIT ? + 0;
-- parameters: "zebra4711", 21
-- plan: SEARCH n USING COVERING INDEX song_by_released (released=? AND id<?)

SELECT "n"."pk", "n"."id", "n"."released"
FROM "song" "n"
WHERE "n"."released" IS NOT NULL
ORDER BY "n"."released" DESC, "n"."id" DESC
LIMIT ? + 0;
-- parameters: 21
-- plan: SEARCH n USING COVERING INDEX song_by_released (released>?)
