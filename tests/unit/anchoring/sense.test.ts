import { expect, it } from 'vitest'
import { carry } from '#lib/anchoring/carry.ts'
import { describe as describePassage } from '#lib/anchoring/describe.ts'
import { resolve } from '#lib/anchoring/resolve.ts'
import { compareWording, turnsSense, type FindingKind } from '#lib/anchoring/wording.ts'

/** Per language and kind: pairs that are told apart in both directions. */
const TURNS: readonly (readonly [string, FindingKind, string])[] = [
  [
    'German',
    'negation',
    'hat es gesehen|hat es nicht gesehen;ein Haus|kein Haus;kam immer|kam nie;keine Schuld|eine Schuld;mit Recht|ohne Recht;war schuldig|war unschuldig;wollte kommen|wollte nit kommen;jemand|niemand;etwas|nichts',
  ],
  [
    'German',
    'number',
    'drei Mann|vier Mann;dreyßig|dreizehn;einundzwanzig Mann|einunddreißig Mann;dreihundert|zweihundert;siebzig Gulden|siebzehn Gulden;im XIV. Jahrhundert|im XVI. Jahrhundert;Karl X. starb|Karl V. starb;ein halber Gulden|ein ganzer Gulden',
  ],
  [
    'German',
    'date',
    'am 3. März 1921|am 13. März 1921;am 3. März|am 3. Mai;den dritten März|den vierten März;am Dienstag|am Donnerstag;am 3.4.1921|am 4.3.1921;zu Ostern|zu Pfingsten',
  ],
  ['German', 'name', 'Peter schlug Hans.|Hans schlug Peter.;in Köln|in Bonn;Seeckt an Hasse|Hasse an Seeckt'],
  [
    'English',
    'negation',
    "was seen|was not seen;did see|didn't see;can see|can't see;will come|won't come;with leave|without leave;a man|no man;possible|impossible;either|neither",
  ],
  [
    'English',
    'number',
    'twenty-one men|twenty-two men;thirteen|thirty;Henry IV|Henry VI;Henry V|Henry I;vij d.|viij d.;a dozen|a score',
  ],
  [
    'English',
    'date',
    'on the 5 of June|on the 6 of June;June 1640|July 1640;on the fifth June|on the sixth June;at Lammas|at Easter',
  ],
  ['English', 'name', 'John struck Thomas|Thomas struck John;at York|at Bath'],
  [
    'French',
    'negation',
    'il vint|il ne vint pas;avec lui|sans lui;toujours|jamais;un homme|aucun homme;il vient encore|il ne vient plus',
  ],
  [
    'French',
    'number',
    'soixante livres|septante livres;quinze jours|seize jours;Louis XIV|Louis XVI;six sols|dix sols;quatre-vingts|quatre-vingt-dix',
  ],
  ['French', 'date', 'le 3 mai|le 13 mai;le premier mai|le trois mai;lundi|mardi;thermidor|brumaire'],
  ['French', 'name', 'Pierre frappa Jean|Jean frappa Pierre'],
  [
    'Latin',
    'negation',
    'vidit eum|non vidit eum;aliquis|nemo;semper|nunquam;cum licentia|sine licentia;scit|nescit;licite|illicite',
  ],
  [
    'Latin',
    'number',
    'tres homines|quattuor homines;viginti|triginta;mccxliii|mccxliv;.v. solidos|.x. solidos;trecentos|ducentos;tertia pars|quarta pars',
  ],
  [
    'Latin',
    'date',
    'III Kalendas Maii|IIII Kalendas Maii;Kalendas Maii|Nonas Maii;festo Pasche|festo Pentecostes',
  ],
  ['Latin', 'name', 'Petrus vidit Johannem|Johannes vidit Petrum'],
  [
    'Russian',
    'negation',
    'он видел|он не видел;кто|никто;всегда|никогда;с ним|без него;можно|нельзя;законный|незаконный',
  ],
  [
    'Russian',
    'number',
    'три рубля|четыре рубля;пятнадцать|пятьдесят;двести|триста;второго|третьего;Петр I|Петр II',
  ],
  ['Russian', 'date', '3 мая|13 мая;мая|марта;в понедельник|во вторник;на Покров|на Рождество'],
  ['Russian', 'name', 'Иван ударил Петра|Петр ударил Ивана;в Москве|в Казани'],
]

it.each(TURNS)('[A4] %s: says that a %s changed', (_, kind, pairs) => {
  for (const pair of pairs.split(';')) {
    const [one = '', other = ''] = pair.split('|')
    for (const [old, now] of [
      [one, other],
      [other, one],
    ] as const) {
      const findings = compareWording(old, now)
      expect(findings.find(turnsSense)?.kind, `${old} → ${now}`).toBe(kind)
    }
  }
})

it('[A4] spelling, line ends and misread letters turn nothing', () => {
  for (const [old, now] of [
    ['Der Bürgermeifter kam', 'Der Bürgermeister kam'],
    ['il est venu', 'il eſt venu'],
    ['die Haupt-\nstadt', 'die Hauptstadt'],
    ['secundum legem', 'secundvm legem'],
    ['lid and mild', 'Iid and mild'],
  ] as const)
    expect(compareWording(old, now).filter(turnsSense), `${old} → ${now}`).toEqual([])
})

it.each([
  ['der Zeuge am 3. März nicht gesehen', 'am 3. März nicht', 'am 13. März nicht'],
  ['der Zeuge am 3. März nicht gesehen', 'am 3. März nicht', 'am 3. März wohl'],
  ['sah Heinrich den Konrad liegen', 'Heinrich den Konrad', 'Konrad den Heinrich'],
])('[A3] [A4] never says exact of it, with the old text and without: %s', (words, part, otherwise) => {
  const before = 'Auf dem Markt stand damals noch das alte Zollhaus, und der Wächter schlief vor der Tür; da'
  const after = 'worauf der Schreiber das Blatt mit zitternder Hand siegelte und in die Lade der Zunft legte.'
  const old = `${before} hat ${words}, ${after}`
  const now = old.replace(part, otherwise)
  const start = old.indexOf(words)
  const selector = describePassage(old, [[start, start + words.length]])
  for (const answer of [...carry(old, now, [selector]), resolve(now, selector, { isStale: true })]) {
    expect(['changed', 'ambiguous']).toContain(answer.verdict)
    expect(answer.reason).toContain('the sense may have turned')
  }
})
