SELECT "n"."pk", "n"."id"
FROM "video" "n"
WHERE (("n"."pk" & 1023 OR alive()) AND "n"."pk" IN (SELECT "l"."to"
FROM "artist_directed_video" "l" JOIN "artist" "n2" ON "n2"."pk" = "l"."from"
WHERE (("l"."pk" & 1023 OR alive()) AND "n2"."pk" IN (SELECT "l2"."from"
FROM "artist_directed_video" "l2" JOIN "video" "n3" ON "n3"."pk" = "l2"."to"
WHERE (("l2"."pk" & 1023 OR alive()) AND "n3"."id" IN (SELECT value
FROM json_each(?)))))))
ORDER BY "n"."id"
LIMIT ? + 0;
-- parameters: "[\"zebra4711\"]", 21
-- plan: SEARCH n USING INTEGER PRIMARY KEY (rowid=?)
-- plan: LIST SUBQUERY 3
-- plan: SEARCH n2 USING INTEGER PRIMARY KEY (rowid=?)
-- plan: LIST SUBQUERY 2
-- plan: SEARCH n3 USING COVERING INDEX sqlite_autoindex_video_1 (id=?)
-- plan: LIST SUBQUERY 1
-- plan: SCAN json_each VIRTUAL TABLE INDEX 1:
-- plan: SEARCH l2 USING COVERING INDEX artist_directed_video_by_to (to=?)
-- plan: SEARCH l USING COVERING INDEX artist_directed_video_by_from (from=?)
-- plan: USE TEMP B-TREE FOR ORDER BY
