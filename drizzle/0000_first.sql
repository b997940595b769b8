CREATE EXTENSION IF NOT EXISTS citext;--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
CREATE TABLE "kit_items" (
	"kit_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"question_id" uuid NOT NULL,
	"minutes" smallint NOT NULL,
	CONSTRAINT "kit_items_kit_id_position_pk" PRIMARY KEY("kit_id","position"),
	CONSTRAINT "kit_items_once" UNIQUE("kit_id","question_id")
);
--> statement-breakpoint
CREATE TABLE "kits" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"team_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"minutes" smallint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "kits_team_slug" UNIQUE("team_id","slug")
);
--> statement-breakpoint
CREATE TABLE "question_versions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"question_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"title" text NOT NULL,
	"kind" text NOT NULL,
	"topic" text NOT NULL,
	"competency" text NOT NULL,
	"difficulty" smallint NOT NULL,
	"minutes" smallint NOT NULL,
	"tags" text[] NOT NULL,
	"prompt" text NOT NULL,
	"prompt_html" text NOT NULL,
	"model_answer" text NOT NULL,
	"model_answer_html" text NOT NULL,
	"key_points" text[] NOT NULL,
	"follow_ups" text[] NOT NULL,
	"hints" text[] NOT NULL,
	"levels" text[] NOT NULL,
	"source" text NOT NULL,
	"licence" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "question_versions_number" UNIQUE("question_id","version"),
	CONSTRAINT "question_versions_kind" CHECK (kind in ('spoken', 'code', 'design', 'behavioural')),
	CONSTRAINT "question_versions_difficulty" CHECK (difficulty between 1 and 5),
	CONSTRAINT "question_versions_minutes" CHECK (minutes between 2 and 20),
	CONSTRAINT "question_versions_levels" CHECK (cardinality(levels) = 5)
);
--> statement-breakpoint
CREATE TABLE "questions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"team_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"status" text NOT NULL,
	"latest_version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "questions_team_slug" UNIQUE("team_id","slug"),
	CONSTRAINT "questions_status" CHECK (status in ('draft', 'approved', 'retired'))
);
--> statement-breakpoint
CREATE TABLE "interviews" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"team_id" uuid NOT NULL,
	"title" text NOT NULL,
	"candidate_name" text NOT NULL,
	"kit_id" uuid,
	"call_url" text,
	"shows_clock" boolean DEFAULT true NOT NULL,
	"planned_minutes" smallint NOT NULL,
	"scheduled_at" timestamp with time zone,
	"time_zone" text NOT NULL,
	"status" text DEFAULT 'scheduled' NOT NULL,
	"last_seq" integer DEFAULT 0 NOT NULL,
	"last_panel_seq" integer DEFAULT 0 NOT NULL,
	"started_at" timestamp with time zone,
	"paused_at" timestamp with time zone,
	"paused_ms" bigint DEFAULT 0 NOT NULL,
	"ended_at" timestamp with time zone,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "interviews_status" CHECK (status in ('scheduled', 'live', 'paused', 'ended', 'cancelled'))
);
--> statement-breakpoint
CREATE TABLE "invites" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"interview_id" uuid NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"used_at" timestamp with time zone,
	"used_by_seat_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "invites_codeHash_unique" UNIQUE("code_hash")
);
--> statement-breakpoint
CREATE TABLE "seats" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"interview_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"removed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "seats_once" UNIQUE("interview_id","person_id"),
	CONSTRAINT "seats_role" CHECK (role in ('interviewer', 'candidate', 'observer'))
);
--> statement-breakpoint
CREATE TABLE "notes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"interview_id" uuid NOT NULL,
	"author_seat_id" uuid NOT NULL,
	"asked_question_id" uuid,
	"body" text NOT NULL,
	"revision" integer NOT NULL,
	"op_id" uuid NOT NULL,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notes_one_each" UNIQUE NULLS NOT DISTINCT("interview_id","author_seat_id","asked_question_id"),
	CONSTRAINT "notes_length" CHECK (char_length(body) <= 16000)
);
--> statement-breakpoint
CREATE TABLE "ratings" (
	"asked_question_id" uuid NOT NULL,
	"author_seat_id" uuid NOT NULL,
	"level" smallint,
	"heard_key_points" smallint[] NOT NULL,
	"revision" integer NOT NULL,
	"op_id" uuid NOT NULL,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ratings_asked_question_id_author_seat_id_pk" PRIMARY KEY("asked_question_id","author_seat_id"),
	CONSTRAINT "ratings_level" CHECK (level between 0 and 5)
);
--> statement-breakpoint
CREATE TABLE "scorecards" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"interview_id" uuid NOT NULL,
	"author_seat_id" uuid NOT NULL,
	"summary" text DEFAULT '' NOT NULL,
	"recommendation" text,
	"revision" integer DEFAULT 0 NOT NULL,
	"submitted_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "scorecards_one_each" UNIQUE("interview_id","author_seat_id"),
	CONSTRAINT "scorecards_recommendation" CHECK (recommendation in ('strong_no', 'no', 'yes', 'strong_yes')),
	CONSTRAINT "scorecards_submitted_whole" CHECK (submitted_at is null or recommendation is not null),
	CONSTRAINT "scorecards_summary_length" CHECK (char_length(summary) <= 16000)
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"team_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "memberships_team_id_person_id_pk" PRIMARY KEY("team_id","person_id"),
	CONSTRAINT "memberships_role" CHECK (role in ('admin', 'interviewer', 'reviewer'))
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"email" "citext",
	"password_hash" text,
	"oidc_subject" text,
	"is_guest" boolean DEFAULT false NOT NULL,
	"token_version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "people_email_unique" UNIQUE("email"),
	CONSTRAINT "people_oidcSubject_unique" UNIQUE("oidc_subject"),
	CONSTRAINT "people_guest_or_account" CHECK (is_guest = (email is null)),
	CONSTRAINT "people_name_length" CHECK (char_length(name) between 1 and 80)
);
--> statement-breakpoint
CREATE TABLE "teams" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"is_library" boolean DEFAULT false NOT NULL,
	"seed_hash" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "practice_attempts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"question_version_id" uuid NOT NULL,
	"answer" text NOT NULL,
	"confidence" smallint NOT NULL,
	"hints_taken" smallint NOT NULL,
	"took_ms" integer NOT NULL,
	"revealed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"heard_key_points" smallint[] DEFAULT '{}' NOT NULL,
	"grade" smallint,
	"graded_at" timestamp with time zone,
	CONSTRAINT "practice_attempts_confidence" CHECK (confidence between 0 and 100),
	CONSTRAINT "practice_attempts_grade" CHECK (grade between 1 and 4),
	CONSTRAINT "practice_attempts_answer_length" CHECK (char_length(answer) <= 16000)
);
--> statement-breakpoint
CREATE TABLE "practice_cards" (
	"person_id" uuid NOT NULL,
	"question_id" uuid NOT NULL,
	"due" timestamp with time zone NOT NULL,
	"stability" real NOT NULL,
	"difficulty" real NOT NULL,
	"elapsed_days" integer NOT NULL,
	"scheduled_days" integer NOT NULL,
	"learning_steps" integer NOT NULL,
	"reps" integer NOT NULL,
	"lapses" integer NOT NULL,
	"state" smallint NOT NULL,
	"last_review" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "practice_cards_person_id_question_id_pk" PRIMARY KEY("person_id","question_id")
);
--> statement-breakpoint
CREATE TABLE "asked_questions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"interview_id" uuid NOT NULL,
	"question_version_id" uuid NOT NULL,
	"plan_item_id" uuid,
	"number" integer NOT NULL,
	"prompt" text NOT NULL,
	"prompt_html" text NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp with time zone,
	"shown_at" timestamp with time zone,
	"answer" text DEFAULT '' NOT NULL,
	"answer_revision" integer DEFAULT 0 NOT NULL,
	"answer_op_id" uuid,
	"answered_at" timestamp with time zone,
	CONSTRAINT "asked_questions_number" UNIQUE("interview_id","number"),
	CONSTRAINT "asked_questions_answer_length" CHECK (char_length(answer) <= 16000)
);
--> statement-breakpoint
CREATE TABLE "events" (
	"interview_id" uuid NOT NULL,
	"stream" text NOT NULL,
	"seq" integer NOT NULL,
	"op_id" uuid NOT NULL,
	"type" text NOT NULL,
	"payload" jsonb NOT NULL,
	"actor_seat_id" uuid,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "events_interview_id_stream_seq_pk" PRIMARY KEY("interview_id","stream","seq"),
	CONSTRAINT "events_once" UNIQUE("interview_id","op_id"),
	CONSTRAINT "events_stream" CHECK (stream in ('room', 'panel'))
);
--> statement-breakpoint
CREATE TABLE "plan_items" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"interview_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"question_version_id" uuid NOT NULL,
	"minutes" smallint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "kit_items" ADD CONSTRAINT "kit_items_kit_id_kits_id_fk" FOREIGN KEY ("kit_id") REFERENCES "public"."kits"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kit_items" ADD CONSTRAINT "kit_items_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kits" ADD CONSTRAINT "kits_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_versions" ADD CONSTRAINT "question_versions_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interviews" ADD CONSTRAINT "interviews_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interviews" ADD CONSTRAINT "interviews_kit_id_kits_id_fk" FOREIGN KEY ("kit_id") REFERENCES "public"."kits"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interviews" ADD CONSTRAINT "interviews_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invites" ADD CONSTRAINT "invites_interview_id_interviews_id_fk" FOREIGN KEY ("interview_id") REFERENCES "public"."interviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invites" ADD CONSTRAINT "invites_used_by_seat_id_seats_id_fk" FOREIGN KEY ("used_by_seat_id") REFERENCES "public"."seats"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_interview_id_interviews_id_fk" FOREIGN KEY ("interview_id") REFERENCES "public"."interviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_interview_id_interviews_id_fk" FOREIGN KEY ("interview_id") REFERENCES "public"."interviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_author_seat_id_seats_id_fk" FOREIGN KEY ("author_seat_id") REFERENCES "public"."seats"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_asked_question_id_asked_questions_id_fk" FOREIGN KEY ("asked_question_id") REFERENCES "public"."asked_questions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_asked_question_id_asked_questions_id_fk" FOREIGN KEY ("asked_question_id") REFERENCES "public"."asked_questions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_author_seat_id_seats_id_fk" FOREIGN KEY ("author_seat_id") REFERENCES "public"."seats"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scorecards" ADD CONSTRAINT "scorecards_interview_id_interviews_id_fk" FOREIGN KEY ("interview_id") REFERENCES "public"."interviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scorecards" ADD CONSTRAINT "scorecards_author_seat_id_seats_id_fk" FOREIGN KEY ("author_seat_id") REFERENCES "public"."seats"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice_attempts" ADD CONSTRAINT "practice_attempts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice_attempts" ADD CONSTRAINT "practice_attempts_question_version_id_question_versions_id_fk" FOREIGN KEY ("question_version_id") REFERENCES "public"."question_versions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice_cards" ADD CONSTRAINT "practice_cards_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice_cards" ADD CONSTRAINT "practice_cards_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asked_questions" ADD CONSTRAINT "asked_questions_interview_id_interviews_id_fk" FOREIGN KEY ("interview_id") REFERENCES "public"."interviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asked_questions" ADD CONSTRAINT "asked_questions_question_version_id_question_versions_id_fk" FOREIGN KEY ("question_version_id") REFERENCES "public"."question_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_interview_id_interviews_id_fk" FOREIGN KEY ("interview_id") REFERENCES "public"."interviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_actor_seat_id_seats_id_fk" FOREIGN KEY ("actor_seat_id") REFERENCES "public"."seats"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_items" ADD CONSTRAINT "plan_items_interview_id_interviews_id_fk" FOREIGN KEY ("interview_id") REFERENCES "public"."interviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_items" ADD CONSTRAINT "plan_items_question_version_id_question_versions_id_fk" FOREIGN KEY ("question_version_id") REFERENCES "public"."question_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "interviews_team_created" ON "interviews" USING btree ("team_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "interviews_team_ended" ON "interviews" USING btree ("team_id","ended_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE status = 'ended';--> statement-breakpoint
CREATE INDEX "invites_interview" ON "invites" USING btree ("interview_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "seats_one_candidate" ON "seats" USING btree ("interview_id") WHERE role = 'candidate' and removed_at is null;--> statement-breakpoint
CREATE INDEX "seats_person" ON "seats" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "memberships_person" ON "memberships" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "teams_one_library" ON "teams" USING btree ("is_library") WHERE is_library;--> statement-breakpoint
CREATE INDEX "practice_attempts_person" ON "practice_attempts" USING btree ("person_id","revealed_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "practice_cards_due" ON "practice_cards" USING btree ("person_id","due");--> statement-breakpoint
CREATE UNIQUE INDEX "asked_questions_one_on_screen" ON "asked_questions" USING btree ("interview_id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "asked_questions_version" ON "asked_questions" USING btree ("question_version_id");--> statement-breakpoint
CREATE INDEX "plan_items_interview" ON "plan_items" USING btree ("interview_id","position");