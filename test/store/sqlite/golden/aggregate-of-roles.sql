SELECT NULL, "l"."role", count(*)
FROM "artist_performed_video" "l"
WHERE "l"."from" = ? GROUP BY 2;
-- parameters: 1
-- plan: SEARCH l USING INDEX artist_performed_video_by_from (from=?)
-- plan: USE TEMP B-TREE FOR GROUP BY

SELECT "pk", "id"
FROM "artist"
WHERE "id" = ?;
-- parameters: "beside"
-- plan: SEARCH artist USING COVERING INDEX sqlite_autoindex_artist_1 (id=?)
