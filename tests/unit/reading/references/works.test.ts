// Works cited in full, as items of CSL-JSON, and what has no plain shape.
import { expect, it } from 'vitest'
import { referencesOf } from './sample.ts'

const shown = (source: string, language = 'de'): string[] =>
  referencesOf(source, language).works.map(({ csl }) => {
    const people = (list: unknown): string =>
      ((list ?? []) as { given?: string; family?: string; literal?: string }[])
        .map(({ given, family, literal }) => literal ?? [given, family].filter(Boolean).join(' '))
        .join(' + ')
    const issued = (csl.issued as { 'date-parts': number[][] } | undefined)?.['date-parts']
      .map((one) => one.join('-'))
      .join('/')
    const facts = [
      'container-title',
      'publisher-place',
      'publisher',
      'volume',
      'issue',
      'page',
      'edition',
      'collection-title',
      'ISBN',
    ]
    return [
      String(csl.type),
      people(csl.author),
      csl.editor ? `ed. ${people(csl.editor)}` : '',
      String(csl.title),
      ...facts.map((key) => (csl[key] ? `${key}: ${csl[key] as string}` : '')),
      issued ?? '',
    ]
      .filter((one) => one !== '')
      .join(' | ')
  })

const plain: [string, string[]][] = [
  ['^1 Otto Huber, Das Amt und die Stadt. Ein Versuch 1820-1833, Graz 1893, S. 7.', ['book | Otto Huber | Das Amt und die Stadt. Ein Versuch 1820-1833 | publisher-place: Graz | 1893']],
  ['^1 Vgl. hierzu A. G. Lenz/Ju. B. D’jak, Der Hof, Wien 1890.', ['book | A. G. Lenz + Ju. B. D’jak | Der Hof | publisher-place: Wien | 1890']],
  ['^1 Anna Lenz: Der Hof. Eine Geschichte. Hofverlag, Bonn 1985, ISBN 3-000-00000-2, S. 175.', ['book | Anna Lenz | Der Hof. Eine Geschichte | publisher-place: Bonn | publisher: Hofverlag | ISBN: 3-000-00000-2 | 1985']],
  ['^1 Anna Lenz, Dirk Roth: Der Hof (= Kleine Reihe, Bd. 16). 8. Auflage, Hofverlag, Bonn 2012, S. 48.', ['book | Anna Lenz + Dirk Roth | Der Hof | publisher-place: Bonn | edition: 8 | collection-title: Kleine Reihe | 2012'].map((line) => line.replace('Bonn |', 'Bonn | publisher: Hofverlag |'))],
  ['^1 Kirill K. Roth, Der Hof, Moskva, Hof-Press, 1906, S. 152.', ['book | Kirill K. Roth | Der Hof | publisher-place: Moskva | publisher: Hof-Press | 1906']],
  ['^1 Otto Huber, Das Amt, in: Hofblätter 1 (1953), S.9-45.', ['article-journal | Otto Huber | Das Amt | container-title: Hofblätter | volume: 1 | page: 9-45 | 1953']],
  ['^1 Otto Huber, Das Amt, in: Hofblätter, Jg. 23 (1993), H. 3, S. 294–322, hier S. 300.', ['article-journal | Otto Huber | Das Amt | container-title: Hofblätter | volume: 23 | issue: 3 | page: 294–322 | 1993']],
  ['^1 Otto Huber, Das Amt, in: Neuer Bote, 05.11.1893.', ['article-newspaper | Otto Huber | Das Amt | container-title: Neuer Bote | 1893-11-5']],
  ['^1 Anna Lenz, Der Hof, in: Karl Maier u. a. (Hg.), Die Stadt, Stuttgart, 1964, S. 117–140.', ['chapter | Anna Lenz | ed. Karl Maier | Der Hof | container-title: Die Stadt | publisher-place: Stuttgart | page: 117–140 | 1964']],
  ['^1 Paul Roth u. Eva Lang (Hg.), Der Krieg, Köln 2000, S. 5.', ['book | ed. Paul Roth + Eva Lang | Der Krieg | publisher-place: Köln | 2000']],
  ['^1 Akten zur inneren Verwaltung, Serie B, Bd. VI, S.229f.', ['book | Akten zur inneren Verwaltung | volume: VI | collection-title: Serie B']],
  ['^1 Museum der Stadt: Vor 100 Jahren. 8. April 2022, abgerufen am 1. Juni 2024.', ['webpage | Museum der Stadt | Vor 100 Jahren | 2022']],
  ['^1 John Erik, The High Road (London: Macmill, 1962), 144–63.', ['book | John Erik | The High Road | publisher-place: London | publisher: Macmill | 1962']],
  ['^1 Hans W. Gatz, “A Road in Winter,” Review of Roads 63, no. 3 (1958): 565–597.', ['article-journal | Hans W. Gatz | A Road in Winter | container-title: Review of Roads | volume: 63 | issue: 3 | page: 565–597 | 1958']],
  ['^1 Pierre Renou, Histoire des routes, Paris, Hache, 1957, p. 12.', ['book | Pierre Renou | Histoire des routes | publisher-place: Paris | publisher: Hache | 1957']],
  ['^1 Горин С. А. Дороги: Север — Юг. М., 1999. С. 45.', ['book | С. А. Горин | Дороги: Север — Юг | publisher-place: М. | 1999']],
  ['^1 Ахтин А. А. Дороги севера // Новая жизнь. 1990. № 5. С. 3–24.', ['article-journal | А. А. Ахтин | Дороги севера | container-title: Новая жизнь | issue: 5 | page: 3–24 | 1990']],
  ['# Literatur\nOtto Huber, Das Amt, Graz 1893.\n# Danach\nOtto Huber, Das Amt, Graz 1894.', ['book | Otto Huber | Das Amt | publisher-place: Graz | 1893']],
] // prettier-ignore
it.each(plain)('[R75] reads %s', (source, expected) => expect(shown(source)).toEqual(expected))

it('[R75] ends a work where the note goes on', () => {
  const { works, words } = referencesOf(
    '^1 Siehe Otto Huber, Das Amt, Graz 1893. Beide Autoren irren; Anna Lenz, Der Hof, Wien 1890, S. 3 und 5.',
  )
  expect(works.map(({ raw }) => words(raw))).toEqual([
    'Otto Huber, Das Amt, Graz 1893',
    'Anna Lenz, Der Hof, Wien 1890, S. 3 und 5',
  ])
})

const none: string[] = [
  '^1 Boris S. Huber, Mitglied des Kollegiums (Kommissariat für Äußeres) der Stadt.',
  '^1 Kurt Lenz, 1827-1829 Chef des Amtes; 1833-1838 Minister.',
  '^1 August J. Roth, Militärattache in Schweden 1828.',
  '^1 Die Hubersche Hofbuchhandlung, Detmold 1850, war bekannt.',
  '^1 Huber an Lenz, 16. 8. 1820, in: Stadtarchiv Köln, Best. 902, Nr. 101.',
  'Otto Huber, Das Amt, Graz 1893, lag auf dem Tisch.',
  '^1 Der Vertrag wurde am 24. 4. 1826 in Berlin, Haus Lenz, abgeschlossen.',
]
it.each(none)('[R75] leaves as text: %s', (source) => expect(shown(source)).toEqual([]))
