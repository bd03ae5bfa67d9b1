SELECT "n"."pk", "n"."id", "l"."key", "l"."position"
FROM "artist_directed_video" "l" JOIN "artist" "n" ON "n"."pk" = "l"."from"
WHERE "l"."to" = ?
ORDER BY "l"."position" NULLS LAST, "n"."id", "l"."key"
LIMIT ? + 0;
-- parameters: 1, 21
-- plan: SEARCH l USING INDEX artist_directed_video_by_to (to=?)
-- plan: SEARCH n USING INTEGER PRIMARY KEY (rowid=?)
-- plan: USE TEMP B-TREE FOR ORDER BY

SELECT "n"."pk", "n"."id", "n"."directors_count", "l"."key", "n"."released"
FROM "artist_performed_video" "l" JOIN "video" "n" ON "n"."pk" = "l"."to"
WHERE "l"."from" = ?
ORDER BY "n"."released" NULLS LAST, "n"."id", "l"."key"
LIMIT ? + 0;
-- parameters: 1, 21
-- plan: SEARCH l USING COVERING INDEX artist_performed_video_by_from (from=?)
-- plan: SEARCH n USING INTEGER PRIMARY KEY (rowid=?)
-- plan: USE TEMP B-TREE FOR ORDER BY

SELECT "n"."pk", "n"."id", "n"."directors_count", "l"."key", "n"."released"
FROM "video" "n" INDEXED BY "video_by_released" CROSS JOIN "artist_performed_video" "l" ON "l"."from" = ? AND "l"."to" = "n"."pk"
WHERE 1
ORDER BY "n"."released" NULLS LAST, "n"."id", "l"."key"
LIMIT ? + 0;
-- parameters: 1, 21
-- plan: SCAN n USING INDEX video_by_released
-- plan: SEARCH l USING COVERING INDEX artist_performed_video_by_from (from=? AND to=?)
-- plan: USE TEMP B-TREE FOR LAST TERM OF ORDER BY

SELECT max("pk")
FROM "video";
-- parameters: 
-- plan: SEARCH video

SELECT "pk", "id", "videos_count"
FROM "artist"
WHERE "id" = ?;
-- parameters: "beside"
-- plan: SEARCH artist USING INDEX sqlite_autoindex_artist_1 (id=?)
