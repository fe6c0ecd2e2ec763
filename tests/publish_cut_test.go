package tests

import (
	"database/sql"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// rowsStored are all rows of a published archive, each with the transaction that wrote it: a
// row that was written again as it was is another one.
func rowsStored(t testing.TB, s *server, name string) string {
	t.Helper()
	tables := s.mustQuery(t, name, `SELECT relname FROM pg_class WHERE relnamespace = 'briefings'::regnamespace
		AND relkind = 'r' ORDER BY relname`)
	var all strings.Builder
	for table := range strings.FieldsSeq(tables) {
		fmt.Fprintln(&all, table)
		fmt.Fprintln(&all, s.mustQuery(t, name,
			"SELECT row.xmin || ' ' || row::text FROM briefings."+table+" AS row ORDER BY row::text"))
	}
	return all.String()
}

// TestPublishWritesNothing holds that a dry run, and a publish of what is there, write no row,
// and that a briefing that is as it was keeps its rows when another one changes.
func TestPublishWritesNothing(t *testing.T) {
	t.Parallel()
	s := postgresServer(t)
	file, pages := teamArchive(t, teamPage("Ken Mori", "Oslo"), teamPage("Ai Sato", "Bergen"),
		teamPage("Yu Abe", "Bodø"))
	name, address := s.database(t)
	publish(t, "--db", file, address)
	before := rowsStored(t, s, name)
	step := func(want string, flags ...string) {
		t.Helper()
		if said := publish(t, append(flags, "--db", file, address)...); said != want {
			t.Errorf("publish %s says %q, want %q", strings.Join(flags, " "), said, want)
		}
		if after := rowsStored(t, s, name); after != before {
			t.Errorf("publish %s wrote rows: %s", strings.Join(flags, " "), firstDifference(before, after))
		}
	}
	step("3 unchanged")
	step("1 unchanged", "--place", "Bergen", "--prune")
	step("nothing to publish", "--place", "Nowhere")
	writePage(t, pages, 2, teamPage("Ai Sato", "Tromsø"))
	must(t, "import", "--db", file, pages)
	must(t, "set", "--db", file, "1", "tags+=cited")
	must(t, "remove", "--yes", "--db", file, "3")
	const note = " (dry run: nothing was written)"
	step("2 changed, 1 removed"+note, "--dry-run", "--prune")
	step("1 changed"+note, "--dry-run", "--tag", "cited")
	const of = "SELECT xmin FROM briefings.%s WHERE %s = 3"
	for table, id := range map[string]string{"briefing": "id", "fulltext": "id", "text": "briefing_id"} {
		query := fmt.Sprintf(of, table, id)
		old := s.mustQuery(t, name, query)
		publish(t, "--db", file, address)
		if now := s.mustQuery(t, name, query); now != old {
			t.Errorf("a row of %s that is as it was has been written again", table)
		}
	}
}

// TestPublishCriteria holds that criteria publish what filter finds, and that --prune does not
// take away what they do not mean.
func TestPublishCriteria(t *testing.T) {
	t.Parallel()
	s := postgresServer(t)
	file, _ := teamArchive(t, teamPage("Ken Mori", "Oslo"), teamPage("Ai Sato", "Bergen"),
		teamPage("Yu Abe", "Oslo"),
		"Talks of Iceland and Norway\nMay 4, 2018\n\nMinister Ada Lind met Minister Ole Berg.\n")
	must(t, "set", "--db", file, "2", "tags+=cited")
	_, address := s.database(t)
	publish(t, "--db", file, address)
	for _, criteria := range [][]string{
		{"--place", "Oslo"}, {"--person", "Sato"}, {"--tag", "cited"}, {"--not-country", "JP"},
		{"--match", "gas -Mori"},
		{"--source", "*[12].txt"}, {"--said", "gas", "--side", "NO"}, {"--date", "2018"}, {"--place", "none"},
	} {
		want := must(t, append([]string{"filter", "--csv", "--sort", "id", "--db", file}, criteria...)...)
		_, some := s.database(t)
		publish(t, append(criteria, "--db", file, some)...)
		if got := must(t, "filter", "--csv", "--sort", "id", "--db", some); got != want {
			t.Errorf("publish %s: %s", strings.Join(criteria, " "), firstDifference(want, got))
		}
		publish(t, append(criteria, "--prune", "--db", file, address)...)
	}
	if want, got := must(t, "list", "--csv", "--db", file), must(t, "list", "--csv", "--db", address); got != want {
		t.Errorf("--prune with criteria takes away: %s", firstDifference(want, got))
	}
}

// TestPublishRevisions holds that what a page was can be asked of a database, and that many
// publishes make what one makes.
func TestPublishRevisions(t *testing.T) {
	t.Parallel()
	s := postgresServer(t)
	file, pages := teamArchive(t, teamPage("Ken Mori", "Oslo"), teamPage("Ai Sato", "Bergen"))
	_, often := s.database(t)
	publish(t, "--db", file, often)
	for _, town := range []string{"Bodø", "Narvik", "Oslo", "Bodø"} {
		writePage(t, pages, 1, teamPage("Ken Mori", town))
		must(t, "import", "--db", file, pages)
		must(t, "set", "--db", file, "1", "note=seen in "+town, "tags+="+town, "place="+town)
		publish(t, "--db", file, often)
	}
	must(t, "set", "--db", file, "1", "--undo", "place")
	publish(t, "--db", file, often)
	_, once := s.database(t)
	publish(t, "--db", file, once)
	if a, b := published(t, often), published(t, once); a != b {
		t.Errorf("many publishes, and one: %s", firstDifference(b, a))
	}
	questions := [][]string{
		{"history", "1"}, {"history", "1", "--json"}, {"history", "2"}, {"history", "--csv"}, {"diff", "1"},
		{"diff", "2"},
		{"diff", "1", "--json"}, {"diff", "1", "1"}, {"diff", "1", "1", "4"}, {"diff", "1", "9"},
		{"export", "--table", "revisions", "--json"}, {"filter", "--changed", "2020..", "--csv"},
		{"filter", "--changed", "..2020", "--csv"}, {"filter", "--set", "place"},
		{"filter", "--set", "note", "--json"},
	}
	for revision := range 7 {
		for _, form := range []string{
			"--json", "--raw", "--markdown", "--statements", "--cite", "--all", "--explain",
		} {
			questions = append(questions, []string{"show", "1", form, "--revision", fmt.Sprint(revision)})
		}
	}
	for _, question := range questions {
		sameFromBoth(t, file, often, question)
	}
}

// TestPublishFirstAtOnce fills an empty database by two programs at a time. Its transactions
// would see what was there when they began, if nobody asked for something else.
func TestPublishFirstAtOnce(t *testing.T) {
	t.Parallel()
	s := postgresServer(t)
	file, _ := teamArchive(t, teamPage("Ken Mori", "Oslo"), teamPage("Ai Sato", "Bergen"))
	for _, isolation := range []string{"read committed", "repeatable read", "serializable"} {
		name, address := s.database(t)
		s.mustQuery(t, name, "ALTER DATABASE "+name+" SET default_transaction_isolation = '"+isolation+"'")
		said := make(chan string, 2)
		for range 2 {
			go func() {
				_, line, _ := runHere(t, "publish", "--db", file, address)
				said <- strings.TrimPrefix(line, "waiting for another publish to end\n")
			}()
		}
		if a, b := <-said, <-said; a+b != "2 new\n2 unchanged\n" && b+a != "2 new\n2 unchanged\n" {
			t.Errorf("%s: the publishers say %q and %q", isolation, a, b)
		}
		sameFromBoth(t, file, address, []string{"export", "--jsonl", "--with-originals"})
	}
}

// blocked runs the program while another one holds a table, and calls then once it waits.
func blocked(t *testing.T, s *server, name, table string, then func(), arguments ...string) (said string, status int) {
	t.Helper()
	pool, err := sql.Open("postgres", s.address("postgres", name)+"?sslmode=disable&application_name=holder")
	if err != nil {
		t.Fatal(err)
	}
	defer pool.Close()
	tx, err := pool.Begin()
	if err == nil {
		_, err = tx.Exec("LOCK TABLE briefings." + table + " IN ACCESS EXCLUSIVE MODE")
	}
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = tx.Rollback() }()
	done := make(chan struct{})
	go func() {
		defer close(done)
		_, said, status = runHere(t, arguments...)
	}()
	for range 600 {
		if s.mustQuery(t, name, "SELECT count(*) FROM pg_stat_activity WHERE datname = '"+name+
			"' AND application_name = 'briefings' AND wait_event_type = 'Lock'") != "0" {
			then()
			<-done
			return said, status
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("%s does not wait for the table %s", arguments[0], table)
	return "", 0
}

// TestPublishCut cuts connections at a known moment: the program says so in a line, and the
// database is as it was.
func TestPublishCut(t *testing.T) {
	t.Parallel()
	s := postgresServer(t)
	file, pages := teamArchive(t, teamPage("Ken Mori", "Oslo"), teamPage("Ai Sato", "Bergen"))
	name, address := s.database(t)
	publish(t, "--db", file, address)
	before := rowsStored(t, s, name)
	writePage(t, pages, 2, teamPage("Ai Sato", "Tromsø"))
	must(t, "import", "--db", file, pages)
	end := func(function string) func() {
		return func() {
			s.mustQuery(t, name, "SELECT "+function+"(pid) FROM pg_stat_activity WHERE datname = '"+name+
				"' AND application_name = 'briefings'")
		}
	}
	const cut, ended = "the connection to the server was cut", "the server ended a query"
	for _, c := range []struct{ table, function, want string }{
		{"briefing", "pg_terminate_backend", cut}, // before the rows
		{"text", "pg_terminate_backend", cut},     // in them
		{"vocabulary", "pg_terminate_backend", cut}, {"archive", "pg_terminate_backend", cut},
		{"fulltext", "pg_cancel_backend", ended},
	} {
		for _, arguments := range [][]string{
			{"publish", "--prune", "--db", file, address}, {"list", "--db", address},
		} {
			if arguments[0] == "list" && c.table != "briefing" && c.table != "archive" {
				continue // it does not read this table
			}
			said, status := blocked(t, s, name, c.table, end(c.function), arguments...)
			if status != 1 || strings.Count(said, "\n") != 1 || !strings.Contains(said, c.want) {
				t.Errorf("%s at the table %s: status %d, says %q, want one line with %q", arguments[0],
					c.table, status, said, c.want)
			}
		}
		if after := rowsStored(t, s, name); after != before {
			t.Fatalf("cut at the table %s: %s", c.table, firstDifference(before, after))
		}
	}
	if said := publish(t, "--db", file, address); said != "1 changed, 1 unchanged" {
		t.Errorf("the next publish says %q", said)
	}
}

// TestPublishPasswords holds that passwords come from where libpq has them, that a user who may
// make a schema publishes and another one reads, and that no answer names a password.
func TestPublishPasswords(t *testing.T) {
	t.Parallel()
	s := postgresServer(t)
	file, pages := teamArchive(t, teamPage("Ken Mori", "Oslo"))
	name, _ := s.database(t)
	home := t.TempDir()
	passwords := filepath.Join(home, "passwords")
	for path, text := range map[string]string{
		passwords:                      fmt.Sprintf("127.0.0.1:%d:%s:publisher:pub word\n", s.port, name),
		filepath.Join(home, ".pgpass"): "*:*:*:publisher:pub word\n",
	} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	address, home2 := s.address("publisher", name), t.TempDir()
	run := func(environment []string, arguments ...string) (said string, err error) {
		command := exec.Command(program(t), arguments...)
		command.Env = append([]string{"GORACE=" + quietRace, "HOME=" + home2}, environment...)
		text, err := command.CombinedOutput()
		if strings.Contains(string(text), "pub word") || strings.Contains(string(text), "pub%20word") {
			t.Errorf("%s names the password: %s", arguments[0], text)
		}
		return string(text), err
	}
	if said, err := run(nil, "publish", "--db", file, address); err == nil || strings.Count(said, "\n") != 1 {
		t.Errorf("publish without a password: %v, %q", err, said)
	}
	inAddress := strings.Replace(address, "@", ":pub%20word@", 1)
	for i, way := range []struct {
		environment []string
		address     string
	}{
		{[]string{"PGPASSWORD=pub word"}, address}, {[]string{"PGPASSFILE=" + passwords}, address},
		{[]string{"HOME=" + home}, address}, {nil, inAddress}, {nil, address + "?password=pub%20word"},
	} {
		writePage(t, pages, 1, teamPage("Ken Mori", fmt.Sprint("Town", i)))
		must(t, "import", "--db", file, pages)
		if said, err := run(way.environment, "publish", "--db", file, way.address); err != nil {
			t.Errorf("publish with %v %s: %v, %q", way.environment, way.address, err, said)
		}
		if i == 0 {
			s.mustQuery(t, name, "GRANT USAGE ON SCHEMA briefings TO reader")
			s.mustQuery(t, name, "GRANT SELECT ON ALL TABLES IN SCHEMA briefings TO reader")
		}
		reads := strings.Replace(s.address("reader", name), "@", ":read%20word@", 1)
		if answer := must(t, "list", "--csv", "--db", reads); !strings.Contains(answer, fmt.Sprint("Town", i)) {
			t.Errorf("publish %d: the reader sees %q", i, answer)
		}
	}
	for _, words := range []string{
		"list", "info", "info --json", "show 1 --explain", "show 9", "search gas", "search gsa",
		"stats --by year", "statements", "history", "diff 1", "diff 7", "import x", "set 1 place=Oslo",
		"remove 1", "backup x", "info --check", "list --sort nothing", "", "list --limit x",
		"__complete bash show 2",
	} {
		_, _ = run(nil, append(strings.Fields(words), "--db", inAddress)...)
	}
	port := fmt.Sprint(s.port)
	for _, wrong := range []string{
		strings.Replace(inAddress, "postgres:", "mysql:", 1),
		strings.Replace(inAddress, "127.0.0.1", "[::1", 1),
		strings.Replace(inAddress, name, "nowhere", 1), strings.Replace(inAddress, port, "port", 1),
		strings.Replace(inAddress, port, "1", 1), strings.TrimPrefix(inAddress, "postgres://"),
		"host=127.0.0.1 user=publisher password='pub word'", inAddress + "?sslmode=odd",
		inAddress + "?connect_timeout=x", inAddress + "?sslmode=require", inAddress + "%zz",
	} {
		if said, err := run(nil, "publish", "--db", file, wrong); err == nil || strings.Count(said, "\n") != 1 {
			t.Errorf("publish to a wrong address: %v, says %q, want one line", err, said)
		}
	}
}
