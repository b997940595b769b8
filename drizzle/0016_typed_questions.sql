ALTER TABLE "questions" ADD COLUMN "in_bank" boolean DEFAULT true NOT NULL;--> statement-breakpoint
-- As before (drizzle/0006_speed.sql), but for what is not in the bank: that is counted nowhere.
CREATE OR REPLACE FUNCTION count_facets() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	ids int[];
	changes int[];
BEGIN
	IF TG_OP = 'INSERT' THEN
		SELECT array_agg(facet_id), array_agg(n) INTO ids, changes
		FROM (SELECT facet_id, count(*) AS n FROM added WHERE in_bank GROUP BY 1) c;
	ELSIF TG_OP = 'DELETE' THEN
		SELECT array_agg(facet_id), array_agg(n) INTO ids, changes
		FROM (SELECT facet_id, -count(*) AS n FROM removed WHERE in_bank GROUP BY 1) c;
	ELSE
		SELECT array_agg(facet_id), array_agg(n) INTO ids, changes
		FROM (SELECT facet_id, sum(n) AS n FROM (
			SELECT facet_id, 1 AS n FROM added WHERE in_bank
			UNION ALL SELECT facet_id, -1 FROM removed WHERE in_bank) c GROUP BY 1 HAVING sum(n) <> 0) c;
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
END $$;
