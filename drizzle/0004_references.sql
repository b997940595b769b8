CREATE INDEX "favourites_question" ON "favourites" USING btree ("question_id");--> statement-breakpoint
CREATE INDEX "kit_items_question" ON "kit_items" USING btree ("question_id");--> statement-breakpoint
CREATE INDEX "import_items_like" ON "import_items" USING btree ("like_id") WHERE like_id is not null;--> statement-breakpoint
CREATE INDEX "interviews_kit" ON "interviews" USING btree ("kit_id");--> statement-breakpoint
CREATE INDEX "practice_attempts_version" ON "practice_attempts" USING btree ("question_version_id");--> statement-breakpoint
CREATE INDEX "practice_cards_question" ON "practice_cards" USING btree ("question_id");--> statement-breakpoint
CREATE INDEX "plan_items_version" ON "plan_items" USING btree ("question_version_id");