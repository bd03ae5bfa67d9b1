SELECT "n"."pk", "n"."id", "l"."key", "l"."disc", "l"."position"
FROM "song_track_of_album" "l" JOIN "song" "n" ON "n"."pk" = "l"."from"
WHERE ("l"."to" = ? AND "l"."edition_key" = ?)
ORDER BY "l"."disc" NULLS LAST, "l"."position" NULLS LAST, "n"."id", "l"."key"
LIMIT ? + 0;
-- parameters: 1, "beside", 21
-- plan: SEARCH l USING INDEX song_track_of_album_by_to (to=?)
-- plan: SEARCH n USING INTEGER PRIMARY KEY (rowid=?)
-- plan: USE TEMP B-TREE FOR ORDER BY

SELECT "pk", "id", "default_edition_key"
FROM "album"
WHERE "id" = ?;
-- parameters: "beside"
-- plan: SEARCH album USING INDEX sqlite_autoindex_album_1 (id=?)
