SELECT "n"."pk", "n"."id"
FROM "video" "n"
WHERE ("n"."pk" & 1023 OR alive())
ORDER BY "n"."id"
LIMIT ? + 0;
-- parameters: 21
-- plan: SCAN n USING COVERING INDEX sqlite_autoindex_video_1

SELECT CAST(substr("n"."released", 1, 4) AS INTEGER), NULL, count(*), min("n"."released"), max("n"."released"), min("n"."duration"), max("n"."duration"), sum("n"."duration" / 67108864), sum("n"."duration" % 67108864), count("n"."duration")
FROM "video" "n"
WHERE ("n"."pk" & 1023 OR alive()) GROUP BY 1;
-- parameters: 
-- plan: SCAN n
-- plan: USE TEMP B-TREE FOR GROUP BY
