SELECT CAST(substr("n"."released", 1, 4) AS INTEGER), NULL, count(*), min("n"."released"), max("n"."released"), min("n"."duration"), max("n"."duration"), sum("n"."duration" / 67108864), sum("n"."duration" % 67108864), count("n"."duration")
FROM "video" "n"
WHERE "n"."pk" IN (SELECT "l2"."from"
FROM "song_track_of_album" "l" JOIN "video_video_of_song" "l2" ON "l2"."to" = "l"."from"
WHERE "l"."to" = ?) GROUP BY 1;
-- parameters: 1
-- plan: SEARCH n USING INTEGER PRIMARY KEY (rowid=?)
-- plan: LIST SUBQUERY 1
-- plan: SEARCH l USING COVERING INDEX song_track_of_album_by_to (to=?)
-- plan: SEARCH l2 USING COVERING INDEX video_video_of_song_by_to (to=?)
-- plan: USE TEMP B-TREE FOR GROUP BY

SELECT "pk", "id"
FROM "album"
WHERE "id" = ?;
-- parameters: "beside"
-- plan: SEARCH album USING COVERING INDEX sqlite_autoindex_album_1 (id=?)
