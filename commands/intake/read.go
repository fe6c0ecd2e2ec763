package intake

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"slices"
	"strings"

	"briefings/briefing"
	"briefings/briefing/read"
	"briefings/db"
)

// MaxPage is the size of the largest page or record that is read, in bytes. A
// larger file is no briefing, and could fill the memory.
const MaxPage = 64 << 20

// Options say how inputs are read.
type Options struct {
	Format   string // the format of all inputs, one of Formats; "" decides by name, else by first bytes
	Encoding string // the character set of all pages; "" detects it
	Explain  bool   // with evidence for the facts, and one Page for each unchanged file
	Passed   bool   // one Page for each file that is passed over
	Pre      *Command
}

// A Page is what was read from an input, or the reason why nothing was.
type Page struct {
	Source   string // a path, a name, or either with "#" and the line of a record
	Entry    db.Entry
	Warnings []string
	Evidence []briefing.Evidence // only if Options.Explain is set
	Err      error

	Unchanged int // this many files were not read, because the archive has them as they are

	Reason string // why a file in a folder is passed over, "" if it is not
	Passed int    // files that are passed over for the reason, 0 if it is this one alone

	later func() []Page // reads a large page when its turn comes
}

// A reader reads inputs.
type reader struct {
	Options
	ctx     context.Context
	prepare func(*db.Entry)
}

// Read reads inputs on all cores and yields their pages in the order of the
// inputs. Only a few pages are in memory at a time. Files that are not read are
// only counted, unless o.Explain is set. prepare is called for each entry, on any
// goroutine.
func Read(ctx context.Context, inputs iter.Seq[Input], o Options, prepare func(*db.Entry)) iter.Seq[Page] {
	r := &reader{o, ctx, prepare}
	return func(yield func(Page) bool) {
		for pages := range db.OnAllCores(ctx, func(add func(func() []Page) bool) {
			r.share(lookUp(ctx, inputs, o), func(read func() []Page) bool {
				return add(func() []Page {
					pages := read()
					for i := range pages {
						r.finish(&pages[i])
					}
					return pages
				})
			})
		}) {
			for _, p := range pages {
				read := []Page{p}
				if p.later != nil {
					read = p.later()
				}
				for i := range read {
					if p.later != nil {
						r.finish(&read[i])
					}
					if !yield(read[i]) {
						return
					}
				}
			}
		}
	}
}

// finish prepares a page for the archive.
func (r *reader) finish(p *Page) {
	if p.Err == nil && p.Reason == "" && p.Unchanged == 0 && p.later == nil {
		r.prepare(&p.Entry)
	}
}

// readBatch is how many pages one core reads at a time.
const readBatch = 32

// share parts the inputs into pieces of work for one core each. It opens only files that
// hold many pages, and named files whose names do not tell the format.
func (r *reader) share(inputs iter.Seq[Input], add func(func() []Page) bool) {
	var files []Input
	flush := func() bool {
		batch := files
		files = nil
		return batch == nil || add(func() []Page { return r.readFiles(batch) })
	}
	for in := range inputs {
		if in.unchanged > 0 || in.reason != "" || in.err == nil && in.again && in.isPage() {
			if files = append(files, in); len(files) == readBatch && !flush() {
				return
			}
		} else if !flush() || !r.shareOne(in, add) {
			return
		}
	}
	flush()
}

// shareOne adds the work of an input that goes with no others.
func (r *reader) shareOne(in Input, add func(func() []Page) bool) bool {
	switch {
	case in.err == nil && in.format == byCommand:
		return add(func() []Page { return r.readByCommand(in) })
	case in.err == nil && !in.isPage():
		return r.split(in, add)
	}
	return add(func() []Page { return r.readPages(in, nil) })
}

// split opens an input that holds records, or might.
func (r *reader) split(in Input, add func(func() []Page) bool) bool {
	fail := func(err error) bool { return add(func() []Page { return []Page{in.failed(err)} }) }
	file, err := in.open()
	if err != nil {
		return fail(err)
	}
	defer file.Close()
	buffered := bufio.NewReaderSize(file, 1<<16)
	if in.format == "" {
		head, _ := buffered.Peek(headSize) // an error comes again when the page is read
		in.format, _ = sniff(head)
	}
	switch in.format {
	case "json":
		return fail(errors.New("is a JSON array, and records are read one object a line (JSONL), " +
			"as export --format jsonl writes them"))
	case "sqlite":
		return fail(errors.New("is a database, not a page: --db FILE reads an archive, and " +
			"`briefings export --db FILE --format jsonl --with-originals | briefings import -` adds it to this one"))
	case "jsonl":
		return r.splitRecords(in, buffered, add)
	case "warc":
		return r.splitCrawls(in, file, buffered, add)
	}
	if f, ok := file.(*os.File); ok && in.again && isLarger(f, largePage) {
		return add(func() []Page { return []Page{r.later(in)} })
	}
	data, err := readWhole(buffered, 0)
	if err != nil {
		return fail(err)
	}
	return add(func() []Page { return r.readPages(in, data) })
}

// largePage is the size from which pages are read one at a time, in bytes: several
// of them at a time would take too much memory.
const largePage = 256 << 10

// readFiles reads the pages of files, except those that the archive has as they are.
func (r *reader) readFiles(files []Input) []Page {
	pages := make([]Page, 0, len(files))
	for _, in := range files {
		switch {
		case in.unchanged > 0 || in.reason != "":
			pages = append(pages, Page{Source: in.name, Unchanged: in.unchanged, Reason: in.reason, Passed: in.count})
		case in.size > largePage:
			pages = append(pages, r.later(in))
		default:
			pages = append(pages, r.readPages(in, nil)...)
		}
	}
	return pages
}

func isLarger(f *os.File, size int64) bool {
	info, err := f.Stat()
	return err == nil && info.Size() > size
}

// later returns the place of a page that is read when its turn comes.
func (r *reader) later(in Input) Page {
	return Page{Source: in.name, later: func() []Page { return r.readPages(in, nil) }}
}

// readPages reads the page of a file, and of a mail the pages attached. data is its bytes, nil if
// they are to be read. A mail that only hands over what is attached is passed over.
func (r *reader) readPages(in Input, data []byte) []Page {
	err := in.err
	if err == nil && data == nil {
		data, err = in.read()
	}
	if err != nil {
		return []Page{in.failed(err)}
	}
	pages := []Page{r.readPage(in, data)}
	if in.made != nil || read.FormatOf(in.name, data, in.format) != "eml" {
		return pages
	}
	for file := range read.Attached(data) {
		pages = append(pages, r.readPage(Input{
			name: pages[0].Source + "#" + file.Name, format: string(file.Format), modified: in.modified, found: true,
		}, file.Data))
	}
	for i := range pages[:len(pages)-1] {
		p, b := &pages[i], &pages[i].Entry.Briefing
		if strings.HasPrefix(pages[i+1].Source, p.Source+"#") && len(b.People) == 0 && b.Held.IsZero() {
			pages[i] = Page{Source: p.Source, Reason: isCover}
		}
	}
	return pages
}

// readPage reads a page from its bytes.
func (r *reader) readPage(in Input, data []byte) Page {
	p := Page{Source: in.name}
	digest := db.Digest(data)
	if in.nameless {
		p.Source += ":" + digest[:12]
	}
	format, encoding := read.FormatOf(p.Source, data, in.format), cmp.Or(r.Encoding, in.encoding)
	options := read.Options{Format: format, Encoding: encoding, Explain: r.Explain, Origin: in.origin}
	text := data
	if in.made != nil {
		text, format, options.Format = in.made, byCommand, formatOfMade(in.made)
	}
	page, err := read.Page(p.Source, text, options)
	if err != nil {
		p.Err = err
		return p
	}
	if in.found && page.None != "" {
		p.Reason = page.None
		return p
	}
	page.Briefing.Digest = digest
	p.Warnings, p.Evidence = page.Warnings, page.Evidence
	p.Entry = db.Entry{
		Path: p.Source, Format: format, Encoding: encoding, Data: data, Digest: digest, Modified: in.modified,
		Briefing: page.Briefing,
	}
	if in.file != "" {
		p.Entry.File, p.Entry.Holds = in.file, func(string) bool { return true }
	}
	return p
}

// failed returns the page of an input that cannot be read. In a folder, a file without
// bytes or with too many is passed over.
func (in *Input) failed(err error) Page {
	p := Page{Source: in.name}
	switch {
	case in.found && err == errEmpty:
		p.Reason = isEmpty
	case in.found && err == errLarge:
		p.Reason = isLarge
	default:
		p.Err = err
	}
	return p
}

// read reads the bytes of an input.
func (in *Input) read() ([]byte, error) {
	if in.size > MaxPage {
		return nil, errLarge
	}
	file, err := in.open()
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return readWhole(file, in.size)
}

// readWhole reads a page of at most MaxPage bytes. size is the size that the file
// had when it was looked up, 0 if not known.
func readWhole(r io.Reader, size int64) ([]byte, error) {
	data, err := make([]byte, 0, min(size, MaxPage)+bytes.MinRead), error(nil)
	for err == nil && len(data) <= MaxPage {
		data = slices.Grow(data, 1)
		var n int
		n, err = r.Read(data[len(data):cap(data)])
		if data = data[:len(data)+n]; n > 0 && int64(len(data)) == size && len(data) < cap(data) {
			break // there was room for more, so this is the end
		}
	}
	switch {
	case err != nil && err != io.EOF:
		return nil, Reason(err)
	case len(data) > MaxPage:
		return nil, errLarge
	case len(bytes.TrimSpace(data)) == 0:
		return nil, errEmpty
	}
	return data, nil
}

var (
	errEmpty = errors.New("is empty")
	errLarge = fmt.Errorf("is larger than %d MiB, and no briefing is: import the pages one by one", MaxPage>>20)
)
