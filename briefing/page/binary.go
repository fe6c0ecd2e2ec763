package page

import (
	"bytes"
	"fmt"
)

// binaryMagic are the first bytes of files that people take for pages, and their kinds.
var binaryMagic = []struct{ magic, kind string }{
	{"%PDF-", "PDF"}, {"PK\x03\x04", "ZIP archive or Office document"}, {"PK\x05\x06", "ZIP archive"},
	{"\x89PNG", "PNG image"}, {"GIF87a", "GIF image"}, {"GIF89a", "GIF image"}, {"\xFF\xD8\xFF", "JPEG image"},
	{"II*\x00", "TIFF image"}, {"MM\x00*", "TIFF image"}, {"RIFF", "RIFF media"}, {"\x00\x00\x01\x00", "icon"},
	{"\x1F\x8B", "gzip archive"}, {"BZh9", "bzip2 archive"}, {"\xFD7zXZ\x00", "xz archive"},
	{"7z\xBC\xAF", "7z archive"}, {"Rar!\x1A", "RAR archive"},
	{"(\xB5/\xFD", "zstd archive"}, {"SQLite format 3\x00", "SQLite database"}, {"\x7FELF", "program"},
	{"bplist00", "property list or web archive"},
	{"ID3", "MP3 sound"}, {"OggS", "Ogg media"}, {"\x00asm", "program"}, {"wOFF", "font"}, {"wOF2", "font"},
}

// binaryKind returns the kind of data by its first bytes; "" if it is not known.
func binaryKind(data []byte) string {
	head := bytes.TrimLeft(data[:min(len(data), 64)], " \t\r\n\xEF\xBB\xBF")
	for _, m := range binaryMagic {
		if !bytes.HasPrefix(data, []byte(m.magic)) && (m.magic[0] < ' ' || !bytes.HasPrefix(head, []byte(m.magic))) {
			continue
		}
		if m.kind == "RIFF media" || m.kind == "MP3 sound" || m.kind == "Ogg media" || m.kind == "font" ||
			m.kind == "bzip2 archive" {
			// Their first bytes are letters: a text may begin with them.
			if bytes.IndexByte(data[:min(len(data), 256)], 0) < 0 {
				continue
			}
		}
		return m.kind
	}
	if len(data) > 12 && string(data[4:8]) == "ftyp" && data[0] == 0 {
		return "MP4 video"
	}
	return ""
}

// documents are marks of documents that are not read, and their kinds. The names of files in an
// archive and the first file of some stand in it as they are.
var documents = []struct{ begins, holds, kind string }{
	{"{\\rtf", "", "RTF"},
	{"PK", "mimetypeapplication/vnd.oasis.opendocument", "OpenDocument"},
	{"PK", "mimetypeapplication/epub+zip", "EPUB"},
	{"PK", "xl/workbook", "Excel"},
	{"PK", "ppt/presentation", "PowerPoint"},
	{"\xD0\xCF\x11\xE0", "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P", "a document with a password"},
	{"\xD0\xCF\x11\xE0", "", "Word, Excel or PowerPoint document"},
}

// refuse returns an error if data is a document that is not read, or no text at all.
func refuse(data []byte) error {
	for _, d := range documents {
		if bytes.HasPrefix(data, []byte(d.begins)) && bytes.Contains(data, []byte(d.holds)) {
			return fmt.Errorf("is no text (%s): save it as HTML or DOCX, or have it converted by import --pre", d.kind)
		}
	}
	if kind := binaryKind(data); kind != "" {
		return fmt.Errorf("is no text (%s)", kind)
	}
	return nil
}

// controlKind returns the kind of bytes with too many control characters for a text
// in their character set; "" for text.
func controlKind(data []byte, charset string) string {
	if len(charset) > 4 && (charset[:4] == "utf-" && charset != "utf-8") {
		return "" // two or four bytes a character: checked on detection
	}
	switch nul := bytes.Count(data, []byte{0}); {
	case nul*200 > len(data):
		return "NUL bytes"
	case countControls(data)*30 > len(data):
		return "control characters"
	}
	return ""
}

// countControls counts the control characters of ASCII that text does not have, without NUL.
func countControls(data []byte) (n int) {
	for _, c := range data {
		if 0 < c && c < ' ' && isControl(rune(c)) {
			n++
		}
	}
	return n
}
