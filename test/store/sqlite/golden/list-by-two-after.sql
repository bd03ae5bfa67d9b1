SELECT "n"."pk", "n"."id", "n"."released", "n"."title_key"
FROM "song" "n"
WHERE (("n"."pk" & 1023 OR alive()) AND ("n"."released" <= ? AND ("n"."released" < ? OR ("n"."title_key" > ? OR "n"."title_key" IS NULL OR ("n"."title_key" = ? AND "n"."id" > ?)))))
ORDER BY "n"."released" DESC, "n"."title_key" NULLS LAST, "n"."id"
LIMIT ? + 0;
-- parameters: "zebra4711", "zebra4711", "zebra4711", "zebra4711", "zebra4711", 21
-- plan: SEARCH n USING INDEX song_by_released (released<?)
-- plan: USE TEMP B-TREE FOR LAST 2 TERMS OF ORDER BY

SELECT "n"."pk", "n"."id", "n"."released", "n"."title_key"
FROM "song" "n"
WHERE (("n"."pk" & 1023 OR alive()) AND "n"."released" IS NULL)
ORDER BY "n"."title_key" NULLS LAST, "n"."id"
LIMIT ? + 0;
-- parameters: 21
-- plan: SEARCH n USING INDEX song_by_released (released=?)
-- plan: USE TEMP B-TREE FOR ORDER BY
