SELECT "n"."pk", "n"."id"
FROM "artist" "n"
WHERE 1
ORDER BY "n"."id"
LIMIT ? + 0;
-- parameters: 21
-- plan: SCAN n USING COVERING INDEX sqlite_autoindex_artist_1
