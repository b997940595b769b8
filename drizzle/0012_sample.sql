CREATE TABLE "question_samples" (
	"id" uuid PRIMARY KEY NOT NULL,
	"team_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"facet_id" integer NOT NULL,
	"label_words" "tsvector" NOT NULL,
	"all_words" "tsvector" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "question_samples" SET (toast_tuple_target = 512);--> statement-breakpoint
DROP INDEX "questions_sampled_labels";--> statement-breakpoint
DROP INDEX "questions_sampled_words";--> statement-breakpoint
-- What only says when a question was asked changes nothing here. Whoever writes holds the question itself, so no two wait for each
-- other's copies.
CREATE FUNCTION copy_samples() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'INSERT' THEN
		INSERT INTO question_samples (id, team_id, slug, facet_id, label_words, all_words)
		SELECT id, team_id, slug, facet_id, label_words, all_words FROM added WHERE (get_byte(uuid_send(id), 15) & 7) = 0;
	ELSIF TG_OP = 'DELETE' THEN
		DELETE FROM question_samples s USING removed r WHERE s.id = r.id;
	ELSE
		UPDATE question_samples s
		SET slug = q.slug, facet_id = q.facet_id, label_words = q.label_words, all_words = q.all_words
		FROM added q
		WHERE s.id = q.id AND (s.slug, s.facet_id, s.label_words, s.all_words)
			IS DISTINCT FROM (q.slug, q.facet_id, q.label_words, q.all_words);
	END IF;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER samples_added AFTER INSERT ON "questions" REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION copy_samples();--> statement-breakpoint
CREATE TRIGGER samples_changed AFTER UPDATE ON "questions" REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION copy_samples();--> statement-breakpoint
CREATE TRIGGER samples_removed AFTER DELETE ON "questions" REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION copy_samples();--> statement-breakpoint
INSERT INTO "question_samples" ("id", "team_id", "slug", "facet_id", "label_words", "all_words")
SELECT "id", "team_id", "slug", "facet_id", "label_words", "all_words" FROM "questions" WHERE (get_byte(uuid_send("id"), 15) & 7) = 0;--> statement-breakpoint
CREATE INDEX "question_samples_labels" ON "question_samples" USING gin ("label_words");--> statement-breakpoint
CREATE INDEX "question_samples_words" ON "question_samples" USING gin (read_words(all_words));
