// Package warc reads the pages that crawlers keep in WARC files (ISO 28500 and its
// draft 0.17). A file is read from its beginning to its end, in little memory.
package warc

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"mime"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A Record is a record that holds what a server sent for an address, or a part of the
// file that cannot be read. Requests and notes of crawlers are left out.
type Record struct {
	// Place is where the record begins: its offset in the file, in bytes. If others
	// are before it in its gzip member, "+" and its offset in the inflated member follow.
	Place string

	URL       string    // WARC-Target-URI
	Captured  time.Time // WARC-Date
	Digest    string    // WARC-Payload-Digest, "" if the crawler gave none
	Truncated string    // why the crawler kept only the beginning, or ""
	MediaType string    // of the page, in lower case; "" if it is not known
	Charset   string    // as the server named it, or ""
	Size      int64     // of the page as it was sent, in bytes

	// Repeats is set if the page is that of another record, and not here.
	Repeats *Repeated

	Reason string // why the record holds no page, or ""
	Err    error  // why it cannot be read, or nil

	chunked bool     // the page is in the chunks of HTTP
	codings []string // and compressed; the last one was applied last
}

// Repeated is how a record names an earlier one that holds the same page. Crawlers
// leave out parts of it.
type Repeated struct {
	Digest string // WARC-Payload-Digest
	URL    string // WARC-Refers-To-Target-URI
	Date   time.Time
}

// A Reader reads the records of a file.
type Reader struct {
	stream *stream
	in     *bufio.Reader // of stream
	place  string        // of the last record
	left   int64         // bytes of its block that are unread
	broken bool          // it has failed, and what follows may be a part of it
}

const (
	magic   = "WARC/"
	maxHead = 64 << 10 // bytes of the lines of "name: value" before a block or a page
)

// NewReader returns a reader of a file, or of a part of one that begins with a record.
func NewReader(file io.Reader) *Reader {
	s := newStream(file)
	return &Reader{stream: s, in: bufio.NewReaderSize(s, maxHead)}
}

// Is reports whether a file with these first bytes is a WARC file.
func Is(head []byte) bool {
	if !bytes.HasPrefix(head, gzipMagic) {
		return bytes.HasPrefix(head, []byte(magic))
	}
	plain := make([]byte, len(magic))
	_, err := io.ReadFull(newStream(bytes.NewReader(head)), plain)
	return err == nil && string(plain) == magic
}

// NewReaderAt returns a reader of a file from a record on, by its place. A place that is
// far into a gzip member is an error.
func NewReaderAt(file io.ReadSeeker, place string) (*Reader, error) {
	first, second, _ := strings.Cut(place, "+")
	offset, err := strconv.ParseInt(first, 10, 64)
	if err != nil {
		return nil, err
	}
	inner, _ := strconv.ParseInt(cmp.Or(second, "0"), 10, 64)
	if inner > mostInner {
		return nil, fmt.Errorf("%d bytes would have to be inflated", inner)
	}
	if _, err := file.Seek(offset, io.SeekStart); err != nil {
		return nil, err
	}
	r := NewReader(file)
	r.left = inner
	return r, nil
}

// mostInner is how much may be inflated before a record that is read a second time.
const mostInner = 16 << 20

var errCut = errors.New("the file ends in the middle of this record")

// Next returns the next record. Its page is read with [Reader.Body], or skipped. What
// is wrong in the file is the error of a record. Next itself returns io.EOF, and errors
// behind which nothing can be read.
func (r *Reader) Next() (Record, error) {
	for {
		var rec Record
		wanted, err := r.next(&rec)
		if err != nil {
			wanted, err = r.failed(&rec, err)
		}
		if wanted || err != nil {
			return rec, err
		}
	}
}

// next reads a record up to its page, and reports whether it is one for the caller.
func (r *Reader) next(rec *Record) (wanted bool, err error) {
	if err := r.skipBlock(); err != nil {
		rec.Place = r.place
		return false, err
	}
	if err := r.skipJunk(); err != nil {
		return false, err
	}
	return r.readRecord(rec)
}

func (r *Reader) readRecord(rec *Record) (wanted bool, err error) {
	r.place = r.stream.place(r.position())
	rec.Place = r.place
	lines, err := r.readHead(maxHead + 1)
	if err != nil {
		return false, err
	}
	head := parseHead(lines)
	if r.left, err = strconv.ParseInt(head["content-length"], 10, 64); err != nil || r.left < 0 {
		r.left = 0
		return false, &damage{what: "its head has no Content-Length"}
	}
	r.broken = false
	if !rec.take(head) {
		return false, nil
	}
	if strings.HasPrefix(strings.ToLower(head["content-type"]), "application/http") && r.left > 0 {
		lines, err := r.readHead(r.left)
		if err != nil {
			return false, err
		}
		r.left -= int64(len(lines))
		rec.takeAnswer(lines)
	} else {
		rec.takeType(head["content-type"])
	}
	rec.Size = r.left
	return true, nil
}

// failed makes an error the error of a record, if reading can go on. Of several in a
// row only the first is reported: the others are likely its consequences.
func (r *Reader) failed(rec *Record, err error) (wanted bool, _ error) {
	if err == io.EOF {
		return false, err
	}
	broken, ok := errors.AsType[*damage](err)
	switch {
	case ok:
		rec.Place = cmp.Or(rec.Place, broken.place, r.stream.place(r.position()))
		r.stream.resume()
	case err == io.ErrUnexpectedEOF:
		rec.Place = cmp.Or(rec.Place, r.stream.place(r.position()))
		err, r.stream.err = errCut, io.EOF
	default:
		return false, err
	}
	wanted, r.broken, r.left = !r.broken, true, 0
	rec.Err = err
	return wanted, nil
}

// position is how many plain bytes were read.
func (r *Reader) position() int64 { return r.stream.plain - int64(r.in.Buffered()) }

// take takes the fields of a record, and reports whether it may hold a page.
func (rec *Record) take(head map[string]string) bool {
	rec.URL = strings.Trim(head["warc-target-uri"], "<>") // wget has them
	scheme, _, _ := strings.Cut(strings.ToLower(rec.URL), ":")
	kind := strings.ToLower(head["warc-type"])
	if !slices.Contains(kinds, kind) || !slices.Contains(schemes, scheme) {
		return false
	}
	rec.Captured = parseDate(head["warc-date"])
	rec.Digest, rec.Truncated = head["warc-payload-digest"], head["warc-truncated"]
	if head["warc-segment-number"] != "" {
		rec.Reason = "page in segments"
	}
	if kind == "revisit" {
		rec.Repeats = &Repeated{
			Digest: rec.Digest, URL: strings.Trim(head["warc-refers-to-target-uri"], "<>"),
			Date: parseDate(head["warc-refers-to-date"]),
		}
	}
	return true
}

// Records of these kinds hold what a server sent, and addresses of these schemes are
// those of pages: crawlers keep logs, texts and pictures of pages under others.
var (
	kinds   = []string{"response", "resource", "conversion", "revisit"}
	schemes = []string{"http", "https", "ftp", "ftps", "file"}
)

// parseDate parses a WARC-Date. One that is less precise than a second is not known.
func parseDate(s string) time.Time {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		t, _ = time.Parse("20060102150405", s)
	}
	return t.UTC()
}

// takeAnswer takes the head of an answer of HTTP.
func (rec *Record) takeAnswer(lines []byte) {
	head := parseHead(lines)
	rec.takeType(head["content-type"])
	first, _, _ := strings.Cut(string(lines), "\n")
	version, status, _ := strings.Cut(first, " ")
	status = strings.TrimSpace(status)
	switch {
	case rec.Reason != "" || rec.Repeats != nil:
	case !strings.HasPrefix(version, "HTTP/") || status == "":
		rec.Reason = "no answer of HTTP"
	case status[0] == '3':
		rec.Reason = "redirect"
	case status[0] != '2':
		rec.Reason = "error page"
	case strings.HasPrefix(status, "206"):
		rec.Reason = "part of a page"
	}
	rec.chunked = strings.Contains(strings.ToLower(head["transfer-encoding"]), "chunked")
	for coding := range strings.SplitSeq(strings.ToLower(head["content-encoding"]), ",") {
		if coding = strings.TrimSpace(coding); coding != "" && coding != "identity" {
			rec.codings = append(rec.codings, coding)
		}
	}
}

// takeType takes a Content-Type. One that is spoilt counts up to its parameters.
func (rec *Record) takeType(value string) {
	kind, parameters, err := mime.ParseMediaType(value)
	if err != nil {
		kind, _, _ = strings.Cut(value, ";")
	}
	rec.MediaType, rec.Charset = strings.ToLower(strings.TrimSpace(kind)), parameters["charset"]
}

// skipBlock skips what is left of the last record.
func (r *Reader) skipBlock() error {
	for r.left > 0 {
		n, err := r.in.Discard(int(min(r.left, 1<<20)))
		r.left -= int64(n)
		if err != nil {
			return unexpected(err)
		}
	}
	return nil
}

// unexpected is an error within a record: the end is too early.
func unexpected(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// skipJunk goes to the next line that begins a record. All that stands before it, but
// for blank lines, is a damage.
func (r *Reader) skipJunk() error {
	var from, junk int64
	for lineStart := true; ; {
		head, err := r.in.Peek(len(magic))
		if lineStart && string(head) == magic || len(head) == 0 && junk > 0 {
			break
		}
		if len(head) == 0 {
			return err
		}
		at := r.position()
		line, err := r.in.ReadSlice('\n') // an error comes again
		lineStart = err == nil
		if blank := len(bytes.Trim(line, "\r\n\x00")) == 0; !blank && junk == 0 {
			from = at
		} else if blank && junk == 0 {
			continue
		}
		junk += int64(len(line))
	}
	if junk == 0 {
		return nil
	}
	return &damage{r.stream.place(from), fmt.Sprintf("%d bytes are no WARC record", junk)}
}

// readHead reads lines up to a blank one. They may end with the block, after limit bytes.
func (r *Reader) readHead(limit int64) ([]byte, error) {
	for n := 1 << 10; ; n *= 4 {
		n = int(min(int64(n), limit, maxHead))
		head, err := r.in.Peek(n)
		end := blankLine(head)
		if end < 0 && err == nil && int64(n) == limit {
			end = n
		}
		switch {
		case end >= 0:
			_, _ = r.in.Discard(end) // it was peeked
			return head[:end], nil
		case err != nil:
			_, _ = r.in.Discard(len(head))
			return nil, unexpected(err)
		case n == maxHead:
			_, _ = r.in.Discard(len(magic)) // or the record would begin here again
			return nil, &damage{what: fmt.Sprintf("its head is longer than %d KiB", maxHead>>10)}
		}
	}
}

// blankLine returns where the first blank line ends, or -1.
func blankLine(head []byte) int {
	for at := 0; ; {
		i := bytes.IndexByte(head[at:], '\n')
		if i < 0 {
			return -1
		}
		at += i + 1
		if rest := head[at:]; bytes.HasPrefix(rest, []byte("\n")) {
			return at + 1
		} else if bytes.HasPrefix(rest, []byte("\r\n")) {
			return at + 2
		}
	}
}

// parseHead parses lines of "name: value". Of equal names the first counts.
func parseHead(head []byte) map[string]string {
	fields := map[string]string{}
	for line := range strings.SplitSeq(string(head), "\n") {
		name, value, ok := strings.Cut(line, ":")
		if name = strings.ToLower(strings.TrimSpace(name)); ok && fields[name] == "" {
			fields[name] = strings.ToValidUTF8(strings.TrimSpace(value), "\uFFFD")
		}
	}
	return fields
}

// Body returns the page of the last record as it was sent. If it cannot be read it sets
// the error of the record, or returns the error if nothing can be read any more.
func (r *Reader) Body(rec *Record) ([]byte, error) {
	var body bytes.Buffer
	body.Grow(int(min(r.left, 1<<20)) + bytes.MinRead)
	n, err := io.CopyN(&body, r.in, r.left)
	r.left -= n
	if err == nil && !r.endsHere() {
		err = &damage{what: "its Content-Length is wrong"}
	}
	if err == nil {
		return body.Bytes(), nil
	}
	_, err = r.failed(rec, unexpected(err))
	return nil, err
}

// endsHere reports whether the end of a record follows, or another record, or the end
// of the file.
func (r *Reader) endsHere() bool {
	next, _ := r.in.Peek(len("\r\n\r\n" + magic)) // an error comes again
	if bytes.HasPrefix(next, []byte("\r\n\r\n")) {
		return true
	}
	next = bytes.TrimLeft(next, "\r\n\x00")
	return string(next) == magic[:min(len(next), len(magic))]
}
