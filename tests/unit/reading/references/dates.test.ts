// What is read as a date, in which language, and what must not be. Each case: language, text, "words = EDTF".
import { expect, it } from 'vitest'
import { referencesOf } from './sample.ts'

const check = (language: string, source: string, expected: string[]): void => {
  const { dates, words } = referencesOf(source, language)
  expect(dates.map(({ raw, edtf }) => `${words(raw)} = ${edtf}`)).toEqual(expected)
}

const days: [string, string, string[]][] = [
  ['de', 'Er kam am 11. August 1891 an.', ['11. August 1891 = 1891-08-11']],
  [
    'de',
    'Am 14.Mai 1848 und am 2.9. 1848 stimmte man ab.',
    ['14.Mai 1848 = 1848-05-14', '2.9. 1848 = 1848-09-02'],
  ],
  [
    'de',
    'Brief vom 11. 8. 1848, Antwort vom 05.11.1848.',
    ['11. 8. 1848 = 1848-08-11', '05.11.1848 = 1848-11-05'],
  ],
  ['de', 'den 4. VII. 1920 in Graz', ['4. VII. 1920 = 1920-07-04']],
  ['de', 'Graz, 16.III.32', ['16.III.32 = XX32-03-16']],
  [
    'de',
    'Der Brief vom 16.III.32 kam an. Im Jahre 1931 war das anders.',
    ['16.III.32 = 1932-03-16', '1931 = 1931'],
  ],
  ['fr', 'Le 3 mai 1899, puis le 4. I. 02 il partit.', ['3 mai 1899 = 1899-05-03', '4. I. 02 = 1902-01-04']],
  ['ru', 'Письмо от 7.XI.18 г. и от 9 мая 1917 г.', ['7.XI.18 = 1918-11-07', '9 мая 1917 г. = 1917-05-09']],
  // Parts of works and laws have Roman figures as well.
  ['de', 'Siehe Kap. 16.III.32 und § 4.II.12 sowie Nr. 3.V.10.', []],
  ['la', 'Plin. nat. 16.III.32.5 legitur.', []],
  ['en', 'See the list 16.III.320 and 16.XIII.32 there.', []],
  ['de', 'am 3. Jänner 1871', ['3. Jänner 1871 = 1871-01-03']],
  ['en', 'signed on April 16, 1871, in the town', ['April 16, 1871 = 1871-04-16']],
  ['en', 'on 16 April, 1871, the commissar', ['16 April, 1871 = 1871-04-16']],
  ['en', 'the 4th of May, 1799', ['4th of May, 1799 = 1799-05-04']],
  ['en', 'Page last modified: 21-07-2018 06:03:23', ['21-07-2018 = 2018-07-21']],
  ['en', 'stamped 1871-02-28T10:00', ['1871-02-28 = 1871-02-28']],
  [
    'fr',
    'le 1er mars 1815, puis le 20 mars 1815',
    ['1er mars 1815 = 1815-03-01', '20 mars 1815 = 1815-03-20'],
  ],
  ['fr', 'le 28/2/1871', ['28/2/1871 = 1871-02-28']],
  ['ru', 'Доклад от 25 ноября 1920 г. получен', ['25 ноября 1920 г. = 1920-11-25']],
  ['ru', 'in: Zvezda, 25.nojabrja 1920 g.', ['25.nojabrja 1920 g. = 1920-11-25']],
]
it.each(days)('[R76] reads days (%s): %s', check)

const calendars: [string, string, string[]][] = [
  ['de', 'am 12./24. Mai 1881', ['12./24. Mai 1881 = 1881-05-24']],
  ['en', 'on 25 October / 7 November 1917', ['25 October / 7 November 1917 = 1917-11-07']],
  ['ru', '25 октября (7 ноября) 1917 г. начался мятеж', ['25 октября (7 ноября) 1917 г. = 1917-11-07']],
  ['en', 'on 10 February 1658/9 the court met', ['10 February 1658/9 = 1659-02-10']],
  [
    'la',
    'Datum III Kal. Maii anno Domini MCCXLV in castris',
    ['III Kal. Maii anno Domini MCCXLV = 1245-04-29'],
  ],
  ['la', 'Acta sunt hec Idibus Martii anno Domini 1204.', ['Idibus Martii anno Domini 1204 = 1204-03-15']],
  ['la', 'Anno Domini MCCCIIII, pridie Nonas Septembris obiit.', ['pridie Nonas Septembris = 1304-09-04']],
  ['la', 'Datum Idibus Iunii anno Domini M CC XLVI.', ['Idibus Iunii anno Domini M CC XLVI = 1246-06-13']],
  ['la', 'VI Kal. Ian. anno MCCC', ['VI Kal. Ian. anno MCCC = 1299-12-27']],
]
it.each(calendars)('[R76] reads one day in two calendars, and Roman days (%s): %s', check)

const stretches: [string, string, string[]][] = [
  ['de', 'In der Schlacht am 16.-19. August 1920', ['16.-19. August 1920 = 1920-08-16/1920-08-19']],
  ['de', 'vom 23. März bis 5. April 1926', ['23. März bis 5. April 1926 = 1926-03-23/1926-04-05']],
  ['de', 'Am 2. und 3. Mai 1929', ['2. und 3. Mai 1929 = 1929-05-02/1929-05-03']],
  ['de', 'am 2. und 7. Mai 1929', ['2. und 7. Mai 1929 = {1929-05-02,1929-05-07}']],
  ['en', 'on the night of November 8-9, 1823', ['November 8-9, 1823 = 1823-11-08/1823-11-09']],
  ['de', 'im Januar/Februar 1933', ['Januar/Februar 1933 = 1933-01/1933-02']],
  ['de', 'Im August-September 1829 weilte er dort', ['August-September 1829 = 1829-08/1829-09']],
  ['en', 'Between 10 and 14 March 1819 men marched', ['10 and 14 March 1819 = 1819-03-10/1819-03-14']],
  ['de', 'von Dezember bis Januar 1830', ['Dezember bis Januar 1830 = 1829-12/1830-01']],
  [
    'de',
    'In den Jahren 1924-1935 und von 1820 bis 1823',
    ['1924-1935 = 1924/1935', '1820 bis 1823 = 1820/1823'],
  ],
  ['de', 'die Phasen 1926/27', ['1926/27 = 1926/1927']],
]
it.each(stretches)('[R76] reads stretches of time (%s): %s', check)

const coarse: [string, string, string[]][] = [
  [
    'de',
    'Anfang 1821, Mitte 1826 und Ende 1826',
    ['Anfang 1821 = 1821-01/1821-04~', 'Mitte 1826 = 1826-05~/1826-08~', 'Ende 1826 = 1826-10~/1826-12'],
  ],
  ['de', 'im Sommer 1822', ['Sommer 1822 = 1822-22']],
  ['en', 'At the end of the summer of 1830', ['end of the summer of 1830 = 1830-22']],
  ['en', 'at the end of September 1823', ['end of September 1823 = 1823-09']],
  ['en', 'in late 1828', ['late 1828 = 1828-10~/1828-12']],
  ['fr', 'en juin 1848 et au début de 1849', ['juin 1848 = 1848-06', 'début de 1849 = 1849-01/1849-04~']],
  [
    'ru',
    'в начале 1920 г. и в июле 1921 г.',
    ['начале 1920 г. = 1920-01/1920-04~', 'июле 1921 г. = 1921-07'],
  ],
  ['de', 'seit den 1920er Jahren, im 19. Jahrhundert', ['1920er Jahren = 192X', '19. Jahrhundert = 18XX']],
  ['fr', 'au XIXe siècle, dans les années 1890', ['XIXe siècle = 18XX', '1890 = 189X']],
  ['en', 'It has stood since 1719.', ['1719 = 1719']],
  ['de', 'Es war so. 1829 erschien der Artikel.', ['1829 = 1829']],
]
it.each(coarse)('[R76] reads months, seasons, parts of years and years (%s): %s', check)

const inferred: [string, string, string[]][] = [
  [
    'en',
    'It was set for November 9, 1823. 7.11. was to be a day of rest, and on 9.11. it began.',
    ['November 9, 1823 = 1823-11-09', '7.11. = 1823-11-07', '9.11. = 1823-11-09'],
  ],
  [
    'de',
    '18. Januar 1827\nIch komme bis Ende April, spätestens am 1. August.',
    ['18. Januar 1827 = 1827-01-18', 'Ende April = 1827-04', '1. August = 1827-08-01'],
  ],
  [
    'de',
    '21. Juli 1829\nAm 28. Dezember vergangenen Jahres schrieb ich Ihnen. Seit dem 1. Mai ist Ruhe.',
    ['21. Juli 1829 = 1829-07-21', '28. Dezember vergangenen Jahres = 1828-12-28', '1. Mai = 1829-05-01'],
  ],
  [
    'de',
    '28. Dezember 1828\nIm Mai werden noch sieben Personen erwartet.',
    ['28. Dezember 1828 = 1828-12-28', 'Mai = 1829-05'],
  ],
  [
    'de',
    'Am 22. 2. 1833 kam er.\nMontag, den 25. Februar, ließ er mir mitteilen.',
    ['22. 2. 1833 = 1833-02-22', '25. Februar = 1833-02-25'],
  ],
  [
    'de',
    'Am 3. März 1819 begann es, am 5. d. M. schrieb er.',
    ['3. März 1819 = 1819-03-03', '5. d. M. = 1819-03-05'],
  ],
  [
    'fr',
    'Le 3 mars 1819 on partit ; en mai, tout finit, fin juin aussi.',
    ['3 mars 1819 = 1819-03-03', 'mai = 1819-05', 'fin juin = 1819-06'],
  ],
  [
    'ru',
    '3 марта 1819 года начали, с 10 по 14 марта ждали, в мае ушли.',
    ['3 марта 1819 года = 1819-03-03', '10 по 14 марта = 1819-03-10/1819-03-14', 'мае = 1819-05'],
  ],
  ['de', 'am 11. März und am 5. April 1826', ['11. März = 1826-03-11', '5. April 1826 = 1826-04-05']],
  ['en', 'A group was formed in 1821 and in the spring it left.', ['1821 = 1821', 'spring = 1821-21']],
  [
    'de',
    'Am 3. Mai 1829 gab es Streit.^1 Am 4. Juni 1830 war Ruhe.\n^1 Am 2. Mai war noch Ruhe.',
    ['3. Mai 1829 = 1829-05-03', '4. Juni 1830 = 1830-06-04', '2. Mai = 1829-05-02'],
  ],
]
it.each(inferred)('[R77] takes the year from what stands around (%s): %s', check)

it('[R77] says from where the year was taken', () => {
  const { dates, words } = referencesOf('Am 1.5. 1829 verbot man den Zug am 1. Mai.')
  expect(dates.map(({ inferredFrom }) => inferredFrom && words(inferredFrom))).toEqual([
    undefined,
    '1.5. 1829',
  ])
})

const never: [string, string, string[]][] = [
  // A weekday that does not fit the only year: nothing is made up.
  [
    'de',
    'Am 22. 2. 1833 kam er.\nDienstag, den 25. Februar, ließ er mir mitteilen.',
    ['22. 2. 1833 = 1833-02-22', '25. Februar = XXXX-02-25'],
  ],
  ['de', 'Im Mai war es warm.', []],
  ['de', 'Siehe Abschnitt 7.11. und Punkt 3.4. der Ordnung.', []],
  ['de', 'Das steht auf S. 12.5. des Bandes.', []],
  ['de', '^1 AVP RF, f. 04, op. 3, p. 12, d. 3, 1.9.', []],
  ['de', 'Die Anlage kostet 2.5 Mill. Mark, je 3,8-4 Tonnen.', []],
  ['de', 'Es lagen 1500 Exemplare und 1920 Mark bereit.', []],
  [
    'de',
    'Der 31. Februar 1820 und der 32. Mai 1820 stehen nirgends.',
    ['Februar 1820 = 1820-02', 'Mai 1820 = 1820-05'],
  ],
  ['de', '^1 Otto Huber, Das Amt 1820-1833. Ein Versuch in den Jahren 1830-1832, Graz 1893, S. 1914.', []],
  ['de', 'Die ISBN 978-3-000-00000-4 und der Preis 1.92.', []],
  ['de', 'Die 4. und 15. Armee, die 38. Staffel.', []],
  ['en', 'They may be 20 or more; march on 5 men.', []],
  ['en', 'In March 20 men died.', []],
  ['en', 'It was 3/4/1871 or so.', []],
  ['fr', 'Il a été 1933 fois puni, sept hommes.', []],
  ['la', 'Non multo post, Id est magnum.', []],
  ['la', 'III Kal. Maii in castris', []],
  ['de', 'Er hieß August Bebel und Jan Huss.', []],
  ['de', 'Die Grenze von 1914 Metern Höhe.', []],
  ['de', 'Vom 3. Stock bis zum 5. August-Platz war es weit.', []],
  ['en', 'Between 1500 and 2000 men stood at 12.30 before room 1848.', []],
  ['de', 'Um 7.15 Uhr las er Psalm 23.4. und Art. 4.5. in Zimmer 10.11. vor.', []],
]
it.each(never)('[R76] [R77] makes no date of (%s): %s', check)
