SELECT CAST(substr("n"."released", 1, 4) AS INTEGER), "l"."role", count(*), min("n"."released"), max("n"."released"), min("n"."duration"), max("n"."duration"), sum("n"."duration" / 67108864), sum("n"."duration" % 67108864), count("n"."duration")
FROM "artist_performed_video" "l" JOIN "video" "n" ON "n"."pk" = "l"."to"
WHERE "l"."from" = ? GROUP BY 1, 2;
-- parameters: 1
-- plan: SEARCH l USING INDEX artist_performed_video_by_from (from=?)
-- plan: SEARCH n USING INTEGER PRIMARY KEY (rowid=?)
-- plan: USE TEMP B-TREE FOR GROUP BY

SELECT "pk", "id"
FROM "artist"
WHERE "id" = ?;
-- parameters: "beside"
-- plan: SEARCH artist USING COVERING INDEX sqlite_autoindex_artist_1 (id=?)
