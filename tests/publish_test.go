package tests

import (
	"database/sql"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"briefings/tests/invent"
)

var publishKills = flag.Int("publish-kills", short(6), "how often TestPublishKilled kills what takes part in it")

// teamPage is a page of two ministers, one of whom a test chooses.
func teamPage(name, town string) string {
	return "Norway-Japan Foreign Ministers' Meeting\nMay 3, 2019\n\n" +
		"On May 3, Foreign Minister Ada Lind of Norway met Foreign Minister " + name + " of Japan in " + town +
		".\n\n1. Energy\nMinister Lind said that gas was dear.\n"
}

// teamArchive makes an archive of pages with texts, a file each, and returns their folder, too.
func teamArchive(t *testing.T, texts ...string) (file, pages string) {
	t.Helper()
	folder := t.TempDir()
	pages, file = filepath.Join(folder, "pages"), filepath.Join(folder, "a.db")
	if err := os.Mkdir(pages, 0o755); err != nil {
		t.Fatal(err)
	}
	for i, text := range texts {
		writePage(t, pages, i+1, text)
	}
	must(t, "import", "--db", file, pages)
	return file, pages
}

func writePage(t *testing.T, pages string, n int, text string) {
	t.Helper()
	path := filepath.Join(pages, fmt.Sprintf("%d.txt", n))
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	old := time.Now().
		Add(-time.Hour)
		// a file of this second is read again, and its time is not known until then
	if err := os.Chtimes(path, old, old); err != nil {
		t.Fatal(err)
	}
}

// TestPublish publishes an archive again and again, as it changes.
func TestPublish(t *testing.T) {
	t.Parallel()
	s := postgresServer(t)
	file, pages := teamArchive(t, teamPage("Ken Mori", "Oslo"), teamPage("Ai Sato", "Bergen"),
		teamPage("Robert'); DROP TABLE briefing; --", "O'Hara"))
	name, address := s.database(t)
	step := func(want string, flags ...string) {
		t.Helper()
		if said := publish(t, append(flags, "--db", file, address)...); said != want {
			t.Fatalf("publish %s says %q, want %q", strings.Join(flags, " "), said, want)
		}
		for _, question := range [][]string{
			{"export", "--jsonl", "--with-originals"}, {"history", "1"},
			{"search", "gas", "--sort", "id", "--csv", "--fields", "id,snippet"},
			{"export", "--table", "statements", "--csv"}, {"export", "--table", "settings", "--csv"}, {"search", "gsa"},
		} {
			if want != "1 new, 2 unchanged" && !strings.Contains(want, "dry run") && flags == nil {
				sameFromBoth(t, file, address, question)
			}
		}
	}
	step("3 new (dry run: nothing was written)", "--dry-run")
	if s.mustQuery(t, name, "SELECT to_regnamespace('briefings')") != "" {
		t.Error("a dry run made the schema")
	}
	step("3 new")
	step("3 unchanged")
	writePage(t, pages, 2, teamPage("Ai Sato", "Tromsø"))
	must(t, "import", "--db", file, pages)
	step("1 changed, 2 unchanged (dry run: nothing was written)", "--dry-run")
	step("1 changed, 2 unchanged")
	must(t, "set", "--db", file, "1", "tags+=cited", "place=Upper Town", "--why", "it is so")
	step("1 changed, 2 unchanged")
	must(t, "set", "--db", file, "1", "--undo", "place")
	step("1 changed, 2 unchanged")
	writePage(t, pages, 4, teamPage("Yu Abe", "Oslo"))
	must(t, "import", "--db", file, pages)
	step("nothing to publish", "--person", "Nobody")
	step("1 new, 2 unchanged", "--place", "Oslo", "--place", "Upper Town", "--place", "Troms")
	must(t, "remove", "--yes", "--db", file, "2")
	_, said, _ := runHere(t, "publish", "--db", file, address)
	const want = "the database has 1 briefing that this archive has not: --prune removes them\n3 unchanged\n"
	if said != want {
		t.Errorf("publish says %q, want %q", said, want)
	}
	step("1 removed, 3 unchanged", "--prune")
	step("3 unchanged")
	for what, statement := range map[string]string{
		"people":    "SELECT name FROM briefings.person WHERE id NOT IN (SELECT person_id FROM briefings.participant)",
		"originals": "SELECT id FROM briefings.original WHERE id NOT IN (SELECT original_id FROM briefings.source)",
		"words": `SELECT term FROM briefings.vocabulary FULL JOIN (SELECT term, count(*) AS n FROM briefings.fulltext,
			unnest(tsvector_to_array(words)) AS term GROUP BY term) AS held USING (term) WHERE doc IS DISTINCT FROM n`,
	} {
		if rest := s.mustQuery(t, name, statement); rest != "" {
			t.Errorf("%s that no briefing needs: %s", what, rest)
		}
	}
}

// TestPublishOtherArchive holds that an archive does not overwrite what came from another.
func TestPublishOtherArchive(t *testing.T) {
	t.Parallel()
	s := postgresServer(t)
	file, _ := teamArchive(t, teamPage("Ken Mori", "Oslo"))
	other, _ := teamArchive(t, strings.Replace(teamPage("Ken Mori", "Oslo"), "2019", "2018", 1))
	_, address := s.database(t)
	publish(t, "--db", file, address)
	before := published(t, address)
	_, said, status := runHere(t, "publish", "--db", other, address)
	if status != 1 || !strings.Contains(said, "or the database was filled from another archive") ||
		strings.Count(said, "\n") != 1 {
		t.Errorf("publish of another archive: status %d, says %q", status, said)
	}
	if published(t, address) != before {
		t.Error("the database has changed")
	}
	if said := publish(t, "--prune", "--db", other, address); said != "1 new, 1 removed" {
		t.Errorf("publish --prune says %q", said)
	}
}

// TestPublishNUL holds that what PostgreSQL cannot hold is replaced, and said.
func TestPublishNUL(t *testing.T) {
	t.Parallel()
	s := postgresServer(t)
	file, _ := teamArchive(t, teamPage("Ken Mori", "Oslo")+"\n2. Fish\nA line with \x01 and \\u0000 in it.\n")
	name, address := s.database(t)
	record := `{"title": "A \u0000 title", "published": "2019-05-04", "lead": "Minister Lind said \u0000 that.", ` +
		`"sections": [{"heading": "Two \u0000", "paragraphs": [{"text": "A \u0000 and \\u0000 text."}]}]}`
	path := filepath.Join(t.TempDir(), "nul.jsonl")
	if err := os.WriteFile(path, []byte(record+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	must(t, "import", "--db", file, path)
	_, said, status := runHere(t, "publish", "--db", file, address)
	if status != 0 {
		t.Fatalf("publish: %s", said)
	}
	holds := strings.Contains(must(t, "export", "--jsonl", "--db", file), `\u0000 title`)
	if holds != strings.Contains(said, "became U+FFFD") {
		t.Errorf("the archive holds NUL: %v, and publish says %q", holds, said)
	}
	if s.mustQuery(t, name, "SELECT count(*) FROM briefings.paragraphs") == "0" {
		t.Error("there are no paragraphs")
	}
	for _, id := range []string{"1", "2"} {
		if must(t, "show", id, "--raw", "--db", file) != must(t, "show", id, "--raw", "--db", address) {
			t.Errorf("the bytes of the page of briefing %s differ", id)
		}
	}
}

// TestPublishRefuses holds that what goes wrong is said in one line, without the password.
func TestPublishRefuses(t *testing.T) {
	t.Parallel()
	s := postgresServer(t)
	file, _ := teamArchive(t, teamPage("Ken Mori", "Oslo"))
	more, _ := teamArchive(t, teamPage("Ken Mori", "Oslo"), teamPage("Ai Sato", "Bergen"))
	filled, address := s.database(t)
	publish(t, "--db", file, address)
	s.mustQuery(t, filled, "GRANT USAGE ON SCHEMA briefings TO reader")
	s.mustQuery(t, filled, "GRANT SELECT ON ALL TABLES IN SCHEMA briefings TO reader")
	s.mustQuery(t, filled, "CREATE ROLE stranger LOGIN PASSWORD 'x'")
	newer, newerAddress := s.database(t)
	publish(t, "--db", file, newerAddress)
	s.mustQuery(t, newer, "UPDATE briefings.archive SET version = 99")
	older, olderAddress := s.database(t)
	publish(t, "--db", file, olderAddress)
	s.mustQuery(t, older, "UPDATE briefings.archive SET version = 1")
	foreign, foreignAddress := s.database(t)
	s.mustQuery(t, foreign, "CREATE SCHEMA briefings CREATE TABLE sheet (cell text)")
	_, emptyAddress := s.database(t)
	latin := "latin"
	s.mustQuery(t, "postgres",
		"CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'")
	withPassword := func(user, password, database string) string {
		return strings.Replace(s.address(user, database), "@", ":"+password+"@", 1)
	}
	for _, c := range []struct{ name, command, address, want string }{
		{"no server", "publish", "postgres://a@127.0.0.1:1/b", "no server answers there"},
		{"no server", "list", "postgres://a@127.0.0.1:1/b", "no server answers there"},
		{"no password", "publish", s.address("publisher", filled), "PGPASSWORD"},
		{"wrong password", "publish", withPassword("publisher", "s3cret", filled), "refuses this user or password"},
		{"wrong password", "list", withPassword("publisher", "s3cret", filled), "refuses this user or password"},
		{"no database", "publish", s.address("postgres", "nowhere"), "there is no such database"},
		{"newer", "publish", newerAddress, "use a newer program"},
		{"newer", "list", newerAddress, "use a newer program"},
		{"older", "publish", olderAddress, "of an older program: `DROP SCHEMA briefings CASCADE` there"},
		{"older", "list", olderAddress, "of an older program"},
		{"foreign", "publish", foreignAddress, "of another program"},
		{"foreign", "list", foreignAddress, "of another program"},
		{"nothing there", "list", emptyAddress, "holds no archive: `briefings publish "},
		{"may not write", "publish", withPassword("reader", "read%20word", filled), "may not do that"},
		{"may not read", "list", withPassword("stranger", "x", filled), "may not read the schema briefings"},
		{"Latin", "publish", s.address("postgres", latin), "encoding LATIN1: publish to one in UTF8"},
		{"no address", "publish", "postgres://%zz", "no address of a database"},
		{"import", "import", address, "is for an archive file"},
		{"set", "set", address, "is for an archive file"},
		{"remove", "remove", address, "is for an archive file"},
		{"backup", "backup", address, "is for an archive file"},
		{"check", "info --check", address, "verifies an archive file"},
	} {
		t.Run(c.name+" "+c.command, func(t *testing.T) {
			arguments := append(strings.Fields(c.command), "--db", c.address)
			switch c.command {
			case "publish":
				arguments = []string{"publish", "--db", more, c.address}
			case "set":
				arguments = append(arguments, "1", "place=Oslo")
			case "import", "remove", "backup":
				arguments = append(arguments, "1")
			}
			answer, said, status := runHere(t, arguments...)
			if status == 0 || answer != "" || strings.Count(said, "\n") != 1 ||
				!strings.Contains(said, c.want) {
				t.Errorf("status %d, answer %q, says %q, want one line with %q", status, answer, said,
					c.want)
			}
			if strings.Contains(said, "s3cret") || strings.Contains(said, "read%20word") {
				t.Errorf("it names the password: %s", said)
			}
		})
	}
	busy, err := sql.Open("postgres", address+"?sslmode=disable")
	if err != nil {
		t.Fatal(err)
	}
	defer busy.Close()
	tx, err := busy.Begin()
	if err == nil {
		_, err = tx.Exec("LOCK TABLE briefings.briefing IN ACCESS EXCLUSIVE MODE")
	}
	if err != nil {
		t.Fatal(err)
	}
	_, said, status := runHere(t, "list", "--db", address+"?statement_timeout=200ms")
	if status != 1 || !strings.Contains(said, "took too long (statement_timeout)") {
		t.Errorf("a question that takes too long: status %d, says %q", status, said)
	}
	_ = tx.Rollback()
	words, _, _ := runHere(t, "__complete", "bash", "show", "--db", address, "20")
	if !strings.Contains(words, "2019-05-03") {
		t.Errorf("completion of a slug gives %q", words)
	}
	address = withPassword("reader", "read%20word", filled)
	if answer, said, status := runHere(t, "list", "--csv", "--db", address); status != 0 ||
		!strings.Contains(answer, "Oslo") {
		t.Errorf("who may read does not: status %d: %s", status, said)
	}
}

// TestPublishAtOnce publishes two states by two programs while others read.
func TestPublishAtOnce(t *testing.T) {
	t.Parallel()
	s := postgresServer(t)
	folder := t.TempDir()
	pages, file := filepath.Join(folder, "pages"), filepath.Join(folder, "a.db")
	if err := invent.New(3).Write(pages, 150, "text"); err != nil {
		t.Fatal(err)
	}
	must(t, "import", "--db", file, pages)
	_, address := s.database(t)
	publish(t, "--db", file, address)
	before := published(t, address)
	if err := invent.New(4).Write(pages, 150, "text"); err != nil { // the same names, other texts
		t.Fatal(err)
	}
	must(t, "import", "--db", file, pages)
	var publishers sync.WaitGroup
	lines := make([]string, 2)
	for i := range lines {
		publishers.Go(func() {
			_, lines[i], _ = runHere(t, "publish", "--db", file, address)
		})
	}
	done := make(chan struct{})
	go func() { publishers.Wait(); close(done) }()
	var seen []string
	for reading := true; reading; {
		select {
		case <-done:
			reading = false
		default:
		}
		seen = append(seen, published(t, address))
	}
	after := published(t, address)
	if after == before {
		t.Fatal("nothing was published")
	}
	for _, state := range seen {
		if err := oneOf(state, before, after); err != nil {
			t.Errorf("a reader sees %v", err)
		}
	}
	both := strings.Join(lines, "")
	if strings.Count(both, "changed") < 2 || strings.Contains(both, "briefings:") {
		t.Errorf("the publishers say %q", lines)
	}
}

// TestPublishKilled kills the program, the connection and the server while an archive is
// published: the database has the old or the new state.
func TestPublishKilled(t *testing.T) {
	s := postgresServer(t)
	folder := t.TempDir()
	var files [2]string
	for i := range files {
		pages := filepath.Join(folder, "pages")
		if err := invent.New(uint64(5+i)).Write(pages, 120, "text"); err != nil {
			t.Fatal(err)
		}
		files[i] = filepath.Join(folder, fmt.Sprintf("%d.db", i))
		must(t, "import", "--db", files[i], pages)
	}
	name, address := s.database(t)
	var states [2]string
	var took time.Duration
	for i, file := range []string{files[0], files[1], files[0]} {
		start := time.Now()
		publish(t, "--prune", "--db", file, address)
		took = time.Since(start)
		states[i%2] = published(t, address)
	}
	rng := rand.New(rand.NewPCG(1, 2))
	for i := range *publishKills {
		how := []string{"program", "connection", "server"}[i%3]
		command := exec.Command(program(t), "publish", "--prune", "--db", files[(i+1)%2], address)
		var said strings.Builder
		command.Stderr = &said
		if err := command.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(rng.Int64N(int64(took) * 5 / 4)))
		switch how {
		case "program":
			_ = command.Process.Kill()
		case "connection":
			_, _ = s.query("postgres",
				"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"+name+"'")
		case "server":
			if err := s.stop("immediate"); err != nil {
				t.Fatal(err)
			}
			if err := s.start(); err != nil {
				t.Fatal(err)
			}
		}
		err := command.Wait()
		if how != "program" && err != nil && strings.Count(said.String(), "\n") != 1 {
			t.Errorf("%s cut: the program says %q", how, said.String())
		}
		if err := oneOf(published(t, address), states[:]...); err != nil {
			t.Fatalf("kill %d, of the %s: %v", i+1, how, err)
		}
	}
	publish(t, "--prune", "--db", files[1], address)
	if published(t, address) != states[1] {
		t.Error("after the kills a publish does not make the new state")
	}
}
