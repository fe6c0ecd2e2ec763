package tests

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"briefings/db"
	"briefings/tests/invent"
)

var teamFlag = flag.Int("team", 0, "how many invented pages TestQuestionsFromPostgres publishes; without it "+
	"few, a part of the questions is asked, and no script")

// TestQuestionsFromPostgres asks a file and a database the same, and wants the same bytes.
func TestQuestionsFromPostgres(t *testing.T) {
	t.Parallel()
	s := postgresServer(t)
	folder := t.TempDir()
	pages, file := filepath.Join(folder, "pages"), filepath.Join(folder, "a.db")
	if err := invent.New(7).Write(pages, max(*teamFlag, 200), "text"); err != nil {
		t.Fatal(err)
	}
	must(t, "import", "--db", file, pages, top("testdata", "pages"), top("seeds"))
	change := filepath.Join(pages, "changed.txt")
	for _, town := range []string{"Bern", "Oslo"} {
		text := "Japan-Norway Foreign Ministers' Meeting\nMay 3, 2019\n\n" +
			"On May 3, Foreign Minister Ada Lind met Minister Ole Berg of Norway in " + town +
			".\n\n1. Energy\nMinister Lind said that gas was dear.\n"
		if err := os.WriteFile(change, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		must(t, "import", "--db", file, change)
	}
	must(t, "set", "--db", file, "1", "2", "3", "tags+=cited; fisheries", "place=Upper Town", "note=seen")
	must(t, "set", "--db", file, "4", "kind=visit", "--why", "the headline is wrong")
	name, address := s.database(t)
	publish(t, "--db", file, address)
	for i, question := range teamQuestions() {
		if *teamFlag == 0 && i%6 > 0 {
			continue
		}
		sameFromBoth(t, file, address, question)
	}
	t.Run("views", func(t *testing.T) {
		for _, view := range []string{
			"meetings", "people", "countries", "sections", "paragraphs", "statements", "photos",
			"frames", "sources", "tags", "settings"} {
			if s.mustQuery(t, name, "SELECT count(*) FROM briefings."+view) == "0" && view != "frames" {
				t.Errorf("the view %s is empty", view)
			}
		}
		if without := s.mustQuery(t, name, `SELECT relname FROM pg_class WHERE relnamespace = 'briefings'::regnamespace
			AND relkind IN ('r', 'v') AND obj_description(oid) IS NULL`); without != "" {
			t.Errorf("no comment says what these are: %s", without)
		}
	})
}

// teamQuestions are over every column, criterion, dimension and measure.
func teamQuestions() (list [][]string) {
	add := func(words ...string) { list = append(list, words) }
	for _, table := range db.Tables {
		add("export", "--table", table, "--csv")
		for _, column := range db.Columns(table) {
			for _, order := range []string{"", "-"} {
				add("export", "--table", table, "--sort", column.Name+order, "--limit", "40",
					"--offset", "3", "--json")
			}
		}
	}
	for _, by := range db.Dimensions() {
		for _, more := range [][]string{
			{}, {"--show", "first,last,gap"}, {"--country", "JP"}, {"--between", "JP,RU", "--sort", "count"},
			{"--kind", "none"}, {"--tag", "cited"},
		} {
			add(append([]string{"stats", "--by", by, "--csv"}, more...)...)
		}
		if by != "year" {
			add("stats", "--by", by+",year", "--csv", "--date", "2010..2014")
		}
	}
	add("stats", "--by", "country", "--show", "minutes", "--sort", "minutes-", "--csv")
	for _, criteria := range teamCriteria {
		words := regexp.MustCompile(`'[^']*'|\S+`).FindAllString(criteria, -1)
		for i := range words {
			words[i] = strings.Trim(words[i], "'")
		}
		add(append([]string{"filter", "--csv"}, words...)...)
		add(append([]string{"filter", "--limit", "7", "--sort", "title"}, words...)...)
		add(append([]string{"statements", "--csv", "--limit", "9", "--sort", "date-"}, words...)...)
	}
	for _, terms := range teamTerms {
		add("filter", "--csv", "--match", terms)
		add("search", terms, "--sort", "date-", "--fields", "id,section,snippet", "--csv", "--limit", "30")
		add("search", "--all", terms, "--sort", "id", "--fields", "id,snippet", "--csv", "--limit", "30")
		add("statements", terms, "--sort", "id", "--csv", "--limit", "30")
		add("search", terms, "--country", "AQ")
	}
	for _, ref := range []string{"1", "2", "4", "2011-11-24", "nothing", "20", "2019-05-03-japan"} {
		for _, form := range []string{
			"", "--json", "--markdown", "--raw", "--explain", "--statements", "--cite", "--all",
		} {
			add(
				slices.DeleteFunc([]string{"show", ref, form},
					func(s string) bool { return s == "" })...)
		}
		add("history", ref)
	}
	add("diff", "1", "2")
	add("export", "--jsonl")
	add("export", "--jsonl", "--with-originals", "--limit", "60")
	add("export", "--format", "bibtex", "--limit", "20")
	add("list")
	add("list", "--sort", "random", "--seed", "7", "--csv")
	add("list", "--sort", "random", "--seed", "-3", "--limit", "5")
	return list
}

var teamCriteria = []string{
	"--country JP", "--country Russia --country Norway", "--country none", "--not-country JP", "--between JP,RU",
	"--between JP,RU --between JP,NO", "--person Lind", "--person none", "--with Lind --with Berg", "--role minister",
	`--role '"Foreign Minister"'`, "--role minister --country NO", "--role none", "--kind visit", "--kind none",
	"--not-kind visit", "--medium telephone", "--medium none", "--language en", "--language ja", "--place Oslo",
	"--place none", "--place-country NO", "--place-country none", "--occasion a", "--occasion none", "--title meeting",
	"--title Énergie", "--topic energy", "--topic none", "--source '*1*.txt'", "--source 'changed.txt'",
	"--source '*[0-4].txt'", "--source '*[^0-4].txt'", "--source '?hanged*'", "--date 2011", "--date 2011..2012-03",
	"--held 2011-05..", "--held none", "--published ..2005", "--published none", "--imported 2020..",
	"--imported ..2020",
	"--changed 2020..", "--tag cited", "--tag none", "--not-tag cited", "--set place", "--set none", "--side JP",
	"--by Lind", "--act support", "--said gas", `--said '"that gas"' --side JP`, "--act accord --not-country RU",
}

var teamTerms = []string{
	"energy", "gas energy", `"that gas"`, "energ*", `"foreign min"*`, "gas OR oil", "energy -gas", "-energy",
	"title:meeting",
	"person:lind", "heading:energy", "place:oslo", `"north korea" OR dprk`, "日本", "U.S.", `"of the"`,
	`heading:"energy gas"`,
	"(gas OR oil) -dear", "zzzenergy", "enregy", "lnid gas", "ministers' meeting", "co-operation",
	"'; DROP TABLE briefing; --",
	`a\b:*`, "title:(energy OR meeting) -person:lind",
}

// TestScriptsFromPostgres runs the scripts of users again: what reads an archive is asked of a
// database, too, to which the archive was published just before.
func TestScriptsFromPostgres(t *testing.T) {
	if *teamFlag == 0 {
		t.Skip("asks for minutes: give -team N")
	}
	s := postgresServer(t)
	folder := programFolder(t)
	var compared atomic.Int32
	t.Cleanup(func() {
		if n := compared.Load(); n < 20 && !t.Failed() {
			t.Errorf("only %d questions of the scripts were compared", n)
		}
	})
	testscript.Run(t, testscript.Params{
		Dir: scriptsByCommand(t),
		Setup: func(e *testscript.Env) error {
			e.Setenv("XDG_DATA_HOME", filepath.Join(e.WorkDir, "data"))
			e.Setenv("GORACE", quietRace)
			e.Setenv("PATH", folder+string(filepath.ListSeparator)+e.Getenv("PATH"))
			e.Setenv("SEEDS", top("seeds"))
			_, address := s.database(t)
			e.Setenv("TEAM", address)
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"briefings": func(ts *testscript.TestScript, neg bool, args []string) {
				if askBoth(ts, args) {
					compared.Add(1)
				}
				briefings(ts, neg, args)
			},
			"status": func(ts *testscript.TestScript, neg bool, args []string) {
				if askBoth(ts, args[1:]) {
					compared.Add(1)
				}
				status(ts, neg, args)
			},
			"shell": shell, "pattern": pattern, "tty": onTerminal,
		},
	})
}

// scriptsByCommand copies the scripts, so that they run the program by the command briefings.
func scriptsByCommand(t *testing.T) string {
	t.Helper()
	scripts, err := filepath.Glob(top("testdata", "script", "*.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	runs := regexp.MustCompile(`(?m)^((?:\[[^]]*\] )?(?:! |\? )?)exec briefings `)
	for _, script := range scripts {
		text, err := os.ReadFile(script)
		if err == nil {
			text = runs.ReplaceAll(text, []byte("${1}briefings "))
			err = os.WriteFile(filepath.Join(folder, filepath.Base(script)), text, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// asking are the commands that ask an archive alone.
var asking = []string{"list", "show", "filter", "search", "export", "stats", "statements", "history", "diff", "info"}

// sizes are what info says of the size of an archive.
var sizes = regexp.MustCompile(`ARCHIVE,\d+|"size": *\d+|size +\d+ bytes|ARCHIVE\t\d+`)

// askBoth runs a command that reads an archive file, and the same from a database. It reports
// whether they were compared.
func askBoth(ts *testscript.TestScript, args []string) bool {
	if len(args) == 0 || !slices.Contains(asking, args[0]) || slices.Contains(args, "-") ||
		slices.ContainsFunc(args, func(a string) bool {
			return strings.HasPrefix(a, "--output") || a == "--help" || a == "--" || a == "--check"
		}) {
		return false
	}
	file, rest := archiveOf(ts, args)
	info, err := os.Stat(file)
	if err != nil {
		return false
	}
	address := ts.Getenv("TEAM")
	stamp := fmt.Sprint(file, info.Size(), info.ModTime())
	if ts.Getenv("PUBLISHED") != stamp {
		if ts.Exec("briefings", "publish", "--prune", "--db", file, address) != nil {
			return false // an archive that is none, or an old one
		}
		ts.Setenv("PUBLISHED", stamp)
	}
	ranked := args[0] == "search" && !hasFlag(args, "--sort")
	if ranked && (hasFlag(args, "--limit") || hasFlag(args, "--offset")) {
		return false // other hits may be the best
	}
	ask := func(archive string) (answer string, failed bool) {
		words := slices.Concat(rest[:1], []string{"--db", archive}, rest[1:])
		failed = ts.Exec("briefings", words...) != nil
		answer = ts.ReadFile("stdout") + "--- said\n" + ts.ReadFile("stderr")
		if ranked {
			answer = unranked(answer)
		}
		if answer = strings.ReplaceAll(answer, archive, "ARCHIVE"); args[0] == "info" {
			answer = sizes.ReplaceAllString(answer, "SIZE")
		}
		return answer, failed
	}
	want, wantFailed := ask(file)
	if got, failed := ask(address); got != want || failed != wantFailed {
		ts.Fatalf("briefings %s: PostgreSQL answers otherwise\n%s", strings.Join(args, " "),
			firstDifference(want, got))
	}
	return true
}

func hasFlag(args []string, flag string) bool {
	return slices.ContainsFunc(args, func(a string) bool { return a == flag || strings.HasPrefix(a, flag+"=") })
}

// archiveOf returns the archive file that a command asks, and its words without --db.
func archiveOf(ts *testscript.TestScript, args []string) (file string, rest []string) {
	file = ts.Getenv("BRIEFINGS_DB")
	if file == "" {
		file = filepath.Join(ts.Getenv("XDG_DATA_HOME"), "briefings", "briefings.db")
	}
	for i := 0; i < len(args); i++ {
		if name, ok := strings.CutPrefix(args[i], "--db="); ok {
			file = name
		} else if args[i] == "--db" && i+1 < len(args) {
			i++
			file = args[i]
		} else {
			rest = append(rest, args[i])
		}
	}
	return ts.MkAbs(file), rest
}

// scores stand at the ends of lines, or as a value of JSON.
var scores = regexp.MustCompile(`(?m)("score": *|[\s,│|]*)-?[0-9]+(\.[0-9]+)?(e-[0-9]+)?([\s,|}]*)$`)

// unranked is a ranking without its order and scores.
func unranked(answer string) string {
	lines := strings.Split(scores.ReplaceAllString(answer, ""), "\n")
	for i, line := range lines {
		lines[i] = strings.Join(strings.Fields(strings.Trim(line, "[]{},-")), " ")
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

var errUnequal = errors.New("neither the old nor the new state")

// states are what a database may hold: the old or the new one, never a mixture.
func oneOf(got string, states ...string) error {
	if slices.Contains(states, got) {
		return nil
	}
	return fmt.Errorf("%w: %d bytes", errUnequal, len(got))
}
