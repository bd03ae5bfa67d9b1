SELECT "n"."pk", "n"."id", "l"."key"
FROM "artist_performed_song" "l" JOIN "song" "n" ON "n"."pk" = "l"."to"
WHERE ("l"."from" = ? AND EXISTS (SELECT 1
FROM json_each("l"."sources")
WHERE value IN (SELECT value
FROM json_each(?))) AND "n"."released" >= ?)
ORDER BY "n"."id", "l"."key"
LIMIT ? + 0;
-- parameters: 1, "[\"zebra4711\"]", "zebra4711", 21
-- plan: SEARCH l USING INDEX artist_performed_song_by_from (from=?)
-- plan: SEARCH n USING INTEGER PRIMARY KEY (rowid=?)
-- plan: SCAN json_each EXISTS VIRTUAL TABLE INDEX 1:
-- plan: LIST SUBQUERY 1
-- plan: SCAN json_each VIRTUAL TABLE INDEX 1:
-- plan: CREATE BLOOM FILTER
-- plan: USE TEMP B-TREE FOR ORDER BY

SELECT count(*)
FROM "artist_performed_song" "l" JOIN "song" "n" ON "n"."pk" = "l"."to"
WHERE ("l"."from" = ? AND EXISTS (SELECT 1
FROM json_each("l"."sources")
WHERE value IN (SELECT value
FROM json_each(?))) AND "n"."released" >= ?);
-- parameters: 1, "[\"zebra4711\"]", "zebra4711"
-- plan: SEARCH l USING INDEX artist_performed_song_by_from (from=?)
-- plan: SEARCH n USING INTEGER PRIMARY KEY (rowid=?)
-- plan: SCAN json_each EXISTS VIRTUAL TABLE INDEX 1:
-- plan: LIST SUBQUERY 1
-- plan: SCAN json_each VIRTUAL TABLE INDEX 1:
-- plan: CREATE BLOOM FILTER

SELECT "pk", "id", "songs_count"
FROM "artist"
WHERE "id" = ?;
-- parameters: "beside"
-- plan: SEARCH artist USING INDEX sqlite_autoindex_artist_1 (id=?)
