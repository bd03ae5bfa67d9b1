SELECT "n"."pk", "n"."id"
FROM "video" "n"
WHERE (("n"."pk" & 1023 OR alive()) AND EXISTS (SELECT 1
FROM "artist_directed_video" "l" JOIN "artist" "n2" ON "n2"."pk" = "l"."from"
WHERE ("l"."to" = "n"."pk" AND ("l"."pk" & 1023 OR alive()) AND ("l"."role_key" = ? AND "n2"."name_key" = ?))))
ORDER BY "n"."id"
LIMIT ? + 0;
-- parameters: "zebra4711", "zebra4711", 21
-- plan: SCAN n USING COVERING INDEX sqlite_autoindex_video_1
-- plan: CORRELATED SCALAR SUBQUERY 1
-- plan: SEARCH l USING INDEX artist_directed_video_by_to (to=?)
-- plan: SEARCH n2 USING INTEGER PRIMARY KEY (rowid=?)
