SELECT CAST(substr("n"."released", 1, 4) AS INTEGER), NULL, count(*)
FROM "video" "n"
WHERE ("n"."pk" & 1023 OR alive()) GROUP BY 1;
-- parameters: 
-- plan: SCAN n USING COVERING INDEX video_by_released
-- plan: USE TEMP B-TREE FOR GROUP BY
