package intake

import (
	"bytes"
	"cmp"
	"io"
	"path"
	"slices"
	"strings"
)

// Reasons why a file in a folder is passed over. Others are the kinds below, endings, the
// names of files for robots, and what the reader says of a page that is no briefing.
const (
	isExcluded = "excluded"
	isHidden   = "hidden"
	isLeftover = "left-over of a saved page"
	isSitemap  = "sitemap"
	isEmpty    = "empty"
	isLarge    = "too large"
	isLinked   = "link to a folder"
	isDevice   = "pipe or device"
	isBroken   = "broken link"
	isPicture  = "picture"
	noEnding   = "without ending"
	isCover    = "covering letter" // of a mail with attached pages
)

// kinds are kinds of files that are no pages, with their endings.
var kinds = [][2]string{
	{isPicture, ".png .jpg .jpeg .jpe .jfif .gif .svg .svgz .webp .bmp .ico .cur .tif .tiff .avif .heic .psd"},
	{"style sheet", ".css .less .scss"},
	{"script", ".js .mjs .cjs"},
	{"font", ".woff .woff2 .ttf .otf .eot"},
	{"sound", ".mp3 .m4a .ogg .oga .opus .wav .flac .aac .wma"},
	{"film", ".mp4 .m4v .webm .mov .avi .mkv .mpg .mpeg .wmv .flv .ogv .3gp .swf"},
}

// helps say how to have files read after all, with their endings.
var helps = [][2]string{
	{"save it as text, HTML or DOCX", ".rtf .odt .doc .docm .wpd .wps .pages"},
	{"save its chapters as HTML", ".epub .mobi .azw .azw3 .chm"},
	{"unpack it", ".zip .7z .rar .gz .tgz .tar.gz .tar .bz2 .xz .zst .html.gz .txt.gz"},
	{"save the page as HTML", ".webarchive .maff"},
	{"save the message as .eml or HTML", ".msg .pst .mbox .emlx"},
	{"records are .jsonl: one object a line", ".json"},
}

// byWord maps each ending of a table to its row's first word.
func byWord(table [][2]string) map[string]string {
	m := map[string]string{}
	for _, row := range table {
		for ending := range strings.FieldsSeq(row[1]) {
			m[ending] = row[0]
		}
	}
	return m
}

var kindOf, helpFor = byWord(kinds), byWord(helps)

// Help returns how to have a file read that was passed over for a reason, "" if there is
// nothing to say.
func Help(reason string) string { return helpFor[reason] }

// Plural returns a reason as it is said of n files.
func Plural(reason string, n int) string {
	if n == 1 || strings.HasPrefix(reason, ".") {
		return reason
	}
	switch first, rest, _ := strings.Cut(reason, " "); first {
	case "list", "left-over", "link", "page", "pipe":
		return first + "s " + rest
	case "error", "broken", "covering", "style", "sitemap", isPicture, "script", "font", "sound", "film":
		return reason + "s"
	}
	return reason
}

// forRobots are files of a site that are for programs alone. A mirror brings them along.
var forRobots = strings.Fields("robots.txt humans.txt ads.txt app-ads.txt security.txt llms.txt " +
	"sitemap.txt hts-log.txt cookies.txt")

// hiddenNames are files that systems hide.
var hiddenNames = strings.Fields("thumbs.db ehthumbs.db desktop.ini __macosx $recycle.bin")

// isHiddenName reports whether a file is hidden: by its dot, or by its system.
func isHiddenName(name string) bool {
	return name[0] == '.' || strings.HasPrefix(name, "~$") || slices.Contains(hiddenNames, strings.ToLower(name))
}

// reasonFor returns why a file is passed over by its name, "" if it is read, or if only
// its bytes can say that.
func reasonFor(e *entry) string {
	lower := e.name
	if e.ending == ".txt" || e.ending == ".xml" {
		lower = strings.ToLower(e.name)
	}
	switch {
	case e.ending == ".txt" && slices.Contains(forRobots, lower):
		return lower
	case e.ending == ".xml" && strings.HasPrefix(lower, "sitemap"):
		return isSitemap
	case e.format() != "" || saysNothing(e.ending):
		return ""
	}
	return cmp.Or(kindOf[e.ending], e.ending)
}

// saysNothing reports whether a file of an ending may be a page or not. Plain text of
// such a name is passed over: it is a README, a log or an answer to a program, and
// users name their own texts .txt or .md.
func saysNothing(ending string) bool { return ending == "" || slices.Contains(served, ending) }

// formatByBytes returns the format of a file whose name says nothing, or why it is passed
// over.
func formatByBytes(open func() (io.ReadCloser, error), ending string) (format, reason string, err error) {
	file, err := open()
	if err != nil {
		return "", "", err
	}
	defer file.Close()
	head := make([]byte, headSize)
	n, err := io.ReadFull(file, head)
	switch err {
	case io.EOF:
		return "", isEmpty, nil
	case nil, io.ErrUnexpectedEOF:
	default:
		return "", "", Reason(err)
	}
	head = head[:n]
	if format, sure := sniff(head); sure {
		return format, "", nil
	}
	switch {
	case isPictureHead(head):
		return "", isPicture, nil
	case ending == "":
		return "", noEnding, nil
	}
	return "", ending, nil
}

// isPictureHead reports whether a file begins as pictures do.
func isPictureHead(head []byte) bool {
	return slices.ContainsFunc([]string{"\x89PNG", "GIF8", "\xFF\xD8\xFF", "<svg", "\x00\x00\x01\x00"},
		func(magic string) bool { return bytes.HasPrefix(head, []byte(magic)) }) ||
		bytes.HasPrefix(head, []byte("RIFF")) && bytes.Contains(head, []byte("WEBP"))
}

// savedEndings are what browsers in their languages put behind the name of a page for the
// folder of its pictures and styles. Windows moves and removes the two together.
var savedEndings = strings.Fields("_files .files -filer _file _dateien -dateien _fichiers _archivos _arquivos " +
	"_bestanden _bylos _datoteke _dosyalar _elemei _failid _fails _fajlovi _ficheiros _fitxategiak _fitxers _pliki " +
	"_soubory _tiedostot")

// isSaved reports whether a folder belongs to a saved page beside it.
func isSaved(folder string, beside []entry) bool {
	for _, ending := range savedEndings {
		n := len(folder) - len(ending)
		if n <= 0 || !strings.EqualFold(folder[n:], ending) {
			continue
		}
		return slices.ContainsFunc(beside, func(e entry) bool {
			rest, ok := strings.CutPrefix(e.name, folder[:n])
			return ok && !e.kind.IsDir() && strings.EqualFold(rest, e.ending) &&
				(e.format() == "html" || saysNothing(e.ending))
		})
	}
	return false
}

// globs are patterns of files that the user excludes.
type globs []string

// CheckGlob reports whether a pattern is well formed.
func CheckGlob(pattern string) error {
	_, err := path.Match(pattern, "")
	return err
}

// match reports whether a file is excluded. A pattern with a slash is about its path from
// the folder that was named, one without is about its name.
func (g globs) match(from string) bool {
	return slices.ContainsFunc(g, func(pattern string) bool {
		name := from
		if !strings.Contains(pattern, "/") {
			name = path.Base(from)
		}
		ok, _ := path.Match(pattern, name)
		return ok
	})
}
