package peers

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"briefings/tests/invent"
)

// A tool is one of those that are measured. The first is this program.
type tool struct {
	name    string
	version string // the argument that prints its version
	slow    bool   // it takes minutes: it is measured only if -peers names it
}

var tools = []tool{
	{name: "briefings"},
	{name: "sqlite3", version: "--version"},
	{name: "python3", version: "--version"},
	{name: "sqlite-utils", version: "--version"},
	{name: "notmuch", version: "--version", slow: true},
	{name: "recollindex", slow: true},
	{name: "git", version: "--version"},
	{name: "find"},
	{name: "true"},
}

// A work is what a user wants done, with the ways to have it done.
type work struct {
	name string
	long bool  // seconds, not milliseconds: its memory counts, and it needs no second warming
	ways []way // that of this program is the first; the others are compared with it
}

// A way is a command line that does a work.
type way struct {
	name    string   // for the table, if the name of the tool does not say enough
	command []string // a tool and its arguments
	tool    string   // if it is not the first word of the command
	needs   []string // forms of the data
	folder  string   // to run it in
	makes   []string // files and folders, which are not there when it starts; the first is weighed
	before  func() error
	lines   int      // that it prints at least
	proof   []string // a command that prints a line for each briefing that it indexed
	goal    string   // what the first way should take of this one's time
}

// works are all that is measured on a data set, in their order: what an import
// makes is asked afterwards.
func (p *peers) works() []work {
	return append(append(p.imports(), p.searches()...), p.readings()...)
}

func (p *peers) imports() []work {
	text, git := p.data.path("text"), p.data.path("git")
	again := way{command: []string{"briefings", "import", "--db", p.made("ours.db"), text}}
	changed, unchanged, edits := again, again, 0
	changed.before = func() error {
		edits++
		return p.changePage(fmt.Sprintf("Changed %d times.\n", edits))
	}
	unchanged.name, unchanged.goal = "briefings, nothing changed", "≤ 1.5"
	status := way{name: "git status",
		command: []string{"git", "--git-dir=" + git, "--work-tree=" + text, "status", "--porcelain"},
		needs:   []string{"text", "git"}, folder: text, goal: "≤ 1.0"}
	statusOfChange := status
	statusOfChange.goal = ""
	find := way{name: "find -newer", command: []string{"find", text, "-type", "f", "-newer", p.made("ours.db")}}
	return []work{
		{"import of text files", true, append([]way{p.ourImport("ours.db", "text")}, p.otherImports()...)},
		{"import of JSONL", true, []way{p.ourImport("records.db", "records.jsonl"), p.tunedImport("≤ 0.95")}},
		{"import again, nothing changed", false, []way{again, status, find}},
		{"import again, one file changed", false, []way{changed, unchanged, statusOfChange}},
	}
}

func (p *peers) ourImport(file, form string) way {
	archive := p.made(file)
	return way{command: []string{"briefings", "import", "--db", archive, p.data.path(form)},
		needs: []string{form}, makes: archiveFiles(archive),
		proof: []string{"briefings", "filter", "--db", archive, "--fields", "id", "--no-header", "--match", "meeting"}}
}

// shellImport only stores and indexes what others have read already: before
// is said to the shell before the tables are made, filling before they are filled.
func (p *peers) shellImport(name, file, before, filling string) way {
	db := p.made(file)
	return way{name: name, needs: []string{"csv"}, folder: p.data.path("csv"), makes: archiveFiles(db),
		command: []string{
			"sqlite3", "-bail", db, before, read("tables.sql"), filling, read("load.sql"), read("index.sql"),
		},
		proof: []string{"sqlite3", db, "SELECT rowid FROM fulltext WHERE fulltext MATCH 'meeting'"}}
}

func (p *peers) tunedImport(goal string) way {
	w := p.shellImport("sqlite3, tuned, no crash safety", "tuned.db",
		"PRAGMA page_size = 16384; PRAGMA journal_mode = off; PRAGMA synchronous = off",
		"INSERT INTO fulltext (fulltext, rank) VALUES ('hashsize', 67108864)")
	w.goal = goal
	return w
}

func (p *peers) otherImports() []way {
	shell := p.shellImport("sqlite3, default settings", "shell.db", "", "")
	shell.goal = "≤ 1.0"
	python, utils, recoll := p.made("python.db"), p.made("utils.db"), p.made("recoll")
	mail := p.data.path("mail", ".notmuch")
	const all = "SELECT rowid FROM fulltext WHERE fulltext MATCH 'meeting'"
	return []way{
		shell,
		p.tunedImport(""),
		{name: "Python's sqlite3", command: []string{"python3", script("load.py"), python, script("")},
			needs: []string{"csv"}, folder: p.data.path("csv"), makes: archiveFiles(python),
			proof: []string{"sqlite3", python, all}},
		{name: "sqlite-utils", command: []string{"sh", script("sqlite-utils.sh"), utils}, tool: "sqlite-utils",
			needs: []string{"csv"}, folder: p.data.path("csv"), makes: archiveFiles(utils),
			proof: []string{"sqlite3", utils, strings.ReplaceAll(all, "fulltext", "text_fts")}},
		{name: "notmuch new", command: []string{"notmuch", "new", "--quiet"},
			needs: []string{"mail"}, makes: []string{mail}, goal: "≤ 0.04",
			proof: []string{"notmuch", "search", "--output=messages", "meeting"}},
		{command: []string{"recollindex", "-c", recoll},
			needs: []string{"text"}, makes: []string{filepath.Join(recoll, "xapiandb")}, goal: "≤ 0.06",
			proof: []string{"recollq", "-c", recoll, "-b", "-n", "0", "meeting"}},
	}
}

func (p *peers) searches() []work {
	list := []work{}
	for _, s := range []struct{ name, terms, goal, goalOfMail string }{
		{"rare word", p.words.Rare, "≤ 2.0", ""},
		{"two words", p.words.First + " " + p.words.Second, "≤ 1.0", ""},
		{"phrase", `"` + p.words.Phrase + `"`, "≤ 1.4", ""},
		{"word of 4 in 5", p.words.Common, "≤ 1.0", "to beat"},
	} {
		list = append(list, work{"search, 20 best: " + s.name, false, []way{
			{command: []string{"briefings", "search", "--db", p.made("ours.db"), "--limit", "20", s.terms}, lines: 2},
			{command: p.ask(bestHits(s.terms)), lines: 1, goal: s.goal},
			{command: []string{"notmuch", "search", "--limit=20", s.terms}, lines: 1, goal: s.goalOfMail},
			{name: "recollq", tool: "recollindex",
				command: []string{"recollq", "-c", p.made("recoll"), "-n", "20", s.terms}, lines: 1},
		}})
	}
	return list
}

// bestHits is SQL for the 20 best hits, with their passages.
func bestHits(terms string) string {
	return `SELECT briefing.id, briefing.date, briefing.countries, briefing.title, briefing.place,
		replace(snippet(fulltext, 4, '', '', '…', 24), char(10), ' '), round(-rank, 3)
		FROM fulltext JOIN briefing ON briefing.id = fulltext.rowid
		WHERE fulltext MATCH '` + terms + `' ORDER BY rank LIMIT 20`
}

func (p *peers) readings() []work {
	ours := func(lines int, args ...string) way {
		command := append([]string{"briefings", args[0], "--db", p.made("ours.db")}, args[1:]...)
		return way{command: command, lines: lines}
	}
	shell := func(lines int, file, goal string) way {
		return way{command: p.ask(read(file)), lines: lines, goal: goal}
	}
	filter := func(name, file, goal string, criteria ...string) work {
		return work{name, false, []way{ours(2, append([]string{"filter"}, criteria...)...), shell(1, file, goal)}}
	}
	stats := func(field, goal string) work {
		return work{"stats --by " + field, false, []way{ours(2, "stats", "--by", field), shell(1, field+".sql", goal)}}
	}
	return []work{
		filter("filter by country and year, 20 rows", "filter.sql", "≤ 2.2",
			"--country", "RU", "--date", "2011..", "--limit", "20"),
		filter("filter by country and year, all rows", "all.sql", "", "--country", "RU", "--date", "2011.."),
		filter("filter --between, 20 rows", "between.sql", "≤ 2.0", "--between", "JP,RU", "--limit", "20"),
		stats("country", "≤ 2.0"),
		stats("person", ""),
		{"export of all facts, CSV", true, []way{ours(p.data.n+1, "export"), shell(p.data.n+1, "facts.sql", "≤ 0.5")}},
		{"export with texts, JSONL", true, []way{
			ours(p.data.n, "export", "--format", "jsonl"), shell(p.data.n, "texts.sql", "≤ 0.5"),
		}},
		{"list --limit 1", false, []way{
			ours(2, "list", "--limit", "1"),
			{name: "sqlite3, select 1", command: p.ask("SELECT 1"), lines: 1, goal: "≤ 3"},
			{name: "true, a process that does nothing", command: []string{"true"}},
		}},
		{"info --check", true, []way{
			ours(1, "info", "--check"),
			{name: "sqlite3, integrity checks", lines: 1, command: []string{"sqlite3", p.made("shell.db"),
				"PRAGMA integrity_check; INSERT INTO fulltext (fulltext, rank) VALUES ('integrity-check', 1)"}},
		}},
	}
}

// ask is the shell asking the archive of its own.
func (p *peers) ask(query string) []string {
	return []string{"sqlite3", "-readonly", p.made("shell.db"), query}
}

// archiveFiles are the files that SQLite makes for an archive.
func archiveFiles(archive string) []string {
	return []string{archive, archive + "-wal", archive + "-shm", archive + "-journal"}
}

// script is the path of a file that a peer is told what to do by.
func script(name string) string {
	folder, err := filepath.Abs(filepath.Join("..", "..", "testdata", "peers"))
	if err != nil {
		panic(err) // there is no working folder
	}
	return filepath.Join(folder, name)
}

func read(name string) string { return ".read '" + script(name) + "'" }

// changePage adds a line to one page, or makes it what it was if the line is "".
func (p *peers) changePage(line string) error {
	page := invent.New(1).Page(0, "text")
	return os.WriteFile(p.data.path("text", page.Name), append(page.Data, line...), 0o644)
}
