package db

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// followLink resolves a link, even if its target does not exist yet. A new file must
// replace the target, not the link.
func followLink(path string) string {
	for range 40 { // systems follow no more
		target, err := os.Readlink(path)
		if err != nil {
			break
		}
		if !filepath.IsAbs(target) {
			target = filepath.Join(filepath.Dir(path), target)
		}
		path = target
	}
	return path
}

// Endings of the files that an import makes beside the archive: their names are
// ".NAME.", eight digits, and one of these.
const (
	newEnding = ".new"
	runEnding = ".run" // behind the first one: postings of the full text
)

// createBeside makes an empty file with a name of its own for the new archive.
func (im *Importer) createBeside(folder string) error {
	permissions := fs.FileMode(0o666)
	if im.options.Private || im.options.DryRun {
		permissions = 0o600
	}
	name, err := createClosed(filepath.Join(folder, filepath.Base(im.path)), permissions)
	if err == nil {
		im.file = name
	}
	return err
}

// createClosed makes an empty file beside path, by a name under which [removeDead]
// finds it if this process dies.
func createClosed(path string, permissions fs.FileMode) (string, error) {
	f, err := CreateBeside(path, newEnding, permissions)
	if err != nil {
		return "", err
	}
	return f.Name(), f.Close()
}

// removeDead removes files that killed imports have left beside the archive. A file that
// can be locked belongs to nobody. alive reports whether another import than the caller's
// own is writing such a file.
func removeDead(archive, own string) (alive bool) {
	folder := filepath.Dir(archive)
	entries, _ := os.ReadDir(folder) // if this fails, nothing can be removed
	for _, entry := range entries {
		name, run := strings.CutSuffix(entry.Name(), runEnding)
		if !isBeside(name, filepath.Base(archive)) || !entry.Type().IsRegular() {
			continue
		}
		file := filepath.Join(folder, name)
		if file == own {
			continue
		}
		switch state := stateOf(file, archive); {
		case state == inUse:
			alive = true
		case state == dead || run && state == gone:
			_ = os.Remove(filepath.Join(folder, entry.Name()))
		}
	}
	return alive
}

// isAtRest reports whether there is an archive of this schema, and no file of an import
// beside it.
func isAtRest(archive string) bool {
	entries, err := os.ReadDir(filepath.Dir(archive))
	name := filepath.Base(archive)
	logs := []string{name + "-wal", name + "-shm", name + "-journal"}
	return err == nil && checkHeader(archive) == nil && !slices.ContainsFunc(entries, func(entry fs.DirEntry) bool {
		beside := strings.TrimSuffix(entry.Name(), runEnding)
		return isBeside(beside, name) || slices.Contains(logs, beside)
	})
}

// isBeside reports whether CreateBeside gives such a name.
func isBeside(name, archive string) bool {
	digits, ok := strings.CutPrefix(name, "."+archive+".")
	if !ok {
		return false
	}
	digits, ok = strings.CutSuffix(digits, newEnding)
	return ok && len(digits) == 8 && strings.Trim(digits, "0123456789abcdef") == ""
}

type fileState int

const (
	unknown fileState = iota
	inUse
	dead
	gone
)

// stateOf looks at a file beside the archive.
func stateOf(file, archive string) fileState {
	info, err := os.Lstat(file)
	if err != nil {
		return gone
	}
	if finished, err := os.Stat(archive); err == nil && os.SameFile(info, finished) {
		return dead // an import was killed after the file got its name
	}
	a, err := open(file, "mode=rw&_pragma=locking_mode(exclusive)")
	if err != nil {
		return unknown
	}
	defer a.Close()
	a.db.SetMaxOpenConns(1)
	_, err = a.db.Exec("PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE")
	switch {
	case err == nil || isNoDatabase(err): // or truncated
		return dead
	case isBusy(err):
		return inUse
	}
	return unknown
}

var errMadeMeanwhile = errors.New("another import made the archive meanwhile: import again")

// moveIntoPlace gives the finished file its name, but never replaces an archive that
// another import has made meanwhile. The file stays locked until it has its name.
func (im *Importer) moveIntoPlace() error {
	// SQLite syncs this write, and with it all that was written before.
	sync := fmt.Sprintf("PRAGMA synchronous = FULL; PRAGMA user_version = %d", SchemaVersion)
	if _, err := im.db.ExecContext(im.ctx, sync); err != nil {
		return err
	}
	linked := os.Link(im.file, im.path)
	err := im.db.Close()
	im.db = nil
	switch {
	case err != nil:
		return err
	case linked == nil:
		syncFolder(im.path)
		// Another import may have removed it as a second name of the archive.
		if err := os.Remove(im.file); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	case errors.Is(linked, fs.ErrExist):
		return errMadeMeanwhile
	}
	// The file system has no hard links.
	if _, err := os.Lstat(im.path); err == nil {
		return errMadeMeanwhile
	}
	if err := os.Rename(im.file, im.path); err != nil {
		return err
	}
	syncFolder(im.path)
	return nil
}

// syncFolder makes the name of a file durable, on systems that can sync folders.
func syncFolder(path string) {
	if folder, err := os.Open(filepath.Dir(path)); err == nil {
		_ = folder.Sync()
		_ = folder.Close()
	}
}
