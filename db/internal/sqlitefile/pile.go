package sqlitefile

import (
	"encoding/binary"
	"fmt"
	"io"
	"unsafe"
)

// A Pile gathers new pages of a database, to stand behind those that it has. Where
// it is known how many these are, the pages are written to their place at once.
// Else they lie in a file of their own, and nobody knows their numbers: what stands
// in a page for another one is its place in the pile, from 1, and every such place
// is noted.
type Pile struct {
	file   PileFile
	size   int
	placed bool
	base   uint32 // pages of the database before the pile; 0 where nobody knows yet
	last   uint32 // number of the last page, or its place
	buffer []byte // the last pages, that are not written yet
	links  []link
}

// A PileFile is where a pile lies.
type PileFile interface {
	io.WriterAt
	io.ReaderAt
}

// A link is a number in a page that stands for another page of the pile.
type link struct {
	page uint32
	at   uint16
}

// bufferedPages are written at once.
const bufferedPages = 16

// NewPile returns an empty pile of pages of so many bytes, in a file of its own.
func NewPile(file PileFile, size int) *Pile {
	return &Pile{file: file, size: size, buffer: make([]byte, 0, bufferedPages*size)}
}

// NewPileBehind returns an empty pile in the file of a database, behind the first
// base pages. Until it is done nobody else may write behind them.
func NewPileBehind(file PileFile, size int, base uint32) *Pile {
	p := NewPile(file, size)
	p.placed, p.base, p.last = true, base, base
	return p
}

// next is the number that follows another one.
func (p *Pile) next(number uint32) uint32 {
	if p.placed {
		return Behind(number, 1, p.size)
	}
	return number + 1
}

// add puts a page on the pile and tells its number or place.
func (p *Pile) add(page []byte) (uint32, error) {
	number := p.next(p.last)
	if len(p.buffer) == cap(p.buffer) || number != p.last+1 {
		if err := p.flush(); err != nil {
			return 0, err
		}
	}
	p.buffer, p.last = append(p.buffer, page...), number
	return number, nil
}

// offset is where a page lies in the file.
func (p *Pile) offset(number uint32) int64 { return int64(number-1) * int64(p.size) }

func (p *Pile) flush() error {
	if len(p.buffer) == 0 {
		return nil
	}
	_, err := p.file.WriteAt(p.buffer, p.offset(p.last+1)-int64(len(p.buffer)))
	if err == nil {
		p.buffer = p.buffer[:0]
	}
	return err
}

// page reads a page again, into room if that is not nil.
func (p *Pile) page(number uint32, room []byte) (string, error) {
	if back := int(p.last+1-number) * p.size; back <= len(p.buffer) {
		at := len(p.buffer) - back
		return string(p.buffer[at : at+p.size]), nil
	}
	if room == nil {
		room = make([]byte, p.size)
	}
	_, err := p.file.ReadAt(room[:p.size], p.offset(number))
	return unsafe.String(&room[0], p.size), err // nobody writes to it any more, but where it is room
}

// fetch is a [Fetch] of pages of the pile.
func (p *Pile) fetch(numbers []uint32, room []byte) (list []string, err error) {
	if len(numbers) > 1 || len(room) < p.size {
		room = nil
	}
	for _, number := range numbers {
		page, err := p.page(number, room)
		if err != nil {
			return nil, err
		}
		list = append(list, page)
	}
	return list, nil
}

// atOnceOfPile is how many pages are read at a time.
const atOnceOfPile = 64

// Put puts the pile behind the first base pages of a database and returns the
// number of its last page. Where it lies elsewhere, write gets the pages, some at a
// time, with the number of the first of them. They are good until it returns.
func (p *Pile) Put(base uint32, write func(first uint32, pages []byte) error) (last uint32, err error) {
	if err := p.flush(); err != nil {
		return 0, err
	}
	if p.placed {
		if base != p.base {
			return 0, fmt.Errorf("%d pages stand where there were %d: others wrote over the pile", base, p.base)
		}
		return p.last, nil
	}
	p.base = base
	links, some := p.links, make([]byte, atOnceOfPile*p.size)
	last = base
	for done := uint32(0); done < p.last; {
		first := p.number(done + 1)
		n := uint32(1) // pages with numbers that follow each other
		for n < atOnceOfPile && done+n < p.last && p.number(done+n+1) == first+n {
			n++
		}
		pages := some[:int(n)*p.size]
		if _, err := p.file.ReadAt(pages, p.offset(done+1)); err != nil {
			return 0, err
		}
		for ; len(links) > 0 && links[0].page <= done+n; links = links[1:] {
			p.shift(pages[int(links[0].page-done-1)*p.size+int(links[0].at):])
		}
		if err := write(first, pages); err != nil {
			return 0, err
		}
		done, last = done+n, first+n-1
	}
	return last, nil
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

// number is that of a page in the database, once it is known.
func (p *Pile) number(place uint32) uint32 {
	if p.placed {
		return place
	}
	return Behind(p.base, place, p.size)
}

// shift makes the number of a page of its place in the pile.
func (p *Pile) shift(place []byte) {
	binary.BigEndian.PutUint32(place, p.number(binary.BigEndian.Uint32(place)))
}

// link notes where in a page the place of another one stands.
func (p *Pile) link(page uint32, at int) {
	if !p.placed {
		p.links = append(p.links, link{page, uint16(at)})
	}
}

// overflow puts the end of a record on pages of its own and tells the first.
func (p *Pile) overflow(rest []byte) (first uint32, err error) {
	first = p.next(p.last)
	page := make([]byte, p.size)
	for err == nil && len(rest) > 0 {
		n := copy(page[4:], rest)
		rest = rest[n:]
		clear(page[4+n:])
		number := p.next(p.last)
		next := uint32(0)
		if len(rest) > 0 {
			next = p.next(number)
			p.link(number, 0)
		}
		binary.BigEndian.PutUint32(page, next)
		_, err = p.add(page)
	}
	return first, err
}
