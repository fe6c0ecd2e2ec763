package briefing

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Kept is what an archive keeps of a briefing beside its facts: what
// `export --with-originals` adds to a record, and import restores.
type Kept struct {
	Sources   []KeptSource
	Revisions []KeptRevision // oldest first
	Originals []KeptOriginal
}

// A KeptSource is a page that the briefing was read from.
type KeptSource struct {
	Path     string `json:"path"`
	Format   string `json:"format"`   // one of keptFormats
	Encoding string `json:"encoding"` // that was asked for, "" where it was detected
	Size     int64  `json:"size"`
	Modified string `json:"modified"` // of the file: ISO 8601 in UTC, "" if it is not known
	Imported string `json:"imported"` // when the page was imported first, ISO 8601 in UTC
	Digest   string `json:"digest"`   // of the page, as the briefing has or had it
	Original string `json:"original"` // SHA-256 of its bytes
}

// A KeptRevision is what the briefing was before its page changed.
type KeptRevision struct {
	Number   int             `json:"number"`
	Replaced string          `json:"replaced"`
	Source   string          `json:"source"`
	Digest   string          `json:"digest"`
	Original string          `json:"original"`
	Facts    json.RawMessage `json:"facts"` // a record
}

// A KeptOriginal is the bytes of a page.
type KeptOriginal struct {
	Digest string `json:"digest"` // SHA-256
	Base64 []byte `json:"base64"` // the bytes themselves
}

// AppendWhole appends a briefing as [AppendJSON] does, with what the archive
// keeps of it: "sources", "revisions" and "originals".
func AppendWhole(dst []byte, b *Briefing, k *Kept) []byte {
	dst = AppendJSON(dst, b)
	dst = append(dst[:len(dst)-1], `, "sources": `...)
	dst = appendList(dst, k.Sources, func(dst []byte, s KeptSource) []byte {
		dst = AppendString(append(dst, `{"path": `...), s.Path)
		dst = AppendString(append(dst, `, "format": `...), s.Format)
		dst = appendText(append(dst, `, "encoding": `...), s.Encoding)
		dst = strconv.AppendInt(append(dst, `, "size": `...), s.Size, 10)
		dst = appendText(append(dst, `, "modified": `...), s.Modified)
		dst = appendText(append(dst, `, "imported": `...), s.Imported)
		dst = appendText(append(dst, `, "digest": `...), s.Digest)
		return append(appendText(append(dst, `, "original": `...), s.Original), '}')
	})
	dst = appendList(append(dst, `, "revisions": `...), k.Revisions, func(dst []byte, r KeptRevision) []byte {
		dst = strconv.AppendInt(append(dst, `{"number": `...), int64(r.Number), 10)
		dst = appendText(append(dst, `, "replaced": `...), r.Replaced)
		dst = appendText(append(dst, `, "source": `...), r.Source)
		dst = appendText(append(dst, `, "digest": `...), r.Digest)
		dst = appendText(append(dst, `, "original": `...), r.Original)
		return append(append(append(dst, `, "facts": `...), r.Facts...), '}')
	})
	dst = appendList(append(dst, `, "originals": `...), k.Originals, func(dst []byte, o KeptOriginal) []byte {
		dst = appendText(append(dst, `{"digest": `...), o.Digest)
		dst = base64.StdEncoding.AppendEncode(append(dst, `, "base64": "`...), o.Base64)
		return append(dst, `"}`...)
	})
	return append(dst, '}')
}

// kept checks what a record keeps beside facts, nil where it keeps nothing.
func (r *record) kept() (*Kept, error) {
	if r.Sources == nil && r.Revisions == nil && r.Originals == nil {
		return nil, nil
	}
	if r.Source == "" || r.Digest == "" {
		return nil,
			errors.New("sources: a record that brings revisions or originals along names its own " +
				"source and digest, too")
	}
	k := &Kept{Sources: r.Sources, Revisions: r.Revisions, Originals: r.Originals}
	if err := k.validate(); err != nil {
		return nil, err
	}
	return k, nil
}

// validate reports the first thing of which an archive could not have been made.
func (k *Kept) validate() error {
	if len(k.Sources) == 0 {
		return errors.New("sources: a record with revisions or originals names where it came from")
	}
	u := usedOriginals{}
	for i, o := range k.Originals {
		sum := sha256.Sum256(o.Base64)
		if hex.EncodeToString(sum[:]) != o.Digest {
			return fmt.Errorf("originals[%d]: the bytes are not those of the digest %q", i, o.Digest)
		}
		if _, twice := u[o.Digest]; twice {
			return fmt.Errorf("originals[%d]: stands there twice", i)
		}
		u[o.Digest] = false
	}
	if err := k.validateSources(u); err != nil {
		return err
	}
	if err := k.validateRevisions(u); err != nil {
		return err
	}
	for i, o := range k.Originals {
		if !u[o.Digest] {
			return fmt.Errorf("originals[%d]: no source and no revision has it", i)
		}
	}
	return nil
}

func (k *Kept) validateSources(u usedOriginals) error {
	for i, s := range k.Sources {
		field := fmt.Sprintf("sources[%d]", i)
		if err := s.validate(field); err != nil {
			return err
		}
		if slices.ContainsFunc(k.Sources[:i], func(other KeptSource) bool { return other.Path == s.Path }) {
			return fmt.Errorf("%s.path: %q stands there twice", field, s.Path)
		}
		if err := u.use(field, s.Digest, s.Original); err != nil {
			return err
		}
	}
	return nil
}

func (k *Kept) validateRevisions(u usedOriginals) error {
	for i, r := range k.Revisions {
		field := fmt.Sprintf("revisions[%d]", i)
		if err := r.validate(field); err != nil {
			return err
		}
		if r.Number < 1 || i > 0 && r.Number <= k.Revisions[i-1].Number {
			return fmt.Errorf("%s.number: %d is not above the one before", field, r.Number)
		}
		if err := u.use(field, r.Digest, r.Original); err != nil {
			return err
		}
	}
	return nil
}

// usedOriginals has the digests of all originals, and whether a source or a
// revision has named them.
type usedOriginals map[string]bool

func (u usedOriginals) use(field, digest, original string) error {
	if !isDigest(digest) {
		return fmt.Errorf("%s.digest: %q is no SHA-256 of 64 hexadecimal digits", field, digest)
	}
	if _, ok := u[original]; !ok {
		return fmt.Errorf("%s.original: %q is none of the originals", field, original)
	}
	u[original] = true
	return nil
}

// keptFormats are the formats of pages. "pre" is any that a command read.
var keptFormats = []string{"text", "html", "mhtml", "eml", "docx", "pdf", "pre", "jsonl"}

func (s *KeptSource) validate(field string) error {
	switch {
	case s.Path == "":
		return fmt.Errorf("%s: has no path", field)
	case !slices.Contains(keptFormats, s.Format):
		return fmt.Errorf("%s.format: %q is none of %s", field, s.Format, strings.Join(keptFormats, ", "))
	case s.Size < 0:
		return fmt.Errorf("%s.size: %d is below zero", field, s.Size)
	case s.Modified != "" && !isMoment(s.Modified):
		return fmt.Errorf("%s.modified: %q is no time such as 2011-11-24T09:30:00Z", field, s.Modified)
	case !isMoment(s.Imported):
		return fmt.Errorf("%s.imported: %q is no time such as 2011-11-24T09:30:00Z", field, s.Imported)
	}
	return nil
}

func (r *KeptRevision) validate(field string) error {
	switch {
	case r.Source == "":
		return fmt.Errorf("%s: has no source", field)
	case !isMoment(r.Replaced):
		return fmt.Errorf("%s.replaced: %q is no time such as 2011-11-24T09:30:00Z", field, r.Replaced)
	case !bytes.HasPrefix(r.Facts, []byte("{")):
		return fmt.Errorf("%s: has no facts", field)
	}
	if _, err := ParseRecord(r.Facts); err != nil {
		return fmt.Errorf("%s.facts: %w", field, err)
	}
	return nil
}

// isMoment reports whether s is a time as archives write it.
func isMoment(s string) bool {
	t, err := time.Parse(time.RFC3339Nano, s)
	return err == nil && t.UTC().Format(time.RFC3339Nano) == s // in UTC, and as it is written
}
