SELECT "pk", "id"
FROM "source"
WHERE "id" = ?;
-- parameters: "beside"
-- plan: SEARCH source USING COVERING INDEX sqlite_autoindex_source_1 (id=?)

SELECT "pk", "id", "name", "disputed", "sources"
FROM "artist"
WHERE "id" = ?;
-- parameters: "beside"
-- plan: SEARCH artist USING INDEX sqlite_autoindex_artist_1 (id=?)
