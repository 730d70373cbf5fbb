// Texts to be copied: chronicles of real words in five languages, poor in vocabulary as chronicles are, and records by formula.
// Made otherwise than `damage-texts.ts` and `damage-formulas.ts`, so that nothing is fitted to the one or the other.
import type { Chance } from './chance.ts'

export const TONGUES = ['de', 'en', 'fr', 'la', 'ru'] as const
export type Tongue = (typeof TONGUES)[number]

/** Sentence patterns; a word in braces stands for one of the list of that name, `#` for a number. */
interface Grammar {
  readonly patterns: readonly string[]
  readonly lists: Readonly<Record<string, readonly string[]>>
}

const list = (text: string): string[] => text.split('|')

const GRAMMARS: Readonly<Record<Tongue, Grammar>> = {
  de: {
    patterns: [
      '{T} {V} {S} {O} {L}, {K} {S} {W} {O}.',
      '{S} {V} {T} {L}; {K} es {V} auch {S} mit # {M}.',
      'Als {S} {O} {W}, {V} {S} {L} und {V} nicht mehr.',
      'Anno 15# {V} {S} {O}, dessen sich {S} wol erinnert.',
      'Da {V} {S}. {T} aber {V} {S} {O} {L}.',
      'Es waren # {M} {L}, {K} keiner {W} {O}.',
    ],
    lists: {
      T: list(
        'Am Sonntag nach Pfingsten|Desselbigen Jars|In der Nacht|Gegen Abend|Umb Michaelis|Am andern Tag|Kurz vor Weihnachten|Zur selben Zeit|Im Herbst darauf|Drei Wochen danach|Des Morgens frühe|Nach langem Warten',
      ),
      S: list(
        'der Rat|die Bürgerschaft|der alte Vogt|Hans Scheler|die Witwe Brand|der Bischof von Worms|das gemeine Volk|der Schultheiß|Meister Conrad|die Knechte des Grafen|der Pfarrer zu Sankt Veit|Junker Ott von Rehberg|eine fremde Frau|die Zunft der Bäcker|der Kaiser',
      ),
      V: list(
        'verließ|sahe|nahm|brachte|forderte|verbrannte|besichtigte|verkaufte|schickte|fand|begehrte|verlor|behielt|erbaute|schloß',
      ),
      W: list('gesehen hatte|nehmen wollte|bezahlen mußte|gefunden hat|nicht geben mochte|bewachen sollte'),
      O: list(
        'das obere Tor|die Briefe|den Zehnten|alle Pferde|das Kornhaus|die Glocke|ein groß Stück Geldes|den Schlüssel zur Kammer|viel Hausrat|die Mühle am Bach|etliche Gefangene|einen offenen Brief|den Brunnen',
      ),
      L: list(
        'auf dem Markt|vor der Stadt|in der Kirche|jenseits des Wassers|zu Speyer|im Hof des Klosters|an der Brücke|hinter der Mauer|bei dem Ziegelofen|in seinem Hause|auf dem Kirchhof',
      ),
      K: list('denn|aber|und|so daß|doch'),
      M: list('Mann|Reiter|Gulden|Wagen|Tage|Malter Korn'),
    },
  },
  en: {
    patterns: [
      '{T} {S} {V} {O} {L}, {K} {S} {V} {O}.',
      '{S} {V} # {M} {L}; {K} {S} would not.',
      'And when {S} had {P} {O}, {S} {V} it {L}.',
      'In the year 16# {S} {V} {O} {T}.',
      'There were # {M} {L}, and none of them {V} {O}.',
      '{S} {V}. {T} nobody {V} {O}.',
    ],
    lists: {
      T: list(
        'On the Monday following|In the same winter|Before it was day|About Lammas|Some weeks after|At the ebb|In the third year|Upon Saint Luke his day|Towards evening|That very night',
      ),
      S: list(
        'the mayor|Captain Harrow|the widow Pell|the whole town|Sir John Avery|the master of the ship|my lord the bishop|a certain Dutchman|the constable|old Peter Moll|the clerk of the market|the company of weavers|Goodwife Tanner|the King',
      ),
      V: list(
        'took|kept|sold|burned|carried away|desired|viewed|lost|brought|paid for|found|refused|sent for|forgot',
      ),
      P: list('seen|taken|counted|delivered|lost|locked up|promised'),
      O: list(
        'the keys of the granary|the great bell|all the barley|a letter under seal|the tithe|the lower mill|divers goods|the boat|two sacks of meal|the market cross|the prisoners|the account book',
      ),
      L: list(
        'at the quay|in the church porch|beyond the river|upon the moor|at Yarmouth|within the walls|in his own house|by the old lime kiln|under the bridge|before the justices',
      ),
      K: list('for|but|and|so that|yet|whereupon'),
      M: list('men|horses|marks|barrels of herring|days|quarters of wheat'),
    },
  },
  fr: {
    patterns: [
      "{T}, {S} {V} {O} {L}, {K} {S} n'en {V} rien.",
      '{S} {V} {O}, {K} {S} {V} # {M} {L}.',
      'Quand {S} eut {P} {O}, {S} {V} {L}.',
      "L'an 14#, {S} {V} {O} {T}.",
      'Il y avait # {M} {L}, {K} nul ne {V} {O}.',
      '{S} {V}. Et {T} {S} {V} {O}.',
    ],
    lists: {
      T: list(
        "le lendemain|à la Saint-Jean|au mois d'août suivant|vers le soir|cette même nuit|trois jours après|au commencement du carême|avant l'aube|le dimanche des Rameaux",
      ),
      S: list(
        'le prévôt|les échevins|la veuve Lambert|messire Gaucher|le peuple de la ville|un marchand de Gand|la dame de Coucy|les gens du roi|maître Anselme|le curé de Saint-Éloi|le sénéchal',
      ),
      V: list('prit|vendit|garda|brûla|demanda|perdit|trouva|emporta|refusa|rendit|visita|acheta'),
      P: list('pris|vu|perdu|rendu|compté|promis'),
      O: list(
        'les clefs du grenier|la grosse cloche|tout le blé|une lettre scellée|la dîme|le moulin du bas|la rançon|les chevaux|la maison brûlée|les prisonniers|le pont de bois',
      ),
      L: list(
        "sur la place|devant l'église|au-delà de la rivière|à Soissons|dans son hôtel|près du vieux four|hors les murs|sous le porche|au château",
      ),
      K: list('car|mais|et|de sorte que|cependant que'),
      M: list('hommes|chevaux|écus|muids de vin|jours|charrettes'),
    },
  },
  la: {
    patterns: [
      '{T} {S} {O} {L} {V}, {K} {S} {O} {V}.',
      '{S} cum # {M} {L} {V}; {K} {S} non {V}.',
      'Cumque {S} {O} {V}, {S} {L} {V}.',
      'Anno domini 13# {S} {O} {V}.',
      'Erant {L} # {M}, {K} nullus {O} {V}.',
      '{S} {V}. {T} autem {S} {O} {V}.',
    ],
    lists: {
      T: list(
        'eodem anno|in vigilia Pasche|post paucos dies|circa horam nonam|tempore messis|sequenti nocte|in die sancti Galli|mense Augusto|non multo post|ante lucem',
      ),
      S: list(
        'abbas|episcopus Basiliensis|populus civitatis|quidam miles|comes Rudolfus|prior cum fratribus|vidua Hedwigis|rex|monachi de Alba Ripa|magister Henricus|advocatus|quedam mulier paupercula',
      ),
      V: list(
        'accepit|vendidit|combussit|invenit|amisit|petivit|restituit|custodivit|obsedit|misit|reliquit|vidit',
      ),
      O: list(
        'claves horrei|campanam magnam|omne frumentum|litteras sigillatas|decimas|molendinum inferius|equos|thesaurum ecclesie|captivos|pontem ligneum|reliquias sanctorum',
      ),
      L: list(
        'in foro|ante portam|ultra flumen|apud Constantiam|in domo sua|iuxta furnum|extra muros|in claustro|in castro|super ripam Reni',
      ),
      K: list('quia|sed|et|ita quod|unde'),
      M: list('viris|equis|marcis argenti|modiis tritici|diebus|curribus'),
    },
  },
  ru: {
    patterns: [
      '{T} {S} {V} {O} {L}, {K} {S} {V} {O}.',
      '{S} {V} # {M} {L}; {K} {S} того не {V}.',
      'А как {S} {V} {O}, {S} {V} {L}.',
      'В 71# году {S} {V} {O}.',
      'И было {L} # {M}, {K} никто не {V} {O}.',
      '{S} {V}. {T} же {S} {V} {O}.',
    ],
    lists: {
      T: list(
        'того же лета|на Покров|в ночи|по трех днях|к вечеру|после Рождества|в великий пост|наутро|осенью|о ту же пору',
      ),
      S: list(
        'воевода|посадские люди|вдова Марфа|князь Семен|игумен с братиею|весь мир|стрелецкий голова|купец Юрий|дьяк Алмаз Иванов|крестьянин Богдан|староста|царь',
      ),
      V: list(
        'взял|продал|сжег|нашел|потерял|просил|отдал|сторожил|привез|оставил|видел|купил|прислал|осмотрел',
      ),
      O: list(
        'ключи от амбара|большой колокол|всю рожь|грамоту за печатью|оброк|нижнюю мельницу|коней|церковную казну|пленных|деревянный мост|судовую снасть',
      ),
      L: list(
        'на торгу|у ворот|за рекою|в Нижнем|на своем дворе|близ старой печи|за стеною|в монастыре|на пристани|в съезжей избе',
      ),
      K: list('потому что|а|и|так что|однако'),
      M: list('человек|лошадей|рублев|четвертей ржи|дней|подвод'),
    },
  },
}

function filled(pattern: string, lists: Grammar['lists'], dice: Chance): string {
  const text = pattern.replace(/\{(\w+)\}|#/g, (_, name?: string) =>
    name === undefined ? String(dice.between(10, 99)) : dice.pick(lists[name] ?? ['']),
  )
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** One paragraph of a chronicle; now and then a sentence comes again with another number or another name. */
export function chronicleParagraph(tongue: Tongue, dice: Chance): string[] {
  const { patterns, lists } = GRAMMARS[tongue]
  const sentences: string[] = []
  for (let i = dice.between(2, 8); i > 0; i--) {
    const pattern = dice.pick(patterns)
    const sentence = filled(pattern, lists, dice)
    sentences.push(sentence)
    const other = dice.pick(lists['S'] ?? [])
    const mine = (lists['S'] ?? []).find((name) => sentence.includes(name) && name !== other)
    if (mine !== undefined && dice.happens(0.06)) sentences.push(sentence.replace(mine, other))
  }
  return sentences
}

interface Formula {
  readonly entries: readonly string[]
  readonly lists: Readonly<Record<string, readonly string[]>>
}

const FORMULAS: readonly Formula[] = [
  {
    entries: [
      'Item außgeben {D} dem {N} umb {G}, tut # gulden # schilling.',
      'Item {N} hat gebracht {G}, dafür geben # schilling heller.',
    ],
    lists: {
      D: list('am Montag|am Freitag|uff Galli|uff Lucie|nach Oculi|an Sant Gerdruten tag'),
      N: list(
        'Heintz Koch|Heintz Kolb|Cuntz Koler|Peter Zimmerman|Peter Ziegler|Jost Sattler|Endres Sailer|Wolf Sailer',
      ),
      G: list('nägel|zwei wagen holtz|kalch|ein seil|wein in der wochen|unschlit und liecht|hew'),
    },
  },
  {
    entries: [
      'Die # {M} 16# baptizatus est {A}, filius legitimus {B} et {C} coniugum ex {P}; patrini {B} et {C}.',
    ],
    lists: {
      M: list('Januarii|Martii|Maii|Julii|Septembris|Novembris'),
      A: list('Joannes|Josephus|Jacobus|Antonius|Franciscus|Martinus|Georgius'),
      B: list(
        'Joannis Novak|Joannis Novotny|Georgii Horak|Martini Horacek|Jacobi Krejci|Pauli Krejcik|Mathiae Benes',
      ),
      C: list('Annae|Catharinae|Mariae|Dorotheae|Elisabethae|Ludmillae'),
      P: list('Lhota|Lhotka|Nova Ves|Brod|Kamenice'),
    },
  },
  {
    entries: [
      'Item, {Q} {O} de {B}, {E}, prisé ensemble # livres # sols tournois.',
      'Item, {Q} autre {O} de {B}, {E}, prisé # sols.',
    ],
    lists: {
      Q: list('un|deux|trois|quatre|une paire de'),
      O: list('coffre|couverture|chandelier|nappe|chaudron|banc|tapis'),
      B: list('bois de chêne|cuivre|laine|toile|étain|noyer'),
      E: list('tel quel|fort usé|avec sa serrure|de peu de valeur|presque neuf|rompu'),
    },
  },
  {
    entries: [
      'Auf die #. Frage sagt Zeuge {Z}, er habe {W} {O}, wisse aber nicht, ob {Y} dabei gewesen sei. Weiter sagt er nicht.',
      'Auf die #. Frage weiß Zeuge {Z} nichts zu sagen.',
    ],
    lists: {
      Z: list('Michel Baur|Michel Bair|Lenz Huber|Lenz Hueber|Georg Mayr|Wolf Mayrhofer'),
      W: list('am Kirchtag|bei der Mühle|in der Nacht|vor drei Jahren|von seinem Vater'),
      O: list(
        'den Streit gehört|die Frau gesehen|das Geld gezählt|davon reden hören|nichts Unrechtes bemerkt',
      ),
      Y: list('der Wirt|der Pfleger|die Wirtin|sein Bruder|der Bader'),
    },
  },
  {
    entries: [
      '{X} {B}, у него {D} # лет, да {D} # лет; {L}; оброку # алтына.',
      '{X} пуст, {B} сбежал в 71# году, {L}.',
    ],
    lists: {
      X: list('Во дворе|В избе|Двор'),
      B: list(
        'Ивашко Петров|Ивашко Павлов|Гришка Кузмин|Гришка Козмин|Сенка Фомин|Тимошка Фролов|вдова Оринка',
      ),
      D: list('сын Васка|сын Мишка|пасынок Левка|брат Якушко|зять Филка'),
      L: list('пашни полчетверти|сена # копен|бобыль|лошадей нет|корова да теля'),
    },
  },
  {
    entries: [
      'I give and bequeath unto {N} of {P} my {O}, and # shillings to be paid within # months after my decease.',
      'Item I give to {N} # shillings and my {O}.',
    ],
    lists: {
      N: list(
        'my son John|my son Jonathan|my daughter Anne|my daughter Agnes|my cousin Thomas Pell|my servant Joan|the poor',
      ),
      P: list('Ashby|Ashley|Thornton|Thorndon|Wells'),
      O: list('best bed|second bed|brass pot|great chest|black mare|little table|silver spoon'),
    },
  },
]

export const RECORDS = FORMULAS.length

export function recordEntry(kind: number, dice: Chance): string {
  const { entries, lists } = FORMULAS[kind % RECORDS] ?? { entries: [''], lists: {} }
  return filled(dice.pick(entries), lists, dice).replace(/#/g, () => String(dice.between(2, 40)))
}
