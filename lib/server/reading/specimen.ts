// An invented report of two pages, in which there is something for each pass of reading: a process that has read it has built
// what it needs for the next file.

export const specimen = `34                                              Die Mühlen von Aschfurt

                    II. Der Brand vom 3. März 1911

Über die Ursache des Feuers gehen die Berichte auseinander. Der Land-
rat v. Brockdorff schrieb am 7. März 1911 an das Ministerium, der Mül-
ler Johann Vogt habe „die Lampe stehen lassen"1, während die Witwe
Margarete Vogt noch im Herbst aussagte, das Tor sei von außen verschlos-
sen gewesen2. Beide Angaben sind nicht zu vereinen; vgl. auch den Brief-
wechsel mit Dr. Alexander Thomsen in Riga3. Die Schäden an Ober- und
Untermühle wurden auf 12 400 Mark geschätzt (S. 14–17).

    Nach dem Brande verkaufte die Gemeinde das Grundstück. Im Kirchen-
buch heißt es dazu: „Anno 1912 ist die alte Mühl gantz abgetragen wor-
den.“ Dagegen spricht das Protokoll vom 12.4.1913*.

  — die Obermühle am Bach,
  — die Untermühle an der Straße,
  — das Wohnhaus.

1 Landesarchiv Aschfurt, Bestand 14, Nr. 208, Bl. 12–15.
2 Aussage der Margarete Vogt, 9. 10. 1911, ebd., Bl. 31 (Rückseite).
3 РГАСПИ, ф. 17, оп. 3, д. 112, л. 4; Thomsen, Erinnerungen, Riga 1926,
S. 88 ff.
* Wie Anm. 1.
\f
Die Mühlen von Aschfurt                                              35

Der Brief, den Thomsen am folgenden Tage erhielt, ist erhalten:

                                             Riga, den 4. März 1911
Hochgeehrter Herr Doktor!

Die Nachricht von dem Unglück hat uns hier alle auf das Tiefste er-
schüttert. Ich werde Ihnen die Rechnungen für 1909/10 sogleich zusen-
den4. Mit vorzüglicher Hochachtung
                                             gez. Karl Mieg

   Jahr      Mehl     Korn
   1909      1 200    3 400
   1910      1 310    3 150

The same was said by the British consul, Mr. Henry Ashford, in his re-
port of 11 March 1911 (The National Archives, FO 371/1126, fols. 22–23).
"Nobody", he wrote, "has seen the lamp." [5]

4 Ders., Erinnerungen, a. a. O., S. 91.
[5] Ibid., p. 24; see also H. Ashford, A Consul's Life (London, 1931), p. 9.
`
