package db

import (
	"context"
	"fmt"

	"briefings/db/internal/originals"
)

// Check verifies the archive and reports each thing that is off, in words: the
// file itself (SQLite's integrity check, foreign keys), the facts against the
// tables that they repeat, every word of the full text and the place of every
// statement against the texts, and the bytes of the pages against their digests. It stops if report returns false.
func (a *Archive) Check(ctx context.Context, report func(problem string) bool) error {
	ctx, cancel := context.WithCancel(ctx)
	problems, done := make(chan string), make(chan error, 1)
	// SQLite takes one core for its check, and nobody has to wait for it.
	go func() {
		defer close(problems)
		found := func(problem string) bool { return send(ctx, problems, problem) }
		more, err := a.checkRows(ctx, found)
		if err == nil && more {
			_, err = a.checkTexts(ctx, found)
		}
		done <- err
	}()
	defer func() {
		cancel()
		for range problems { // nobody wants to know them any more
		}
	}()
	if more, err := a.checkFile(ctx, report); err != nil || !more {
		return err
	}
	for problem := range problems {
		if !report(problem) {
			return nil
		}
	}
	return <-done
}

func (a *Archive) checkFile(ctx context.Context, report func(string) bool) (bool, error) {
	const integrity = "SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'"
	more, err := a.eachProblem(ctx, report, integrity)
	if err != nil || !more {
		return more, err
	}
	return a.eachProblem(ctx, report,
		`SELECT format('row %d of %s has no %s that it names', "rowid", "table", "parent")
			FROM pragma_foreign_key_check`)
}

// checkRows compares what is kept twice: the lists in a briefing's row, for
// those who read it, with the tables that they repeat, for those who ask.
func (a *Archive) checkRows(ctx context.Context, report func(string) bool) (bool, error) {
	for _, query := range []string{
		`SELECT format('briefing %d: countries are not those of its parties', id) FROM briefing
			WHERE countries <> coalesce(
			(SELECT group_concat(country, '; ' ORDER BY position) FROM party WHERE briefing_id = id), '')`,
		`SELECT format('briefing %d: %s is a party twice', briefing_id, country) FROM party
			GROUP BY country, briefing_id HAVING count(*) > 1`,
		`SELECT format('briefing %d: people are not those who took part', briefing.id) FROM briefing
			WHERE people <> coalesce(
			(SELECT group_concat(person.name, '; ' ORDER BY position) FROM participant JOIN person
			ON person.id = person_id
				WHERE briefing_id = briefing.id), '')`,
		`SELECT format('briefing %d: has no text', id) FROM briefing WHERE id NOT IN (SELECT briefing_id FROM text)`,
		`SELECT format('briefing %d: counts %d sections and %d photos, its text has %d and %d', id, briefing.sections,
			briefing.photos,
				json_array_length(text.sections), json_array_length(text.photos))
			FROM briefing JOIN text ON briefing_id = id
			WHERE (briefing.sections, briefing.photos) IS NOT (json_array_length(text.sections),
			json_array_length(text.photos))`,
		`SELECT format('briefing %d: tags and settings are not those that were set', id) FROM briefing
			WHERE tags <> coalesce((SELECT group_concat(tag.value, '; ' ORDER BY tag.key)
				FROM setting, json_each(setting.value) AS tag WHERE field = 'tags' AND briefing_id = briefing.id), '')
			OR (settings <> '') <> (id IN (SELECT briefing_id FROM setting))`,
		`SELECT format('briefing %d: is in the full text but not in the archive', id) FROM fulltext_docsize
			WHERE id NOT IN (SELECT id FROM briefing)`,
	} {
		if more, err := a.eachProblem(ctx, report, query); err != nil || !more {
			return more, err
		}
	}
	return true, nil
}

func (a *Archive) eachProblem(ctx context.Context, report func(string) bool, query string) (bool, error) {
	for problem, err := range rowsOf(ctx, a.db, only[string], query) {
		if err != nil || !report(problem) {
			return false, a.failed("check", err)
		}
	}
	return true, nil
}

// checkOriginals unpacks the bytes of every page.
func (s *snapshot) checkOriginals(ctx context.Context, report func(string) bool) (bool, error) {
	c, err := originals.NewCodec()
	if err != nil {
		return false, err
	}
	defer c.Close()
	rows := rowsOf(ctx, s.conn, (*storedOriginal).fields, storedOriginals[sqliteSQL]+" ORDER BY original.id")
	return inOrder(ctx, rows, func(batch []storedOriginal) (problems []string) {
		for _, o := range batch {
			data, err := o.unpack(c)
			switch {
			case err != nil:
				problems = append(problems, fmt.Sprintf("original %d: %v", o.id, err))
			case Digest(data) != o.digest:
				problems = append(problems, fmt.Sprintf("original %d: the bytes are not those of their digest", o.id))
			}
		}
		return problems
	}, report)
}
