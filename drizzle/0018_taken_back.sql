-- An asked question says itself whether it was taken off the screen by hand, not by the next one or the end.
CREATE OR REPLACE VIEW "asked_questions" AS
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
	a.op_id AS answer_op_id, a.saved_at AS answered_at,
	coalesce((SELECT later.type = 'closed' FROM facts later
		WHERE later.interview_id = f.interview_id AND later.stream = 'room' AND later.seq > f.seq
			AND later.type IN ('asked', 'closed', 'ended')
		ORDER BY later.seq LIMIT 1), false) AS is_taken_back
FROM facts f LEFT JOIN answers a ON a.interview_id = f.interview_id AND a.asked_question_id = f.op_id
WHERE f.stream = 'room' AND f.type = 'asked';
