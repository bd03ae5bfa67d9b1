SELECT "n"."pk", "n"."id"
FROM "video" "n"
WHERE (("n"."pk" & 1023 OR alive()) AND NOT EXISTS (SELECT 1
FROM "artist_directed_video" "l"
WHERE ("l"."to" = "n"."pk" AND ("l"."pk" & 1023 OR alive()))))
ORDER BY "n"."id"
LIMIT ? + 0;
-- parameters: 21
-- plan: SCAN n USING COVERING INDEX sqlite_autoindex_video_1
-- plan: CORRELATED SCALAR SUBQUERY 1
-- plan: SEARCH l USING COVERING INDEX artist_directed_video_by_to (to=?)
