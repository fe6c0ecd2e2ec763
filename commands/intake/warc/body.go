package warc

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"strconv"
	"unicode/utf8"
)

// ErrLarge says that a page is larger than asked for.
var ErrLarge = errors.New("inflates to more than a page has")

// Decode undoes what the transfer did to a page: chunks, and compression. Crawlers may
// keep a page without them, and the head that names them: then the bytes are returned
// as they are. A page that inflates to more than most bytes is ErrLarge.
func (rec *Record) Decode(body []byte, most int) (data []byte, err error) {
	if rec.chunked {
		if body, err = joinChunks(body); err != nil {
			return nil, err
		}
	}
	for i := len(rec.codings) - 1; i >= 0 && err == nil; i-- {
		body, err = inflate(body, rec.codings[i], most)
	}
	return body, err
}

// joinChunks joins the chunks of HTTP. The last one, which is empty, may be
// missing.
func joinChunks(body []byte) ([]byte, error) {
	joined := make([]byte, 0, len(body))
	for rest := body; len(rest) > 0; {
		line, after, _ := bytes.Cut(rest, []byte("\n"))
		line, _, _ = bytes.Cut(line, []byte(";"))
		size, err := strconv.ParseUint(string(bytes.TrimSpace(line)), 16, 63)
		if err == nil && size > uint64(len(after)) {
			return nil, errors.New("the last chunk of its transfer is cut off")
		}
		if err == nil {
			rest = bytes.TrimPrefix(after[size:], []byte("\r"))
		}
		switch ends := len(rest) == 0 || rest[0] == '\n'; {
		case err == nil && size == 0:
			return joined, nil
		case err == nil && ends:
			joined = append(joined, after[:size]...)
			rest = bytes.TrimPrefix(rest, []byte("\n"))
		case len(joined) == 0:
			return body, nil // it is in no chunks
		default:
			return nil, errors.New("the chunks of its transfer are broken")
		}
	}
	return joined, nil
}

// magics are what compressed bytes begin with. Deflate and Brotli have no such mark.
var magics = map[string]string{"gzip": "\x1f\x8b", "x-gzip": "\x1f\x8b", "zstd": "\x28\xb5\x2f\xfd"}

func inflate(body []byte, coding string, most int) ([]byte, error) {
	magic, marked := magics[coding]
	if marked && !bytes.HasPrefix(body, []byte(magic)) || !marked && looksPlain(body) {
		return body, nil
	}
	var from io.Reader = bytes.NewReader(body)
	var err error
	switch coding {
	case "gzip", "x-gzip":
		from, err = gzip.NewReader(from)
	case "deflate": // with the head of zlib, as the standard says, or without, as servers do
		if from, err = zlib.NewReader(from); err != nil {
			from, err = flate.NewReader(bytes.NewReader(body)), nil
		}
	default:
		err = fmt.Errorf("is compressed as %q, and gzip and deflate are read: let the crawler ask for these", coding)
	}
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(from, int64(most)+1))
	switch {
	case len(data) > most:
		return nil, ErrLarge
	case err != nil && (err != gzip.ErrHeader || len(data) == 0): // browsers pass over what is behind the end
		return nil, fmt.Errorf("its %s is damaged: %w", coding, err)
	}
	return data, nil
}

// looksPlain reports whether bytes are a page rather than compressed.
func looksPlain(data []byte) bool {
	head := bytes.TrimSpace(data[:min(len(data), 512)])
	if len(head) > 1 && head[0] == '<' && (head[1] == '!' || 'A' <= head[1]&^0x20 && head[1]&^0x20 <= 'Z') {
		return true
	}
	for len(head) > 0 {
		r, size := utf8.DecodeRune(head)
		if r == utf8.RuneError && size == 1 && utf8.FullRune(head) || r < '\t' {
			return false
		}
		head = head[size:]
	}
	return true
}
