//go:build !linux

package db

import "os"

// lockShared is for systems with locks that belong to an open file, and not to the
// process in which SQLite has its own.
func lockShared(*os.File) bool { return false }

func unlockShared(*os.File) {}
