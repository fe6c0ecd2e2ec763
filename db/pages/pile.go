package pages

import (
	"bufio"
	"encoding/binary"
	"io"
)

// A Pile gathers new pages in a file of their own, to be put behind those of a
// database later. Until then nobody knows their numbers there: what stands in a
// page for another one is its place in the pile, from 1, and every such place is
// noted.
type Pile struct {
	file  PileFile
	w     *bufio.Writer
	size  int
	count int
	links []link
}

// A PileFile is where a pile lies.
type PileFile interface {
	io.Writer
	io.ReaderAt
}

// A link is a number in a page that stands for another page of the pile.
type link struct {
	page uint32
	at   uint16
}

// NewPile returns an empty pile of pages of so many bytes.
func NewPile(file PileFile, size int) *Pile {
	return &Pile{file: file, w: bufio.NewWriterSize(file, 16*size), size: size}
}

// Count tells how many pages there are.
func (p *Pile) Count() int { return p.count }

// add puts a page on the pile and tells its place.
func (p *Pile) add(page []byte) (uint32, error) {
	p.count++
	_, err := p.w.Write(page)
	return uint32(p.count), err
}

// page reads a page again.
func (p *Pile) page(place uint32) (string, error) {
	if err := p.w.Flush(); err != nil {
		return "", err
	}
	page := make([]byte, p.size)
	_, err := p.file.ReadAt(page, int64(place-1)*int64(p.size))
	return string(page), err
}

// fetch is a [Fetch] of pages by their places.
func (p *Pile) fetch(places []uint32, _ []byte) (list []string, err error) {
	for _, place := range places {
		page, err := p.page(place)
		if err != nil {
			return nil, err
		}
		list = append(list, page)
	}
	return list, nil
}

// atOnceOfPile is how many pages are read at a time.
const atOnceOfPile = 64

// Pages yields the pages, some at a time, with the number that the first of them
// gets behind the first base pages of a database. They are good until yield
// returns.
func (p *Pile) Pages(base uint32, yield func(first uint32, pages []byte) error) error {
	if err := p.w.Flush(); err != nil {
		return err
	}
	links, some := p.links, make([]byte, atOnceOfPile*p.size)
	for done := 0; done < p.count; {
		first := Behind(base, uint32(done+1), p.size)
		n := 1 // pages with numbers that follow each other
		for n < atOnceOfPile && done+n < p.count && Behind(base, uint32(done+n+1), p.size) == first+uint32(n) {
			n++
		}
		if _, err := p.file.ReadAt(some[:n*p.size], int64(done)*int64(p.size)); err != nil {
			return err
		}
		for ; len(links) > 0 && int(links[0].page) <= done+n; links = links[1:] {
			p.shift(some[(int(links[0].page)-done-1)*p.size+int(links[0].at):], base)
		}
		if err := yield(first, some[:n*p.size]); err != nil {
			return err
		}
		done += n
	}
	return nil
}

// lockOffset is where SQLite locks the file. No page is kept there.
const lockOffset = 1 << 30

// Behind is the number of the n-th page behind the first base pages.
func Behind(base, n uint32, size int) uint32 {
	lock := uint32(lockOffset/size + 1)
	if base < lock && base+n >= lock {
		n++
	}
	return base + n
}

// shift makes the number of a page of its place in the pile.
func (p *Pile) shift(place []byte, base uint32) {
	binary.BigEndian.PutUint32(place, Behind(base, binary.BigEndian.Uint32(place), p.size))
}

// overflow puts the end of a record on pages of its own and tells the place of
// the first.
func (p *Pile) overflow(rest []byte) (first uint32, err error) {
	first = uint32(p.count + 1)
	page := make([]byte, p.size)
	for err == nil && len(rest) > 0 {
		n := copy(page[4:], rest)
		rest = rest[n:]
		clear(page[4+n:])
		next := uint32(0)
		if len(rest) > 0 {
			next = uint32(p.count + 2)
			p.links = append(p.links, link{next - 1, 0})
		}
		binary.BigEndian.PutUint32(page, next)
		_, err = p.add(page)
	}
	return first, err
}
