CREATE INDEX "search_words_beginnings" ON "search_words" USING btree ("word" text_pattern_ops);--> statement-breakpoint
INSERT INTO "search_words" SELECT DISTINCT left(word, 40) FROM "questions", unnest(tsvector_to_array("all_words")) AS word WHERE length(word) > 40 ON CONFLICT DO NOTHING;
