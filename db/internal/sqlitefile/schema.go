package sqlitefile

import "strings"

// An Object is a row of the table sqlite_schema: a table, an index, a view or a trigger.
type Object struct {
	Type, Name, Table string
	Root              uint32 // page on which its tree begins, 0 where it has none
	SQL               string // that made it, "" where SQLite did by itself
}

// Schema reads all that there is in the file, in the order in which it was made.
func (f *File) Schema() (list []Object, err error) {
	var values []Value
	err = f.Rows(1, func(rows []Row) error {
		for _, row := range rows {
			if values, err = row.Record.Values(values[:0]); err != nil {
				return err
			}
			if len(values) < 5 {
				return damaged(1, "an entry of the schema is cut off")
			}
			list = append(list, Object{values[0].Text, values[1].Text, values[2].Text, uint32(values[3].Int()), values[4].Text})
		}
		return nil
	})
	return list, err
}

// Columns are the names of the columns that a record of the table holds, in its
// order, as its CREATE TABLE tells them; nil of what is no table. Of a table
// without rowids the columns of the primary key have to come first.
func (o *Object) Columns() []string {
	l := lexer{o.SQL}
	for token := l.next(); token != "("; token = l.next() {
		if token == "" {
			return nil
		}
	}
	var names []string
	for token := l.next(); token != "" && token != ")"; token = l.next() {
		name := token
		generated, stored := false, false
		for depth := 0; depth > 0 || token != "," && token != ")"; token = l.next() {
			switch {
			case token == "":
				return nil
			case token == "(":
				depth++
			case token == ")":
				depth--
			case depth == 0:
				generated = generated || strings.EqualFold(token, "AS")
				stored = stored || strings.EqualFold(token, "STORED")
			}
		}
		if (!generated || stored) && !isConstraint(name) {
			names = append(names, unquoted(name))
		}
		if token == ")" {
			break
		}
	}
	return names
}

// isConstraint tells the words with which a part of CREATE TABLE begins that is no column.
func isConstraint(token string) bool {
	switch strings.ToUpper(token) {
	case "CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN":
		return true
	}
	return false
}

// A lexer cuts SQL into tokens, as https://www.sqlite.org/lang.html does.
type lexer struct{ rest string }

// closing are the ends of what stands in quotes.
var closing = map[byte]byte{'\'': '\'', '"': '"', '`': '`', '[': ']'}

// next returns the next token: a word, a quoted one with its quotes, or a
// character; "" at the end.
func (l *lexer) next() (token string) {
	for {
		l.rest = strings.TrimLeft(l.rest, " \t\n\f\r")
		end := ""
		switch {
		case strings.HasPrefix(l.rest, "--"):
			end = "\n"
		case strings.HasPrefix(l.rest, "/*"):
			end = "*/"
		default:
			return l.take(l.length())
		}
		_, l.rest, _ = strings.Cut(l.rest[2:], end)
	}
}

func (l *lexer) take(n int) (token string) {
	token, l.rest = l.rest[:n], l.rest[n:]
	return token
}

func (l *lexer) length() int {
	if l.rest == "" {
		return 0
	}
	quote, quoted := closing[l.rest[0]]
	if !quoted {
		n := 0
		for n < len(l.rest) && isWordByte(l.rest[n]) {
			n++
		}
		return max(n, 1)
	}
	for n := 1; n < len(l.rest); n++ {
		if l.rest[n] != quote {
			continue
		}
		if n+1 == len(l.rest) || l.rest[n+1] != quote || quote == ']' {
			return n + 1
		}
		n++ // a quote within quotes is written twice
	}
	return len(l.rest)
}

func isWordByte(b byte) bool {
	return b >= 0x80 || b == '_' || b == '$' || '0' <= b && b <= '9' || 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z'
}

// unquoted is a name without its quotes.
func unquoted(name string) string {
	quote, quoted := closing[name[0]]
	if !quoted || len(name) < 2 {
		return name
	}
	end := string(quote)
	return strings.ReplaceAll(name[1:len(name)-1], end+end, end)
}
