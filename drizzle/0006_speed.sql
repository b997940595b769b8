-- It gives back what it is given. Its cost is the point: it is that of reading a value that lies beside the row. In PL/pgSQL, so
-- that it isn't inlined; not parallel, so that a search doesn't begin workers for a few milliseconds.
CREATE FUNCTION read_words(words tsvector) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE STRICT COST 1000 AS $$ BEGIN RETURN words; END $$;--> statement-breakpoint
CREATE TABLE "facet_counts" (
	"team_id" uuid NOT NULL,
	"facet_id" integer NOT NULL,
	"n" integer NOT NULL
);
--> statement-breakpoint
DROP INDEX "questions_all_words";--> statement-breakpoint
DROP INDEX "questions_asked_words";--> statement-breakpoint
ALTER TABLE "facet_counts" ADD CONSTRAINT "facet_counts_facet_id_facets_id_fk" FOREIGN KEY ("facet_id") REFERENCES "public"."facets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "facet_counts_team" ON "facet_counts" USING btree ("team_id","facet_id");--> statement-breakpoint
CREATE INDEX "facet_counts_facet" ON "facet_counts" USING btree ("facet_id");--> statement-breakpoint
CREATE INDEX "questions_sampled_labels" ON "questions" USING gin ("label_words") WHERE (get_byte(uuid_send(id), 15) & 7) = 0;--> statement-breakpoint
CREATE INDEX "questions_sampled_words" ON "questions" USING gin (read_words(all_words)) WHERE (get_byte(uuid_send(id), 15) & 7) = 0;--> statement-breakpoint
CREATE INDEX "questions_all_words" ON "questions" USING gin (read_words(all_words));--> statement-breakpoint
CREATE INDEX "questions_asked_words" ON "questions" USING gin (read_words(all_words)) WHERE last_asked_at is not null;--> statement-breakpoint
-- Takes the rows that nobody holds together with the change into one. Who comes meanwhile waits for nothing: it doesn't see
-- the new row, still sees the old one, and leaves its own change beside it.
CREATE FUNCTION count_facets() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	ids int[];
	changes int[];
BEGIN
	IF TG_OP = 'INSERT' THEN
		SELECT array_agg(facet_id), array_agg(n) INTO ids, changes
		FROM (SELECT facet_id, count(*) AS n FROM added GROUP BY 1) c;
	ELSIF TG_OP = 'DELETE' THEN
		SELECT array_agg(facet_id), array_agg(n) INTO ids, changes
		FROM (SELECT facet_id, -count(*) AS n FROM removed GROUP BY 1) c;
	ELSE
		SELECT array_agg(facet_id), array_agg(n) INTO ids, changes
		FROM (SELECT facet_id, sum(n) AS n FROM (
			SELECT facet_id, 1 AS n FROM added UNION ALL SELECT facet_id, -1 FROM removed) c GROUP BY 1 HAVING sum(n) <> 0) c;
	END IF;
	IF ids IS NULL THEN RETURN NULL; END IF;
	WITH held AS (
		DELETE FROM facet_counts WHERE ctid = ANY(ARRAY(
			SELECT ctid FROM facet_counts WHERE facet_id = ANY(ids) FOR UPDATE SKIP LOCKED))
		RETURNING facet_id, n)
	INSERT INTO facet_counts (team_id, facet_id, n)
	SELECT f.team_id, f.id, sum(c.n)
	FROM (SELECT facet_id, n FROM held UNION ALL SELECT * FROM unnest(ids, changes)) c JOIN facets f ON f.id = c.facet_id
	GROUP BY f.id HAVING sum(c.n) <> 0;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER questions_added AFTER INSERT ON "questions" REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_facets();--> statement-breakpoint
CREATE TRIGGER questions_changed AFTER UPDATE ON "questions" REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_facets();--> statement-breakpoint
CREATE TRIGGER questions_removed AFTER DELETE ON "questions" REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION count_facets();--> statement-breakpoint
INSERT INTO "facet_counts" ("team_id", "facet_id", "n")
SELECT "team_id", "facet_id", count(*) FROM "questions" GROUP BY 1, 2;
