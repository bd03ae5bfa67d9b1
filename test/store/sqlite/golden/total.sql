SELECT "n"."pk", "n"."id"
FROM "video" "n"
WHERE (("n"."pk" & 1023 OR alive()) AND instr("n"."title_key", ?) > 0)
ORDER BY "n"."id"
LIMIT ? + 0;
-- parameters: "zebra4711", 21
-- plan: SCAN n USING INDEX sqlite_autoindex_video_1

SELECT count(*)
FROM "video" "n"
WHERE (("n"."pk" & 1023 OR alive()) AND instr("n"."title_key", ?) > 0);
-- parameters: "zebra4711"
-- plan: SCAN n USING COVERING INDEX video_by_title
