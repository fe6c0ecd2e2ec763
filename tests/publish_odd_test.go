package tests

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"briefings/db"
)

// A record is a briefing as a line of JSONL.
type record map[string]any

// oneSection is a text of one paragraph.
func oneSection(heading, text string) []record {
	return []record{{"heading": heading, "paragraphs": []record{{"text": text}}}}
}

// tagsSet is the setting of tags.
func tagsSet(tags ...string) []record {
	return []record{{"field": "tags", "value": tags, "page": []string{}, "when": "2026-12-01T00:56:17Z", "why": "odd"}}
}

// randomLetters make a text that nothing compresses much.
func randomLetters(n int) string {
	rng, text := rand.New(rand.NewPCG(uint64(n), 1)), make([]byte, n)
	for i := range text {
		text[i] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"[rng.IntN(52)]
	}
	return string(text)
}

// oddWords are those that two ways to compare texts may take for another.
var oddWords = []string{
	"İstanbul", "ISTANBUL", "ıstanbul", "straße", "STRASSE", "ΣΊΣΥΦΟΣ", "σίσυφος", "ﬁn", "Ｆｕｌｌ", "한국", "ㅎㅏㄴ",
	"é", "e\u0301", "😀 smile", "\U0010ffff", "\ufffe", "\ue000", "日本", "Å", "A\u030a", "ﷺ", "ｶﾞ", "Zürich", "zurich",
	"ZURICH", "a-b", "a b", "A", "a", "B", "b", "_", "~", "Ä", "Œuvre", "co-operate", "O'Hara", "١٢٣", "½", "x²",
	"\u200bz", "a\u00adb",
}

// oddRecords are briefings with what few pages have.
func oddRecords() []record {
	signs := `50% of _all_ 'quotes' "and" \ $1 ?1 ? :a @b -- /* */ ; E'\n'`
	list := []record{
		{"title": `"\u0000" is a way to write NUL`, "lead": `[\u0000]`, "sections": oneSection(`{\u0000`, `"\u0000"`)},
		{"title": signs, "tags": []string{`a\b`, `"q"`, "'"}, "settings": tagsSet(`a\b`, `"q"`, "'")},
		{"title": "a person", "people": []record{{"name": randomLetters(6000), "role": randomLetters(6000)}}},
		{"title": "a place", "place": randomLetters(9000), "occasion": randomLetters(9000)},
		{"title": randomLetters(9000), "published": "2019"},
		{"title": "a long word", "sections": oneSection("h", "it is "+randomLetters(3000)+" here")},
		{"title": "all days", "published": "0001-01-01", "held": record{"start": "0001-01-01", "end": "9999-12-31"}},
		{"title": "the last day", "published": "9999-12-31", "countries": []string{"NO", "JP"}},
		{"title": "a year", "held": record{"start": "2019", "end": "2019-05"}, "countries": []string{"NO"}},
		{"title": "twice", "countries": []string{"JP", "NO", "EU", "UN"},
			"people": []record{{"name": "Ada Lind", "country": "NO"}, {"name": "Ada Lind", "country": "JP"}}},
		{"title": "lines\nand\ttabs\r\nof  a title", "lead": "a\u0085b\u2028c\u00a0d\ve",
			"photos": []string{"", "a\nb"}},
		{"lead": "no title"}, {"title": "  spaces  ", "place": " Oslo "},
		{"title": "many minutes", "duration_minutes": 500000, "published": "2019-05-01"},
		{"title": "more minutes", "duration_minutes": 1, "published": "2019-05-31"},
	}
	for i, word := range oddWords {
		list = append(list, record{
			"title": word + " talks", "place": word, "occasion": "On " + word, "kind": "visit",
			"published": fmt.Sprintf("2011-0%d", 1+i%9), "countries": []string{"NO"},
			"people": []record{
				{"name": word + " Lind", "role": "Minister of " + word, "country": "NO"}, {"name": word},
			},
			"sections": oneSection("About "+word, "Minister Lind said that "+word+" was dear."),
			"statements": []record{{"section": 1, "paragraph": 1, "text": "that " + word + " was", "by": []string{word},
				"side": []string{"NO"}, "cameo": []string{"01", "02", "019"}[i%3]}},
			"photos": []string{word + " in a hall"}, "frame": []string{"Note on " + word}, "note": word,
			"tags": []string{word, strings.ToUpper(word) + "!"}, "settings": tagsSet(word, strings.ToUpper(word)+"!"),
		})
	}
	return list
}

// recordsArchive makes an archive of records.
func recordsArchive(t *testing.T, records []record) (file string) {
	t.Helper()
	var lines strings.Builder
	for i, r := range records {
		r["source"] = fmt.Sprintf("records/%d", i)
		line, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		lines.Write(append(line, '\n'))
	}
	folder := t.TempDir()
	path, file := filepath.Join(folder, "odd.jsonl"), filepath.Join(folder, "a.db")
	if err := os.WriteFile(path, []byte(lines.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	must(t, "import", "--db", file, path)
	return file
}

// oddQuestions ask for what odd records have, and for it in every order.
func oddQuestions() (list [][]string) {
	add := func(words ...string) { list = append(list, words) }
	for _, table := range db.Tables {
		for _, column := range db.Columns(table) {
			for _, order := range []string{"", "-"} {
				add("export", "--table", table, "--sort", column.Name+order, "--json")
			}
		}
	}
	for _, by := range db.Dimensions() {
		for _, other := range db.Dimensions() {
			if by != other {
				add("stats", "--by", by+","+other, "--csv")
			}
		}
		for _, order := range []string{by, by + "-", "count", "count-", "first", "last-", "gap-"} {
			add("stats", "--by", by, "--show", "first,last,gap", "--sort", order, "--csv")
		}
		add("stats", "--by", by)
	}
	add("stats", "--by", "kind", "--show", "minutes,gap", "--csv")
	for _, word := range oddWords {
		quoted := `"` + word + `"`
		for _, flag := range strings.Fields("title place occasion topic person role tag by not-tag source") {
			add("filter", "--"+flag, word, "--csv", "--fields", "id")
		}
		add("filter", "--match", quoted, "--csv")
		add("filter", "--role", `"Minister of `+word+`"`, "--csv")
		add("statements", "--said", quoted, "--csv")
		add("statements", word, "--sort", "id", "--csv")
		for _, terms := range []string{word, quoted, word + "*", "title:" + word, "person:" + quoted, "-" + word} {
			add("search", terms, "--sort", "id", "--fields", "id,section,snippet", "--csv")
			add("search", "--all", terms, "--sort", "id", "--fields", "id,snippet", "--csv")
		}
	}
	long := randomLetters(3000)
	for _, terms := range []string{long, long[:2000] + "*", long[:2999] + "*", "-" + long, `"is ` + long + `"`} {
		add("search", terms, "--sort", "id", "--csv", "--fields", "id")
		add("search", "dear OR "+terms, "--sort", "id", "--csv", "--fields", "id")
	}
	for glob := range strings.FieldsSeq(`[ [a [] []a]* [^] [^ [z-a]* *[1-3] *[3-1] *[-1] *[1-] *[!1] *[^1] *\1
		*[[:digit:]]
		*[0-9-a] *[]-a1] *[^1-3]* records/? records/?? ? * ** {a,b} *.jsonl ^* *$ (?i)RECORDS* ***:.* *[[.a.]] *[\]1]
		*[a&&b] é? [^é]* *[0-é]`) {
		add("filter", "--source", glob, "--csv", "--fields", "id")
	}
	for _, odd := range append(strings.Fields(`% _ \ ' " $1 ? 99999999999999999999 -1 0`), "\xff", "a\xffb", "\ufffd",
		" ") {
		for _, flag := range strings.Fields("title place person with tag source topic role match said by occasion") {
			add("filter", "--"+flag, odd, "--csv", "--fields", "id")
		}
		add("search", odd, "--csv", "--sort", "id", "--fields", "id")
		add("search", odd+"zz", "--csv", "--sort", "id", "--fields", "id")
		add("statements", odd, "--sort", "id", "--csv")
		add("show", odd)
		add("show", "2011-01"+odd)
		add("show", "sha256:"+odd+"0123456789")
		add("history", odd)
		add("diff", odd, "1")
	}
	for _, limit := range []string{"0", "1", "9223372036854775807", "9223372036854775808", "-1"} {
		add("list", "--limit", limit, "--csv")
		add("list", "--offset", limit, "--csv")
		add("search", "dear", "--sort", "id", "--offset", limit, "--csv", "--fields", "id")
		add("list", "--sort", "random", "--seed", limit, "--csv", "--fields", "id")
	}
	add("list", "--sort", "random", "--seed", "-9223372036854775808", "--csv", "--fields", "id")
	add("export", "--jsonl")
	for _, form := range []string{"table", "csv", "tsv", "json", "jsonl", "markdown"} {
		add("list", "--format", form)
		add("export", "--table", "sections", "--format", form)
	}
	for id := range len(oddRecords()) {
		for _, form := range []string{"--json", "--markdown", "--raw", "--statements", "--cite"} {
			add("show", fmt.Sprint(id+1), form)
		}
	}
	return list
}

// TestOddFactsFromPostgres holds that a database answers as the file does where facts and
// questions are odd, and where its usual order of text is that of a language.
func TestOddFactsFromPostgres(t *testing.T) {
	t.Parallel()
	s := postgresServer(t)
	file := recordsArchive(t, oddRecords())
	address := inEnglish(t, s)
	publish(t, "--db", file, address)
	for i, question := range oddQuestions() {
		if *teamFlag > 0 || i%30 == 0 {
			sameFromBoth(t, file, address, question)
		}
	}
}

// inEnglish makes a database that sorts texts as English does, as most do, and returns its address.
func inEnglish(t testing.TB, s *server) (address string) {
	t.Helper()
	name, _ := s.database(t)
	s.mustQuery(t, "postgres", "DROP DATABASE "+name)
	_, err := s.query("postgres", "CREATE DATABASE "+name+
		" TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en-US'")
	if err != nil {
		t.Skip("the server knows no order of English: ", err)
	}
	return s.address("postgres", name)
}

// TestPublishLongPath holds that the path of a page may be as long as systems have them.
func TestPublishLongPath(t *testing.T) {
	t.Parallel()
	s := postgresServer(t)
	file := recordsArchive(t, []record{{"title": "One"}, {"title": "Two"}})
	records := filepath.Join(t.TempDir(), "more.jsonl")
	line := fmt.Sprintf(`{"title": "Three", "source": %q, "url": %q}`, "/"+randomLetters(4000), randomLetters(5000))
	if err := os.WriteFile(records, []byte(line), 0o644); err != nil {
		t.Fatal(err)
	}
	must(t, "import", "--db", file, records)
	_, address := s.database(t)
	publish(t, "--db", file, address)
	sameFromBoth(t, file, address, []string{"export", "--jsonl", "--with-originals"})
}

// TestPublishNULOfJSON holds that NUL is replaced where JSON writes it, that the bytes of its
// page stay, and that a page may write of \u0000 in letters.
func TestPublishNULOfJSON(t *testing.T) {
	t.Parallel()
	s := postgresServer(t)
	long := strings.Repeat("Minister Lind said that gas was dear. ", 50) + randomLetters(500)
	letters := record{"title": `"\u0000"`, "lead": `[\u0000]`, "sections": oneSection(`{\u0000`, long+`\u0000`)}
	for _, c := range []struct {
		name string
		of   record
		said bool
	}{
		{"heading", record{"title": "One", "sections": oneSection("One\x00\x00Two", long)}, true},
		{"text", record{"title": "One", "lead": "It is so.", "sections": oneSection("", long+"\x00")}, true},
		{"backslash", record{"title": "One", "sections": oneSection("", long+"\\\x00")}, true},
		{"letters", letters, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := recordsArchive(t, []record{c.of})
			_, address := s.database(t)
			_, said, status := runHere(t, "publish", "--db", file, address)
			if status != 0 || strings.Contains(said, "became U+FFFD") != c.said {
				t.Errorf("exit status %d, says %q, want a word on U+FFFD: %v", status, said, c.said)
			}
			sameFromBoth(t, file, address, []string{"show", "1", "--raw"})
			want := must(t, "export", "--jsonl", "--db", file)
			want = strings.NewReplacer(`\\\u0000`, `\\�`, `\u0000`, "�").Replace(want)
			if c.said && must(t, "export", "--jsonl", "--db", address) != want {
				t.Errorf("otherwise than with U+FFFD for NUL: %s", want)
			}
			if !c.said {
				sameFromBoth(t, file, address, []string{"export", "--jsonl"})
			}
		})
	}
}
