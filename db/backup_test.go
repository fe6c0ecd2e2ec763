package db

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// archiveRows are all rows of all tables, in words and in an order of their own.
func archiveRows(t testing.TB, path string) string {
	t.Helper()
	a := reading(t, path)
	conn, err := a.db.Conn(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	queries, err := tableQueries(context.Background(), conn)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, q := range queries {
		lines = append(lines, queryRows(t, conn, q.table, q.sql)...)
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// queryRows are the rows that a query finds, in words behind a name.
func queryRows(t testing.TB, from querier, name, query string) (lines []string) {
	t.Helper()
	rows, err := from.QueryContext(context.Background(), query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	columns, _ := rows.Columns()
	for rows.Next() {
		values, targets := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			targets[i] = &values[i]
		}
		if err := rows.Scan(targets...); err != nil {
			t.Fatal(err)
		}
		lines = append(lines, fmt.Sprintf("%s %q", name, values))
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return lines
}

func TestBackupEqualsTheArchive(t *testing.T) {
	folder := t.TempDir()
	path, copied := filepath.Join(folder, "a.db"), filepath.Join(folder, "copy.db")
	put(t, path, wordy("/one", "quagga"), wordy("/two", "zebra"))
	put(t, path, wordy("/one", "heron"))
	if err := os.Chmod(path, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := reading(t, path).Backup(context.Background(), copied, false); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(copied)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v %v", info, err)
	}
	if archiveRows(t, path) != archiveRows(t, copied) {
		t.Error("the copy holds other rows")
	}
	checkClean(t, copied)
	put(t, copied, wordy("/three", "crane"))
	checkClean(t, copied)
	if files, _ := os.ReadDir(folder); len(files) != 2 {
		t.Errorf("left behind: %v", files)
	}
}

func TestBackupWhileAnImportRuns(t *testing.T) {
	folder := t.TempDir()
	path, copied := filepath.Join(folder, "a.db"), filepath.Join(folder, "copy.db")
	put(t, path, wordy("/one", "quagga"))
	before := archiveRows(t, path)
	im, err := Begin(context.Background(), path, Options{Schema: schema(t)})
	if err != nil {
		t.Fatal(err)
	}
	defer im.Close()
	for i := range 50 {
		if _, err := im.Add(wordy(fmt.Sprint("/", i), fmt.Sprint("word", i))); err != nil {
			t.Fatal(err)
		}
	}
	if err := reading(t, path).Backup(context.Background(), copied, false); err != nil {
		t.Fatal(err)
	}
	if archiveRows(t, copied) != before {
		t.Error("the copy is not what the archive was before the import")
	}
	if err := im.Commit(); err != nil {
		t.Fatal(err)
	}
	if err := reading(t, path).Backup(context.Background(), copied, true); err != nil {
		t.Fatal(err)
	}
	if archiveRows(t, copied) != archiveRows(t, path) {
		t.Error("the copy is not what the archive is after the import, whose log is beside it")
	}
}

func TestBackupSpoilsNothing(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "a.db")
	put(t, path, wordy("/one", "quagga"))
	if err := os.Symlink(path, filepath.Join(folder, "link.db")); err != nil {
		t.Skip(err)
	}
	for name, text := range map[string]string{"other.db": "somebody's", "used.db-journal": "a journal"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	before := fmt.Sprint(os.ReadDir(folder))
	for _, c := range []struct {
		name, want string
		force      bool
	}{
		{"a.db", "is the archive itself", true},
		{"link.db", "is the archive itself", true},
		{"a.db-wal", "is the archive itself, or a part of it", true},
		{"./a.db-journal", "is the archive itself, or a part of it", false},
		{"other.db", "exists already", false},
		{"used.db", "used.db-journal beside it", true},
		{".", "is a folder", true},
	} {
		err := reading(t, path).Backup(context.Background(), filepath.Join(folder, c.name), c.force)
		var refused *BackupError
		if !errors.As(err, &refused) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	archive := reading(t, path)
	cancel()
	if err := archive.Backup(ctx, filepath.Join(folder, "given-up.db"), false); err == nil {
		t.Error("a backup goes on after it was interrupted")
	}
	if err := archive.Backup(context.Background(), filepath.Join(folder, "none", "copy.db"), false); err == nil {
		t.Error("a backup into no folder is done")
	}
	if after := fmt.Sprint(os.ReadDir(folder)); after != before {
		t.Errorf("%s became %s", before, after)
	}
}

// A copy that is not what the archive is does not pass.
func TestBackupIsCompared(t *testing.T) {
	folder := t.TempDir()
	path, copied := filepath.Join(folder, "a.db"), filepath.Join(folder, "copy.db")
	put(t, path, wordy("/one", "quagga"))
	for _, damage := range []string{
		"UPDATE briefing SET place = 'elsewhere'", "UPDATE text SET lead = NULL", "DELETE FROM source", "UPDATE original SET data = x'00'",
		"DROP INDEX revision_digest", "UPDATE fulltext_data SET block = x'00' WHERE id > 10", "PRAGMA user_version = 1",
	} {
		a := reading(t, path)
		if err := a.Backup(context.Background(), copied, true); err != nil {
			t.Fatal(err)
		}
		execIn(t, copied, damage)
		conn, err := a.db.Conn(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		if differs, err := a.compare(context.Background(), conn, copied); differs == "" && err == nil {
			t.Errorf("%s is not noticed", damage)
		}
		conn.Close()
	}
}
