CREATE OR REPLACE FUNCTION "delete_facts"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	DELETE FROM facts WHERE interview_id = OLD.id;
	DELETE FROM asked_questions WHERE interview_id = OLD.id;
	RETURN OLD;
END $$;--> statement-breakpoint
CREATE FUNCTION "keep_asked_version_there"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF EXISTS (SELECT FROM asked_questions WHERE question_version_id = OLD.id) THEN
		RAISE EXCEPTION 'question version % was asked: it stays', OLD.id USING ERRCODE = 'foreign_key_violation';
	END IF;
	RETURN OLD;
END $$;--> statement-breakpoint
CREATE TRIGGER "question_versions_stay_there" AFTER DELETE ON "question_versions"
	FOR EACH ROW EXECUTE FUNCTION "keep_asked_version_there"();--> statement-breakpoint
ALTER TABLE "asked_questions" DROP CONSTRAINT "asked_questions_interview_id_interviews_id_fk";
--> statement-breakpoint
ALTER TABLE "asked_questions" DROP CONSTRAINT "asked_questions_question_version_id_question_versions_id_fk";
