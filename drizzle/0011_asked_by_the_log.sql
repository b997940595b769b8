-- What was asked is read from the log. The operation that asked it is its id; what the candidate did with it has a table of its own.
-- A push that the server before committed without its answer getting through is asked again when its page sends it again.
UPDATE "facts" SET "op_id" = ("payload"->>'askedQuestionId')::uuid WHERE "type" = 'asked';--> statement-breakpoint
CREATE TABLE "answers" (
	"interview_id" uuid NOT NULL,
	"asked_question_id" uuid NOT NULL,
	"shown_at" timestamp with time zone,
	"body" text DEFAULT '' NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"op_id" uuid,
	"saved_at" timestamp with time zone,
	CONSTRAINT "answers_interview_id_asked_question_id_pk" PRIMARY KEY("interview_id","asked_question_id"),
	CONSTRAINT "answers_length" CHECK (char_length(body) <= 16000)
);
--> statement-breakpoint
INSERT INTO "answers" SELECT "interview_id", "id", "shown_at", "answer", "answer_revision", "answer_op_id", "answered_at"
FROM "asked_questions" WHERE "shown_at" IS NOT NULL OR "answer_revision" > 0;--> statement-breakpoint
ALTER TABLE "notes" DROP CONSTRAINT "notes_asked_question_id_asked_questions_id_fk";
--> statement-breakpoint
ALTER TABLE "ratings" DROP CONSTRAINT "ratings_asked_question_id_asked_questions_id_fk";
--> statement-breakpoint
ALTER TABLE "ratings" ADD COLUMN "interview_id" uuid;--> statement-breakpoint
UPDATE "ratings" r SET "interview_id" = s."interview_id" FROM "seats" s WHERE s."id" = r."author_seat_id";--> statement-breakpoint
ALTER TABLE "ratings" ALTER COLUMN "interview_id" SET NOT NULL;--> statement-breakpoint
DROP TABLE "asked_questions";--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_asked" FOREIGN KEY ("interview_id","asked_question_id") REFERENCES "public"."facts"("interview_id","op_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_asked" FOREIGN KEY ("interview_id","asked_question_id") REFERENCES "public"."facts"("interview_id","op_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_asked" FOREIGN KEY ("interview_id","asked_question_id") REFERENCES "public"."facts"("interview_id","op_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "facts_asked_version" ON "facts" USING btree (((payload->>'questionVersionId')::uuid)) WHERE type = 'asked';--> statement-breakpoint
CREATE VIEW "asked_questions" AS
SELECT f.op_id AS id, f.interview_id, f.seq,
	(f.payload->>'questionVersionId')::uuid AS question_version_id,
	(f.payload->>'planItemId')::uuid AS plan_item_id,
	(f.payload->>'number')::int AS number,
	f.at AS asked_at,
	(SELECT later.at FROM facts later
		WHERE later.interview_id = f.interview_id AND later.stream = 'room' AND later.seq > f.seq
			AND later.type IN ('asked', 'closed', 'ended')
		ORDER BY later.seq LIMIT 1) AS closed_at,
	a.shown_at, coalesce(a.body, '') AS answer, coalesce(a.revision, 0) AS answer_revision,
	a.op_id AS answer_op_id, a.saved_at AS answered_at
FROM facts f LEFT JOIN answers a ON a.interview_id = f.interview_id AND a.asked_question_id = f.op_id
WHERE f.stream = 'room' AND f.type = 'asked';--> statement-breakpoint
CREATE OR REPLACE FUNCTION "delete_facts"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	DELETE FROM facts WHERE interview_id = OLD.id;
	RETURN OLD;
END $$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION "keep_asked_version_there"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	-- a push that was under way when its interview was deleted is nobody's
	IF EXISTS (SELECT FROM facts f JOIN interviews i ON i.id = f.interview_id
		WHERE f.type = 'asked' AND (f.payload->>'questionVersionId')::uuid = OLD.id) THEN
		RAISE EXCEPTION 'question version % was asked: it stays', OLD.id USING ERRCODE = 'foreign_key_violation';
	END IF;
	RETURN OLD;
END $$;--> statement-breakpoint
CREATE FUNCTION "keep_asked_plan_item"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF EXISTS (SELECT FROM asked_questions WHERE interview_id = OLD.interview_id AND plan_item_id = OLD.id)
		-- else it goes with its interview
		AND EXISTS (SELECT FROM interviews WHERE id = OLD.interview_id) THEN
		RAISE EXCEPTION 'plan entry % was asked: it stays', OLD.id USING ERRCODE = 'foreign_key_violation';
	END IF;
	RETURN OLD;
END $$;--> statement-breakpoint
CREATE TRIGGER "plan_items_stay_there" AFTER DELETE ON "plan_items"
	FOR EACH ROW EXECUTE FUNCTION "keep_asked_plan_item"();
