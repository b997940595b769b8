-- A row of the log is a fact: an event is what a socket tells.
ALTER TABLE "events" RENAME TO "facts";--> statement-breakpoint
ALTER TABLE "facts" RENAME CONSTRAINT "events_interview_id_stream_seq_pk" TO "facts_interview_id_stream_seq_pk";--> statement-breakpoint
ALTER TABLE "facts" RENAME CONSTRAINT "events_once" TO "facts_once";--> statement-breakpoint
ALTER TABLE "facts" RENAME CONSTRAINT "events_stream" TO "facts_stream";--> statement-breakpoint
CREATE OR REPLACE FUNCTION "delete_facts"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	DELETE FROM facts WHERE interview_id = OLD.id;
	RETURN OLD;
END $$;
