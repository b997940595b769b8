DROP INDEX "practice_attempts_person";--> statement-breakpoint
DROP INDEX "practice_attempts_version";--> statement-breakpoint
ALTER TABLE "practice_cards" ADD COLUMN "last_grade" smallint;--> statement-breakpoint
CREATE INDEX "practice_attempts_person" ON "practice_attempts" USING btree ("person_id","revealed_at","id");--> statement-breakpoint
CREATE INDEX "practice_attempts_version" ON "practice_attempts" USING btree ("question_version_id","person_id");--> statement-breakpoint
ALTER TABLE "practice_cards" ADD CONSTRAINT "practice_cards_last_grade" CHECK (last_grade between 1 and 4);--> statement-breakpoint
UPDATE practice_cards SET last_grade = (
  SELECT grade FROM practice_attempts JOIN question_versions ON question_versions.id = question_version_id
  WHERE practice_attempts.person_id = practice_cards.person_id AND question_id = practice_cards.question_id AND grade IS NOT NULL
  ORDER BY graded_at DESC LIMIT 1
);
