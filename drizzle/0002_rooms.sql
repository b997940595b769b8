DROP INDEX "asked_questions_one_on_screen";--> statement-breakpoint
DROP INDEX "interviews_upcoming";--> statement-breakpoint
DROP INDEX "interviews_running";--> statement-breakpoint
ALTER TABLE "interviews" ADD COLUMN "asked_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "interviews_upcoming" ON "interviews" USING btree ("team_id",coalesce(scheduled_at, created_at),"id") WHERE started_at is null and ended_at is null;--> statement-breakpoint
CREATE INDEX "interviews_running" ON "interviews" USING btree ("team_id","started_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE started_at is not null and ended_at is null;--> statement-breakpoint
UPDATE "interviews" SET "asked_count" = coalesce((SELECT max("number") FROM "asked_questions" WHERE "interview_id" = "interviews"."id"), 0);