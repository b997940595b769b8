DROP INDEX "interviews_team_created";--> statement-breakpoint
DROP INDEX "interviews_team_ended";--> statement-breakpoint
CREATE INDEX "interviews_past" ON "interviews" USING btree ("team_id","ended_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE ended_at is not null;--> statement-breakpoint
CREATE INDEX "interviews_upcoming" ON "interviews" USING btree ("team_id",coalesce(scheduled_at, created_at),"id") WHERE status = 'scheduled';--> statement-breakpoint
CREATE INDEX "interviews_running" ON "interviews" USING btree ("team_id","started_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE status in ('live', 'paused');