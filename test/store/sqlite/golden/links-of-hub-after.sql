SELECT "n"."pk", "n"."id", "l"."key", "n"."released"
FROM "artist_performed_song" "l" JOIN "song" "n" ON "n"."pk" = "l"."to"
WHERE ("l"."from" = ? AND ("n"."released", "n"."id", "l"."key") > (?, ?, ?))
ORDER BY "n"."released", "n"."id", "l"."key"
LIMIT ? + 0;
-- parameters: 1, "zebra4711", "zebra4711", "zebra4711", 21
-- plan: SEARCH l USING COVERING INDEX artist_performed_song_by_from (from=?)
-- plan: SEARCH n USING INTEGER PRIMARY KEY (rowid=?)
-- plan: USE TEMP B-TREE FOR ORDER BY

SELECT "n"."pk", "n"."id", "l"."key", "n"."released"
FROM "artist_performed_song" "l" JOIN "song" "n" ON "n"."pk" = "l"."to"
WHERE ("l"."from" = ? AND "n"."released" IS NULL)
ORDER BY "n"."id", "l"."key"
LIMIT ? + 0;
-- parameters: 1, 21
-- plan: SEARCH l USING COVERING INDEX artist_performed_song_by_from (from=?)
-- plan: SEARCH n USING INTEGER PRIMARY KEY (rowid=?)
-- plan: USE TEMP B-TREE FOR ORDER BY

SELECT "n"."pk", "n"."id", "l"."key", "n"."released"
FROM "song" "n" INDEXED BY "song_by_released" CROSS JOIN "artist_performed_song" "l" ON "l"."from" = ? AND "l"."to" = "n"."pk"
WHERE ("n"."released", "n"."id", "l"."key") > (?, ?, ?)
ORDER BY "n"."released", "n"."id", "l"."key"
LIMIT ? + 0;
-- parameters: 1, "zebra4711", "zebra4711", "zebra4711", 21
-- plan: SEARCH n USING COVERING INDEX song_by_released ((released,id)>(?,?))
-- plan: SEARCH l USING COVERING INDEX artist_performed_song_by_from (from=? AND to=?)
-- plan: USE TEMP B-TREE FOR LAST TERM OF ORDER BY

SELECT "n"."pk", "n"."id", "l"."key", "n"."released"
FROM "song" "n" INDEXED BY "song_by_released" CROSS JOIN "artist_performed_song" "l" ON "l"."from" = ? AND "l"."to" = "n"."pk"
WHERE "n"."released" IS NULL
ORDER BY "n"."id", "l"."key"
LIMIT ? + 0;
-- parameters: 1, 21
-- plan: SEARCH n USING COVERING INDEX song_by_released (released=?)
-- plan: SEARCH l USING COVERING INDEX artist_performed_song_by_from (from=? AND to=?)
-- plan: USE TEMP B-TREE FOR LAST TERM OF ORDER BY

SELECT max("pk")
FROM "song";
-- parameters: 
-- plan: SEARCH song

SELECT "pk", "id", "songs_count"
FROM "artist"
WHERE "id" = ?;
-- parameters: "beside"
-- plan: SEARCH artist USING INDEX sqlite_autoindex_artist_1 (id=?)
