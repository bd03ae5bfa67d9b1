SELECT "n"."pk", "n"."id"
FROM "video" "n"
WHERE "n"."pk" IN (SELECT "l"."to"
FROM "artist_directed_video" "l" JOIN "artist" "n2" ON "n2"."pk" = "l"."from"
WHERE "n2"."id" = ?)
ORDER BY "n"."id"
LIMIT ? + 0;
-- parameters: "zebra4711", 21
-- plan: SEARCH n USING INTEGER PRIMARY KEY (rowid=?)
-- plan: LIST SUBQUERY 1
-- plan: SEARCH n2 USING COVERING INDEX sqlite_autoindex_artist_1 (id=?)
-- plan: SEARCH l USING COVERING INDEX artist_directed_video_by_from (from=?)
-- plan: USE TEMP B-TREE FOR ORDER BY
