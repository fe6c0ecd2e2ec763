package pdf

import (
	"bytes"
	"compress/flate"
	"encoding/ascii85"
	"fmt"
	"io"

	"briefings/briefing/letters"
)

// Bounds of a file. What is larger is no page of a ministry.
const (
	maxPages    = 5000
	maxObjects  = 1 << 23   // highest number of an object
	maxParsed   = 20e6      // objects and operators that are read
	maxHeld     = 2e6       // objects in arrays and dictionaries of the file
	maxStream   = 64 << 20  // bytes of one stream, unpacked
	maxUnpacked = 256 << 20 // bytes of all streams
)

// A document is an open file. It finds the objects by going through the bytes: so
// it needs no table of cross-references, which is what breaks first.
type document struct {
	data     []byte
	places   map[ref]place
	loaded   map[ref]any
	fonts    map[ref]*font
	trailer  dict
	left     int // objects that may still be read
	held     int // objects that may still be kept
	unpacked int // bytes that were unpacked
}

// A place is where an object stands: in the file, or in an unpacked stream of objects.
type place struct {
	in []byte // nil for the file
	at int
}

// open finds the objects of a file.
func open(data []byte) *document {
	d := &document{data: data, places: map[ref]place{}, loaded: map[ref]any{}, fonts: map[ref]*font{}}
	d.left, d.held = maxParsed, maxHeld
	var packs []ref
	for at := 0; ; {
		i := bytes.Index(data[at:], []byte("obj"))
		if i < 0 {
			break
		}
		i += at
		at = i + 3
		id := objectBefore(data[:i])
		if id == 0 {
			continue
		}
		delete(d.loaded, id)
		d.places[id] = place{at: at}
		l := d.lexer(data, at)
		l.space()
		if !bytes.HasPrefix(data[l.at:], []byte("<<")) {
			continue
		}
		s, ok := d.read(l).(*stream)
		at = l.at
		if !ok {
			continue
		}
		at = s.at + len(d.raw(s))
		switch s.dict["Type"] {
		case name("ObjStm"):
			packs = append(packs, id)
		case name("XRef"):
			d.addTrailer(s.dict)
		}
	}
	d.findTrailers()
	if d.trailer["Encrypt"] == nil {
		for _, id := range packs {
			d.unpack(id)
		}
	}
	return d
}

func (d *document) lexer(data []byte, at int) *lexer {
	return &lexer{data: data, at: at, left: &d.left, held: &d.held}
}

// objectBefore returns the number of the object whose "12 0 " stands at the end of data, else 0.
func objectBefore(data []byte) ref {
	_, rest := numberBefore(data)
	id, _ := numberBefore(rest)
	return ref(id)
}

// numberBefore returns the number at the end of data before white space, and what stands before it.
func numberBefore(data []byte) (n int, rest []byte) {
	data = data[max(0, len(data)-24):]
	rest = bytes.TrimRight(data, "\x00\t\n\f\r ")
	digits := rest
	for len(rest) > 0 && letters.IsDigitByte(rest[len(rest)-1]) {
		rest = rest[:len(rest)-1]
	}
	if len(digits) == len(data) || len(digits) == len(rest) {
		return 0, nil
	}
	for _, c := range digits[len(rest):] {
		n = min(n*10+int(c-'0'), maxObjects)
	}
	return n % maxObjects, rest
}

// findTrailers reads the trailers of the tables of cross-references.
func (d *document) findTrailers() {
	for at := 0; ; {
		i := bytes.Index(d.data[at:], []byte("trailer"))
		if i < 0 {
			return
		}
		at += i + len("trailer")
		l := d.lexer(d.data, at)
		if t, ok := l.object(0).(dict); ok {
			d.addTrailer(t)
		}
		at = l.at
	}
}

// addTrailer takes the keys of a trailer; a later one has the last word.
func (d *document) addTrailer(t dict) {
	if t["Root"] == nil {
		return
	}
	if d.trailer == nil {
		d.trailer = dict{}
	}
	for _, key := range []name{"Root", "Info", "Encrypt"} {
		if t[key] != nil {
			d.trailer[key] = t[key]
		}
	}
}

// unpack finds the objects in a stream of objects. An object that stands later in
// the file is newer.
func (d *document) unpack(id ref) {
	s, ok := d.get(id).(*stream)
	if !ok {
		return
	}
	data, err := d.bytes(s)
	if err != nil {
		panic(errDamaged)
	}
	first, at := int(d.number(s.dict["First"])), d.places[id].at
	l := d.lexer(data, 0)
	for range int(min(d.number(s.dict["N"]), maxObjects)) {
		number, ok1 := l.object(0).(float64)
		offset, ok2 := l.object(0).(float64)
		if !ok1 || !ok2 {
			return
		}
		if old, has := d.places[ref(number)]; first+int(offset) > len(data) || first+int(offset) < 0 ||
			has && old.in == nil && old.at > at {
			continue
		}
		d.places[ref(number)] = place{data, first + int(offset)}
	}
}

// read reads the object that l stands at, with the beginning of its stream.
func (d *document) read(l *lexer) any {
	o := l.object(0)
	header, ok := o.(dict)
	if !ok {
		return o
	}
	l.space()
	if !bytes.HasPrefix(l.data[l.at:], []byte("stream")) {
		return o
	}
	at := l.at + len("stream")
	if at < len(l.data) && l.data[at] == '\r' {
		at++
	}
	if at < len(l.data) && l.data[at] == '\n' {
		at++
	}
	return &stream{header, at}
}

// get follows a reference. What is missing is nil.
func (d *document) get(o any) any {
	for range 16 {
		id, ok := o.(ref)
		if !ok {
			return o
		}
		if known, ok := d.loaded[id]; ok {
			o = known
			continue
		}
		p, ok := d.places[id]
		if !ok {
			return nil
		}
		l := d.lexer(d.data, p.at)
		if p.in != nil {
			l.data = p.in
		}
		o = d.read(l)
		d.loaded[id] = o
	}
	return nil
}

func (d *document) number(o any) float64 { n, _ := d.get(o).(float64); return n }
func (d *document) name(o any) name      { n, _ := d.get(o).(name); return n }
func (d *document) array(o any) array    { a, _ := d.get(o).(array); return a }

// dict returns a dictionary, also the one of a stream.
func (d *document) dict(o any) dict {
	switch o := d.get(o).(type) {
	case dict:
		return o
	case *stream:
		return o.dict
	}
	return nil
}

// raw returns the bytes of a stream as they stand in the file.
func (d *document) raw(s *stream) []byte {
	data := d.data[s.at:]
	if n, ok := d.get(s.dict["Length"]).(float64); ok && n >= 0 && int(n) <= len(data) {
		after := bytes.TrimLeft(data[int(n):min(len(data), int(n)+16)], "\r\n ")
		if bytes.HasPrefix(after, []byte("endstream")) || bytes.HasPrefix(after, []byte("endobj")) {
			return data[:int(n)]
		}
	}
	if n := bytes.Index(data, []byte("endstream")); n >= 0 {
		return bytes.TrimSuffix(bytes.TrimSuffix(data[:n], []byte("\n")), []byte("\r"))
	}
	return data
}

// bytes returns the unpacked bytes of a stream.
func (d *document) bytes(s *stream) ([]byte, error) {
	data := d.raw(s)
	filters, params := d.list(s.dict["Filter"]), d.list(s.dict["DecodeParms"])
	for i, filter := range filters {
		var rd io.Reader
		switch f := d.name(filter); f {
		case "FlateDecode", "Fl":
			if len(data) < 2 {
				return nil, errDamaged
			}
			rd = flate.NewReader(bytes.NewReader(data[2:])) // its sum at the end is often wrong
		case "ASCII85Decode", "A85":
			data = bytes.TrimPrefix(bytes.TrimSpace(data), []byte("<~"))
			if n := bytes.IndexByte(data, '~'); n >= 0 {
				data = data[:n]
			}
			rd = ascii85.NewDecoder(bytes.NewReader(data))
		case "ASCIIHexDecode", "AHx":
			digits, _, _ := bytes.Cut(data, []byte(">"))
			rd = bytes.NewReader(unhex(digits))
		default:
			return nil, refusal(fmt.Sprintf("is a PDF packed with %.20s, which is not read: "+
				"`qpdf --stream-data=uncompress IN.pdf OUT.pdf` unpacks it", f))
		}
		var err error
		data, err = io.ReadAll(io.LimitReader(rd, maxStream+1))
		if d.unpacked += len(data); len(data) > maxStream || d.unpacked > maxUnpacked {
			panic(errTooMuch)
		}
		if err != nil {
			return nil, errDamaged
		}
		if i < len(params) {
			data = d.unpredict(data, d.dict(params[i]))
		}
	}
	return data, nil
}

// list returns an array, or a list of the one object.
func (d *document) list(o any) array {
	switch o := d.get(o).(type) {
	case nil:
		return nil
	case array:
		return o
	default:
		return array{o}
	}
}

// unpredict undoes the filters of PNG, by which rows are stored as differences.
func (d *document) unpredict(data []byte, params dict) []byte {
	if d.number(params["Predictor"]) < 10 {
		return data
	}
	number := func(key name, usual int) int {
		if n := d.number(params[key]); n >= 1 && n < 1<<16 {
			return int(n)
		}
		return usual
	}
	bits := number("Colors", 1) * number("BitsPerComponent", 8)
	size, width := (bits+7)/8, (bits*number("Columns", 1)+7)/8
	before := make([]byte, width)
	out := make([]byte, 0, len(data))
	for len(data) > width {
		row := data[1 : width+1]
		for i := range row {
			var left, above, corner int
			above = int(before[i])
			if i >= size {
				left, corner = int(row[i-size]), int(before[i-size])
			}
			row[i] += pngPredict(data[0], left, above, corner)
		}
		before = row
		out = append(out, row...)
		data = data[width+1:]
	}
	return out
}

func pngPredict(filter byte, left, above, corner int) byte {
	switch filter {
	case 1:
		return byte(left)
	case 2:
		return byte(above)
	case 3:
		return byte((left + above) / 2)
	case 4:
		distance := func(to int) int { return max(left+above-corner-to, to-left-above+corner) }
		if distance(left) <= distance(above) && distance(left) <= distance(corner) {
			return byte(left)
		} else if distance(above) <= distance(corner) {
			return byte(above)
		}
		return byte(corner)
	}
	return 0
}

// A sheet is one page of the document, with what it inherits.
type sheet struct {
	dict
	resources dict
	box       [4]float64 // left, bottom, right, top
	rotate    int        // degrees, clockwise
}

// sheets returns the pages in order.
func (d *document) sheets() []sheet {
	root := d.dict(d.trailer["Root"])
	var list []sheet
	seen := map[ref]bool{}
	var walk func(o any, from sheet)
	walk = func(o any, from sheet) {
		if id, ok := o.(ref); ok {
			if seen[id] {
				return
			}
			seen[id] = true
		}
		node := d.dict(o)
		if node == nil {
			panic(errDamaged)
		}
		from.dict = node
		if r := d.dict(node["Resources"]); r != nil {
			from.resources = r
		}
		for _, key := range []name{"MediaBox", "CropBox"} {
			if box := d.array(node[key]); len(box) == 4 {
				for i := range box {
					from.box[i] = d.number(box[i])
				}
			}
		}
		if node["Rotate"] != nil {
			from.rotate = int(d.number(node["Rotate"]))
		}
		kids := d.array(node["Kids"])
		if kids == nil {
			list = append(list, from)
		}
		if len(list) > maxPages || len(seen) > 4*maxPages {
			panic(refusal(fmt.Sprintf("is a PDF of more than %d pages", maxPages)))
		}
		for _, kid := range kids {
			walk(kid, from)
		}
	}
	if root == nil {
		panic(errDamaged)
	}
	walk(root["Pages"], sheet{box: [4]float64{0, 0, 612, 792}})
	return list
}
