package page

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
)

// Invented pages in the languages that the character sets are for.
const (
	sampleJapanese  = "日本と架空国の外相会談（概要）\n令和三年四月五日、東京において、山川外務大臣は、テスト・パーソン外相と会談を行いました。\n"
	sampleChinese   = "外交部长与虚构国外长举行会谈。双方就两国关系和地区问题交换了意见，同意在经济和文化方面加强合作。\n"
	sampleKorean    = "외교부 장관은 가상국 외교장관과 회담을 갖고 양국 관계와 지역 정세에 대하여 의견을 교환하였다.\n"
	sampleRussian   = "Министр иностранных дел встретился с коллегой из вымышленной страны. Стороны обсудили сотрудничество.\n"
	sampleFrench    = "Le ministre des Affaires étrangères a reçu à l\u2019Élysée son homologue \u2013 une première. Rencontre prévue à Genève.\n"
	sampleGerman    = "Der Außenminister empfing seinen Kollegen. Anschließend würdigten beide die Freundschaft über Länder hinweg.\n"
	sampleEnglish   = "The Minister\u2019s \u201cworking lunch\u201d \u2013 held in Caf\u00e9 Nowhere \u2013 lasted an hour.\nHe met nobody else that day, and left.\n"
	sampleTaiwanese = "外交部長與虛構國外長舉行會談，雙方就兩國關係與區域問題交換意見，並同意加強經濟合作。\n"
)

// decode is Decode without its doubts.
func decode(data []byte, format Format, encoding string) (text, charset string, lost int, err error) {
	d, err := Decode(data, format, encoding, "")
	return d.Text, d.Charset, d.Lost, err
}

func encodeAs(t testing.TB, name, text string) []byte {
	t.Helper()
	enc, _, ok := charsetByName(name)
	if !ok {
		t.Fatalf("no character set %q", name)
	}
	out, err := enc.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return out
}

func TestDecodeUndeclared(t *testing.T) {
	for _, c := range []struct{ charset, text string }{
		{"utf-8", sampleJapanese}, {"shift_jis", sampleJapanese}, {"euc-jp", sampleJapanese}, {"iso-2022-jp", sampleJapanese},
		{"gb18030", sampleChinese}, {"euc-kr", sampleKorean}, {"big5", sampleTaiwanese}, {"windows-1251", sampleRussian}, {"koi8-r", sampleRussian},
		{"windows-1252", sampleFrench}, {"windows-1252", sampleGerman}, {"windows-1252", sampleEnglish},
		{"utf-16le", sampleJapanese}, {"utf-16be", sampleJapanese}, {"utf-16le", sampleEnglish}, {"utf-16be", sampleEnglish},
		{"shift_jis", "Visit of 山川大臣 to Nowhere\n"}, {"euc-jp", "外務大臣\n"}, {"shift_jis", "外務大臣談話\n"},
	} {
		data := encodeAs(t, c.charset, c.text)
		for _, format := range []Format{Text, HTML} {
			text, charset, lost, err := decode(data, format, "")
			if err != nil || charset != c.charset || text != c.text || lost != 0 {
				t.Errorf("%s %s: got %s, lost %d, error %v, %q", c.charset, format, charset, lost, err, text)
			}
		}
		// The same with a head of plain letters before it.
		long := append([]byte("<html><head><title>x</title></head>\r\n<body>\r\n"), bytes.Repeat(data, 3)...)
		if strings.HasPrefix(c.charset, "utf-16") {
			continue
		}
		if _, charset, _, _ := decode(long, HTML, ""); charset != c.charset {
			t.Errorf("%s behind a head: got %s", c.charset, charset)
		}
	}
}

func TestDecodeMarks(t *testing.T) {
	for _, c := range []struct{ charset, mark string }{
		{"utf-8", "\xEF\xBB\xBF"}, {"utf-16le", "\xFF\xFE"}, {"utf-16be", "\xFE\xFF"}, {"utf-32le", "\xFF\xFE\x00\x00"}, {"utf-32be", "\x00\x00\xFE\xFF"},
	} {
		for _, named := range []string{"", "utf-16"} {
			if named != "" && !strings.HasPrefix(c.charset, "utf-16") {
				continue
			}
			data := append([]byte(c.mark), encodeAs(t, c.charset, sampleEnglish)...)
			text, charset, lost, err := decode(data, HTML, named)
			if text != sampleEnglish || charset != c.charset || lost != 0 || err != nil {
				t.Errorf("%s: got %s %q lost %d error %v", c.charset, charset, text, lost, err)
			}
		}
	}
}

func TestDecodeDeclared(t *testing.T) {
	meta := func(name string) string {
		return `<html><head><meta http-equiv="Content-Type" content="text/html; charset=` + name + "\"></head><body>\n"
	}
	for _, c := range []struct{ name, head, actual, text, want string }{
		{"right", meta("EUC-JP"), "euc-jp", sampleJapanese, "euc-jp"},
		{"right, vendor rows", meta("shift_jis"), "shift_jis", "①核軍縮、②不拡散、髙山大臣\n", "shift_jis"},
		{"latin over Shift_JIS", meta("iso-8859-1"), "shift_jis", sampleJapanese, "shift_jis"},
		{"latin over EUC-JP", meta("iso-8859-1"), "euc-jp", sampleJapanese, "euc-jp"},
		{"Shift_JIS over EUC-JP", meta("x-sjis"), "euc-jp", sampleJapanese, "euc-jp"},
		{"EUC-JP over Shift_JIS", meta("euc-jp"), "shift_jis", sampleJapanese, "shift_jis"},
		{"UTF-8 over windows-1252", meta("utf-8"), "windows-1252", sampleFrench, "windows-1252"},
		{"latin means windows-1252", meta("iso-8859-1"), "windows-1252", sampleEnglish, "windows-1252"},
		{"latin over UTF-8", meta("iso-8859-1"), "utf-8", sampleFrench, "utf-8"},
		{"prolog", `<?xml version="1.0" encoding='Shift_JIS'?>` + "\n", "shift_jis", sampleJapanese, "shift_jis"},
		{"short meta", "<META CHARSET=windows-1251>\n", "windows-1251", sampleRussian, "windows-1251"},
		{"Polish", meta("windows-1250"), "windows-1250", "Minister Spraw Zagranicznych przyjął swojego odpowiednika z Czech. Spotkanie będzie się odbyć w środę.\n", "windows-1250"},
		{"Turkish", meta("iso-8859-9"), "windows-1254", "Dışişleri Bakanı görüşme gerçekleştirdi. Toplantı Ankara\u2019da yapıldı.\n", "windows-1254"},
		{"unknown", meta("x-nowhere"), "shift_jis", sampleJapanese, "shift_jis"},
	} {
		text, charset, lost, err := decode(encodeAs(t, c.actual, c.head+c.text), HTML, "")
		if charset != c.want || text != c.head+c.text || lost != 0 || err != nil {
			t.Errorf("%s: got %s, lost %d, error %v, %q", c.name, charset, lost, err, text)
		}
	}
}

func TestDecodeNamed(t *testing.T) {
	data := encodeAs(t, "euc-jp", sampleJapanese)
	for _, name := range []string{"EUC-JP", "eucjp", "euc_jp", "x-euc-jp"} {
		if text, charset, _, err := decode(data, Text, name); text != sampleJapanese || charset != "euc-jp" || err != nil {
			t.Errorf("%s: got %s %q %v", name, charset, text, err)
		}
	}
	if text, charset, lost, err := decode([]byte("caf\xE9"), Text, "utf-8"); text != "caf\uFFFD" || charset != "utf-8" || lost != 1 || err != nil {
		t.Errorf("a wrong name wins: got %q %s %d %v", text, charset, lost, err)
	}
	if _, _, _, err := decode(data, Text, "klingon"); err == nil || !strings.Contains(err.Error(), "shift_jis") {
		t.Errorf("unknown name: error %v", err)
	}
	for _, name := range []string{"cp932", "CP1252", "latin1", "utf_16", "iso2022_jp", "gb2312", "windows-31j", "cp949", "koi8-u", "iso-8859-2"} {
		if _, _, ok := charsetByName(name); !ok {
			t.Errorf("%s is not known", name)
		}
	}
}

func TestDecodeBinary(t *testing.T) {
	for _, c := range []struct{ data, kind string }{
		{"%PDF-1.4\n1 0 obj", "PDF"}, {"PK\x03\x04\x14\x00", "ZIP"}, {"\x89PNG\r\n\x1a\n", "PNG"}, {"GIF89a\x01\x00", "GIF"}, {"\xFF\xD8\xFF\xE0", "JPEG"},
		{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\x00", "Word"}, {strings.Repeat("ab\x00\x00c", 50), "NUL"}, {strings.Repeat("\x01\x02ab", 50), "control"},
	} {
		if _, _, _, err := decode([]byte(c.data), Text, ""); err == nil || !strings.Contains(err.Error(), "is no text ("+c.kind) {
			t.Errorf("%q: error %v", c.data, err)
		}
	}
	for _, text := range []string{"", "plain\n", "ID3 is a word\n", "RIFF too\n", "tab\tand\fform feed\n",
		"Date: 8 May 2019\nPlace: Oslo\n\nMIME-Version: 1.0 was praised.\n", "From: Oslo\nto Bergen\nMIME-Version: 1.0\n"} {
		if got, charset, _, err := decode([]byte(text), Text, ""); got != text || charset != "utf-8" || err != nil {
			t.Errorf("%q: got %q %s %v", text, got, charset, err)
		}
	}
}

func TestDecodeDamage(t *testing.T) {
	text, charset, lost, err := decode([]byte(strings.Repeat(sampleJapanese, 3)+"\xE3\x81"), Text, "")
	if charset != "utf-8" || lost != 1 || err != nil || !strings.HasSuffix(text, "\n\uFFFD") {
		t.Errorf("cut off: got %s lost %d error %v", charset, lost, err)
	}
	damaged := append(encodeAs(t, "shift_jis", strings.Repeat(sampleJapanese, 5)), 0xFF, '\n')
	if _, charset, lost, _ := decode(damaged, HTML, ""); charset != "shift_jis" || lost != 1 {
		t.Errorf("a broken byte: got %s lost %d", charset, lost)
	}
	for _, c := range []struct{ declared, text, want string }{ // single bad bytes
		{"utf-8", "In Tromsø, naïve: “cod” – Vale\xffs\n", "In Tromsø, naïve: “cod” – Vale\uFFFDs\n"},
		{"", "In Tromsø: “cod” – na\xefve café, Vale’s\n", "In Tromsø: “cod” – na\uFFFDve café, Vale’s\n"},
		{"", "Řím, Kyjev a Lublaň – \xe8\xe9 červená\n", "Řím, Kyjev a Lublaň – \uFFFD\uFFFD červená\n"},
		{"", strings.Replace(sampleRussian, "с", "\xd1", 1), strings.Replace(sampleRussian, "с", "\uFFFD", 1)},
		{"iso-8859-1", strings.Replace(sampleJapanese, "外", "\xe5\xa4", 1), strings.Replace(sampleJapanese, "外", "\uFFFD", 1)},
	} {
		head := "<meta charset=" + c.declared + ">"
		text, charset, lost, err := decode([]byte(head+c.text), HTML, "")
		if text != head+c.want || charset != "utf-8" || lost != strings.Count(c.want, replacement) || err != nil {
			t.Errorf("%q: got %s %q, lost %d, error %v", c.text, charset, text, lost, err)
		}
	}
	if text, _, _, _ := decode([]byte("日･ﾌﾗﾝｽ、ｶﾞｰﾅ：ＡＢ"), Text, ""); text != "日・フランス、ガーナ：ＡＢ" {
		t.Errorf("half width: got %q", text)
	}
	if text, _, lost, _ := decode([]byte("printed \uFFFD\r\nline\rend"), Text, ""); text != "printed \uFFFD\nline\nend" || lost != 0 {
		t.Errorf("printed U+FFFD and line ends: got %q lost %d", text, lost)
	}
}

func FuzzDecode(f *testing.F) {
	names := []string{"", "utf-8", "utf-16le", "utf-16be", "shift_jis", "euc-jp", "iso-2022-jp", "gb18030", "gbk", "big5", "euc-kr", "windows-1252", "windows-1251", "koi8-r", "utf-32le", "utf-32be", "macintosh"}
	for i, text := range []string{sampleJapanese, sampleChinese, sampleKorean, sampleRussian, sampleFrench, sampleTaiwanese} {
		f.Add([]byte(text), uint8(i))
		for j, name := range names[1:] {
			enc, _, _ := charsetByName(name)
			if out, err := encoding.ReplaceUnsupported(enc.NewEncoder()).Bytes([]byte(text)); err == nil {
				f.Add(out, uint8(j+1))
				f.Add(out, uint8(0))
			}
		}
	}
	f.Add([]byte(`<?xml encoding="euc-jp"?><meta charset=sjis>`+"\xA4\xA2"), uint8(0))
	f.Fuzz(func(t *testing.T, data []byte, which uint8) {
		text, charset, lost, err := decode(data, HTML, names[int(which)%len(names)])
		if err != nil {
			return
		}
		if !utf8.ValidString(text) || strings.ContainsAny(text, "\r\x00") {
			t.Fatalf("%s: not plain text: %q", charset, text)
		}
		if lost < 0 || lost > strings.Count(text, replacement) {
			t.Fatalf("%s: lost %d of %q", charset, lost, text)
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	for _, name := range []string{"utf-8", "shift_jis", "euc-jp", "windows-1252"} {
		text := sampleJapanese
		if name == "windows-1252" {
			text = sampleFrench
		}
		data := encodeAs(b, name, strings.Repeat(text, 30000/len(text)))
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				if _, _, _, err := decode(data, HTML, ""); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
