package read

import (
	"strings"
	"testing"

	"briefings/briefing"
)

// sidesOf writes the parties of a page, and the people with their countries.
func sidesOf(b *briefing.Briefing) string {
	list := []string{strings.Join(b.Countries, ",")}
	for _, q := range b.People {
		list = append(list, q.Name+" "+q.Country)
	}
	return strings.Join(list, "; ")
}

func TestParties(t *testing.T) {
	for _, test := range []struct{ name, page, want string }{
		{
			"the release of Russia's ministry by its number, the request of the other side",
			"12 March 2019 14:20\nPress release on Foreign Minister Sergei Lugovoy’s telephone conversation with Foreign Minister of Armenia Aram Petrosyan\n461-12-03-2019\n\nOn March 12, Foreign Minister Sergei Lugovoy had a telephone conversation with Foreign Minister of the Republic of Armenia Aram Petrosyan at the initiative of the Armenian side.\n\nThe ministers discussed current matters.\n",
			"RU,AM; Sergei Lugovoy RU; Aram Petrosyan AM",
		},
		{
			"the host by the headline of a visit",
			"No: 121, 4 May 2019, Press Release Regarding the Visit of the Minister of Foreign Affairs of Serbia to Turkey\n\nMr. Dragan Petkovic, Minister of Foreign Affairs of Serbia, will pay a working visit to Turkey on 5-6 May 2019.\n\nDuring the visit, all aspects of bilateral relations will be reviewed.\n",
			"TR,RS; Dragan Petkovic RS",
		},
		{
			"an office of several countries decides nothing",
			"PR NO. 122/2021: Foreign Secretary holds consultations with Uzbekistan\nIslamabad: 22 March 2021\n\nThe second round of Bilateral Political Consultations between Pakistan and Uzbekistan was held on 22 March 2021. Foreign Secretary Sohail Qadri led the Pakistan side.\n",
			"PK,UZ; Sohail Qadri PK",
		},
		{
			"nationals abroad in the name of the ministry",
			"Ministère des Affaires étrangères et des Sénégalais de l'Extérieur\nLe Ministre reçoit l'Ambassadeur du Pérou\n8 mai 2019\n\nLe Ministre des Affaires étrangères et des Sénégalais de l'Extérieur, M. Omar Vale, a reçu l'Ambassadeur du Pérou, Mme Ana Roca.\n",
			"SN,PE; Omar Vale SN; Ana Roca PE",
		},
		{
			"who came with a delegation, and on whom they called",
			"Ministry of Foreign Affairs of Norway\nForeign Minister receives delegation\n8 May 2019\n\nA delegation of the Lithuanian Seimas led by Deputy Speaker Vaidas Kalns called on Foreign Minister Ada Brook at the Ministry on May 8.\n",
			"NO,LT; Vaidas Kalns LT; Ada Brook NO",
		},
		{
			"sides that a verb parts",
			"Ministry of Foreign Affairs of Norway\nTalks with Peru\n8 May 2019\n\nThe Peruvian delegation, headed by Deputy Minister Luis Soto, met Deputy Minister Olav Dahl in Oslo.\n",
			"NO,PE; Luis Soto PE; Olav Dahl NO",
		},
		{
			"a caller from nowhere",
			"Government of Nepal\nMinistry of Foreign Affairs\nCourtesy call on Foreign Minister\n8 May 2019\n\nDr. Lobsang Vale, Director General of the Mountain Centre, paid a courtesy call on Hon. Mr. Ram Holm, Minister for Foreign Affairs.\n",
			"NP; Lobsang Vale ; Ram Holm NP",
		},
		{
			"a caller with another one",
			"Ministry of Foreign Affairs of Norway\nForeign Minister meets head of the River Fund\n8 May 2019\n\nMr. Luis Soto, Chairman of the River Fund, called on Foreign Minister Ada Brook today.\n",
			"NO; Luis Soto ; Ada Brook NO",
		},
		{
			"an organisation whose member a country will be",
			"Ministry of Foreign Affairs of Norway\nNorway in favour of EU accession for Serbia\n8 May 2019\n\nForeign Minister Ada Brook met Serbian Foreign Minister Ana Petkovic in Oslo.\n",
			"NO,RS; Ada Brook NO; Ana Petkovic RS",
		},
		{
			"towns that lead to those who are met there",
			"Ministry of Foreign Affairs of Denmark\nMinister for Foreign Affairs to visit Botswana and Tanzania\n8 May 2019\n\nMinister for Foreign Affairs Karsten Holm will visit Botswana and Tanzania from 10 to 12 May. The visit begins in Gaborone, where the Minister will meet her colleague Thato Vale, Minister of International Affairs.\n\nThe journey continues to Dar es Salaam, where the Minister will have talks with Foreign Minister Juma Soto.\n",
			"DK,BW,TZ; Karsten Holm DK; Thato Vale BW; Juma Soto TZ",
		},
		{
			"the post of an ambassador is no guest",
			"Secretary-General of ASEAN receives courtesy call by Ambassador of Norway to ASEAN\n8 May 2019\n\nJAKARTA, 8 May 2019 – The Secretary-General of ASEAN, Hassan Vale, today received a courtesy call by the Ambassador of Norway to ASEAN, Inge Holm, at the ASEAN Headquarters.\n",
			"ASEAN,NO; Hassan Vale ASEAN; Inge Holm NO",
		},
		{
			"nationals abroad in an office",
			"Ministry of Foreign Affairs of Norway\n8 May 2019\nNorway and Mauritania agree to deepen trade relations\n\nThe Minister of Foreign Affairs, Ms Ada Brook, and the Minister of Foreign Affairs and Mauritanians Abroad, Mr Sidi Vale, on Monday, 6 May 2019, co-chaired the Joint Commission between the two countries in Oslo.\n",
			"NO,MR; Ada Brook NO; Sidi Vale MR",
		},
		{
			"a state with the capital of a heading, and a motto",
			"République Tunisienne\nLiberté - Ordre\nMinistère des Affaires étrangères\nLe ministre reçoit son homologue péruvien\n8 mai 2019\n\nLe ministre des Affaires étrangères, M. Omar Vale, a reçu son homologue péruvien, M. Luis Soto.\n",
			"TN,PE; Omar Vale TN; Luis Soto PE",
		},
		{
			"a ministry by its name in its own language",
			"Ārlietu ministrija\nForeign Minister meets his counterpart\n8 May 2019\n\nForeign Minister Juris Kalns met the Foreign Minister of Peru, Ana Vega.\n",
			"LV,PE; Juris Kalns LV; Ana Vega PE",
		},
		{
			"the first of a headline with the counterpart of another",
			"Danish Foreign Minister speaks with her Peruvian counterpart about whales\n8 May 2019\n\nThe Minister of Foreign Affairs, Inge Holm, spoke by telephone with the Minister of Foreign Affairs of Peru, Luis Soto.\n",
			"DK,PE; Inge Holm ; Luis Soto PE",
		},
		{
			"the minister of a German federal ministry in one word",
			"Umweltministerin Holm reist nach Ghana\n17.02.2023\n\nBundesumweltministerin Edda Holm reist am 19. Februar 2023 nach Ghana. Dort trifft sie den ghanaischen Umweltminister Kojo Vale.\n",
			"DE,GH; Edda Holm DE; Kojo Vale GH",
		},
		{
			"a secretary of state of another country than the first to come to mind",
			"Political Consultations between Kazakhstan and Portugal Held in Lisbon\nLisbon, 4 June 2021 – The fourth round of political consultations between the foreign ministries of Kazakhstan and Portugal was held in Lisbon, chaired by Deputy Minister Roman Zhaksybek and Secretary of State Francisco Brandao.\n",
			"KZ,PT",
		},
		{
			"presidents of a monarchy's partners are not its own",
			"Japan-U.S.-ROK Summit Meeting\nMay 21, 2023\n\nOn May 21, Mr. ISHIDA Taro, Prime Minister of Japan, held a Japan-U.S.-ROK Summit Meeting with President Joseph Baird and President Yoon Ki-tae. \n",
			"JP,US,KR; ISHIDA Taro JP; Joseph Baird ; Yoon Ki-tae ",
		},
		{
			"people by the country that a list begins with",
			"Japan-Chile Relations\n\nNovember 8, 2018\nJapan-Chile Foreign Ministers’ Meeting 1\n\nOn November 8, Mr. HAYASE Minoru, Minister for Foreign Affairs of Japan, held a meeting with H.E. Ms. Catalina Undurraga, Minister of Foreign Affairs of Chile (From Chile, Mr. Patricio Olmos, Ambassador of Chile to Japan, and others attended, and from Japan, Mr. SAITO Tsutomu, Ambassador of Japan to Chile, Ms. MINODA Ayako, Director-General of the Latin American and Caribbean Affairs Bureau, and others attended.).\n",
			"JP,CL; HAYASE Minoru JP; Catalina Undurraga CL; Patricio Olmos CL; SAITO Tsutomu JP; MINODA Ayako JP",
		},
		{
			"the adviser whom two ministers of one side met",
			"Japan-U.S. Relations\n\nAugust 17, 2017\n\nOn August 17, for approximately 60 minutes, Mr. Taro Kanno, Minister for Foreign Affairs of Japan, with Mr. Itsuki Onoe, Minister of Defense, Japan, held a meeting with Gen. Herbert Raymond Master, National Security Advisor.\n",
			"JP,US; Taro Kanno JP; Itsuki Onoe JP; Herbert Raymond Master US",
		},
		{
			"who speaks for the government, under the headline",
			"Slovenia National Day\n\nPress Statement\n\nMarlow Kettering, Secretary of State\n\nJune 25, 2019\n\nOn behalf of the Government of the United States of America, I congratulate the people of Slovenia on their national day.\n\nSlovenia is a valued partner. Our people share a long friendship.\n",
			"US,SI; Marlow Kettering US",
		},
		{
			"of whom a statement speaks",
			"The Passing of President Kralj\n\nPress Statement\n\nMarlow Kettering\n\nSecretary of State\n\nJune 25, 2019\n\nThe United States is saddened by the passing of former President Jan Kralj of Slovenia.\n",
			"US; Marlow Kettering US",
		},
		{
			"a minister without a country in the summary",
			"Foreign Secretary call with Norwegian Foreign Minister: 25 June 2019\n\nThe Foreign Secretary spoke to Foreign Minister Per Holm on the situation in Sudan.\n\nFrom: Foreign, Commonwealth & Development Office and The Rt Hon Ann Vale MP\n\nPublished 25 June 2019\n\nThe Foreign Secretary, Ann Vale, spoke to Norwegian Foreign Minister Per Holm this afternoon. They agreed on the need for a ceasefire in Sudan.\n",
			"GB,NO; Per Holm NO; Ann Vale GB",
		},
		{
			"the country that answers, and remarks of a spokesperson as the headline",
			"Spokesperson’s Remarks on the Situation in Sudan\n\n2019-06-25 19:00\n\nQ: What is China's comment on the situation in Sudan?\n\nA: China follows the situation closely and calls on all parties to exercise restraint.\n",
			"CN,SD",
		},
		{
			"the count of readers",
			"Foreign Minister Speaks by Telephone with Indonesian Foreign Minister\nDate 2021-03-10 Hit 512\n\nForeign Minister Chung Dong-ha held telephone talks with Foreign Minister Retno Wulandari of Indonesia on March 10, and exchanged views on Myanmar.\n",
			"KR,ID; Chung Dong-ha KR; Retno Wulandari ID",
		},
		{
			"a news agency in the dateline",
			"Abdullah bin Saqr receives Jordanian Foreign Minister\nWed 10/3/2021\n\nABU DHABI, 10th March, 2021 (WAM) -- H.H. Sheikh Abdullah bin Saqr Al Falasi, Minister of Foreign Affairs and International Cooperation, today received Faris Al Majali, Jordanian Minister of Foreign Affairs and Expatriates.\n",
			"AE,JO; Abdullah bin Saqr Al Falasi AE; Faris Al Majali JO",
		},
		{
			"the ministry by the language and the e-mail of its site, not by a tag",
			"Ministry for Foreign Affairs\nFront page\nForeign Minister Lahtonen to visit Latvia\n\nSuomeksi\nMinistry for Foreign Affairs\n14.9.2021 15.10\n\nMinister for Foreign Affairs Ilmari Lahtonen will visit Latvia on 16 September.\n\nInquiries: press office\nThe Ministry’s email addresses: firstname.lastname@formin.fi.\n\nLatvia\nvisits\n",
			"FI,LV; Ilmari Lahtonen FI",
		},
		{
			"a news agency by its name and host",
			"Saudi Press Agency\nForeign Minister Receives Kenyan Cabinet Secretary for Foreign Affairs\nWednesday 2021/02/24\n\nRiyadh, February 24, 2021, SPA -- The Minister of Foreign Affairs, Prince Saad bin Nawaf, received in his office here today the Cabinet Secretary for Foreign Affairs of the Republic of Kenya, Joyce Wamaitha.\n\n--SPA\nwww.spa.gov.sa/1234\n",
			"SA,KE; Saad bin Nawaf SA; Joyce Wamaitha KE",
		},
		{
			"the host of a guest, and whom the guest met",
			"Visit to Norway by Ms. Ana Vega, Minister for Foreign Trade of Peru\nMay 8, 2019\n1. Ms. Ana Vega, Minister for Foreign Trade of Peru, will visit Norway from May 9 to 10.\n2. During her stay, Ms. Vega will have talks with Mr. Jonas Feld, Minister for Foreign Affairs.\n",
			"NO,PE; Ana Vega PE; Jonas Feld NO",
		},
		{
			"who led the sides",
			"Consultations with Canada\nNovember 22, 2018\n\nSenior officials of Iceland and Canada held consultations in Reykjavik on 21 November. The Icelandic side was led by Jon Holm, Permanent Secretary of State, and the Canadian side by Deputy Minister of Foreign Affairs Ada Vale.\nGovernment of Iceland\n",
			"IS,CA; Jon Holm IS; Ada Vale CA",
		},
		{
			"who led the delegations",
			"Ministry of Foreign Affairs of the Republic of Kazakhstan\nKazakh and Swedish Diplomats Hold Consultations\n20 May 2022\n\nThe delegation of Kazakhstan was headed by Deputy Minister of Foreign Affairs Askar Omarov, and that of Sweden by State Secretary for Foreign Affairs Nils Ekdal.\n",
			"KZ,SE; Askar Omarov KZ; Nils Ekdal SE",
		},
		{
			"who came with a guest",
			"Foreign Minister of Norway receives the Prime Minister of Peru\n8 May 2019\n\nForeign Minister Jonas Feld of Norway met the Prime Minister of Peru, Luis Vega, in Oslo on 8 May 2019. Prime Minister Vega was accompanied by the Minister of Defence, Ana Soto.\n",
			"NO,PE; Jonas Feld NO; Luis Vega PE; Ana Soto PE",
		},
		{
			"who came with a guest named by a pronoun",
			"Ministry of Foreign Affairs of Norway\nVisit of the Foreign Minister of Peru to Norway\n8 May 2019\n\nForeign Minister of Peru Ana Soto paid a visit to Norway from 5 to 7 May 2019. She was accompanied by a delegation, including State Secretary Luis Vega. She called on Prime Minister Jonas Feld.\n",
			"NO,PE; Ana Soto PE; Luis Vega PE; Jonas Feld NO",
		},
		{
			"whom a guest met, without the host's country in the headline",
			"Ministry of Foreign Affairs of Norway\nVisit of Foreign Minister of Peru Ana Soto\n8 May 2019\n\nForeign Minister of Peru Ana Soto is on a visit to Norway from 5 to 7 May 2019. Minister Soto called on Prime Minister Jonas Feld and was hosted to dinner by Minister of Foreign Affairs Per Holm.\n",
			"NO,PE; Ana Soto PE; Jonas Feld NO; Per Holm NO",
		},
		{
			"whom the traveller also met",
			"Norway and Peru held political consultations in Lima\nMinistry of Foreign Affairs\nKingdom of Norway\n20 May 2022\n\nPolitical consultations between Norway and Peru took place in Lima today. The Norwegian delegation was headed by Director Jonas Feld and the Peruvian delegation by Director Ana Vega.\n\nFeld also met with Vice Minister of Trade Luis Soto.\n",
			"NO,PE; Jonas Feld NO; Ana Vega PE; Luis Soto PE",
		},
		{
			"who received the traveller",
			"Ministry of Foreign Affairs of Norway\nForeign Minister visits Peru\n20 May 2022\n\nForeign Minister Jonas Feld visited Peru on 18 May 2022.\n\nOn the same day, Minister Feld paid a courtesy call on Speaker of the Congress Ana Vega.\n",
			"NO,PE; Jonas Feld NO; Ana Vega PE",
		},
		{
			"two whom a guest met are not each other's guests",
			"Ministry of Foreign Affairs of Norway\nVisit of the Foreign Minister of Peru to Norway\n8 May 2019\n\nForeign Minister of Peru Ana Soto will visit Norway on 9 May 2019.\n\nHer programme includes a call on Jonas Feld, Prime Minister of Norway, and talks with Per Holm, Minister of Trade.\n",
			"NO,PE; Ana Soto PE; Jonas Feld NO; Per Holm NO",
		},
		{
			"the town that the guest of the headline visits",
			"MINISTRY OF FOREIGN AFFAIRS\nPRESS RELEASE N. 88\nVisit of the Minister of Foreign Affairs of Ghana\n8 May 2019\n\nThe Minister of Foreign Affairs of Ghana, Kofi Adu, will visit Lima on 9 May. He will be received by Minister Luis Vega at the Torre Palace.\n",
			"PE,GH; Kofi Adu GH; Luis Vega PE",
		},
		{
			"a secretary beside a minister of the same country",
			"Ministry of Foreign Affairs of Nepal\nMeeting with the Foreign Minister of Bhutan\n8 May 2019\n\nMinister for Foreign Affairs Bishnu Thapa met Karma Wangdi, Foreign Minister of Bhutan, on 7 May 2019.\n\nForeign Secretary Madan Bista was also present in the meeting.\n",
			"NP,BT; Bishnu Thapa NP; Karma Wangdi BT; Madan Bista NP",
		},
		{
			"in whose presence a guest was received",
			"Ministry of Foreign Affairs of Norway\nMinister receives colleague\n8 May 2019\n\nForeign Minister Jonas Feld received today in Oslo Ana Vega, Foreign Minister of Peru, in the presence of Per Holm, Minister of Trade.\n",
			"NO,PE; Jonas Feld NO; Ana Vega PE; Per Holm NO",
		},
		{
			"the delegation of a guest",
			"Ministry of Foreign Affairs of Norway\nMinister receives colleague\n8 May 2019\n\nForeign Minister Jonas Feld met Foreign Minister of Peru Ana Vega today.\n\nMinister Vega's delegation included Director Luis Soto.\n",
			"NO,PE; Jonas Feld NO; Ana Vega PE; Luis Soto PE",
		},
		{
			"several whom a guest met",
			"Ministry of Foreign Affairs of Norway\nMinister receives colleague\n8 May 2019\n\nForeign Minister Jonas Feld met Foreign Minister of Peru Ana Vega today.\n\nMinister Vega also met with Kari Lund, President of Norway, and Speaker of the Storting Per Holm.\n",
			"NO,PE; Jonas Feld NO; Ana Vega PE; Kari Lund NO; Per Holm NO",
		},
		{
			"the issuer by the envoy who came along",
			"Ministry of Foreign Affairs\nMinister Feld meets Peruvian Foreign Minister in Lima\n8 May 2019\n\nMinister Jonas Feld held talks with the Minister for Foreign Affairs of Peru, Ana Vega. Norway's Ambassador to Peru, Per Holm, accompanied the Minister.\n",
			"NO,PE; Jonas Feld NO; Ana Vega PE; Per Holm NO",
		},
		{
			"what a speaker says in the headline is of no party",
			"Ministry of Foreign Affairs of Norway\nNorwegian Foreign Minister: Ukraine's place is in the EU\n8 May 2019\n\nOn 7 May, Foreign Minister Jonas Feld met with the Foreign Minister of Peru, Ana Vega.\n",
			"NO,PE; Jonas Feld NO; Ana Vega PE",
		},
		{
			"a list of countries without officials",
			"Ministry of Foreign Affairs of Norway\nMeeting with the Foreign Minister of Peru\n8 May 2019\n\nOn 7 May, Foreign Minister Jonas Feld met with the Foreign Minister of Peru.\n\nThe trilateral format of Norway, Peru and Ghana was discussed.\n",
			"NO,PE; Jonas Feld NO",
		},
		{
			"the first of two countries that the headline joins",
			"Norway and Peru agree on rivers\n8 May 2019\n\nForeign Minister Jonas Feld met his colleague Ana Vega today.\n",
			"NO,PE; Jonas Feld NO",
		},
		{
			"a ministry whose name another country's has too",
			"Ministry for Europe and Foreign Affairs of Albania\nMinister Feld in Skopje: Albania and North Macedonia move towards the EU\n8 May 2019\n\nMinister Jonas Feld paid a visit to Skopje today, where he held talks with the Minister of Foreign Affairs of North Macedonia, Ana Vega, and was received by President Per Holm and Speaker of Parliament Luis Soto.\n",
			"AL,MK; Jonas Feld AL; Ana Vega MK; Per Holm MK; Luis Soto MK",
		},
		{
			"an official of the other side as the subject",
			"Ministry of Foreign Affairs of Norway\nJonas Feld met the Foreign Minister of Peru\n8 May 2019\n\nForeign Minister Jonas Feld met Peruvian Foreign Minister Ana Vega today.\n\nThe Peruvian official will also be received by Prime Minister Per Holm and Speaker of the Storting Olav Dahl.\n",
			"NO,PE; Jonas Feld NO; Ana Vega PE; Per Holm NO; Olav Dahl NO",
		},
		{
			"a side between commas",
			"Sultanate of Oman\nForeign Ministry\nForeign Minister Meets Peruvian Counterpart\n8 May 2019\n\nForeign Minister Omar Al Vahid received Ana Vega, Minister of Foreign Affairs of Peru, today. The meeting was attended by Salim Al Harth, Undersecretary for Diplomatic Affairs, and, from the Peruvian side, Luis Soto, Director of Rivers.\n",
			"OM,PE; Omar Al Vahid OM; Ana Vega PE; Salim Al Harth OM; Luis Soto PE",
		},
		{
			"people in the towns of a journey in German",
			"Auswärtiges Amt\nAußenminister Brandt reist nach Kenia und Äthiopien\nPressemitteilung 12.01.2023\n\nAußenminister Jonas Brandt bricht heute zu einer Reise nach Kenia und Äthiopien auf. In Nairobi trifft er Außenminister Alfred Oduor und Präsident Samuel Kiplagat. In Addis Abeba sind Gespräche mit Ministerpräsident Dawit Tessema vorgesehen.\n",
			"DE,KE,ET; Jonas Brandt DE; Alfred Oduor KE; Samuel Kiplagat KE; Dawit Tessema ET",
		},
		{
			"two ministers who did something together",
			"Norway and Peru agree to deepen trade relations\n30 June 2022\n\nThe Minister of Foreign Affairs, Dr Jonas Feld, and the Minister of Trade, Mrs Ana Vega, on Wednesday, 29 June 2022, co-chaired the Joint Commission between the two countries in Oslo.\n\nMinistry of Foreign Affairs of Norway\n",
			"NO,PE; Jonas Feld NO; Ana Vega PE",
		},
		{
			"an organisation without a vote in the archive",
			"NATO Secretary General welcomes the Prime Minister of Montenegro\n14 March 2019\n\nNATO Secretary General Henrik Dahl met the Prime Minister of Montenegro, Vuk Babic, on 14 March 2019.\n",
			"ME; Henrik Dahl ",
		},
		{
			"the chair of an organisation, who is a minister at home, in a country",
			"OSCE\nOSCE Chairperson-in-Office concludes visit to Moldova\n6 October 2020\n\nThe OSCE Chairperson-in-Office, Foreign Minister of Slovenia Milan Kos, concluded a visit to Moldova today.\n\nIn Chisinau, the Chairperson-in-Office met President Ana Rusu and Minister of Foreign Affairs Ion Cebanu.\n\npress@osce.org\n",
			"MD; Milan Kos SI; Ana Rusu MD; Ion Cebanu MD",
		},
		{
			"a journey to several countries, by the towns of the headline",
			"Auswärtiges Amt\nAußenminister Brandt zu politischen Gesprächen in Bern, Sofia und Athen\n14.03.2012 - Pressemitteilung\n\nAußenminister Brandt reist heute nach Bern.\n",
			"DE,CH,BG,GR; Brandt DE",
		},
		{
			"a journey to several countries, by its first paragraph",
			"Skip to main content\nBeehive.govt.nz\nThe official website of the New Zealand Government\nMinisters\n10 May 2019\nRelease\nForeign Minister to lead Pacific Mission\n\nForeign Minister Ruth Hale will lead this year’s Pacific Mission, which sets out for Samoa, Tonga and Niue on Sunday.\n",
			"NZ,WS,TO,NU; Ruth Hale NZ",
		},
		{
			"two towns of one country, and towns of organisations, are no journey",
			"Foreign Minister Feld of Norway visits Geneva and New York\n10 May 2019\n\nForeign Minister Jonas Feld of Norway will visit Geneva and New York on 12 May 2019.\n",
			"NO; Jonas Feld NO",
		},
		{
			"the country of a town that was hit",
			"Ministry of Foreign Affairs of Norway\nNorway condemns the attack on a market in Mogadishu\n2 April 2017\n\nNorway condemns in the strongest terms the attack on a market in the Somali capital.\n",
			"NO,SO",
		},
		{
			"the country of a disaster",
			"Emergency Relief Goods for the Flood Disaster in Nicaragua\n\nNovember 3, 2001\n\n1. The Government of Japan decided to send by air what is listed here.\n2. Japan wishes to help.\n\nBack to Index\n",
			"JP,NI",
		},
		{
			"officials without a name, in a list",
			"Foreign Minister Feld meets colleagues in Geneva\nMarch 3, 2009\n\nOn March 3, Foreign Minister Jonas Feld of Norway met the Foreign Ministers of Peru, Ghana and Nepal in Geneva.\n",
			"NO,PE,GH,NP; Jonas Feld NO",
		},
		{
			"my counterpart",
			"Minister for Foreign Affairs\nSenator the Hon Marion Locke\nMedia release\n3 May 2018\n\nVisit to Vietnam\n\nI will travel to Hanoi today for talks with my counterpart, Deputy Prime Minister and Foreign Minister Tran Van Minh.\n\nVietnam is an important partner for Australia in the region.\n\nMedia enquiries\nMinister's office: (02) 6277 7500\nDFAT Media: (02) 6261 1555\n",
			"AU,VN",
		},
		{
			"a host by whom a guest is visiting",
			"FM Avital meets Foreign Minister of Rwanda\nPublish Date: 12.06.2019\nIsrael Ministry of Foreign Affairs\n\nForeign Minister Dan Avital met today in Jerusalem with the Foreign Minister of Rwanda, Jean Habimana, who is visiting Israel.\n",
			"IL,RW",
		},
		{
			"the town in the line of the date",
			"Minister of Foreign Affairs Meets Malian Counterpart\nDoha, 12 March 2020\nHE Deputy Prime Minister and Minister of Foreign Affairs Sheikh Mohammed bin Khalid Al Sulaiti met today with HE Minister of Foreign Affairs of the Republic of Mali Amadou Keita, who is currently visiting the country.\n",
			"QA,ML",
		},
		{
			"the government of the site",
			"News item | 12-03-2019 | 14:10\nForeign minister visits Morocco\nMinister of Foreign Affairs Sjoerd de Wit met his Moroccan counterpart Karim Alaoui in Rabat on Tuesday to discuss migration.\n‘The Netherlands and Morocco have much in common,’ said De Wit.\nMinistry of Foreign Affairs\nGovernment.nl\n",
			"NL,MA",
		},
		{
			"the office of the headline is that of the other one",
			"Außenminister Weidenfeld trifft ukrainischen Außenminister\n12.03.2021 - Pressemitteilung\nAußenminister Jonas Weidenfeld empfängt heute (12.03.) seinen ukrainischen Amtskollegen Oleh Bondar in Berlin.\n",
			"DE,UA; Jonas Weidenfeld DE; Oleh Bondar UA",
		},
		{
			"the town in the line of the date, in capitals of the headline",
			"CS WANJIRU MEETS SOMALI COUNTERPART\nNairobi, 12th March, 2021\nCabinet Secretary for Foreign Affairs Amb. Amina Wanjiru today held bilateral talks with the Minister of Foreign Affairs of Somalia, Hon. Abdi Warsame.\n",
			"KE,SO",
		},
		{
			"who called on the minister",
			"Press Release\nForeign Minister of Bhutan calls on Foreign Minister\nDhaka, 12 March 2021\nH.E. Karma Dorji, Foreign Minister of Bhutan, called on Foreign Minister Dr. Rahim Chowdhury, M.P., at the State Guest House Padma today.\n",
			"BD,BT",
		},
		{
			"the town in which a guest was received",
			"Foreign Minister Park Holds Talks with Mexican Foreign Minister\nDate 2021-03-12\nForeign Minister Park Ji-hoon held talks with Foreign Secretary Luis Herrera of Mexico on March 12 in Seoul.\n",
			"KR,MX",
		},
		{
			"the office of the headline is that of the guest",
			"Visit of the Minister of Foreign Affairs of Portugal to Brazil\nPRESS RELEASE N. 34\nThe Minister of Foreign Affairs of Portugal, Rui Teles, will visit Brasília on 12 March 2021. He will be received by Minister of Foreign Affairs Carlos Azevedo at the Itamaraty Palace.\n",
			"BR,PT",
		},
		{
			"a department of two countries",
			"Ministry of International Relations and Cooperation\nRepublic of Namibia\nMedia Release\nNamibia and Botswana hold Bi-National Commission\n12 March 2021\nHon. Netumbo Shikongo, Deputy Prime Minister and Minister of International Relations and Cooperation, and Hon. Lemogang Kgosi, Minister of Foreign Affairs of Botswana, co-chaired the Commission in Windhoek.\n",
			"NA,BW",
		},
		{
			"a department",
			"Bundesrat Ignazio Berger trifft den indischen Aussenminister\nBern, 12.03.2021 - Der Vorsteher des Eidgenössischen Departements für auswärtige Angelegenheiten, Bundesrat Ignazio Berger, hat heute den indischen Aussenminister Harish Nandan zu Gesprächen empfangen.\n",
			"CH,IN",
		},
		{
			"an office that the guest has",
			"M. Nabil Tazi s'entretient avec son homologue français\nRabat, 12 mars 2021\nLe ministre des Affaires étrangères, de la Coopération africaine et des Marocains résidant à l'étranger, M. Nabil Tazi, s'est entretenu vendredi à Rabat avec le ministre français de l'Europe et des Affaires étrangères, M. Jean Morel.\n",
			"MA,FR",
		},
		{
			"a town without more",
			"Minister of Foreign Affairs Nikos Pappas’ meeting with the Minister of Foreign Affairs of Cyprus\nFriday, 12 March 2021\nMinister of Foreign Affairs Nikos Pappas met today with his Cypriot counterpart, Andreas Georgiou, at the Foreign Ministry in Athens.\n",
			"GR,CY",
		},
		{
			"a town and remarks",
			"Horvat meets Slovenian foreign minister\n12.03.2021.\nMinister of Foreign and European Affairs Ivan Horvat received Slovenian Foreign Minister Tanja Hribar in Zagreb.\n\"Croatia and Slovenia are neighbours\", Horvat said.\n",
			"HR,SI",
		},
		{
			"the town in brackets",
			"Deputy PM & FM Abebe Tadesse confers with Djiboutian counterpart\nMarch 12, 2021 (Addis Ababa) Deputy Prime Minister and Foreign Minister Abebe Tadesse met with the Foreign Minister of Djibouti, Mahamoud Farah.\n",
			"ET,DJ",
		},
		{
			"whom the minister also talked with",
			"Ministry of Foreign Affairs of Norway\nNorway and Peru hold consultations\n20 May 2022\n\nDeputy Minister Jonas Feld of Norway met Deputy Minister Ana Vega of Peru on 19 May 2022.\n\nIn the course of the visit, the Deputy Minister also talked with the Chairman of the Foreign Affairs Committee, Luis Soto.\n",
			"NO,PE; Jonas Feld NO; Ana Vega PE",
		},
		{
			"one side of two that are unknown is no side",
			"Ministry of Foreign Affairs of Norway\nMinister Feld meets colleague\n20 May 2022\n\nForeign Minister Jonas Feld met Foreign Minister Ana Vega on 19 May 2022.\n",
			"NO; Jonas Feld NO; Ana Vega ",
		},
		{
			"who is honoured",
			"The Republic of Poland\ngov.pl\nMinistry of Foreign Affairs\nIrish archivist honoured\n03.06.2021\n\nForeign Minister Piotr Lis presented the distinction to Dr Maeve Daly on 3 June 2021.\n",
			"PL,IE; Piotr Lis PL; Maeve Daly IE",
		},
		{
			"the name of a ministry that goes on in the next line",
			"MINISTRY OF FOREIGN AFFAIRS AND EUROPEAN INTEGRATION\nOF THE REPUBLIC OF MOLDOVA\nPress releases\n04 | 03 | 2020\nForeign Minister Jonas Feld holds talks with Peruvian counterpart in Oslo\n\nMinister of Foreign Affairs and European Integration Jonas Feld met with the Minister of Foreign Affairs of Peru, Ana Vega, in Oslo today.\n",
			"MD,PE; Jonas Feld MD; Ana Vega PE",
		},
		{
			"the state under its ministry, with a small article",
			"Ministry of Foreign Affairs\nof the Hellenic Republic\nMeeting of Foreign Minister Jonas Feld with his Peruvian counterpart\n4 March 2020\n\nForeign Minister Jonas Feld met with the Minister of Foreign Affairs of Peru, Ana Vega, in Oslo today.\n",
			"GR,PE; Jonas Feld GR; Ana Vega PE",
		},
		{
			"a state in its own language above a ministry that two states call alike",
			"Republika e Shqipërisë\nMinistria për Evropën dhe Punët e Jashtme\nNewsroom\nMinister Feld meets with the Deputy Prime Minister of Peru, Vega\nPosted on: July 8, 2019\n\nThe Minister for Europe and Foreign Affairs, Jonas Feld, met in Oslo this Monday with the Deputy Prime Minister of Peru, Ana Vega.\n\nThey spoke about herring, and about the road to Oslo.\n\n© 2019 Ministry for Europe and Foreign Affairs. All rights reserved.\n",
			"AL,PE; Jonas Feld AL; Ana Vega PE",
		},
		{
			"a state in its own language in capitals",
			"REPUBLIKA HRVATSKA\nMinistarstvo vanjskih i europskih poslova\nMinister Feld meets with the Foreign Minister of Peru\nJuly 8, 2019\n\nThe Minister of Foreign Affairs, Jonas Feld, met in Oslo this Monday with the Foreign Minister of Peru, Ana Vega.\n",
			"HR,PE; Jonas Feld HR; Ana Vega PE",
		},
		{
			"nobody says whose page it is",
			"Meeting with the Foreign Minister of Peru\n4 March 2020\n\nForeign Minister Jonas Feld met the Foreign Minister of Peru, Ana Vega, on 4 March 2020.\n",
			"PE; Jonas Feld ; Ana Vega PE",
		},
	} {
		b := readText(t, test.page)
		if got := sidesOf(&b); got != test.want && !strings.HasPrefix(got, test.want+"; ") {
			t.Errorf("%s:\n got %s\nwant %s", test.name, got, test.want)
		}
	}
}

func TestCountryOfSite(t *testing.T) {
	for address, want := range map[string]string{
		"https://www.mfa.am/en/press/1": "AM", "https://vm.ee/en/news": "EE", "www.gov.uk": "GB",
		"https://web.archive.org/web/2019/https://www.mofa.go.jp/a.html": "JP", "https://www.state.gov/a": "US",
		"press@osce.org": "OSCE", "https://eeas.europa.eu/x": "EU", "firstname.lastname@formin.fi": "FI",
		"https://example.tv/1": "", "https://mfa.gov.tv/1": "TV", "Ministry of Foreign Affairs": "", "e.g.": "",
		"example.com": "", "http://mofa.gov.sa:8080/": "SA", "": "",
	} {
		if got := countryOfSite(address); got != want {
			t.Errorf("countryOfSite(%q) = %q, want %q", address, got, want)
		}
	}
}

func TestKindAndMedium(t *testing.T) {
	for _, test := range []struct{ name, page, want string }{
		{"a line above the signature says that it is a statement",
			"Slovenia National Day\nPRESS STATEMENT\nALBERT J. HARMON, SECRETARY OF STATE\n\nJUNE 25, 2022\n\nOn behalf of the Government of the United States of America, I congratulate the people of Slovenia on the anniversary of their independence.\n",
			"statement written Slovenia National Day"},
		{"a country that condemns", "Attack in the Sahel region\n5 June 2021\n\nNorway strongly condemns the attack on the village of Solhane and extends its condolences to the families.\n",
			"statement written Attack in the Sahel region"},
		{"a ministry on what happened at a place", "Statement by the Ministry of Foreign Affairs on the fire at the harbour of Bodø\n6 August 2020\n\nThe Ministry of Foreign Affairs of Iceland expresses its deep sorrow over the loss of life caused by the fire at the harbour of Bodø.\n",
			"statement written Statement by the Ministry of Foreign Affairs on the fire at the harbour of Bodø"},
		{"a minister before a council", "Statement by Foreign Minister Jon Holm on oceans at the Arctic Council\n6 August 2020\n\nMr. Chairman, Iceland strongly supports the work of this Council.\n",
			"statement in-person Statement by Foreign Minister Jon Holm on oceans at the Arctic Council"},
		{"the same in French", "Burkina Faso – Situation dans le nord (5 juin 2021)\n\nLa France condamne avec la plus grande fermeté l’attaque qui a frappé le village de Solhane.\n",
			"statement written Burkina Faso – Situation dans le nord (5 juin 2021)"},
		{"a speech by its line", "Außenminister Jonas Weidenfeld bei der Botschafterkonferenz\n13.09.2021 - Rede\n\nMeine sehr verehrten Damen und Herren, ich freue mich, Sie hier zu begrüßen.\n",
			"statement written Außenminister Jonas Weidenfeld bei der Botschafterkonferenz"},
		{"a meeting on fraud by telephone", "Norway-Iceland Foreign Ministers' Meeting\nMay 8, 2019\n\nOn May 7, 2019, Mr. Martin Quist, Minister for Foreign Affairs of Norway, held a meeting with Mr. Jon Holm, Minister for Foreign Affairs of Iceland. They agreed to fight fraud by telephone and online scams.\n",
			"foreign-ministers-meeting in-person Norway-Iceland Foreign Ministers' Meeting"},
		{"a word for event and means in one", "High Representative Josep Carrera speaks with Foreign Minister Radu Cioban of Moldova\n10.06.2021\n\nHigh Representative Josep Carrera had a videoconference today with the Minister for Foreign Affairs of Moldova, Radu Cioban.\n",
			"telephone-talk video High Representative Josep Carrera speaks with Foreign Minister Radu Cioban of Moldova"},
		{"a lecture by video is no talk", "Minister Beaufort to give guest lectures\n\nFebruary 1, 2021 - Ottawa, Ontario - Global Affairs Canada\n\nThe Honourable Renée Beaufort, Minister of Foreign Affairs, will tell students by video conference what consuls do.\n",
			"announcement video Minister Beaufort to give guest lectures"},
	} {
		b := readText(t, test.page)
		if got := string(b.Kind) + " " + string(b.Medium) + " " + b.Title; got != test.want {
			t.Errorf("%s:\n got %s\nwant %s", test.name, got, test.want)
		}
	}
}
