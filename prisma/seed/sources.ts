// The demonstration dossier: five invented sources on one invented morning, read and argued about by two invented people.
// Each source stands for a problem of source criticism: two witnesses who disagree, a copy that counts for nothing, a late
// author who rests on the copy, a forgery betrayed by its words. Passages are named by their exact words.
import type { RecordFields } from '#lib/live/records.ts'

export type PersonKey = 'brandt' | 'feld'
export type SourceKey = 'thirle' | 'harrow' | 'courant' | 'lund' | 'minute'

export const project = {
  slug: 'demo',
  title: 'The granary at Saltmere, 3 March 1741',
  description:
    'A demonstration with invented sources. What happened before the granary of a small port on one morning, and what the ' +
    'five surviving accounts are worth: two letters that disagree, a newspaper that copied one of them, a chronicle that ' +
    'followed the newspaper, and a forged minute. Change anything: everything can be undone.',
  language: 'en',
}

/** They can never sign in: they have no password. */
export const people: Record<PersonKey, { name: string; email: string }> = {
  brandt: { name: 'Ada Brandt', email: 'ada.brandt@demonstration.invalid' },
  feld: { name: 'Jonas Feld', email: 'jonas.feld@demonstration.invalid' },
}

const invented = 'Invented for the demonstration of Fontes. Free to use without conditions (CC0).'

export const sources: Record<SourceKey, { file: string; sheet: Partial<RecordFields<'source'>> }> = {
  thirle: {
    file: 'thirle-letter.txt',
    sheet: {
      siglum: 'T',
      title: 'Anne Thirle to Josiah Thirle',
      creators: ['Anne Thirle'],
      dateText: 'this 5th of March 1741',
      dateEdtf: '1741-03-05',
      dateBasis: 'stated',
      place: 'Saltmere',
      genre: 'Letter, private',
      language: 'en',
      archiveReference: 'Thirle family papers, bundle 3, no. 17 (invented)',
      transmission: 'Autograph, one sheet, complete; the seal torn away.',
      rights: invented,
      description:
        'An eyewitness who stood near the steps, writing two days later to her brother and with no office to defend.',
    },
  },
  harrow: {
    file: 'harrow-letter.txt',
    sheet: {
      siglum: 'H',
      title: 'Captain Harrow to the Lord Lieutenant',
      creators: ['Edmund Harrow'],
      dateText: '4th March 1741',
      dateEdtf: '1741-03-04',
      dateBasis: 'stated',
      place: 'Saltmere',
      genre: 'Letter, official report',
      language: 'en',
      archiveReference: 'Lieutenancy papers, letters in, 1741, fol. 58 (invented)',
      transmission: 'Fair copy by a clerk, signed by Harrow.',
      rights: invented,
      description: 'The commander reports to the man who had forbidden him to fire, one day after the event.',
    },
  },
  courant: {
    file: 'westmarch-courant.txt',
    sheet: {
      siglum: 'C',
      title: 'The Westmarch Courant, No. 112',
      creators: ['The Westmarch Courant'],
      dateText: 'Saturday, 14th March 1741',
      dateEdtf: '1741-03-14',
      dateBasis: 'stated',
      place: 'Westmarch',
      genre: 'Newspaper',
      language: 'en',
      archiveReference: 'Westmarch Library, newspapers, 1741 (invented)',
      transmission: 'Print; one copy known.',
      rights: invented,
      description: 'Prints “a Letter from Saltmere” that is word for word T in most of its sentences.',
    },
  },
  lund: {
    file: 'lund-chronicle.md',
    sheet: {
      siglum: 'L',
      title: 'Chronik der Stadt Saltmere',
      creators: ['Tobias Lund'],
      dateText: '1823',
      dateEdtf: '1823',
      dateBasis: 'stated',
      place: 'Westmarch',
      genre: 'Chronicle',
      language: 'de',
      archiveReference: '',
      transmission: 'Print.',
      rights: invented,
      description: 'Eighty-two years later, with footnotes that show what he had before him.',
    },
  },
  minute: {
    file: 'council-minute.txt',
    sheet: {
      siglum: 'M',
      title: 'Minute of the Council of Saltmere',
      creators: ['unknown'],
      dateText: 'Tuesday the 3rd of March 1741',
      dateEdtf: '1830/1869',
      dateBasis: 'inferred',
      place: 'Saltmere',
      genre: 'Minute (forged)',
      language: 'en',
      archiveReference: 'Saltmere Museum, 1869/12 (invented)',
      transmission: 'A single leaf; first heard of in 1869.',
      rights: invented,
      description: 'Bears the date of the day itself. Its words are a century younger.',
    },
  },
}

export const tags: Record<string, Partial<RecordFields<'tag'>> & { label: string; parent?: string }> = {
  violence: { label: 'Violence', colour: 'madder', description: 'Shots, wounds, deaths.' },
  authority: { label: 'Authority', colour: 'indigo', description: 'Who gave which order.' },
  price: { label: 'Prices', colour: 'ochre', description: 'Grain and what was paid for it.' },
  transmission: { label: 'Transmission', colour: 'slate', description: 'Traces of how a text came to us.' },
  copied: {
    label: 'Copied words',
    colour: 'plum',
    description: 'Words that stand in another source too, errors included.',
    parent: 'transmission',
  },
  anachronism: {
    label: 'Anachronism',
    colour: 'sienna',
    description: 'A word or thing that did not exist at the stated date.',
    parent: 'transmission',
  },
}

export interface SeedPassage {
  source: SourceKey
  by: PersonKey
  /** Exact words, found once in the source. */
  quote: string
  tags: readonly string[]
  note?: string
  /** `textual`: the note is about the text itself; otherwise about the matter. */
  register?: 'textual'
}

export const passages: Record<string, SeedPassage> = {
  thirleStood: {
    source: 'thirle',
    by: 'brandt',
    quote: 'I stood no farther from him than our counter is from our stove',
    tags: [],
    note: 'She says how near she stood, and by a measure her brother can check: the distance in their own shop.',
  },
  thirleMayor: {
    source: 'thirle',
    by: 'brandt',
    quote: 'it was he who bade the porter unlock the door and sell to all comers at five shillings',
    tags: ['authority', 'price'],
  },
  thirleShots: {
    source: 'thirle',
    by: 'brandt',
    quote: 'two pieces were discharged over our heads, the one directly after the other',
    tags: ['violence'],
    note: 'Two single shots, not a volley, and over the heads. The detail that she saw the Captain’s face belongs to the same moment.',
  },
  thirleNoDead: {
    source: 'thirle',
    by: 'brandt',
    quote:
      'I thank God that no one was killed; Peter Moll has lost the tip of a finger, and that was in the door of the cooperage',
    tags: ['violence'],
  },
  thirleWord: {
    source: 'thirle',
    by: 'feld',
    quote: 'I believe he had not given the word',
    tags: ['authority'],
  },
  harrowOrders: {
    source: 'harrow',
    by: 'feld',
    quote: 'the troops are upon no account to fire upon the inhabitants',
    tags: ['authority'],
    note: 'He begins his report with the order he had to obey. Whoever reads on should bear it in mind.',
  },
  harrowDoor: {
    source: 'harrow',
    by: 'brandt',
    quote: 'the rabble having already broken in the door of the granary at the Corn Gate with a beam',
    tags: ['violence'],
  },
  harrowNoShot: {
    source: 'harrow',
    by: 'brandt',
    quote: 'not a piece was discharged by any man of my company',
    tags: ['violence'],
  },
  harrowMayor: {
    source: 'harrow',
    by: 'brandt',
    quote: 'The Mayor was not seen by me at any time before noon. I am told he kept to his house.',
    tags: ['authority'],
  },
  courantGate: {
    source: 'courant',
    by: 'feld',
    quote: 'above two hundred people before the granary at the Cora Gate, the most of them women',
    tags: ['copied'],
    register: 'textual',
    note: 'Word for word from T, with one misprint: “Cora” for “Corn”. Whoever writes “Cora” has read the Courant.',
  },
  courantShots: {
    source: 'courant',
    by: 'feld',
    quote: 'several pieces were discharged upon them',
    tags: ['violence', 'copied'],
  },
  courantDead: {
    source: 'courant',
    by: 'feld',
    quote: 'whereby three persons were killed and others lost fingers',
    tags: ['violence'],
    note: 'One finger in T has become “fingers”, and three dead have been added. For the dead the paper has no other source that we can name.',
  },
  courantMayor: {
    source: 'courant',
    by: 'feld',
    quote: 'bade the porter unlock the door and sell to all comers at five shillings',
    tags: ['authority', 'copied'],
  },
  lundGate: {
    source: 'lund',
    by: 'feld',
    quote: 'vor dem Kornhaus am Cora-Tor',
    tags: ['copied'],
    register: 'textual',
    note: 'The misprint of the Courant, carried over: the chronicle had the newspaper and not the letter.',
  },
  lundVolley: {
    source: 'lund',
    by: 'feld',
    quote: 'gab eine Salve auf die Menge ab, wobei drei Menschen das Leben verloren',
    tags: ['violence'],
  },
  lundRegister: {
    source: 'lund',
    by: 'brandt',
    quote: 'im März 1741 zwei Begräbnisse, beides Kinder',
    tags: ['violence'],
    note: 'Lund’s own footnote speaks against his text: the burial register he looked up knows no dead of 3 March.',
  },
  lundCouncil: {
    source: 'lund',
    by: 'brandt',
    quote: 'Ein Protokoll des Rates über jenen Tag ist nicht erhalten',
    tags: ['transmission'],
  },
  minuteOrder: {
    source: 'minute',
    by: 'brandt',
    quote: 'upon his own authority, ordered the granary to be opened and the barley sold at five shillings',
    tags: ['authority'],
  },
  minutePolice: {
    source: 'minute',
    by: 'feld',
    quote: 'the police constables at the Corn Gate and at the railway quay',
    tags: ['anachronism'],
    register: 'textual',
    note: 'No railway in 1741, and no police constables either.',
  },
}
