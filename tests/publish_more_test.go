package tests

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"briefings/tests/invent"
)

// TestPublishSharedBytes publishes one of two briefings that share the bytes of a page. These
// are packed against the text of the other one, and come out whole.
func TestPublishSharedBytes(t *testing.T) {
	t.Parallel()
	s := postgresServer(t)
	first, other := teamPage("Ken Mori", "Oslo"), teamPage("Ai Sato", "Bergen")
	file, pages := teamArchive(t, first, first)
	for _, text := range []string{other, first} { // the second page is changed, and changed back
		writePage(t, pages, 2, text)
		must(t, "import", "--db", file, "--verify", pages)
	}
	must(t, "set", "--db", file, "2", "tags+=second")
	_, address := s.database(t)
	publish(t, "--tag", "second", "--db", file, address)
	ask := func(ids ...string) {
		t.Helper()
		for _, id := range ids {
			sameFromBoth(t, file, address, []string{"show", id, "--raw"})
			sameFromBoth(t, file, address, []string{"show", id, "--explain"})
		}
	}
	ask("2")
	publish(t, "--db", file, address)
	ask("1", "2")
	// The other text is read anew: the file packs the bytes against that one.
	must(t, "set", "--db", file, "1", "title=Another title")
	must(t, "import", "--db", file, "--reread")
	must(t, "set", "--db", file, "2", "tags+=again")
	publish(t, "--tag", "again", "--db", file, address)
	ask("2")
	writePage(t, pages, 1, other)
	must(t, "import", "--db", file, "--verify", pages)
	publish(t, "--tag", "again", "--db", file, address)
	ask("2")
	publish(t, "--db", file, address)
	ask("1", "2")
	sameFromBoth(t, file, address, []string{"export", "--jsonl", "--with-originals"})
	must(t, "remove", "--yes", "--db", file, "1")
	publish(t, "--prune", "--db", file, address)
	ask("2")
	sameFromBoth(t, file, address, []string{"export", "--jsonl", "--with-originals"})
}

// twoStates makes two archives of the same pages, which differ in all of them.
func twoStates(t *testing.T, pages int) (files [2]string) {
	t.Helper()
	folder := t.TempDir()
	for i := range files {
		records := filepath.Join(folder, "pages")
		if err := invent.New(uint64(21+i)).Write(records, pages*(i+1), "text"); err != nil {
			t.Fatal(err)
		}
		files[i] = filepath.Join(folder, fmt.Sprintf("%d.db", i))
		must(t, "import", "--db", files[i], records)
		must(t, "set", "--db", files[i], "1", "2", fmt.Sprintf("tags+=state %d", i))
	}
	return files
}

// TestReadersWhilePublishing asks questions that take several queries while an archive is
// published: each answer is of the old or the new state.
func TestReadersWhilePublishing(t *testing.T) {
	t.Parallel()
	s := postgresServer(t)
	files := twoStates(t, 60)
	_, address := s.database(t)
	publish(t, "--prune", "--db", files[0], address)
	questions := []string{
		"list", "stats --by country", "stats --by tag", "stats --by side,year", "search zzznothing OR energi",
		"search minister --sort date --fields id,snippet --limit 20", "show 1", "show 1 --json", "show 1 --raw",
		"show 1 --explain", "history 1", "statements minister --sort id",
		"export --jsonl --with-originals --limit 9",
	}
	states := map[string][]string{}
	ask := func(archive, question string) string {
		answer, said, _ := runHere(t, append(strings.Fields(question), "--db", archive)...)
		return strings.ReplaceAll(answer+said, archive, "ARCHIVE")
	}
	for _, question := range questions {
		for _, file := range files {
			states[question] = append(states[question], ask(file, question))
		}
	}
	ctx, stop := context.WithCancel(context.Background())
	var readers sync.WaitGroup
	answers := make([]int, 2)
	for n := range answers {
		readers.Go(func() {
			for i := n; ctx.Err() == nil; i++ {
				question := questions[i%len(questions)]
				answers[n]++
				if err := oneOf(ask(address, question), states[question]...); err != nil {
					t.Errorf("briefings %s: %v", question, err)
				}
			}
		})
	}
	for i := range short(8) {
		publish(t, "--prune", "--db", files[(i+1)%2], address)
	}
	stop()
	readers.Wait()
	t.Logf("%v answers", answers)
}

// TestPublishWithOtherDefaults holds that what an administrator sets for a database changes no
// byte of an answer, and that publishers wait for each other all the same.
func TestPublishWithOtherDefaults(t *testing.T) {
	if *teamFlag == 0 {
		t.Skip("takes a minute: give -team N")
	}
	t.Parallel()
	s := postgresServer(t)
	files := twoStates(t, 30)
	name, address := s.database(t)
	for _, setting := range []string{
		"default_transaction_isolation = 'serializable'", "default_transaction_deferrable = on",
		"standard_conforming_strings = off", "bytea_output = 'escape'", "DateStyle = 'German'",
		"TimeZone = 'Asia/Tokyo'",
		"extra_float_digits = -15", "search_path = 'public'", "client_encoding = 'LATIN1'",
		"statement_timeout = '5min'",
		"enable_seqscan = off", "max_parallel_workers_per_gather = 4", "parallel_setup_cost = 0",
	} {
		s.mustQuery(t, "postgres", "ALTER DATABASE "+name+" SET "+setting)
	}
	publish(t, "--db", files[0], address)
	for range 3 {
		var publishers sync.WaitGroup
		for _, file := range files {
			publishers.Go(func() { publish(t, "--prune", "--db", file, address) })
		}
		publishers.Wait()
	}
	publish(t, "--prune", "--db", files[1], address)
	must(t, "set", "--db", files[1], "3", "place=Łódź", "note=日本")
	if said := publish(t, "--db", files[1], address); !strings.HasPrefix(said, "1 changed") {
		t.Errorf("publish says %q", said)
	}
	for i, question := range teamQuestions() {
		if i%12 == 0 {
			sameFromBoth(t, files[1], address, question)
		}
	}
	sameFromBoth(t, files[1], address, []string{"export", "--jsonl", "--with-originals"})
	// Whoever holds the lock has changed the database while a publish waited for it.
	ended := s.inBackground(t, name, "BEGIN; SELECT pg_advisory_xact_lock(1112688975); "+
		"UPDATE briefings.archive SET published = now(); SELECT pg_sleep(3); COMMIT")
	until(t, "the lock is held", func() bool { return s.sessions(t, name, "wait_event = 'PgSleep'") == "1" })
	must(t, "set", "--db", files[1], "3", "place=Oslo")
	_, said, status := runHere(t, "publish", "--db", files[1], address)
	if status != 0 || !strings.HasPrefix(said, "waiting for another publish to end\n1 changed") {
		t.Errorf("publish while the lock is held: exit status %d: %s", status, said)
	}
	ended()
}

// sessions counts those of a database for which a condition holds.
func (s *server) sessions(t *testing.T, database, condition string) string {
	t.Helper()
	return s.mustQuery(t, "postgres",
		"SELECT count(*) FROM pg_stat_activity WHERE datname = '"+database+"' AND "+condition)
}

// inBackground runs SQL in a session of its own, until ended is called.
func (s *server) inBackground(t *testing.T, database, statements string) (ended func()) {
	t.Helper()
	command := exec.Command(filepath.Join(s.bin, "psql"), "-q", "-o", os.DevNull, s.address("postgres", database),
		"-c",
		statements)
	if err := command.Start(); err != nil {
		t.Skip("no psql: ", err)
	}
	return func() {
		_ = command.Process.Kill()
		_ = command.Wait()
	}
}

// TestInterruptedQuestion holds that a signal ends a question on the server, too.
func TestInterruptedQuestion(t *testing.T) {
	t.Parallel()
	s := postgresServer(t)
	file, _ := teamArchive(t, teamPage("Ken Mori", "Oslo"))
	more, _ := teamArchive(t, teamPage("Ken Mori", "Oslo"), teamPage("Ai Sato", "Bergen"))
	name, address := s.database(t)
	publish(t, "--db", file, address)
	waiting := func() string {
		return s.sessions(t, name, "application_name = 'briefings' AND wait_event_type = 'Lock'")
	}
	// Whoever holds the table makes all others wait, as a long query does.
	ended := s.inBackground(t, name, "BEGIN; LOCK TABLE briefings.briefing; SELECT pg_sleep(120)")
	defer ended()
	until(t, "the table is held", func() bool { return s.sessions(t, name, "wait_event = 'PgSleep'") == "1" })
	for _, arguments := range [][]string{{"list", "--db", address}, {"publish", "--db", more, address}} {
		for _, signal := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
			command, _, said := start(t, arguments...)
			until(t, arguments[0]+" waits", func() bool { return waiting() == "1" })
			if err := command.Process.Signal(signal); err != nil {
				t.Fatal(err)
			}
			_ = command.Wait()
			began := time.Now()
			for waiting() != "0" && time.Since(began) < 5*time.Second {
				time.Sleep(20 * time.Millisecond)
			}
			if waiting() != "0" {
				t.Fatalf("%s, %v: the server goes on with the query; says %q", arguments[0], signal,
					said)
			}
		}
	}
}

// TestPublishedStays holds that a publish that has said so is kept if the server is killed
// then, and that one which is not done leaves the old state.
func TestPublishedStays(t *testing.T) { // not beside others: it kills the server
	s := postgresServer(t)
	files := twoStates(t, 40)
	_, address := s.database(t)
	var states [2]string
	var took time.Duration
	for i, file := range files {
		began := time.Now()
		publish(t, "--prune", "--db", file, address)
		took = time.Since(began)
		s.kill(t)
		states[i] = published(t, address)
		if want := must(t, "export", "--jsonl", "--with-originals", "--db", file); states[i] != want {
			t.Fatalf("after a publish: %s", firstDifference(want, states[i]))
		}
	}
	rng := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 0))
	done := 0
	for i := range max(*publishKills/2, 2) {
		command, input, said := start(t, "publish", "--prune", "--db", files[i%2], address)
		input.Close()
		time.Sleep(time.Duration(rng.Int64N(int64(took) * 5 / 4)))
		s.kill(t)
		err := command.Wait()
		held := published(t, address)
		if one := oneOf(held, states[:]...); one != nil {
			t.Fatalf("the server was killed, and the database holds %v", one)
		}
		if err == nil {
			done++
		}
		if err == nil && held != states[i%2] || err != nil && strings.Count(said.String(), "\n") != 1 {
			t.Errorf("the server was killed: %v; the program says %q", err, said)
		}
	}
	t.Logf("%d were done before the server was killed", done)
}

// kill kills the server as the system does, and starts it again.
func (s *server) kill(t *testing.T) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(s.data(), "postmaster.pid"))
	if err != nil {
		t.Fatal(err)
	}
	line, _, _ := strings.Cut(string(text), "\n")
	id, err := strconv.Atoi(line)
	if err != nil {
		t.Fatal(err)
	}
	process, err := os.FindProcess(id)
	if err == nil {
		err = process.Kill()
	}
	if err != nil {
		t.Fatal(err)
	}
	// It does not start before the last of its processes has seen that they are alone.
	until(t, "the server starts again", func() bool { return s.start() == nil })
}

// TestPublishWithoutRights holds that who may not use the schema, or finds it emptied, is told so.
func TestPublishWithoutRights(t *testing.T) {
	t.Parallel()
	s := postgresServer(t)
	file, _ := teamArchive(t, teamPage("Ken Mori", "Oslo"))
	name, address := s.database(t)
	publish(t, "--db", file, address)
	publisher := strings.Replace(s.address("publisher", name), "@", ":pub%20word@", 1)
	refused := func(want string, arguments ...string) {
		t.Helper()
		_, said, status := runHere(t, arguments...)
		if status != 1 || strings.Count(said, "\n") != 1 || !strings.Contains(said, want) {
			t.Errorf("%s: exit status %d: %s", arguments[0], status, said)
		}
	}
	const rights = "GRANT USAGE ON SCHEMA briefings"
	refused(rights, "list", "--db", publisher)
	refused(rights, "publish", "--db", file, publisher)
	refused(rights, "publish", "--dry-run", "--db", file, publisher)
	s.mustQuery(t, name, "DELETE FROM briefings.archive")
	refused("of another program", "list", "--db", address)
	refused("of another program", "publish", "--db", file, address)
}

// TestNoPasswordIsShown holds that no message shows the password of an address, however wrong
// the command is.
func TestNoPasswordIsShown(t *testing.T) {
	t.Parallel()
	file, _ := teamArchive(t, teamPage("Ken Mori", "Oslo"))
	for _, address := range []string{
		"postgres://ada:s3cret@127.0.0.1:1/a", "postgresql://ada:s3cret@127.0.0.1:1/a",
		"postgres://127.0.0.1:1/a?user=ada&password=s3cret", "postgres://ada:s3cret%@127.0.0.1/a",
		"postgres://ada:s3cret@127.0.0.1:99999/a", "postgres://ada:s3cret@127.0.0.1:x/a",
		"mysql://ada:s3cret@x/a",
		"postgres://ada:s3cret@127.0.0.1:1/a?sslmode=nonsense", "postgres://ada:s3cret#x@127.0.0.1/a",
		"postgres://ada:s3cret@[::1/a", "Postgres://ada:s3cret@x/a",
	} {
		for _, question := range []string{
			"list --db ADDRESS", "list ADDRESS", "show ADDRESS", "ADDRESS", "info --db ADDRESS",
			"info --check --db ADDRESS",
			"publish --db FILE ADDRESS", "publish --db ADDRESS ADDRESS", "publish --db FILE ADDRESS x",
			"import --db ADDRESS x", "import --db FILE ADDRESS", "set --db ADDRESS 1 place=x",
			"remove --db ADDRESS 1",
			"backup --db ADDRESS x", "backup --db FILE ADDRESS", "diff --db ADDRESS 1",
			"completion --db ADDRESS",
		} {
			arguments := strings.Fields(question)
			for i, word := range arguments {
				arguments[i] = strings.NewReplacer("ADDRESS", address, "FILE", file).Replace(word)
			}
			answer, said, status := runHere(t, arguments...)
			if status == 0 {
				t.Errorf("briefings %s succeeds", strings.Join(arguments, " "))
			}
			if strings.Contains(answer+said, "s3cret") {
				t.Errorf("briefings %s says %s", strings.Join(arguments, " "), answer+said)
			}
			if strings.Count(said, "\n") != 1 && arguments[0] != "import" {
				t.Errorf("briefings %s says more than a line: %s", strings.Join(arguments, " "), said)
			}
		}
	}
}

// TestRandomQuestionsFromPostgres asks a file and a database questions of random parts.
func TestRandomQuestionsFromPostgres(t *testing.T) {
	t.Parallel()
	s := postgresServer(t)
	folder := t.TempDir()
	pages, file := filepath.Join(folder, "pages"), filepath.Join(folder, "a.db")
	if err := invent.New(31).Write(pages, max(*teamFlag, 300), "text"); err != nil {
		t.Fatal(err)
	}
	must(t, "import", "--db", file, pages, top("testdata", "pages"), top("seeds"))
	must(t, "set", "--db", file, "1", "2", "3", "tags+=cited; fisheries", "place=Upper Town", "note=seen")
	address := inEnglish(t, s)
	publish(t, "--db", file, address)
	seed := uint64(time.Now().UnixNano())
	rng := rand.New(rand.NewPCG(seed, 0))
	t.Log("seed ", seed)
	for range 120 + min(*teamFlag/10, 2000) {
		sameFromBoth(t, file, address, randomQuestion(rng))
	}
}

// randomQuestion is a command with criteria, terms and an order of rows.
func randomQuestion(rng *rand.Rand) []string {
	pick := func(list string) string {
		words := strings.Fields(list)
		return words[rng.IntN(len(words))]
	}
	var words []string
	for range rng.IntN(4) {
		if criterion := teamCriteria[rng.IntN(len(teamCriteria))]; !strings.Contains(criterion,
			"'") { // no blanks
			words = append(words, strings.Fields(criterion)...)
		}
	}
	terms := teamTerms[rng.IntN(len(teamTerms))]
	if another := teamTerms[rng.IntN(len(teamTerms))]; !strings.Contains(terms+another, "--") {
		terms += []string{" ", " OR ", " -"}[rng.IntN(3)] + another
	}
	order := []string{"--csv", "--sort", pick("id date date- title- place"), "--limit", pick("3 50 1000"),
		"--offset", pick("0 7")}
	switch rng.IntN(6) {
	case 5:
		glob := "*"
		for range 2 + rng.IntN(8) {
			glob += pick(`[ [ ] ] ^ - - * ? a e i z 1 2 9 . / \\ .txt é $ + {`)
		}
		return []string{"filter", "--csv", "--fields", "id", "--source", glob + pick("* ] .txt ?")}
	case 0:
		return slices.Concat([]string{"filter", "--match", terms}, words, order)
	case 1:
		return slices.Concat([]string{"stats", "--csv", "--by",
			pick("year month country pair person tag kind place,year " +
				"country,kind side act side,act person,month")}, words)
	case 2:
		return slices.Concat([]string{"statements", "--said", terms}, words, order)
	case 3:
		return slices.Concat([]string{"search", "--fields", "id,section,snippet"}, words, order, []string{"--",
			terms})
	}
	return slices.Concat([]string{"export", "--table", pick("people sections countries statements settings")},
		words, order)
}
