package warc

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"strconv"
)

// A stream is the plain bytes of a file: as they are, or those of its gzip members,
// one behind the other. What is broken in it is a [damage]: Read returns it until resume
// is called, and goes on with the next member then.
type stream struct {
	file    counted
	in      *bufio.Reader // of file
	gz      gzip.Reader
	zipped  bool
	open    bool     // a member is being read
	err     error    // that Read has returned
	plain   int64    // bytes that Read has returned
	members []member // of the plain bytes that place may be asked for, in order
}

// A member is where a gzip member begins: in the file, and in the plain bytes.
type member struct{ offset, plain int64 }

// A counted reader counts its bytes.
type counted struct {
	io.Reader
	n int64
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.n += int64(n)
	return n, err
}

// A damage is an error behind which reading goes on.
type damage struct {
	place string // of the record or gzip member; "" if the reader of records knows it better
	what  string
}

func (d *damage) Error() string { return d.what }

// The plain bytes are at most freeInflation, and mostInflation for each byte of the
// file. No crawl comes near.
const (
	freeInflation = 1 << 30
	mostInflation = 200
)

var gzipMagic = []byte{0x1f, 0x8b, 8}

func newStream(file io.Reader) *stream {
	s := &stream{file: counted{Reader: file}}
	s.in = bufio.NewReaderSize(&s.file, 1<<16)
	head, _ := s.in.Peek(len(gzipMagic)) // an error comes again
	s.zipped = bytes.Equal(head, gzipMagic)
	return s
}

// resume goes on behind a damage.
func (s *stream) resume() { s.err = nil }

func (s *stream) Read(p []byte) (n int, err error) {
	if s.err != nil {
		return 0, s.err
	}
	if s.zipped {
		n, err = s.inflate(p)
	} else {
		n, err = s.in.Read(p)
	}
	s.plain += int64(n)
	s.err = err
	return n, err
}

func (s *stream) inflate(p []byte) (int, error) {
	for {
		if !s.open {
			if err := s.nextMember(); err != nil {
				return 0, err
			}
		}
		n, err := s.gz.Read(p)
		s.open = err == nil
		_, corrupt := errors.AsType[flate.CorruptInputError](err)
		switch {
		case s.plain > freeInflation+mostInflation*s.file.n:
			return 0, errors.New("inflates to more than any crawl does: it is no archive of pages")
		case corrupt || err == gzip.ErrChecksum:
			return n, &damage{"", "is damaged: " + err.Error()}
		case err != nil && err != io.EOF:
			return n, err
		case n > 0:
			return n, nil
		}
	}
}

// nextMember opens the next member. It skips what is no member: NULs are padding.
func (s *stream) nextMember() error {
	from, padding := s.offset(), true
	for {
		head, err := s.in.Peek(len(gzipMagic))
		if bytes.Equal(head, gzipMagic) {
			break
		}
		if len(head) == 0 && padding {
			return err
		}
		if len(head) == 0 {
			break // the error comes again
		}
		padding = padding && head[0] == 0
		_, _ = s.in.Discard(1) // it was peeked
	}
	at := s.offset()
	if !padding {
		return &damage{strconv.FormatInt(from, 10), fmt.Sprintf("%d bytes are no gzip member", at-from)}
	}
	if err := s.gz.Reset(s.in); err == gzip.ErrHeader {
		return &damage{strconv.FormatInt(at, 10), "a gzip member is damaged"}
	} else if err != nil {
		return err
	}
	s.gz.Multistream(false)
	s.members = append(s.members, member{at, s.plain})
	s.open = true
	return nil
}

// offset is how much of the file was used up.
func (s *stream) offset() int64 { return s.file.n - int64(s.in.Buffered()) }

// place is where plain bytes begin in the file: "4711", or "4711+20" if 20 others are
// before them in the gzip member at 4711. Places are asked for in their order.
func (s *stream) place(plain int64) string {
	if !s.zipped {
		return strconv.FormatInt(plain, 10)
	}
	for len(s.members) > 1 && s.members[1].plain <= plain {
		s.members = s.members[1:]
	}
	if len(s.members) == 0 {
		return "0"
	}
	at := s.members[0]
	if plain == at.plain {
		return strconv.FormatInt(at.offset, 10)
	}
	return fmt.Sprintf("%d+%d", at.offset, plain-at.plain)
}
