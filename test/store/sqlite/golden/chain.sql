SELECT "n"."pk", "n"."id", "n"."released"
FROM "video" "n"
WHERE "n"."pk" IN (SELECT "l2"."from"
FROM "song_track_of_album" "l" JOIN "video_video_of_song" "l2" ON "l2"."to" = "l"."from"
WHERE "l"."to" = ?)
ORDER BY "n"."released" NULLS LAST, "n"."id"
LIMIT ? + 0;
-- parameters: 1, 21
-- plan: SEARCH n USING INTEGER PRIMARY KEY (rowid=?)
-- plan: LIST SUBQUERY 1
-- plan: SEARCH l USING COVERING INDEX song_track_of_album_by_to (to=?)
-- plan: SEARCH l2 USING COVERING INDEX video_video_of_song_by_to (to=?)
-- plan: USE TEMP B-TREE FOR ORDER BY

SELECT count(DISTINCT "l2"."from")
FROM "song_track_of_album" "l" JOIN "video_video_of_song" "l2" ON "l2"."to" = "l"."from"
WHERE "l"."to" = ?;
-- parameters: 1
-- plan: USE TEMP B-TREE FOR count(DISTINCT)
-- plan: SEARCH l USING COVERING INDEX song_track_of_album_by_to (to=?)
-- plan: SEARCH l2 USING COVERING INDEX video_video_of_song_by_to (to=?)

SELECT "n"."pk", "n"."id"
FROM "song" "n"
WHERE "n"."pk" IN (SELECT "l"."from"
FROM "song_track_of_album" "l" JOIN "video_video_of_song" "l2" ON "l2"."to" = "l"."from"
WHERE ("l"."to" = ? AND "l2"."from" = ?))
ORDER BY "n"."id";
-- parameters: 1, "beside"
-- plan: SEARCH n USING INTEGER PRIMARY KEY (rowid=?)
-- plan: LIST SUBQUERY 1
-- plan: SEARCH l2 USING COVERING INDEX video_video_of_song_by_from (from=?)
-- plan: SEARCH l USING COVERING INDEX song_track_of_album_by_to (to=? AND from=?)
-- plan: USE TEMP B-TREE FOR ORDER BY

SELECT "pk", "id"
FROM "album"
WHERE "id" = ?;
-- parameters: "beside"
-- plan: SEARCH album USING COVERING INDEX sqlite_autoindex_album_1 (id=?)
