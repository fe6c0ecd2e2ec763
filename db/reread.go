package db

import (
	"cmp"
	"context"
	"iter"

	"briefings/briefing"
	"briefings/briefing/read"
	"briefings/db/internal/originals"
)

// A Rereading is what today's reader reads from the bytes of a briefing's page.
type Rereading struct {
	ID      int64
	Slug    string
	Source  string
	Changed []string // names of the facts that differ
	Err     error    // the bytes cannot be read any more

	Overruled string // what was set and what the page is read to say now, in words

	skipped bool // a command read the bytes, which is not run again
	was     briefing.Briefing
	entry   Entry
}

// Reread reads the bytes of every page again, on all cores, and yields what would
// differ in each briefing, in the order of the archive. It skips records: their facts
// were given, not read.
func (a *Archive) Reread(ctx context.Context) iter.Seq2[Rereading, error] {
	return sequence(a, "read", func(yield func(Rereading, error) bool) error {
		c, err := originals.NewCodec()
		if err != nil {
			return err
		}
		defer c.Close()
		return reread(ctx, a.db, c, nil, func(r Rereading) bool { return yield(r, nil) })
	})
}

// Reread gives each briefing the facts that today's reader reads from the bytes
// of its page, and calls report with what became of it. What it was becomes a
// revision; ids and slugs stay.
func (im *Importer) Reread(report func(Rereading, Result) error) error {
	var failed error
	err := reread(im.ctx, im.tx, im.codec, im.Prepare, func(r Rereading) bool {
		result := Result{Status: Unchanged, ID: r.ID, Slug: r.Slug}
		switch {
		case r.skipped:
			result.Status = Skipped
		case r.Err != nil:
			result.Status = Failed
		case r.Changed != nil:
			result.Status = Changed
			failed = im.replaceReading(&r.was, &r.entry)
		}
		if failed == nil {
			failed = report(r, result)
		}
		return failed == nil
	})
	return im.named(cmp.Or(err, failed))
}

// replaceReading gives a briefing what was read from the bytes that it has, and
// packs them against its new text.
func (im *Importer) replaceReading(was *briefing.Briefing, e *Entry) error {
	if err := im.replaceFacts(was, e); err != nil || !e.ready.delta {
		return err
	}
	_, err := im.tx.ExecContext(im.ctx, "UPDATE original SET base = ?, data = ? WHERE digest = ? AND base IS NULL",
		e.Briefing.ID, e.ready.packed, e.ready.digest)
	return err
}

// rereadAtOnce is how many pages are in memory at a time.
const rereadAtOnce = 64

// reread reads pages in batches. Each is in memory before its first page is
// reported, so that report may write to the tables that are read.
func reread(ctx context.Context, from querier, c *originals.Codec, prepare func(*Entry),
	report func(Rereading) bool) error {
	last := int64(-1 << 62)
	for {
		ids, err := pagesAfter(ctx, from, last)
		if err != nil || len(ids) == 0 {
			return err
		}
		last = ids[len(ids)-1]
		batch := make([]keptPage, len(ids))
		for i, id := range ids {
			if batch[i], err = loadPage(ctx, from, c, id); err != nil {
				return err
			}
		}
		for _, r := range readBatch(ctx, batch, prepare) {
			if !report(r) {
				return nil
			}
		}
	}
}

// pagesAfter lists the next briefings that were read from a page.
func pagesAfter(ctx context.Context, from querier, last int64) ([]int64, error) {
	return listOf(ctx, from, only[int64], `SELECT id FROM briefing WHERE id > ? AND EXISTS (
		SELECT 1 FROM source WHERE briefing_id = briefing.id AND format <> 'jsonl') ORDER BY id
		LIMIT ?`, last, rereadAtOnce)
}

// A keptPage is a briefing with the bytes that it was read from.
type keptPage struct {
	was              briefing.Briefing
	data             []byte
	format, encoding string
}

func loadPage(ctx context.Context, from querier, c *originals.Codec, id int64) (p keptPage, err error) {
	if p.was, err = loadBriefing(ctx, from, id); err == nil {
		p.data, p.format, p.encoding, err = originalOf(ctx, from, c, id, sqliteSQL)
	}
	return p, err
}

// readBatch reads pages on all cores. What differs is readied for writing there, too.
func readBatch(ctx context.Context, batch []keptPage, prepare func(*Entry)) (list []Rereading) {
	for r := range OnAllCores(ctx, func(add func(func() Rereading) bool) {
		for i := range batch {
			if !add(func() Rereading { return batch[i].read(prepare) }) {
				return
			}
		}
	}) {
		list = append(list, r)
	}
	return list
}

func (p *keptPage) read(prepare func(*Entry)) Rereading {
	r := Rereading{ID: p.was.ID, Slug: p.was.Slug, Source: p.was.Source}
	switch p.format {
	case "jsonl":
		return r // a record that has the same digest as a page, and is its source
	case "pre":
		r.skipped = true
		return r
	}
	page := own(&p.was)
	result, err := read.Page(page.Source, p.data, read.Options{
		Format: p.format, Encoding: p.encoding, Origin: read.Origin{URL: page.URL, Captured: page.Captured},
	})
	if err != nil {
		r.Err = err
		return r
	}
	now := result.Briefing
	now.ID, now.Slug, now.Source, now.Digest = p.was.ID, p.was.Slug, p.was.Source, p.was.Digest
	if sameJSON(&page, &now) {
		return r
	}
	r.Changed = briefing.ChangedFields(&page, &now)
	if r.Overruled, r.Err = settle(&p.was, &now); r.Err != nil {
		return r
	}
	r.was = p.was
	r.entry = Entry{Path: now.Source, Format: p.format, Encoding: p.encoding, Data: p.data, Briefing: now}
	if prepare != nil {
		prepare(&r.entry)
	}
	return r
}
