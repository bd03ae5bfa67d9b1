SELECT "n"."pk", "n"."id", "l"."key", "n"."directed_count"
FROM "artist_performed_song" "l" JOIN "artist" "n" ON "n"."pk" = "l"."from"
WHERE "l"."to" = ?
ORDER BY "n"."directed_count" DESC NULLS LAST, "n"."id" DESC, "l"."key" DESC
LIMIT ? + 0;
-- parameters: 1, 21
-- plan: SEARCH l USING INDEX artist_performed_song_by_to (to=?)
-- plan: SEARCH n USING INTEGER PRIMARY KEY (rowid=?)
-- plan: USE TEMP B-TREE FOR ORDER BY

SELECT "pk", "id", "performers_count"
FROM "song"
WHERE "id" = ?;
-- parameters: "beside"
-- plan: SEARCH song USING INDEX sqlite_autoindex_song_1 (id=?)
