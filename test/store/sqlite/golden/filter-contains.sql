SELECT "n"."pk", "n"."id"
FROM "artist" "n"
WHERE (("n"."pk" & 1023 OR alive()) AND instr("n"."real_name_key", ?) > 0)
ORDER BY "n"."id"
LIMIT ? + 0;
-- parameters: "zebra4711", 21
-- plan: SCAN n USING INDEX sqlite_autoindex_artist_1
