SELECT "n"."pk", "n"."id"
FROM "album" "n"
WHERE (("n"."pk" & 1023 OR alive()) AND EXISTS (SELECT 1
FROM "song_track_of_album" "l" JOIN "video_video_of_song" "l2" ON "l2"."to" = "l"."from" JOIN "video" "n2" ON "n2"."pk" = "l2"."from"
WHERE ("l"."to" = "n"."pk" AND ("l"."pk" & 1023 OR alive()) AND ("l2"."pk" & 1023 OR alive()) AND "n2"."title_key" = ?)))
ORDER BY "n"."id"
LIMIT ? + 0;
-- parameters: "zebra4711", 21
-- plan: SCAN n USING COVERING INDEX sqlite_autoindex_album_1
-- plan: CORRELATED SCALAR SUBQUERY 1
-- plan: SEARCH l USING COVERING INDEX song_track_of_album_by_to (to=?)
-- plan: SEARCH l2 USING COVERING INDEX video_video_of_song_by_to (to=?)
-- plan: SEARCH n2 USING INTEGER PRIMARY KEY (rowid=?)
