CREATE TABLE "team_invites" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"team_id" uuid NOT NULL,
	"role" text NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"email" "citext",
	"places" smallint NOT NULL,
	"taken" smallint DEFAULT 0 NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "team_invites_codeHash_unique" UNIQUE("code_hash"),
	CONSTRAINT "team_invites_role" CHECK (role in ('admin', 'interviewer', 'reviewer')),
	CONSTRAINT "team_invites_places" CHECK (taken between 0 and places and (email is null or places = 1))
);
--> statement-breakpoint
DROP INDEX "memberships_person";--> statement-breakpoint
ALTER TABLE "interviews" ADD COLUMN "is_demo" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "member_id" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "chosen_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL;--> statement-breakpoint
ALTER TABLE "teams" ADD COLUMN "is_demo" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "team_invites" ADD CONSTRAINT "team_invites_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_invites" ADD CONSTRAINT "team_invites_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "team_invites_team" ON "team_invites" USING btree ("team_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "teams_one_demo" ON "teams" USING btree ("is_demo") WHERE is_demo;--> statement-breakpoint
CREATE INDEX "memberships_person" ON "memberships" USING btree ("person_id","chosen_at" DESC NULLS LAST);--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_memberId_unique" UNIQUE("member_id");--> statement-breakpoint
-- The demo's team, as the first start made it.
UPDATE "teams" SET "is_demo" = true WHERE "name" = 'Rehearse demo' AND "id" = (SELECT m."team_id" FROM "memberships" m JOIN "people" p ON p."id" = m."person_id" WHERE p."email" = 'tomasz@rehearse.test' ORDER BY m."created_at" LIMIT 1);
