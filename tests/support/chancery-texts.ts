// What offices write: registers, depositions, charters, lists, accounts, minutes and litanies in five languages. A third set of
// formulas, unlike those of `damage-formulas.ts` and `copying-texts.ts`: long formula with few fillings, short lines of which
// nearly everything is formula, fillings that are alike, and others that stay the same through the book.
import type { Chance } from './chance.ts'

interface Office {
  readonly tongue: 'de' | 'en' | 'fr' | 'la' | 'ru'
  /** Templates of an entry; in braces a list, `#` a number, `%` a Roman numeral. */
  readonly entries: readonly string[]
  readonly lists: Readonly<Record<string, readonly string[]>>
  /** Lists of which one word is used through the whole book. */
  readonly fixed?: string
}

const list = (text: string): string[] => text.split('|')

const GERMAN = list(
  'Hanß Jacob Müller|Hans Jakob Müllner|Johann Peter Kraus|Johann Paul Kraus|Christoph Lang|Christian Lang|Matthäus Öttl|Mathias Öttl|Georg Friedrich Böhm|Simon Edel|Sebastian Wurm|Bartholomäus Hahn',
)
const GERMAN_WOMEN = list(
  'Anna Maria|Anna Margaretha|Maria Barbara|Barbara|Ursula|Eva Rosina|Sabina|Apollonia',
)
const ENGLISH = list(
  'Thos. Harding|Thos. Harman|Wm. Penrose|Wm. Penfold|Eliz. Cobb|Nath. Drew|Sam. Drewe|Jno. Tully|Rich. Bassett|Rob. Basset|Edw. Fane|Hen. Fenner',
)
const FRENCH = list(
  'Jean Baptiste Morel|Jean Baptiste Moreau|Pierre Lefort|Pierre Lefèvre|Nicolas Aubry|Claude Aubert|Étienne Garnier|Michel Grenier|François Petit|Antoine Roux|Louis Leroux',
)
const FRENCH_WOMEN = list(
  'Marie Anne Dubois|Marie Jeanne Dubosc|Catherine Perrin|Françoise Perret|Jeanne Colas|Marguerite Colin|Louise Vidal',
)
const LATIN = list(
  'Albertus de Colle|Albericus de Colle|Ugolinus Rubeus|Ugo Rubeus|Bonacursus Tedaldi|Bonaiuncta Tedaldi|Ranerius Guidonis|Rainaldus Guidi|Iacobus notarius|Iacopinus notarius|Nicolaus Zeno|Marinus Zeno',
)
const RUSSIAN = list(
  'Петр Алексеев Сухов|Петр Андреев Сухов|Федор Ильин|Федот Ильин|Прохор Лапин|Прокофий Лаптев|Егор Семенов Дьяков|Ермолай Дьяков|Тихон Шубин|Трофим Шубин|Савва Гусев|Сила Гусев',
)
const RUSSIAN_WOMEN = list(
  'Авдотья Петрова|Агафья Петрова|Дарья Иванова|Марья Иванова|Акулина|Прасковья|Фекла',
)

export const OFFICES: readonly Office[] = [
  {
    tongue: 'de',
    entries: [
      'Den #. {M} ist dem {T} {N} allhier von seinem Eheweibe {W} ein {K} geboren und folgenden Tags auf den Namen {C} getauft worden. Gevattern waren {N}, {N} und Jungfer {W}.',
    ],
    lists: {
      M: list('Jenner|Hornung|Brachmonat|Heumonat|Weinmonat|Christmonat'),
      T: list('Schuhmacher|Schneider|Taglöhner|Wagner|Weißgerber|Leineweber'),
      K: list('Söhnlein|Töchterlein'),
      C: list('Johannes|Johanna|Maria Eva|Christoph|Christina|Georg|Dorothea'),
      N: GERMAN,
      W: GERMAN_WOMEN,
    },
  },
  {
    tongue: 'de',
    entries: [
      '{N} bittet um {B}. Soll ihm {E} werden.',
      '{N} klagt wider {N} wegen {S}. Ist auf nächsten Rat verschoben.',
      '{N} zeigt an, daß {S} halben kein Vergleich zu treffen gewesen. Soll ihm {E} werden.',
    ],
    lists: {
      N: GERMAN,
      B: list('das Bürgerrecht|einen Bauplatz|Nachlaß der Steuer|Bauholz|einen Lehrbrief|das Meisterrecht'),
      E: list('gewillfahrt|abgeschlagen|bewilligt|bedenkzeit gegeben'),
      S: list('einer Schuld von # Gulden|eines Zauns|eines Weges|übler Nachrede|eines Brunnens|Viehschadens'),
    },
  },
  {
    tongue: 'de',
    entries: [
      'Wir {H} von Gottes Gnaden bekennen öffentlich mit diesem Brief und tun kund allen denen, die ihn sehen oder hören lesen, daß wir mit wohlbedachtem Mut und rechtem Wissen unserem lieben getreuen {N} und seinen Erben verkauft und gegeben haben {G} gelegen zu {O} um # Pfund guter Pfennige, deren wir gänzlich gewährt und bezahlt sind. Und des zu einem wahren Urkund haben wir unser Insiegel an diesen Brief tun hängen, der gegeben ist zu {O} {F} nach Christi Geburt tausend dreihundert und in dem #sten Jahre.',
    ],
    lists: {
      H: list(
        'Albrecht Herzog zu Österreich|Rudolf Herzog zu Österreich|Friedrich Burggraf zu Nürnberg|Johann Burggraf zu Nürnberg',
      ),
      N: GERMAN,
      G: list('den Hof|die Hube|zwei Äcker|den Zehnten|eine Wiese|die Mühlstatt'),
      O: list('Enns|Ems|Steyr|Linz|Freistadt|Freising|Wels'),
      F: list(
        'am Montag nach Sankt Georgen Tag|am Montag vor Sankt Georgen Tag|an Unser Frauen Abend|am Sankt Veits Tag|an dem heiligen Abend',
      ),
    },
    fixed: 'H',
  },
  {
    tongue: 'en',
    entries: [
      'The {S} of {P}, {N} master, burthen # tons, from {Q} laden with {C}; passed the bar on the #th with the wind at {W}.',
      'The {S} of {P}, {N} master, in ballast for {Q}.',
    ],
    lists: {
      S: list(
        'Mary Ann|Mary Jane|Good Intent|Good Hope|Prosperous|Providence|Friendship|Fellowship|Endeavour|Speedwell',
      ),
      P: list('Whitby|Whitehaven|Lynn|Lyme|Poole|Hull|Dartmouth|Yarmouth'),
      Q: list('Riga|Memel|Bergen|Rotterdam|Bordeaux|Oporto'),
      C: list('deals|hemp|coals|wine|salt|tar|barley|iron'),
      W: list('north east|north west|south east|south west|west by south'),
      N: ENGLISH,
    },
  },
  {
    tongue: 'en',
    entries: [
      'Paid {N} for {W} £# #s. #d.',
      'Paid {N} by order of the vestry #s.',
      'Recd. of {N} for the burial of {R} #s. #d.',
    ],
    lists: {
      N: ENGLISH,
      W: list(
        'mending the lock|mending the clock|a bell rope|bell ropes|lime and sand|washing the surplice|washing the linen|killing a fox|killing # sparrows',
      ),
      R: list('his wife|his child|a stranger|a poor woman|his mother'),
    },
  },
  {
    tongue: 'en',
    entries: [
      '{N} of {P}, {T}, aged # years or thereabouts, sworn and examined, saith that he hath known the complainant by the space of # years, and the defendant by the space of # years; and further saith that upon {D} last past he did see {O} at {P}, and to the residue of the interrogatories this deponent saith that he cannot depose otherwise than he hath before deposed.',
    ],
    lists: {
      N: ENGLISH,
      P: list('Kettering|Kettlewell|Burford|Burton|Stow|Stowell'),
      T: list('yeoman|husbandman|weaver|tanner|mercer|labourer'),
      D: list('Easter day|Midsummer day|Lammas day|Martinmas|Shrove Tuesday|Whitsun eve'),
      O: list(
        'the deed sealed|the money told|the cattle driven|the corn carried|the hedge broken|the keys given',
      ),
    },
  },
  {
    tongue: 'en',
    entries: [
      'Resolved, that the Treasurer be and is hereby instructed to pay Mr. {N} the sum of £# for {W}. Proposed by Mr. {N}, seconded by Mr. {N}. Carried.',
      'Read a letter from Mr. {N} concerning {W}. Ordered, that the same do lie upon the table.',
    ],
    lists: {
      N: list('Hobday|Holliday|Ashworth|Ashcroft|Pickering|Pickard|Dunn|Dunning|Lowe|Lowry'),
      W: list(
        'the repair of the pump|the repair of the roof|new gas lamps|the night watch|printing|coals for the poor',
      ),
    },
  },
  {
    tongue: 'fr',
    entries: [
      "Le # {M} mil sept cent quarante-{Y} a été baptisé par moi curé soussigné {C}, né d'hier du légitime mariage de {N}, {T}, et de {W}, ses père et mère, de cette paroisse. Le parrain a été {N}, la marraine {W}, lesquels ont déclaré ne savoir signer, de ce interpellés suivant l'ordonnance.",
    ],
    lists: {
      M: list('janvier|février|avril|juin|juillet|septembre|décembre'),
      Y: list('un|deux|trois|quatre|cinq|six|sept|huit|neuf'),
      C: list('Jean|Jeanne|Pierre|Perrine|Claude|Charles|Marie'),
      T: list('laboureur|manouvrier|tisserand|charpentier|vigneron'),
      N: FRENCH,
      W: FRENCH_WOMEN,
    },
    fixed: 'Y',
  },
  {
    tongue: 'fr',
    entries: [
      '{N}, {T}, imposé à # livres # sols.',
      'La veuve {V}, imposée à # sols.',
      '{N}, {T}, exempt comme {X}.',
    ],
    lists: {
      N: FRENCH,
      T: list('laboureur|manouvrier|tisserand|tonnelier|meunier|journalier'),
      V: list('Morel|Moreau|Lefort|Aubry|Garnier|Grenier'),
      X: list('pauvre|invalide|sergent du guet|garde de bois'),
    },
  },
  {
    tongue: 'la',
    entries: [
      'Sancte {S}, ora pro nobis.',
      'Sancta {T}, ora pro nobis.',
      'Ab {M}, libera nos, Domine.',
      'Per {P} tuam, libera nos, Domine.',
      'Ut {U} digneris, te rogamus, audi nos.',
    ],
    lists: {
      S: list(
        'Petre|Paule|Andrea|Iacobe|Ioannes|Thoma|Philippe|Bartholomaee|Matthaee|Simon|Stephane|Laurenti|Vincenti|Silvester|Gregori|Ambrosi|Augustine|Hieronyme|Martine|Nicolae|Benedicte|Bernarde',
      ),
      T: list('Maria Magdalena|Agatha|Lucia|Agnes|Caecilia|Catharina|Anastasia|Barbara|Ursula'),
      M: list(
        'omni malo|omni peccato|ira tua|insidiis diaboli|fulgure et tempestate|morte perpetua|peste, fame et bello',
      ),
      P: list('nativitatem|passionem|resurrectionem|admirabilem ascensionem'),
      U: list(
        'nobis parcas|nobis indulgeas|ecclesiam tuam sanctam regere et conservare|fructus terrae dare et conservare|nos exaudire',
      ),
    },
  },
  {
    tongue: 'la',
    entries: [
      'In nomine Domini amen. Universis presentes litteras inspecturis salutem in eo qui est omnium vera salus. Quoniam labilis est hominum memoria et ea que geruntur in tempore ne simul labantur cum tempore solent scripti testimonio perhennari, noverint tam presentes quam posteri quod {N} de consensu heredum suorum {V} fratribus de {O} {G} sitos apud {O} pro remedio anime sue. Ne igitur super hoc aliquod dubium valeat suboriri presentem paginam conscribi et sigilli nostri munimine fecimus roborari. Testes huius rei sunt {N}, {N} et alii quam plures fide digni. Datum {O}, anno Domini millesimo ducentesimo {Y}, {K}.',
    ],
    lists: {
      N: LATIN,
      V: list('contulit|vendidit|donavit|resignavit|legavit'),
      O: list('Alba Curia|Alba Fonte|Heremo|Valle Clara|Clara Valle|Monte Sereno'),
      G: list('quatuor mansos|quinque mansos|tres agros|duos agros|sex iugera'),
      Y: list('tricesimo|quadragesimo|quinquagesimo primo|quinquagesimo tertio|sexagesimo'),
      K: list('quarto kalendas Maii|quinto kalendas Maii|nonis Iunii|idibus Octobris|tertio idus Octobris'),
    },
    fixed: 'V',
  },
  {
    tongue: 'la',
    entries: ['{K} obiit {N}, {S}, qui dedit nobis {G} pro anniversario suo.', '{K} obiit {N}, {S}.'],
    lists: {
      K: list('% kal. Februarii|% kal. Martii|% id. Martii|% non. Maii|% id. Maii|% kal. Augusti'),
      N: LATIN,
      S: list('sacerdos|diaconus|subdiaconus|conversus|laicus|canonicus huius loci'),
      G: list('solidos %|denarios %|calicem argenteum|librum missalem|vineam|curtim'),
    },
  },
  {
    tongue: 'la',
    entries: [
      '{N} testis productus iuravit et interrogatus super primo capitulo dixit se nichil scire. Super secundo capitulo dixit verum esse quod in eo continetur. Interrogatus quomodo scit, respondit quod {Q}. Interrogatus quo tempore, respondit quod {T}. De odio, amore, timore vel pretio interrogatus respondit quod non.',
    ],
    lists: {
      N: LATIN,
      Q: list(
        'vidit|audivit a patre suo|publica fama est|interfuit|audivit ab antiquis|legit in quodam instrumento',
      ),
      T: list(
        '% anni sunt|non recordatur|tempore guerre|tempore domini Ottonis|% annis elapsis|post mortem patris sui',
      ),
    },
  },
  {
    tongue: 'ru',
    entries: [
      'Родился #, крещен # {M}. {C}. Родители: {T} {N} и законная жена его {W}, оба православного исповедания. Восприемники: {T} {N} и {T} {N}. Таинство крещения совершал приходский священник {P} с псаломщиком.',
    ],
    lists: {
      M: list('января|марта|мая|июля|сентября|ноября'),
      C: list('Иоанн|Иоанна|Петр|Мария|Марфа|Василий|Василиса'),
      T: list('крестьянин|мещанин|отставной солдат|бобыль|купец'),
      P: list('Алексий Покровский|Алексий Воскресенский|Иоанн Знаменский'),
      N: RUSSIAN,
      W: RUSSIAN_WOMEN,
    },
    fixed: 'P',
  },
  {
    tongue: 'ru',
    entries: [
      '{N}, # лет, неграмотный, под судом не состоял, показал: # {M} сего года я {V} и {O}. Более показать ничего не имею. Протокол мне прочитан, записано с моих слов верно.',
    ],
    lists: {
      N: RUSSIAN,
      M: list('января|февраля|марта|апреля|мая'),
      V: list('был дома|ездил в город|ходил на мельницу|стоял на карауле|возвращался с базара'),
      O: list(
        'никого не видел|видел двух незнакомых людей|слышал выстрел|не слышал выстрела|видел огонь|не заметил огня',
      ),
    },
  },
  {
    tongue: 'ru',
    entries: [
      'Деревня {D} на речке {R}, а в ней дворов #, людей в них # человек, пашни # четвертей, сена # копен, лесу рощи # десятин.',
      'Пустошь, что была деревня {D}, пашни перелогом # четвертей, сена # копен.',
    ],
    lists: {
      D: list('Горки|Горка|Высокое|Высоково|Починок|Починки|Займище|Заимка|Старое Село'),
      R: list('Истре|Истерке|Протве|Пахре|Наре|Лопасне'),
    },
  },
  {
    tongue: 'de',
    entries: [
      'Item {N} gibt # schilling und # hühner von {G}.',
      'Item {N} # metzen haber von {G}, hat er Brief.',
      'Item {N} soll # tagwerk mit dem Pflug.',
    ],
    lists: {
      N: list(
        'Kunz Rot|Kunz Roth|Heinz Beck|Hans Peck|Ull Span|Ulrich Spann|der Sneider|die Sneiderin|Fritz Ort',
      ),
      G: list('seinem Garten|einem Garten|dem Acker am Rain|dem Acker am Stein|der Hofstatt|einer Wiese'),
    },
  },
  {
    tongue: 'fr',
    entries: [
      "Sachent tuit cil qui ces lettres verront et orront que {N} a reconnu en nostre presence qu'il tient en fié de {H} {G}, et en est ses hom liges, sauve la feauté d'autrui. Et pour ce que ce soit ferme chose et estable, nous avons fait metre nostre seel en ces lettres, qui furent faites {K} en l'an de grace mil deus cens et #.",
    ],
    lists: {
      N: FRENCH,
      H: list('monseigneur le conte de Bar|monseigneur le conte de Blois|madame de Nesle|monseigneur Erart'),
      G: list(
        'sa maison et le porpris|le molin et la pescherie|vint livrees de terre|trente livrees de terre|le bois',
      ),
      K: list(
        'le jor de la Magdelaine|le jor de la Trinité|le lundi apres la Toz Sainz|le mardi apres la Toz Sainz',
      ),
    },
    fixed: 'H',
  },
]

const roman = (value: number): string => {
  let rest = value
  let out = ''
  for (const [sign, worth] of [
    ['XL', 40],
    ['X', 10],
    ['IX', 9],
    ['V', 5],
    ['IV', 4],
    ['I', 1],
  ] as const)
    // prettier-ignore
    for (; rest >= worth; rest -= worth) out += sign
  return out
}

/** Entries of one book of this office. */
export function officeEntries({ entries, lists, fixed = '' }: Office, count: number, dice: Chance): string[] {
  const through = new Map([...fixed].map((name) => [name, dice.pick(lists[name] ?? [''])]))
  return Array.from({ length: count }, () => {
    const written = dice
      .pick(entries)
      .replace(/\{(\w)\}/g, (_, name: string) => through.get(name) ?? dice.pick(lists[name] ?? ['']))
      .replace(/[#%]/g, (sign) => (sign === '#' ? String(dice.between(2, 48)) : roman(dice.between(2, 28))))
    return written.charAt(0).toUpperCase() + written.slice(1)
  })
}
