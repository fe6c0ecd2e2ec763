package intake

import (
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"path/filepath"
	"time"

	"briefings/briefing/read"
	"briefings/commands/intake/warc"
	"briefings/db"
)

// A crawl is a WARC file that is parted into its pages.
type crawl struct {
	*reader
	in    Input
	add   func(func() []Page) bool
	chunk []*answer
	size  int              // of the bodies in chunk
	seen  map[uint64]place // of pages, by what other records may call them
	seed  maphash.Seed
	large chan struct{} // holds a value while a large page is in memory
}

// An answer is a record of a crawl, with the page as the server sent it.
type answer struct {
	warc.Record
	body  []byte
	first place // of the record with the same page, if this one leaves it out
}

// A place is where a file of a crawl holds a page.
type place struct {
	at   string
	size int64 // as it was sent
}

// crawlBatch is how many records of a crawl one core reads at a time, at most.
const crawlBatch = 64

// splitCrawl parts a WARC file into pieces of work, some pages each.
func (r *reader) splitCrawl(in Input, file io.Reader, add func(func() []Page) bool) bool {
	c := &crawl{
		reader: r, in: in, add: add, seen: map[uint64]place{}, seed: maphash.MakeSeed(), large: make(chan struct{}, 1),
	}
	records := warc.NewReader(file)
	for n := 0; ; n++ {
		rec, err := records.Next()
		if err == nil {
			var more bool
			if more, err = c.take(records, &answer{Record: rec}); err == nil && !more {
				return false
			}
		}
		switch {
		case err == io.EOF && n == 0:
			err = errNoPage
		case err == io.EOF:
			return c.flush()
		}
		if err != nil {
			return c.flush() && add(func() []Page { return []Page{in.failed(Reason(err))} })
		}
	}
}

var errNoPage = errors.New("holds no page")

// take takes a record, and its page if it may have one. It waits with a large page until
// the one before it was read.
func (c *crawl) take(records *warc.Reader, a *answer) (more bool, err error) {
	size := c.judge(a)
	if a.Err != nil || a.Reason != "" {
		return c.append(a), nil
	}
	if size > largePage {
		select {
		case c.large <- struct{}{}:
		case <-c.ctx.Done():
			return false, nil
		}
	}
	if a.Repeats == nil {
		if a.body, err = records.Body(&a.Record); err != nil {
			return false, err
		}
		c.remember(a)
	}
	if size <= largePage {
		return c.append(a), nil
	}
	return c.flush() && c.add(func() []Page {
		return []Page{{Source: c.source(a), later: func() []Page {
			defer func() { <-c.large }()
			return []Page{c.read(a, MaxPage)}
		}}}
	}), nil
}

// judge returns the size of a page as it was sent, or gives the record the reason why it
// has none.
func (c *crawl) judge(a *answer) (size int64) {
	if a.Reason == "" {
		a.Reason = noPage(&a.Record)
	}
	size = a.Size
	if a.Reason == "" && a.Repeats != nil {
		if a.first = c.find(a.Repeats); a.first.at == "" || !c.in.again {
			a.Reason = isElsewhere
		}
		size = a.first.size
	}
	if a.Reason == "" && size > MaxPage {
		a.Reason = isLarge
	}
	return size
}

// append adds a record to those that one core reads.
func (c *crawl) append(a *answer) (more bool) {
	c.chunk = append(c.chunk, a)
	c.size += len(a.body)
	return c.size < chunkSize && len(c.chunk) < crawlBatch || c.flush()
}

func (c *crawl) flush() (more bool) {
	answers := c.chunk
	c.chunk, c.size = nil, 0
	return answers == nil || c.ctx.Err() == nil && c.add(func() []Page {
		pages := make([]Page, len(answers))
		for i, a := range answers {
			pages[i] = c.read(a, largePage)
		}
		return pages
	})
}

func (c *crawl) source(a *answer) string { return c.in.name + "#" + a.Place }

// key is a name by which a record may call a page: its digest, or its address and time.
func (c *crawl) key(digest, address string, date time.Time) uint64 {
	if digest != "" {
		return maphash.String(c.seed, digest)
	}
	return maphash.String(c.seed, address+" "+date.Format(time.RFC3339Nano))
}

// remember keeps where a page is.
func (c *crawl) remember(a *answer) {
	here := place{a.Place, a.Size}
	c.seen[c.key("", a.URL, a.Captured)] = here
	if a.Digest != "" {
		c.seen[c.key(a.Digest, "", time.Time{})] = here
	}
}

// find returns where the page is that a record leaves out, if it is before it in the file.
func (c *crawl) find(r *warc.Repeated) place {
	if first, ok := c.seen[c.key(r.Digest, "", time.Time{})]; ok {
		return first
	}
	return c.seen[c.key("", r.URL, r.Date)]
}

// read reads the page of a record. One that inflates to more than most bytes is left for
// its turn.
func (c *crawl) read(a *answer, most int) Page {
	p := Page{Source: c.source(a)}
	if a.first.at != "" && a.body == nil && a.Reason == "" {
		c.readFirst(a)
	}
	var data []byte
	if a.Err == nil && a.Reason == "" {
		data, a.Err = a.Decode(a.body, most)
	}
	switch {
	case a.Err == warc.ErrLarge && most < MaxPage:
		a.Err = nil
		p.later = func() []Page { return []Page{c.read(a, MaxPage)} }
		return p
	case a.Err == warc.ErrLarge:
		p.Reason = isLarge
		return p
	case a.Err != nil:
		p.Err = a.Err
		return p
	}
	in := c.in
	if a.Reason == "" {
		in.format, a.Reason = formatOfAnswer(a.MediaType, a.URL, data)
	}
	if a.Reason != "" {
		p.Reason = a.Reason
		return p
	}
	if c.isKnown(p.Source, len(data)) {
		return Page{Source: p.Source, Unchanged: 1}
	}
	if !in.nameless {
		in.name, in.file = p.Source, in.name
	}
	in.found = true
	in.origin, in.encoding = originOf(&a.Record), charsetOf(a.Charset, data)
	p = c.readPage(in, data)
	if a.Truncated != "" {
		p.Warnings = append(p.Warnings, fmt.Sprintf("the crawler kept only the beginning of it (%s)", a.Truncated))
	}
	return p
}

func originOf(rec *warc.Record) read.Origin {
	o := read.Origin{URL: rec.URL}
	if !rec.Captured.IsZero() {
		o.Captured = rec.Captured.Format(time.RFC3339)
	}
	return o
}

// readFirst takes the page that a record leaves out.
func (c *crawl) readFirst(a *answer) {
	file, err := c.in.open()
	if err != nil {
		a.Err = err
		return
	}
	defer file.Close()
	at, ok := file.(io.ReadSeeker)
	records, err := warc.NewReaderAt(at, a.first.at)
	if !ok || err != nil {
		a.Reason = isElsewhere
		return
	}
	first, err := records.Next()
	if err == nil && first.Err == nil {
		a.body, err = records.Body(&first)
	}
	first.Place, first.URL, first.Captured, first.Err = a.Place, a.URL, a.Captured, errors.Join(first.Err, err)
	a.Record = first
}

// isKnown reports whether the archive has a page of this file as it is.
func (c *crawl) isKnown(source string, size int) bool {
	folder, name := filepath.Split(source)
	page := []db.File{{Name: name, Size: int64(size), Modified: c.in.modified}}
	c.in.stamps.Mark(folder, page)
	return page[0].Known
}
