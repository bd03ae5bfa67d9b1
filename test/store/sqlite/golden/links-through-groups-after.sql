SELECT "n"."pk", "n"."id", "l"."key", "n"."released"
FROM "artist_directed_video" "l" CROSS JOIN "video" "n" ON "n"."pk" = "l"."to"
WHERE ("l"."from" IN (SELECT ? UNION ALL SELECT "m"."to"
FROM "artist_member_of_artist" "m"
WHERE "m"."from" = ?) AND "l"."role_key" = ? AND "n"."title_key" = ? AND ("n"."released", "n"."id", "l"."key") > (?, ?, ?))
ORDER BY "n"."released", "n"."id", "l"."key"
LIMIT ? + 0;
-- parameters: 1, 1, "zebra4711", "zebra4711", "zebra4711", "zebra4711", "zebra4711", 21
-- plan: SEARCH l USING INDEX artist_directed_video_by_from (from=?)
-- plan: LIST SUBQUERY 2
-- plan: COMPOUND QUERY
-- plan: LEFT-MOST SUBQUERY
-- plan: SCAN CONSTANT ROW
-- plan: UNION ALL
-- plan: SEARCH m USING COVERING INDEX artist_member_of_artist_by_from (from=?)
-- plan: SEARCH n USING INTEGER PRIMARY KEY (rowid=?)
-- plan: USE TEMP B-TREE FOR ORDER BY

SELECT "n"."pk", "n"."id", "l"."key", "n"."released"
FROM "artist_directed_video" "l" CROSS JOIN "video" "n" ON "n"."pk" = "l"."to"
WHERE ("l"."from" IN (SELECT ? UNION ALL SELECT "m"."to"
FROM "artist_member_of_artist" "m"
WHERE "m"."from" = ?) AND "l"."role_key" = ? AND "n"."title_key" = ? AND "n"."released" IS NULL)
ORDER BY "n"."id", "l"."key"
LIMIT ? + 0;
-- parameters: 1, 1, "zebra4711", "zebra4711", 21
-- plan: SEARCH l USING INDEX artist_directed_video_by_from (from=?)
-- plan: LIST SUBQUERY 2
-- plan: COMPOUND QUERY
-- plan: LEFT-MOST SUBQUERY
-- plan: SCAN CONSTANT ROW
-- plan: UNION ALL
-- plan: SEARCH m USING COVERING INDEX artist_member_of_artist_by_from (from=?)
-- plan: SEARCH n USING INTEGER PRIMARY KEY (rowid=?)
-- plan: USE TEMP B-TREE FOR ORDER BY

SELECT count(*)
FROM "artist_directed_video" "l" CROSS JOIN "video" "n" ON "n"."pk" = "l"."to"
WHERE ("l"."from" IN (SELECT ? UNION ALL SELECT "m"."to"
FROM "artist_member_of_artist" "m"
WHERE "m"."from" = ?) AND "l"."role_key" = ? AND "n"."title_key" = ?);
-- parameters: 1, 1, "zebra4711", "zebra4711"
-- plan: SEARCH l USING INDEX artist_directed_video_by_from (from=?)
-- plan: LIST SUBQUERY 2
-- plan: COMPOUND QUERY
-- plan: LEFT-MOST SUBQUERY
-- plan: SCAN CONSTANT ROW
-- plan: UNION ALL
-- plan: SEARCH m USING COVERING INDEX artist_member_of_artist_by_from (from=?)
-- plan: SEARCH n USING INTEGER PRIMARY KEY (rowid=?)

SELECT "pk", "id"
FROM "artist"
WHERE "id" = ?;
-- parameters: "beside"
-- plan: SEARCH artist USING COVERING INDEX sqlite_autoindex_artist_1 (id=?)
