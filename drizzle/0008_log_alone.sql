-- What a question said when it was asked is its version's from here on; so is it in the log.
UPDATE "events" e SET "payload" = jsonb_build_object(
	'askedQuestionId', a.id, 'number', a.number, 'questionVersionId', a.question_version_id, 'planItemId', a.plan_item_id,
	'minutes', coalesce((e.payload->'panel'->>'minutes')::int, v.minutes))
FROM asked_questions a JOIN question_versions v ON v.id = a.question_version_id
WHERE e.type = 'asked' AND a.interview_id = e.interview_id AND a.id::text = e.payload->>'askedQuestionId';--> statement-breakpoint
CREATE FUNCTION "keep_version"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	-- HTML may be rendered anew, and who wrote it may leave; the words stay, asked or not.
	IF (to_jsonb(OLD) - 'prompt_html' - 'model_answer_html' - 'created_by')
		<> (to_jsonb(NEW) - 'prompt_html' - 'model_answer_html' - 'created_by') THEN
		RAISE EXCEPTION 'question version % stays as it is: a change is another version', OLD.id USING ERRCODE = 'restrict_violation';
	END IF;
	RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER "question_versions_stay" BEFORE UPDATE ON "question_versions"
	FOR EACH ROW EXECUTE FUNCTION "keep_version"();--> statement-breakpoint
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