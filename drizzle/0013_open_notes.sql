-- Whether a note may still change stands on its own row, so that a save looks at no other: it closes when its author's seat is
-- removed or their scorecard submitted, which wait for a save that is under way. Nothing opens one again.
ALTER TABLE "notes" ADD COLUMN "is_open" boolean DEFAULT true NOT NULL;--> statement-breakpoint
UPDATE "notes" n SET "is_open" = false
WHERE EXISTS (SELECT FROM "seats" s WHERE s."id" = n."author_seat_id" AND s."removed_at" IS NOT NULL)
	OR EXISTS (SELECT FROM "scorecards" c WHERE c."interview_id" = n."interview_id"
		AND c."author_seat_id" = n."author_seat_id" AND c."submitted_at" IS NOT NULL);--> statement-breakpoint
CREATE FUNCTION "close_notes"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	UPDATE notes SET is_open = false
	WHERE interview_id = NEW.interview_id AND author_seat_id = (to_jsonb(NEW)->>TG_ARGV[0])::uuid;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "seats_close_notes" AFTER UPDATE OF "removed_at" ON "seats" FOR EACH ROW
	WHEN (NEW."removed_at" IS NOT NULL) EXECUTE FUNCTION "close_notes"('id');--> statement-breakpoint
CREATE TRIGGER "scorecards_close_notes" AFTER INSERT OR UPDATE OF "submitted_at" ON "scorecards" FOR EACH ROW
	WHEN (NEW."submitted_at" IS NOT NULL) EXECUTE FUNCTION "close_notes"('author_seat_id');
