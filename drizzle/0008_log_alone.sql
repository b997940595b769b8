-- What a question said when it was asked is its version's from here on; so is it in the log.
UPDATE "events" SET "payload" = jsonb_build_object(
	'askedQuestionId', "payload"->'askedQuestionId', 'number', "payload"->'number',
	'questionVersionId', "payload"->'panel'->'questionVersionId', 'planItemId', "payload"->'panel'->'planItemId',
	'minutes', "payload"->'panel'->'minutes')
WHERE "type" = 'asked';--> statement-breakpoint
CREATE FUNCTION "keep_asked_version"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	-- HTML may be rendered anew; the words stay.
	IF (to_jsonb(OLD) - 'prompt_html' - 'model_answer_html' - 'created_by')
		<> (to_jsonb(NEW) - 'prompt_html' - 'model_answer_html' - 'created_by')
		AND EXISTS (SELECT FROM asked_questions WHERE question_version_id = OLD.id) THEN
		RAISE EXCEPTION 'question version % was asked: it stays as it is', OLD.id USING ERRCODE = 'restrict_violation';
	END IF;
	RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER "question_versions_stay" BEFORE UPDATE ON "question_versions"
	FOR EACH ROW EXECUTE FUNCTION "keep_asked_version"();--> statement-breakpoint
CREATE FUNCTION "delete_facts"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	DELETE FROM events WHERE interview_id = OLD.id;
	RETURN OLD;
END $$;--> statement-breakpoint
CREATE TRIGGER "interviews_facts" AFTER DELETE ON "interviews"
	FOR EACH ROW EXECUTE FUNCTION "delete_facts"();--> statement-breakpoint
ALTER TABLE "events" DROP CONSTRAINT "events_interview_id_interviews_id_fk";
--> statement-breakpoint
ALTER TABLE "events" DROP CONSTRAINT "events_actor_seat_id_seats_id_fk";
--> statement-breakpoint
ALTER TABLE "interviews" DROP COLUMN "last_seq";--> statement-breakpoint
ALTER TABLE "interviews" DROP COLUMN "last_panel_seq";--> statement-breakpoint
ALTER TABLE "interviews" DROP COLUMN "asked_count";--> statement-breakpoint
ALTER TABLE "asked_questions" DROP COLUMN "prompt";--> statement-breakpoint
ALTER TABLE "asked_questions" DROP COLUMN "prompt_html";