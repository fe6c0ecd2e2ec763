package intake

import (
	"io/fs"
	"testing"
)

func TestSavedFolders(t *testing.T) {
	beside := []entry{
		{name: "Talks.html"}, {name: "Visit.HTM"}, {name: "photo.png"}, {name: "bare"}, {name: "view.php"},
		{name: "folder.html", kind: fs.ModeDir},
	}
	for i := range beside {
		beside[i].ending = endingOf(beside[i].name)
	}
	for folder, want := range map[string]bool{
		"Talks_files": true, "Talks-Dateien": true, "Talks.files": true, "Visit_fichiers": true, "bare_files": true,
		"view_files": true, "Talks": false, "Talks_notes": false, "Other_files": false, "photo_files": false,
		"folder_files": false, "_files": false, "talks_files": false,
	} {
		if got := isSaved(folder, beside); got != want {
			t.Errorf("isSaved(%q) = %t", folder, got)
		}
	}
}

func TestReasonFor(t *testing.T) {
	for name, want := range map[string]string{
		"talks.html": "", "talks.txt": "", "view.do?seq=3": "", "README": "", "map.PNG": "picture", "map.png?w=300": "picture",
		"note.rtf": ".rtf", "a.tar.gz": ".tar.gz", "Robots.txt": "robots.txt", "sitemap-1.xml": "sitemap", "feed.xml": ".xml",
		"sitemap.html": "", "film.mp4": "film",
	} {
		if got := reasonFor(&entry{name: name, ending: endingOf(name)}); got != want {
			t.Errorf("reasonFor(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestGlobs(t *testing.T) {
	for _, c := range []struct {
		pattern, file string
		want          bool
	}{
		{"*.html", "sub/index.html", true},
		{"sub/*.html", "sub/index.html", true},
		{"sub/*.html", "other/sub/index.html", false},
		{"index*", "index/talks.txt", false}, // the folder itself fits
		{"index*", "index", true},
		{"*", "a/b", true},
		{"[a-c].txt", "sub/b.txt", true},
	} {
		if got := (globs{c.pattern}).match(c.file); got != c.want {
			t.Errorf("%q fits %q: %t", c.pattern, c.file, got)
		}
	}
}

func TestPlural(t *testing.T) {
	for reason, want := range map[string]string{
		"picture": "pictures", "list of links": "lists of links", "left-over of a saved page": "left-overs of a saved page",
		"error page": "error pages", "page without text": "pages without text", "link to a folder": "links to a folder",
		"style sheet": "style sheets", ".rtf": ".rtf", "hidden": "hidden", "robots.txt": "robots.txt",
	} {
		if got := Plural(reason, 2); got != want || Plural(reason, 1) != reason {
			t.Errorf("Plural(%q) = %q, want %q", reason, got, want)
		}
	}
}
