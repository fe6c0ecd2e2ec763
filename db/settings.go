package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"briefings/briefing"
	"briefings/briefing/statement"
)

// Edit changes what people may set of a briefing: edit calls [briefing.Briefing.Set] and
// [briefing.Briefing.Undo]. It reports whether the briefing changed.
func (im *Importer) Edit(id int64, edit func(*briefing.Briefing) error) (changed bool, err error) {
	if err := im.begin(); err != nil {
		return false, im.named(err)
	}
	old, err := loadBriefing(im.ctx, im.tx, id)
	if errors.Is(err, sql.ErrNoRows) {
		err = fmt.Errorf("briefing %d %w", id, ErrGone)
	}
	if err != nil {
		return false, im.named(err)
	}
	now := old
	if err := edit(&now); err != nil {
		return false, err
	}
	if sameJSON(&old, &now) {
		return false, nil
	}
	restate(&old, &now)
	return true, im.named(im.rewrite(&old, &now))
}

// rewrite writes the facts of a briefing whose text is the same.
func (im *Importer) rewrite(old, now *briefing.Briefing) error {
	if fullText(old) != fullText(now) {
		if err := im.clearWords(old); err != nil {
			return err
		}
	}
	if err := im.clearLists(now.ID); err != nil {
		return err
	}
	id := sql.NullInt64{Int64: now.ID, Valid: true}
	if _, err := im.writeFacts(im.add.update, now, now.Words(), id); err != nil {
		return err
	}
	return im.writeLists(now, &prepared{sayings: sayingRows(now)})
}

// restate reads the statements of a briefing again if facts were set that they depend on,
// unless they came with a record.
func restate(old, now *briefing.Briefing) {
	if !slices.ContainsFunc(briefing.SetChanges(old, now), func(c briefing.FactChange) bool {
		return slices.Contains(statement.Facts, c.Field)
	}) {
		return
	}
	read := briefing.Briefing{Statements: statement.Read(old)}
	given := briefing.Briefing{Statements: old.Statements}
	if sameJSON(&read, &given) {
		now.Statements = statement.Read(now)
	}
}

// own returns a briefing as its page has it.
func own(b *briefing.Briefing) briefing.Briefing {
	page := b.Own()
	if len(b.Settings) > 0 {
		restate(b, &page)
	}
	return page
}

// settle sets in a briefing that was read again, or that comes as a record, what people
// set in it before. It returns in words what its page now says otherwise, and what was set
// in two ways.
func settle(old, now *briefing.Briefing) (said string, err error) {
	settings, lost := briefing.MergeSettings(old.Settings, now.Settings)
	if len(settings) == 0 {
		return "", nil
	}
	page := own(now)
	settled := page
	over, err := settled.Apply(settings)
	if err != nil {
		return "", fmt.Errorf("briefing %d: %w", old.ID, err)
	}
	restate(&page, &settled)
	*now = settled
	var list []string
	for _, o := range over {
		list = append(list, o.String())
	}
	for _, s := range lost {
		list = append(list, fmt.Sprintf("%s was set to %q on %s and to %q later, which is kept", s.Field,
			briefing.InWords(s.Field, s.Value), s.When, settled.Fact(s.Field)))
	}
	return strings.Join(list, "; "), nil
}

// mergeSettings sets in a briefing what a record of it brings along.
func (im *Importer) mergeSettings(id int64, settings []briefing.Setting) (changed bool, said string, err error) {
	if len(settings) == 0 {
		return false, "", nil
	}
	changed, err = im.Edit(id, func(b *briefing.Briefing) (err error) {
		page := own(b)
		page.Settings = settings
		said, err = settle(b, &page)
		*b = page
		return err
	})
	return changed, said, err
}

// Tags lists the tags that briefings have.
func (r *Reader) Tags(ctx context.Context) ([]string, error) {
	list, err := listOf(
		ctx,
		r.from,
		only[string],
		`SELECT DISTINCT tag.value COLLATE `+both{"BINARY", `"C"`}[r.dialect]+`
		FROM setting, `+tagsOf[r.dialect]+` WHERE setting.field = 'tags' ORDER BY 1`,
	)
	return list, r.readError(err)
}
