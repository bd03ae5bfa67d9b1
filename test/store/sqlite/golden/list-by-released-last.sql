SELECT "n"."pk", "n"."id", "n"."released"
FROM "song" "n"
WHERE 1
ORDER BY "n"."released" NULLS FIRST, "n"."id"
LIMIT ? + 0;
-- parameters: 21
-- plan: SCAN n USING COVERING INDEX song_by_released
