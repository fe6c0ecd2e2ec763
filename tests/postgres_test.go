package tests

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	_ "github.com/lib/pq" // the driver
)

// A server is a PostgreSQL of the tests: a cluster in a folder of its own, on a free port.
type server struct {
	folder, bin string
	port        int
	databases   int
	busy        sync.Mutex
}

// theServer is started once for all tests, and stopped by TestMain.
var theServer = sync.OnceValues(startServer)

var stopServer = func() {}

// errNoServer says that the tests know no PostgreSQL here. One that is there has to start.
var errNoServer = errors.New("initdb is not installed")

// postgresServer returns the server, and skips the test if there is none on this machine.
func postgresServer(t testing.TB) *server {
	t.Helper()
	s, err := theServer()
	if errors.Is(err, errNoServer) {
		t.Skip("needs PostgreSQL: ", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// postgresPrograms returns the folder with initdb and postgres.
func postgresPrograms() (string, error) {
	if path, err := exec.LookPath("initdb"); err == nil {
		if path, err = filepath.EvalSymlinks(path); err == nil {
			if _, err := os.Stat(filepath.Join(filepath.Dir(path), "postgres")); err == nil {
				return filepath.Dir(path), nil
			}
		}
	}
	folders, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if len(folders) == 0 {
		return "", errNoServer
	}
	return filepath.Dir(folders[len(folders)-1]), nil
}

func startServer() (*server, error) {
	bin, err := postgresPrograms()
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "briefings-postgres-")
	if err != nil {
		return nil, err
	}
	stopServer = func() { os.RemoveAll(folder) }
	if err := giveAway(folder); err != nil {
		return nil, err
	}
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	s := &server{folder: folder, bin: bin, port: free.Addr().(*net.TCPAddr).Port}
	free.Close()
	err = s.run("initdb", "-D", s.data(), "-U", "postgres", "-E", "UTF8", "--locale=C", "--auth=trust", "-N")
	if err != nil {
		return nil, err
	}
	hba := "host all postgres 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n"
	if err := os.WriteFile(filepath.Join(s.data(), "pg_hba.conf"), []byte(hba), 0o600); err != nil {
		return nil, err
	}
	if err := s.start(); err != nil {
		return nil, err
	}
	stopServer = func() {
		_ = s.stop("immediate")
		os.RemoveAll(folder)
	}
	_, err = s.query("postgres",
		"CREATE ROLE publisher LOGIN PASSWORD 'pub word'; CREATE ROLE reader LOGIN PASSWORD 'read word'")
	return s, err
}

func (s *server) data() string { return filepath.Join(s.folder, "data") }

// run runs a program of the server.
func (s *server) run(name string, arguments ...string) error {
	command := exec.Command(filepath.Join(s.bin, name), arguments...)
	command.Dir = s.folder
	asNobody(command) // the server does not run as root
	var said bytes.Buffer
	command.Stdout, command.Stderr = &said, &said
	if err := command.Run(); err != nil {
		return fmt.Errorf("%s: %w: %s", name, err, &said)
	}
	return nil
}

func (s *server) start() error {
	options := fmt.Sprintf(
		"-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off", s.port)
	return s.run("pg_ctl", "-D", s.data(), "-o", options, "-l", filepath.Join(s.folder, "log"), "-w", "start")
}

func (s *server) stop(how string) error {
	return s.run("pg_ctl", "-D", s.data(), "-m", how, "-w", "stop")
}

// address is that of a database for a user. Nobody but the superuser comes in without a password.
func (s *server) address(user, database string) string {
	return fmt.Sprintf("postgres://%s@127.0.0.1:%d/%s", user, s.port, database)
}

// database makes a new database, which publisher may write to, and returns its address for
// the superuser.
func (s *server) database(t testing.TB) (name, address string) {
	t.Helper()
	s.busy.Lock()
	defer s.busy.Unlock()
	s.databases++
	name = fmt.Sprintf("test%d", s.databases)
	for _, statement := range []string{
		"CREATE DATABASE " + name, "GRANT CREATE ON DATABASE " + name + " TO publisher",
	} {
		if _, err := s.query("postgres", statement); err != nil {
			t.Fatal(err)
		}
	}
	return name, s.address("postgres", name)
}

// query runs SQL as the superuser, and returns the first column of its rows, a line each.
func (s *server) query(database, statement string) (string, error) {
	pool, err := sql.Open("postgres", s.address("postgres", database)+"?sslmode=disable")
	if err != nil {
		return "", err
	}
	defer pool.Close()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	rows, err := pool.QueryContext(ctx, statement)
	if err != nil {
		return "", err
	}
	defer rows.Close()
	var lines []string
	for rows.Next() {
		var line sql.NullString
		if err := rows.Scan(&line); err != nil {
			return "", err
		}
		lines = append(lines, line.String)
	}
	return strings.Join(lines, "\n"), rows.Err()
}

// mustQuery is query, which has to succeed.
func (s *server) mustQuery(t testing.TB, database, statement string) string {
	t.Helper()
	answer, err := s.query(database, statement)
	if err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
	return answer
}

// publish publishes an archive, which has to succeed, and returns the last line that it said.
func publish(t testing.TB, arguments ...string) string {
	t.Helper()
	_, said, status := runHere(t, append([]string{"publish"}, arguments...)...)
	if status != 0 {
		t.Fatalf("publish %s: exit status %d: %s", strings.Join(arguments, " "), status, said)
	}
	lines := strings.Split(strings.TrimSpace(said), "\n")
	return lines[len(lines)-1]
}

// published is what a database holds, read by one command: at one moment.
func published(t testing.TB, address string) string {
	t.Helper()
	return must(t, "export", "--jsonl", "--with-originals", "--db", address)
}

// sameFromBoth asks the file and the database, and fails if they answer otherwise.
func sameFromBoth(t *testing.T, file, address string, question []string) {
	t.Helper()
	ask := func(archive string) (answer, said string, status int) {
		answer, said, status = runHere(t, append(slices.Clone(question), "--db", archive)...)
		return strings.ReplaceAll(
				answer,
				archive,
				"ARCHIVE",
			), strings.ReplaceAll(
				said,
				archive,
				"ARCHIVE",
			), status
	}
	wantAnswer, wantSaid, wantStatus := ask(file)
	answer, said, status := ask(address)
	if answer != wantAnswer || said != wantSaid || status != wantStatus {
		t.Errorf("briefings %s: exit status %d, want %d\n%s", strings.Join(question, " "), status, wantStatus,
			firstDifference(wantAnswer+"--- said\n"+wantSaid, answer+"--- said\n"+said))
	}
}

// firstDifference shows the first lines that differ.
func firstDifference(want, got string) string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range max(len(a), len(b)) {
		var x, y string
		if i < len(a) {
			x = a[i]
		}
		if i < len(b) {
			y = b[i]
		}
		if x != y {
			return fmt.Sprintf("line %d of the file:     %.300s\nline %d of PostgreSQL: %.300s", i+1, x,
				i+1, y)
		}
	}
	return "equal"
}
